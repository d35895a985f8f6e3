"""Render: the records of all stages -> one pandoc AST, and from it HTML, PDF (by Typst) and Markdown.

A function is imported when it is asked for, so that no output pays for the modules of another.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .composition import build_ast
    from .html import write_html
    from .pdf import write_pdf
    from .writers import write_letter, write_markdown

__all__ = ["build_ast", "write_html", "write_letter", "write_markdown", "write_pdf"]

MODULES = {
    "build_ast": "composition",
    "write_html": "html",
    "write_letter": "writers",
    "write_markdown": "writers",
    "write_pdf": "pdf",
}


def __getattr__(name: str) -> Any:
    if name not in MODULES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f".{MODULES[name]}", __name__), name)
