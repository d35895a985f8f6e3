"""Emend: document + termbases + edits -> apparatus and edition.

Three hands change the text: *repairs* (rules for extraction damage), *terms* (the termbase) and *edits* (the
editor's).  Each gives span replacements on the transcript; :mod:`.apparatus` brings them together.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from ..records.apparatus import Apparatus, Edition
from ..records.document import Document
from ..records.inputs import Edits, Termbase

if TYPE_CHECKING:
    from ..yamlfile import YamlFile
    from .passed import Passed


def emend(
    document: Document,
    termbases: Sequence[Termbase] = (),
    edits: Edits | None = None,
    edits_file: YamlFile | None = None,
    passed: Passed | None = None,
) -> tuple[Apparatus, Edition]:
    """The apparatus and the edition of ``document``'s text witness.

    ``edits_file`` is where ``edits`` were read from, for the place in messages; what has ``passed`` the guard before,
    just as it is, is not read by it again.  Raises
    :class:`recension.errors.RecensionError` when the words of an edit do not stand exactly once in the source,
    when two changes overlap, when one reaches over the end of a block, or when one changes a fact and does not
    declare it.
    """
    # Here, for later stages need the pieces alone and none of what changes them.
    from .apparatus import merge, recorded
    from .edits import propose_edits
    from .guard import examine
    from .pieces import apply
    from .refusal import refuse
    from .repairs import propose_repairs
    from .terms import note_terms, propose_terms

    hands = [
        propose_edits(document, edits, edits_file),
        propose_terms(document, termbases),
        propose_repairs(document),
    ]
    kept = merge(document, hands)
    emendations = [recorded(document, one) for one in kept]
    edition = apply(document.study, document.text_witness, document.transcript, emendations)
    terms = note_terms(termbases, edition.text)
    refuse(examine(document, emendations, edition, terms, passed), {one.id: one.place for one in kept})
    return Apparatus(study=document.study, emendations=emendations, terms=terms), edition
