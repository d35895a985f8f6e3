"""Builds that are killed at random moments: what stands is whole, and the next build gives the same bytes.

After the way in which SQLite tests crashes (*How SQLite Is Tested*, 3.2): stop at a random place, look at what is left,
go on, compare.  A folder goes through build after build.  Each is killed at a moment drawn evenly from the length of a
whole build (one that ends before its moment is compared and gets a new task), so that kills also meet builds that mend
what an earlier kill has left.
"""

from __future__ import annotations

import random
import shutil
import subprocess
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from soak.checkout import Checkout, kill
from soak.part import Part, Row
from workspace import TEST_DATA

STUDY = "bare-text"
QUIET = ("--quiet", "all")


class Trial:
    """One study in one folder, whose text is one or the other of two; ``known`` has the hashes of either build."""

    def __init__(self, folder: Path, seed: int) -> None:
        self.random = random.Random(seed)
        self.checkout = Checkout(folder, TEST_DATA, [STUDY])
        [self.text] = (self.checkout.data / "studies" / STUDY).glob("*.txt")
        first = self.text.read_text(encoding="utf-8")
        self.texts = [first, first.replace("two gauges", "three gauges").replace("14 cm", "15 cm")]
        self.known: list[dict[str, str]] = []
        self.faults: list[str] = []
        self.kills = self.builds = self.now = 0
        for _ in self.texts:
            self.length = self.learn()
            self.size = sum(path.stat().st_size for path in self.checkout.results.rglob("*") if path.is_file())
            self.turn()

    def learn(self) -> float:
        """Build the text of now without being killed; gives how long it took in seconds."""
        begin = time.monotonic()
        code, printed = self.checkout.build()
        assert code == 0, printed
        self.known.append(self.checkout.hashes())
        return time.monotonic() - begin

    def turn(self) -> None:
        """Put the other text there; every third time, take away all that was built as well."""
        self.now = 1 - self.now
        self.text.write_text(self.texts[self.now], encoding="utf-8")
        if self.random.random() < 1 / 3:
            shutil.rmtree(self.checkout.results, ignore_errors=True)
            shutil.rmtree(self.checkout.folder / ".snakemake", ignore_errors=True)

    def once(self) -> None:
        """Begin a build and kill it at a random moment of its length, or compare what it gives if it was faster."""
        process = self.checkout.start()
        moment = self.random.uniform(0, self.length)
        try:
            printed, _ = process.communicate(timeout=moment)
        except subprocess.TimeoutExpired:
            kill(process)
            self.kills += 1
            self.faults += self.broken(moment)
        else:
            self.whole(process.returncode, printed)
            self.turn()

    def broken(self, moment: float) -> Iterator[str]:
        """Each file that stands under its final name and is none that a whole build gives."""
        for name, found in self.checkout.hashes().items():
            if name not in ("index.html", "MANIFEST.sha256") and all(found != one.get(name) for one in self.known):
                yield f"kill {self.kills} after {moment:.2f} s: {name} is not whole"

    def whole(self, code: int, printed: str) -> None:
        """Compare a build that has ended with the one that nobody killed."""
        self.builds += 1
        found, wanted = self.checkout.hashes(), self.known[self.now]
        if code != 0:
            self.faults.append(f"after kill {self.kills} a build fails: {printed[-2000:]}")
        elif found != wanted:
            names = sorted(name for name in found.keys() | wanted.keys() if found.get(name) != wanted.get(name))
            self.faults.append(f"after kill {self.kills} other bytes: {', '.join(names)}")
        elif left := self.checkout.unfinished():
            self.faults.append(f"after kill {self.kills} left behind: {', '.join(left)}")

    def finish(self) -> None:
        """Let the last build run to its end and compare."""
        self.whole(*self.checkout.build())


def tried(kills: int, seed: int, folder: Path) -> Trial:
    """A trial with ``kills`` kills, its last build whole."""
    trial = Trial(folder, seed)
    while trial.kills < kills and not trial.faults:
        trial.once()
    trial.finish()
    return trial


def soak(amount: int, seed: int) -> Part:
    """Kill ``amount`` builds."""
    with tempfile.TemporaryDirectory() as folder:
        trial = tried(amount, seed, Path(folder) / "work")
    for fault in trial.faults:
        print(fault)
    return Part(
        title="Killed anywhere",
        command=f"make soak ARGS='kills --amount {amount}'",
        rows=(
            Row("builds killed (SIGKILL to the process group)", trial.kills, len(trial.faults)),
            Row("builds after kills that ran to their end, every byte compared", trial.builds, len(trial.faults)),
        ),
    )
