"""Finding exact words in a text: exactly once, or an error.  There is no fuzzy match."""

from __future__ import annotations

from .errors import RecensionError, excerpt


def locate(
    text: str, quote: str, place: str, prefix: str = "", suffix: str = "", within: tuple[int, int] | None = None
) -> int:
    """Where ``quote`` begins in ``text`` (code points), with ``prefix`` right before it and ``suffix`` right after.

    ``within`` limits the search for ``quote`` to a span of ``text``; ``prefix`` and ``suffix`` may reach out of it.
    Raises :class:`RecensionError` at ``place`` when the words stand there not at all or more than once (the
    selector of W3C Web Annotation, *TextQuoteSelector*, without its tolerance).
    """
    low, high = within or (0, len(text))
    starts = []
    at = text.find(quote, low, high)
    while at >= 0:
        if text.startswith(prefix, at - len(prefix)) and text.startswith(suffix, at + len(quote)) and at >= len(prefix):
            starts.append(at)
        at = text.find(quote, at + 1, high)
    if len(starts) == 1:
        return starts[0]
    where = "the passage" if within else "the source"
    if not starts:
        raise RecensionError(
            place, f"the words {excerpt(quote)} do not stand in {where}", "Copy them from the source letter for letter."
        )
    raise RecensionError(
        place,
        f"the words {excerpt(quote)} stand {len(starts)} times in {where}",
        "Quote more of the text around them, or tell them apart by 'prefix' or 'suffix'.",
    )


def surroundings(text: str, start: int, end: int, width: int = 32) -> tuple[str, str]:
    """The ``width`` code points of ``text`` before ``start`` and after ``end``, or as many more as it takes for them
    and the words between to stand in ``text`` only once."""
    while True:
        low, high = max(0, start - width), end + width
        around = text[low:high]
        if text.find(around, text.find(around) + 1) < 0:
            return text[low:start], text[end:high]
        width *= 2
