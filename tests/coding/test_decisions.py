"""What the analyst is promised: exact anchors, messages with the line, and the program's help where wanted."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from pathlib import Path

import pytest
from coding.samples import document_of, edition_of

from recension.coding import code_study, findings_rows
from recension.coding.rows import in_words
from recension.errors import RecensionError
from recension.records.findings import Findings, Quantity
from recension.records.inputs import Codebook, Coding, Dimension, Subject
from recension.yamlfile import YamlFile

TEXT = """# Oslo
Oslo lends 55 books online [1]. The staff has three librarians.
# Bergen
The staff in Bergen is large. Loans are rare. Loans are rare."""

Write = Callable[[str], tuple[Coding, YamlFile]]


def coded(towns: Codebook, write: Write, text: str) -> Findings:
    document = document_of(TEXT)
    return code_study(document, edition_of(document), "towns", towns, *write(text))


def refused(towns: Codebook, write: Write, text: str) -> tuple[str, str]:
    """The line and the whole of the message."""
    with pytest.raises(RecensionError) as caught:
        coded(towns, write, text)
    return caught.value.place.rpartition(":")[2], str(caught.value)


class TestTakingUp:
    def test_labels_left_out_are_the_program_s(self, towns: Codebook, coding_of: Write) -> None:
        findings = coded(towns, coding_of, "findings:\n- quote: Oslo lends 55 books online\n  dimension: staff\n")
        first = findings.findings[0]
        program = findings.proposals[0]
        assert (first.method, first.dimension) == ("analyst", "staff")
        assert (first.subject, first.type, first.status) == (program.subject, program.type, program.status)
        assert first.statement == "Oslo lends 55 books online."
        assert [quantity.value for quantity in first.quantities] == [55]

    def test_a_proposal_taken_up_is_gone_and_the_rest_stay(self, towns: Codebook, coding_of: Write) -> None:
        findings = coded(towns, coding_of, "findings:\n- quote: Oslo lends 55 books\n")
        assert [finding.method for finding in findings.findings].count("analyst") == 1
        assert len(findings.findings) == len(findings.proposals)

    def test_a_complete_review_keeps_the_analyst_s_alone(self, towns: Codebook, coding_of: Write) -> None:
        findings = coded(towns, coding_of, "review: complete\nfindings:\n- quote: Oslo lends 55 books\n")
        assert [finding.method for finding in findings.findings] == ["analyst"]
        assert len(findings.proposals) > 1

    def test_a_rejected_proposal_is_gone(self, towns: Codebook, coding_of: Write) -> None:
        findings = coded(towns, coding_of, "rejected:\n- quote: three librarians\n  reason: not a claim\n")
        assert not any("three" in finding.statement for finding in findings.findings)
        assert [rejection.reason for rejection in findings.rejected] == ["not a claim"]

    def test_who_made_a_finding_does_not_change_its_id(self, towns: Codebook, coding_of: Write) -> None:
        own = coded(towns, coding_of, "findings: []\n").findings[0]
        taken = coded(towns, coding_of, f'findings:\n- quote: "{own.evidence.quote}"\n').findings[0]
        assert (taken.id, taken.method, own.method) == (own.id, "analyst", "program")

    def test_one_quote_may_hold_two_claims(self, towns: Codebook, coding_of: Write) -> None:
        text = "findings:\n- quote: Oslo lends 55 books\n  dimension: staff\n- quote: Oslo lends 55 books\n"
        found = [finding for finding in coded(towns, coding_of, text).findings if finding.method == "analyst"]
        assert [finding.dimension for finding in found] == ["lending", "staff"]

    def test_scope_notes_are_kept(self, towns: Codebook, coding_of: Write) -> None:
        findings = coded(towns, coding_of, "scope:\n- subject: oslo\n  note: The main library only.\n")
        assert [(scope.subject, scope.note) for scope in findings.scope] == [("oslo", "The main library only.")]


class TestRefusing:
    def test_words_that_are_not_in_the_source(self, towns: Codebook, coding_of: Write) -> None:
        line, message = refused(towns, coding_of, "findings:\n- subject: oslo\n  quote: Oslo sells books\n")
        assert line == "3" and "Oslo sells books" in message

    def test_words_that_stand_twice(self, towns: Codebook, coding_of: Write) -> None:
        line, message = refused(towns, coding_of, "findings:\n- quote: Loans are rare\n")
        assert line == "2" and "2 times" in message

    @pytest.mark.parametrize(("key", "near"), [("subject: osol", "'oslo'"), ("dimension: lendin", "'lending'")])
    def test_an_unknown_label_with_the_nearest_and_all(
        self, towns: Codebook, coding_of: Write, key: str, near: str
    ) -> None:
        line, message = refused(towns, coding_of, f"findings:\n- quote: Oslo lends 55 books\n  {key}\n")
        assert line == "3" and near in message and key.split()[-1] in message
        known = towns.subjects if "subject" in key else towns.dimensions
        assert all(label.id in message for label in known)

    def test_a_label_that_nobody_gives(self, towns: Codebook, coding_of: Write) -> None:
        line, message = refused(towns, coding_of, 'findings:\n- quote: "# Oslo"\n  subject: oslo\n  type: context\n')
        assert line == "2" and "no dimension and no status" in message and "no subject" not in message

    def test_the_same_finding_twice(self, towns: Codebook, coding_of: Write) -> None:
        line, message = refused(
            towns, coding_of, "findings:\n- quote: Oslo lends 55 books\n- quote: Oslo lends 55 books\n"
        )
        assert line == "3" and "coding.yaml:2" in message

    def test_a_rejection_of_nothing(self, towns: Codebook, coding_of: Write) -> None:
        line, _ = refused(towns, coding_of, 'rejected:\n- quote: "# Bergen"\n  reason: none\n')
        assert line == "2"

    def test_a_scope_note_on_an_unknown_subject(self, towns: Codebook, coding_of: Write) -> None:
        line, message = refused(towns, coding_of, "scope:\n- subject: bergn\n  note: x\n")
        assert line == "2" and "'bergen'" in message

    @pytest.mark.parametrize(
        "statement", ["Oslo lends 56 books.", "Oslo lends fifty-six books.", "Oslo has 5 5 books."]
    )
    def test_a_number_that_does_not_stand_in_the_quote(self, towns: Codebook, coding_of: Write, statement: str) -> None:
        line, _ = refused(towns, coding_of, f"findings:\n- quote: Oslo lends 55 books\n  statement: {statement}\n")
        assert line == "3"

    def test_an_id_that_the_codebook_uses_twice(self) -> None:
        twice = [Subject(id="a", name="A"), Subject(id="a", name="B")]
        codebook = Codebook(
            title="x", subjects=twice, dimensions=[Dimension(id="d", name="D", definition="d", cues=["d"])]
        )
        document = document_of(TEXT)
        with pytest.raises(RecensionError, match="'a' is defined twice"):
            code_study(document, edition_of(document), "x", codebook, None, None)


@pytest.mark.parametrize(
    ("quote", "statement"),
    [
        ("Oslo lends 55 books", "Fifty-five books are lent."),
        ("The staff has three librarians", "There are 3 librarians."),
        ("The staff has three librarians", "No one but librarians works there."),
    ],
)
def test_numbers_in_digits_and_words_are_the_same(
    towns: Codebook, coding_of: Write, quote: str, statement: str
) -> None:
    findings = coded(towns, coding_of, f"findings:\n- quote: {quote}\n  statement: {statement}\n")
    assert statement in [finding.statement for finding in findings.findings]


def test_table_has_one_row_a_finding_with_its_words(towns: Codebook, coding_of: Write) -> None:
    document = document_of(TEXT)
    findings = coded(towns, coding_of, "findings:\n- quote: Oslo lends 55 books online [1]\n  note: see\n")
    header, rows = findings_rows(findings, document)
    out = io.StringIO()
    csv.writer(out).writerows([header, *rows])
    table = list(csv.DictReader(io.StringIO(out.getvalue())))
    assert [row["id"] for row in table] == [finding.id for finding in findings.findings]
    first = table[0]
    assert (first["quantities"], first["citations"], first["section"], first["note"]) == (
        "55 books",
        "[1]",
        "Oslo",
        "see",
    )
    assert TEXT[int(first["start"]) : int(first["end"])] == first["quote"]


def test_table_says_what_is_counted_with_its_base_and_period(towns: Codebook, coding_of: Write) -> None:
    coding = """findings:
