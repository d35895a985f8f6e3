"""What the synthesis promises: each part rests on findings and says no number they do not; each fault has its line."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from coding.samples import document_of, edition_of

from recension.coding import code_study
from recension.errors import RecensionError
from recension.records.findings import Findings
from recension.records.inputs import Codebook, Coding
from recension.records.plans import Synthesis
from recension.yamlfile import YamlFile

TEXT = """# Oslo
By 2018 Oslo had lent more than 80 books [1]. In Oslo the staff grew.
# Bergen
In Bergen the staff did not grow."""
CODING = """
review: complete
findings:
  - quote: "By 2018 Oslo had lent more than 80 books"
    subject: oslo
    dimension: lending
    type: outcome
    status: reported
  - {quote: "In Oslo the staff grew", subject: oslo, dimension: staff, type: outcome, status: reported}
  - {quote: "In Bergen the staff did not grow", subject: bergen, dimension: staff, type: outcome, status: reported}
"""
CELL = "cells:\n  - subject: oslo\n    dimension: lending\n    points:\n"
BOX = '{id: a, text: A, quotes: ["grew"]}'
Coder = Callable[[str], Findings]


@pytest.fixture
def coded(towns: Codebook, tmp_path: Path) -> Coder:
    """Codes the text with the synthesis that is given."""

    def code(synthesis: str) -> Findings:
        file = tmp_path / "synthesis.yaml"
        file.write_text(synthesis, encoding="utf-8")
        decisions = tmp_path / "coding.yaml"
        decisions.write_text(CODING, encoding="utf-8")
        document = document_of(TEXT)
        read, coding = YamlFile(file), YamlFile(decisions)
        return code_study(
            document,
            edition_of(document),
            "towns",
            towns,
            coding.record(Coding),
            coding,
            synthesis=read.record(Synthesis),
            synthesis_file=read,
        )

    return code


def test_a_line_of_a_cell_rests_on_the_findings_that_share_its_words(coded: Coder) -> None:
    found = coded(CELL + '      - {text: "More than 80 books lent", quotes: ["lent more than 80 books"]}')
    point = found.synthesis.cells[0].points[0]
    assert point.findings == [found.findings[0].id]
    assert point.evidence[0].quote == "lent more than 80 books"


@pytest.mark.parametrize(
    ("point", "told"),
    [
        ('{text: "Lent", quotes: ["lent many books"]}', "do not stand in the source"),
        ('{text: "Lent", quotes: ["the staff"]}', "stand 2 times"),
        ('{text: "Grew", quotes: ["In Oslo the staff grew"]}', "no finding of oslo on lending"),
        ('{text: "Not", quotes: ["In Bergen the staff did not grow"]}', "no finding of oslo on lending"),
        ('{text: "81 books lent", quotes: ["lent more than 80 books"]}', "81"),
        ('{text: "80 books lent", quotes: ["lent more than 80 books"]}', "80"),
        ('{text: "At least 80 books lent", quotes: ["lent more than 80 books"]}', "least 80"),
    ],
)
def test_a_line_that_does_not_hold_is_an_error_with_its_place(coded: Coder, point: str, told: str) -> None:
    with pytest.raises(RecensionError, match=rf"(?s)synthesis.yaml:5.*{told}"):
        coded(f"{CELL}      - {point}")


@pytest.mark.parametrize(
    ("synthesis", "told"),
    [
        (CELL.replace("oslo", "olso") + '      - {text: "x", quotes: ["grew"]}', "Did you mean 'oslo'"),
        (
            'events: [{text: "Lent", when: "By 2017", quotes: ["By 2018 Oslo had lent"]}]',
            "does not stand in the quotes",
        ),
        ('events: [{text: "Lent", end: "2017", quotes: ["By 2018 Oslo had lent"]}]', "the year 2017 does not stand"),
        ('sources: [{quote: "more than 80 books", support: supports, reason: r}]', "0 citation marks"),
        ('figures: [{quote: "the staff grew", counted: c}]', "0 figures"),
        (
            f"diagrams: [{{id: d, title: T, caption: C, nodes: [{BOX}, {BOX.replace('a,', 'b,', 1)}], "
            'edges: [{from: a, to: c, quotes: ["grew"]}]}]',
            "'c' is no node",
        ),
        (f"diagrams: [{{id: d, title: T, caption: C, nodes: [{BOX}, {BOX}], edges: []}}]", "a second time"),
    ],
)
def test_other_parts_are_held_to_the_source_as_well(coded: Coder, synthesis: str, told: str) -> None:
    with pytest.raises(RecensionError, match=told):
        coded(synthesis)


def test_a_date_may_be_open_at_either_end(coded: Coder) -> None:
    found = coded('events: [{text: "Lent", when: "By 2018", end: "2018", quotes: ["By 2018 Oslo had lent"]}]')
    assert [(one.start, one.end, one.when) for one in found.synthesis.events] == [("", "2018", "By 2018")]


def test_a_source_is_judged_for_the_findings_that_cite_it(coded: Coder) -> None:
    found = coded('sources: [{quote: "80 books [1]", support: cannot be told, reason: No month., question: "When?"}]')
    judged = found.synthesis.sources[0]
    assert (judged.citation, judged.findings) == ("c1", [found.findings[0].id])


def test_an_arrow_has_its_two_boxes(coded: Coder) -> None:
    other = '{id: b, text: B, certain: false, quotes: ["lent"]}'
    edges = '[{from: a, to: b, quotes: ["lent"]}]'
    found = coded(f"diagrams: [{{id: d, title: T, caption: C, nodes: [{BOX}, {other}], edges: {edges}}}]")
    drawn = found.synthesis.diagrams[0]
    assert [(one.start, one.end, one.certain) for one in drawn.edges] == [("a", "b", True)]
    assert drawn.nodes[1].certain is False


def test_without_a_synthesis_there_is_none(coded: Coder) -> None:
    assert not any(getattr(coded("{}").synthesis, name) for name in ("cells", "events", "diagrams", "sources"))


HERE = 'quotes: ["Bergen the staff did not grow"]'


@pytest.mark.parametrize(
    ("synthesis", "told"),
    [
        ("cells: [{subject: oslo, dimension: online}]", "no points and points nowhere"),
        (
            f"cells: [{{subject: bergen, dimension: staff, elsewhere: [{{text: Staff, dimension: staff, {HERE}}}]}}]",
            "the cell is not empty",
        ),
        (
            f"cells: [{{subject: oslo, dimension: online, elsewhere: [{{text: Staff, dimension: staff, {HERE}}}]}}]",
            "no finding of oslo on staff",
        ),
        (
            "instruments: [{name: N, kind: plan, subject: oslo, says: S, date: in 2017, "
            'quotes: ["more than 80 books"]}]',
            "2017 stands in no sentence",
        ),
        (f"shortcomings: [{{subject: oslo, problem: P, kind: wanting now, {HERE}}}]", "no finding of oslo"),
    ],
)
def test_what_is_said_of_silence_dates_and_faults_is_held_to_the_source(
    coded: Coder, synthesis: str, told: str
) -> None:
    with pytest.raises(RecensionError, match=told):
        coded(synthesis)


def test_an_empty_cell_points_to_findings_on_another_dimension(coded: Coder) -> None:
    found = coded(
        f"cells: [{{subject: bergen, dimension: online, elsewhere: [{{text: Staff, dimension: staff, {HERE}}}]}}]"
    )
    there = found.synthesis.cells[0].elsewhere[0]
    assert (there.text, there.dimension, there.findings) == ("Staff", "staff", [found.findings[2].id])


def test_the_date_of_an_instrument_may_stand_elsewhere_in_its_sentence(coded: Coder) -> None:
    quote = 'quotes: ["more than 80 books"]'
    found = coded(f"instruments: [{{name: N, kind: plan, subject: oslo, says: S, date: by 2018, {quote}}}]")
    assert found.synthesis.instruments[0].date == "by 2018"
