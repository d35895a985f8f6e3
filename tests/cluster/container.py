"""The recipe of the image, read as what builds it reads it."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

from workspace import ROOT

HOME = "/opt/recension"  # where the image has the repository


def instructions() -> list[tuple[str, str]]:
    """Each instruction of the Containerfile and what follows it, continued lines joined."""
    lines = (ROOT / "Containerfile").read_text(encoding="utf-8").replace("\\\n", " ").splitlines()
    found = (re.match(r"([A-Z]+)\s+(.*)", line) for line in lines if line and not line.startswith("#"))
    return [match.groups() for match in found if match]


def copied() -> dict[str, str]:
    """What is copied into the image from the repository, and the folder or path it is copied to."""
    words = [rest.split() for name, rest in instructions() if name == "COPY"]
    return {source: target for *sources, target in words for source in sources}


def unpack(folder: Path) -> Path:
    """Put into ``folder`` what the image has of the repository."""
    folder.mkdir(exist_ok=True)
    for source, target in copied().items():
        if target.startswith(HOME):
            found = ROOT / source
            ignored = shutil.ignore_patterns("__pycache__")
            shutil.copytree(found, folder / source, ignore=ignored) if found.is_dir() else shutil.copy(found, folder)
    return folder
