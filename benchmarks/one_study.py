"""What one study costs beside its limits.  Run: ``.venv/bin/python benchmarks/one_study.py [ROUNDS] [--print]``.

Five comparisons, each of medians of runs taken in turn (:mod:`timing`); the table goes into docs/performance.md:

- a cold build with two cores, against the same commands in one Python process, imports included;
- a build with nothing to do, against Snakemake on a trivial workflow with as many jobs and nothing to do;
- a build after one word of edits.yaml was changed, against the cold build;
- *read*, *emend* and *code* in one process, against a Python that does nothing (a difference of CPU seconds);
- *render* of the page and the PDF, against pandoc and Typst called bare on the same trees.
"""

from __future__ import annotations

import itertools
import json
import re
import shutil
import subprocess
import sys
import tempfile
from functools import partial
from pathlib import Path

from timing import ROOT, Cost, Run, cost, difference, environment, in_turn, median, options, ratio, record, table

SNAKEMAKE = [sys.executable, "-m", "snakemake"]
IN_ONE_PROCESS = """
import json, shlex, sys
from recension.cli import main
for command in json.loads(sys.argv[1]):
    assert main(shlex.split(command)[3:]) == 0, command
"""
# The trees and templates that the package hands to pandoc and Typst, written down for calling those bare.
CAPTURE = """
import json, sys
from pathlib import Path
from recension import cli
from recension.rendering import html, pdf, writers
place, run = Path(sys.argv[1]), writers.run_pandoc
def kept(ast, to, options, *more, **named):
    written = run(ast, to, options, *more, **named)
    (place / f"{to}.json").write_bytes(ast)
    (place / f"{to}.options").write_text(json.dumps(list(options)))
    (place / f"{to}.out").write_text(written)
    return written
html.run_pandoc = pdf.run_pandoc = kept
for words in json.loads(sys.argv[2]):
    assert cli.main(words) == 0, words
"""
BARE = """
import json, subprocess, sys
from pathlib import Path
import pypandoc, typst
place, fonts = Path(sys.argv[1]), sys.argv[2]
for options in sorted(place.glob("*.options")):
    command = [pypandoc.get_pandoc_path(), "--sandbox", "-f", "json", "-t", options.stem]
    done = subprocess.run([*command, *json.loads(options.read_text())], check=True, capture_output=True,
                          input=options.with_suffix(".json").read_bytes())
    if options.stem.startswith("typst"):
        typst.compile(done.stdout, root=str(place / "figures"), pdf_standards=["a-2a", "ua-1"], format="pdf",
                      font_paths=typst.Fonts(include_system_fonts=False, include_embedded_fonts=False,
                                             font_paths=[fonts]),
                      sys_inputs={"lang": "en", "layout": "apparatus"})
"""


def main(arguments: list[str]) -> None:
    """Measure all comparisons, print them and write them down."""
    parser = options(__doc__)
    parser.add_argument("rounds", nargs="?", type=int, help="5, or 2 in a quick run")
    parser.add_argument("--study", default="zhang-2022", help="a study of this tree")
    asked = parser.parse_args(arguments)
    rounds = asked.rounds or (2 if asked.quick else 5)
    with tempfile.TemporaryDirectory() as folder:
        rows = compared(Path(folder), asked.study, rounds)
    heads = ["what", "wall s", "CPU s", "MB", "against", "wall s", "CPU s", "MB", "figure", "goal"]
    figures = f"{table(heads, rows)}\n\nMedians of {rounds} rounds; MB are those of the largest process."
    if asked.print:
        print(figures)
    else:
        record("one-study", "benchmarks/one_study.py", figures)


def compared(place: Path, study: str, rounds: int) -> list[list[object]]:
    """The rows of the table: both sides of each comparison, its figure and its goal."""
    build, alone, empty = commands(place, study)
    cold = Run("cold build, two cores", build, place, lambda: clear(place))
    one = Run("the same in one process", alone, place, lambda: clear(place))
    found = [row(cold, one, in_turn(rounds, [cold, one]), 1.6)]
    cost(build, place)
    idle = Run("nothing to do", build, place)
    trivial = Run("a trivial workflow", empty, place)
    found.append(row(idle, trivial, in_turn(rounds, [idle, trivial]), 1.2))
    edits, turns = place / "data" / "studies" / study / "edits.yaml", itertools.count()
    word = Run("one word changed in edits.yaml", build, place, lambda: change_word(edits, next(turns)))
    # The cold build comes second in a round, so that the changed word always finds everything else made.
    found.append(row(word, cold, in_turn(rounds, [word, cold]), 0.6))
    found += [thinking(place, study, build, rounds), rendering(place, study, build, rounds)]
    return found


def row(run: Run, other: Run, costs: list[list[Cost]], goal: float) -> list[object]:
    """One line of the table; its figure is the ratio of wall times."""
    return line(run, other, costs, f"{ratio(*costs):.2f}", goal)


