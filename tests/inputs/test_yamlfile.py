"""Decisions files: what may stand in them, and what someone is told when something else does."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from recension.errors import RecensionError
from recension.records.inputs import Coding, Edits
from recension.yamlfile import YamlFile


def load(path: Path, text: str | bytes) -> YamlFile:
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    return YamlFile(path)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "edits.yaml"


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("a: 1\nb: [x, 2.5, {c: null}]", {"a": 1, "b": ["x", 2.5, {"c": None}]}),
        ("- - 1\n  - [2]\n-\n  k: v\n", [[1, [2]], {"k": "v"}]),
        (
            "a: no\nb: 2015-01-01\nc: 0x1F\nd: '1'\ne: true",
            {"a": "no", "b": "2015-01-01", "c": "0x1F", "d": "1", "e": True},
        ),
        ("a: {}\nb: []\nc:\n", {"a": {}, "b": [], "c": None}),
        ("a: >-\n  one\n  two\n", {"a": "one two"}),
        ("", None),
        ("words", "words"),
    ],
)
def test_plain_values_are_read(file: Path, text: str, value: object) -> None:
    assert load(file, text).data == value


@pytest.mark.parametrize(
    ("text", "line", "says"),
    [
        ("a: 1\nb: &x 2\n", 2, "anchor"),
        ("a: 1\n\nb: *x\n", 3, "alias"),
        ("a: !!python/object/apply:os.system [x]\n", 1, "tag"),
        ("a: !include x\n", 1, "tag"),
        ("a: 1\nb: 2\na: 3\n", 3, "second time"),
        ("a: 1\n---\nb: 2\n", 2, "more than one"),
        ("a: [1\nb: }\n", 2, "not valid YAML"),
        ("a:\n\t- b\n", 2, "not valid YAML"),
        ("? [a]\n: 1\n", 1, "key"),
        ("[" * 5000, 1, "nested too deeply"),
        ("a: " + "{b: " * 5000, 1, "nested too deeply"),
        (b"a: 1\nb: caf\xe9\n", 2, "not UTF-8"),
        (b"a: \x00\n", 1, "not valid YAML"),
    ],
    ids=lambda value: str(value)[:20],
)
def test_anything_else_is_refused_with_its_line(file: Path, text: str | bytes, line: int, says: str) -> None:
    with pytest.raises(RecensionError, match=says) as caught:
        load(file, text)
    assert caught.value.place == f"{file}:{line}"
    assert caught.value.remedy


@pytest.mark.parametrize(
    ("text", "kind", "line", "says"),
    [
        ("edits:\n- passage: x\n  changes:\n  - source: a\n    kind: spelling\n    reason: r\n", Edits, 5, "spelling"),
        ("edits:\n- passage: x\n  changes:\n  - source: a\n    kind: fact\n    raeson: r\n", Edits, 4, "raeson"),
        ("edits:\n- passage: x\n  changes: []\n", Edits, 3, "length"),
        ("findings:\n- quote: x\n- quote: 7\n", Coding, 3, "expected text"),
        ("- 1\n", Coding, 1, "a list"),
        ("", Edits, 1, "nothing"),
    ],
)
def test_what_does_not_fit_is_told_with_its_line(file: Path, text: str, kind: type, line: int, says: str) -> None:
    with pytest.raises(RecensionError, match=says) as caught:
        load(file, text).record(kind)
    assert caught.value.place == f"{file}:{line}"


def test_a_missing_file_is_named(file: Path) -> None:
    with pytest.raises(RecensionError, match="missing") as caught:
        YamlFile(file)
    assert caught.value.place == str(file)


def test_a_message_cannot_steer_a_terminal(file: Path) -> None:
    with pytest.raises(RecensionError) as caught:
        load(file, '"\\e[31mred": 1\n"\\e[31mred": 2\n')
    assert "\x1b" not in str(caught.value)


@settings(max_examples=400, deadline=None)
@given(st.one_of(st.binary(max_size=200), st.text(max_size=200).map(lambda s: s.encode("utf-8", "surrogatepass"))))
def test_any_bytes_are_read_or_refused(tmp_path_factory: pytest.TempPathFactory, data: bytes) -> None:
    try:
        load(tmp_path_factory.getbasetemp() / "any.yaml", data)
    except RecensionError as error:
        assert error.place and error.problem
