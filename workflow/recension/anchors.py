"""Finding exact words in a text: exactly once, or an error that shows the nearest.  There is no fuzzy match."""

from __future__ import annotations

from .candidates import SHOWN, context, line_of, mark, nearest, pasted, widened
from .errors import RecensionError, excerpt
from .occurrences import occurrences

PLACES = 6


def locate(
    text: str,
    quote: str,
    place: str,
    prefix: str = "",
    suffix: str = "",
    within: tuple[int, int] | None = None,
    key: str = "",
) -> int:
    """Where ``quote`` begins in ``text`` (code points), with ``prefix`` right before it and ``suffix`` right after.

    ``within`` limits the search for ``quote`` to a span of ``text``; ``prefix`` and ``suffix`` may reach out of it.
    ``key`` is the key of the quote in its file when it takes no prefix or suffix and can only be made longer.
    Raises :class:`RecensionError` at ``place`` when the words stand there not at all or more than once (the
    selector of W3C Web Annotation, *TextQuoteSelector*, without its tolerance).
    """
    low, high = within or (0, len(text))
    starts = [
        at
        for at in occurrences(text, quote, low, high)
        if text.startswith(suffix, at + len(quote)) and text.endswith(prefix, 0, at)
    ]
    if len(starts) == 1:
        return starts[0]
    where = "the passage" if within else "the source"
    if not starts:
        raise RecensionError(place, *_missing(text, quote, prefix, suffix, (low, high), where))
    remedies = [_apart(text, quote, starts, at, key) for at in starts[:PLACES]]
    more = [f"and {len(starts) - PLACES} more"] if len(starts) > PLACES else []
    remedy = f"Quote more in '{key}':" if key else "Tell them apart by 'prefix' or 'suffix', or quote more:"
    raise RecensionError(
        place,
        f"the words {excerpt(quote)} stand {len(starts)} times in {where}",
        "\n    ".join([remedy, *remedies, *more]),
    )


def _missing(text: str, quote: str, prefix: str, suffix: str, span: tuple[int, int], where: str) -> tuple[str, str]:
    """Problem and remedy for words that are not there: what is there instead."""
    words = excerpt(quote)
    found = occurrences(text, quote, *span)
    if found:
        marks = " and ".join(
            f"{name} {excerpt(words, 40)}" for name, words in (("prefix", prefix), ("suffix", suffix)) if words
        )
        places = [f"line {line_of(text, at)}: {context(text, at, at + len(quote))}" for at in found[:SHOWN]]
        problem = f"the words {words} stand in {where}, but not with the {marks}"
        return problem, "\n    ".join(["Copy what stands right before or after them:", *places])
    problem = f"the words {words} do not stand in {where}"
    if span != (0, len(text)) and (elsewhere := occurrences(text, quote, 0, len(text))):
        places = [f"line {line_of(text, at)}: {context(text, at, at + len(quote))}" for at in elsewhere[:SHOWN]]
        return problem, "\n    ".join(["They stand elsewhere; quote a passage that holds them:", *places])
    lines = nearest(text, quote, *span)
    remedy = "Copy them from the source letter for letter."
    return problem, "\n    ".join([f"{remedy}  The nearest:", *lines] if lines else [remedy])


def _apart(text: str, quote: str, starts: list[int], at: int, key: str) -> str:
    """Where ``quote`` stands at ``at``, and what would tell that place from the others, ready to paste."""
    end = at + len(quote)
    longer = widened(text, quote, starts, at) if key else ""
    told = f"{key}: {pasted(longer)}" if longer else "" if key else mark(text, quote, starts, at)
    return f"line {line_of(text, at)}: {context(text, at, end)}" + (f"\n      {told}" if told else "")


def surroundings(text: str, start: int, end: int, width: int = 32) -> tuple[str, str]:
    """The ``width`` code points of ``text`` before ``start`` and after ``end``, or as many more as it takes for them
    and the words between to stand in ``text`` only once."""
    while True:
        low, high = max(0, start - width), end + width
        around = text[low:high]
        if len(occurrences(text, around)) == 1:
            return text[low:start], text[end:high]
        width *= 2
