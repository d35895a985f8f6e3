"""What an editor was promised of the three hands."""

from __future__ import annotations

import pytest

from recension.emendation import emend
from recension.emendation.pieces import undo
from recension.errors import RecensionError
from recension.records.document import Break
from recension.records.inputs import Change, Edit, Edits, Term, Termbase, Variant


def change(source: str, text: str | None = None, **more: str) -> Change:
    return Change(source=source, text=text, kind="clarity", reason="Because.", **more)


def edits(passage: str, *changes: Change) -> Edits:
    return Edits(edits=[Edit(passage=passage, changes=list(changes))])


def termbase(preferred: str, *variants: str | Variant, **more: str) -> Termbase:
    forms = [one if isinstance(one, Variant) else Variant(form=one) for one in variants]
    return Termbase(title="T", terms=[Term(id="t", preferred=preferred, variants=forms, **more)])


def test_an_edit_changes_exactly_its_words_and_is_recorded(document) -> None:
    source = document(("paragraph", "The cat sat. The dog sat."))
    apparatus, edition = emend(source, edits=edits("The dog sat.", change("sat", "stood", query="Or lay?")))
    assert edition.text == "The cat sat. The dog stood."
    [entry] = apparatus.emendations
    assert (entry.source, entry.text, entry.hand, entry.query) == ("sat", "stood", "edit", "Or lay?")
    assert source.transcript[entry.start : entry.end] == "sat"


def test_a_query_alone_leaves_the_words(document) -> None:
    source = document(("paragraph", "Some 40 of them came."))
    apparatus, edition = emend(source, edits=edits("Some 40 of them", change("40", query="Of how many?")))
    assert edition.text == source.transcript
    assert apparatus.emendations[0].query == "Of how many?"


@pytest.mark.parametrize(
    ("passage", "source", "says"),
    [
        ("The bird sat.", "sat", "do not stand in the source"),
        ("sat.", "sat", "stand 2 times in the source"),
        ("The cat sat.", "dog", "do not stand in the passage"),
        ("The cat sat.", "t", "stand 2 times in the passage"),
    ],
)
def test_words_that_do_not_stand_exactly_once_are_an_error(document, passage, source, says) -> None:
    text = document(("paragraph", "The cat sat. The dog sat."))
    with pytest.raises(RecensionError, match=says):
        emend(text, edits=edits(passage, change(source, "x")))


def test_prefix_and_suffix_tell_repeated_words_apart(document) -> None:
    text = document(("paragraph", "a cat and a dog"))
    _, edition = emend(text, edits=edits("a cat and a dog", change("a", "one", prefix="and ")))
    assert edition.text == "a cat and one dog"


def test_a_change_to_itself_without_query_or_note_is_an_error(document) -> None:
    with pytest.raises(RecensionError, match="changed to itself"):
        emend(document(("paragraph", "a cat")), edits=edits("a cat", change("cat")))


def test_terms_are_replaced_as_whole_words_with_the_case_of_the_first_letter(document) -> None:
    text = document(("paragraph", "Mass league work. The mass leagues and biomass leaguers."))
    base = termbase("mass organization", "mass league", Variant(form="mass leagues", text="mass organizations"))
    _, edition = emend(text, [base])
    assert edition.text == "Mass organization work. The mass organizations and biomass leaguers."


def test_a_preferred_form_that_stands_already_is_left_alone(document) -> None:
    text = document(("paragraph", "the trade union and the union"))
    _, edition = emend(text, [termbase("trade union", "union")])
    assert edition.text == "the trade union and the trade union"


def test_a_variant_marked_not_to_apply_is_listed_but_not_replaced(document) -> None:
    text = document(("paragraph", "the league and the union"))
    apparatus, edition = emend(text, [termbase("union", Variant(form="league", apply=False))])
    assert edition.text == text.transcript
    assert apparatus.terms[0].variants == ["league"]


def test_terms_leave_cited_titles_alone(document) -> None:
    text = document(("paragraph", "the league"), ("reference", "A. B. The league of old."))
    _, edition = emend(text, [termbase("union", "league")])
    assert edition.text == "the union\n\nA. B. The league of old."


def test_a_hand_edit_supersedes_terms_and_repairs_inside_it(document) -> None:
    text = document(("paragraph", "the mass  league sat"))
    base = termbase("mass organization", "mass league")
    apparatus, edition = emend(text, [base], edits("the mass  league sat", change("mass  league sat", "crowd rose")))
    assert edition.text == "the crowd rose"
    assert [entry.hand for entry in apparatus.emendations] == ["edit"]


def test_a_partial_overlap_is_an_error_that_names_both_places(document) -> None:
    text = document(("paragraph", "the mass league sat"))
    with pytest.raises(RecensionError) as caught:
        emend(text, [termbase("mass organization", "mass league")], edits("league sat", change("league sat", "x")))
    assert "edits" in str(caught.value) and "the term 't'" in str(caught.value)


def test_two_edits_that_overlap_are_an_error(document) -> None:
    text = document(("paragraph", "one two three"))
    with pytest.raises(RecensionError, match="overlaps"):
        emend(text, edits=edits("one two three", change("one two", "x"), change("two three", "y")))


def test_a_change_over_the_end_of_a_paragraph_is_an_error(document) -> None:
    text = document(("paragraph", "one"), ("paragraph", "two"))
    with pytest.raises(RecensionError, match="reach over the end"):
        emend(text, edits=edits("one\n\ntwo", change("one\n\ntwo", "one two")))


@pytest.mark.parametrize(
    ("kind", "damaged", "repaired"),
    [
        ("paragraph", "too  many\tspaces", "too many spaces"),
        ("paragraph", "ofﬁce and ﬂoor", "office and floor"),
        ("paragraph", "soft\u00adhyphen, zero\u200bwidth", "softhyphen, zerowidth"),
        ("paragraph", "a mark , and no. : 5", "a mark, and no.: 5"),
        ("authors", "A. Writer^{1,2,*}", "A. Writer¹,²,*"),
        ("reference", "- [1] *A title*. *A Journal*, 2.", "[1] A title. A Journal, 2."),
    ],
)
def test_extraction_damage_is_repaired(document, kind: str, damaged: str, repaired: str) -> None:
    apparatus, edition = emend(document((kind, damaged)))
    assert edition.text == repaired
    assert {entry.hand for entry in apparatus.emendations} == {"repair"}


@pytest.mark.parametrize("words", ["p *< 0.05 and 2 * 3", "see ... there", "a * b * c", "x^{n}"])
def test_what_may_mean_something_is_not_repaired(document, words: str) -> None:
    _, edition = emend(document(("paragraph", words)))
    assert edition.text == words


def test_a_broken_paragraph_is_joined_and_undone(document) -> None:
    import msgspec

    text = document(("paragraph", "issued by\n\nthe town"), ("furniture", "Page 7"))
    broken = msgspec.structs.replace(text.blocks[0], breaks=[Break(start=9, end=11, text=" ", reason="page")])
    text = msgspec.structs.replace(text, blocks=[broken, text.blocks[1]])
    apparatus, edition = emend(text)
    assert edition.text == "issued by the town\n\n"
    assert undo(edition, apparatus.emendations) == text.transcript
