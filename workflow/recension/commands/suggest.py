"""A study -> edits or findings to consider, ready to paste; it changes nothing."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable
from pathlib import Path

import msgspec

from ..coding import code_study, suggest_coding
from ..emendation import emend
from ..emendation.edits import propose_edits
from ..files import read_bytes, write_bytes
from ..records.apparatus import Apparatus, Edition
from ..records.config import Config
from ..records.document import Document
from ..records.inputs import Codebook, Edits, Stylebook, Termbase
from ..study import StudyFolder, codebook_path, load_config, termbase_paths
from ..suggestion import suggest
from ..suggestion.stylebooks import compiled
from ..suggestion.writing import as_yaml, indentation
from ..yamlfile import YamlFile
from . import add_paths
from .read import read_folder


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The options of this command."""
    parser.add_argument("study", metavar="STUDY", help="the id of a study, or its folder")
    parser.add_argument("--what", choices=WHAT, default="edits", help="what to suggest (default: %(default)s)")
    # By default config/config.yaml, the data folder that it names or that holds the study, the stylebooks there, and
    # standard output.
    add_paths(parser, "config", "data", "stylebooks", "output")


def run(options: argparse.Namespace) -> None:
    """A study -> edits or findings to consider, ready to paste; it changes nothing."""
    folder, config = find_study(options)
    text = WHAT[options.what](folder, config, options)
    if options.output:
        write_bytes(options.output, text.encode())
    else:
        sys.stdout.buffer.write(text.encode())
        sys.stdout.flush()


def find_study(options: argparse.Namespace) -> tuple[StudyFolder, Config]:
    """The study that the options name, and the config with the data folder that it lies in."""
    usual = Path("config/config.yaml")
    place = options.config or usual
    file = YamlFile(place) if options.config or usual.exists() else None
    config = load_config(file.data or {} if file else {}, str(place))
    path = Path(options.study)
    if path.name == options.study and not path.is_dir():
        path = (options.data or Path(config.pathvars.data)) / "studies" / options.study
    data = options.data or (path.resolve().parents[1] if path.resolve().parent.name == "studies" else None)
    if data:
        config = msgspec.structs.replace(config, pathvars=msgspec.structs.replace(config.pathvars, data=str(data)))
    return StudyFolder(path), config


class Edited:
    """A study as it is edited now: what *read* and *emend* make of it, in memory."""

    def __init__(self, folder: StudyFolder, config: Config) -> None:
        self.document: Document = read_folder(folder)
        self.termbases = [YamlFile(path).record(Termbase) for path in termbase_paths(folder, config)]
        paths = folder.optional("edits.yaml")
        self.file = YamlFile(Path(paths[0])) if paths else None
        self.edits = self.file.record(Edits) if self.file else None
        made: tuple[Apparatus, Edition] = emend(self.document, self.termbases, self.edits, self.file)
        self.apparatus, self.edition = made


def suggest_edits(folder: StudyFolder, config: Config, options: argparse.Namespace) -> str:
    """A piece of ``edits.yaml``: what an editor might change next."""
    study = Edited(folder, config)
    found, left_out = suggest(
        study.document,
        study.apparatus,
        study.edition,
        study.termbases,
        load_stylebooks(options.stylebooks or Path(config.pathvars.data) / "stylebooks"),
        folder.study.source_language,
        {one.start: one.place for one in propose_edits(study.document, study.edits, study.file)},
    )
    written = read_bytes(study.file.path).decode("utf-8-sig") if study.file else ""
    return as_yaml(folder.id, study.document.transcript, found, left_out, indentation(written))


def suggest_findings(folder: StudyFolder, config: Config, options: argparse.Namespace) -> str:
    """A ``coding.yaml`` to review: every finding that the program proposes."""
    study, path = Edited(folder, config), codebook_path(folder, config)
    found = code_study(study.document, study.edition, path.stem, YamlFile(path).record(Codebook))
    return suggest_coding(found, study.document.transcript)


def load_stylebooks(folder: Path) -> list[Stylebook]:
    """The stylebooks in ``folder``, by name; none when there is no such folder.  Raises :class:`RecensionError` with
    file and line for one that cannot be used."""
    books = []
    for path in sorted(folder.glob("*.yaml")):
        file = YamlFile(path)
        books.append(file.record(Stylebook))
        for number, rule in enumerate(books[-1].rules):
            for index, pattern in enumerate(rule.find):
                compiled(pattern, rule.put, file.place("rules", number, "find", index))
    return books


# What this command can suggest: a function of study, config and options that gives the text to print.
WHAT: dict[str, Callable[[StudyFolder, Config, argparse.Namespace], str]] = {
    "edits": suggest_edits,
    "coding": suggest_findings,
}
