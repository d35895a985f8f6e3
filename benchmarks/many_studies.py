"""What many studies take.  Run: ``.venv/bin/python benchmarks/many_studies.py [--built N ...] [--copied N] ...``.

- A corpus (:mod:`corpus`) of each number of ``--built`` studies is built from nothing in batches.  Beside those of at
  most 100 the same studies are built one after the other in one process, which is the least that they can take.  Then
  nothing is to do, one study is edited, one is broken, and a build is stopped by Ctrl-C and taken up again.
- 100 studies are built in batches of several sizes.
- With ``--copied`` the results of the largest are copied under other ids until there are so many, with the stamps that
  their build would have left: what nothing to do and one edit take among them is measured without building them.
- The index alone is made of the largest, and of its results linked under other ids until there are ``--indexed``.
- Of the numbers ``--planned`` the plan is timed (a dry run), and at 1,000 for several sizes of a batch.

At the end stands what follows: the cost of one more study, and which goals are met.
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
WARM = 100  # studies: more are not built in one process
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


COLD, ALONE_ROW, NOTHING, EDITED = "cold build", "the same in one process", "nothing to do", "one study edited"
PLANNED = "planned (a dry run) in batches of"


class Row(NamedTuple):
    """One measurement: what, of how many studies, its cost, and the MB of Snakemake's own process, 0 where none ran."""

    what: str
    studies: int
    took: Cost
    main: float


def main(arguments: list[str]) -> None:
    """Measure, print, and write the figures down as they come."""
    parser = options(__doc__)
    parser.add_argument("--built", type=int, nargs="*", metavar="N", help="10, 100 and 1000, or 10 in a quick run")
    parser.add_argument("--copied", type=int, metavar="N", help="none, or 1000 in a quick run")
    parser.add_argument("--indexed", type=int, metavar="N", help="10000, or 1000 in a quick run; 0: no index alone")
    parser.add_argument("--planned", type=int, nargs="*", default=[100, 1000, 10_000], metavar="N")
    parser.add_argument("--words", type=int, default=600, metavar="N", help="of each study; 0: 2 to 12 pages")
    parser.add_argument("--cores", type=int, default=2, metavar="N")
    parser.add_argument("--size", type=int, default=10, metavar="N", help="of a batch")
    asked = parser.parse_args(arguments)
    if asked.built is None:
        asked.built = [10] if asked.quick else [10, 100, 1000]
    if asked.copied is None:
        asked.copied = 1000 if asked.quick else 0
    if asked.indexed is None:
        asked.indexed = 1000 if asked.quick else 10_000
    rows: list[Row] = []
    with tempfile.TemporaryDirectory() as folder:
        for row in measured(Path(folder), asked):
            rows.append(row)
            print(row, flush=True)
            if not asked.print:
                told = f"{shown(rows)}\n\n{judged(rows)}".rstrip()
                record("many-studies", f"benchmarks/many_studies.py {' '.join(arguments)}".rstrip(), told)


def measured(folder: Path, asked: argparse.Namespace) -> Iterator[Row]:
    """Each measurement, one after the other."""
    place = folder
    for number in sorted(asked.built):
        place = folder / f"built-{number}"
        place.mkdir()
        corpus.make(place, number, words=asked.words)
        yield from built(place, number, asked)
    if asked.built and asked.indexed:
        yield from indexed(place, max(asked.built), asked.indexed)
    if asked.built and asked.copied:
        copied(place, asked.copied, asked.size)
        yield from changed(place, asked.copied, asked)
    for number, size in itertools.chain(
        ((number, asked.size) for number in asked.planned), ((1000, size) for size in SIZES if asked.planned)
    ):
        place = folder / f"planned-{number}-{size}"
        place.mkdir()
        corpus.make(place, number, words=asked.words)
        yield run(f"{PLANNED} {size}", number, place, size, asked.cores, "--dry-run")
        shutil.rmtree(place)


