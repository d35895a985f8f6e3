"""The program's proposals as a coding file to review: ``coding.yaml`` as an analyst would write it."""

from __future__ import annotations

import json
import re

from ..occurrences import occurrences
from ..records.findings import Finding, Findings
from .numbers import find_numbers

_HEAD = """\
# The program's proposals for {study}, by the codebook {codebook}.  Go through them one by one:
#   accept     leave it as it is, and take the comment away
#   relabel    correct the label; one that you take out is the program's
#   split      make two of it, each with the words of its own claim
#   merge      make one of two, with a quote over both
#   summarise  write the statement anew: short, neutral, no number that is not in the quote
#   reject     move the quote under 'rejected', with a 'reason'
#   add        write one for each claim that the program missed
# Then say 'review: complete'.  The comment above each finding tells how sure the program is, and by which cues.
analyst: ""
review: partial

findings:
"""
# What YAML does not take as it is inside of quotation marks (YAML 1.2, 5.1), and line marks that editors would change.
_UNPRINTABLE = re.compile("[\\x7f-\\x9f\\u2028\\u2029\\ufeff\\ufffe\\uffff]")


def suggest_coding(findings: Findings, transcript: str) -> str:
    """The text of a ``coding.yaml`` that takes up every proposal in ``findings``; ``transcript`` is that of the text
    witness.  It is valid, and building with it gives the same findings, now the analyst's."""
    if not findings.proposals:
        return _HEAD.format(study=findings.study, codebook=findings.codebook).replace("findings:\n", "findings: []\n")
    head = _HEAD.format(study=findings.study, codebook=findings.codebook)
    return head + "\n".join(_entry(one, transcript) for one in findings.proposals)


def _entry(finding: Finding, transcript: str) -> str:
    """One finding with the comment above it."""
    evidence = finding.evidence
    keys = [("quote", evidence.quote)]
    if len(occurrences(transcript, evidence.quote)) > 1:
        keys += [("prefix", evidence.prefix), ("suffix", evidence.suffix)]
    keys += [(label, getattr(finding, label)) for label in ("subject", "dimension", "type", "status")]
    if not _new_numbers(finding):
        keys.append(("statement", finding.statement))
    lines = [f"{key}: {_quoted(text)}" for key, text in keys if text]
    lines.append(f"actors: [{', '.join(map(_quoted, finding.actors))}]")
    comment = " ".join(f"{finding.confidence}; {'; '.join(finding.cues)}".split())
    return f"  # {_UNPRINTABLE.sub('', comment)}\n  - " + "\n    ".join(lines) + "\n"


def _new_numbers(finding: Finding) -> bool:
    """Whether the edition's words have a number that the source does not: the analyst's statement may not."""
    quoted = {one.value for one in find_numbers(" ".join(finding.evidence.quote.split()))}
    return any(one.value not in quoted for one in find_numbers(finding.statement))


def _quoted(text: str) -> str:
    """``text`` as a YAML string in double quotation marks; JSON's escapes are YAML's."""
    return _UNPRINTABLE.sub(lambda match: f"\\u{ord(match.group()):04x}", json.dumps(text, ensure_ascii=False))
