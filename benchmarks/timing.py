"""Timing of whole processes in turn, and where the figures go: what every benchmark shares.

Commands that are compared run one after the other in each round, so that a machine whose speed drifts does not bend
their ratio; figures are medians over the rounds.
"""

from __future__ import annotations

import argparse
import datetime
import os
import platform
import re
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).parent.parent
PERFORMANCE = ROOT / "docs" / "performance.md"


class Cost(NamedTuple):
    """What a process and its children took: seconds of wall and CPU time, MB of memory of the largest of them."""

    wall: float
    cpu: float
    memory: float


class Run(NamedTuple):
    """A command that is timed: what it is called, its words, the folder it runs in, what comes before it untimed."""

    name: str
    command: Sequence[str]
    place: Path
    before: Callable[[], object] = lambda: None


def cost(command: Sequence[str], place: Path) -> Cost:
    """The cost of ``command`` run in ``place``.  Raises when it fails: that is no measurement."""
    began = time.perf_counter()
    with subprocess.Popen(
        command, cwd=place, env=environment(), stdout=subprocess.DEVNULL, stderr=subprocess.PIPE
    ) as run:
        told = run.stderr.read()
        _, status, used = os.wait4(run.pid, 0)
        run.returncode = os.waitstatus_to_exitcode(status)
    if run.returncode:
        print(told.decode("utf-8", "replace")[-2000:], file=sys.stderr, flush=True)
        raise subprocess.CalledProcessError(run.returncode, command, stderr=told.decode("utf-8", "replace")[-2000:])
    return Cost(time.perf_counter() - began, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024)


def environment() -> Mapping[str, str]:
    """The environment as it is, with the package of this tree in it and compiled modules kept."""
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return {**kept, "PYTHONPATH": str(ROOT / "workflow")}


def in_turn(rounds: int, runs: Sequence[Run], warm: bool = False) -> list[list[Cost]]:
    """The costs of ``runs``, each in every round; what they need is ``warm``, or is so after an untimed first round."""
    found: list[list[Cost]] = [[] for _ in runs]
    for turn in range(warm, rounds + 1):
        for run, costs in zip(runs, found, strict=True):
            run.before()
            took = cost(run.command, run.place)
            if turn:
                costs.append(took)
    return found


def options(described: str | None) -> argparse.ArgumentParser:
    """What every benchmark can be told; ``described`` is the text of its module."""
    parser = argparse.ArgumentParser(description=(described or "").partition("\n")[0])
    parser.add_argument("--quick", action="store_true", help="fewer rounds and smaller numbers: a quarter of the time")
    parser.add_argument("--print", action="store_true", help="leave docs/performance.md alone")
    return parser


def median(costs: Sequence[Cost]) -> Cost:
    """The median of each kind of cost."""
    return Cost(*(statistics.median(kind) for kind in zip(*costs, strict=True)))


def ratio(costs: Sequence[Cost], others: Sequence[Cost], kind: str = "wall") -> float:
    """The median of the ratios of costs of one round."""
    pairs = zip(costs, others, strict=True)
    return statistics.median(getattr(one, kind) / getattr(other, kind) for one, other in pairs)


def difference(costs: Sequence[Cost], others: Sequence[Cost], kind: str = "cpu") -> float:
    """The median of the differences of costs of one round, in seconds."""
    pairs = zip(costs, others, strict=True)
    return statistics.median(getattr(one, kind) - getattr(other, kind) for one, other in pairs)


def table(heads: Sequence[str], rows: Sequence[Sequence[object]]) -> str:
    """A Markdown table whose columns but the first are figures."""
    lines = [f"| {' | '.join(heads)} |", f"|---|{'---:|' * (len(heads) - 1)}"]
    return "\n".join([*lines, *(f"| {' | '.join(map(str, row))} |" for row in rows)])


def record(name: str, command: str, figures: str) -> None:
    """Print ``figures`` and put them between the marks ``name`` of docs/performance.md, with machine and date."""
    head = f"`{command}`, {datetime.date.today().isoformat()}, {machine()}:"
    told = f"{head}\n\n{figures}\n"
    print(told)
    text = PERFORMANCE.read_text(encoding="utf-8")
    marks = re.compile(rf"(?<=<!-- {name} -->\n).*?(?=<!-- /{name} -->)", re.DOTALL)
    if not marks.search(text):
        raise SystemExit(f"docs/performance.md has no place for {name}: <!-- {name} --> and <!-- /{name} -->")
    PERFORMANCE.write_text(marks.sub(lambda _: told, text, count=1), encoding="utf-8")


def machine() -> str:
    """What the figures were made on, and how busy it was."""
    known = (
        re.search(r"model name\s*: (.*)", Path("/proc/cpuinfo").read_text()) if Path("/proc/cpuinfo").exists() else None
    )
    busy = f"load {os.getloadavg()[0]:.1f} before" if hasattr(os, "getloadavg") else "load unknown"
    processor = known[1] if known else platform.machine()
    return f"Python {platform.python_version()}, {os.cpu_count()} cores of {processor}, {busy}"
