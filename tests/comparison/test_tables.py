"""What the tables promise: each cell leads to its findings, silence is said, and a spreadsheet runs nothing."""

from __future__ import annotations

import csv
import io

import pytest
from comparison.made import finding, findings, quantity

from recension.comparison import TABLES, compare
from recension.errors import RecensionError
from recension.records.comparison import Cell, Table
from recension.records.findings import Findings


def table(found: Findings, id: str) -> Table:
    return next(one for one in compare(found)[0].tables if one.id == id)


def rows(found: Findings, id: str) -> list[list[str]]:
    return list(csv.reader(io.StringIO(compare(found)[1][f"tables/{id}.csv"].decode("utf-8"), newline="")))


def test_the_same_tables_are_written_whatever_the_study_reports() -> None:
    for found in (findings(), findings(subjects={}, dimensions={}), findings(finding("f1"))):
        comparison, files = compare(found)
        assert tuple(one.id for one in comparison.tables) == TABLES
        assert {f"tables/{id}.csv" for id in TABLES} <= files.keys()


def test_a_cell_holds_its_statements_in_the_order_of_its_findings() -> None:
    found = findings(finding("f1"), finding("f2", "south"), finding("f3"))
    assert table(found, "comparison").rows[0][1:] == [
        Cell(text="Statement of f1.\nStatement of f3.", findings=["f1", "f3"]),
        Cell(text="Statement of f2.", findings=["f2"]),
    ]


def test_a_statement_of_several_lines_stays_one_line_of_its_cell() -> None:
    cell = table(findings(finding("f1", statement="One\ntwo"), finding("f2")), "comparison").rows[0][1]
    assert cell.text.split("\n") == ["One two", "Statement of f2."]


def test_silence_is_said_and_rests_on_no_finding() -> None:
    one = table(findings(finding("f1")), "comparison")
    assert one.rows[0][2] == Cell(text="not reported", findings=[])
    assert [cell.text for cell in one.rows[1]] == ["Money", "not reported", "not reported"]


def test_a_proposal_is_no_finding() -> None:
    assert table(findings(proposals=[finding("p1")]), "coverage").rows[0][1].text == "0"


def test_the_wide_csv_has_the_ids_beside_each_subject() -> None:
    assert rows(findings(finding("f1"), finding("f2")), "comparison")[:2] == [
        ["Dimension", "The North", "The North findings", "The South", "The South findings"],
        ["Staff", "Statement of f1.\nStatement of f2.", "f1; f2", "not reported", ""],
    ]


def test_coverage_counts_the_findings_it_names() -> None:
    one = table(findings(finding("f1"), finding("f2"), finding("f3", "south", "money")), "coverage")
    assert [[cell.text for cell in row[1:]] for row in one.rows] == [["2", "0"], ["0", "1"]]
    assert all(len(cell.findings) == int(cell.text) for row in one.rows for cell in row[1:])


def test_evidence_counts_status_type_and_support() -> None:
    cited = finding("f1", citations=["c1"], quantities=[quantity("98%", 98.0)])
    one = table(findings(cited, finding("f2", status="intended", type="problem")), "evidence")
    north = {column.label: cell.text for column, cell in zip(one.columns, one.rows[0], strict=True)}
    assert north["Claims"] == "2"
    assert (north["Reported"], north["Intended"], north["Ambiguous"]) == ("1", "1", "0")
    assert (north["Measure"], north["Problem"]) == ("1", "1")
    assert (north["With citation"], north["Without citation"], north["With quantity"]) == ("1", "1", "1")


@pytest.mark.parametrize(
    ("made", "told"),
    [
        (quantity("98%", 98.0), "98"),
        (quantity("more than 80%", 80.0, qualifier="more than"), "more than 80"),
        (quantity("always above 95.5%", 95.5, qualifier="always above"), "always above 95.5"),
        (quantity("about 3 to 5 years", low=3.0, high=5.0, qualifier="about", unit="years"), "about 3 to 5"),
        (quantity("1,000,000 fans", 1000000.0, unit="fans"), "1000000"),
        (quantity("dozens of stations", unit=""), "dozens of stations"),
    ],
)
def test_a_quantity_keeps_its_qualifier_and_its_exact_words(made: object, told: str) -> None:
    row = rows(findings(finding("f1", quantities=[made], citations=["c1"])), "quantities")[1]
    assert row[1] == told
    assert row[7:] == [made.text, "yes", "f1"]  # type: ignore[attr-defined]


def test_each_quantity_of_a_finding_has_a_row() -> None:
    found = findings(finding("f1", "south", quantities=[quantity("1%", 1.0), quantity("2%", 2.0)]), finding("f2"))
    assert [row[1].text for row in table(found, "quantities").rows] == ["1", "2"]


def test_an_actor_stands_once_with_all_that_it_does() -> None:
    found = findings(finding("f1", actors=["union", "city"]), finding("f2", "south", actors=["union", "union"]))
    one = table(found, "actors")
    assert [row[0].text for row in one.rows] == ["union", "city"]
    assert [cell.findings for cell in one.rows[0][1:]] == [["f1"], ["f2"]]
    assert one.rows[1][2] == Cell(text="not reported", findings=[])


def test_scope_is_told_under_each_table_that_concerns_the_subject() -> None:
    scope = {"north": "One town only.", "south": "Two towns only."}
    comparison, _ = compare(findings(finding("f1", quantities=[quantity("1%", 1.0)]), scope=scope))
    for one in comparison.tables:
        assert "The North: One town only." in one.notes
        assert ("The South: Two towns only." in one.notes) == (one.id != "quantities")


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
    data = compare(found)[1]["tables/comparison.csv"]
    assert b"\r" not in data and data.endswith(b"\n")
    assert rows(found, "comparison")[1][1] == text


def test_two_subjects_of_one_name_stay_two() -> None:
    found = findings(finding("f1", "a"), subjects={"a": "Same", "b": "Same"})
    assert rows(found, "coverage")[1] == ["Staff", "1", "0"]


def test_a_finding_of_no_known_subject_is_an_error_that_names_it() -> None:
    with pytest.raises(RecensionError, match=r"finding f7.*'west'"):
        compare(findings(finding("f7", "west")))
