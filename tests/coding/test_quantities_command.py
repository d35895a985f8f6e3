"""What ``recension quantities`` promises to those who run it."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from recension.cli import main
from workspace import ROOT

ENVIRONMENT = {**os.environ, "PYTHONPATH": str(ROOT / "workflow")}
TEXTS = [{"id": "a", "text": "It weighs more than 5 kg."}, {"id": "b", "text": "It is what it is."}]


@pytest.fixture
def texts(tmp_path: Path) -> Path:
    file = tmp_path / "texts.jsonl"
    file.write_text("".join(f"{json.dumps(text)}\n" for text in TEXTS), encoding="utf-8")
    return file


def test_one_line_of_quantities_for_each_text(texts: Path, tmp_path: Path) -> None:
    output = tmp_path / "quantities.jsonl"
    assert main(["quantities", "--convention", "measeval", "--input", str(texts), "--output", str(output)]) == 0
    first, second = map(json.loads, output.read_text(encoding="utf-8").splitlines())
    assert second == {"id": "b", "quantities": []}
    assert first["id"] == "a"
    assert first["quantities"] == [
        {
            "start": 10,
            "end": 24,
            "unit": "kg",
            "mods": ["IsRange"],
            "bound": ">",
            "value": 5.0,
            "norm_unit": "kilogram",
        }
    ]


def test_standard_input_and_output_without_files(
    texts: Path, monkeypatch: pytest.MonkeyPatch, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(texts.read_bytes())))
    assert main(["quantities", "--convention", "grobid"]) == 0
    rows = [json.loads(line) for line in capsysbinary.readouterr().out.splitlines()]
    assert [(row["id"], len(row["quantities"])) for row in rows] == [("a", 1), ("b", 0)]
    assert (rows[0]["quantities"][0]["start"], rows[0]["quantities"][0]["end"]) == (20, 24)


@pytest.mark.parametrize("line", ["{", '{"id": "a"}', '{"id": "a", "text": 5}', "[]", '{"id": "a", "text": "\udcff"}'])
def test_a_line_that_is_no_text_is_named(line: str, texts: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with texts.open("ab") as file:
        file.write(line.encode("utf-8", "surrogateescape") + b"\n")
    assert main(["quantities", "--input", str(texts)]) == 1
    message = capsys.readouterr().err
    assert f"{texts}:3: " in message
    assert message.count("recension: ") == 1


def test_a_fault_leaves_no_half_written_output(texts: Path, tmp_path: Path) -> None:
    texts.write_text(texts.read_text(encoding="utf-8") + "{\n", encoding="utf-8")
    output = tmp_path / "quantities.jsonl"
    assert main(["quantities", "--input", str(texts), "--output", str(output)]) == 1
    assert [path.name for path in tmp_path.iterdir()] == [texts.name]


def test_a_reader_that_stops_early_is_no_fault(texts: Path) -> None:
    texts.write_bytes(texts.read_bytes() * 20_000)
    command = [sys.executable, "-m", "recension", "quantities", "--input", str(texts)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=ENVIRONMENT) as process:
        assert process.stdout
        assert process.stderr
        assert process.stdout.readline().startswith(b'{"id":"a"')
        process.stdout.close()
        assert process.stderr.read() == b""
    assert process.returncode == 0


def test_a_folder_that_is_not_there_is_named(texts: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["quantities", "--input", str(texts), "--output", str(tmp_path / "none" / "out.jsonl")]) == 1
    assert "out.jsonl: cannot be written" in capsys.readouterr().err


def test_a_file_that_is_not_there_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["quantities", "--input", str(tmp_path / "none.jsonl")]) == 1
    assert "none.jsonl" in capsys.readouterr().err
