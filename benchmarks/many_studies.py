"""What many studies take.  Run: ``.venv/bin/python benchmarks/many_studies.py [--built N ...] [--copied N] ...``.

- A corpus (:mod:`corpus`) of each number of ``--built`` studies is built from nothing in batches.  Beside the smallest
  the same studies are built one after the other in one process, which is the least that they can take.  Then nothing is
  to do, one study is edited, one is broken, and a build is stopped by Ctrl-C and taken up again.
- The results of the largest are copied under other ids until there are ``--copied`` studies, with the stamps that their
  build would have left: what nothing to do, one edit and the index take among so many is measured, not guessed.
- Of the numbers ``--planned`` the plan is timed (a dry run), and at 1,000 for several sizes of a batch.
"""

from __future__ import annotations

import argparse
import itertools
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import corpus
from timing import ROOT, Cost, cost, environment, options, record, table

sys.path.insert(0, str(ROOT / "workflow"))

from recension.batch import share
from recension.files import sha256
from recension.records.config import Config
from recension.stamps import Stamps
from recension.steps import Plan
from recension.study import load_study

SIZES = (5, 10, 25, 50)
TEMPLATES = ROOT / "templates"
ALONE = """
import sys
from pathlib import Path
from recension.batch import Batch
from recension.records.config import Config
assert not Batch(sys.argv[2:], Config(), Path(sys.argv[1]), Path("alone.log")).build()
"""
# Snakemake, which leaves word of the memory of its own process, without that of its jobs.
WATCHED = """
import atexit, resource, runpy
from pathlib import Path
atexit.register(lambda: Path("main.txt").write_text(str(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)))
runpy.run_module("snakemake", run_name="__main__")
"""


class Row(NamedTuple):
    """One measurement: what, of how many studies, its cost, and the MB of Snakemake's own process."""

    what: str
    studies: int
    took: Cost
    main: float


def main(arguments: list[str]) -> None:
    """Measure, print, and write the figures down as they come."""
    parser = options(__doc__)
    parser.add_argument("--built", type=int, nargs="*", metavar="N", help="10 and 100, or 10 in a quick run")
    parser.add_argument("--copied", type=int, default=1000, metavar="N")
    parser.add_argument("--planned", type=int, nargs="*", default=[100, 1000, 10_000], metavar="N")
    parser.add_argument("--words", type=int, metavar="N", help="of each study; 0: 2 to 12 pages; 600 in a quick run")
    parser.add_argument("--cores", type=int, default=2, metavar="N")
    parser.add_argument("--size", type=int, default=10, metavar="N", help="of a batch")
    asked = parser.parse_args(arguments)
    if asked.built is None:
        asked.built = [10] if asked.quick else [10, 100]
    if asked.words is None:
        asked.words = 600 if asked.quick else 0
    rows: list[Row] = []
    with tempfile.TemporaryDirectory() as folder:
        for row in measured(Path(folder), asked):
            rows.append(row)
            print(row, flush=True)
            if not asked.print:
                record("many-studies", f"benchmarks/many_studies.py {' '.join(arguments)}".rstrip(), shown(rows))


def measured(folder: Path, asked: argparse.Namespace) -> Iterator[Row]:
    """Each measurement, one after the other."""
    place = folder
    for number in sorted(asked.built):
        place = folder / f"built-{number}"
        place.mkdir()
        corpus.make(place, number, words=asked.words)
        yield from built(place, number, asked, alone=number == min(asked.built))
    if asked.built and asked.copied:
        copied(place, asked.copied, asked.size)
        yield from changed(place, asked.copied, asked)
    for number, size in itertools.chain(
        ((number, asked.size) for number in asked.planned), ((1000, size) for size in SIZES if asked.planned)
    ):
        place = folder / f"planned-{number}-{size}"
        place.mkdir()
        corpus.make(place, number, words=asked.words)
        yield run(f"planned (a dry run) in batches of {size}", number, place, size, asked.cores, "--dry-run")
        shutil.rmtree(place)


