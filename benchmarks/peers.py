"""All that Recension does beside what others need to render alone.

    PEERS=FOLDER .venv/bin/python benchmarks/peers.py [ROUNDS] [--print]

Each peer makes HTML and PDF of the same manuscript, the whole report of one study with its tables and figures, which is
handed over in the form it reads best.  What they do not do (findings, checks, a tagged and archivable PDF) they need
not.  WeasyPrint, Manubot and Sphinx are looked for in the folder that ``PEERS`` names (the ``bin`` of an environment),
XeLaTeX, latexmk and rsvg-convert on the path; a peer that is not there is left out and said to be.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pypandoc
from one_study import clear, commands
from timing import Run, cost, in_turn, median, options, ratio, record, table

PANDOC = pypandoc.get_pandoc_path()
CONF = """
project, author, copyright, version, release = "Report", "Report", "", "1", "1"
root_doc = "report"
latex_engine = "xelatex"
html_theme = "basic"
"""


def main(arguments: list[str]) -> None:
    """Build the study, hand its report to each peer that is there, and write down what each took."""
    parser = options(__doc__)
    parser.add_argument("rounds", nargs="?", type=int, help="3, or 1 in a quick run")
    parser.add_argument("--study", default="zhang-2022", help="a study of this tree")
    asked = parser.parse_args(arguments)
    rounds = asked.rounds or (1 if asked.quick else 3)
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        build, _, _ = commands(place, asked.study)
        cost(build, place)
        manuscript(place / "peers", place / "results" / asked.study)
        peers = list(working(present(place / "peers")))
        print(missing(peers) or "All peers are there.", file=sys.stderr, flush=True)
        runs = [Run("Recension, everything", build, place, lambda: clear(place)), *peers]
        costs = in_turn(rounds, runs, warm=True)
    rows = [
        [
            run.name,
            *(f"{value:.1f}" for value in median(each)[:2]),
            f"{median(each).memory:.0f}",
            f"{ratio(costs[0], each):.2f}",
        ]
        for run, each in zip(runs, costs, strict=True)
    ]
    figures = table(["what", "wall s", "CPU s", "MB", "Recension's wall time against it"], rows)
    told = f"Medians of {rounds} rounds" if rounds > 1 else "One round"
    figures += f"\n\n{told}; MB are those of the largest process. {missing(peers)}"
    if asked.print:
        print(figures)
    else:
        record("peers", "benchmarks/peers.py", figures.rstrip())


# The programs that each peer needs, and the lines that make its HTML and its PDF.
PEERS = {
    "pandoc + WeasyPrint": (
        ["weasyprint"],
        ["PANDOC --embed-resources report.md -o a.html", "weasyprint a.html a.pdf"],
    ),
    "Manubot's route (pandoc, its filter, WeasyPrint)": (
        ["manubot", "pandoc-manubot-cite", "weasyprint"],
        [
            "rm -rf out",
            "manubot process --content-directory=content --output-directory=out --skip-citations",
            "PANDOC --embed-resources --filter pandoc-manubot-cite --citeproc out/manuscript.md -o b.html",
            "weasyprint b.html b.pdf",
        ],
    ),
    "pandoc + XeLaTeX": (
        ["xelatex"],
        ["PANDOC --embed-resources report.md -o c.html", "PANDOC --pdf-engine=xelatex report-pdf.md -o c.pdf"],
    ),
    "Sphinx, HTML and XeLaTeX": (
        ["sphinx-build", "xelatex", "latexmk"],
        [
            "rm -rf sphinx/out",
            "sphinx-build -q -b html sphinx sphinx/out/html",
            "sphinx-build -q -b latex sphinx sphinx/out/latex",
            "cd sphinx/out/latex",
            "(latexmk -xelatex -interaction=nonstopmode -f report.tex || test -s report.pdf)",
        ],
    ),
}


def missing(peers: list[Run]) -> str:
    """A sentence that names the peers that were not there, or failed."""
    absent = sorted(set(PEERS) - {run.name for run in peers})
    return f"Not measured, as not installed or not working: {', '.join(absent)}." if absent else ""


def working(peers: Iterator[Run]) -> Iterator[Run]:
    """Those of ``peers`` that come to an end; what went wrong with another is told."""
    for run in peers:
        try:
            cost(run.command, run.place)
            yield run
        except subprocess.CalledProcessError as error:
            print(f"{run.name} failed: {(error.stderr or '')[-500:]}", file=sys.stderr, flush=True)


def tool(name: str) -> str | None:
    """Where the program ``name`` is, in the folder of the peers or on the path."""
    return shutil.which(name, path=os.pathsep.join([os.environ.get("PEERS", ""), os.environ["PATH"]]))


def present(place: Path) -> Iterator[Run]:
    """The peers all of whose programs are there, each with the shell line that makes its HTML and its PDF."""
    for name, (needed, lines) in PEERS.items():
        if all(map(tool, needed)):
            shown = " && ".join(lines).replace("PANDOC", f"{PANDOC} --metadata=title:Report --standalone")
            yield Run(name, ["bash", "-c", f"PATH={os.environ.get('PEERS', '')}:$PATH; {shown}"], place)


def manuscript(place: Path, results: Path) -> None:
    """The report in ``results`` as Markdown and reStructuredText with its figures, which XeLaTeX wants as PDF."""
    for folder in (place, place / "content", place / "sphinx"):
        folder.mkdir()
    figures = [*(results / "figures").glob("*.svg"), *(results / "figures" / "structure").glob("*.svg")]
    for figure in figures:
        shutil.copy(figure, place)
        shutil.copy(figure, place / "content")
        if tool("rsvg-convert"):
            drawn = place / "sphinx" / f"{figure.stem}.pdf"
            subprocess.run(["rsvg-convert", "-f", "pdf", "-o", drawn, figure], check=True)
            shutil.copy(drawn, place)
            subprocess.run(["rsvg-convert", "-o", drawn.with_suffix(".png"), figure], check=True)
    tree = (results / "report.ast.json").read_text(encoding="utf-8")
    markdown = written(tree, "markdown-raw_html-raw_tex-raw_attribute")
    (place / "report.md").write_text(markdown, encoding="utf-8")
    kept = f"{{% raw %}}{markdown}{{% endraw %}}"  # Manubot fills in templates
    (place / "content" / "01.report.md").write_text(kept, encoding="utf-8")
    (place / "content" / "metadata.yaml").write_text("title: Report\nauthors: []\nlang: en\n", encoding="utf-8")
    (place / "report-pdf.md").write_text(markdown.replace(".svg)", ".pdf)"), encoding="utf-8")
    # Sphinx takes a figure in the form that its output wants; pandoc forgets a colon before the names of figures.
    text = written(tree, "rst").replace(".svg\n", ".*\n").replace("\n   name: ", "\n   :name: ")
    (place / "sphinx" / "report.rst").write_text(text, encoding="utf-8")
    (place / "sphinx" / "conf.py").write_text(CONF, encoding="utf-8")


def written(tree: str, form: str) -> str:
    """The report in another form."""
    command = [PANDOC, "-f", "json", "-t", form, "--wrap=none"]
    return subprocess.run(command, input=tree, check=True, capture_output=True, text=True).stdout


if __name__ == "__main__":
    main(sys.argv[1:])
