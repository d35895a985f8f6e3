"""Promises to a reader: changes and their undoing are shown, every link leads somewhere, no text is lost."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Mapping
from itertools import pairwise

import pytest
from lxml import html
from rendering.specimen import TEMPLATES, Specimen

from recension.records.apparatus import Emendation, TermNote
from recension.records.comparison import Cell, Column, Comparison, Table
from recension.rendering import write_html, write_letter, write_markdown, write_pdf

MARK = "a[re:test(@href, '^#([CF][0-9]|query-|note-)')]"


def page(specimen: Specimen, figures: Mapping[str, bytes] | None = None) -> html.HtmlElement:
    return html.fromstring(write_html(specimen.ast(), figures or {}, TEMPLATES).decode())


def pages(specimen: Specimen) -> list[str]:
    import pypdfium2

    document = pypdfium2.PdfDocument(write_pdf(specimen.ast(), {}, TEMPLATES))
    return [one.get_textpage().get_text_bounded() for one in document]


def squeezed(text: str) -> str:
    return re.sub(r"[\s\u200b\ufffe\u2010-]+", "", text)


def clean(element: html.HtmlElement) -> str:
    """The words of the clean view."""
    for hidden in element.xpath(f".//del | .//{MARK}", namespaces={"re": "http://exslt.org/regular-expressions"}):
        hidden.drop_tree()
    return element.text_content()


@pytest.fixture
def changed() -> Specimen:
    specimen = Specimen(
        ("title", "A titel of it"), ("heading", "1. Frist part"),
        ("paragraph", "One two two three. Four [1,2] five six."),
        ("paragraph", "Gone altogether."), ("heading", "References"), ("reference", "[1] First entry."),
        ("reference", "[2] Second entry."),
    )  # fmt: skip
    specimen.change("titel", "title")
    specimen.change("Frist", "First", query="Is it the first?")
    specimen.change(" two three", " three")
    specimen.change(" six", "", note="Six is gone.")
    specimen.change("Gone altogether.", "")
    specimen.cite("[1,2]", "r1", "r2")
    return specimen


class TestChanges:
    def test_each_deletion_and_insertion_stands_in_its_place(self, changed: Specimen) -> None:
        tree = page(changed)
        assert [one.text_content() for one in tree.xpath("//del")] == [
            "titel",
            "Frist",
            " two three",
            " six",
            "Gone altogether.",
        ]
        assert [one.text_content() for one in tree.xpath("//ins")] == ["title", "First", " three"]

    def test_the_clean_view_is_the_edited_text_and_needs_no_script(self, changed: Specimen) -> None:
        tree = page(changed)
        assert clean(tree.get_element_by_id("b2")).strip() == "One two three. Four [1,2] five."
        assert [one.get("id") for one in tree.xpath("//input[@checked]")] == ["view-clean"]
        style = tree.xpath("//style")[0].text
        assert re.search(r"[}]del,[^{}]*[{]display:none", style)
        assert ".bar:has(:is(#view-changes,#view-both):checked) ~ main" in style

    def test_each_changed_place_and_its_entry_lead_to_each_other(self, changed: Specimen) -> None:
        tree = page(changed)
        for number, id in enumerate(("e1", "e2", "e3", "e4", "e5"), 1):
            assert tree.get_element_by_id(id).xpath(f"following::a[@href='#C{number}']")
            assert tree.xpath(f"//table[@class='cards changes']//td[@id='C{number}']/a[@href='#{id}']")

    def test_the_letter_asks_each_query_with_its_place_and_reading(self, changed: Specimen) -> None:
        asked = page(changed).xpath("//*[@id='query-1']/ancestor::div[@class='asked']")[0].text_content()
        assert all(part in asked for part in ("Frist", "First", "Is it the first?"))
        letter = write_letter(changed.ast()).decode()
        assert all(part in letter for part in ("**Frist**", "**First**", "**Question:** Is it the first?"))

    def test_a_question_at_two_places_is_asked_once(self) -> None:
        specimen = Specimen(("paragraph", "The four aims."), ("paragraph", "The same four."))
        specimen.change("four aims", "four aims", query="Which four?", note="A note.")
        specimen.change("same four", "same four", query="Which four?", note="A note.")
        letter = write_letter(specimen.ast()).decode()
        assert letter.count("Which four?") == 1 and "**four aims**" in letter and "**same four**" in letter
        assert "Query 2" not in letter
        markdown = write_markdown(specimen.ast()).decode()
        assert markdown.count("Which four?") == markdown.count("A note.") == 1
        assert markdown.count("Author query 1") == 2

    def test_what_the_source_set_in_italics_stays_so_through_changes(self) -> None:
        specimen = Specimen(("paragraph", "So [1]."), ("reference", "[1] A. *Small towns of old*. *The Rooms*, 2*3."))
        for mark, before in (("*Small", ""), ("*. ", ""), ("*The", ""), ("*, 2", "")):
            start = specimen.text.index(mark) + len(before)
            specimen.emendations.append(
                Emendation(
                    id=f"e{start}", witness="w", start=start, end=start + 1, source="*", text="", kind="extraction",
                    hand="repair", reason="A mark for italics.", certainty="sure",
                )
            )  # fmt: skip
        specimen.change("towns", "cities")
        assert [one.xpath("string(.//ins)") for one in page(specimen).xpath("//em")] == ["cities", ""]
        markdown = write_markdown(specimen.ast()).decode()
        assert "*Small cities of old*. *The Rooms*, 2\\*3." in markdown

    def test_a_study_without_queries_has_a_letter_that_says_so(self) -> None:
        letter = write_letter(Specimen(("paragraph", "All is clear.")).ast()).decode()
        assert "There are no questions to the author." in letter

    def test_pdf_and_markdown_have_the_clean_view(self, changed: Specimen) -> None:
        text = squeezed("".join(pages(changed)))
        assert "Onetwothree.Four[1,2]five" in text and "titel" not in text.split("Changes")[0]
        markdown = write_markdown(changed.ast()).decode()
        assert "titel" not in markdown and "altogether" not in markdown and "Author query 1" in markdown


class TestLinks:
    def test_a_mark_of_several_references_reaches_each(self, changed: Specimen) -> None:
        hrefs = page(changed).get_element_by_id("b2").xpath(".//a[@class='citation']/@href")
        assert hrefs == ["#r1", "#r2"]

    def test_author_year_marks_and_ranges_reach_each(self) -> None:
        specimen = Specimen(
            ("paragraph", "So (Ada 2001; Bo and Cy 2002)."), ("paragraph", "And [1-3]."),
            ("reference", "[1] A."), ("reference", "[2] B."), ("reference", "[3] C."),
        )  # fmt: skip
        specimen.cite("(Ada 2001; Bo and Cy 2002)", "r1", "r2", style="author-year")
        specimen.cite("[1-3]", "r1", "r2", "r3")
        tree = page(specimen)
        assert [(a.text, a.get("href")) for a in tree.get_element_by_id("b1").xpath(".//a")] == [
            ("Ada 2001", "#r1"),
            ("Bo and Cy 2002", "#r2"),
        ]
        assert set(tree.get_element_by_id("b2").xpath(".//a/@href")) == {"#r1", "#r2", "#r3"}

    def test_every_link_resolves_and_no_id_stands_twice(self, changed: Specimen) -> None:
        changed.find("One two", "It counts.")
        tree = page(changed)
        ids = tree.xpath("//@id")
        assert len(ids) == len(set(ids))
        assert {href[1:] for href in tree.xpath("//a/@href") if href.startswith("#")} <= set(ids)

    def test_every_block_and_heading_stands_in_the_edition_by_its_id(self, changed: Specimen) -> None:
        edition = page(changed).get_element_by_id("edition")
        wanted = {block.id for block in changed.blocks} | {heading.id for heading in changed.headings}
        assert wanted <= set(edition.xpath(".//@id"))

    def test_a_change_over_two_paragraphs_is_printed_once(self) -> None:
        specimen = Specimen(("paragraph", "One bro"), ("paragraph", "ken line."))
        specimen.change("bro\n\nken", "broken")
        assert squeezed(clean(page(specimen).get_element_by_id("edition"))).count("broken") == 1


class TestAnyText:
    def test_an_empty_study_has_all_outputs(self) -> None:
        specimen = Specimen(("paragraph", "A line."))
        assert "No findings." in page(specimen).text_content()
        assert "A line." in "".join(pages(specimen))
        assert "A line." in write_markdown(specimen.ast()).decode()

    @pytest.mark.parametrize(
        "text",
        ["W" * 900, "x/" * 900, "https://a.example/" + "p" * 900, "汉字没有空格" * 200, "naïve “quotes” -- −1 … 'a'"],
    )
    def test_no_text_is_lost_or_runs_off_the_page(self, text: str) -> None:
        import pypdfium2

        specimen = Specimen(("paragraph", text))
        specimen.change(text, text, query=text[:200])
        document = pypdfium2.PdfDocument(write_pdf(specimen.ast(), {}, TEMPLATES))
        assert squeezed(text) in squeezed("".join(one.get_textpage().get_text_bounded() for one in document))
        for one in document:
            width, _ = one.get_size()
            shown = one.get_textpage()
            assert all(
                0 < shown.get_charbox(n)[2] < width - 45 for n in range(shown.count_chars()) if shown.get_charbox(n)[2]
            )

    def test_right_to_left_text_keeps_its_letters_in_every_output(self) -> None:
        specimen = Specimen(("paragraph", "שלום עולם"), language="he")
        tree = page(specimen)
        assert tree.get("dir") == "rtl" and "שלום עולם" in tree.get_element_by_id("b1").text_content()
        text = "".join(pages(specimen))
        assert all(letter in text for letter in "שלוםעד".replace("ד", ""))

    def test_a_character_no_font_has_is_shown_by_its_number(self) -> None:
        assert "U+13000" in squeezed("".join(pages(Specimen(("paragraph", "Sign \U00013000.")))))

    def test_a_term_is_marked_at_its_first_use_in_a_section(self) -> None:
        specimen = Specimen(
            ("heading", "One"), ("paragraph", "The leagues and a league."), ("paragraph", "A league met."),
            ("heading", "Two"), ("paragraph", "League upon league, collegial."),
        )  # fmt: skip
        specimen.change("leagues", "unions", query="Are they unions?")
        specimen.change("a league.", "a union.")
        specimen.change("League upon", "Union upon")
        specimen.terms.append(
            TermNote(
                id="union", preferred="union", variants=["league"], original="工会", language="zh", definition="",
                authority="", certainty="sure", note="", uses=3,
            )
        )  # fmt: skip
        tree = page(specimen)
        marked = tree.xpath("//*[@id='edition']//a[@href='#term-union']")
        assert [(one.getparent().get("id"), one.xpath("string(.//ins)")) for one in marked] == [
            ("s1", "unions"),
            ("s3", "Union"),
        ]
        assert not tree.xpath("//a//a")
        assert tree.get_element_by_id("term-union").xpath(".//*[@lang='zh']")

    def test_terms_carry_their_language_authority_and_note(self) -> None:
        specimen = Specimen(("paragraph", "A."))
        specimen.terms.append(
            TermNote(
                id="t", preferred="union", variants=["league"], original="工会", language="zh", definition="",
                authority="The law", certainty="sure", note="So it is.", uses=2,
            )
        )  # fmt: skip
        tree = page(specimen)
        assert tree.xpath("//*[@lang='zh']")[0].text_content() == "工会"
        assert "The law" in tree.text_content() and "So it is." in tree.text_content()


class TestTables:
    def wide(self) -> Specimen:
        specimen = Specimen(("paragraph", "A claim here."))
        specimen.find("A claim", "A statement of the study")
        subjects = [f"Subject {n}" for n in range(9)]
        told = Cell(
            text="A statement that is long enough to need a line of its own in any table whatever.", findings=["f1"]
        )
        silent = Cell(text="not reported")
        rows = [[Cell(text=f"Dimension {n}"), told, *[silent] * 8] for n in range(40)]
        columns = [Column(id="d", label="Dimension"), *(Column(id=s, label=s) for s in subjects)]
        table = Table(id="wide", title="Wide", caption="Wide.", columns=columns, rows=rows)
        specimen.comparison = Comparison(study="s", tables=[table], figures=[])
        return specimen

    def test_a_wide_table_becomes_a_block_a_row_with_nothing_left_out(self) -> None:
        tree = page(self.wide())
        table = tree.xpath("//*[@id='table-wide']/following::table")[0]
        assert max(sum(int(c.get("colspan", 1)) for c in row) for row in table.xpath(".//tr")) == 2
        assert [th.text_content() for th in table.xpath(".//th[@colspan]")] == [f"Dimension {n}" for n in range(40)]
        assert all(f"Subject {n}" in table.text_content() for n in range(9))

    def test_its_header_is_repeated_on_each_page(self) -> None:
        found = [one for one in pages(self.wide()) if one.count("any table whatever") > 2]
        assert len(found) > 1 and all("What the study says" in one for one in found)

    def test_words_longer_than_their_column_break_and_touch_no_other(self) -> None:
        import pypdfium2

        specimen = Specimen(("paragraph", "A claim here."))
        columns = [Column(id=f"c{n}", label=f"Col{n}") for n in range(7)]
        rows = [[Cell(text=f"{n}{letter * 22}") for n in range(7)] for letter in "MWx"]
        table = Table(id="wide", title="Wide", caption="Wide.", columns=columns, rows=rows)
        specimen.comparison = Comparison(study="s", tables=[table], figures=[])
        seen = 0
        for one in pypdfium2.PdfDocument(write_pdf(specimen.ast(), {}, TEMPLATES)):
            text, (width, _) = one.get_textpage(), one.get_size()
            boxes = [text.get_charbox(n) for n, c in enumerate(text.get_text_range()) if c in "MWx"]
            boxes = sorted((round(bottom), left, right) for left, bottom, right, _ in boxes)
            seen += len(boxes)
            assert all(right < width - 45 for *_, right in boxes)
            for (line, _, right), (other, left, _) in pairwise(boxes):
                assert line != other or left > right - 1
        assert seen >= 7 * 3 * 22

    def test_its_statements_lead_to_their_findings(self) -> None:
        assert len(page(self.wide()).xpath("//td//a[@href='#F1']")) == 40


PROGRAM = """