def built(place: Path, number: int, asked: argparse.Namespace, alone: bool) -> Iterator[Row]:
    """A corpus from nothing, and what comes after."""
    size = min(asked.size, max(2, number // 3))  # so that few studies go in batches as well
    yield run("cold build", number, place, size, asked.cores)
    if alone:
        beside = place.with_name("alone")
        beside.mkdir()
        shutil.copytree(place / "data", beside / "data")
        ids = sorted(path.name for path in (place / "data" / "studies").iterdir())
        took = cost([sys.executable, "-c", ALONE, str(TEMPLATES), *ids], beside)
        yield Row("the same in one process", number, took, took.memory)
    yield from changed(place, number, asked, size)
    yield from stopped(place, number, asked, size)


def changed(place: Path, number: int, asked: argparse.Namespace, size: int = 0) -> Iterator[Row]:
    """Nothing to do; one study edited; one broken, which is told, and mended."""
    size = size or asked.size
    edits = sorted((place / "data" / "studies").glob("*/edits.yaml"))[0]
    yield run("nothing to do", number, place, size, asked.cores)
    written = edits.read_text(encoding="utf-8")
    edits.write_text(written.replace("Shorter.", "Shorter, and as clear."), encoding="utf-8")
    yield run("one study edited", number, place, size, asked.cores)
    edits.write_text(f"{written}broken", encoding="utf-8")
    yield run("one study broken", number, place, size, asked.cores, fails=True)
    edits.write_text(written, encoding="utf-8")
    yield run("it is mended", number, place, size, asked.cores)


def stopped(place: Path, number: int, asked: argparse.Namespace, size: int) -> Iterator[Row]:
    """A cold build that gets Ctrl-C when a third of the studies are done, and the build that takes it up."""
    for name in ("results", ".snakemake"):
        shutil.rmtree(place / name)
    began = time.perf_counter()
    with subprocess.Popen(
        command(place, size, asked.cores), cwd=place, env=environment(), stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL, start_new_session=True, preexec_fn=_heeding,
    ) as process:  # fmt: skip
        while process.poll() is None and len(list(place.glob("results/*/checks.json"))) < number / 3:
            time.sleep(0.2)
        os.killpg(process.pid, signal.SIGINT)
        _, _, used = os.wait4(process.pid, 0)
        process.returncode = 130
    done = len(list(place.glob("results/*/checks.json")))
    spent = Cost(time.perf_counter() - began, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024)
    yield Row(f"stopped by Ctrl-C, {done} done", number, spent, main_memory(place))
    if any((place / ".snakemake" / "locks").glob("*")):
        subprocess.run([*command(place, size, asked.cores), "--unlock"], cwd=place, env=environment(), check=True)
    yield run("taken up again", number, place, size, asked.cores)


def _heeding() -> None:
    """Heed Ctrl-C, which a process in the background is told to pass over."""
    signal.signal(signal.SIGINT, signal.default_int_handler)


def run(what: str, number: int, place: Path, size: int, cores: int, *more: str, fails: bool = False) -> Row:
    """The cost of one build; one that is to fail and does not, or the other way round, is no measurement."""
    words = [*command(place, size, cores), *more]
    took = cost(["bash", "-c", '! "$@"', "bash", *words] if fails else words, place)
    return Row(what, number, took, main_memory(place))


def main_memory(place: Path) -> float:
    """MB of the process of the last Snakemake that ran in ``place``."""
    return int((place / "main.txt").read_text()) / 1024


def command(place: Path, size: int, cores: int) -> list[str]:
    """The build in ``place``, in batches of about ``size`` studies."""
    words = [sys.executable, "-c", WATCHED, "-s", str(ROOT / "Snakefile"), "--directory", str(place)]
    words += ["--configfile", str(ROOT / "config" / "config.yaml"), "--cores", str(cores), "--quiet", "all"]
    return [*words, "--workflow-profile", str(ROOT / "profiles" / "default"), "--config", f"batch={size}"]


def copied(place: Path, number: int, size: int) -> None:
    """Copy built studies of ``place`` under other ids until there are ``number``, with the stamps of a whole build."""
    here = Path.cwd()
    os.chdir(place)  # stamps hold paths as a build has them, from its folder
    try:
        ids = sorted(path.name for path in Path("data/studies").iterdir())
        for place_, source in zip(range(len(ids), number), itertools.cycle(ids), strict=False):
            one = f"study-{place_:06}"
            shutil.copytree(f"data/studies/{source}", f"data/studies/{one}")
            shutil.copytree(f"results/{source}", f"results/{one}")
            _rename(Path("results", one), source)
            _stamp(one)
        everything = sorted(path.name for path in Path("data/studies").iterdir())
        for stamp in Path("results/logs").glob("batch-*"):
            stamp.unlink()
        for batch in share(everything, size):
            Path(f"results/logs/batch-{batch}.txt").touch()
    finally:
        os.chdir(here)
    subprocess.run([*command(place, size, 1), "--touch"], cwd=place, env=environment(), check=True)


def _rename(results: Path, source: str) -> None:
    """Say in copied ``results`` that their inputs are those of the copy, and in their checks that this is so."""
    provenance, checks = results / "provenance.json", results / "checks.json"
    before = provenance.read_bytes()
    after = before.replace(source.encode(), results.name.encode())
    provenance.write_bytes(after)
    checks.write_bytes(checks.read_bytes().replace(sha256(before).encode(), sha256(after).encode()))


def _stamp(one: str) -> None:
    """Leave the stamps that a build of the study ``one`` would have left of what is there."""
    plan = Plan(load_study(one, Config()), Config(), TEMPLATES)
    stamps = Stamps(plan.results, TEMPLATES)
    stamps.steps = {}
    for step in plan.steps():
        stamps.run(step, lambda words: None)


def shown(rows: list[Row]) -> str:
    """The measurements as a table."""
    heads = ("what", "studies", "wall, s", "CPU, s", "MB, largest process", "MB, Snakemake")
    lines = [
        (what, f"{number:,}", f"{took.wall:.1f}", f"{took.cpu:.1f}", f"{took.memory:.0f}", f"{main:.0f}")
        for what, number, took, main in rows
    ]
    return table(heads, lines)


if __name__ == "__main__":
    main(sys.argv[1:])
