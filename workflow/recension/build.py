"""``make``: run Snakemake in this folder, first clearing the lock that a killed build has left behind.

Snakemake's own lock cannot tell a running build from a killed one.  This one can: the operating system frees it
with the last process that holds it (:func:`fcntl.flock`), so whoever gets it knows that no other build is at work.
"""

from __future__ import annotations

import argparse
import fcntl
import os
import re
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from typing import IO

from .errors import RecensionError

STATE = Path(".snakemake")
LOCK = STATE / "recension.lock"
# Says to the Snakemake that is run here that it holds the lock already.
HELD = "RECENSION_LOCKED"
# How Python, and so Snakemake, says that the operating system has refused a file.
REFUSED = re.compile(r"\[Errno \d+\] ([^:\n]+): '([^']+)'")
# Seconds that the processes of a build that was just killed may take to be gone.
DYING = 5
BUSY = "another build is at work in this folder\n  Wait until it has ended."


def main(arguments: Sequence[str]) -> int:
    """Run ``snakemake`` with ``arguments``; gives its exit code, or 1 when a build cannot begin here."""
    try:
        check_configs(arguments)
    except RecensionError as error:
        return _refuse(str(error))
    try:
        lock = taken()
    except BlockingIOError:
        return _refuse(BUSY)
    except OSError as error:
        return _refuse(f"{LOCK}: cannot be written ({error.strerror})\n  Check space and permissions of this folder.")
    with lock:
        snakemake = [sys.executable, "-m", "snakemake"]
        if any((STATE / "locks").glob("*")):
            subprocess.run([*snakemake, "--unlock", "--quiet", "all"], check=False)
        # Snakemake inherits the lock: should this process be killed alone, its build is still known to be at work.
        environment = {**os.environ, HELD: "1"}
        if arguments:
            return subprocess.run([*snakemake, *arguments], pass_fds=[lock.fileno()], env=environment).returncode
        return _quietly([*snakemake, "--quiet", "all"], lock, environment)


def check_configs(arguments: Sequence[str]) -> None:
    """Look at the config files that ``arguments`` name, which Snakemake reads before the workflow can.

    Raises :class:`RecensionError` for one that cannot be read.
    """
    parser = argparse.ArgumentParser(add_help=False, allow_abbrev=False, exit_on_error=False)
    parser.add_argument("--configfile", "--configfiles", nargs="*", action="extend", default=[], type=Path)
    for path in parser.parse_known_args(arguments)[0].configfile:
        from .study import check_config  # here, for few builds name any

        check_config(path)


def taken() -> IO[str]:
    """The lock of this folder, held until the file is closed.  Raises :class:`BlockingIOError` when another has it."""
    STATE.mkdir(exist_ok=True)
    lock = LOCK.open("w")
    for patience in range(DYING * 20, -1, -1):
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            break
        except BlockingIOError:
            if not patience:
                lock.close()
                raise
            time.sleep(0.05)
    return lock


def _quietly(command: list[str], lock: IO[str], environment: dict[str, str]) -> int:
    """Run Snakemake so that a fault is one message and nothing else; with options, it talks as it is told to.

    What Snakemake says of itself is told only when nothing else says why a build has stopped.
    """
    told = going_on = False
    with subprocess.Popen(
        command, pass_fds=[lock.fileno()], env=environment, stderr=subprocess.PIPE, text=True, errors="replace"
    ) as process:
        for line in process.stderr or ():
            going_on = line.startswith("recension: ") or (going_on and line.startswith("  "))
            if going_on:
                told = True
                print(line, end="", file=sys.stderr, flush=True)
    unexplained = process.returncode == 1 and not told
    return _asked_again(command[:-2], lock, environment) if unexplained else process.returncode


def _asked_again(command: list[str], lock: IO[str], environment: dict[str, str]) -> int:
    """Run Snakemake once more and aloud, for a quiet one does not tell its own troubles; tell them as one message."""
    again = subprocess.run(
        command, pass_fds=[lock.fileno()], env=environment, capture_output=True, text=True, errors="replace"
    )
    if not again.returncode:
        return 0
    said = again.stdout + again.stderr
    if refused := REFUSED.findall(said):
        problem, path = refused[-1]
        return _refuse(f"{path}: cannot be written ({problem})\n  Check space and permissions.")
    lines = [line.strip() for line in said.splitlines() if line.strip()]
    return _refuse("\n  ".join(["the build has stopped", *lines[-3:], "Mend this and build again."]))


def _refuse(message: str) -> int:
    print(f"recension: {message}", file=sys.stderr)
    return 1


if __name__ == "__main__":
    try:
        raise SystemExit(main(sys.argv[1:]))
    except KeyboardInterrupt:
        raise SystemExit(130) from None
