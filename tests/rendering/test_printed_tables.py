"""Tables and figures of the PDF stay whole: notes with their table, headings with their figures, words in one piece."""

from __future__ import annotations

import pypdfium2
import pytest
from rendering.specimen import SVG, TEMPLATES, Specimen

from recension.records.comparison import Cell, Column, Comparison, Figure, Table
from recension.rendering import write_pdf

NOTE = "This note is about the table above."


def study(rows: list[list[str]], notes: tuple[str, ...] = (), figures: tuple[Figure, ...] = ()) -> Specimen:
    specimen = Specimen(("paragraph", "A claim here."))
    columns = [Column(id=f"c{n}", label=f"Head {n}") for n in range(len(rows[0]))]
    cells = [[Cell(text=text) for text in row] for row in rows]
    table = Table(id="one", title="One", caption="One.", columns=columns, rows=cells, notes=list(notes))
    specimen.comparison = Comparison(study="s", tables=[table], figures=list(figures))
    return specimen


def printed(specimen: Specimen, figures: dict[str, bytes] | None = None) -> list[tuple[str, tuple[float, float]]]:
    """The text and the size of each page."""
    document = pypdfium2.PdfDocument(write_pdf(specimen.ast(), figures or {}, TEMPLATES))
    return [(" ".join(page.get_textpage().get_text_range().split()), page.get_size()) for page in document]


@pytest.mark.parametrize("count", range(36, 66))
def test_the_notes_of_a_table_stand_under_its_last_row(count: int) -> None:
    rows = [[f"Row {n}.", "said at length " * 3, "and " * 12] for n in range(count)]
    (noted,) = [text for text, _ in printed(study(rows, (NOTE, "And another."))) if NOTE in text]
    assert f"Row {count - 1}." in noted and noted.index(f"Row {count - 1}.") < noted.index(NOTE)


def test_a_table_whose_words_need_it_stands_on_its_side() -> None:
    words = ["internationalization"] * 7
    (page,) = [(text, size) for text, size in printed(study([words], (NOTE,))) if NOTE in text]
    text, (width, height) = page
    assert width > height and text.count("internationalization") == 7 and "One" in text


def test_no_other_table_does() -> None:
    assert all(width < height for _, (width, height) in printed(study([["Short"] * 7], (NOTE,))))


def test_figures_have_their_heading_on_the_page_of_the_first() -> None:
    figure = Figure(id="f", title="Drawn", caption="As it is.", alt="A red box.", findings=[])
    pages = printed(study([["Short"] * 3], figures=(figure,)), {"f": SVG})
    (page,) = [text for text, _ in pages if "Drawn. As it is." in text]
    assert "Figures" in page and page.index("Figures") < page.index("Drawn.")
