"""What the figures promise: they show what the study reports, to everyone, in every output, and nothing else."""

from __future__ import annotations

import csv
import io
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from comparison.made import CHANGES, at, change, compared, figure, finding, findings, quantity

from recension.comparison import FIGURES
from recension.comparison.sheet import extent
from recension.comparison.wording import STATUSES
from recension.records.evidence import Evidence
from recension.records.findings import Findings
from recension.records.synthesis import Diagram, Edge, Elsewhere, Event, Node, Summary, Synthesis

SVG = "{http://www.w3.org/2000/svg}"
HOSTILE = '<script>alert(1)</script> & $x_1$ ]]> "q"\n--> \x00\x1b[31m 群团 \U0001f600 ' + "w" * 3000
QUOTED = [Evidence(witness="text", quote="q", prefix="", suffix="", start=0, end=9)]


def svg(found: Findings, id: str, path: str = "") -> ElementTree.Element:
    return ElementTree.fromstring(compared(found)[1][f"figures/{path or id}.svg"])


def data(found: Findings, id: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(compared(found)[1][f"figures/{id}.csv"].decode(), newline="")))


def words(drawing: ElementTree.Element) -> str:
    return " ".join(text.text or "" for text in drawing.iter(f"{SVG}text"))


def event(text: str, start: str = "", end: str = "", *ids: str) -> Event:
    return Event(text=text, when="then", start=start, end=end, findings=list(ids or ["f1"]), evidence=QUOTED)


def node(id: str, text: str = "", **more: Any) -> Node:
    return Node(id=id, text=text or f"Box {id}", **{"findings": ["f1"], "evidence": QUOTED, **more})


def edge(start: str, end: str, **more: Any) -> Edge:
    return Edge(start=start, end=end, findings=["f2"], evidence=QUOTED, **more)


def diagram(nodes: list[Node], edges: list[Edge]) -> Diagram:
    return Diagram(id="way", title="The way", caption="How it goes.", nodes=nodes, edges=edges)


def full() -> Findings:
    stated = [
        quantity("98%", 98.0, base="members", period="in 2018"),
        quantity("more than 80%", 80.0, qualifier="more than", base="members"),
        quantity("20 to 30%", low=20.0, high=30.0, base="members"),
        quantity("about half", 50.0, qualifier="about", base="members"),
        quantity("at most 5%", 5.0, qualifier="at most", base="Members"),
        quantity("7 years", 7.0, unit="years"),
        quantity("60%", 60.0, base="guests"),
    ]
    drawn = diagram([node("a"), node("b", certain=False)], [edge("a", "b", text="leads")])
    return findings(
        finding("f1", quantities=stated, citations=["c1"]),
        finding("f2", status="intended"),
        finding("f3", "south", "money", status="ambiguous"),
        scope={"north": "One town only."},
        synthesis=Synthesis(
            events=[event("Begun", "2015-11", "2015-11"), event("Done", "", "2018"), event("Some day")],
            examples=["f3"],
            diagrams=[drawn],
        ),
    )


