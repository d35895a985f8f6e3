"""How far those who coded the study agree: who was compared, alpha by label and dimension, and where they differ."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from ..records.agreement import Agreement, Coder, Codes, Difference, Pair
from ..records.findings import Findings
from .elements import Node, heading, lines, paragraph, strong, table, words

METHOD = (
    "Findings of two coders are matched where their quotes overlap by at least half of the shorter one. Alpha is "
    "Krippendorff's for nominal data (Content Analysis, 4th ed., ch. 12): 1 is full agreement, 0 is what chance would "
    "give. Labels are compared on matched findings; on a dimension the unit is the sentence, which has a finding on it "
    "or not. F1 is twice the matched findings by the findings of both; a finding is coded more finely by one where the "
    "other has its words inside of a claim that is matched already. Alpha says how alike the coders read the text, not "
    "that they read it rightly; the alphas of the labels tell nothing of the findings that only one has."
)
NONE = "–"
LABELS = ("subject", "dimension", "type", "status")


def agreed(agreement: Agreement, findings: Findings) -> list[Node]:
    """The part "Agreement of the coders"; nothing where there are no two to compare."""
    if not agreement.pairs:
        return []
    names = {label.id: label.name for label in (*findings.subjects, *findings.dimensions)}
    return [
        heading(1, words("Agreement of the coders"), "agreement", "roomy"),
        paragraph(words(METHOD)),
        *(paragraph([strong(coder.name), *words(f": {coder.note}")]) for coder in _coders(agreement) if coder.note),
        _by_label(agreement.pairs),
        _by_dimension(agreement.pairs, names),
        *_where(agreement.pairs, names),
    ]


def _coders(agreement: Agreement) -> list[Coder]:
    coders = {coder.name: coder for pair in agreement.pairs for coder in (pair.first, pair.second)}
    return list(coders.values())


def _who(pair: Pair) -> str:
    return f"{pair.first.name} and {pair.second.name}"


def _figure(alpha: float | None) -> str:
    return NONE if alpha is None else f"{alpha:.2f}"


def _by_label(pairs: Sequence[Pair]) -> Node:
    rows = [
        [
            lines([words(_who(pair)), words(pair.relation)]),
            words(f"{pair.first.findings} and {pair.second.findings}"),
            words(str(pair.matched)),
            words(_share(pair)),
            *(words(_figure(label.alpha)) for label in pair.labels),
        ]
        for pair in pairs
    ]
    header = ["Coders", "Findings", "Matched", "F1", *(label.capitalize() for label in LABELS)]
    numeric = [False, False, True, True, True, True, True, True]
    widths = [0.28, 0.13, 0.11, 0.07, 0.1, 0.12, 0.09, 0.1]
    caption = "Findings matched, and alpha by label over the matched findings alone"
    return table(header, rows, caption, "grid", numeric=numeric, widths=widths)


def _share(pair: Pair) -> str:
    """F1 of the matching."""
    return f"{2 * pair.matched / max(1, pair.first.findings + pair.second.findings):.2f}"


def _by_dimension(pairs: Sequence[Pair], names: Mapping[str, str]) -> Node:
    rows = [
        [words(names.get(across[0].dimension, across[0].dimension)), *(words(_figure(one.alpha)) for one in across)]
        for across in zip(*(pair.dimensions for pair in pairs), strict=True)
    ]
    header = ["Dimension", *(_who(pair) for pair in pairs)]
    sentences = ", ".join(dict.fromkeys(str(pair.sentences) for pair in pairs))
    numeric = [False, *[True] * len(pairs)]
    return table(header, rows, f"Alpha by dimension, over {sentences} sentences", "grid", numeric=numeric)


def _where(pairs: Sequence[Pair], names: Mapping[str, str]) -> list[Node]:
    """Where analysts that coded apart from each other label the same words in two ways; the rest is in the CSV file."""
    shown = [pair for pair in pairs if pair.first.hand == "analyst"][:1]
    rows = [_row(one, names) for pair in shown for one in pair.differences if one.labels]
    if not rows:
        return []
    header = ["Words of the source", shown[0].first.name, shown[0].second.name]
    caption = f"Where {_who(shown[0])} label the same words in two ways"
    rest = "Claims that one coded more finely or alone, and where the others differ, are listed in differences.csv."
    return [table(header, rows, caption, "cards", widths=[0.5, 0.25, 0.25]), paragraph(words(rest))]


def _row(one: Difference, names: Mapping[str, str]) -> list[list[Node]]:
    assert one.first and one.second
    shorter = min(one.first.quote, one.second.quote, key=len)
    return [words(shorter), *(_labels(codes, one, names) for codes in (one.first, one.second))]


def _labels(codes: Codes, difference: Difference, names: Mapping[str, str]) -> list[Node]:
    values = [getattr(codes, label) for label in difference.labels]
    return lines(words(names.get(value, value)) for value in values)
