"""What each stage takes as a study grows.  Run: ``.venv/bin/python benchmarks/lengths.py [PAGES ...] [--print]``.

Made-up studies (:mod:`manuscript`) of 20, 60 and 200 pages (``--quick``: 20 and 60) are built stage by stage, each in a
process of its own.  Of 2,000 pages Typst would take some 36 GB of memory.
The exponents are those of the power law between the two longest studies, where the constant cost of a start weighs
least: 1 is a straight line, 2 four times the time for twice the length.  A stage that takes longer than an hour is
ended and said to be.
"""

from __future__ import annotations

import math
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


def main(arguments: list[str]) -> None:
    """Measure each length, and write down the costs and the exponents."""
    parser = options(__doc__)
    parser.add_argument("pages", nargs="*", type=int)
    asked = parser.parse_args(arguments)
    lengths = sorted(asked.pages or ([20, 60] if asked.quick else [20, 60, 200]))
    found: dict[str, dict[int, Cost]] = {}
    for pages in lengths:
        with tempfile.TemporaryDirectory() as folder:
            for stage, took in stages(Path(folder), pages):
                print(f"{pages:>5} pages  {stage:<24} {took.cpu:8.1f} s CPU {took.memory:8.0f} MB", flush=True)
                found.setdefault(stage, {})[pages] = took
    figures = shown(found, lengths)
    if asked.print:
        print(figures)
    else:
        record("lengths", "benchmarks/lengths.py", figures)


def stages(place: Path, pages: int):
    """Each stage of a study of ``pages`` pages with its cost, in order."""
    shutil.copytree(ROOT / "tests" / "data" / "termbases", place / "data" / "termbases")
    shutil.copytree(ROOT / "tests" / "data" / "codebooks", place / "data" / "codebooks")
    manuscript.write(place / "data", "long", pages)
    (place / "config.yaml").write_text("studies: [long]\n", encoding="utf-8")
    build = [sys.executable, "-m", "snakemake", "-s", str(ROOT / "Snakefile"), "--directory", str(place)]
    build += ["--cores", "2", "--configfile", str(place / "config.yaml"), "--quiet", "all"]
    for line in shell_commands(build, place, "--workflow-profile", str(ROOT / "profiles" / "default")):
        words = shlex.split(line)[3:]
        name = f"{words[0]} {Path(words[-1]).name}" if words[0] == "render" else words[0]
        try:
            yield name, cost([sys.executable, "-m", "recension", *words], place)
        except subprocess.CalledProcessError as error:
            raise SystemExit(f"{name} of {pages} pages failed: {error.stderr}") from None


def shown(found: dict[str, dict[int, Cost]], lengths: list[int]) -> str:
    """The table: CPU seconds and memory of each stage at each length, and the exponents between the two longest."""
    heads = ["stage"] + [f"{pages:,} pages: CPU s, MB" for pages in lengths] + ["exponent of time", "of memory"]
    rows = []
    for stage, costs in found.items():
        cells = [f"{costs[pages].cpu:.1f}, {costs[pages].memory:.0f}" for pages in lengths]
        rows.append([stage, *cells, *(f"{exponent(costs, lengths, kind):.2f}" for kind in ("cpu", "memory"))])
    return f"{table(heads, rows)}\n\nGoal: exponents of at most {GOAL}."


def exponent(costs: dict[int, Cost], lengths: list[int], kind: str) -> float:
    """The power of the length with which a cost grows between the two longest studies."""
    if len(lengths) < 2:
        return math.nan
    short, long = lengths[-2:]
    return math.log(getattr(costs[long], kind) / getattr(costs[short], kind)) / math.log(long / short)


if __name__ == "__main__":
    main(sys.argv[1:])