class TestEveryFigure:
    def test_the_same_are_written_whatever_the_study_reports(self) -> None:
        for found in (findings(), findings(subjects={}, dimensions={}), full()):
            comparison, files = compared(found)
            assert tuple(one.id for one in comparison.figures)[: len(FIGURES)] == FIGURES
            assert {f"figures/{id}.{ending}" for id in FIGURES for ending in ("svg", "csv")} <= files.keys()

    def test_with_nothing_to_show_it_says_so(self) -> None:
        comparison, files = compared(findings(), changes=[])
        for one in comparison.figures:
            assert one.empty and not one.findings and not one.marks
            assert "Nothing to show" in one.alt
            assert "Nothing to show" in words(ElementTree.fromstring(files[f"figures/{one.id}.svg"]))

    def test_its_alternative_text_is_in_it_and_is_not_its_caption(self) -> None:
        comparison, files = compared(full())
        for one in comparison.figures:
            drawing = ElementTree.fromstring(files[f"figures/{one.path}.svg"])
            assert one.alt and one.alt != one.caption and one.alt != one.title
            assert drawing.findtext(f"{SVG}desc") == one.alt and drawing.findtext(f"{SVG}title") == one.title

    def test_its_data_are_its_marks_one_row_each(self) -> None:
        comparison, files = compared(full())
        for one in comparison.figures:
            rows = list(csv.DictReader(io.StringIO(files[f"figures/{one.path}.csv"].decode(), newline="")))
            drawn = ElementTree.fromstring(files[f"figures/{one.path}.svg"])
            titles = {group.get("id"): group.findtext(f"{SVG}title") for group in drawn.iter(f"{SVG}g")}
            assert sorted(row["Mark"] for row in rows if row["Mark"]) == sorted(mark.id for mark in one.marks)
            assert all(titles[mark.id].startswith(mark.text) for mark in one.marks)
            assert all(id in titles[mark.id] for mark in one.marks for id in (*mark.findings, *mark.changes))

    def test_scope_is_told_under_it_where_it_shows_the_subject(self) -> None:
        shown = [one for one in compared(full())[0].figures if one.id != "changes"]
        assert all("The North: One town only." in one.notes for one in shown)

    def test_nothing_is_counted_that_could_be_read_as_performance(self) -> None:
        many = findings(*(finding(f"f{number}", "south") for number in range(17)), finding("g1"))
        for id in ("coverage", "evidence"):
            assert not re.search(r"\d", words(svg(many, id))) and "17" not in figure(many, id).alt

    def test_hostile_words_stay_words_and_make_no_noise(self, capfd: pytest.CaptureFixture[str]) -> None:
        stated = [quantity(HOSTILE, float(number), counted=HOSTILE, base=HOSTILE) for number in range(3)]
        drawn = diagram([node("a", HOSTILE), node("b", HOSTILE)], [edge("a", "b", text=HOSTILE)])
        found = findings(
            finding("f1", "s<&>", "d", statement=HOSTILE, quantities=stated, status="intended"),
            finding("f2", "s<&>", "d"),
            subjects={"s<&>": HOSTILE},
            dimensions={"d": HOSTILE},
            scope={"s<&>": HOSTILE},
            synthesis=Synthesis(events=[event(HOSTILE, "2015", "2016")], diagrams=[drawn]),
        )
        comparison, files = compared(found, formats=("svg", "png", "pdf"))
        for one in comparison.figures:
            drawing = ElementTree.fromstring(files[f"figures/{one.path}.svg"])
            assert not list(drawing.iter(f"{SVG}script"))
            assert one.id == "changes" or ("alert(1)" in words(drawing) and "$x_1$" in words(drawing))
        assert capfd.readouterr() == ("", "")

    def test_it_can_stand_in_a_page_beside_the_others(self) -> None:
        comparison, files = compared(full())
        seen: set[str] = set()
        for one in comparison.figures:
            text = files[f"figures/{one.path}.svg"].decode()
            assert "style" not in text and "<!DOCTYPE" not in text and "<metadata" not in text
            ids = [each.get("id") for each in ElementTree.fromstring(text).iter() if each.get("id")]
            assert len(ids) == len(set(ids)) and not seen & set(ids)
            seen |= set(ids)
            assert set(re.findall(r'(?:href="|url\()#([^")]+)', text)) <= set(ids)
            assert not re.search(r"(?:href=\"|url\()(?!#)", text)

    def test_all_text_has_the_contrast_that_wcag_asks_for(self) -> None:
        for id in FIGURES:
            fills = {text.get("fill", "#000000") for text in svg(full(), id).iter(f"{SVG}text")}
            assert fills and all(1.05 / (luminance(fill) + 0.05) >= 4.5 for fill in fills)

    def test_other_formats_are_written_on_request(self) -> None:
        _, files = compared(full(), formats=("svg", "png", "pdf"))
        assert files["figures/coverage.png"].startswith(b"\x89PNG") and files["figures/coverage.pdf"].startswith(
            b"%PDF"
        )
        assert figure(full(), "coverage").title.encode() in files["figures/coverage.png"]
        assert not any(name.endswith((".png", ".pdf")) for name in compared(full())[1])

    def test_the_same_findings_give_the_same_bytes_anywhere(self, tmp_path: Path) -> None:
        program = (
            "import hashlib, sys; sys.path[:0] = sys.argv[1:];"
            "from comparison.made import compared; from comparison.test_figures import full;"
            "from recension.records import to_json;"
            "record, files = compared(full(), formats=('svg', 'png', 'pdf'));"
            "print(hashlib.sha256(to_json(record) + repr(files).encode()).hexdigest())"
        )
        paths = [str(Path(__file__).parents[1]), str(Path(__file__).parents[2] / "workflow")]
        seen = set()
        for seed, zone in (("0", "UTC"), ("1", "Asia/Tokyo"), ("77", "America/Lima")):
            folder = tmp_path / seed
            folder.mkdir()
            done = subprocess.run(
                [sys.executable, "-c", program, *paths],
                cwd=folder,
                env={**os.environ, "PYTHONHASHSEED": seed, "TZ": zone, "LC_ALL": "C"},
                capture_output=True,
                text=True,
                check=True,
            )
            seen.add(done.stdout)
        assert len(seen) == 1


