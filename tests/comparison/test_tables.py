"""What the tables promise: each cell leads to its findings, silence is said, and a spreadsheet runs nothing."""

from __future__ import annotations

import csv
import io
from typing import Any

import pytest
from comparison.made import change, compared, document, finding, findings, quantity, table

from recension.comparison import TABLES
from recension.comparison.editing import collation
from recension.errors import RecensionError
from recension.records.comparison import Cell
from recension.records.document import Collated, Reading
from recension.records.evidence import Evidence
from recension.records.findings import Findings
from recension.records.synthesis import (
    Deed,
    Elsewhere,
    Instrument,
    Judgement,
    Point,
    Reported,
    Shortcoming,
    Summary,
    Synthesis,
)

QUOTED = [Evidence(witness="text", quote="q", prefix="", suffix="", start=0, end=9)]


def part(record: type, *ids: str, **fields: Any) -> Any:
    return record(findings=list(ids), evidence=QUOTED, **fields)


def rows(found: Findings, id: str) -> list[list[str]]:
    return list(csv.reader(io.StringIO(compared(found)[1][f"tables/{id}.csv"].decode("utf-8"), newline="")))


def records(found: Findings, id: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(compared(found)[1][f"tables/{id}.csv"].decode("utf-8"), newline="")))


def test_the_same_tables_are_written_whatever_the_study_reports() -> None:
    for found in (findings(), findings(subjects={}, dimensions={}), findings(finding("f1"))):
        comparison, files = compared(found)
        assert tuple(one.id for one in comparison.tables) == TABLES
        assert {f"tables/{id}.csv" for id in TABLES} <= files.keys()


class TestComparison:
    def test_a_cell_says_what_the_analyst_wrote_each_line_with_its_findings(self) -> None:
        points = [part(Point, "f3", "f1", text="In short"), part(Point, "f2", text="And more")]
        synthesis = Synthesis(cells=[Summary(subject="north", dimension="staff", points=points)])
        found = findings(finding("f1"), finding("f2"), finding("f3"), finding("f4"), synthesis=synthesis)
        cell = table(found, "comparison").rows[0][1]
        assert cell.text == "In short\nAnd more" and cell.lines == [["f3", "f1"], ["f2"]]
        assert cell.findings == ["f1", "f2", "f3", "f4"]  # what no line tells is not lost

    def test_where_the_analyst_wrote_nothing_it_says_the_statements_in_the_order_of_the_text(self) -> None:
        found = findings(finding("f1"), finding("f2", "south"), finding("f3"))
        assert table(found, "comparison").rows[0][1:] == [
            Cell(text="Statement of f1.\nStatement of f3.", findings=["f1", "f3"], lines=[["f1"], ["f3"]]),
            Cell(text="Statement of f2.", findings=["f2"], lines=[["f2"]]),
        ]

    def test_a_long_statement_is_cut_before_a_word_and_says_so(self) -> None:
        long = "It did not fall by more than 80% " + "again " * 60
        said = table(findings(finding("f1", statement=long)), "comparison").rows[0][1].text
        assert said.endswith(" …") and long.startswith(said.removesuffix(" …")) and len(said) < 160

    def test_a_statement_of_several_lines_stays_one_line_of_its_cell(self) -> None:
        cell = table(findings(finding("f1", statement="One\ntwo"), finding("f2")), "comparison").rows[0][1]
        assert cell.text.split("\n") == ["One two", "Statement of f2."]

    def test_silence_is_said_and_rests_on_no_finding(self) -> None:
        one = table(findings(finding("f1")), "comparison")
        assert one.rows[0][2] == Cell(text="not reported", findings=[])
        assert [cell.text for cell in one.rows[1]] == ["Money", "not reported", "not reported"]

    def test_an_empty_cell_may_point_to_where_it_is_told(self) -> None:
        there = part(Elsewhere, "f1", text="A survey", dimension="money")
        cell = Summary(subject="north", dimension="staff", points=[], elsewhere=[there])
        made = table(findings(finding("f1", dimension="money"), synthesis=Synthesis(cells=[cell])), "comparison")
        assert made.rows[0][1] == Cell(text="not reported", findings=[])
        assert "The North, Staff: A survey: see Money." in made.notes

    def test_a_subject_is_headed_by_its_scope(self) -> None:
        found = findings(finding("f1"), scope={"south": "One town only."}, short={"south": "one town"})
        assert rows(found, "comparison")[0][3:] == ["The South (one town)", "The South (one town) findings"]

    def test_a_proposal_is_no_finding(self) -> None:
        assert table(findings(proposals=[finding("p1")]), "comparison").rows[0][1].text == "not reported"

    def test_the_csv_has_the_ids_beside_each_subject(self) -> None:
        assert rows(findings(finding("f1"), finding("f2")), "comparison")[:2] == [
            ["Dimension", "The North", "The North findings", "The South", "The South findings"],
            ["Staff", "Statement of f1.\nStatement of f2.", "f1; f2", "not reported", ""],
        ]


