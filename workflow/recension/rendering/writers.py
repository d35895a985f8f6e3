"""The pandoc process: one AST in, one output out, in a sandbox with a time and memory limit."""

from __future__ import annotations

import subprocess
from collections.abc import Sequence
from pathlib import Path

from ..errors import RecensionError

SECONDS = 120


def run_pandoc(ast: bytes, to: str, options: Sequence[str]) -> str:
    """What pandoc writes for ``ast``.  Raises :class:`RecensionError` when it fails or takes too long."""
    import pypandoc

    command = [pypandoc.get_pandoc_path(), "--sandbox", "-f", "json", "-t", to, *options, "+RTS", "-M2G", "-RTS"]
    try:
        done = subprocess.run(command, input=ast, capture_output=True, timeout=SECONDS, check=False)
    except subprocess.TimeoutExpired:
        raise RecensionError("pandoc", f"took longer than {SECONDS} seconds for {to}", "Split the study.") from None
    if done.returncode:
        problem = done.stderr.decode("utf-8", "replace").strip()
        raise RecensionError("pandoc", f"cannot write {to}: {problem}", "Report this with the study's files.")
    return done.stdout.decode("utf-8")


def pandoc_version() -> str:
    """The version of pandoc that writes the outputs."""
    import pypandoc

    return pypandoc.get_pandoc_version()


def write_markdown(ast: bytes, templates: Path) -> bytes:
    """The edited text with its notes as Markdown, without the appendix."""
    return _markdown(ast, templates / "filters" / "markdown.lua")


def write_letter(ast: bytes, templates: Path) -> bytes:
    """The letter to the author as Markdown."""
    return _markdown(ast, templates / "filters" / "queries.lua")


def _markdown(ast: bytes, filter_: Path) -> bytes:
    options = ["--wrap=none", f"--lua-filter={filter_}", "--standalone"]
    return run_pandoc(ast, "markdown-raw_html-raw_tex-raw_attribute-smart", options).encode()
