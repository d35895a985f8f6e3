"""All figures of a study, each with its record, its data and its drawing."""

from __future__ import annotations

from collections.abc import Iterator

from .alterations import alterations
from .coverage import coverage
from .dots import dots
from .drawing import Drawn
from .events import events
from .sources import Sources
from .structure import structures
from .support import support
from .tally import Tally


def draw_figures(tally: Tally, sources: Sources) -> Iterator[Drawn]:
    """All figures, in the order they are shown; the diagrams of the study last."""
    yield coverage(tally)
    yield events(tally)
    yield support(tally, sources)
    yield dots(tally)
    yield alterations(sources)
    yield from structures(tally)
