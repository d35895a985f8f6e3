"""Every kind of file that is read, and what must hold of what comes of it.  One line of ``READERS`` adds a kind."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Sequence
from functools import cache
from pathlib import Path
from types import SimpleNamespace
from typing import NamedTuple

from recension.bibliography import cite
from recension.coding import code_study, measure_agreement, suggest_coding
from recension.commands.read import read_folder
from recension.commands.suggest import load_stylebooks
from recension.emendation import emend
from recension.records.apparatus import Apparatus, Edition
from recension.records.comparison import Comparison
from recension.records.document import Document
from recension.records.inputs import Codebook, Coding, Edits, Termbase
from recension.records.plans import Synthesis
from recension.rendering import build_ast
from recension.study import StudyFolder, load_config
from recension.suggestion import suggest
from recension.suggestion.writing import as_yaml
from recension.verification.text import PROMISES
from recension.yamlfile import YamlFile
from workspace import STUDY_DATA, TEST_DATA

STUDY = "reading-rooms"


class LostError(Exception):
    """What was read is not what the file says."""


class World:
    """A data folder of its own with the test study in it, and what the stages make of that."""

    def __init__(self, folder: Path) -> None:
        self.data = folder / "data"
        shutil.copytree(TEST_DATA, self.data)
        shutil.copytree(STUDY_DATA / "stylebooks", self.data / "stylebooks")
        self.study = self.data / "studies" / STUDY
        self.document = read_folder(StudyFolder(self.study))
        self.codebook = YamlFile(self.data / "codebooks" / "night-opening.yaml").record(Codebook)
        self.termbase = YamlFile(self.data / "termbases" / "libraries.yaml").record(Termbase)
        self.apparatus, self.edition = emend(self.document, [self.termbase])


class Reader(NamedTuple):
    """``place`` is where the file stands in the data folder, ``read`` reads it there and goes on with what it gives;
    ``seeds`` are real files of this kind, ``shapes`` says that it is running text."""

    place: str
    read: Callable[[World, Path], None]
    seeds: Sequence[Path]
    shapes: bool = False


def read_text(world: World, path: Path) -> None:
    """The only text of a study: everything that follows it, and nothing lost."""
    document = read_folder(StudyFolder(path.parent))
    apparatus, edition = emend(document, [world.termbase])
    keep(document, apparatus, edition)
    findings = code_study(document, edition, "c", world.codebook)
    suggest_coding(findings, document.transcript)
    build_ast(document, apparatus, edition, findings, Comparison(study=document.study, tables=[], figures=[]))
    cite(document, edition)
    suggested(world, document, apparatus, edition)


def keep(document: Document, apparatus: Apparatus, edition: Edition) -> None:
    """The promises of the text, asked of what was made in memory."""
    build = SimpleNamespace(document=document, apparatus=apparatus, edition=edition)
    for promise in PROMISES:
        if wrong := promise.look(build).wrong:  # type: ignore[arg-type]
            raise LostError(f"{promise.id}: {wrong[0]}")


def read_landing(world: World, path: Path) -> None:
    """A landing page: its fields stand in it, and the text stays whole beside it."""
    document = read_folder(StudyFolder(path.parent))
    apparatus, edition = emend(document, [world.termbase])
    keep(document, apparatus, edition)
    transcripts = {witness.id: witness.transcript for witness in document.witnesses}
    for field in document.collation:
        for one in field.readings:
            if transcripts[one.witness][one.start : one.end] != one.text:
                raise LostError(f"the reading {one.text!r} of {field.field} does not stand in {one.witness}")
    cite(document, edition)


def read_study_file(world: World, path: Path) -> None:
    """``study.yaml``."""
    document = read_folder(StudyFolder(path.parent))
    keep(document, *emend(document, [world.termbase]))


def read_edits(world: World, path: Path) -> None:
    """``edits.yaml``: each change stands in the edition."""
    file = YamlFile(path)
    apparatus, edition = emend(world.document, [world.termbase], file.record(Edits), file)
    keep(world.document, apparatus, edition)


def read_coding(world: World, path: Path) -> None:
    """``coding.yaml``: each finding's quote stands where it says."""
    file = YamlFile(path)
    coding = file.record(Coding)
    findings = code_study(world.document, world.edition, "c", world.codebook, coding, file)
    measure_agreement(world.document, world.edition, world.codebook, findings, [(coding, file)])
    for finding in findings.findings:
        evidence = finding.evidence
        if world.document.transcript[evidence.start : evidence.end] != evidence.quote:
            raise LostError(f"the quote {evidence.quote!r} does not stand there")


