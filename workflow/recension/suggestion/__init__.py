"""Suggest: further edits of a study, found in its edited text and traced back to the words of the source.

No suggestion is ever applied: an editor takes it or leaves it.  What is looked for is data (stylebooks, the termbases)
but for what must be counted, paired or compared over the whole text.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import chain

from ..records.apparatus import Apparatus, Edition
from ..records.document import Document
from ..records.inputs import Stylebook, Termbase
from .consistency import capitals, half_capitals, hyphenation, odd_spellings
from .entries import Entry, Remark, Source, without_overlap
from .guarded import without_facts
from .marks import loose_quotes, mixed_styles, unbalanced
from .sentences import beginnings, ends, lengths
from .stylebooks import applies, find_slips
from .terms import left_variants
from .text import EditedText, Slip

ALWAYS: tuple[Callable[[EditedText], Iterator[Slip]], ...] = (
    unbalanced,
    loose_quotes,
    mixed_styles,
    capitals,
    half_capitals,
    odd_spellings,
    beginnings,
    ends,
    lengths,
)


def suggest(
    document: Document,
    apparatus: Apparatus,
    edition: Edition,
    termbases: Sequence[Termbase] = (),
    stylebooks: Sequence[Stylebook] = (),
    source_language: str = "",
    places: Mapping[int, str] | None = None,
) -> tuple[list[Entry | Remark], int]:
    """Edits to consider and remarks on the edition, in the order of the text; and how many entries were left out
    because their words are those of another.

    ``places`` says where the hand edit that begins at an offset is written.  Raises
    :class:`recension.errors.RecensionError` for a stylebook rule that cannot be used.
    """
    text = EditedText(document, edition)
    books = [book for book in stylebooks if applies(book, document.language, source_language)]
    distinct = {pair for book in books for pair in book.distinct}
    slips = chain(
        (slip for book in books for rule in book.rules for slip in find_slips(text, rule)),
        (slip for find in ALWAYS for slip in find(text)),
        hyphenation(text, distinct),
        left_variants(text, termbases),
    )
    source = Source(document, apparatus, edition, places or {})
    found, left_out = without_overlap(source.trace(slip) for slip in slips if text.free(slip.start, slip.end))
    return without_facts(document, apparatus, termbases, found), left_out