class TestReportedFigures:
    @pytest.mark.parametrize(
        ("made", "told"),
        [
            (quantity("98%", 98.0), "98"),
            (quantity("more than 80%", 80.0, qualifier="more than"), "more than 80"),
            (quantity("always above 95.5%", 95.5, qualifier="always above"), "always above 95.5"),
            (quantity("about 3 to 5 years", low=3.0, high=5.0, qualifier="about", unit="years"), "about 3 to 5"),
            (quantity("1,000,000 fans", 1000000.0, unit="fans"), "1000000"),
            (quantity("dozens of stations", unit=""), "not exact"),
            (quantity("millions of", 1000000.0, unit="", qualifier="at least"), "not exact"),
            (quantity("2 millions", 2000000.0, unit=""), "2000000"),
        ],
    )
    def test_a_figure_keeps_its_words_and_its_qualifier(self, made: Any, told: str) -> None:
        row = records(findings(finding("f1", quantities=[made], citations=["c1"])), "quantities")[0]
        assert (row["As stated"], row["Read as"], row["Citation"], row["Findings"]) == (made.text, told, "[1]", "f1")

    def test_what_the_study_does_not_state_is_named(self) -> None:
        share, number = quantity("98%", 98.0), quantity("9", 9.0, unit="", counted="")
        vague = quantity("6%", 6.0, base="members", period="while it was open")
        complete = quantity("5%", 5.0, base="200 members", period="in 2018")
        long = quantity("4 years", 4.0, unit="years", counted="trial")
        told = records(findings(finding("f1", quantities=[share, number, vague, complete, long])), "quantities")
        assert [row["Not stated"] for row in told] == [
            "base, period",
            "what is counted, period",
            "size of the base, dates of the period",
            "",
            "when it began and ended",
        ]
        assert told[0]["Citation"] == "none"

    def test_what_the_analyst_says_of_a_figure_stands_for_what_the_program_read(self) -> None:
        said = part(Reported, "f1", counted="people", base="all members", period="", place="a town")
        read = quantity("98%", 98.0, base="rate", period="daily")
        row = records(findings(finding("f1", quantities=[read]), synthesis=Synthesis(figures=[said])), "quantities")[0]
        assert (row["What is counted"], row["Base"], row["Period"], row["Place"]) == (
            "people",
            "all members",
            "",
            "a town",
        )
        assert row["Not stated"] == "size of the base, period"

    def test_and_so_do_the_analysts_words_for_what_is_not_stated(self) -> None:
        said = part(Reported, "f1", counted="", base="", period="", place="", missing="who was asked")
        found = findings(finding("f1", quantities=[quantity("98%", 98.0)]), synthesis=Synthesis(figures=[said]))
        assert records(found, "quantities")[0]["Not stated"] == "who was asked"

    def test_each_figure_of_a_finding_has_a_row(self) -> None:
        found = findings(finding("f1", "south", quantities=[quantity("1%", 1.0), quantity("2%", 2.0)]), finding("f2"))
        assert [row["As stated"] for row in records(found, "quantities")] == ["1%", "2%"]


