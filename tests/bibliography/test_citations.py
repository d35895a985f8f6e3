"""How to cite a study and its edition: what pandoc reads back is what was known, and nothing more."""

from __future__ import annotations

import json
import re
import unicodedata
from typing import Any

import pypandoc
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from recension.bibliography import cite
from recension.bibliography.items import described
from recension.emendation.pieces import apply
from recension.records.document import Document, Front, Passage, Witness

READERS = {"bib": "biblatex", "ris": "ris", "csl.json": "csljson"}
TEXT = "A study of X\n\nWords.\n"
FULL: dict[str, Any] = {
    "type": "article-journal",
    "title": "A study of X",
    "author": [{"family": "Okafor", "given": "Ilse Maren"}, {"family": "Velde", "given": "T."}],
    "container-title": "Journal of Rooms & Halls",
    "volume": "5",
    "issue": "2",
    "page": "104-108",
    "DOI": "10.1000/a_b-c",
    "issued": {"date-parts": [[2022]]},
    "abstract": "Not for a citation.",
}


def made(**metadata: Any) -> dict[str, bytes]:
    """The citations of a study with ``metadata``, whose text begins with the title "A study of X"."""
    document = Document(
        study="s-1", language="en-US", text_witness="w", headings=[], blocks=[], gaps=[], sentences=[], citations=[],
        references=[], collation=[], metadata={"id": "s-1", **metadata},
        witnesses=[Witness(id="w", role="text", path="p.txt", sha256="0" * 64, transcript=TEXT)],
        front=Front(title=Passage(start=0, end=12, text=TEXT[:12])),
    )  # fmt: skip
    return cite(document, apply("s-1", "w", TEXT, []))


def read(citations: dict[str, bytes], ending: str) -> list[dict[str, Any]]:
    """The items that pandoc, which knows nothing of this program, reads from a file."""
    text = pypandoc.convert_text(citations[ending].decode(), "csljson", format=READERS[ending])
    return json.loads(text)


def plain(value: object) -> str:
    """A field without the markup by which pandoc says that letters keep their case."""
    return re.sub(r"</?span[^>]*>", "", str(value))


@pytest.mark.parametrize("ending", READERS)
def test_every_format_says_the_same_of_the_study(ending: str) -> None:
    study, edition = read(made(**FULL), ending)
    assert study["id"] == "s-1" and edition["id"] == "s-1-edition"
    assert study["type"] == "article-journal"
    for key in ("container-title", "volume", "issue", "DOI", "author"):
        assert study[key] == FULL[key], key
    assert plain(study["title"]) == FULL["title"]
    assert study["page"].replace("–", "-") == "104-108"
    assert study["issued"]["date-parts"][0][0] == 2022


@pytest.mark.parametrize("ending", READERS)
def test_the_edition_has_no_publisher_no_date_and_not_the_studys_doi(ending: str) -> None:
    _, edition = read(made(**FULL), ending)
    assert not {"publisher", "publisher-place", "issued", "DOI", "URL", "editor", "container-title"} & set(edition)
    assert edition["author"] == FULL["author"]


def test_the_edition_says_what_it_is_an_edition_of_and_which_text_it_has() -> None:
    citations = made(**FULL)
    [version] = {item["version"] for item in json.loads(citations["csl.json"]) if "version" in item}
    assert re.fullmatch("[0-9a-f]{12}", version)
    for ending in READERS:
        assert version in citations[ending].decode()
        assert "https://doi.org/10.1000/a" in citations[ending].decode()
    for ending in ("bib", "csl.json"):
        note = read(citations, ending)[1]["note"]
        assert note.endswith("Journal of Rooms & Halls 5(2): 104–108. https://doi.org/10.1000/a_b-c")


@pytest.mark.parametrize("ending", READERS)
def test_a_study_of_which_little_is_known_can_be_cited(ending: str) -> None:
    study, edition = read(made(), ending)
    assert plain(study["title"]) == "s-1" and plain(edition["title"]) == "A study of X"
    assert not {"author", "issued", "DOI", "container-title", "volume", "page"} & set(study)


