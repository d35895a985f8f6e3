"""The AST -> one output format, by the ending of the output's name."""

from __future__ import annotations

import argparse

from .. import rendering
from ..errors import RecensionError
from ..files import read_bytes, write_bytes
from . import add_paths, read_figures


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The options of this command."""
    add_paths(parser, "ast", "templates", "output", required=True)
    add_paths(parser, "figures", many=True)


def run(options: argparse.Namespace) -> None:
    """The AST -> one output format, by the ending of the output's name."""
    ast = read_bytes(options.ast)
    if options.output.suffix == ".md":
        write_bytes(options.output, rendering.write_markdown(ast, options.templates))
        return
    writers = {".html": rendering.write_html, ".pdf": rendering.write_pdf}
    if options.output.suffix not in writers:
        raise RecensionError(str(options.output), "is no format there is a writer for", "Use .html, .pdf or .md.")
    write_bytes(options.output, writers[options.output.suffix](ast, read_figures(options.figures), options.templates))
