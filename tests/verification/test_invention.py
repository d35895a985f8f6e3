"""Nothing invented: the guard of *emend* is run again on what the build has written."""

from __future__ import annotations

import pytest
from verification.sample import JOIN, check, emendation, emended

CHANGES = [
    ("more than 80%", "80%", "drops qualifier more than 80"),
    ("its 12 wardens", "its wardens", "drops number 12"),
    ("[1].", "[2].", "adds citation [2]"),
    ("did not fall", "fell", "drops negation not"),
    ("in Bellhaven", "in the town", "drops name Bellhaven"),
]


@pytest.mark.parametrize("kind", ["grammar", "fact", "extraction"])
@pytest.mark.parametrize(("source", "text", "says"), CHANGES)
def test_a_changed_fact_that_is_not_declared_fails_whatever_its_kind(source, text, says, kind) -> None:
    change = emendation(source, text, kind=kind, certainty="query", query="Is it so?")
    failed = check("nothing-invented", emended(JOIN, change))
    assert failed.status == "failed"
    assert failed.failures[0].place in (f"{change.id} in s1", f"{change.id} in s2")
    assert any(says in failure.problem for failure in failed.failures)


def test_a_declared_change_passes_and_does_not_speak_for_another() -> None:
    said = emendation("12", "13", declares=["drops number 12", "adds number 13"])
    assert check("nothing-invented", emended(JOIN, said)).status == "passed"
    failed = check("nothing-invented", emended(JOIN, said, emendation("80%", "81%")))
    assert len(failed.failures) == 4  # the number and its qualifier, dropped and added


def test_a_declaration_of_what_is_not_done_fails() -> None:
    failed = check("nothing-invented", emended(JOIN, emendation("paid", "gave pay to", declares=["drops number 12"])))
    assert "declared and not done" in failed.failures[0].problem


def test_a_dropped_citation_fails_twice_unless_it_is_declared() -> None:
    dropped = emendation(" [1]", "")
    assert check("citations-kept", emended(JOIN, dropped)).status == "failed"
    said = emendation(" [1]", "", declares=["drops citation [1]", "drops number 1"])
    build = emended(JOIN, said)
    assert check("citations-kept", build).status == check("nothing-invented", build).status == "passed"
