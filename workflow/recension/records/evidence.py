"""Exact words of a witness that something rests on."""

from __future__ import annotations

from . import Record


class Evidence(Record):
    """The exact words a finding rests on.  ``prefix`` and ``suffix`` are the (up to 32) code points around them."""

    witness: str
    quote: str
    prefix: str
    suffix: str
    start: int
    end: int
