"""A long page is divided so that a browser lays out only what is seen; nothing of it is lost or moved."""

from __future__ import annotations

import re

from rendering.specimen import TEMPLATES, Specimen

from recension.rendering import write_html

LEAF = re.compile(r"<div class=leaf>(.*?)(?=<div class=leaf>|</main>)", re.DOTALL)


def leaves(page: str) -> list[str]:
    return LEAF.findall(page)


def words(markup: str) -> str:
    return re.sub(r"<[^>]*>", "", markup)


def long_study(sections: int) -> Specimen:
    parts = []
    for number in range(sections):
        parts.append(("heading", f"Part {number}"))
        parts += [("paragraph", f"Sentence {number}.{place} is said " + "at length " * 120) for place in range(9)]
    return Specimen(*parts)


def page_of(study: Specimen) -> str:
    return write_html(study.ast(), {}, TEMPLATES).decode()


def test_a_short_text_is_one_leaf() -> None:
    assert len(leaves(page_of(Specimen(("heading", "One"), ("paragraph", "Little is said."))))) == 1


def test_the_leaves_of_a_long_text_are_about_equally_long() -> None:
    lengths = [len(words(leaf)) for leaf in leaves(page_of(long_study(8)))]
    assert len(lengths) > 5
    assert max(lengths[1:-1]) < 1.5 * min(lengths[1:-1])


def test_the_first_leaf_is_short_so_that_it_is_soon_seen() -> None:
    first, second = (len(words(leaf)) for leaf in leaves(page_of(long_study(8)))[:2])
    assert first < second / 2


def test_all_is_there_in_order_and_keeps_its_ids() -> None:
    page = page_of(long_study(8))
    said = re.findall(r"Sentence (\d)\.(\d)", "".join(leaves(page)))
    assert said == [(str(number), str(place)) for number in range(8) for place in range(9)]
    for number in range(1, 9):
        assert re.search(rf"<h2 id=h{number}>Part {number - 1}", page)


def test_a_heading_stands_with_what_it_is_for() -> None:
    for leaf in leaves(page_of(long_study(30)))[:-1]:
        assert not re.search(r"</h2>\s*</div>\s*$", leaf)
