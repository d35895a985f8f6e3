"""A quantity of a text before it is written down as a record."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from ..records.findings import Change, Qualifier
from .context import Before
from .numbers import Number
from .units import Unit
from .wordlists import words

Kind = Literal["value", "range", "tolerance", "product"]
TIME_UNITS = frozenset(
    words("second minute hour day week month year decade century quarter fortnight century semester")
)


@dataclass(slots=True)
class Measure:
    """A quantity at ``start:end`` (number and unit) and, with the words that qualify it, at ``left:right``.

    ``first`` to ``last`` are its numbers: one, or the two ends of a range, a value and its ``tolerance``, the edges of
    a product ("60 × 10 mm").  ``intro`` is where the words begin that announce a range ("between").  ``joined`` says
    that it runs on to the quantity behind it: a "change" from the one to the other, or a "range" in two units.
    ``before`` are the words before it, ``phrase`` those of its qualifier; ``about`` says that it is approximate
    besides, ``is_longer`` that "over" before a time is a bound.
    """

    first: Number
    start: int
    end: int
    left: int
    right: int
    unit: Unit
    currency: Unit | None
    values: list[float]
    before: Before
    kind: Kind = "value"
    last: Number | None = None
    tolerance: float | None = None
    intro: int | None = None
    joined: Literal["", "change", "range"] = ""
    qualifier: Qualifier = "exactly"
    phrase: str = ""
    about: bool = False
    mean: bool = False
    is_longer: bool = False
    change: Change = ""

    @property
    def is_lapse(self) -> bool:
        """Whether "over" or "within" before a time says in what time, and sets no bound."""
        return self.phrase in ("over", "within") and self.unit.name.split(" ")[0] in TIME_UNITS and not self.is_longer

    @property
    def unit_text(self) -> str:
        """The unit as the text has it: the currency sign, what stands behind the number, or both."""
        parts = [unit.text for unit in (self.currency, self.unit) if unit]
        return " ".join(parts)

    @property
    def unit_name(self) -> str:
        """The one name of the unit; empty for a bare count."""
        parts = [unit.name for unit in (self.currency, self.unit) if unit is not None and unit.name]
        return " ".join(parts)

    def begin_at(self, start: int) -> None:
        """Let the quantity begin at ``start``, with only the words before that as those before it."""
        self.start = self.left = start
        self.before = self.before.until(start)
