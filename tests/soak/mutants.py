"""Files made of other files: bytes changed at random, and values of YAML changed at random."""

from __future__ import annotations

import copy
import json
from collections.abc import Sequence
from random import Random
from typing import Any

from soak import awkward

BROKEN = (
    b"\x00", b"\xff", b"\xfe\xff", b"\xff\xfe", b"\xef\xbb\xbf", b"\xc0\xaf", b"\xed\xa0\x80", b"\xed\xbf\xbf",
    b"\xf4\x90\x80\x80", b"\xe4\xb8", b"\x80", b"\r", b"\x1b[31m", b"\xe2\x80\xa8", b"\x85",
)  # fmt: skip
YAML_PIECES = (
    "&a ", "*a", "!!python/object/apply:os.system [x]", "!!binary x", "? ", ": ", "- ", "---\n", "...\n", "%YAML 1.2\n",
    "|\n", ">\n", "'", '"', "\\", "\t", "#", "{", "}", "[", "]", ",", "<<: *a\n", "null", "~", "yes", "0x1", ".inf",
    ".nan", "1e999", "2015-01-01", '"\\0"', '"\\ud800"', '"\\U0010ffff"', '"\\e[31m"', "[" * 50, "{a: " * 50,
    "a: &a [x]\nb: &b [*a,*a,*a,*a]\nc: [*b,*b,*b,*b]\n", "\u2028", "\u0085", "\ufeff",
)  # fmt: skip
WRONG: tuple[Any, ...] = (
    None, True, False, 0, -1, 1.5, 10**17, "", " ", "x", [], {}, [[]], [None], {"": 1}, {"x": {}}, "../../etc/passwd",
    "/etc/passwd", "en", "e" * 5000, "[0-9]+", "(a+)+$", "\\", "(", "*", "train*", "2015", "9999-12-31",
)  # fmt: skip


def bytes_of(random: Random, seed: bytes, others: Sequence[bytes], pieces: Sequence[str]) -> bytes:
    """``seed`` with a few stretches of bytes cut, doubled, moved, replaced, or joined with another file's."""
    data = bytearray(seed)
    for _ in range(random.choice((1, 1, 2, 3, 8))):
        low, high = sorted(random.choices(range(len(data) + 1), k=2))
        high = min(high, low + random.choice((0, 1, 4, 40, 4000)))
        what = random.randrange(7)
        if what == 0:
            del data[low:high]
        elif what == 1:
            data[low:low] = data[low:high] * random.choice((1, 2, 20))
        elif what == 2:
            data[low:high] = random.choice(pieces).encode()
        elif what == 3:
            data[low:high] = random.choice(BROKEN)
        elif what == 4:
            data[low:high] = awkward.text(random, 6).encode()
        elif what == 5:
            other = random.choice(others)
            at = random.randrange(len(other) + 1)
            data[low:high] = other[at : at + 200]
        else:
            del data[random.choice((low, high)) :]
    return bytes(data)


def values_of(random: Random, seed: Any, words: str) -> bytes:
    """``seed`` (data of a YAML file) with a few of its values changed, as YAML; ``words`` is the text it is about."""
    data = copy.deepcopy(seed)
    for _ in range(random.choice((1, 1, 1, 2, 5))):
        places = [*_places(data)]
        if not places:
            break
        holder, key = random.choice(places)
        _change(random, holder, key, words)
    return json.dumps(data, ensure_ascii=random.random() < 0.5, indent=random.choice((None, 1))).encode(
        "utf-8", "surrogatepass"
    )


def _places(value: Any) -> list[tuple[Any, Any]]:
    """Each value inside of ``value``, by what holds it and under which key."""
    found: list[tuple[Any, Any]] = []
    pairs = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, inner in pairs:
        found += [(value, key), *_places(inner)]
    return found


def _change(random: Random, holder: Any, key: Any, words: str) -> None:
    value, what = holder[key], random.randrange(8)
    if what == 0:
        del holder[key]
    elif what == 1:
        holder[key] = copy.deepcopy(random.choice(WRONG))
    elif what == 2 and isinstance(holder, list):
        holder.insert(random.randrange(len(holder) + 1), copy.deepcopy(value))
    elif what == 3 and isinstance(holder, dict):
        holder[random.choice(("x", key + "s", awkward.text(random, 2) or "y", "text", "id", "note"))] = value
    elif what == 4:
        holder[key] = awkward.text(random, 8)
    elif isinstance(value, str):
        holder[key] = _string(random, value, words)
    elif isinstance(value, list):
        random.shuffle(value)
    else:
        holder[key] = copy.deepcopy(random.choice(WRONG))


def _string(random: Random, value: str, words: str) -> str:
    """``value`` a little changed, or other words of the text."""
    low, high = sorted(random.choices(range(len(value) + 1), k=2))
    at = random.randrange(len(words))
    return random.choice(
        (
            value[low:high],
            value[:low] + random.choice(awkward.PIECES) + value[low:],
            value[:low] + random.choice(awkward.CHARACTERS) + value[high:],
            value + " " + value,
            value.swapcase(),
            words[at : at + random.choice((1, 5, 40, 400))],
            words[at : at + 20].strip() or value,
        )
    )
