"""Sections, tables and figures that the text mentions are links to them, where it is certain what is meant."""

from __future__ import annotations

import pypdfium2
import pypdfium2.raw as raw
import pytest
from lxml import html
from msgspec.structs import replace
from rendering.specimen import TEMPLATES, Specimen

from recension.rendering import write_html, write_pdf


def study(*sentences: str) -> Specimen:
    parts = [("heading", "1. First"), ("paragraph", "Begun."), ("heading", "2. Second")]
    parts += [("paragraph", sentence) for sentence in sentences]
    parts += [("caption", "Table 2. Of things."), ("caption", "Figure 1: A thing.")]
    specimen = Specimen(*parts)
    specimen.headings = [replace(one, number=str(place)) for place, one in enumerate(specimen.headings, 1)]
    return specimen


def links(specimen: Specimen) -> list[tuple[str, str]]:
    tree = html.fromstring(write_html(specimen.ast(), {}, TEMPLATES).decode())
    found = [(a.text_content(), a.get("href")) for a in tree.xpath("//*[@id='edition']//p//a")]
    assert all(tree.xpath(f"//*[@id='{to[1:]}']") for _, to in found if to.startswith("#"))
    return found


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("As section 2 says.", [("section 2", "h2")]),
        ("As Sections 1 and 2 say.", [("Sections 1", "h1"), ("2", "h2")]),
        ("Of all (Table 2) and (see Fig. 1).", [("Table 2", "b3"), ("Fig. 1", "b4")]),
        ("Section 2 of this paper.", [("Section 2", "h2")]),
    ],
)
def test_a_mention_that_resolves_is_a_link(sentence: str, found: list[tuple[str, str]]) -> None:
    assert links(study(sentence)) == [(words, f"#{id}") for words, id in found]


@pytest.mark.parametrize(
    "sentence",
    [
        "As section 7 says.",  # there is none
        "Under section 2 of the Act.",
        "See Table 2 in another study.",
        "Section 2 [5] has it.",
        "At https://a.example/section 2 it stands.",
        "Its section 2-bis.",
        "Table 2nd.",
        "The table 20 was set.",
        "In intersection 2.",
    ],
)
def test_what_may_mean_another_is_none(sentence: str) -> None:
    assert not [to for _, to in links(study(sentence)) if to.startswith("#")]


def test_a_number_that_stands_twice_is_not_guessed() -> None:
    specimen = study("As section 2 says.")
    specimen.headings = [replace(one, number="2") for one in specimen.headings]
    assert not links(specimen)


def test_the_words_stay_as_they_are_and_a_change_keeps_the_link() -> None:
    specimen = study("As sektion 2 says.")
    specimen.change("sektion", "section")
    tree = html.fromstring(write_html(specimen.ast(), {}, TEMPLATES).decode())
    (paragraph,) = [p for p in tree.xpath("//*[@id='edition']//p") if "says" in p.text_content()]
    assert [a.get("href") for a in paragraph.xpath(".//a[starts-with(@href, '#h')]")][-1] == "#h2"
    assert "".join(paragraph.xpath(".//text()[not(ancestor::del or ancestor::a[@href='#C1'])]")) == "As section 2 says."


def test_the_pdf_has_the_link_too() -> None:
    document = pypdfium2.PdfDocument(write_pdf(study("As section 2 says.").ast(), {}, TEMPLATES, "edition"))
    page = document[0]
    marked = [raw.FPDFPage_GetAnnot(page.raw, place) for place in range(raw.FPDFPage_GetAnnotCount(page.raw))]
    kinds = [raw.FPDFAnnot_GetSubtype(one) for one in marked]
    assert raw.FPDF_ANNOT_LINK in kinds
    assert "As section 2 says." in document[0].get_textpage().get_text_range()
