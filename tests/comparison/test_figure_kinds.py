"""What each figure beside the coverage shows: evidence, events, quantities, changes, diagrams."""

from __future__ import annotations

import re
from typing import Any

import pytest
from comparison.drawn import SVG, data, diagram, edge, event, fill, full, luminance, node, svg, words
from comparison.made import CHANGES, at, change, compared, figure, finding, findings, quantity

from recension.comparison.sheet import extent
from recension.records.evidence import Evidence
from recension.records.synthesis import Synthesis


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
