"""The licence of everything that is installed to build a report, for docs/supply-chain.md: ``make licences``.

Names and versions are those of requirements.lock; licences are what each package declares in its metadata (PEP 639's
expression, else its classifiers, else its free text).  What declares none, or is not installed on this system, stands
in ``STATED`` with what its own licence file says.
"""

from __future__ import annotations

import re
from importlib.metadata import PackageNotFoundError, metadata, version
from pathlib import Path

ROOT = Path(__file__).parents[2]
PAGE = ROOT / "docs" / "supply-chain.md"
LOCK = ROOT / "requirements.lock"
PIN = re.compile(r"^([A-Za-z0-9._-]+)==(\S+)", re.MULTILINE)
TABLE = re.compile(r"(?<=<!-- licences -->\n).*?(?=<!-- /licences -->)", re.DOTALL)
STATED = {
    "colorama": "BSD-3-Clause",
    "conda-inject": "MIT",
    "greenlet": "MIT AND PSF-2.0",
    "pypdfium2": "BSD-3-Clause, Apache-2.0, dependency licenses",
    "pyreadline3": "BSD-3-Clause",
    "snakemake-interface-common": "MIT",
    "snakemake-interface-logger-plugins": "MIT",
    "snakemake-interface-report-plugins": "MIT",
    "snakemake-interface-scheduler-plugins": "MIT",
    "snakemake-interface-storage-plugins": "MIT",
}


def pins() -> list[tuple[str, str]]:
    """(name, version) of each line of the lock; a package that differs by system stands more than once."""
    return PIN.findall(LOCK.read_text(encoding="utf-8"))


def installed(name: str) -> str:
    """The version of the package ``name`` that is installed; an empty string where none is."""
    try:
        return version(name)
    except PackageNotFoundError:
        return ""


def licence(name: str) -> str:
    """What the package ``name`` says its licence is; an empty string when it says nothing and nothing is known."""
    try:
        told = metadata(name)
    except PackageNotFoundError:
        return STATED.get(name, "")
    if expression := told.get("License-Expression"):
        return expression
    classified = [
        one.rsplit(" :: ", 1)[-1] for one in told.get_all("Classifier") or [] if one.startswith("License :: ")
    ]
    free = (told.get("License") or "").strip()
    short = free if free and "\n" not in free and len(free) < 80 else ""
    return STATED.get(name) or ", ".join(one for one in classified if one != "OSI Approved") or short


def table() -> str:
    """The table of the page."""
    rows = [f"| {name} | {version} | {licence(name).replace('|', '/')} |" for name, version in pins()]
    return "\n".join(["| package | version | licence |", "|---|---|---|", *rows, ""])


if __name__ == "__main__":
    PAGE.write_text(TABLE.sub(lambda _: table(), PAGE.read_text(encoding="utf-8"), count=1), encoding="utf-8")
