"""Hostile input: studies of attack strings, built end to end; every string stays text in every output."""

from __future__ import annotations

import csv
import ctypes
import io
import os
import tempfile
from collections.abc import Iterator
from pathlib import Path
from random import Random

import pypdfium2.raw as pdfium
from lxml import html
from pypdfium2 import PdfDocument

from recension.cli import perform
from recension.errors import RecensionError
from recension.files import exact_cell
from recension.records.config import Config, Places
from recension.steps import Plan
from recension.study import load_study
from soak.attacks import CANARY, OWNED, Hostile
from soak.part import Part, Row, each
from workspace import ROOT

OPENED = ("https:", "http:", "mailto:", "doi:", "#")


def soak(amount: int, seed: int, jobs: int) -> Part:
    """``amount`` studies, each of another choice of attacks."""
    found = each(_numbered, [(seed, number) for number in range(amount)], jobs)
    row = Row("studies of attack strings", amount, sum(map(bool, found)))
    return Part("Hostile input", "make soak ARGS=hostile", (row,))


def _numbered(asked: tuple[int, int]) -> list[str]:
    seed, number = asked
    found = trial(Random(f"{seed} hostile {number}"))
    for problem in found:
        print(f"study {number}: {problem}", flush=True)
    return found


def trial(random: Random) -> list[str]:
    """What is wrong with the build of one hostile study."""
    before = os.getcwd()
    with tempfile.TemporaryDirectory() as folder:
        os.chdir(folder)
        try:
            study = Hostile(Path("data"), random)
            config = Config(pathvars=Places())
            for step in Plan(load_study("hostile", config), config, ROOT / "templates").steps():
                perform(step.words)
            return [*problems(Path("results/hostile"), study), *left_behind(Path())]
        except RecensionError as error:
            return [f"is not built: {error}"]
        except Exception as error:  # whatever it is, a user would see a traceback
            return [f"stops with {type(error).__name__}: {error}"]
        finally:
            os.chdir(before)


def problems(results: Path, study: Hostile) -> Iterator[str]:
    """What is wrong with the outputs of ``study``."""
    for path in sorted(path for path in results.rglob("*") if path.is_file()):
        if CANARY.encode() in path.read_bytes():
            yield f"{path.name} shows a file outside of the study"
    yield from page(results / "edition.html", study)
    yield from print_(results / "edition.pdf")
    for path in sorted(results.rglob("*.csv")):
        yield from sheet(path)
    words = level((results / "edition.json").read_text(encoding="utf-8"))
    if not all(level(attack)[:20].split('"')[0].split("\\")[0] in words for attack in study.attacks):
        yield "the edition has lost an attack"


def page(path: Path, study: Hostile) -> Iterator[str]:
    """The page runs its own script alone, leads where a browser may go, and says each attack word for word."""
    root = html.fromstring(path.read_bytes().decode())
    own = html.fromstring((ROOT / "templates" / "edition.html").read_text(encoding="utf-8"))
    for tag in ("script", "iframe", "object", "embed", "base", "style", "link", "form"):
        if len(root.findall(f".//{tag}")) != len(own.findall(f".//{tag}")):
            yield f"the page has a {tag} that is not its own"
    for element in root.iter():
        if not isinstance(element.tag, str):
            yield f"the page has a comment or instruction: {str(element)[:60]}"
            continue
        for name, value in element.attrib.items():
            if name.startswith("on") or name in ("style", "srcdoc", "formaction"):
                yield f"the page has the attribute {name}={value[:40]!r}"
            if name in ("href", "src") and not value.lower().startswith((*OPENED, "data:image/")):
                yield f"the page leads to {value[:60]!r}"
    words = level(root.text_content())
    for attack in study.attacks:
        if level(attack) not in words and level(attack.replace("\u2019", "'")) not in words:
            yield f"the page does not say {attack!r}"


def print_(path: Path) -> Iterator[str]:
    """The PDF leads where a reader may go, and starts nothing."""
    document = PdfDocument(path)
    for index in range(len(document)):
        leaf, at, link = document[index], ctypes.c_int(0), pdfium.FPDF_LINK()
        while pdfium.FPDFLink_Enumerate(leaf, at, link):
            action = pdfium.FPDFLink_GetAction(link)
            kind = pdfium.FPDFAction_GetType(action)
            if kind == pdfium.PDFACTION_URI:
                size = pdfium.FPDFAction_GetURIPath(document, action, None, 0)
                buffer = ctypes.create_string_buffer(size)
                pdfium.FPDFAction_GetURIPath(document, action, buffer, size)
                target = bytes(buffer).rstrip(b"\0").decode("utf-8", "replace")
                if not target.lower().startswith(OPENED):
                    yield f"the PDF leads to {target[:60]!r}"
            elif kind in (pdfium.PDFACTION_LAUNCH, pdfium.PDFACTION_REMOTEGOTO):
                yield "the PDF starts a program or opens a file"
    data = path.read_bytes()
    for word in (b"/JavaScript", b"/JS ", b"/Launch", b"/EmbeddedFile", b"/OpenAction"):
        if word in data:
            yield f"the PDF has {word.decode()}"


def sheet(path: Path) -> Iterator[str]:
    """No cell of a table is a formula, and what was put before one can be taken away again."""
    for row in csv.reader(io.StringIO(path.read_text(encoding="utf-8"), newline="")):
        for cell in row:
            if cell.startswith(("=", "+", "-", "@", "\t", "\r")):
                yield f"{path.name} has the formula {cell[:40]!r}"
            if exact_cell(cell).startswith("''"):
                yield f"{path.name} has a cell that cannot be taken back: {cell[:40]!r}"


def left_behind(folder: Path) -> Iterator[str]:
    """What a command that was run would have left."""
    for path in folder.rglob(f"*{OWNED}*"):
        if path.name == OWNED:
            yield f"{path} was made"


def level(words: str) -> str:
    return "".join(words.split())