class TestListings:
    def test_an_instrument_has_the_status_of_its_claims(self) -> None:
        plan = part(Instrument, "f1", "f2", name="The plan", kind="plan", subject="south", says="Guides it")
        found = findings(
            finding("f1", "south", status="intended"), finding("f2", "south"), synthesis=Synthesis(instruments=[plan])
        )
        row = records(found, "documents")[0]
        assert list(row.values()) == [
            "The plan", "plan", "The South", "Guides it", "reported, intended", "not stated", "none", "f1; f2"
        ]  # fmt: skip

    def test_an_instrument_has_the_date_the_study_gives_and_the_citations_of_its_claims(self) -> None:
        plan = part(Instrument, "f1", "f2", name="P", kind="plan", subject="north", says="S", date="by May 2018")
        found = findings(
            finding("f1", citations=["c2", "c1"]),
            finding("f2", citations=["c1"]),
            synthesis=Synthesis(instruments=[plan]),
        )
        row = records(found, "documents")[0]
        assert (row["Date"], row["Citation"]) == ("by May 2018", "(Roe 2015), [1]")

    def test_an_actor_does_for_a_subject_what_the_analyst_wrote(self) -> None:
        deed = part(Deed, "f1", actor="The union", subject="north", does="Builds")
        found = findings(finding("f1", actors=["other"]), synthesis=Synthesis(actors=[deed]))
        assert [list(row.values()) for row in records(found, "actors")] == [["The union", "The North", "Builds", "f1"]]

    def test_or_what_the_findings_say_that_name_it(self) -> None:
        found = findings(finding("f1", actors=["union", "city"]), finding("f2", "south", actors=["union", "union"]))
        assert [list(row.values()) for row in records(found, "actors")] == [
            ["union", "The North", "Statement of f1.", "f1"],
            ["city", "The North", "Statement of f1.", "f1"],
            ["union", "The South", "Statement of f2.", "f2"],
        ]

    def test_shortcomings_stand_by_who_has_them_and_silence_is_said(self) -> None:
        found = findings(finding("f1", type="problem", section="h2"), finding("f2", "south"))
        told = records(found, "shortcomings")
        assert [(row["Said of"], row["Shortcoming"], row["Findings"]) for row in told] == [
            ("The North", "Statement of f1.", "f1"),
            ("The South", "not reported", ""),
        ]
        assert (told[0]["Rests on"], told[0]["Section"]) == ("the author’s word alone", "2")
        assert told[0]["Kind"] == "not judged"

    def test_the_analyst_says_whether_a_shortcoming_is_there_now_or_was_to_be_put_right(self) -> None:
        now = part(Shortcoming, "f2", subject="north", problem="Too few", kind="wanting now", said_of="No town named")
        then = part(Shortcoming, "f1", "f3", subject="south", problem="Four faults", kind="to be put right")
        found = findings(
            finding("f1", "south", citations=["c1"]),
            finding("f2", type="problem"),
            finding("f3", "south", "money"),
            finding("f4", "south", type="problem"),
            synthesis=Synthesis(shortcomings=[now, then]),
            scope={"south": "One town only."},
            short={"south": "one town"},
        )
        told = [list(row.values()) for row in records(found, "shortcomings")]
        alone, set_out = "the author’s word alone", "what the reform or measure set out to put right"
        assert told == [
            ["No town named", "Too few", "wanting now", "Staff", alone, "", "f2"],
            ["The South (one town)", "Four faults", set_out, "Staff, Money", "a citation", "", "f1; f3"],
            ["The South (one town)", "Statement of f4.", "not judged", "Staff", alone, "", "f4"],  # none is lost
        ]

    def test_each_citation_tells_what_it_is_put_to_and_whether_its_reference_can_bear_it(self) -> None:
        judged = part(Judgement, "f1", citation="c1", support="cannot be told", reason="No month.", question="When?")
        found = findings(finding("f1", citations=["c1"]), synthesis=Synthesis(sources=[judged]))
        first, second = records(found, "citations")
        assert list(first.values()) == [
            "[1], section 1", "Statement of f1.", "Doe, J. Old. 2014.", "cannot be told", "No month.\nWhen?", "f1"
        ]  # fmt: skip
        assert list(second.values()) == [
            "(Roe 2015), section 2", "no finding rests on it", "no reference of the list fits", "not judged", "", ""
        ]  # fmt: skip

    def test_a_citation_has_all_that_it_is_put_to_and_its_whole_entry_in_the_words_of_the_edition(self) -> None:
        long = "It " + "again " * 60 + "did."
        initials = change("e1", "J.", text="J. A.")
        made, files = compared(findings(finding("f1", citations=["c1"], statement=long)), changes=[initials])
        row = next(csv.DictReader(io.StringIO(files["tables/citations.csv"].decode("utf-8"))))
        assert (row["Cited for"], row["Reference"]) == (long, "Doe, J. A. Old. 2014.")


