"""What *code* makes beside the findings: ``agreement.json``, how far those who coded a study agree."""

from __future__ import annotations

from typing import Literal

from . import Record
from .findings import FindingType, Status

Label = Literal["subject", "dimension", "type", "status"]
Relation = Literal[
    "two analysts",
    "deciding analyst with a coding it used (no test)",
    "deciding analyst with another",
    "program, on the study that the cues follow, not on unseen text",
    "program, on a study that the cues do not follow",
]


class Coder(Record):
    """Someone who coded: ``name`` and ``note`` as in the coding file, ``findings`` how many inside of what is
    compared."""

    name: str
    hand: Literal["analyst", "program"]
    findings: int
    note: str = ""


class LabelAgreement(Record):
    """Agreement on one label over the findings that both have: ``agreed`` of ``units``, and Krippendorff's alpha
    (none where no unit is there or nothing varies)."""

    label: Label
    units: int
    agreed: int
    alpha: float | None


class DimensionAgreement(Record):
    """Agreement on whether a sentence has a finding on one dimension, over all sentences that are compared."""

    dimension: str
    both: int
    first: int
    second: int
    neither: int
    alpha: float | None


class Codes(Record):
    """The labels one coder gave to the words at ``start:end`` of the transcript."""

    quote: str
    start: int
    end: int
    subject: str
    dimension: str
    type: FindingType
    status: Status


class Difference(Record):
    """Where two coders differ: ``labels`` that differ where both have a finding, none where only one has.

    ``split`` says that the other has these words inside a finding that is matched already: a difference of unit, not of
    what is claimed.
    """

    first: Codes | None
    second: Codes | None
    labels: list[Label] = []
    split: bool = False


class Pair(Record):
    """Two coders compared over ``sections`` (all where empty): ``sentences`` compared, findings ``matched`` one to one,
    agreement by label and by dimension, and every difference in the order of the text.  ``relation`` is what they are
    to each other: with a coding that it used the deciding analyst's agreement is no test, nor is the program's on a
    study that its cues follow."""

    relation: Relation
    first: Coder
    second: Coder
    sections: list[str]
    sentences: int
    matched: int
    labels: list[LabelAgreement]
    dimensions: list[DimensionAgreement]
    differences: list[Difference]


class Agreement(Record):
    """The agreement of a study's analysts with each other, two by two, and of the program with each of them.

    An analyst whose review is partial is left out: what such a coding does not have was not denied.
    """

    study: str
    codebook: str
    pairs: list[Pair]
