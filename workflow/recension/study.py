"""A study's folder: what ``study.yaml`` says, where its files are, and nothing outside of it."""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import Any

import msgspec

from .errors import RecensionError, excerpt
from .files import leads_out, read_bytes
from .limits import limits
from .records.config import Config
from .records.inputs import Study, WitnessFile
from .yamlfile import YamlFile

STUDY_ID = re.compile(r"[a-z0-9](?:[a-z0-9._-]{0,62}[a-z0-9])?\Z")


class StudyFolder:
    """The folder ``data/studies/<id>`` of one study."""

    def __init__(self, folder: Path) -> None:
        """Read ``study.yaml``, or infer it where there is none.  Raises :class:`RecensionError` on bad input."""
        self.folder = folder
        self.id = folder.name
        check_id(folder)
        if not folder.is_dir():
            raise RecensionError(str(folder), "there is no such study folder", "Check the study's id.")
        if leads_out(folder, folder.parent):
            raise RecensionError(str(folder), "leads out of the folder of the studies", "Copy the study into it.")
        self._check_decisions()
        self.file = self._yaml("study.yaml")
        self.study = self.file.record(Study) if self.file else self._infer()
        self._check_ids()

    @property
    def witnesses(self) -> dict[str, Path]:
        """The path of each witness by its id.  Raises :class:`RecensionError` for one outside of the folder."""
        return {witness.id: self._inside(witness) for witness in self.study.witnesses}

    def sources(self) -> dict[str, bytes]:
        """The bytes of each witness by its id."""
        return {witness.id: self._bytes(number, witness) for number, witness in enumerate(self.study.witnesses)}

    def _bytes(self, number: int, witness: WitnessFile) -> bytes:
        path, most = self._inside(witness), limits().witness
        if path.stat().st_size > most << 20:
            raise RecensionError(
                self._place(number, "path"),
                f"{excerpt(witness.path)} is larger than {most} MB",
                "Raise limits.witness in the config, or divide the study.",
            )
        return read_bytes(path)

    def optional(self, name: str) -> list[str]:
        """The path of the decisions file ``name`` in a list, empty when the study has none (a rule's input)."""
        path = self.folder / name
        return [str(path)] if path.exists() else []

    def matching(self, pattern: str) -> list[str]:
        """The paths of the decisions files whose names match ``pattern``, sorted (a rule's input)."""
        return sorted(str(path) for path in self.folder.glob(pattern))

    def _yaml(self, name: str) -> YamlFile | None:
        path = self.folder / name
        return YamlFile(path) if path.exists() or path.is_symlink() else None

    def _infer(self) -> Study:
        texts = sorted(path.name for path in self.folder.glob("*.txt"))
        if len(texts) != 1:
            raise RecensionError(
                str(self.folder),
                f"has no study.yaml and {len(texts)} text files",
                "Write a study.yaml that names the witnesses, or leave exactly one .txt file in the folder.",
            )
        return Study(witnesses=[WitnessFile(id="text", role="text", path=texts[0])])

    def _check_decisions(self) -> None:
        """Raise :class:`RecensionError` for a decisions file that is not a file of this folder: it would be opened."""
        for path in sorted(self.folder.glob("*.yaml")):
            _check_name(path.name, str(path))
            if leads_out(path, self.folder):
                raise RecensionError(str(path), "leads out of the study's folder", "Copy the file into it.")
            if not path.is_file():
                raise RecensionError(str(path), "is no regular file", "Put a file there.")

    def _check_ids(self) -> None:
        seen: set[str] = set()
        for number, witness in enumerate(self.study.witnesses):
            if witness.id in seen:
                raise RecensionError(self._place(number, "id"), f"the id {witness.id!r} is used twice", "Rename one.")
            seen.add(witness.id)

    def _inside(self, witness: WitnessFile) -> Path:
        number = self.study.witnesses.index(witness)
        path = self.folder / witness.path
        _check_name(witness.path, self._place(number, "path"))
        if leads_out(path, self.folder):
            raise RecensionError(
                self._place(number, "path"),
                f"{excerpt(witness.path)} leads out of the study's folder",
                "Copy the file into it.",
            )
        if os.path.lexists(path) and not os.path.isfile(path):
            raise RecensionError(
                self._place(number, "path"), f"{excerpt(witness.path)} is no regular file", "Put a file there."
            )
        if not os.path.isfile(path):
            raise RecensionError(
                self._place(number, "path"),
                f"the witness {excerpt(witness.path)} is missing",
                "Put it there, or correct the path.",
            )
        return path

    def _place(self, number: int, key: str) -> str:
        return self.file.place("witnesses", number, key) if self.file else str(self.folder)


