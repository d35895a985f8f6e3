"""How much the workflow costs beside the work itself.  Run: ``.venv/bin/python benchmarks/one_study.py [ROUNDS]``.

Two ratios, each from medians of runs taken in turn, so that a machine whose speed drifts does not bend them:

- a cold build of the included study with two cores, against the same commands in one Python process;
- a build with nothing to do, against Snakemake on a trivial workflow with as many jobs and nothing to do.
"""

from __future__ import annotations

import json
import os
import re
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
import json, shlex, sys
from recension.cli import main
for command in json.loads(sys.argv[1]):
    assert main(shlex.split(command)[3:]) == 0, command
"""


def main(rounds: int, study: str = "zhang-2022") -> None:
    """Print both ratios with the medians they come from (wall and CPU seconds)."""
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        workspace(place, study)
        trivial(place / "trivial")
        build = [*SNAKEMAKE, "-s", str(ROOT / "Snakefile"), "--directory", str(place), "--cores", "2", "--quiet", "all"]
        build += ["--configfile", str(place / "config.yaml"), "--workflow-profile", str(ROOT / "profiles" / "default")]
        alone = [sys.executable, "-c", IN_ONE_PROCESS, json.dumps(commands(build))]
        empty = [*SNAKEMAKE, "-s", str(place / "trivial" / "Snakefile"), "--directory", str(place / "trivial")]
        empty += ["--cores", "2", "--quiet", "all"]

        def fresh() -> None:
            for name in ("results", ".snakemake"):
                shutil.rmtree(place / name, ignore_errors=True)

        compare(rounds, "cold build", (build, fresh), "one process", (alone, fresh), place)
        timed(build, place)
        timed(empty, place)
        compare(rounds, "nothing to do", (build, lambda: None), "trivial workflow", (empty, lambda: None), place)


def commands(build: list[str]) -> list[str]:
    """What the jobs of ``build`` would run, in an order in which they can run."""
    asked = [*("host" if word == "all" else word for word in build), "--dry-run", "--printshellcmds"]
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "workflow")}
    told = subprocess.run(asked, check=True, env=environment, capture_output=True, text=True)
    found = re.findall(r"(python -m recension .*)", told.stdout + told.stderr)
    assert found, "the dry run shows no command"
    return found


Run = tuple[list[str], Callable[[], None]]


def compare(rounds: int, name: str, run: Run, other_name: str, other: Run, place: Path) -> None:
    """Time ``run`` and ``other`` in turn and print medians and the median of the ratios."""
    pairs = [(measured(*run, place), measured(*other, place)) for _ in range(rounds)]
    ratio = statistics.median(one[0] / two[0] for one, two in pairs)
    for label, side in ((name, 0), (other_name, 1)):
        wall, cpu = (statistics.median(pair[side][kind] for pair in pairs) for kind in (0, 1))
        print(f"{label:<18} {wall:7.2f} s wall {cpu:7.2f} s CPU")
    print(f"{name} / {other_name}: {ratio:.2f} (wall, median of {rounds})\n")


def measured(command: list[str], before: Callable[[], None], place: Path) -> tuple[float, float]:
    """Wall and CPU seconds of ``command`` and its children, after ``before``."""
    before()
    return timed(command, place)


def timed(command: list[str], place: Path) -> tuple[float, float]:
    """Wall and CPU seconds of ``command`` in the folder ``place``.  Raises when it fails: that is no measurement."""
    start, used = time.perf_counter(), resource.getrusage(resource.RUSAGE_CHILDREN)
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "workflow")}
    subprocess.run(
        command, check=True, cwd=place, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
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
