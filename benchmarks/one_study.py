"""How much the workflow costs beside the work itself.  Run: ``.venv/bin/python benchmarks/one_study.py [ROUNDS]``.

Two ratios, each from medians of runs taken in turn, so that a machine whose speed drifts does not bend them:

- a cold build of the included study with two cores, against the same stages in one Python process;
- a build with nothing to do, against Snakemake on a trivial workflow with as many jobs and nothing to do.
"""

from __future__ import annotations

import os
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).parent.parent
SNAKEMAKE = [sys.executable, "-m", "snakemake"]
IN_ONE_PROCESS = """
import sys
from pathlib import Path
from recension.cli import main
data, results, templates = map(Path, sys.argv[1:4])
study = data / "studies" / sys.argv[4]
def run(*words):
    assert main([str(word) for word in words]) == 0
def at(name):
    return results / name
import yaml
said = yaml.safe_load((study / "study.yaml").read_text())
terms = [data / "termbases" / f"{name}.yaml" for name in said["termbases"]]
run("read", "--study", study, "--document", at("document.json"))
run("emend", "--document", at("document.json"), "--edits", study / "edits.yaml", "--termbase", *terms,
    "--apparatus", at("apparatus.json"), "--table", at("apparatus.csv"), "--edition", at("edition.json"))
run("code", "--document", at("document.json"), "--edition", at("edition.json"), "--codebook",
    data / "codebooks" / (said["codebook"] + ".yaml"), "--coding", study / "coding.yaml",
    "--findings", at("findings.json"), "--table", at("findings.csv"))
run("compare", "--findings", at("findings.json"), "--comparison", at("comparison.json"))
run("compose", "--document", at("document.json"), "--apparatus", at("apparatus.json"), "--edition", at("edition.json"),
    "--findings", at("findings.json"), "--comparison", at("comparison.json"), "--ast", at("report.ast.json"))
figures = sorted(at("figures").glob("*.svg"))
for name in ("edition.html", "edition.pdf", "edition.md"):
    run("render", "--ast", at("report.ast.json"), "--templates", templates, "--figures", *figures, "--output", at(name))
run("verify", "--results", results, "--checks", at("checks.json"))
"""


def main(rounds: int, study: str = "zhang-2022") -> None:
    """Print both ratios with the medians they come from (wall and CPU seconds)."""
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        workspace(place, study)
        trivial(place / "trivial")
        build = [*SNAKEMAKE, "-s", str(ROOT / "Snakefile"), "--directory", str(place), "--cores", "2", "--quiet", "all"]
        build += ["--configfile", str(place / "config.yaml"), "--workflow-profile", str(ROOT / "profiles" / "default")]
        alone = [
            sys.executable,
            "-c",
            IN_ONE_PROCESS,
            str(ROOT / "data"),
            str(place / "alone"),
            str(ROOT / "templates"),
        ]
        empty = [*SNAKEMAKE, "-s", str(place / "trivial" / "Snakefile"), "--directory", str(place / "trivial")]
        empty += ["--cores", "2", "--quiet", "all"]

        def fresh() -> None:
            for name in ("results", ".snakemake", "alone"):
                shutil.rmtree(place / name, ignore_errors=True)

        compare(rounds, "cold build", (build, fresh), "one process", ([*alone, study], fresh))
        timed(build)
        timed(empty)
        compare(rounds, "nothing to do", (build, lambda: None), "trivial workflow", (empty, lambda: None))


Run = tuple[list[str], Callable[[], None]]


def compare(rounds: int, name: str, run: Run, other_name: str, other: Run) -> None:
    """Time ``run`` and ``other`` in turn and print medians and the median of the ratios."""
    pairs = [(measured(*run), measured(*other)) for _ in range(rounds)]
    ratio = statistics.median(one[0] / two[0] for one, two in pairs)
    for label, side in ((name, 0), (other_name, 1)):
        wall, cpu = (statistics.median(pair[side][kind] for pair in pairs) for kind in (0, 1))
        print(f"{label:<18} {wall:7.2f} s wall {cpu:7.2f} s CPU")
    print(f"{name} / {other_name}: {ratio:.2f} (wall, median of {rounds})\n")


def measured(command: list[str], before: Callable[[], None]) -> tuple[float, float]:
    """Wall and CPU seconds of ``command`` and its children, after ``before``."""
    before()
    return timed(command)


def timed(command: list[str]) -> tuple[float, float]:
    """Wall and CPU seconds of ``command``.  Raises when it fails: a failed run is no measurement."""
    start, used = time.perf_counter(), resource.getrusage(resource.RUSAGE_CHILDREN)
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "workflow")}
    subprocess.run(command, check=True, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return time.perf_counter() - start, after.ru_utime + after.ru_stime - used.ru_utime - used.ru_stime


def workspace(place: Path, study: str) -> None:
    """A folder that builds ``study`` alone."""
    shutil.copytree(ROOT / "data", place / "data")
    (place / "config.yaml").write_text(f"studies: [{study}]\n", encoding="utf-8")


def trivial(place: Path, jobs: int = 11) -> None:
    """A workflow of ``jobs`` jobs that do next to nothing."""
    place.mkdir()
    rules = "rule all:\n    input: expand('{n}.txt', n=range(%d))\n"
    rules += "rule one:\n    output: '{n}.txt'\n    shell: 'touch {output}'\n"
    (place / "Snakefile").write_text(rules % (jobs - 1), encoding="utf-8")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 5)