def built(place: Path, number: int, asked: argparse.Namespace) -> Iterator[Row]:
    """A corpus from nothing, and what comes after."""
    size = min(asked.size, max(2, number // 3))  # so that few studies go in batches as well
    yield run(COLD, number, place, size, asked.cores)
    if number <= WARM:
        beside = place.with_name("alone")
        beside.mkdir()
        shutil.copytree(place / "data", beside / "data")
        ids = sorted(path.name for path in (place / "data" / "studies").iterdir())
        took = cost([sys.executable, "-c", ALONE, str(TEMPLATES), *ids], beside)
        yield Row(ALONE_ROW, number, took, took.memory)
        shutil.rmtree(beside)
    yield from changed(place, number, asked, size)
    yield from stopped(place, number, asked, size)
    if number == WARM:
        for size in SIZES:
            _empty(place)
            yield run(f"cold build in batches of {size}", number, place, size, asked.cores)


def changed(place: Path, number: int, asked: argparse.Namespace, size: int = 0) -> Iterator[Row]:
    """Nothing to do; one study edited; one broken, which is told, and mended."""
    size = size or asked.size
    edits = sorted((place / "data" / "studies").glob("*/edits.yaml"))[0]
    yield run(NOTHING, number, place, size, asked.cores)
    written = edits.read_text(encoding="utf-8")
    edits.write_text(written.replace("Shorter.", "Shorter, and as clear."), encoding="utf-8")
    yield run(EDITED, number, place, size, asked.cores)
    edits.write_text(f"{written}broken", encoding="utf-8")
    yield run("one study broken", number, place, size, asked.cores, fails=True)
    edits.write_text(written, encoding="utf-8")
    yield run("it is mended", number, place, size, asked.cores)


def stopped(place: Path, number: int, asked: argparse.Namespace, size: int) -> Iterator[Row]:
    """A cold build that gets Ctrl-C when a third of the studies are done, and the build that takes it up."""
    _empty(place)
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


def indexed(place: Path, number: int, most: int) -> Iterator[Row]:
    """The index alone of the built studies, and of links to them under other ids: nothing kept, then everything."""
    yield from index_of(place, number)
    ids = sorted(path.name for path in (place / "data" / "studies").iterdir())
    beside = place.with_name("indexed")
    shutil.copytree(place / "data", beside / "data", copy_function=os.link)
    shutil.copytree(place / "results", beside / "results", copy_function=os.link, ignore=shutil.ignore_patterns("logs"))
    for place_, source in zip(range(len(ids), most), itertools.cycle(ids), strict=False):
        one = f"study-{place_:06}"
        shutil.copytree(beside / "data/studies" / source, beside / "data/studies" / one, copy_function=os.link)
        shutil.copytree(beside / "results" / source, beside / "results" / one, copy_function=os.link)
        _rename(beside / "results" / one, source)
    if most > number:
        yield from index_of(beside, most)
    shutil.rmtree(beside)


def index_of(place: Path, number: int) -> Iterator[Row]:
    """The index of what stands in ``place``, made twice: the first time nothing is kept of any study."""
    shutil.rmtree(place / "results" / "logs" / "index", ignore_errors=True)
    time.sleep(3)  # so that files that were just written are at rest, and can be kept
    words = [sys.executable, "-m", "recension", "index", "--settings", "{}", "--templates", str(TEMPLATES)]
    words += ["--index", "results/index.html", "--manifest", "results/MANIFEST.sha256"]
    for what in ("index alone, all looked at", "index alone, nothing changed"):
        took = cost(words, place)
        page = (place / "results" / "index.html").stat().st_size / 1e6
        yield Row(f"{what} (page {page:.1f} MB)", number, took, 0)


def _empty(place: Path) -> None:
    """Take all that was built away."""
    for name in ("results", ".snakemake"):
        shutil.rmtree(place / name)


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
    next(index_of(place, number))  # which keeps what a whole build would have kept


def _rename(results: Path, source: str) -> None:
    """Say in copied ``results`` that their inputs are those of the copy, and in their checks that this is so."""
    provenance, checks = results / "provenance.json", results / "checks.json"
    before = provenance.read_bytes()
    after = before.replace(source.encode(), results.name.encode())
    checked = checks.read_bytes().replace(sha256(before).encode(), sha256(after).encode())
    for path, data in ((provenance, after), (checks, checked)):
        path.unlink()  # which may be a link to that of another
        path.write_bytes(data)


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
        (
            what,
            f"{number:,}",
            f"{took.wall:.1f}",
            f"{took.cpu:.1f}",
            f"{took.memory:.0f}",
            f"{main:.0f}" if main else "–",
        )
        for what, number, took, main in rows
    ]
    return table(heads, lines)


def judged(rows: list[Row]) -> str:
    """What follows from ``rows``, beside the goals, as a table; what was not measured is left out."""
    lines: list[tuple[str, str, str, str]] = []
    for what, figure, unit, goal in figures({(row.what, row.studies): row for row in rows}):
        met = "" if goal is None else "yes" if figure <= goal else "no"
        lines.append((what, f"{figure:.2f}{unit}", "" if goal is None else f"{goal:g}{unit}", met))
    return table(("what follows", "figure", "goal", "met"), lines) if lines else ""


def figures(by: dict[tuple[str, int], Row]) -> Iterator[tuple[str, float, str, float | None]]:
    """What follows from the measurements ``by`` what and number of studies: what, figure, unit, the most it may be."""
    cold = {number: row.took for (what, number), row in by.items() if what == COLD}
    warm = {number: row.took for (what, number), row in by.items() if what == ALONE_ROW}
    more = {kind: one_more(cold, kind) for kind in ("wall", "cpu")}
    for kind, slopes in more.items():
        name = {"wall": "by the clock", "cpu": "CPU"}[kind]
        for (few, many), slope in slopes.items():
            yield f"one more study, {few:,} to {many:,}, {name}", slope, " s", None
        first, last = slopes.get((10, 100)), slopes.get((100, 1000))
        if first and last:
            yield f"one more study, {name}: at 1,000 against 100", last / first, "", 1.15
    for number, took in sorted(warm.items()):
        yield f"one study of {number:,} in one process, CPU", took.cpu / number, " s", None
    if warm and more["cpu"]:
        least = max(warm)
        slope = more["cpu"][max(more["cpu"])]
        yield f"one more study against one in one process of {least:,}, CPU", slope / (warm[least].cpu / least), "", 1.5
    for number in sorted(cold.keys() & warm.keys()):
        yield f"all of {number:,} studies against one process, CPU", cold[number].cpu / warm[number].cpu, "", None
    for what, goal in ((NOTHING, 10), (EDITED, 12)):
        if row := by.get((what, 1000)):
            yield f"{what} at 1,000, by the clock", row.took.wall, " s", goal
    if main := max((row.main for (_, number), row in by.items() if number == 1000), default=0):
        yield "Snakemake at 1,000", main, " MB", 500
    if row := next((row for (what, number), row in by.items() if what.startswith(PLANNED) and number == 10_000), None):
        yield "Snakemake, 10,000 planned", row.main, " MB", 2000


def one_more(cold: dict[int, Cost], kind: str) -> dict[tuple[int, int], float]:
    """Seconds that each study beyond the smaller number takes, by two numbers of studies next to each other."""
    numbers = sorted(cold)
    return {
        (few, many): (getattr(cold[many], kind) - getattr(cold[few], kind)) / (many - few)
        for few, many in itertools.pairwise(numbers)
    }


if __name__ == "__main__":
    main(sys.argv[1:])
