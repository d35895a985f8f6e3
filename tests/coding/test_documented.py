"""What docs/coding.md promises: each decision it shows does what it says, on the test study."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from recension.coding import code_study, measure_agreement, suggest_coding
from recension.emendation import emend
from recension.errors import RecensionError
from recension.reading import read_study
from recension.records.apparatus import Edition
from recension.records.document import Document
from recension.records.findings import Finding, Findings
from recension.records.inputs import Codebook, Coding, Edits, Termbase
from recension.study import StudyFolder
from recension.yamlfile import YamlFile
from workspace import ROOT, TEST_DATA

BLOCKS = re.findall(r"```yaml\n(.*?)```", (ROOT / "docs" / "coding.md").read_text(encoding="utf-8"), re.DOTALL)
ACCEPT, RELABEL, SPLIT, MERGE, SUMMARISE, ADD, REJECT, SCOPE, FURTHER = BLOCKS


@pytest.fixture(scope="module")
def study() -> tuple[Document, Edition, Codebook]:
    """The test study: document, edition, codebook."""
    folder = StudyFolder(TEST_DATA / "studies" / "reading-rooms")
    document = read_study(folder.id, folder.study, folder.sources())
    edits = YamlFile(folder.folder / "edits.yaml")
    termbase = YamlFile(TEST_DATA / "termbases" / "libraries.yaml").record(Termbase)
    _, edition = emend(document, [termbase], edits.record(Edits), edits)
    return document, edition, YamlFile(TEST_DATA / "codebooks" / "night-opening.yaml").record(Codebook)


@pytest.fixture
def coded(study: tuple[Document, Edition, Codebook], tmp_path: Path):
    """Builds the findings with the text of a coding file."""

    def build(text: str) -> Findings:
        (tmp_path / "coding.yaml").write_text(text, encoding="utf-8")
        file = YamlFile(tmp_path / "coding.yaml")
        document, edition, codebook = study
        return code_study(document, edition, "night-opening", codebook, file.record(Coding), file)

    return build


def decided(findings: Findings) -> list[Finding]:
    return [finding for finding in findings.findings if finding.method == "analyst"]


def around(findings: Findings, decision: Finding) -> list[Finding]:
    """The proposals that share words with a finding of the analyst."""
    evidence = decision.evidence
    return [
        one for one in findings.proposals if one.evidence.start < evidence.end and evidence.start < one.evidence.end
    ]


def labels(finding: Finding) -> tuple[str, str, str, str]:
    return finding.subject, finding.dimension, finding.type, finding.status


def test_accept_takes_all_labels_of_the_proposal(coded) -> None:
    findings = coded(ACCEPT)
    [one] = decided(findings)
    [proposal] = around(findings, one)
    assert labels(one) == labels(proposal)
    assert len(findings.findings) == len(findings.proposals)


def test_relabel_changes_what_it_names(coded) -> None:
    [one] = decided(coded(RELABEL))
    assert labels(one) == ("Arden", "complaints", "outcome", "reported")


def test_split_makes_two_of_one_proposal(coded) -> None:
    findings = coded(SPLIT)
    first, second = decided(findings)
    assert around(findings, first) == around(findings, second) and len(around(findings, first)) == 1
    assert labels(first) == ("Bellhaven", "complaints", "outcome", "reported")
    assert (second.type, second.status) == ("measure", "exploratory")
    assert len(findings.findings) == len(findings.proposals) + 1


def test_merge_makes_one_of_two_proposals(coded) -> None:
    findings = coded(MERGE)
    [one] = decided(findings)
    assert len(around(findings, one)) == 2
    assert len(findings.findings) == len(findings.proposals) - 1


def test_summarise_has_the_analyst_s_words_actors_and_quantities(coded) -> None:
    [one] = decided(coded(SUMMARISE))
    assert one.statement == "In Bellhaven, at least 40 volunteers kept the room open."
    assert (one.actors, one.note) == (["volunteers"], "The roster of May 2018 is meant.")
    assert [(each.text, each.qualifier, each.counted) for each in one.quantities] == [
        ("at least 40", "at least", "volunteers")
    ]


def test_add_stands_where_the_program_proposes_nothing(coded) -> None:
    findings = coded(ADD)
    [one] = decided(findings)
    assert around(findings, one) == []
    assert len(findings.findings) == len(findings.proposals) + 1


def test_reject_drops_the_proposal_and_keeps_the_reason(coded) -> None:
    findings = coded(REJECT)
    assert [one.reason for one in findings.rejected] == ["The study's own method."]
    assert len(findings.findings) == len(findings.proposals) - 1


def test_scope_is_kept_and_a_partial_review_keeps_the_program_s(coded) -> None:
    findings = coded(SCOPE)
    assert [(one.subject, one.note[:13]) for one in findings.scope] == [("Bellhaven", "For Bellhaven")]
    assert decided(findings) == [] and findings.findings


def test_a_further_analyst_s_file_is_compared_in_its_sections(
    study: tuple[Document, Edition, Codebook], tmp_path: Path
) -> None:
    document, edition, codebook = study
    findings = code_study(document, edition, "night-opening", codebook)
    (tmp_path / "coding-cd.yaml").write_text(FURTHER, encoding="utf-8")
    file = YamlFile(tmp_path / "coding-cd.yaml")
    made = measure_agreement(document, edition, codebook, findings, [(Coding(), None), (file.record(Coding), file)])
    [pair] = made.pairs
    headings = {heading.id: heading.title for heading in document.headings}
    assert (pair.second.name, [headings[id] for id in pair.sections]) == ("CD", ["Arden", "Bellhaven"])
    assert pair.matched == 1


def test_what_is_suggested_for_it_builds_to_the_proposals(coded, study: tuple[Document, Edition, Codebook]) -> None:
    document = study[0]
    program = coded("findings: []\n")
    taken = coded(suggest_coding(program, document.transcript))
    assert [one.id for one in taken.findings] == [one.id for one in program.findings]
    assert {one.method for one in taken.findings} == {"analyst"}


@pytest.mark.parametrize(
    ("quantity", "problem"),
    [
        ("{text: '41', counted: volunteers}", "stands in 0 of the quantities"),
        ("{text: '0', counted: volunteers}", "stands in 2 of the quantities"),
    ],
)
def test_a_quantity_that_is_not_in_the_quote_is_told(coded, quantity: str, problem: str) -> None:
    text = f"findings:\n- quote: The roster was planned to grow to 60 volunteers\n  quantities: [{quantity}]\n"
    text = text.replace(
        "The roster was", "In Bellhaven a roster of at least 40 volunteers kept the room open. The roster was"
    )
    with pytest.raises(RecensionError, match=problem) as caught:
        coded(text + "  dimension: staffing\n")
    assert caught.value.place.endswith(":3")


def test_a_number_that_is_no_figure_is_left_out(coded) -> None:
    [one] = decided(coded("findings:\n- quote: paid two wardens\n  quantities: [{text: two, leave_out: true}]\n"))
    assert one.quantities == []
