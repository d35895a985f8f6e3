"""Suggestions as a piece of ``edits.yaml``: entries to paste, comments for what cannot be one, a count at the end."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence

from ..candidates import pasted
from ..errors import printable
from ..records.inputs import Change
from .entries import Entry, Remark

ITEM = re.compile(r"^edits:[^\S\n]*(?:#.*)?\n(?:[^\S\n]*(?:#.*)?\n)*([^\S\n]*)-(?=\s)", re.MULTILINE)


def indentation(edits: str) -> str | None:
    """The white space before the items of ``edits``, the text of an ``edits.yaml``; ``None`` when it has none."""
    found = ITEM.search(edits)
    return found.group(1) if found else None


def as_yaml(study: str, transcript: str, found: Sequence[Entry | Remark], left_out: int, indent: str | None) -> str:
    """``found`` as YAML.  ``indent`` is that of the items it joins; ``None`` makes it a whole ``edits.yaml``."""
    lines = [
        f"# Suggestions for {study}, in the order of the text.  Nothing was changed: paste the entries that you take",
        "# into edits.yaml, with a reason that would convince the author, and certainty 'sure' where you are.",
    ]
    if indent is None:
        lines.append("edits:" if any(isinstance(one, Entry) for one in found) else "edits: []")
    ends = [match.start() for match in re.finditer("\n", transcript)]
    for one in found:
        lines += ["", *_lines(one, bisect_left(ends, one.start) + 1)]
    lines += ["", _count(found, left_out)]
    return "\n".join(f"{indent or ''}{line}" if line else line for line in lines) + "\n"


def _lines(one: Entry | Remark, line: int) -> Iterator[str]:
    if isinstance(one, Remark):
        yield _comment(f"line {line}, {one.rule}: {one.words}: {one.reason}")
        return
    yield _comment(f"line {line}, {one.rule}")
    yield f"- passage: {pasted(one.passage)}"
    yield "  changes:"
    yield from _change(one.change)


def _change(change: Change) -> Iterator[str]:
    keys = ("source", "prefix", "suffix", "text", "kind", "reason", "certainty")
    written = [(key, getattr(change, key)) for key in keys if getattr(change, key) or key == "text"]
    for number, (key, value) in enumerate(written):
        scalar = value if key in ("kind", "certainty") else pasted(value)
        yield f"  {'  ' if number else '- '}{key}: {scalar}"


def _comment(text: str) -> str:
    return "# " + printable(" ".join(text.split(" ")).replace("\n", " "))


def _count(found: Sequence[Entry | Remark], left_out: int) -> str:
    entries = sum(isinstance(one, Entry) for one in found)
    rules = Counter(one.rule for one in found)
    told = ", ".join(f"{rule} {number}" for rule, number in sorted(rules.items()))
    more = f"; {left_out} more are in words of an entry above: suggest again when it is pasted" if left_out else ""
    return f"# {entries} entries, {len(found) - entries} comments" + (f" ({told})" if told else "") + more
