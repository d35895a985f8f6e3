"""What a reader of the agreement is promised: alpha as published, units aligned by evidence, every difference."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import permutations

import pytest
from coding.samples import document_of, edition_of
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from recension.coding import agreement_rows, code_study, difference_rows, measure_agreement
from recension.coding.alpha import nominal_alpha
from recension.errors import RecensionError
from recension.records.agreement import Agreement
from recension.records.inputs import Codebook, Coding
from recension.yamlfile import YamlFile

Write = Callable[[str], tuple[Coding, YamlFile]]

TEXT = """# Oslo
Oslo lends books online. The staff has three librarians, and it lends maps.
# Bergen
The staff in Bergen is large. Loans are rare."""

FIRST = """analyst: A
review: complete
findings:
- {quote: Oslo lends books online, subject: oslo, dimension: lending, type: measure, status: reported}
- {quote: The staff has three librarians, subject: oslo, dimension: staff, type: context, status: reported}
- {quote: it lends maps, subject: oslo, dimension: lending, type: measure, status: reported}
- {quote: The staff in Bergen is large, subject: bergen, dimension: staff, type: context, status: reported}
"""
SECOND = """analyst: B
review: complete
note: Made apart.
findings:
- {quote: Oslo lends books, subject: oslo, dimension: online, type: measure, status: reported}
- {quote: "The staff has three librarians, and it lends maps", subject: oslo, dimension: staff, type: context, status: reported}
- {quote: The staff in Bergen is large, subject: bergen, dimension: staff, type: evaluation, status: reported}
- {quote: Loans are rare, subject: bergen, dimension: lending, type: problem, status: reported}
"""  # fmt: skip # noqa: E501


def measured(towns: Codebook, write: Write, *texts: str) -> Agreement:
    document = document_of(TEXT)
    edition = edition_of(document)
    codings = [write(text) for text in texts]
    findings = code_study(document, edition, "towns", towns, *codings[0])
    return measure_agreement(document, edition, towns, findings, codings)


def columns(*coders: str) -> list[list[str | None]]:
    """The values of each unit, from one string of values a coder; a dot is none."""
    return [[None if value == "." else value for value in unit] for unit in zip(*coders, strict=True)]


class TestAlpha:
    @pytest.mark.parametrize(
        ("coders", "alpha"),
        [
            # K. Krippendorff, Computing Krippendorff's Alpha-Reliability (2011): examples A, B and C.
            (("0100000010", "1110010000"), 0.095),
            (("aabbdcccedda", "babbbccceddd"), 0.692),
            (("123321412...", "1233224125.3", ".3332342251.", "12332441251."), 0.743),
        ],
    )
    def test_is_what_was_published(self, coders: tuple[str, ...], alpha: float) -> None:
        assert nominal_alpha(columns(*coders)) == pytest.approx(alpha, abs=5e-4)

    def test_is_one_where_all_agree_and_none_where_nothing_varies(self) -> None:
        assert nominal_alpha(columns("abc", "abc")) == 1
        assert nominal_alpha(columns("aaa", "aaa")) is None
        assert nominal_alpha([]) is None
        assert nominal_alpha(columns("a.b", ".c.")) is None

    @given(st.lists(st.lists(st.sampled_from(["a", "b", "c", None]), min_size=2, max_size=4), max_size=12))
    def test_is_one_less_observed_over_expected_disagreement(self, units: list[list[str | None]]) -> None:
        alpha = nominal_alpha(units)
        by_definition = defined(units)
        assert alpha == by_definition if by_definition is None else alpha == pytest.approx(by_definition)


def defined(units: Sequence[Sequence[str | None]]) -> float | None:
    """Alpha from its definition: pairs of values within units, each weighed by 1 / (m - 1), against all pairs."""
    kept = [[value for value in unit if value is not None] for unit in units]
    kept = [unit for unit in kept if len(unit) > 1]
    values = [value for unit in kept for value in unit]
    expected = sum(one != other for one, other in permutations(values, 2))
    if not expected:
        return None
    observed = sum(sum(one != other for one, other in permutations(unit, 2)) / (len(unit) - 1) for unit in kept)
    return 1 - (observed / len(values)) / (expected / (len(values) * (len(values) - 1)))


class TestPairs:
    def test_analysts_are_compared_and_the_program_with_the_one_who_decides(
        self, towns: Codebook, coding_of: Write
    ) -> None:
        pairs = measured(towns, coding_of, FIRST, SECOND, SECOND.replace("analyst: B", "analyst: C")).pairs
        assert [(pair.first.name, pair.second.name) for pair in pairs] == [
            ("B", "C"), ("A", "B"), ("A", "C"), ("program", "A"),
        ]  # fmt: skip
        assert [pair.first.hand for pair in pairs] == ["analyst", "analyst", "analyst", "program"]
        assert pairs[0].first.note == "Made apart."

    def test_one_coder_against_itself_agrees_in_everything(self, towns: Codebook, coding_of: Write) -> None:
        pair = measured(towns, coding_of, FIRST, FIRST).pairs[0]
        assert (pair.matched, pair.differences) == (4, [])
        assert all(label.agreed == label.units == 4 for label in pair.labels)

    def test_a_partial_review_is_left_out_for_it_denies_nothing(self, towns: Codebook, coding_of: Write) -> None:
        partial = FIRST.replace("review: complete", "review: partial")
        pairs = measured(towns, coding_of, partial, SECOND).pairs
        assert [(pair.first.name, pair.second.name) for pair in pairs] == [("program", "B")]
        assert measured(towns, coding_of, "findings: []").pairs == []

    def test_a_further_analyst_who_leaves_out_a_label_is_told_so(self, towns: Codebook, coding_of: Write) -> None:
        with pytest.raises(RecensionError, match="no subject and no dimension"):
            measured(towns, coding_of, FIRST, "review: complete\nfindings:\n- {quote: Oslo lends books}\n")


class TestUnits:
    def test_findings_are_matched_by_their_words_once(self, towns: Codebook, coding_of: Write) -> None:
        pair = measured(towns, coding_of, FIRST, SECOND).pairs[0]
        assert (pair.first.findings, pair.second.findings, pair.matched) == (4, 4, 3)
        assert [(label.label, label.agreed, label.units) for label in pair.labels] == [
            ("subject", 3, 3), ("dimension", 2, 3), ("type", 2, 3), ("status", 3, 3),
        ]  # fmt: skip

    def test_a_dimension_is_there_or_not_in_each_sentence(self, towns: Codebook, coding_of: Write) -> None:
        pair = measured(towns, coding_of, FIRST, SECOND).pairs[0]
        assert pair.sentences == 4
        by_id = {one.dimension: (one.both, one.first, one.second, one.neither) for one in pair.dimensions}
        assert by_id == {"lending": (0, 2, 1, 1), "staff": (2, 0, 0, 2), "online": (0, 0, 1, 3)}
        assert {one.dimension: one.alpha for one in pair.dimensions}["staff"] == 1

    def test_every_difference_is_listed_with_both_codings(self, towns: Codebook, coding_of: Write) -> None:
        header, rows = difference_rows(measured(towns, coding_of, FIRST, SECOND))
        ours = [dict(zip(header, row, strict=True)) for row in rows if row[0] == "A"]
        assert [row["differ"] for row in ours] == [
            "dimension", "coded more finely by the first", "type", "coded by the second only",
        ]  # fmt: skip
        assert (ours[0]["first_dimension"], ours[0]["second_dimension"]) == ("lending", "online")
        assert (ours[1]["first_quote"], ours[1]["second_quote"]) == ("it lends maps", "")
        assert TEXT[ours[3]["start"] : ours[3]["end"]] == ours[3]["second_quote"] == "Loans are rare"

    def test_sections_limit_what_is_compared(self, towns: Codebook, coding_of: Write) -> None:
        part = SECOND.replace("review: complete", "review: complete\nsections: [Bergen]")
        pair = measured(towns, coding_of, FIRST, part).pairs[0]
        assert (pair.first.findings, pair.second.findings, pair.sentences) == (1, 2, 2)

    def test_those_who_coded_different_sections_are_not_compared(self, towns: Codebook, coding_of: Write) -> None:
        oslo, bergen = (
            SECOND.replace("analyst: B", f"analyst: {name}\nsections: [{name}]") for name in ("Oslo", "Bergen")
        )
        pairs = measured(towns, coding_of, FIRST, oslo, bergen).pairs
        assert [(pair.first.name, pair.second.name) for pair in pairs] == [
            ("A", "Oslo"), ("A", "Bergen"), ("program", "A"),
        ]  # fmt: skip

    def test_a_section_that_is_not_there_is_told(self, towns: Codebook, coding_of: Write) -> None:
        with pytest.raises(RecensionError, match="no section .Tromsø"):
            measured(towns, coding_of, FIRST, SECOND.replace("review:", "sections: [Tromsø]\nreview:"))


def test_table_has_a_row_for_findings_each_label_and_each_dimension(towns: Codebook, coding_of: Write) -> None:
    header, rows = agreement_rows(measured(towns, coding_of, FIRST, SECOND))
    table = [dict(zip(header, row, strict=True)) for row in rows if row[0] == "A"]
    assert [row["of"] for row in table] == ["findings", *["label"] * 4, *["dimension"] * 3]
    assert (table[0]["both"], table[0]["first_only"], table[0]["first_finer"]) == (3, 0, 1)
    assert (table[0]["second_only"], table[0]["second_finer"]) == (1, 0)
    assert [row["share_is"].split()[0] for row in table] == ["F1", *["agreed"] * 7]
    assert [row["over"] for row in table[:2]] == ["all findings", "matched findings"]
    staff = next(row for row in table if row["what"] == "staff")
    assert (staff["units"], staff["agreed"], staff["share"], staff["alpha"]) == (4, 4, 1.0, 1.0)


def test_each_pair_says_what_its_agreement_can_show(towns: Codebook, coding_of: Write) -> None:
    used = FIRST.replace("review:", "decided_from: [B]\nreview:", 1)
    other = SECOND.replace("analyst: B", "analyst: C")

    def told(codebook: Codebook) -> list[str]:
        header, rows = agreement_rows(measured(codebook, coding_of, used, SECOND, other))
        return list(dict.fromkeys(str(row[header.index("relation")]) for row in rows))

    assert told(towns) == [
        "two analysts",
        "deciding analyst with a coding it used (no test)",
        "deciding analyst with another",
        "program, on a study that the cues do not follow",
    ]
    follows = replace(towns, developed_on=["sample"])
    assert told(follows)[-1] == "program, on the study that the cues follow, not on unseen text"
