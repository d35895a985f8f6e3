"""The AST -> one output, by its name."""

from __future__ import annotations

import argparse

from .. import rendering
from ..errors import RecensionError
from ..files import read_bytes, write_bytes
from ..records.config import LAYOUTS
from . import add_paths, read_figures, without_rings

TEXTS = {"queries.md": "write_letter", "edition.md": "write_markdown"}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The options of this command."""
    add_paths(parser, "ast", "templates", "output", required=True)
    add_paths(parser, "figures", many=True)
    parser.add_argument("--layout", choices=LAYOUTS, default=LAYOUTS[0])


@without_rings()
def run(options: argparse.Namespace) -> None:
    """The AST -> one output, by its name: any ``.html`` or ``.pdf``, ``edition.md``, ``queries.md``."""
    ast, output = read_bytes(options.ast), options.output
    if output.suffix == ".pdf":
        written = rendering.write_pdf(ast, read_figures(options.figures), options.templates, options.layout)
    elif output.suffix == ".html":
        written = rendering.write_html(ast, read_figures(options.figures), options.templates)
    elif output.name in TEXTS:
        written = getattr(rendering, TEXTS[output.name])(ast)
    else:
        raise RecensionError(
            str(output), "is nothing there is a writer for", f"Use .html, .pdf or the name {' or '.join(TEXTS)}."
        )
    write_bytes(output, written)
