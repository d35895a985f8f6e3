"""Studies that are too much of something, stage by stage: each gives its result or one message, within the limits."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from multiprocessing import Process
from pathlib import Path
from typing import NamedTuple

import msgspec

from recension.limits import NAME
from recension.records.config import Config, Limits, Places
from recension.steps import Plan, Step
from recension.study import load_study
from soak.part import Part, Row, each
from workspace import ROOT, STUDY_DATA

LIMITS = Limits(seconds=300)
# Native code looks at the time when it returns: a command that takes so many times the limit does not end.
PATIENCE = 3
TEXT = "The reading room {} was open on 24 nights, and more than 80% of its readers came again (Smith, 1999). "


class Large(NamedTuple):
    """A study: its ``text``, and its ``study.yaml`` where it has one."""

    name: str
    text: Callable[[], str] = lambda: "A title\n\nIt is told here.\n"
    yaml: str = ""


def shapes(megabytes: int) -> list[Large]:
    """The studies: the longest text has ``megabytes`` (10**6 bytes), and the others grow with it."""
    count, nested = megabytes * 200, megabytes * 2_000
    folded = "".join(f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9) if n else 'x'}]\n" for n in range(12))
    return [
        Large(f"{megabytes} MB of text", lambda: paragraphs(megabytes * 10**6)),
        Large(f"{count:,} headings", lambda: "".join(f"# Heading {n}\n\nIt is told.\n\n" for n in range(count))),
        Large(f"a line of {megabytes} MB", lambda: f"A title\n\n{'word ' * (megabytes * 200_000)}"),
        Large(f"YAML nested {nested:,} deep", yaml="witnesses: " + "[" * nested + "]" * nested),
        Large("YAML aliases for 9¹¹ values", yaml=folded),
    ]


def paragraphs(size: int) -> str:
    """A text of ``size`` characters in paragraphs of eight sentences."""
    sentences = (TEXT.format(n) + ("\n\n" if n % 8 == 7 else "") for n in range(size // len(TEXT) + 1))
    return f"A title\n\n{''.join(sentences)}"[:size]


def soak(amount: int, seed: int, jobs: int) -> Part:
    """Each shape, the longest of ``amount`` megabytes, through all stages."""
    found = each(through, [(at, amount) for at in range(len(shapes(amount)))], jobs)
    return Part("Too much", f"make soak ARGS='large --amount {amount}'", tuple(row for rows in found for row in rows))


def through(asked: tuple[int, int]) -> list[Row]:
    """A row for each stage of one shape up to the one that refuses it."""
    large = shapes(asked[1])[asked[0]]
    rows: list[Row] = []
    with tempfile.TemporaryDirectory() as folder:
        # In a process of its own: the memory of a command counts from that of the one that starts it.
        writer = Process(target=write, args=(*asked, Path(folder)))
        writer.start()
        writer.join()
        for step in planned(Path(folder), bool(large.yaml)):
            remark, failed, refused = run(step, Path(folder))
            rows.append(Row(f"{large.name}: {step.name}", 1, int(failed), remark))
            print(rows[-1].what, remark, flush=True)
            if refused:
                break
    return rows


def write(number: int, megabytes: int, folder: Path) -> None:
    """Write a data folder with the study of one shape."""
    large = shapes(megabytes)[number]
    study = folder / "data" / "studies" / "large"
    study.mkdir(parents=True)
    (study / "text.txt").write_text(large.text(), encoding="utf-8")
    if large.yaml:
        (study / "study.yaml").write_text(large.yaml, encoding="utf-8")
    shutil.copytree(STUDY_DATA / "codebooks", folder / "data" / "codebooks")


def planned(folder: Path, only_read: bool) -> list[Step]:
    """The steps of the study, as a build in ``folder`` would run them; of one that cannot be read, the first."""
    if only_read:
        words = ("read", "--study", "data/studies/large", "--document", "results/large/document.json")
        return [Step("read", words, (), (), "")]
    places = Places(data=str(folder / "data"), results=str(folder / "results"))
    config = Config(pathvars=places)
    return Plan(load_study("large", config), config, ROOT / "templates").steps()


def run(step: Step, folder: Path) -> tuple[str, bool, bool]:
    """Run ``step`` under the limits; gives what came of it, whether that is a fault, whether it was no result."""
    limits = msgspec.json.encode(LIMITS).decode()
    surroundings = {**os.environ, "PYTHONPATH": str(ROOT / "workflow"), NAME: limits}
    began = time.monotonic()
    with tempfile.TemporaryFile("w+", errors="replace") as log:
        words = [sys.executable, "-m", "recension", *step.words]
        process = subprocess.Popen(words, cwd=folder, env=surroundings, stdout=log, stderr=log)
        while not (ended := os.wait4(process.pid, os.WNOHANG))[0]:
            if time.monotonic() - began > PATIENCE * LIMITS.seconds:
                process.terminate()
                os.wait4(process.pid, 0)
                return f"did not end within {PATIENCE * LIMITS.seconds} s", True, True
            time.sleep(0.05)
        process.returncode = os.waitstatus_to_exitcode(ended[1])
        log.seek(0)
        told = log.read()
    cost = f"{ended[2].ru_utime + ended[2].ru_stime:,.0f} s CPU, {ended[2].ru_maxrss // 1024:,} MB"
    if not process.returncode:
        return cost, False, False
    messages = [line for line in told.splitlines() if line.startswith("recension: ")]
    clear = process.returncode == 1 and len(messages) == 1 and "Traceback" not in told
    said = messages[0].removeprefix("recension: ").replace(f"{folder}/", "")[:160] if messages else told[-160:]
    half = any(path.name.endswith(".partial") for path in folder.rglob(".*"))
    return f"refused: {said} ({cost})", not clear or half, True
