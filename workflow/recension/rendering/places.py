"""Where things stand: spans looked up by bisection on their sorted starts, never by going through all of them."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from typing import Generic, Protocol, TypeVar


class Spanned(Protocol):
    """Anything with a half-open span."""

    @property
    def start(self) -> int: ...

    @property
    def end(self) -> int: ...


S = TypeVar("S", bound=Spanned)


class Places(Generic[S]):
    """Spans that do not overlap, sorted."""

    def __init__(self, spans: Iterable[S]) -> None:
        self.spans = sorted(spans, key=lambda span: (span.start, span.end))
        self.starts = [span.start for span in self.spans]

    def at(self, offset: int) -> S | None:
        """The span that ``offset`` lies in."""
        index = bisect_right(self.starts, offset) - 1
        return self.spans[index] if index >= 0 and offset < self.spans[index].end else None

    def touching(self, start: int, end: int) -> Iterator[S]:
        """The spans that share a character with ``start:end``, in order."""
        index = max(0, bisect_right(self.starts, start) - 1)
        while index < len(self.spans) and self.spans[index].start < end:
            if self.spans[index].end > start:
                yield self.spans[index]
            index += 1

    def beginning(self, start: int, end: int) -> list[S]:
        """The spans that begin in ``start:end``, in order."""
        return self.spans[bisect_left(self.starts, start) : bisect_left(self.starts, end)]
