"""What many studies take.  Run: ``.venv/bin/python benchmarks/many_studies.py [--built N] [--planned N ...]``.

A corpus (:mod:`corpus`) of ``--built`` studies is built from nothing in batches; the same studies one after the other
in one process are the least that they can take.  Then nothing is to do, and one study is edited.  Of larger corpora,
which would take hours, the plan is timed (a dry run): what Snakemake takes before the first job.
"""

from __future__ import annotations

import argparse
import shutil
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import corpus
from timing import ROOT, Cost, cost, record, table

SIZE = 3  # of a batch where few studies are built, so that these go in batches as well
ALONE = """
import sys
from pathlib import Path
from recension.batch import Batch
from recension.records.config import Config
assert not Batch(sys.argv[1:], Config(), Path({templates!r}), Path("alone.log")).build()
"""
Row = tuple[str, int, Cost]


def main(arguments: list[str]) -> None:
    """Measure, print, and write the figures down."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--built", type=int, default=100, metavar="N")
    parser.add_argument("--planned", type=int, nargs="*", default=[100, 1000, 10_000], metavar="N")
    parser.add_argument("--print", action="store_true", help="leave docs/performance.md alone")
    asked = parser.parse_args(arguments)
    rows: list[Row] = []
    with tempfile.TemporaryDirectory() as folder:
        for row in measured(Path(folder), asked.built, asked.planned):
            rows.append(row)
            print(*row, flush=True)
            if not asked.print:
                record("many-studies", "benchmarks/many_studies.py", shown(rows))


def measured(folder: Path, built: int, planned: list[int]) -> Iterator[Row]:
    """Each measurement with its number of studies."""
    place = folder / "built"
    place.mkdir()
    ids = corpus.make(place, built)
    edited = next((place / "data" / "studies").glob("*/edits.yaml"))
    yield "cold build", built, cost(snakemake(place), place)
    alone = folder / "alone"
    alone.mkdir()
    shutil.copytree(place / "data", alone / "data")
    yield "the same in one process", built, cost([sys.executable, "-c", filled(ALONE), *ids], alone)
    yield "nothing to do", built, cost(snakemake(place), place)
    with edited.open("a", encoding="utf-8") as file:
        file.write("# edited\n")
    yield "one study edited", built, cost(snakemake(place), place)
    for number in planned:
        place = folder / f"planned-{number}"
        place.mkdir()
        corpus.make(place, number)
        yield "planned (a dry run), nothing built", number, cost([*snakemake(place, 10), "--dry-run"], place)


def snakemake(place: Path, size: int = SIZE) -> list[str]:
    """The build in ``place``, in batches of about ``size`` studies."""
    words = [sys.executable, "-m", "snakemake", "-s", str(ROOT / "Snakefile"), "--directory", str(place)]
    words += ["--configfile", str(ROOT / "config" / "config.yaml"), "--cores", "2", "--quiet", "all"]
    return [*words, "--workflow-profile", str(ROOT / "profiles" / "default"), "--config", f"batch={size}"]


def filled(program: str) -> str:
    """``program`` with the folder of the templates in it."""
    return program.format(templates=str(ROOT / "templates"))


def shown(rows: list[Row]) -> str:
    """The measurements as a table."""
    lines = [(what, f"{number:,}", f"{c.wall:.1f}", f"{c.cpu:.1f}", f"{c.memory:.0f}") for what, number, c in rows]
    return table(("what", "studies", "wall, s", "CPU, s", "memory, MB"), lines)


if __name__ == "__main__":
    main(sys.argv[1:])
