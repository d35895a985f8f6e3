"""The command line: one command a stage, each reading and writing files and nothing else.

``recension read --study FOLDER --document FILE`` and so on; the rules of the workflow call exactly these.  A
command's module is imported when it is called, so that no stage pays for another.  Bad input ends with one
message on standard error and exit code 1.
"""

from __future__ import annotations

import argparse
import contextlib
import gc
import sys
from collections.abc import Callable, Sequence
from importlib import import_module
from pathlib import Path

from . import __version__
from .errors import RecensionError
from .files import write_bytes

# Objects made before Python looks for rings among them: large trees have none, and would be searched again and again.
RINGS = 100_000

COMMANDS = {
    "read": "witnesses -> document",
    "emend": "document + termbases + edits -> apparatus and edition",
    "code": "edition + codebook + coding -> findings",
    "compare": "findings -> tables and figures",
    "cite": "document + edition -> how to cite them, as CSL-JSON, BibTeX and RIS",
    "provenance": "study + config -> how its edition is built: inputs, settings, programs, checks",
    "compose": "everything so far -> the report as one pandoc AST",
    "render": "the AST -> HTML, PDF, Markdown or the letter to the author, by the output's name",
    "verify": "everything -> checks; a failed check is an error",
    "batch": "many studies through all these stages, one after the other in one process",
    "suggest": "a study -> edits or findings to consider, ready to paste; it changes nothing",
    "quantities": "texts as JSON lines -> their quantities as JSON lines",
    "index": "the results of all studies -> one page over them, and the manifest of every file",
    "schemas": "the JSON Schemas of every file and artefact -> a folder",
}


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; gives the exit code: 0, or 1 with one message when the input is at fault."""
    words = list(sys.argv[1:] if arguments is None else arguments)
    if not words or words[0] not in COMMANDS:
        return _explain(words)
    gc.set_threshold(RINGS)
    try:
        perform(words)
    except RecensionError as error:
        print(f"recension: {error}", file=sys.stderr)
        return 1
    return 0


def run(made: Callable[[], None] = lambda: None) -> int:
    """Run the command of the command line with no more memory than the limit; gives its exit code.

    ``made`` is called when a command other than a batch has come to its end.
    """
    from .limits import hold_memory
    from .watch import child_status, end_as

    hold_memory()
    words = sys.argv[1:]
    # A batch has a child of its own, which is replaced when it is ended.
    if words[:1] == ["batch"] or (status := child_status()) is None:
        return main(words)
    try:
        if not status:
            made()
        end_as(status, words)
    except RecensionError as error:
        print(f"recension: {error}", file=sys.stderr)
    return 1


def perform(words: Sequence[str]) -> None:
    """Run the command that ``words`` are.  Raises :class:`RecensionError`, which stands in its log by then."""
    from .limits import called, within_limits  # here, for no result depends on them: they are no part of a fingerprint

    command = import_module(f".commands.{words[0]}", __package__)
    parser = argparse.ArgumentParser(prog=f"recension {words[0]}", description=COMMANDS[words[0]])
    parser.add_argument("--log", type=Path, metavar="PATH", help="where to put the message of a failure as well")
    command.add_arguments(parser)
    options = parser.parse_args(words[1:])
    try:
        # Each step of a batch is held to the limits by itself.
        with contextlib.nullcontext() if words[0] == "batch" else within_limits(called(words)):
            command.run(options)
    except RecensionError as error:
        if options.log:
            write_bytes(options.log, f"{error}\n".encode())
        raise


def _explain(words: Sequence[str]) -> int:
    """Answer ``--help``, ``--version`` or a command that does not exist; gives the exit code."""
    lines = "\n".join(f"  {name:<10} {does}" for name, does in COMMANDS.items())
    parser = argparse.ArgumentParser(
        prog="recension",
        description="From a rough published study to findings with evidence and a clean edition.",
        epilog=f"commands:\n{lines}\n\n'recension COMMAND --help' tells the options of each.",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--version", action="version", version=__version__)
    parser.add_argument("command", choices=COMMANDS, metavar="COMMAND")
    parser.parse_args(words)
    return 0
