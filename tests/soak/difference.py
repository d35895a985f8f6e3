"""How two builds differ, and what a build tells of the place where it was made."""

from __future__ import annotations

import re
import shutil
import subprocess
import zlib
from collections.abc import Iterable, Iterator
from difflib import unified_diff
from pathlib import Path

# Of what stands in results/, these are no results: messages of jobs, and Snakemake's note of when a folder was made.
EXCEPTED = ("logs", ".snakemake_timestamp")
LINES = 20
STREAM = re.compile(rb"stream\r?\n(.*?)endstream", re.S)


def results(folder: Path) -> dict[str, Path]:
    """Every result in ``folder`` by its name."""
    found = (path for path in sorted(folder.rglob("*")) if path.is_file())
    names = ((path.relative_to(folder), path) for path in found)
    return {name.as_posix(): path for name, path in names if not set(name.parts) & set(EXCEPTED)}


def differences(first: Path, second: Path) -> list[str]:
    """A message for each file that is not the same in both folders."""
    one, other = results(first), results(second)
    alone = [f"{name} is in one build only" for name in sorted(one.keys() ^ other.keys())]
    both = sorted(one.keys() & other.keys())
    return alone + [
        f"{name} differs:\n{shown(one[name], other[name])}"
        for name in both
        if one[name].read_bytes() != other[name].read_bytes()
    ]


def shown(one: Path, other: Path) -> str:
    """The difference of two files: by diffoscope where it is installed, else the first lines or bytes."""
    if shutil.which("diffoscope"):
        command = ["diffoscope", "--text", "-", str(one), str(other)]
        told = subprocess.run(command, capture_output=True, text=True, check=False).stdout.splitlines()
    else:
        told = _plain(one.read_bytes(), other.read_bytes())
    return "\n".join(told[:LINES])


def _plain(one: bytes, other: bytes) -> list[str]:
    try:
        lines = [data.decode("utf-8").splitlines() for data in (one, other)]
    except UnicodeDecodeError:
        at = next((at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
        return [f"at byte {at} of {len(one)} and {len(other)}: {one[at : at + 40]!r} and {other[at : at + 40]!r}"]
    return [line[:200] for line in unified_diff(*lines, "first", "second", n=0, lineterm="")]


def traces(folder: Path, marks: Iterable[str]) -> list[str]:
    """Where any of ``marks`` stands in a result: as UTF-8, as a PDF's UTF-16, or inside a compressed stream."""
    words = {form: mark for mark in marks for form in (mark.encode(), mark.encode("utf-16-be"))}
    pattern = re.compile(b"|".join(map(re.escape, words)))
    return sorted(
        {
            f"{name} tells {words[match[0]]!r}"
            for name, path in results(folder).items()
            for data in opened(path.read_bytes())
            for match in pattern.finditer(data)
        }
    )


def opened(data: bytes) -> Iterator[bytes]:
    """``data``, and what is compressed in it where it is a PDF."""
    yield data
    if data.startswith(b"%PDF"):
        for stream in STREAM.findall(data):
            try:
                yield zlib.decompressobj().decompress(stream)
            except zlib.error:
                continue
