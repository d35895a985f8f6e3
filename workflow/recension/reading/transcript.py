"""Bytes -> transcript: Unicode text with LF line ends."""

from __future__ import annotations

from ..errors import RecensionError
from ..files import sha256
from ..records.inputs import WitnessFile


def decode(witness: WitnessFile, data: bytes) -> str:
    """The transcript of ``witness``: strict UTF-8, LF line ends, no byte order mark.

    Raises :class:`RecensionError` when the bytes are not those that were pinned, are no UTF-8 text, hold a NUL, or
    hold no text at all.
    """
    if witness.sha256 and sha256(data) != witness.sha256:
        raise RecensionError(
            witness.path,
            f"is not the file that study.yaml pins (its sha256 is {sha256(data)}, pinned is {witness.sha256})",
            "Put the pinned file back; or, if the change is meant, pin the new sha256.",
        )
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise RecensionError(
            f"{witness.path}:{line}",
            f"is not UTF-8 text (byte {error.start} is 0x{data[error.start]:02x})",
            "Save the file as UTF-8 and pin its new sha256.",
        ) from None
    if "\0" in text:
        line = text.count("\n", 0, text.index("\0")) + 1
        raise RecensionError(f"{witness.path}:{line}", "holds a NUL character", "Is it a text file at all?")
    if not text.strip():
        raise RecensionError(witness.path, "holds no text", "Put the text of the study into it.")
    return text.replace("\r\n", "\n").replace("\r", "\n")
