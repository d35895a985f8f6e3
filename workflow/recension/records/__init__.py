"""The typed records that pass between stages, and the shapes of the files that people write.

Every artefact is one record as JSON (:func:`to_json`, :func:`from_json`); ``workflow/schemas/`` holds the
JSON Schemas that :mod:`recension.schemas` generates from these types.  All offsets are code points in the
LF-normalised transcript of a witness, half-open: ``transcript[start:end]``.
"""

from __future__ import annotations

from typing import TypeVar

import msgspec

T = TypeVar("T")


class Record(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What every record has in common: named fields, never changed once made, no field unknown to the type."""


def to_json(record: object) -> bytes:
    """``record`` as UTF-8 JSON, indented by one space, keys in the order of the type, with a final line end."""
    return msgspec.json.format(msgspec.json.encode(record), indent=1) + b"\n"


def from_json(data: bytes, kind: type[T]) -> T:
    """The record of type ``kind`` that ``data`` holds.  Raises ``msgspec.ValidationError`` when it is not one."""
    return msgspec.json.decode(data, type=kind)
