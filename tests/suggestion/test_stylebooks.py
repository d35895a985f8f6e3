"""Each rule of each stylebook finds its examples, puts what they say, and leaves alone what must stand."""

from __future__ import annotations

import pytest

from recension.commands.suggest import load_stylebooks
from recension.emendation import emend
from recension.records.inputs import StyleRule
from recension.suggestion.stylebooks import find_slips
from recension.suggestion.text import EditedText
from workspace import STUDY_DATA

BOOKS = load_stylebooks(STUDY_DATA / "stylebooks")
RULES = [rule for book in BOOKS for rule in book.rules]


def slips(document, rule: StyleRule, words: str):
    source = document(("paragraph", words))
    text = EditedText(source, emend(source)[1])
    text.authors = rule.authors or 0
    return list(find_slips(text, rule))


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_a_rule_does_what_its_examples_say(document, rule: StyleRule) -> None:
    for example in rule.examples:
        found = slips(document, rule, example.before)
        assert found, example.before
        if example.after is not None:
            [slip] = found
            assert example.before[: slip.start] + slip.text + example.before[slip.end :] == example.after


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_a_rule_leaves_alone_what_stands(document, rule: StyleRule) -> None:
    for words in [*rule.stands, *(one.after for one in rule.examples if one.after)]:
        assert not slips(document, rule, words), words
