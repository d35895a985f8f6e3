"""How a study's edition is built: the files that go in, the settings, the programs, the checks it must pass.

Nothing here depends on the day, the machine, the folder or the interpreter, so that an edition that says all of it
still has the same bytes everywhere.
"""

from __future__ import annotations

from importlib.metadata import version
from pathlib import Path

import msgspec

from . import __version__
from .files import read_bytes, sha256
from .provenance import closure
from .records.config import Config
from .records.provenance import Input, Promised, Provenance, Setting, Tool
from .study import StudyFolder, codebook_path, termbase_paths

# The commands whose packages make an edition; Snakemake, which none of them imports, is added.
STAGES = ("read", "emend", "code", "compare", "cite", "compose", "render", "verify")
# Keys of the config that say where files are and which to take (what they choose is among the inputs), how many
# studies a job carries, or what it may take.
CHOICES = ("pathvars", "studies", "codebook", "termbases", "batch", "limits", "bucket")


def provenance(folder: StudyFolder, config: Config) -> Provenance:
    """How the edition of the study in ``folder`` is built.  Raises :class:`RecensionError` for a missing file."""
    from .rendering.writers import pandoc_version
    from .verification import promises

    return Provenance(
        study=folder.id,
        licence=folder.study.licence,
        inputs=inputs(folder, config),
        settings=settings(config),
        tools=[*tools(), Tool(name="pandoc", version=pandoc_version())],
        checks=[Promised(id=one.id, promise=one.text) for one in promises()],
    )


def inputs(folder: StudyFolder, config: Config) -> list[Input]:
    """Every file that goes in, as it is now; the decisions of a study are the YAML files of its folder."""
    found = [
        *(("witness", path) for path in folder.witnesses.values()),
        *(("decisions", path) for path in sorted(folder.folder.glob("*.yaml"))),
        *(("termbase", path) for path in termbase_paths(folder, config)),
        ("codebook", codebook_path(folder, config)),
    ]
    data = Path(config.pathvars.data)
    return [
        Input(role=role, name=path.relative_to(data).as_posix(), sha256=sha256(read_bytes(path)))
        for role, path in found
    ]


def settings(config: Config) -> list[Setting]:
    """The keys of the config that bear on what is built and choose no input."""
    values = msgspec.to_builtins(config)
    return [
        Setting(key=key, value=msgspec.json.encode(value).decode())
        for key, value in values.items()
        if key not in CHOICES
    ]


def tools() -> list[Tool]:
    """Recension, Snakemake, and every package that a stage imports, with their versions."""
    packages = {"snakemake": version("snakemake")}
    for command in STAGES:
        packages |= closure(f"commands.{command}")[1]
    named = sorted(packages.items(), key=lambda one: one[0].lower())
    return [
        Tool(name="Recension", version=__version__),
        *(Tool(name=name, version=number) for name, number in named),
    ]
