"""The three files that say what is installed agree with one another."""

from __future__ import annotations

import re
import tomllib
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

import pytest
import yaml
from packaging.requirements import Requirement
from packaging.specifiers import SpecifierSet

from workspace import ROOT

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
LOCK = (ROOT / "requirements.lock").read_text(encoding="utf-8")
DIRECT = [Requirement(one) for one in PROJECT["dependencies"] + PROJECT["optional-dependencies"]["test"]]


def canonical(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def locked() -> dict[str, set[str]]:
    """Package -> the versions that the lock has for it (more than one when Pythons differ)."""
    found: dict[str, set[str]] = {}
    for name, pinned in re.findall(r"^([A-Za-z0-9_.-]+)==([^\s;\\]+)", LOCK, re.MULTILINE):
        found.setdefault(canonical(name), set()).add(pinned)
    return found


@pytest.mark.parametrize("requirement", DIRECT, ids=str)
def test_the_lock_has_each_dependency_within_its_range(requirement: Requirement) -> None:
    versions = locked()[canonical(requirement.name)]
    assert all(requirement.specifier.contains(one) for one in versions)


def test_every_locked_package_has_hashes() -> None:
    entries = re.split(r"^(?=[A-Za-z0-9])", LOCK, flags=re.MULTILINE)
    entries = [entry for entry in entries if "==" in entry]
    assert len(entries) == sum(map(len, locked().values()))
    assert all("--hash=sha256:" in entry for entry in entries)


def test_the_lock_names_no_index() -> None:
    assert not re.search(r"https?:|--index|--extra-index|--find-links|file:", LOCK)
    assert not (ROOT / "uv.lock").exists()


def test_conda_installs_the_same_lock_on_the_same_pythons() -> None:
    environment = yaml.safe_load((ROOT / "environment.yml").read_text(encoding="utf-8"))
    [pip] = [one["pip"] for one in environment["dependencies"] if isinstance(one, dict)]
    assert pip == ["-r requirements.lock"]
    [python] = [one for one in environment["dependencies"] if isinstance(one, str) and one.startswith("python ")]
    assert SpecifierSet(python.removeprefix("python ")) == SpecifierSet(PROJECT["requires-python"])


def test_what_runs_here_is_what_is_locked() -> None:
    for name, versions in locked().items():
        try:
            assert version(name) in versions
        except PackageNotFoundError:
            continue


def test_no_registry_and_no_path_of_one_machine_is_named() -> None:
    words = ["py" + "pi.org", "python" + "hosted", "registry.npm" + "js", "deb.deb" + "ian.org", "ana" + "conda.org"]
    pattern = re.compile("|".join(map(re.escape, words)))
    looked_at = 0
    for path in tracked():
        if path.suffix in {".ttf", ".otf", ".png", ".woff2"}:
            continue
        looked_at += 1
        assert not pattern.search(path.read_text(encoding="utf-8")), path
    assert looked_at > 50


def tracked() -> list[Path]:
    """The project's files: all but what is built, installed or cached."""
    skipped = {
        ".git",
        ".venv",
        ".venv-cluster",
        ".venv-server",
        ".venv-supply",
        ".venv-fuzz",
        ".venv-peers",
        ".snakemake",
        "results",
        "__pycache__",
        ".hypothesis",
        ".pytest_cache",
        ".ruff_cache",
    }
    skipped |= {"node_modules", "sbom.cdx.json"}
    return [path for path in ROOT.rglob("*") if path.is_file() and not skipped & set(path.relative_to(ROOT).parts)]


def test_a_cluster_has_the_same_versions_and_more_on_top() -> None:
    cluster = (ROOT / "requirements-cluster.lock").read_text(encoding="utf-8")
    pins = re.compile(r"^([A-Za-z0-9_.-]+)==([^\s;\\]+)", re.MULTILINE)
    more = set(pins.findall(cluster)) - set(pins.findall(LOCK))
    assert set(pins.findall(LOCK)) <= set(pins.findall(cluster))
    assert {name for name, _ in more} >= {Requirement(one).name for one in PROJECT["optional-dependencies"]["cluster"]}
    assert not re.search(r"https?:|--index|--extra-index|--find-links|file:", cluster)


@pytest.mark.parametrize("group", ["supply", "server", "fuzz", "peers"])
def test_what_is_no_part_of_it_is_locked_with_hashes_and_without_an_index(group: str) -> None:
    lock = (ROOT / f"requirements-{group}.lock").read_text(encoding="utf-8")
    pins = re.findall(r"^([A-Za-z0-9_.-]+)==", lock, re.MULTILINE)
    asked = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["dependency-groups"][group]
    assert {Requirement(one).name for one in asked} <= set(pins)
    assert lock.count("--hash=sha256:") >= len(pins)
    assert not re.search(r"https?:|--index|--extra-index|--find-links|file:", lock)
