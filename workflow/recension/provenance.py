"""What a stage is made of: the sources it imports and the packages they use, as one fingerprint.

A rule has the fingerprint of its command as a parameter, so that Snakemake reruns it when its code has changed, and
only then.  The imports are read from the text of the modules, not by running them: a fingerprint costs milliseconds.
"""

from __future__ import annotations

import hashlib
import re
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

PACKAGE = Path(__file__).parent
IMPORT = re.compile(
    r"^[ \t]*(?:from[ \t]+(\.*[\w.]*)[ \t]+import[ \t]+(\([^)]*\)|[^\n#]*)|import[ \t]+([^\n#]*))", re.M
)
# Import names whose distribution has another name; every other import name that is installed is its own.
DISTRIBUTIONS = {"yaml": "PyYAML", "pypandoc": "pypandoc_binary", "matplotlib": "matplotlib", "lxml": "lxml"}


@cache
def fingerprint(command: str) -> str:
    """The SHA-256 over the sources and package versions that ``recension <command>`` is made of, in hexadecimal."""
    digest = hashlib.sha256()
    modules, packages = closure(f"commands.{command}")
    for module in sorted({*modules, "cli", "__main__"}):
        digest.update(f"{module}\n".encode() + _file(module).read_bytes())
    for package in sorted(packages):
        digest.update(f"{package} {packages[package]}\n".encode())
    return digest.hexdigest()


def closure(module: str) -> tuple[set[str], dict[str, str]]:
    """The modules of this package that ``module`` imports, itself included, and name -> version of other packages."""
    modules: set[str] = set()
    packages: dict[str, str] = {}
    waiting = [module]
    while waiting:
        name = waiting.pop()
        if name in modules:
            continue
        modules.add(name)
        for imported in _imports(name):
            if not imported.startswith("."):
                packages.update(_installed(imported))
            elif imported[1:] not in modules:
                waiting.append(imported[1:])
    return modules, packages


@cache
def _imports(module: str) -> frozenset[str]:
    """What ``module`` imports: modules of this package with a leading dot, the first name of any other."""
    found: set[str] = set()
    here = module.split(".") if _file(module).name == "__init__.py" else module.split(".")[:-1]
    for source, names, plain in IMPORT.findall(_file(module).read_text(encoding="utf-8")):
        if plain:
            found.update(word.split(".")[0].split(" ")[0] for word in plain.replace(",", " , ").split(" , "))
        elif not source.startswith("."):
            found.add(source.split(".")[0])
        else:
            found.update(_relative(here, source, names))
    return frozenset(found)


def _relative(here: list[str], source: str, names: str) -> set[str]:
    """The modules that ``from <source> import <names>`` in the package ``here`` may mean, their packages included."""
    dots = len(source) - len(source.lstrip("."))
    base = here[: len(here) - (dots - 1)] + [part for part in source[dots:].split(".") if part]
    paths = [base] + [[*base, word.split(" ")[0]] for word in re.split(r"[\s,()]+", names) if word]
    modules = {".".join(path[:length]) for path in paths for length in range(1, len(path) + 1)}
    return {f".{name}" for name in modules if _file(name).is_file()}


@cache
def _file(module: str) -> Path:
    path = PACKAGE.joinpath(*module.split("."))
    return path / "__init__.py" if path.is_dir() else path.with_suffix(".py")


@cache
def _installed(name: str) -> dict[str, str]:
    distribution = DISTRIBUTIONS.get(name, name)
    try:
        return {distribution: version(distribution)}
    except (PackageNotFoundError, ValueError):
        return {}
