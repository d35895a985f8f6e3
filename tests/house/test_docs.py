"""What the documents show works: commands run, files and links exist, examples are valid."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from recension.records.inputs import Coding, Edits, Study, Termbase
from recension.records.plans import Synthesis
from recension.yamlfile import YamlFile
from workspace import ROOT

DOCUMENTS = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").glob("*.md"), *ROOT.glob("*/README.md")])
MAKEFILE = (ROOT / "Makefile").read_text(encoding="utf-8")
EXAMPLES = {
    "studies.md": [Study],
    "editing.md": [Edits, Termbase],
    "coding.md": [Coding],
    "synthesis.md": [Synthesis],
}


def shown(document: Path, language: str) -> list[str]:
    return re.findall(rf"^ *```{language}\n(.*?)^ *```", document.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL)


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_links_lead_to_files_that_are_there(document: Path) -> None:
    for target in re.findall(r"\]\(([^)#\s]+)", document.read_text(encoding="utf-8")):
        if not re.match(r"https?:", target):
            assert (document.parent / target).exists(), target


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_commands_are_ones_that_exist(document: Path) -> None:
    for block in shown(document, "console"):
        for line in filter(None, map(str.strip, block.splitlines())):
            words = line.split()
            if words[0] == "make":
                assert len(words) == 1 or re.search(rf"^{words[1]}:", MAKEFILE, re.MULTILINE), line
            else:
                assert words[0] == ".venv/bin/python" and (ROOT / words[1]).is_file(), line


@pytest.mark.parametrize("name", sorted(EXAMPLES))
def test_examples_are_valid(name: str, tmp_path: Path) -> None:
    blocks = shown(ROOT / "docs" / name, "yaml")
    assert blocks
    for block in blocks:
        file = tmp_path / "example.yaml"
        file.write_text(block, encoding="utf-8")
        kinds = [kind for kind in EXAMPLES[name] if set(YamlFile(file).data) <= set(kind.__struct_fields__)]
        assert kinds and YamlFile(file).record(kinds[0])
