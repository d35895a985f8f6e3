"""What is installed is listed with its licence, and nothing is listed that is not installed."""

from __future__ import annotations

import re

from supply.licences import PAGE, TABLE, installed, licence, pins


def listed() -> list[tuple[str, str, str]]:
    """The rows of the table in docs/supply-chain.md."""
    shown = TABLE.search(PAGE.read_text(encoding="utf-8"))
    assert shown, "docs/supply-chain.md has no place for the licences"
    rows = re.findall(r"^\| ([^|]+) \| ([^|]+) \| ([^|]*) \|$", shown[0], re.MULTILINE)
    return [row for row in rows if row[0] != "package"]


def test_every_locked_package_is_listed_with_its_version_and_its_licence() -> None:
    assert [(name, version) for name, version, _ in listed()] == pins(), "run `make licences`"
    assert [name for name, _, said in listed() if not said.strip()] == []


def test_the_licences_are_what_the_installed_packages_declare() -> None:
    here = [(name, said) for name, version, said in listed() if installed(name) == version]
    assert here
    changed = {name: (said, licence(name)) for name, said in here if licence(name).replace("|", "/") != said}
    assert not changed, "run `make licences`"
