"""What the reader promises of any text, and of texts of two very different kinds."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from recension.errors import RecensionError
from recension.reading import read_study
from recension.records.document import Block, Document
from recension.records.inputs import Study, WitnessFile
from recension.study import StudyFolder
from workspace import ROOT, TEST_DATA

STUDIES = sorted([*(ROOT / "data/studies").iterdir(), *(TEST_DATA / "studies").iterdir()])


def read(text: str | bytes, pin: str | None = None) -> Document:
    study = Study(witnesses=[WitnessFile(id="w", role="text", path="w.txt", sha256=pin)])
    return read_study("s", study, {"w": text.encode() if isinstance(text, str) else text})


def assert_tiled(document: Document) -> None:
    spans = sorted((one.start, one.end) for one in [*document.blocks, *document.headings, *document.gaps])
    assert spans[0][0] == 0 and spans[-1][1] == len(document.transcript)
    assert all(low < high for low, high in spans)
    assert all(before[1] == after[0] for before, after in zip(spans, spans[1:], strict=False))
    assert all(not document.transcript[gap.start : gap.end].strip() for gap in document.gaps)


def unbroken(document: Document, block: Block) -> str:
    """The words of ``block``, with spaces for what a break has left behind."""
    words = list(document.transcript[block.content : block.end])
    for cut in block.breaks:
        low, high = max(0, cut.start - block.content), max(0, cut.end - block.content)
        words[low:high] = " " * (high - low)
    return "".join(words)


def assert_sentences_cover_running_text(document: Document) -> None:
    for block in document.blocks:
        spans = [(one.start, one.end) for one in document.sentences if one.block == block.id]
        words = unbroken(document, block)
        at = block.content
        for start, end in spans:
            assert not words[at - block.content : start - block.content].strip()
            assert start < end <= block.end
            at = end
        if spans:
            assert not words[at - block.content :].strip()


LINES = st.lists(
    st.one_of(
        st.sampled_from(
            [
                "",
                "1. Aim",
                "REFERENCES",
                "Abstract: We did.",
                "[1] A. B (2001). C. D, 3.",
                "- x",
                "12",
                "# H",
                "\f",
                "Abstract: We did",
                "Abstract",
                "\fJournal 1",
                "\fJournal 2",
                "3\n\fHead",
                "in-",
                "References",
            ]
        ),
        st.text(max_size=60),
        st.text("abc .,\n[](1920)AZ-", max_size=200),
    ),
    min_size=1,
    max_size=25,
)


@settings(max_examples=500, deadline=None)
@given(LINES)
def test_any_text_is_covered_to_the_last_character(lines: list[str]) -> None:
    text = "\n".join(lines).replace("\0", "")
    try:
        document = read(text.encode("utf-8", "ignore"))
    except RecensionError as error:
        assert "no text" in str(error)
        return
    assert_tiled(document)
    assert_sentences_cover_running_text(document)


@pytest.mark.parametrize("folder", STUDIES, ids=lambda path: path.name)
def test_every_study_is_covered_to_the_last_character(folder: Path) -> None:
    study = StudyFolder(folder)
    document = read_study(study.id, study.study, study.sources())
    assert_tiled(document)
    assert_sentences_cover_running_text(document)
    known = {reference.id for reference in document.references}
    assert all(set(citation.references) <= known for citation in document.citations)


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"caf\xe9", "not UTF-8"),
        (b"a\0b", "NUL"),
        (b" \n\t\n", "no text"),
        (b"", "no text"),
        (b"\xed\xa0\x80", "not UTF-8"),
    ],
)
def test_a_file_that_is_no_text_is_refused_with_its_name(data: bytes, says: str) -> None:
    with pytest.raises(RecensionError, match=says) as caught:
        read(data)
    assert "w.txt" in caught.value.place


def test_a_changed_witness_is_refused_and_both_hashes_told() -> None:
    with pytest.raises(RecensionError, match="sha256") as caught:
        read("A text.", pin="0" * 64)
    assert "0" * 64 in str(caught.value) and caught.value.remedy


def test_line_ends_and_byte_order_mark_are_levelled() -> None:
    assert read(b"\xef\xbb\xbfOne.\r\nTwo.\rThree.").transcript == "One.\nTwo.\nThree."


def test_a_paragraph_broken_at_a_page_is_one_paragraph() -> None:
    document = read(
        "1. Aim\n\nThe council of the town at last gave out the plan that had been issued by\n\n"
        "Northern Harbor in the spring. It held.\n\n2. End\n\nNo more."
    )
    paragraphs = [block for block in document.blocks if block.kind == "paragraph"]
    assert len(paragraphs) == 2
    assert [cut.reason for cut in paragraphs[0].breaks] == ["page"]
    assert len([one for one in document.sentences if one.block == paragraphs[0].id]) == 2


def test_a_finished_paragraph_is_not_joined_to_the_next() -> None:
    document = read("1. Aim\n\nThe council of the town gave out the plan it had.\n\nit held.\n")
    assert [block.kind for block in document.blocks] == ["paragraph", "paragraph"]


def test_hyphens_at_line_ends_are_told_from_those_of_the_author() -> None:
    document = read("The rich-\nness of well-known\nlines in this wrapped para-\ngraph is kept up to its end.")
    assert [cut.reason for cut in document.blocks[0].breaks] == ["hyphen", "line", "hyphen"]


def test_headings_have_levels_numbers_and_parents() -> None:
    document = read("A title\n\n1. Aim\n\nWe aim.\n\n1.1. Why\n\nSo.\n\n2 Means\n\nThus.\n")
    assert [(h.number, h.title, h.level, h.parent) for h in document.headings] == [
        ("1", "Aim", 1, None), ("1.1", "Why", 2, "h1"), ("2", "Means", 1, None),
    ]  # fmt: skip


def test_bracketed_numbers_that_are_no_citations_are_left_alone() -> None:
    document = read("We saw [2015] and [7] but cite [1, 2] and [1-3].\n\nReferences\n\n[1] A.\n\n[2] B.\n\n[3] C.\n")
    assert [(one.text, one.references) for one in document.citations] == [
        ("[1, 2]", ["r1", "r2"]), ("[1-3]", ["r1", "r2", "r3"]),
    ]  # fmt: skip


def test_years_in_parentheses_are_citations_only_of_listed_works() -> None:
    document = read(
        "As Moe (2001) and others (in 2005) say (Moe, 2001; Roe 1999).\n\nReferences\n\nMoe, A. (2001). B. C.\n"
    )
    assert [(one.text, one.references) for one in document.citations] == [
        ("Moe (2001)", ["r1"]), ("(Moe, 2001; Roe 1999)", ["r1"]),
    ]  # fmt: skip


def test_a_reference_says_nothing_that_its_entry_does_not() -> None:
    document = read(
        "References\n\n[1] Q.R.Poe (2015). *On ports*. *Port Studies*, vol.3, no.6,p.9-12.\n\n[2] Just words here.\n"
    )
    first, second = (reference.csl for reference in document.references)
    assert first == {
        "id": "r1", "type": "article-journal", "issued": {"date-parts": [[2015]]},
        "author": [{"family": "Poe", "given": "Q.R."}], "title": "On ports", "container-title": "Port Studies",
        "volume": "3", "issue": "6", "page": "9-12",
    }  # fmt: skip
    assert second == {"id": "r2", "type": "document", "title": "Just words here"}


def test_a_landing_page_gives_its_fields_and_they_are_collated() -> None:
    page = "Journal of Ports, 2019, 7(2); doi: 10.1234/jp.7.2\n\nA title of the study\n\nAda Moe1\n\n"
    page += "Vol. 7, Issue 2: 11-19."
    study = Study(
        witnesses=[WitnessFile(id="t", role="text", path="t"), WitnessFile(id="p", role="landing-page", path="p")]
    )
    sources = {"t": b"A title of the study\n\nAda Moe^{1}\n\n1. Aim\n\nWe aim.\n", "p": page.encode()}
    document = read_study("s", study, sources)
    assert document.metadata["container-title"] == "Journal of Ports"
    assert (document.metadata["volume"], document.metadata["issue"]) == ("7", "2")
    assert document.metadata["DOI"] == "10.1234/jp.7.2"
    agreement = {entry.field: entry.agreement for entry in document.collation}
    assert agreement["title"] == agreement["authors"] == "same" and agreement["DOI"] == "single"
    texts = {witness.id: witness.transcript for witness in document.witnesses}
    for entry in document.collation:
        for reading in entry.readings:
            assert texts[reading.witness][reading.start : reading.end] == reading.text


def test_affiliations_are_one_reading_each_without_their_marks_in_text_and_page() -> None:
    text = "A title of the study\n\nAda Moe^{1,2}, Bo Roe^{2}\n\n"
    text += "¹Institute of Ports, Arden\n\n²Faculty of Ships, Bell\n\n1. Aim\n\nWe."
    page = "A title of the study\n\nAda Moe1,2 and Bo Roe2\n\n1Institute of Ports, Arden\n\n2Faculty of Ships, Bell\n"
    witnesses = [WitnessFile(id="t", role="text", path="t"), WitnessFile(id="p", role="landing-page", path="p")]
    document = read_study("s", Study(witnesses=witnesses), {"t": text.encode(), "p": page.encode()})
    entries = {entry.field: entry for entry in document.collation}
    for field, said in (
        ("authors", ["Ada Moe", "Bo Roe"]),
        ("affiliations", ["Institute of Ports, Arden", "Faculty of Ships, Bell"]),
    ):
        entry = entries[field]
        for witness in ("t", "p"):
            assert [one.text for one in entry.readings if one.witness == witness] == said
        assert (entry.agreement, entry.chosen) == ("same", "; ".join(said))


def test_what_a_page_adds_is_no_part_of_the_text() -> None:
    line = "The council of the town gave out the plan of the harbor and of all its old piers, and it"
    foot = "\n3\n\fJournal of Ports 2019\n"
    page = f"{line}\n{line}\n{line}"
    text = f"Aims\n\n{page}{foot}{page}\n4\n\fJournal of Ports 2020\n{page} held."
    document = read(text)
    paragraphs = [block for block in document.blocks if block.kind == "paragraph"]
    assert len(paragraphs) == 1
    assert [cut.reason for cut in paragraphs[0].breaks].count("page") == 2
    assert "Journal" not in unbroken(document, paragraphs[0]) and "3" not in unbroken(document, paragraphs[0])


def test_wrapped_entries_of_a_reference_list_are_told_apart() -> None:
    text = "Aims\n\nWe follow others in this (Roe and Moe 2019a).\n\nReferences\nMoe, A. (2001). On ports and\n"
    text += "their piers. Port Studies, 3(2), 1-9.\nRoe, B., & Moe, A. (2019a). On ships. Port\nStudies, 9(1), 4-8.\n"
    document = read(text)
    assert [reference.csl["title"] for reference in document.references] == ["On ports and their piers", "On ships"]
    assert [citation.references for citation in document.citations] == [["r2"]]


def test_a_number_with_a_label_is_not_read_as_another_one() -> None:
    document = read("References\n\n[1] Q.R.Poe (2015). On ports. Port Studies, no.6,p.9-12.\n")
    assert document.references[0].csl["issue"] == "6" and "volume" not in document.references[0].csl


def test_there_is_exactly_one_text() -> None:
    study = Study(witnesses=[WitnessFile(id="a", role="landing-page", path="a")])
    with pytest.raises(RecensionError, match="role 'text'"):
        read_study("s", study, {"a": b"x"})