NAMES = [
    {"family": "Plato", "given": ""},
    {"literal": "Plato and Sons, Inc."},
    {"family": "van der Velde", "given": "Tomas"},
    {"family": "Ž{i}žek & Co", "given": "S\\lavoj"},
    {"family": "张", "given": "元杰"},
    {"family": "", "given": "Madonna"},
]


@pytest.mark.parametrize("name", NAMES, ids=lambda name: name.get("literal") or f"{name['family']} {name['given']}")
def test_names_of_every_kind_come_back_whole_from_bibtex(name: dict[str, str]) -> None:
    study, _ = read(made(author=[name, {"family": "Last", "given": "A."}]), "bib")
    first, last = study["author"]
    parts = ("given", "non-dropping-particle", "dropping-particle", "family", "literal")
    words = " ".join(first[part] for part in parts if first.get(part))
    assert words == (name.get("literal") or f"{name['given']} {name['family']}".strip())
    assert last == {"family": "Last", "given": "A."}


# Pandoc reads two hyphens, quotation marks and "|" as something else: that is no fault of what was written.
NO_TEXT = ("Cc", "Cf", "Cs", "Cn", "Co", "Zl", "Zp")
LETTERS = st.characters(codec="utf-8", exclude_categories=NO_TEXT, exclude_characters="-'`\"|")
TITLES = st.text(LETTERS, min_size=1, max_size=60).filter(str.strip)
HOSTILE = r"\input{x} {unbalanced }} $x_1$ 50% #1 a~b ^ & A and B @article{y, title={z}}"


@given(TITLES)
@example(HOSTILE)
@example("A title\nover\r\nlines\n@misc{x}")
@example("{")
@example("\\")
@example("}")
def test_any_title_comes_back_from_bibtex(title: str) -> None:
    study, _ = read(made(title=title), "bib")
    assert letters(study["title"]) == letters(title)


@given(TITLES)
@example(HOSTILE)
@example("A title\nER  - \nTY  - BOOK\nAU  - Nobody")
def test_any_title_comes_back_from_ris(title: str) -> None:
    items = read(made(title=title), "ris")
    assert [item["id"] for item in items] == ["s-1", "s-1-edition"]
    assert letters(items[0]["title"]) == letters(title)
    assert "author" not in items[0]


def letters(text: str) -> str:
    """The letters of ``text``: pandoc makes markup of a raised figure, and adds a space after "<"."""
    return "".join(unicodedata.normalize("NFKC", re.sub(r"</?(?:span|sup|sub)\b[^>]*>", "", text)).split())


def test_ris_is_as_its_specification_says() -> None:
    text = made(**FULL)["ris"].decode()
    records = text.split("ER  - \r\n")
    assert len(records) == 3 and records[-1] == ""
    for line in text.removesuffix("\r\n").split("\r\n"):
        assert re.fullmatch(r"[A-Z][A-Z0-9]  - [^\r\n]*", line), line
    assert all(record.startswith("TY  - ") for record in records[:-1])


def test_bibtex_braces_balance_whatever_a_doi_holds() -> None:
    text = made(DOI="10.1/a}b{c\\d e", title="x")["bib"].decode()
    assert text.count("{") == text.count("}")
    assert read({"bib": text.encode()}, "bib")[0]["DOI"] == "10.1/a%7Db%7Bc%5Cd%20e"


def test_the_json_is_citation_style_language() -> None:
    both = json.loads(made(**FULL)["csl.json"])
    assert both[1]["original-date"] == FULL["issued"] and "abstract" not in both[0]


def test_an_edited_title_names_the_one_it_had() -> None:
    both = json.loads(made(**{**FULL, "title": "Study of X, a"})["csl.json"])
    assert (both[1]["title"], both[1]["original-title"]) == ("A study of X", "Study of X, a")


def test_in_words_a_study_ends_in_the_address_of_its_doi() -> None:
    study = json.loads(made(**FULL)["csl.json"])[0]
    assert described(study) == (
        "Okafor, Ilse Maren; Velde, T. (2022). A study of X. Journal of Rooms & Halls 5(2): 104–108. "
        "https://doi.org/10.1000/a_b-c"
    )


def test_the_same_study_gives_the_same_bytes() -> None:
    assert made(**FULL) == made(**FULL)