def _check_name(name: str, place: str) -> None:
    """Raise :class:`RecensionError` when a file's ``name`` has braces, which Snakemake takes for wildcards, or
    characters that cannot be seen or stand for no text."""
    if "{" in name or "}" in name or not name.isprintable():
        problem = f"{excerpt(name)} is no name for a file: it has braces or characters that cannot be seen"
        raise RecensionError(place, problem, "Rename the file.")


def check_id(folder: Path) -> None:
    """Raise :class:`RecensionError` when the name of ``folder`` is none for a study."""
    if not STUDY_ID.match(folder.name):
        raise RecensionError(
            str(folder), "is no name for a study", "Use lower-case letters, digits, '-', '_' and '.', at most 64."
        )


def load_config(values: dict[str, Any], place: str) -> Config:
    """The config from Snakemake's ``values``.  Raises :class:`RecensionError` at ``place`` when a key does not fit."""
    try:
        return msgspec.convert(values, Config)
    except msgspec.ValidationError as error:
        raise RecensionError(place, str(error), "config/README.md explains each key.") from None


def check_config(path: Path) -> None:
    """Raise :class:`RecensionError` with the line of what does not fit in the config at ``path``, if there is one.

    Snakemake reads the file as well, but takes the second of two equal keys without a word and tells no line.
    """
    if path.exists() or path.is_symlink():
        YamlFile(path).record(Config, "config/README.md")


def studies_folder(config: Config) -> Path:
    """The folder with a folder for each study."""
    return Path(config.pathvars.data) / "studies"


def study_ids(config: Config) -> list[str]:
    """The ids of the studies to build, sorted.  Raises :class:`RecensionError` for a folder whose name is none."""
    root = studies_folder(config)
    if not root.is_dir():
        raise RecensionError(str(root), "there is no such folder", "Put each study into a folder of its own there.")
    ids = sorted(set(config.studies) or {path.name for path in root.iterdir() if path.is_dir()})
    for identifier in ids:
        check_id(root / identifier)
    return ids


def load_study(identifier: str, config: Config) -> StudyFolder:
    """The folder of one study.  Raises :class:`RecensionError` when it, or a file that it names, is missing or broken.

    Snakemake would not notice: it takes results whose sources are gone for up to date.
    """
    folder = StudyFolder(studies_folder(config) / identifier)
    _check_files(folder, config)
    return folder


def termbase_paths(folder: StudyFolder, config: Config) -> list[Path]:
    """The termbases that a study names, or those of the config."""
    return [
        Path(config.pathvars.data) / "termbases" / f"{name}.yaml" for name in folder.study.termbases or config.termbases
    ]


def codebook_path(folder: StudyFolder, config: Config) -> Path:
    """The codebook that a study names, or that of the config."""
    return Path(config.pathvars.data) / "codebooks" / f"{folder.study.codebook or config.codebook}.yaml"


def _check_files(folder: StudyFolder, config: Config) -> None:
    """Raise :class:`RecensionError` for the first file that ``folder`` names and that is not there."""
    _ = folder.witnesses
    for key, paths in (("termbases", termbase_paths(folder, config)), ("codebook", [codebook_path(folder, config)])):
        for path in paths:
            if not path.is_file() or leads_out(path, Path(config.pathvars.data)):
                place = folder.file.place(key) if folder.file and getattr(folder.study, key) else "config/config.yaml"
                raise RecensionError(
                    place,
                    f"names {str(path)!r}, which is missing or leads out of the data folder",
                    "Put it there, or correct the name.",
                )
