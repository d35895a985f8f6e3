"""The AST -> one output, by its name."""

from __future__ import annotations

import argparse

from .. import rendering
from ..errors import RecensionError, ToolError
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
    try:
        written = _written(read_bytes(options.ast), options)
    except ToolError as error:
        raise error.of(str(options.output)) from None
    write_bytes(options.output, written)


def _written(ast: bytes, options: argparse.Namespace) -> bytes:
    output = options.output
    if output.suffix == ".pdf":
        return rendering.write_pdf(ast, read_figures(options.figures), options.templates, options.layout)
    if output.suffix == ".html":
        return rendering.write_html(ast, read_figures(options.figures), options.templates)
    if output.name in TEXTS:
        return getattr(rendering, TEXTS[output.name])(ast)
    raise RecensionError(
        str(output), "is nothing there is a writer for", f"Use .html, .pdf or the name {' or '.join(TEXTS)}."
    )