from rendering.test_edition import *
s = Specimen(("title", "T"), ("paragraph", "One two [1,2]."), ("reference", "[1] A."), ("reference", "[2] B."))
s.cite("[1,2]", "r1", "r2"); s.change("two", "three"); s.find("One", "It is.")
import hashlib
ast = s.ast()
for made in (ast, write_html(ast, {}, TEMPLATES), write_pdf(ast, {}, TEMPLATES), write_markdown(ast)):
    print(hashlib.sha256(made).hexdigest())
"""


def test_another_process_hash_seed_locale_and_folder_give_the_same_bytes(tmp_path) -> None:
    from pathlib import Path

    here = Path(__file__).parent
    paths = os.pathsep.join([str(here.parents[1] / "workflow"), str(here.parent)])
    made = set()
    for seed, locale, zone, folder in (("1", "C", "UTC", here), ("2", "tr_TR.UTF-8", "Asia/Tokyo", tmp_path)):
        env = os.environ | {"PYTHONHASHSEED": seed, "LC_ALL": locale, "TZ": zone, "PYTHONPATH": paths}
        run = [sys.executable, "-X", "utf8", "-c", PROGRAM]
        made.add(subprocess.run(run, env=env, cwd=folder, capture_output=True, text=True, check=True).stdout)
    assert len(made) == 1 and made.pop().count("\n") == 4
