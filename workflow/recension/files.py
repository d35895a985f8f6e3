"""Reading and writing files so that nothing is ever half-written and every fault names its file."""

from __future__ import annotations

import csv
import hashlib
import io
import os
import re
import stat
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TypeVar

import msgspec

from .errors import RecensionError
from .records import from_json, to_json

T = TypeVar("T")

# A spreadsheet takes a cell that begins with one of these for a formula.
FORMULA = re.compile("'*[=+@\t\r＝＋－＠-]")


def read_bytes(path: Path) -> bytes:
    """The bytes of ``path``.  Raises :class:`RecensionError` when it is missing, not readable or no regular file: a
    named pipe would be waited for and a device read without end."""
    try:
        with open(path, "rb", opener=_without_waiting) as file:
            if stat.S_ISREG(os.fstat(file.fileno()).st_mode):
                return file.read()
    except FileNotFoundError:
        raise RecensionError(str(path), "this file is missing", "Put it there, or correct the path.") from None
    except (OSError, ValueError) as error:
        said = getattr(error, "strerror", None) or error
        raise RecensionError(str(path), f"cannot be read ({said})", "Check the path and its permissions.") from None
    raise RecensionError(str(path), "is no regular file", "Put a file there.")


def _without_waiting(path: str, flags: int) -> int:
    return os.open(path, flags | os.O_NONBLOCK)


def leads_out(path: Path, folder: Path) -> bool:
    """Whether ``path``, its links followed, is not inside of ``folder``, or no path at all."""
    try:
        return not path.resolve().is_relative_to(folder.resolve())
    except (OSError, ValueError, RuntimeError):  # a name too long, a NUL in it, links in a ring
        return True


def read_record(path: Path, kind: type[T]) -> T:
    """The artefact of type ``kind`` in ``path``.  Raises :class:`RecensionError` when it is missing or not one."""
    try:
        return from_json(read_bytes(path), kind)
    except msgspec.DecodeError as error:
        raise RecensionError(
            str(path), f"is not a {kind.__name__} of this version ({error})", "Delete it and build again."
        ) from None


def write_bytes(path: Path, data: bytes, lasting: bool = True) -> None:
    """Put ``data`` at ``path``: whole, or not at all (a temporary name in the same folder, then a rename).

    What is not ``lasting`` may be damaged when the machine itself fails: its reader must notice.
    """
    # Each process has a name of its own: what is left of a killed build may still be writing when the next one does.
    partial = path.with_name(f".{path.name}.{os.getpid()}.partial")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with partial.open("wb") as handle:
            handle.write(data)
            handle.flush()
            if lasting:
                os.fsync(handle.fileno())
        partial.replace(path)
    except OSError as error:
        partial.unlink(missing_ok=True)
        raise RecensionError(
            str(path), f"cannot be written ({error.strerror})", "Check space and permissions."
        ) from None


def write_record(path: Path, record: object) -> None:
    """Put ``record`` at ``path`` as JSON (:func:`recension.records.to_json`)."""
    write_bytes(path, to_json(record))


def write_csv(path: Path, header: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    """Put a table at ``path`` as CSV: UTF-8, LF, quoted where needed, no cell a spreadsheet would run.

    A cell that a spreadsheet would take for a formula gets an apostrophe in front (OWASP, *CSV Injection*), which
    :func:`exact_cell` takes away.
    """
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(header)
    writer.writerows([safe_cell(cell) for cell in row] for row in rows)
    write_bytes(path, text.getvalue().encode("utf-8"))


def safe_cell(cell: object) -> object:
    """``cell`` with an apostrophe in front when it is text that a spreadsheet would run, or would be but for the
    apostrophes it begins with (so that no two texts become one); numbers stay as they are."""
    if isinstance(cell, str) and FORMULA.match(cell):
        return f"'{cell}"
    return "" if cell is None else cell


def exact_cell(cell: str) -> str:
    """The text that :func:`safe_cell` has made ``cell`` of."""
    return cell[1:] if cell.startswith("'") and FORMULA.match(cell) else cell


def sha256(data: bytes) -> str:
    """The SHA-256 of ``data`` in hexadecimal."""
    return hashlib.sha256(data).hexdigest()