def read_further(world: World, path: Path) -> None:
    """``coding-<name>.yaml``: a further analyst's."""
    file = YamlFile(path)
    findings = code_study(world.document, world.edition, "c", world.codebook)
    codings = [(Coding(), None), (file.record(Coding), file)]
    measure_agreement(world.document, world.edition, world.codebook, findings, codings)


def read_synthesis(world: World, path: Path) -> None:
    """``synthesis.yaml``, on the findings of the test study's coding."""
    file, coding = YamlFile(path), YamlFile(world.study / "coding.yaml")
    synthesis = file.record(Synthesis)
    code_study(
        world.document, world.edition, "c", world.codebook, coding.record(Coding), coding, synthesis, file
    )  # fmt: skip


def read_termbase(world: World, path: Path) -> None:
    """A termbase."""
    apparatus, edition = emend(world.document, [YamlFile(path).record(Termbase)])
    keep(world.document, apparatus, edition)


def read_codebook(world: World, path: Path) -> None:
    """A codebook."""
    code_study(world.document, world.edition, "c", YamlFile(path).record(Codebook))


def read_stylebook(world: World, path: Path) -> None:
    """A stylebook, and what it suggests."""
    books = load_stylebooks(path.parent)
    suggest(world.document, world.apparatus, world.edition, [world.termbase], books)


def suggested(world: World, document: Document, apparatus: Apparatus, edition: Edition) -> None:
    found, left_out = suggest(document, apparatus, edition, [world.termbase])
    as_yaml(document.study, document.transcript, found, left_out, "")


def read_config(world: World, path: Path) -> None:
    """The config."""
    load_config(YamlFile(path).data or {}, str(path))


TEXTS = [TEST_DATA / "studies" / STUDY / "article.txt", TEST_DATA / "studies" / "bare-text" / "notes.txt"]
LANDING = (
    "language: en\nwitnesses:\n- {id: t, role: text, path: t.txt}\n- {id: p, role: landing-page, path: page.txt}\n"
)


def here(*names: str) -> list[Path]:
    """The files of the test data and of the included data that have one of ``names``, small ones alone."""
    found = [path for root in (TEST_DATA, STUDY_DATA) for name in names for path in sorted(root.glob(name))]
    return [path for path in found if path.stat().st_size < 40_000]


READERS: dict[str, Reader] = {
    "texts": Reader("studies/text/any.txt", read_text, [*TEXTS, *here("studies/*/paper.txt")], shapes=True),
    "landing pages": Reader("studies/page/page.txt", read_landing, here("studies/*/landing-page.txt"), shapes=True),
    "study.yaml": Reader("studies/study/study.yaml", read_study_file, here("studies/*/study.yaml")),
    "edits.yaml": Reader(f"studies/{STUDY}/edits.yaml", read_edits, here("studies/*/edits.yaml")),
    "coding.yaml": Reader(f"studies/{STUDY}/coding-x.yaml", read_coding, here("studies/*/coding.yaml")),
    "further codings": Reader(f"studies/{STUDY}/coding-y.yaml", read_further, here("studies/*/coding-second.yaml")),
    "synthesis.yaml": Reader(f"studies/{STUDY}/synthesis.yaml", read_synthesis, here("studies/*/synthesis.yaml")),
    "termbases": Reader("termbases/any.yaml", read_termbase, here("termbases/*.yaml")),
    "codebooks": Reader("codebooks/any.yaml", read_codebook, here("codebooks/*.yaml")),
    "stylebooks": Reader("one-stylebook/any.yaml", read_stylebook, here("stylebooks/*.yaml")),
    "config": Reader("config.yaml", read_config, [STUDY_DATA.parent / "config" / "config.yaml"]),
}


def prepare(world: World) -> None:
    """The folders that the files of all kinds stand in, and what must stand beside them."""
    for reader in READERS.values():
        (world.data / reader.place).parent.mkdir(parents=True, exist_ok=True)
    page = world.data / "studies" / "page"
    (page / "study.yaml").write_text(LANDING, encoding="utf-8")
    shutil.copy(TEXTS[0], page / "t.txt")
    shutil.copy(TEXTS[0], world.data / "studies" / "study" / "article.txt")


@cache
def yaml_data(seed: Path) -> object:
    """What the YAML file ``seed`` holds."""
    return YamlFile(seed).data
