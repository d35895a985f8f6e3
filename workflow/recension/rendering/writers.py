"""The pandoc process: one AST in, one output out, in a sandbox with a time and memory limit."""

from __future__ import annotations

import json
import os
import subprocess
from collections.abc import Sequence
from functools import cache
from importlib.util import find_spec
from pathlib import Path

import msgspec

from ..errors import ToolError
from ..limits import REMEDY, limits
from .elements import Node
from .plain import edition_alone, letter_alone
from .unread import unread

# Pandoc takes names of files by the locale, and cannot open a template in a folder whose name that cannot spell.
LOCALE = {"LC_ALL": "C.UTF-8"}


def run_pandoc(ast: bytes, to: str, options: Sequence[str]) -> str:
    """What pandoc writes for ``ast``.  Raises :class:`ToolError` when it fails or takes too long."""
    most = limits()
    command = [pandoc(), "--sandbox", "-f", "json", "-t", to, *options]
    command += ["+RTS", f"-M{most.memory}m", "-RTS"]
    surroundings = {**os.environ, **LOCALE}
    try:
        done = subprocess.run(
            command, input=ast, capture_output=True, timeout=most.seconds, check=False, env=surroundings
        )
    except subprocess.TimeoutExpired:
        told = f"took longer than {most.seconds} seconds for {to}"
        raise ToolError("pandoc", told, REMEDY.format("seconds")) from None
    if done.returncode:
        problem = done.stderr.decode("utf-8", "replace").strip()
        raise ToolError("pandoc", f"cannot write {to}: {problem}", "Report this with the study's files.")
    return done.stdout.decode("utf-8")


@cache
def pandoc() -> str:
    """The path of the pandoc that pypandoc brings: its version is locked, whatever else is installed.

    pypandoc itself would start each pandoc there is to ask for its version, which takes as long as a short output.
    """
    package = find_spec("pypandoc")
    own = Path(package.origin).parent / "files" / "pandoc" if package and package.origin else Path()
    if own.is_file() and "PYPANDOC_PANDOC" not in os.environ:
        return str(own)
    import pypandoc  # without one of its own, or told which to take

    return pypandoc.get_pandoc_path()


def pandoc_version() -> str:
    """The version of pandoc that writes the outputs."""
    told = subprocess.run([pandoc(), "--version"], capture_output=True, text=True, check=True).stdout
    return told.split()[1]


def write_markdown(ast: bytes) -> bytes:
    """The edited text with its notes as Markdown, without the appendix."""
    return _markdown(edition_alone(json.loads(ast)))


def write_letter(ast: bytes) -> bytes:
    """The letter to the author as Markdown."""
    return _markdown(letter_alone(json.loads(ast)))


def _markdown(tree: Node) -> bytes:
    options = ["--wrap=none", "--standalone"]
    # Without raw_tex, pandoc 3.9 leaves backslashes as they are, for a reader to take for TeX, and loses one of two
    # dots behind one.  With it, every backslash of the text is escaped.
    return run_pandoc(encoded(unread(tree)), "markdown-raw_html-raw_attribute-smart", options).encode()


def encoded(tree: Node) -> bytes:
    """A tree as pandoc reads it."""
    return msgspec.json.encode(tree)
