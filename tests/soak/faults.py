"""A disk that is full, at random points of a build: one message, nothing lost, and the next build heals.

Needs root, for a small file system in memory (tmpfs) that nothing else writes to.
"""

from __future__ import annotations

import os
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from soak.kills import STUDY
from soak.kills import Trial as KillTrial
from soak.part import Part, Row, each
from workspace import missing

MEGABYTES = 64


@contextmanager
def small_disk(folder: Path) -> Iterator[Path]:
    """A file system in memory at ``folder``; skips the test that asks for one without being root."""
    if os.geteuid() != 0:
        missing("only root can mount a small disk")
    folder.mkdir(parents=True)
    size = f"size={MEGABYTES}m"
    subprocess.run(["mount", "-t", "tmpfs", "-o", size, "tmpfs", str(folder)], check=True, capture_output=True)
    try:
        yield folder
    finally:
        subprocess.run(["umount", "--lazy", str(folder)], check=True)


class Trial(KillTrial):
    """One study on a small disk; see :class:`soak.kills.Trial` for its two texts."""

    def __init__(self, disk: Path, seed: int) -> None:
        super().__init__(disk / "work", seed)
        self.ballast = disk / "ballast"
        self.full = 0

    def once(self) -> None:
        """Build with so little space left that the disk is full at a random point, then with space again."""
        sizes = [path.stat().st_size for path in self.checkout.results.rglob("*") if path.is_file()]
        # From nothing, a build needs space for all of them; else for the files that it writes beside earlier ones.
        self.fill(self.random.randrange(max(sizes) if sizes else self.size))
        code, printed = self.checkout.build()
        self.ballast.unlink()
        if code:
            self.full += 1
            self.faults += self.told_badly(code, printed)
            self.faults += self.broken(0)
        self.finish()
        self.turn()

    def fill(self, left: int) -> None:
        """Leave ``left`` bytes on the disk."""
        disk = os.statvfs(self.ballast.parent)
        with self.ballast.open("wb") as file:
            for _ in range(max(disk.f_bavail * disk.f_frsize - left, 0) // 2**12):
                file.write(b"\0" * 2**12)

    def told_badly(self, code: int, printed: str) -> Iterator[str]:
        """What is wrong with the exit code and the messages of a build on a full disk."""
        if code != 1:
            yield f"exit code {code}"
        if "Traceback" in printed or not printed.startswith("recension: ") or "space" not in printed:
            yield f"no clear message: {printed}"


def filled(times: int, seed: int, disk: Path) -> Trial:
    """A trial of ``times`` builds on a full disk."""
    trial = Trial(disk, seed)
    for _ in range(times):
        trial.once()
    return trial


def soak(amount: int, seed: int, jobs: int) -> Part:
    """Let the disk be full in ``amount`` builds, on so many disks as there are ``jobs``."""
    share, rest = divmod(amount, jobs)
    disks = [(share + (at < rest), seed + at) for at in range(jobs)]
    full, builds, failed = map(sum, zip(*each(_filled, [one for one in disks if one[0]], jobs), strict=True))
    return Part(
        title="Disk full",
        command=f"make soak ARGS='faults --amount {amount}'",
        rows=(
            Row("builds with too little space", full, failed, f"study {STUDY}"),
            Row("builds after them, every byte compared", builds, failed),
        ),
    )


def _filled(asked: tuple[int, int]) -> tuple[int, int, int]:
    """The builds on a full disk, those after them, and the faults of one trial."""
    times, seed = asked
    with tempfile.TemporaryDirectory() as folder, small_disk(Path(folder) / "disk") as disk:
        trial = filled(times, seed, disk)
    for fault in trial.faults:
        print(fault, flush=True)
    return trial.full, trial.builds, len(trial.faults)