def luminance(color: str) -> float:
    parts = [int(color[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def fill(drawing: ElementTree.Element, mark: str) -> str:
    group = next(one for one in drawing.iter(f"{SVG}g") if one.get("id") == mark)
    return next(path.get("fill", "none") for path in group.iter(f"{SVG}path"))


class TestCoverage:
    def test_a_crossing_is_reported_where_one_claim_is_told_as_a_fact(self) -> None:
        found = findings(finding("f1", status="intended"), finding("f2"))
        assert {row["Subject"]: row["What the study says"] for row in data(found, "coverage")[:2]} == {
            "The North": "reported",
            "The South": "not reported",
        }

    @pytest.mark.parametrize("status", [status for status in STATUSES if status != "reported"])
    def test_or_only_told_in_other_ways_and_says_which(self, status: str) -> None:
        found = findings(finding("f1", status=status))
        row = data(found, "coverage")[0]
        assert row["What the study says"] == "only intended, explored, unclear, or judged by the author"
        assert row["Statuses of its claims"] == STATUSES[status]
        shown = {
            "intended": "intended",
            "exploratory": "explored",
            "author-judgement": "judged",
            "ambiguous": "unclear",
        }
        assert shown[status] in words(svg(found, "coverage"))

    def test_not_reported_stands_only_where_there_is_no_finding(self) -> None:
        for row in data(full(), "coverage"):
            assert (row["What the study says"] == "not reported") == (not row["Findings"])

    def test_the_states_differ_in_brightness_and_in_shape(self) -> None:
        found = findings(finding("f1"), finding("f2", "south", status="intended"))
        drawing = svg(found, "coverage")
        reported, unclear = fill(drawing, "coverage-staff-north"), fill(drawing, "coverage-staff-south")
        assert abs(luminance(reported) - luminance(unclear)) > 0.5
        assert fill(drawing, "coverage-money-north") == "none"  # a line, no disc

    def test_its_alternative_text_tells_all_of_it(self) -> None:
        found = findings(finding("f1"), finding("f2", dimension="money", status="intended"))
        assert figure(found, "coverage").alt == (
            "By subject and dimension. The North: reported on Staff; "
            "only intended, explored, unclear, or judged by the author on Money. "
            "The South: not reported on Staff, Money."
        )

    def test_what_is_said_of_no_subject_alone_stands_apart(self) -> None:
        names = {"north": "North", "both": "Both", "south": "South"}
        found = findings(finding("f1"), subjects=names, roles={"both": "all"})
        texts = {one.text: float(one.get("x", "0")) for one in svg(found, "coverage").iter(f"{SVG}text")}
        assert texts["North"] < texts["South"] < texts["Both"]

    def test_an_empty_crossing_may_point_to_where_it_is_told(self) -> None:
        there = Elsewhere(text="A survey", dimension="money", findings=["f1"], evidence=QUOTED)
        cell = Summary(subject="north", dimension="staff", points=[], elsewhere=[there])
        found = findings(finding("f1", dimension="money"), synthesis=Synthesis(cells=[cell]))
        assert "The North, Staff: A survey: see Money." in figure(found, "coverage").notes


def test_a_subject_is_headed_by_its_scope_in_grid_and_data() -> None:
    found = findings(finding("f1", "south"), scope={"south": "One town only."}, short={"south": "one town"})
    for id in ("coverage", "evidence"):
        assert "The South (one" in words(svg(found, id))
        assert "The South (one town)" in {row["Subject"] for row in data(found, id)}
    assert "The South (one town): reported on Staff" in figure(found, "coverage").alt


class TestEvidence:
    def test_each_claim_is_one_mark_with_all_that_it_rests_on(self) -> None:
        stated = [quantity("1%", 1.0)]
        found = findings(finding("f1", citations=["c1"], quantities=stated), finding("f2"))
        first, second = data(found, "evidence")
        assert [first[name] for name in ("Citation", "Figure", "Example", "Author’s word alone")] == [
            "yes", "yes", "no", "no"
        ]  # fmt: skip
        assert second["Author’s word alone"] == "yes"

    def test_an_example_is_one_the_analyst_marks_or_its_sentence_says(self) -> None:
        said = Evidence(witness="text", quote="it did so", prefix="", suffix="", **at("it did so"))
        told = [finding("f1", evidence=said), finding("f2")]
        assert [row["Example"] for row in data(findings(*told), "evidence")] == ["yes", "no"]
        marked = findings(*told, synthesis=Synthesis(examples=["f2"]))
        assert [row["Example"] for row in data(marked, "evidence")] == ["no", "yes"]

    @pytest.mark.parametrize(
        ("type", "stated", "rests"),
        [
            ("measure", quantity("4 years", 4.0, unit="years"), "no"),
            ("measure", quantity("24-hour", 24.0, unit="hour"), "no"),
            ("outcome", quantity("3 days", 3.0, unit="days"), "yes"),
            ("measure", quantity("16", 16.0, unit=""), "yes"),
            ("outcome", quantity("16", 16.0, unit="", supports=False), "no"),
            ("measure", quantity("24 nights", 24.0, unit="nights", supports=True), "yes"),
        ],
    )
    def test_a_figure_supports_a_claim_only_where_it_is_of_what_is_claimed(
        self, type: str, stated: Any, rests: str
    ) -> None:
        row = data(findings(finding("f1", type=type, quantities=[stated])), "evidence")[0]
        assert row["Figure"] == rests and row["Author’s word alone"] == {"no": "yes", "yes": "no"}[rests]

    def test_its_key_and_caption_say_that_no_source_is_given(self) -> None:
        stated = [quantity("1%", 1.0)]
        bare = findings(finding("f1", quantities=stated), finding("f2", citations=["c1"]))
        assert "a figure (no source given)" in words(svg(bare, "evidence"))
        assert "a citation is no proof that the reference supports it" in figure(bare, "evidence").caption
        both = findings(finding("f1", quantities=stated, citations=["c1"]))
        said = words(svg(both, "evidence"))
        assert "a figure (no source given but where joined to a circle)" in said
        assert "an example (no source given)" in said

    def test_the_kinds_differ_in_brightness(self) -> None:
        found = findings(
            finding("c", citations=["c1"]),
            finding("q", quantities=[quantity("1%", 1.0)]),
            finding("e"),
            synthesis=Synthesis(examples=["e"]),
        )
        drawing = svg(found, "evidence")
        lights = sorted(luminance(fill(drawing, f"evidence-{id}")) for id in "cqe")
        assert lights[1] - lights[0] > 0.2 and lights[2] - lights[1] > 0.2

    def test_its_alternative_text_says_where_more_than_words_is_given(self) -> None:
        alt = figure(findings(finding("f1", citations=["c1"]), finding("f2", "south")), "evidence").alt
        assert "Claims with a citation: The North on Staff. Claims with a figure: none." in alt


class TestEvents:
    def test_open_ends_are_told_as_open(self) -> None:
        alt = figure(full(), "events").alt
        assert "The North: Begun: then; The North: Done: then (from an open beginning to 2018)" in alt
        assert "Some day: not dated" in alt

    def test_undated_events_have_no_mark_and_stand_last(self) -> None:
        assert [(row["Event"], row["From"], row["To"], bool(row["Mark"])) for row in data(full(), "events")] == [
            ("Begun", "2015-11", "2015-11", True),
            ("Done", "", "2018", True),
            ("Some day", "", "", False),
        ]

    @pytest.mark.parametrize(
        ("quote", "start", "end"),
        [
            ("In November 2015, it met", "2015-11", "2015-11"),
            ("by the end of 2018 it had done so", "", "2018"),
            ("since May 2017", "2017-05", ""),
            ("seen between March and May 2018", "2018-03", "2018-05"),
            ("from 2015 to 2019", "2015", "2019"),
        ],
    )
    def test_without_a_synthesis_dates_are_read_from_the_evidence(self, quote: str, start: str, end: str) -> None:
        row = data(findings(finding("f1", quote=quote)), "events")[0]
        assert (row["From"], row["To"], row["Quotes"], row["Findings"]) == (start, end, quote, "f1")

    @pytest.mark.parametrize("quote", ["as Roe (2015) says", "(Roe, 2015)", "2015 members", "in 20153"])
    def test_a_year_that_dates_nothing_is_no_event(self, quote: str) -> None:
        assert figure(findings(finding("f1", quote=quote)), "events").empty

    def test_a_bare_year_is_drawn_as_some_time_in_it_and_not_as_all_of_it(self) -> None:
        bare, whole = event("Ill", "2020", "2020"), event("Done", "2020-01", "2020-12")
        found = findings(finding("f1"), synthesis=Synthesis(events=[bare, whole]))
        assert "Ill: then (at some time in 2020)" in figure(found, "events").alt
        assert "at some time in" in words(svg(found, "events"))
        filled = {
            fill(svg(found, "events"), one.id) for one in figure(found, "events").marks if "some time" in one.text
        }
        assert filled == {"#ffffff"}


class TestQuantities:
    def test_only_figures_of_one_unit_object_and_base_are_drawn_together(self) -> None:
        drawing = words(svg(full(), "quantities"))
        for said in ("98%", "more than 80%", "20 to 30%", "about half", "at most 5%", "members, %; base: members"):
            assert said in drawing
        assert "7 years" not in drawing and "60%" not in [row["Words"] for row in data(full(), "quantities")]

    def test_shares_without_a_base_are_never_drawn_together(self) -> None:
        stated = [quantity(f"{share}%", float(share)) for share in (10, 20, 30)]
        assert figure(findings(finding("f1", quantities=stated)), "quantities").empty

    def test_a_bound_is_hollow_only_when_it_is_not_itself_allowed(self) -> None:
        def filled(qualifier: str) -> str:
            stated = [quantity("x", 50.0, qualifier=qualifier, base="b") for _ in range(3)]
            return fill(svg(findings(finding("f1", quantities=stated)), "quantities"), "quantities-f1-0")

        assert filled("more than") == filled("always above") == filled("less than") == "#ffffff"
        assert filled("at least") == filled("at most") == filled("exactly") != "#ffffff"

    def test_figures_that_find_no_room_are_named_in_a_note(self) -> None:
        many = [finding(f"f{n}", quantities=[quantity("50%", 50.0, base="b")]) for n in range(100)]
        record = figure(findings(*many), "quantities")
        assert re.search(r"of 100 are drawn; the table", record.notes[0]) and 0 < len(record.findings) < 100


class TestChanges:
    def test_each_change_has_its_tick_with_its_section(self) -> None:
        rows = data(findings(), "changes")
        assert {(row["Change"], row["Kind"], row["Section"]) for row in rows} == {
            ("e1", "clarity", "front matter"),
            ("e2", "grammar", "1"),
            ("e3", "clarity", "2"),
        }
        marks = figure(findings(), "changes").marks
        assert {id for mark in marks for id in mark.changes} == {one.id for one in CHANGES}

    def test_its_alternative_text_tells_kind_place_and_questions(self) -> None:
        assert figure(findings(), "changes").alt == (
            "Changes by kind and part of the text. Grammar: 1 change in section 1, 1 with a question; "
            "Clarity: 2 changes in front matter and section 2."
        )

    def test_a_change_to_another_witness_is_not_in_the_text(self) -> None:
        other = change("e9", "Front", witness="page")
        record = next(one for one in compared(findings(), changes=[other])[0].figures if one.id == "changes")
        assert record.empty


class TestStructure:
    def test_boxes_and_arrows_tell_what_they_rest_on(self) -> None:
        record = figure(full(), "structure-way")
        assert record.path == "structure/structure-way"
        assert {mark.text: mark.findings for mark in record.marks} == {
            "Box a": ["f1"],
            "Box b": ["f1"],
            "Box a → Box b: leads": ["f2"],
        }
        assert record.alt == "Boxes: 1 Box a; 2 Box b (unclear). Arrows: 1 to 2 (leads)."
        assert any(note.startswith("Dashed") for note in record.notes)

    def test_what_is_unclear_is_dashed(self) -> None:
        drawing = svg(full(), "structure-way", "structure/structure-way")
        dashed = {
            group.get("id", "")
            for group in drawing.iter(f"{SVG}g")
            for path in group.iter(f"{SVG}path")
            if group.get("id", "").startswith("structure-way-node") and path.get("stroke-dasharray")
        }
        assert dashed == {"structure-way-node-b"}

    @pytest.mark.parametrize(
        ("edges", "layers"),
        [
            ([("a", "b"), ("b", "c"), ("c", "d")], [["a"], ["b"], ["c"], ["d"]]),
            ([("a", "c"), ("b", "c"), ("c", "d")], [["a", "b"], ["c"], ["d"]]),
            ([("a", "b"), ("b", "d"), ("c", "d")], [["a"], ["b", "c"], ["d"]]),
            ([("a", "b"), ("b", "c"), ("c", "a"), ("c", "d")], [["a"], ["b"], ["c"], ["d"]]),
            ([], [["a", "b", "c", "d"]]),
        ],
    )
    def test_each_box_stands_right_above_the_first_it_leads_to(
        self, edges: list[tuple[str, str]], layers: list[list[str]]
    ) -> None:
        from recension.comparison.layers import layered

        assert layered("abcd", edges) == layers

    def test_the_words_on_arrows_side_by_side_do_not_meet(self) -> None:
        edges = [edge(start, end, text="many words (plan or deed unclear)") for start, end in ("ad", "be", "cf")]
        drawn = diagram([node(id) for id in "abcdef"], edges)
        found = findings(finding("f1"), finding("f2"), synthesis=Synthesis(diagrams=[drawn]))
        lines: dict[float, list[tuple[float, float]]] = {}
        for text in svg(found, "", "structure/structure-way").iter(f"{SVG}text"):
            said, x = text.text or "", float(text.get("x", "0"))
            long = extent(said)
            low = x - long if "end" in text.get("style", "") + text.get("text-anchor", "") else x
            if "middle" not in text.get("style", "") + text.get("text-anchor", ""):
                lines.setdefault(float(text.get("y", "0")), []).append((low, low + long))
        assert sum(map(len, lines.values())) >= 9
        for row in lines.values():
            ends = sorted(row)
            assert all(one[1] < other[0] for one, other in zip(ends, ends[1:], strict=False))

    def test_no_box_lies_on_another(self) -> None:
        nodes = [node(id, "Many words in a box that is not very wide") for id in "abcdefg"]
        edges = [edge("a", id, text="words") for id in "bcde"] + [edge("b", "f"), edge("f", "g"), edge("g", "a")]
        found = findings(finding("f1"), finding("f2"), synthesis=Synthesis(diagrams=[diagram(nodes, edges)]))
        drawing = svg(found, "", "structure/structure-way")
        boxes = []
        for group in drawing.iter(f"{SVG}g"):
            if group.get("id", "").startswith("structure-way-node"):
                numbers = [
                    float(n) for n in re.findall(r"-?\d+(?:\.\d+)?", next(group.iter(f"{SVG}path")).get("d", ""))
                ]
                boxes.append((min(numbers[::2]), max(numbers[::2]), min(numbers[1::2]), max(numbers[1::2])))
        assert len(boxes) == 7 and all(box[0] >= 0 and box[1] <= 446 for box in boxes)
        for place, one in enumerate(boxes):
            for other in boxes[:place]:
                assert one[1] < other[0] or other[1] < one[0] or one[3] < other[2] or other[3] < one[2]
