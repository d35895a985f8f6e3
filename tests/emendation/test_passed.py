"""What has passed the guard is not read by it again, just as it is and no other: no change gets by unread."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from emendation.test_emend import change, termbase
from emendation.test_guard import TEXT, UNSAID

from recension.emendation import emend, guard
from recension.emendation.passed import Passed
from recension.errors import RecensionError
from recension.records.document import Document
from recension.records.inputs import Edit, Edits, Termbase

SECOND = "Readers came at noon, and stayed."
ONE, OTHER = ("paid", "gave pay to"), ("Readers", "The readers")  # changes of two units, neither of a fact


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The units that the guard has read."""
    found: list[str] = []
    unit = guard.Guard.unit
    monkeypatch.setattr(guard.Guard, "unit", lambda self, one: (found.append(one.before), unit(self, one))[1])
    return found


class Editor:
    """One who builds again and again, beside a record of what has passed."""

    def __init__(self, document: Document, record: Path) -> None:
        self.document, self.record = document, record

    def build(self, *changes: tuple[str, str], base: str = "1", terms: Sequence[Termbase] = (), **more: object) -> None:
        passed = Passed(self.record, [base])
        said = [(source, change(source, text, **more)) for source, text in changes]
        entries = [Edit(passage=SECOND if source in SECOND else TEXT, changes=[one]) for source, one in said]
        emend(self.document, terms, Edits(edits=entries), passed=passed)
        passed.end()


@pytest.fixture
def editor(document: Callable[..., Document], tmp_path: Path) -> Editor:
    return Editor(document(("paragraph", TEXT), ("paragraph", SECOND)), tmp_path / "logs" / "passed.json")


def test_what_has_passed_is_not_read_again(editor: Editor, read: list[str]) -> None:
    editor.build(ONE)
    assert len(read) == 1
    editor.build(ONE, query="Is it so?", note="It is.")
    assert len(read) == 1
    editor.build(ONE, OTHER)
    assert len(read) == 2
    editor.build(OTHER)
    assert len(read) == 2
    editor.build(ONE, OTHER)  # the last build knew nothing of the one
    assert len(read) == 3


@pytest.mark.parametrize(("source", "text", "says"), UNSAID)
def test_a_change_of_a_fact_is_told_each_time(editor: Editor, source: str, text: str, says: str) -> None:
    editor.build(ONE, OTHER)
    for _ in range(2):
        with pytest.raises(RecensionError) as caught:
            editor.build(OTHER, (source, text))
        assert f'"{says}"' in str(caught.value)


def test_a_declaration_that_is_taken_back_is_missed(editor: Editor) -> None:
    said = ["drops citation [1]", "drops number 1", "adds citation [2]", "adds number 2"]
    editor.build(("[1].", "[2]."), declares=said)
    with pytest.raises(RecensionError, match="citation"):
        editor.build(("[1].", "[2]."))


def test_another_version_or_term_reads_all(editor: Editor, read: list[str]) -> None:
    editor.build(ONE)
    editor.build(ONE, base="2")
    assert len(read) == 2
    editor.build(ONE, base="2", terms=[termbase("wardens", "keepers")])
    assert len(read) == 3


@pytest.mark.parametrize("junk", [b"", b"{", b'{"units": 1}', b'{"units": []}'])
def test_a_damaged_record_passes_nothing(editor: Editor, read: list[str], junk: bytes) -> None:
    editor.build(ONE)
    editor.record.write_bytes(junk)
    editor.build(ONE)
    assert len(read) == 2
