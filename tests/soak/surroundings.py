"""Where and when a build runs: all that must make no difference to what it gives."""

from __future__ import annotations

import datetime
import os
import random
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import msgspec

DISORDER = Path(__file__).with_name("disorder")
ZONES = ("Pacific/Kiritimati", "Pacific/Pago_Pago", "Asia/Kathmandu", "America/St_Johns", "Antarctica/Troll")
FOLDERS = ("zweite Lesung “Übergröße”", "第二次 构建", "it's $HOME & more", "deux  espaces é")


class Surroundings(msgspec.Struct, frozen=True):
    """The name of the folder, environment variables, umask (octal), number of cores, host name."""

    folder: str
    variables: dict[str, str]
    umask: str
    cores: int
    host: str

    @property
    def marks(self) -> list[str]:
        """Words that stand for this place and this user: none of them may be in what is built."""
        private = ("USER", "LOGNAME", "HOME", "TZ")
        return [self.folder, self.host, *(self.variables[name] for name in private)]

    def wrapper(self) -> list[str]:
        """The words before a command that put it into these surroundings, as far as this machine can."""
        words = ["sh", "-c", f'umask {self.umask} && exec "$@"', "sh"]
        if os.geteuid() == 0 and shutil.which("unshare"):
            words = ["unshare", "--uts", "sh", "-c", f'hostname {self.host} && exec "$@"', "sh", *words]
        return words


def strange(seed: int) -> Surroundings:
    """Surroundings that differ from those of everyday in every respect."""
    chance = random.Random(seed)
    user = f"someone{chance.randrange(10**6)}"
    variables = {
        "TZ": chance.choice(ZONES),
        "LC_ALL": chance.choice(locales()),
        "PYTHONHASHSEED": str(chance.randrange(1, 2**32)),
        "USER": user,
        "LOGNAME": user,
        "HOME": f"/nowhere/{user}",
        "PYTHONPATH": str(DISORDER),
    }
    return Surroundings(
        folder=f"{FOLDERS[seed % len(FOLDERS)]} {chance.randrange(10**6)}",
        variables=variables,
        umask=chance.choice(["077", "007", "027"]),
        cores=chance.choice([1, 3, 4]),
        host=f"elsewhere{chance.randrange(10**6)}",
    )


def locales() -> list[str]:
    """The locales of this machine, plain ``C`` among them."""
    told = subprocess.run(["locale", "-a"], capture_output=True, text=True, check=False).stdout.split()
    return sorted({"C", *told} - {"POSIX"})


def days() -> list[str]:
    """The day that it is now anywhere on earth, as it may be written."""
    now = datetime.datetime.now(datetime.UTC)
    around = [now + datetime.timedelta(hours=hours) for hours in (-12, 0, 14)]
    return sorted({day.strftime(form) for day in around for form in ("%Y-%m-%d", "%Y%m%d", "%d %B %Y", "%B %d, %Y")})


@contextmanager
def disordered(folder: Path) -> Iterator[Path]:
    """A view of ``folder`` that shuffles the order of its files for every program, or ``folder`` where that is not
    possible (it needs root, FUSE and disorderfs); Python's own order is turned round in any case."""
    view = folder.with_name(f"{folder.name} seen")
    view.mkdir()
    command = ["disorderfs", "--shuffle-dirents=yes", "--quiet", str(folder), str(view)]
    mounted = shutil.which("disorderfs") and subprocess.run(command, capture_output=True, check=False).returncode == 0
    try:
        yield view if mounted else folder
    finally:
        if mounted:
            subprocess.run(["umount", str(view)], check=False)


def pythons() -> dict[str, str]:
    """The Pythons on this machine that the lock is for and that run, by version; the one that runs this first."""
    running = f"3.{sys.version_info.minor}"
    found = {running: sys.executable}
    for version in (f"3.{minor}" for minor in range(11, 15)):
        path = shutil.which(f"python{version}")
        if path and version != running and subprocess.run([path, "-c", ""], capture_output=True).returncode == 0:
            found[version] = path
    return found


def environment(python: str, lock: Path, folder: Path) -> str:
    """The interpreter of a new environment of ``python`` in ``folder``, with all that ``lock`` lists."""
    subprocess.run([python, "-m", "venv", str(folder)], check=True)
    inside = str(folder / "bin" / "python")
    install = [inside, "-m", "pip", "install", "--quiet", "--require-hashes", "--requirement", str(lock)]
    subprocess.run(install, check=True)
    return inside