- quote: Oslo lends 55 books
  quantities: [{text: "55", counted: books, base: all that are new, period: in May}]
"""
    header, rows = findings_rows(coded(towns, coding_of, coding), document_of(TEXT))
    assert rows[0][header.index("quantities")] == "55 books [base: all that are new; period: in May]"
    share = Quantity(text="9%", start=0, end=2, qualifier="at least", unit="%", value=9.0, counted="loans")
    assert in_words(share) == "at least 9 % [counted: loans]"


def test_the_analyst_says_whether_a_figure_supports_its_claim_and_heads_a_subject(
    towns: Codebook, coding_of: Write
) -> None:
    coding = """scope: [{subject: oslo, note: One branch only., short: one branch}]
findings:
- quote: Oslo lends 55 books
  quantities: [{text: "55", supports: false}]
"""
    findings = coded(towns, coding_of, coding)
    assert findings.findings[0].quantities[0].supports is False
    assert findings.scope[0].short == "one branch"


def test_general_codebook_reads_and_codes_a_plain_study() -> None:
    path = Path(__file__).parents[2] / "data" / "codebooks" / "general.yaml"
    codebook = YamlFile(path).record(Codebook)
    document = document_of(
        "# Methods\nForty students were asked to read a page.\n"
        "# Results\nReading was faster on paper than on a screen.\n"
        "# Discussion\nTeachers should print long texts."
    )
    findings = code_study(document, edition_of(document), "general", codebook, None, None)
    assert [finding.dimension for finding in findings.findings] == ["method", "result", "recommendation"]
    assert {finding.subject for finding in findings.findings} == {"study"}
