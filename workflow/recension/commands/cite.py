"""Document + edition -> how to cite them."""

from __future__ import annotations

import argparse

from ..bibliography import cite
from ..errors import RecensionError
from ..files import read_record, write_bytes
from ..records.apparatus import Edition
from ..records.document import Document
from . import add_paths


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The options of this command."""
    add_paths(parser, "document", "edition", required=True)
    add_paths(parser, "citations", many=True)


def run(options: argparse.Namespace) -> None:
    """Document + edition -> how to cite them."""
    written = cite(read_record(options.document, Document), read_record(options.edition, Edition))
    for path in options.citations:
        ending = path.name.partition(".")[2]
        if ending not in written:
            raise RecensionError(str(path), "is no form of a citation", f"Use the endings {', '.join(written)}.")
        write_bytes(path, written[ending])
