"""What the figures promise: they show what the study reports, to everyone, in every output, and nothing else."""

from __future__ import annotations

import csv
import io
import os
import re
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree

import pytest
from comparison.drawn import HOSTILE, QUOTED, SVG, data, diagram, edge, event, fill, full, luminance, node, svg, words
from comparison.made import compared, figure, finding, findings, quantity

from recension.comparison import FIGURES
from recension.comparison.wording import STATUSES
from recension.records.synthesis import Elsewhere, Summary, Synthesis


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
