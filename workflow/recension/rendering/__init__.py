"""Render: the records of all stages -> one pandoc AST, and from it HTML, PDF (by Typst) and Markdown."""

from __future__ import annotations

from .composition import build_ast
from .html import write_html
from .pdf import write_pdf
from .writers import write_letter, write_markdown

__all__ = ["build_ast", "write_html", "write_letter", "write_markdown", "write_pdf"]
