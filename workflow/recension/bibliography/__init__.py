"""Bibliography: document + edition -> how to cite the study and its edition, as CSL-JSON, BibTeX and RIS."""

from __future__ import annotations

import json

from ..records.apparatus import Edition
from ..records.document import Document
from .bibtex import bibtex
from .items import items_of
from .ris import ris

FORMATS = {"bib": "BibTeX", "ris": "RIS", "csl.json": "CSL-JSON"}


def cite(document: Document, edition: Edition) -> dict[str, bytes]:
    """The study as published and its edition, in each of :data:`FORMATS`, in UTF-8."""
    both = items_of(document, edition)
    texts = {
        "bib": bibtex(both),
        "ris": ris(both),
        "csl.json": json.dumps(both, ensure_ascii=False, indent=1) + "\n",
    }
    return {ending: text.encode("utf-8", "replace") for ending, text in texts.items()}
