"""Builds that are killed at random moments: what stands is whole, and the next build gives the same bytes.

After the way in which SQLite tests crashes (*How SQLite Is Tested*, 3.2): stop at a random place, look at what is left,
go on, compare.  A folder goes through build after build.  Each is killed at a moment drawn evenly from the length of a
whole build (one that ends before its moment is compared and gets a new task), so that kills also meet builds that mend
what an earlier kill has left.  Every fourth kill hits a build of several studies in batches, all but one of which
change.
"""

from __future__ import annotations

import random
import shutil
import subprocess
import tempfile
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

from soak.checkout import Checkout, kill
from soak.part import Part, Row, each
from workspace import TEST_DATA

STUDY = "bare-text"
BATCHED = (STUDY, "first-copy", "second-copy")  # two batches, of one study and of two
EACH = 4  # of so many kills, one hits a build in batches


class Trial:
    """Studies in one folder, whose texts are one or the other of two; ``known`` has the hashes of either build.

    With more than one study, they are built in batches, and the last one never changes.
    """

    def __init__(self, folder: Path, seed: int, studies: Sequence[str] = (STUDY,)) -> None:
        self.random = random.Random(seed)
        self.checkout = Checkout(folder, TEST_DATA, studies, batch=max(1, len(studies) - 1))
        self.changing = [self.study(name) for name in studies][: max(1, len(studies) - 1)]
        first = self.changing[0].read_text(encoding="utf-8")
        self.texts = [first, first.replace("two gauges", "three gauges").replace("14 cm", "15 cm")]
        self.known: list[dict[str, str]] = []
        self.faults: list[str] = []
        self.kills = self.builds = self.now = 0
        for _ in self.texts:
            self.length = self.learn()
            self.size = sum(path.stat().st_size for path in self.checkout.results.rglob("*") if path.is_file())
            self.turn()

    def study(self, name: str) -> Path:
        """The text of the study ``name``, which is made where the tests have none of that name."""
        folder = self.checkout.data / "studies" / name
        if not folder.exists():
            shutil.copytree(TEST_DATA / "studies" / STUDY, folder)
        [text] = folder.glob("*.txt")
        return text

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
        for text in self.changing:
            text.write_text(self.texts[self.now], encoding="utf-8")
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


def tried(kills: int, seed: int, folder: Path, studies: Sequence[str] = (STUDY,)) -> Trial:
    """A trial with ``kills`` kills, its last build whole."""
    trial = Trial(folder, seed, studies)
    while trial.kills < kills and not trial.faults:
        trial.once()
    trial.finish()
    return trial


def soak(amount: int, seed: int, jobs: int) -> Part:
    """Kill ``amount`` builds, every fourth of them in batches, in four folders."""
    share, rest = divmod(amount, EACH)
    folders = [(share + (at < rest), seed + at, BATCHED if at == EACH - 1 else (STUDY,)) for at in range(EACH)]
    found = each(_tried, [one for one in folders if one[0]], jobs)
    rows: list[Row] = []
    for where, studies in (("one study", (STUDY,)), ("batches", BATCHED)):
        killed, ended, failed = (
            sum(counts) for counts in zip(*(one[1:] for one in found if one[0] == studies), strict=True)
        )
        rows.append(Row(f"builds of {where} killed (SIGKILL to the process group)", killed, failed))
        rows.append(Row("builds after them that ran to their end, every byte compared", ended, failed))
    return Part("Killed anywhere", f"make soak ARGS='kills --amount {amount}'", tuple(rows))


def _tried(asked: tuple[int, int, Sequence[str]]) -> tuple[Sequence[str], int, int, int]:
    """The studies, kills, whole builds and faults of one trial."""
    kills, seed, studies = asked
    with tempfile.TemporaryDirectory() as folder:
        trial = tried(kills, seed, Path(folder) / "work", studies)
    for fault in trial.faults:
        print(fault, flush=True)
    return studies, trial.kills, trial.builds, len(trial.faults)
