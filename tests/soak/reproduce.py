"""Builds of fresh clones in surroundings that differ in every respect: the same bytes, and no word of the place.

The respects are those of the Reproducible Builds project (*Variations in the build environment*): folder, time zone,
locale, user, host, umask, cores, clock, order of files; and the seed of Python's hashes, and the Python.
"""

from __future__ import annotations

import subprocess
import tempfile
from pathlib import Path

from soak.checkout import Checkout
from soak.difference import differences, results, traces
from soak.part import Part, Row
from soak.surroundings import Surroundings, days, disordered, environment, pythons, strange
from workspace import ROOT


class Clone(Checkout):
    """A fresh clone of what is committed, with the studies that come with it."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.results, self.data = folder, folder / "results", folder / "data"
        subprocess.run(["git", "clone", "--quiet", "--no-hardlinks", str(ROOT), str(folder)], check=True)


def built_elsewhere(checkout: Checkout, place: Surroundings, python: str | None = None) -> tuple[int, str]:
    """Build ``checkout`` in the surroundings ``place``; gives the exit code and what was printed."""
    with disordered(checkout.folder) as view:
        path = f"{view / 'workflow'}:{place.variables['PYTHONPATH']}"
        variables = {**place.variables, "PYTHONPATH": path}
        words = ("--cores", str(place.cores))
        return checkout.build(variables, place.wrapper(), *words, folder=view, python=python)


def soak(amount: int, seed: int, _jobs: int) -> Part:
    """Build one clone as everyone does, and for every Python ``amount`` others in strange surroundings.

    One after the other: a build uses the cores it is given."""
    faults: list[str] = []
    told: list[str] = []
    builds = 0
    with tempfile.TemporaryDirectory() as folder:
        here = Path(folder)
        first = Clone(here / "first")
        code, printed = first.build()
        assert code == 0, printed
        for version, path in pythons().items():
            python = path if not builds else environment(path, ROOT / "requirements.lock", here / version)
            for number in range(seed, seed + amount):
                place = strange(number)
                other = Clone(here / f"{place.folder} {version}")
                code, printed = built_elsewhere(other, place, python)
                faults += [printed[-2000:]] if code else differences(first.results, other.results)
                told += traces(other.results, [*place.marks, *days()])
                builds += 1
        files = len(results(first.results))
    for fault in [*faults, *told]:
        print(fault)
    return Part(
        title="Same bytes",
        command=f"make reproduce ARGS='--amount {amount}'",
        rows=(
            Row("builds elsewhere, compared with one here", builds, len(faults), f"Python {', '.join(pythons())}"),
            Row("files compared", builds * files, len(faults), "all but `logs/` and Snakemake's time stamps"),
            Row(
                "files searched for folder, user, host, zone, day", builds * files, len(told), "inside PDF streams too"
            ),
        ),
    )