def line(run: Run, other: Run, costs: list[list[Cost]], figure: str, goal: object) -> list[object]:
    """One line of the table with a figure made elsewhere."""
    one, two = ([f"{value:.2f}" for value in median(each)[:2]] + [f"{median(each).memory:.0f}"] for each in costs)
    return [run.name, *one, other.name, *two, figure, goal]


def thinking(place: Path, study: str, build: list[str], rounds: int) -> list[object]:
    """*read*, *emend* and *code* beside a Python that does nothing: the CPU seconds between them."""
    shown = [one for one in shell_commands(build, place, "--forceall") if one.split()[3] in ("read", "emend", "code")]
    # What an earlier run has left for the next one would spare the guard its work.
    forget = partial(shutil.rmtree, place / "results" / study / "logs" / "steps", ignore_errors=True)
    work = Run("read, emend and code", [sys.executable, "-c", IN_ONE_PROCESS, json.dumps(shown)], place, forget)
    nothing = Run("`python -c pass`", [sys.executable, "-c", "pass"], place)
    costs = in_turn(rounds, [work, nothing])
    return line(work, nothing, costs, f"{difference(*costs):.2f} s CPU", "0.35 s CPU")


def rendering(place: Path, study: str, build: list[str], rounds: int) -> list[object]:
    """*render* of page and PDF in one process, beside pandoc and Typst called bare on the trees it makes."""
    shown = [one for one in shell_commands(build, place, "--forceall") if one.split()[3] == "render"]
    shown = [one for one in shown if re.search(r"--output \S+\.(html|pdf)", one)]
    assert len(shown) == 2, shown
    bare = place / "bare"
    bare.mkdir()
    words = json.dumps([one.split()[3:] for one in shown])
    subprocess.run([sys.executable, "-c", CAPTURE, str(bare), words], check=True, cwd=place, env=environment())
    shutil.copytree(place / "results" / study / "figures", bare / "figures")
    for drawn in (bare / "figures" / "structure").glob("*.svg"):
        shutil.copy(drawn, bare / "figures")
    ours = Run("render, HTML and PDF/UA", [sys.executable, "-c", IN_ONE_PROCESS, json.dumps(shown)], place)
    fonts = str(ROOT / "templates" / "fonts")
    theirs = Run("pandoc and Typst bare", [sys.executable, "-c", BARE, str(bare), fonts], place)
    return row(ours, theirs, in_turn(rounds, [ours, theirs]), 1.3)


def commands(place: Path, study: str) -> tuple[list[str], list[str], list[str]]:
    """A folder that builds ``study`` alone: what builds it, the same in one process, and a trivial workflow."""
    shutil.copytree(ROOT / "data", place / "data")
    (place / "config.yaml").write_text(f"studies: [{study}]\n", encoding="utf-8")
    build = [*SNAKEMAKE, "-s", str(ROOT / "Snakefile"), "--directory", str(place), "--cores", "2", "--quiet", "all"]
    build += ["--configfile", str(place / "config.yaml"), "--workflow-profile", str(ROOT / "profiles" / "default")]
    shown = shell_commands(build, place)
    trivial(place / "trivial", len(shown))
    empty = [*SNAKEMAKE, "-s", str(place / "trivial" / "Snakefile"), "--directory", str(place / "trivial")]
    empty += ["--cores", "2", "--quiet", "all"]
    cost(empty, place)
    return build, [sys.executable, "-c", IN_ONE_PROCESS, json.dumps(shown)], empty


def shell_commands(build: list[str], place: Path, *more: str) -> list[str]:
    """What the jobs of ``build`` would run, in an order in which they can run."""
    asked = [*("host" if word == "all" else word for word in build), "--dry-run", "--printshellcmds", *more]
    told = subprocess.run(asked, check=True, cwd=place, env=environment(), capture_output=True, text=True)
    found = re.findall(r"(python -m recension .*)", told.stdout + told.stderr)
    assert found, "the dry run shows no command"
    return found


def clear(place: Path) -> None:
    """Take away what was built."""
    for name in ("results", ".snakemake"):
        shutil.rmtree(place / name, ignore_errors=True)


def change_word(edits: Path, turn: int) -> None:
    """Change the first word of the reason of the first edit that has one in quotes: to another one each turn."""
    text = edits.read_text(encoding="utf-8")
    changed, made = re.subn(r'^(\s*reason: ")\S+', rf"\g<1>word{turn}", text, count=1, flags=re.MULTILINE)
    assert made, f"{edits} has no reason in quotes"
    edits.write_text(changed, encoding="utf-8")


def trivial(place: Path, jobs: int) -> None:
    """A workflow of ``jobs`` jobs that do next to nothing."""
    place.mkdir()
    rules = "rule all:\n    input: expand('{n}.txt', n=range(%d))\n"
    rules += "rule one:\n    output: '{n}.txt'\n    shell: 'touch {output}'\n"
    (place / "Snakefile").write_text(rules % (jobs - 1), encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
