"""Which stretches of a text have passed the guard before, by content: an editor waits only for what has changed.

*verify* takes nothing of this: it lets the guard read all of what was written.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from pathlib import Path

import msgspec

from ..errors import RecensionError
from ..files import read_record, write_bytes
from ..records import Record, to_json
from ..records.apparatus import TermNote
from .units import Unit


class PassedUnits(Record):
    """The SHA-256 over each unit that has passed, and all that it was read by."""

    units: list[str]


class Passed:
    """The units that have passed, as the file ``record`` tells (none: nothing is known of any).

    ``base`` is what all are read by: the document, by its SHA-256, and the version of the program.
    """

    def __init__(self, record: Path, base: Sequence[str]) -> None:
        self.record, self.base = record, hashlib.sha256("\0".join(base).encode())
        self.before, self.now = self._read(), dict[str, None]()

    def read_by(self, terms: Sequence[TermNote]) -> None:
        """Take ``terms`` as what all units are read by as well."""
        self.base.update(msgspec.json.encode(terms))

    def has(self, unit: Unit) -> bool:
        """Whether just this ``unit`` has passed before; it counts as passed from now on."""
        passed = self._digest(unit) in self.before
        if passed:
            self.add(unit)
        return passed

    def add(self, unit: Unit) -> None:
        """Count ``unit`` as passed from now on."""
        self.now[self._digest(unit)] = None

    def end(self) -> None:
        """Tell the next run what has passed."""
        write_bytes(self.record, to_json(PassedUnits(units=list(self.now))), lasting=False)

    def _digest(self, unit: Unit) -> str:
        """The SHA-256 over what the guard reads of ``unit``: not the reasons, queries and notes of its changes."""
        changes = [(one.start, one.end, one.source, one.text, one.hand, one.declares) for one in unit.emendations]
        digest = self.base.copy()
        digest.update(msgspec.json.encode([*unit[:-1], changes]))
        return digest.hexdigest()

    def _read(self) -> frozenset[str]:
        try:
            return frozenset(read_record(self.record, PassedUnits).units if self.record.exists() else ())
        except RecensionError:
            return frozenset()  # damaged: nothing is known of any unit