class TestTheText:
    def test_the_summary_counts_the_changes_it_names_by_kind_and_hand(self) -> None:
        assert [list(row.values()) for row in records(findings(), "changes")] == [
            ["Grammar", "1", "0", "0", "1", "1", "1", "e2"],
            ["Clarity", "0", "0", "2", "2", "0", "0", "e1; e3"],
            ["All kinds", "1", "0", "2", "3", "1", "1", ""],
        ]

    def test_a_query_that_changes_share_is_counted_once(self) -> None:
        asking = [
            change("e1", "Front", query="Did it?"),
            change("e2", "it did", query="Did it?"),
            change("e3", "nothing"),
        ]
        made = next(one for one in compared(findings(), changes=asking)[0].tables if one.id == "changes")
        at = {column.label: place for place, column in enumerate(made.columns)}
        assert [made.rows[-1][at[label]].text for label in ("All", "Changes with a query", "Queries")] == [
            "3",
            "2",
            "1",
        ]
        assert {"Repairs by rule", "Terms from the termbase", "Edits by hand"} <= at.keys()

    def test_the_collation_has_the_reading_of_each_witness_and_says_which_is_silent(self) -> None:
        assert [list(row.values()) for row in records(findings(), "collation")] == [
            ["title", "differ", "Old", "Old", "silent"]
        ]

    def test_the_collation_prints_words_without_their_marks_and_all_that_a_witness_says(self) -> None:
        readings = [
            Reading(witness="page", start=0, end=3, text=text) for text in ("- [1] Doe, J. *Old*^{2}.", "Roe", "Roe")
        ]
        one = Collated(field="affiliations", agreement="single", chosen="- *Doe*", readings=readings)
        row = collation(document(collation=[one])).rows[0]
        assert [cell.text for cell in row] == [
            "affiliations",
            "one witness only",
            "Doe",
            "silent",
            "[1] Doe, J. Old.; Roe",
        ]


def test_scope_is_told_under_each_table_that_concerns_the_subject() -> None:
    scope = {"north": "One town only.", "south": "Two towns only."}
    comparison, _ = compared(findings(finding("f1", quantities=[quantity("1%", 1.0)], type="problem"), scope=scope))
    notes = {one.id: one.notes for one in comparison.tables}
    assert all("The North: One town only." in notes[id] for id in ("comparison", "quantities", "shortcomings"))
    assert "The South: Two towns only." in notes["comparison"]
    assert "The South: Two towns only." not in notes["quantities"]


@pytest.mark.parametrize("start", ["=", "+", "-", "@"])
def test_no_cell_is_run_by_a_spreadsheet(start: str) -> None:
    evil = f"{start}HYPERLINK(1)"
    found = findings(
        finding("f1", statement=evil, actors=[evil], quantities=[quantity(evil, counted=evil, unit=evil)]),
        subjects={"north": evil},
        dimensions={"staff": evil},
    )
    for id in TABLES:
        assert not [cell for row in rows(found, id) for cell in row if cell.startswith(start)]


def test_csv_is_utf8_with_lf_and_gives_every_text_back() -> None:
    text = 'Ünïté 群团, "quoted"; <b>'
    found = findings(finding("f1", statement=text))
    data = compared(found)[1]["tables/comparison.csv"]
    assert b"\r" not in data and data.endswith(b"\n")
    assert rows(found, "comparison")[1][1] == text


def test_two_subjects_of_one_name_stay_two() -> None:
    found = findings(finding("f1", "a"), subjects={"a": "Same", "b": "Same"})
    assert rows(found, "comparison")[1] == ["Staff", "Statement of f1.", "f1", "not reported", ""]


def test_a_finding_of_no_known_subject_is_an_error_that_names_it() -> None:
    with pytest.raises(RecensionError, match=r"finding f7.*'west'"):
        compared(findings(finding("f7", "west")))
