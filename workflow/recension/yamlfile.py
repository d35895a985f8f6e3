"""YAML files that people write: safe, small, and every fault with its line.

Only the JSON part of YAML is taken: mappings, lists, strings, numbers, true, false, null.  Tags, anchors and
aliases are refused (nothing in a file may become code or grow), and so are duplicate keys.  Plain ``no``, ``on``
and dates are strings, as in YAML 1.2.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path
from typing import Any, TypeVar

import msgspec
import yaml

from .errors import RecensionError
from .files import read_bytes

T = TypeVar("T")
Path_ = tuple[str | int, ...]

Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
LARGEST = 8 * 1024 * 1024
DEEPEST = 40
INTEGER = re.compile(r"[-+]?(0|[1-9][0-9]{0,17})\Z")
DECIMAL = re.compile(r"[-+]?[0-9]+\.[0-9]+([eE][-+]?[0-9]{1,3})?\Z")
PLAIN = {"": None, "~": None, "null": None, "true": True, "false": False}
STEP = re.compile(r"\.([^.\[\]]+)|\[(\d+)\]|\[\.\.\.\]")


class YamlFile:
    """The content of a YAML file and the line of each of its values."""

    def __init__(self, path: Path) -> None:
        """Read ``path``.  Raises :class:`RecensionError` with file and line when it is not such a file."""
        self.path = path
        self.lines: dict[Path_, int] = {}
        self.data = self._load(read_bytes(path))

    def place(self, *steps: str | int) -> str:
        """``file:line`` of the value at ``steps``, or of the nearest thing around it that has a line."""
        while steps and steps not in self.lines:
            steps = steps[:-1]
        return f"{self.path}:{self.lines.get(steps, 1)}"

    def record(self, kind: type[T], explained: str = "docs/formats.md") -> T:
        """The content as a record of type ``kind``.  Raises :class:`RecensionError` with the line that does not fit;
        ``explained`` is where it is written what may stand there."""
        try:
            return msgspec.convert(self.data, kind)
        except msgspec.ValidationError as error:
            problem, _, path = str(error).partition(" - at `$")
            steps = tuple(name or int(index or 0) for name, index in STEP.findall(path.rstrip("`")))
            raise RecensionError(
                self.place(*steps),
                _plainly(problem),
                f"See {explained} on what a {kind.__name__.lower()} file holds.",
            ) from None

    def _load(self, data: bytes) -> Any:
        if len(data) > LARGEST:
            raise RecensionError(str(self.path), f"is larger than {LARGEST >> 20} MB", "Split it.")
        try:
            return self._build(yaml.parse(data.decode("utf-8-sig"), Loader=Loader))
        except UnicodeDecodeError as error:
            line = data.count(b"\n", 0, error.start) + 1
            raise RecensionError(f"{self.path}:{line}", "is not UTF-8 text", "Save the file as UTF-8.") from None
        except yaml.MarkedYAMLError as error:
            mark = error.problem_mark or error.context_mark
            line = mark.line + 1 if mark else 1
            raise RecensionError(
                f"{self.path}:{line}", f"is not valid YAML: {error.problem}", "Correct this line."
            ) from None
        except yaml.YAMLError as error:
            raise RecensionError(
                f"{self.path}:1", f"is not valid YAML: {_first_line(error)}", "Correct the file."
            ) from None

    def _build(self, events: Iterable[yaml.Event]) -> Any:
        """The value that ``events`` spell, built without recursion, so that no nesting can exhaust the stack."""
        root: dict[str, Any] = {}
        open_values: list[tuple[Path_, Any]] = [((), root)]
        key: str | None = ""
        for event in events:
            steps, holder = open_values[-1]
            if isinstance(event, yaml.DocumentStartEvent) and root:
                raise self._fault(
                    event, "holds more than one YAML document", "Keep one, without a line of '---' inside."
                )
            if isinstance(event, yaml.CollectionEndEvent):
                open_values.pop()
                key = None if isinstance(open_values[-1][1], dict) and len(open_values) > 1 else key
                continue
            if not isinstance(event, yaml.NodeEvent):
                continue
            self._refuse(event, len(open_values))
            if isinstance(holder, dict) and key is None:
                key = self._key(event, steps, holder)
                continue
            value = _opened(event)
            where = self._put(event, steps, holder, key, value)
            key = None if isinstance(holder, dict) and len(open_values) > 1 else key
            if isinstance(event, yaml.CollectionStartEvent):
                open_values.append((where, value))
                key = None
        return root.get("")

    def _put(self, event: yaml.Event, steps: Path_, holder: Any, key: str | None, value: Any) -> Path_:
        """Put ``value`` into ``holder`` and remember its line; gives the steps to it."""
        if isinstance(holder, list):
            where: Path_ = (*steps, len(holder))
            holder.append(value)
        else:
            where = (*steps, key) if key else steps
            holder[key] = value
        self.lines.setdefault(where, event.start_mark.line + 1)
        return where

    def _key(self, event: yaml.Event, steps: Path_, holder: dict[str, Any]) -> str:
        if not isinstance(event, yaml.ScalarEvent) or not event.value:
            raise self._fault(event, "has a key that is not a word", "Use plain words as keys.")
        if event.value in holder:
            raise self._fault(event, f"has the key {event.value!r} a second time", "Keep one of the two.")
        self.lines[(*steps, event.value)] = event.start_mark.line + 1
        return str(event.value)

    def _refuse(self, event: yaml.NodeEvent, depth: int) -> None:
        if isinstance(event, yaml.AliasEvent) or event.anchor:
            raise self._fault(event, f"uses the anchor or alias {event.anchor!r}", "Write the value out.")
        if getattr(event, "tag", None):
            raise self._fault(event, f"uses the tag {event.tag!r}", "Write plain values without tags.")
        if depth > DEEPEST:
            raise self._fault(event, "is nested too deeply", "Flatten it.")

    def _fault(self, event: yaml.Event, problem: str, remedy: str) -> RecensionError:
        return RecensionError(f"{self.path}:{event.start_mark.line + 1}", problem, remedy)


def _opened(event: yaml.Event) -> Any:
    if isinstance(event, yaml.SequenceStartEvent):
        return []
    return {} if isinstance(event, yaml.MappingStartEvent) else _scalar(event)


def _scalar(node: yaml.ScalarEvent) -> Any:
    text = node.value
    if node.style:
        return text
    if text in PLAIN:
        return PLAIN[text]
    if INTEGER.match(text):
        return int(text)
    return float(text) if DECIMAL.match(text) else text


def _plainly(problem: str) -> str:
    """msgspec's message in the words of someone who writes YAML."""
    problem = problem.replace("Object missing required field", "a value is missing:")
    problem = problem.replace("Object contains unknown field", "there is no such key:")
    for python, plain in (
        ("`str`", "text"),
        ("`int`", "a number"),
        ("`null`", "nothing"),
        ("`bool`", "true or false"),
        ("`array`", "a list"),
        ("`object`", "keys with values"),
        ("`float`", "a number"),
    ):
        problem = problem.replace(python, plain)
    return problem[:1].lower() + problem[1:]


def _first_line(error: Exception) -> str:
    return str(error).splitlines()[0] if str(error) else type(error).__name__
