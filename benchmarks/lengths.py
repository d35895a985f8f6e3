"""What each stage takes as a study grows.  Run: ``.venv/bin/python benchmarks/lengths.py [PAGES ...] [--print]``.

Made-up studies (:mod:`manuscript`) of 20, 200 and 2,000 pages (``--quick``: 20 and 60) are built stage by stage, each
in a process of its own, with most of the memory that the machine has left and an hour for each.  The PDF is made twice,
and verified each time: with all that follows the text, and of the text alone (``pdf.layout: edition``).  A stage that
needs more than that is refused, as in a build; what needs its outputs is left out, and the rest goes on.
The exponents are those of the power law between the two longest studies that a stage was done with, where the constant
cost of a start weighs least: 1 is a straight line, 2 four times the time for twice the length.
"""

from __future__ import annotations

import json
import math
import os
import re
import shlex
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import manuscript
from one_study import shell_commands
from timing import ROOT, Cost, cost, options, record, table

GOAL = 1.1
SECONDS = 3600
ROOM = 0.85  # of the memory that is left when a benchmark begins
LAYOUT, ALONE = "--layout apparatus", "--layout edition"
REFUSED = re.compile(r"needs more memory|needs more than|took longer than")


def main(arguments: list[str]) -> None:
    """Measure each length, and write down the costs and the exponents."""
    parser = options(__doc__)
    parser.add_argument("pages", nargs="*", type=int)
    asked = parser.parse_args(arguments)
    lengths = sorted(asked.pages or ([20, 60] if asked.quick else [20, 200, 2000]))
    most = memory()
    os.environ["RECENSION_LIMITS"] = json.dumps({"memory": most, "seconds": SECONDS})
    found: dict[str, dict[int, Cost | None]] = {}
    for pages in lengths:
        with tempfile.TemporaryDirectory() as folder:
            for stage, took in stages(Path(folder), pages):
                told = f"{took.cpu:8.1f} s CPU {took.memory:8.0f} MB" if took else "refused"
                print(f"{pages:>5} pages  {stage:<36} {told}", flush=True)
                found.setdefault(stage, {})[pages] = took
    figures = shown(found, lengths, most)
    if asked.print:
        print(figures)
    else:
        record("lengths", " ".join(["benchmarks/lengths.py", *map(str, lengths)]), figures)


def memory() -> int:
    """The most memory that a stage may have, in MB."""
    told = Path("/proc/meminfo")
    known = re.search(r"MemAvailable: *(\d+) kB", told.read_text()) if told.exists() else None
    left = int(known[1]) << 10 if known else os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE")
    return int(left * ROOM) >> 20


def stages(place: Path, pages: int):
    """Each stage of a study of ``pages`` pages with its cost, in order; no cost where it is refused."""
    shutil.copytree(ROOT / "tests" / "data" / "termbases", place / "data" / "termbases")
    shutil.copytree(ROOT / "tests" / "data" / "codebooks", place / "data" / "codebooks")
    manuscript.write(place / "data", "long", pages)
    (place / "config.yaml").write_text("studies: [long]\n", encoding="utf-8")
    build = [sys.executable, "-m", "snakemake", "-s", str(ROOT / "Snakefile"), "--directory", str(place)]
    build += ["--cores", "2", "--configfile", str(place / "config.yaml"), "--quiet", "all"]
    lines = shell_commands(build, place, "--workflow-profile", str(ROOT / "profiles" / "default"))
    missing: set[str] = set()
    for line in [*lines, *(line.replace(LAYOUT, ALONE) for line in lines if LAYOUT in line)]:
        words = shlex.split(line)[3:]
        if missing.intersection(words):
            continue
        name = f"{words[0]} {Path(words[-1]).name}" if words[0] == "render" else words[0]
        name += ", the text alone" if ALONE in line else ""
        missing.discard(words[-1])
        try:
            yield name, cost([sys.executable, "-m", "recension", *words], place)
        except subprocess.CalledProcessError as error:
            if not REFUSED.search(error.stderr):
                raise SystemExit(f"{name} of {pages} pages failed: {error.stderr}") from None
            missing.add(words[-1])
            yield name, None


def shown(found: dict[str, dict[int, Cost | None]], lengths: list[int], most: int) -> str:
    """The table: CPU seconds and memory of each stage at each length, and the exponents between the two longest."""
    heads = ["stage"] + [f"{pages:,} pages: CPU s, MB" for pages in lengths] + ["exponent of time", "of memory"]
    rows = []
    for stage, costs in found.items():
        cells = [cell(costs[pages], most) if pages in costs else "not run" for pages in lengths]
        rows.append([stage, *cells, *(f"{exponent(costs, kind):.2f}" for kind in ("cpu", "memory"))])
    return f"{table(heads, rows)}\n\nGoal: exponents of at most {GOAL}."


def cell(cost: Cost | None, most: int) -> str:
    """A cost, or that a stage was refused."""
    return f"{cost.cpu:.1f}, {cost.memory:.0f}" if cost else f"refused: more than {most:,} MB or {SECONDS:,} s"


def exponent(costs: dict[int, Cost | None], kind: str) -> float:
    """The power of the length with which a cost grows between the two longest studies that have one."""
    done = [(pages, getattr(took, kind)) for pages, took in sorted(costs.items()) if took]
    if len(done) < 2:
        return math.nan
    (short, less), (long, more) = done[-2:]
    return math.log(more / less) / math.log(long / short)


if __name__ == "__main__":
    main(sys.argv[1:])
