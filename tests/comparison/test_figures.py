"""What the figures promise: they show what the study reports, to everyone, in every output, and nothing else."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree

import pytest
from comparison.made import finding, findings, quantity

from recension.comparison import FIGURES, compare
from recension.records.comparison import Figure
from recension.records.findings import Findings

SVG = "{http://www.w3.org/2000/svg}"
HOSTILE = '<script>alert(1)</script> & $x_1$ ]]> "q"\n--> \x00\x1b[31m 群团 \U0001f600 ' + "w" * 3000


def figure(found: Findings, id: str) -> tuple[Figure, ElementTree.Element]:
    comparison, files = compare(found)
    record = next(one for one in comparison.figures if one.id == id)
    return record, ElementTree.fromstring(files[f"figures/{id}.svg"])


def words(svg: ElementTree.Element) -> str:
    return " ".join(text.text or "" for text in svg.iter(f"{SVG}text"))


def marks(svg: ElementTree.Element, prefix: str) -> dict[str, str]:
    groups = [group for group in svg.iter(f"{SVG}g") if group.get("id", "").startswith(prefix)]
    return {group.get("id", ""): group.findtext(f"{SVG}title") or "" for group in groups}


def full() -> Findings:
    stated = [
        quantity("98%", 98.0),
        quantity("more than 80%", 80.0, qualifier="more than"),
        quantity("20 to 30%", low=20.0, high=30.0),
        quantity("about half", 50.0, qualifier="about"),
        quantity("at most 5%", 5.0, qualifier="at most"),
        quantity("7 years", 7.0, unit="years"),
    ]
    return findings(
        finding("f1", quantities=stated, citations=["c1"]),
        finding("f2", status="intended"),
        finding("f3", "south", "money", status="ambiguous"),
        scope={"north": "One town only."},
    )


def test_the_same_figures_are_written_whatever_the_study_reports() -> None:
    for found in (findings(), findings(subjects={}, dimensions={}), full()):
        comparison, files = compare(found)
        assert tuple(one.id for one in comparison.figures) == FIGURES
        assert {f"figures/{id}.svg" for id in FIGURES} <= files.keys()


def test_with_nothing_to_show_a_figure_says_so() -> None:
    for id in FIGURES:
        record, svg = figure(findings(), id)
        assert record.empty and not record.findings
        assert "Nothing to show" in words(svg) and "Nothing to show" in record.alt


def test_alternative_text_tells_the_numbers_and_is_not_the_caption() -> None:
    for id in FIGURES:
        record, _ = figure(full(), id)
        assert record.alt and record.alt != record.caption
    assert "The North: Staff 2" in figure(full(), "coverage")[0].alt
    assert "The North: reported 1 and intended 1 (none for" in figure(full(), "status")[0].alt
    assert "with a citation 1" in figure(full(), "support")[0].alt
    assert "more than 80 percent" in figure(full(), "quantities")[0].alt


def test_each_mark_tells_its_findings() -> None:
    assert marks(figure(full(), "coverage")[1], "coverage-cell-") == {
        "coverage-cell-north-staff": "Staff, The North: 2 claims (f1, f2)",
        "coverage-cell-south-money": "Money, The South: 1 claim (f3)",
    }
    assert marks(figure(full(), "status")[1], "status-bar-south") == {
        "status-bar-south-ambiguous": "The South, ambiguous: 1 claim (f3)"
    }
    assert marks(figure(full(), "support")[1], "support-bar-north-neither") == {
        "support-bar-north-neither": "The North, with neither: 1 claim (f2)"
    }


def test_a_claim_with_citation_and_quantity_counts_under_both_and_not_under_neither() -> None:
    both = finding("f1", citations=["c1"], quantities=[quantity("1%", 1.0)])
    assert len(marks(figure(findings(both), "support")[1], "support-bar-north-")) == 2


def test_only_percentages_are_drawn_each_with_its_exact_words() -> None:
    record, svg = figure(full(), "quantities")
    assert record.findings == ["f1"]
    for said in ("98%", "more than 80%", "20 to 30%", "about half", "at most 5%"):
        assert said in words(svg)
    assert "7 years" not in words(svg)


def test_the_axis_is_0_to_100_only_where_all_lie_within() -> None:
    inside = figure(findings(finding("f1", quantities=[quantity("98%", 98.0)])), "quantities")[1]
    beyond = figure(findings(finding("f1", quantities=[quantity("250%", 250.0)])), "quantities")[1]
    open_end = quantity("more than 100%", 100.0, qualifier="more than")
    assert "100%" in words(inside) and "200%" not in words(inside)
    assert "200%" in words(beyond)
    line = figure(findings(finding("f1", quantities=[open_end])), "quantities")[1]
    assert "more than" in words(line)


def test_a_bound_is_drawn_hollow_only_when_it_is_not_itself_allowed() -> None:
    def fill(qualifier: str) -> str | None:
        stated = quantity("x", 50.0, qualifier=qualifier)
        svg = figure(findings(finding("f1", quantities=[stated])), "quantities")[1]
        group = next(one for one in svg.iter(f"{SVG}g") if one.get("id") == "quantities-percent-f1-1")
        return group.findall(f"{SVG}path")[0].get("fill")

    assert fill("more than") == fill("always above") == fill("less than") == "#ffffff"
    assert fill("at least") == fill("at most") == fill("exactly") != "#ffffff"


def test_percentages_that_find_no_room_are_named_in_a_note() -> None:
    many = [finding(f"f{n}", quantities=[quantity("50%", 50.0)]) for n in range(100)]
    record, _ = figure(findings(*many), "quantities")
    assert re.search(r"of 100 percentages are drawn; the table", record.notes[0])
    assert 0 < len(record.findings) < 100


def test_scope_is_told_under_each_figure() -> None:
    assert all("The North: One town only." in figure(full(), id)[0].notes for id in FIGURES)


def test_subjects_stand_in_the_order_of_the_codebook() -> None:
    found = findings(finding("f1", "south"), finding("f2", "south"), finding("f3", "north"))
    svg = figure(found, "status")[1]
    assert words(svg).index("The North") < words(svg).index("The South")


def test_hostile_words_stay_words_and_make_no_noise(capfd: pytest.CaptureFixture[str]) -> None:
    found = findings(
        finding("f1", "s<&>", "d", statement=HOSTILE, quantities=[quantity(HOSTILE, 1.0, counted=HOSTILE)]),
        subjects={"s<&>": HOSTILE},
        dimensions={"d": HOSTILE},
        scope={"s<&>": HOSTILE},
    )
    for id in FIGURES:
        _, svg = figure(found, id)
        assert not list(svg.iter(f"{SVG}script"))
        assert "alert(1)" in words(svg) and "$x_1$" in words(svg)
    assert capfd.readouterr() == ("", "")


def test_a_figure_can_stand_in_a_page_beside_the_others() -> None:
    _, files = compare(full())
    seen: set[str] = set()
    for id in FIGURES:
        data = files[f"figures/{id}.svg"].decode()
        assert "style" not in data and "<!DOCTYPE" not in data and "<metadata" not in data
        svg = ElementTree.fromstring(data)
        ids = [one.get("id") for one in svg.iter() if one.get("id")]
        assert len(ids) == len(set(ids)) and not seen & set(ids)
        seen |= set(ids)
        links = re.findall(r'(?:href="|url\()#([^")]+)', data)
        assert set(links) <= set(ids)
        assert not re.search(r"(?:href=\"|url\()(?!#)", data)


def test_a_label_breaks_between_words_before_it_breaks_one() -> None:
    names = {id: "Nationwide" for id in "abcde"}
    assert words(figure(findings(finding("f1", "a"), subjects=names), "coverage")[1]).count("Nationwide") == 5
    long = figure(findings(finding("f1", "a"), subjects={"a": "w" * 100}), "status")[1]
    assert "w" * 100 in words(long).replace(" ", "")


def luminance(color: str) -> float:
    parts = [int(color[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def test_all_text_has_the_contrast_that_wcag_asks_for() -> None:
    for id in FIGURES:
        _, svg = figure(full(), id)
        fills = {text.get("fill", "#000000") for text in svg.iter(f"{SVG}text")}
        assert fills and all(1.05 / (luminance(fill) + 0.05) >= 4.5 for fill in fills)


def test_the_same_findings_give_the_same_bytes_anywhere(tmp_path: Path) -> None:
    program = (
        "import hashlib, sys; sys.path[:0] = sys.argv[1:];"
        "from comparison.test_figures import full; from recension.comparison import compare;"
        "from recension.records import to_json;"
        "record, files = compare(full());"
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
