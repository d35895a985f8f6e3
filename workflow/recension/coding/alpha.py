"""Krippendorff's alpha for nominal data: how far coders agree beyond what chance would give.

K. Krippendorff, *Content Analysis*, 4th edition (2018), chapter 12: alpha = 1 - Do / De over the coincidences of values
within units.  It takes any number of coders, and units that some of them left without a value.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable, Sequence


def nominal_alpha(units: Iterable[Sequence[Hashable | None]]) -> float | None:
    """Alpha of ``units``, each the values its coders gave (None where one gave none).

    None where no unit has two values, or all values are the same: then nothing can be told from chance.
    """
    totals: Counter[Hashable] = Counter()
    agreed = 0.0
    for unit in units:
        values = Counter(value for value in unit if value is not None)
        number = values.total()
        if number < 2:
            continue
        totals.update(values)
        agreed += sum(count * (count - 1) for count in values.values()) / (number - 1)
    n = totals.total()
    by_chance = n * n - sum(count * count for count in totals.values())
    if not by_chance:
        return None
    return 1 - (n - 1) * (n - agreed) / by_chance
