"""``make``: run Snakemake in this folder, first clearing the lock that a killed build has left behind.

Snakemake's own lock cannot tell a running build from a killed one.  This one can: the operating system frees it
with the process that holds it (:func:`fcntl.flock`), so whoever gets it knows that no other ``make`` is at work.
"""

from __future__ import annotations

import fcntl
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

STATE = Path(".snakemake")


def main(arguments: Sequence[str]) -> int:
    """Run ``snakemake`` with ``arguments``; gives its exit code, or 1 when another build is at work here."""
    STATE.mkdir(exist_ok=True)
    with (STATE / "recension.lock").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            print("recension: another build is at work in this folder\n  Wait until it has ended.", file=sys.stderr)
            return 1
        snakemake = [sys.executable, "-m", "snakemake"]
        if any((STATE / "locks").glob("*")):
            subprocess.run([*snakemake, "--unlock", "--quiet", "all"], check=False)
        # Without options, a fault is one message and nothing else; with options, Snakemake talks as it is told to.
        return subprocess.run([*snakemake, *(arguments or ("--quiet", "all"))], check=False).returncode


if __name__ == "__main__":
    try:
        raise SystemExit(main(sys.argv[1:]))
    except KeyboardInterrupt:
        raise SystemExit(130) from None
