"""A command that takes too long, or more than there is, ends with one message that names the limit."""

from __future__ import annotations

import gc
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import msgspec
import pytest
from rendering.specimen import TEMPLATES, Specimen

from recension.cli import main
from recension.errors import RecensionError
from recension.limits import NAME, limits, within_limits
from recension.records.config import Config, Limits
from recension.rendering.elements import API_VERSION
from recension.rendering.writers import run_pandoc
from recension.steps import settings_of
from workspace import ROOT


def command(limit: Limits, *words: str) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "workflow"), NAME: msgspec.json.encode(limit).decode()}
    run = [sys.executable, "-m", "recension", *words]
    return subprocess.run(run, env=environment, capture_output=True, text=True, timeout=300, check=False)


def study(tmp_path: Path, size: int) -> Path:
    folder = tmp_path / "a-study"
    folder.mkdir()
    (folder / "text.txt").write_text("It is told here \U0001f600.\n\n" * (size // 23), encoding="utf-8")
    return folder


def read(folder: Path, limit: Limits) -> subprocess.CompletedProcess[str]:
    log, document = folder / "logs" / "read.log", folder / "document.json"
    done = command(limit, "read", "--log", str(log), "--study", str(folder), "--document", str(document))
    assert done.returncode == 0 or not document.exists()
    return done


@pytest.mark.parametrize(
    ("size", "limit", "says"),
    [
        (2 << 20, Limits(witness=1), "text.txt” is larger than 1 MB"),
        (60 << 20, Limits(memory=256), "needs more than 256 MB"),
        (6 << 20, Limits(seconds=1), "took longer than 1 seconds"),
    ],
)
def test_a_limit_that_is_hit_is_told_with_what_to_raise(tmp_path: Path, size: int, limit: Limits, says: str) -> None:
    done = read(study(tmp_path, size), limit)
    assert done.returncode == 1
    assert says in done.stderr and "in the config" in done.stderr and "Traceback" not in done.stderr
    assert len(done.stderr.splitlines()) == 2


def test_pandoc_is_held_to_both(monkeypatch: pytest.MonkeyPatch) -> None:
    def tree(*words: str) -> bytes:
        blocks = [{"t": "Para", "c": [{"t": "Str", "c": word} for word in words]}]
        return msgspec.json.encode({"pandoc-api-version": API_VERSION, "meta": {}, "blocks": blocks})

    monkeypatch.setenv(NAME, '{"memory": 256}')
    with pytest.raises(RecensionError, match="cannot write html5: .*[Hh]eap exhausted"):
        run_pandoc(tree("x" * 100_000_000), "html5", [])
    monkeypatch.setenv(NAME, '{"seconds": 1}')
    with pytest.raises(RecensionError, match="took longer than 1 seconds"):
        run_pandoc(tree(*["word"] * 500_000), "html5", [])


@pytest.mark.parametrize(
    ("layout", "remedy"),
    [
        ("apparatus", "Raise limits.memory in the config, or print the text alone (pdf.layout: edition)"),
        ("edition", "Raise limits.memory in the config, or see"),
    ],
)
def test_native_code_without_memory_is_told_as_one_message(tmp_path: Path, layout: str, remedy: str) -> None:
    """Typst ends its process when it gets no memory; the log has the message too; no file is half-written."""
    ast, log, output = tmp_path / "report.ast.json", tmp_path / "render.log", tmp_path / "edition.pdf"
    ast.write_bytes(Specimen(*(("paragraph", f"It is told here: {n}.") for n in range(12_000))).ast())
    paths = ["--log", str(log), "--ast", str(ast), "--templates", str(TEMPLATES), "--output", str(output)]
    done = command(Limits(memory=320), "render", "--layout", layout, *paths)
    told = f"{output}: recension render: was ended by SIGABRT: it needs more memory than there is, or more than 320 MB"
    told += f"\n  {remedy}"
    assert done.returncode == 1 and "Traceback" not in done.stderr
    assert f"recension: {told}" in done.stderr and log.read_text(encoding="utf-8").startswith(told)
    assert not output.exists()


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGKILL])
def test_a_command_that_is_asked_to_end_ends_whole_and_a_child_that_is_killed_is_told(number: signal.Signals) -> None:
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "workflow")}
    with subprocess.Popen(
        [sys.executable, "-m", "recension", "quantities"],
        env=environment,
        text=True,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as process:  # it waits for its input
        children = Path(f"/proc/{process.pid}/task/{process.pid}/children")
        while not (child := children.read_text().strip()):
            assert process.poll() is None
            time.sleep(0.01)
        os.kill(process.pid if number == signal.SIGTERM else int(child), number)
        process.wait()
        said = process.stderr.read()
    assert not Path(f"/proc/{child}").exists()
    if number == signal.SIGTERM:
        assert (process.returncode, said) == (-signal.SIGTERM, "")
    else:
        assert process.returncode == 1 and said.startswith("recension: recension quantities: was ended by SIGKILL")


def test_what_is_inside_of_the_limits_has_the_same_result_and_leaves_no_timer(tmp_path: Path) -> None:
    folder = study(tmp_path, 2000)
    assert read(folder, Limits()).returncode == 0
    document = (folder / "document.json").read_bytes()
    assert read(folder, Limits(witness=1, memory=1024, seconds=60)).returncode == 0
    assert (folder / "document.json").read_bytes() == document
    with within_limits("here"):
        pass
    assert limits() == Limits()


def test_no_result_depends_on_the_limits() -> None:
    assert settings_of(Config(limits=Limits(memory=300))) == settings_of(Config())


@pytest.mark.parametrize("made", ["edition.pdf", "none.at.all"])
def test_rings_are_looked_for_again_when_a_report_is_made_or_not(tmp_path: Path, made: str) -> None:
    """*render* does not look for them, but in a batch others follow in the same process."""
    ast = tmp_path / "report.ast.json"
    ast.write_bytes(Specimen(("title", "A title"), ("paragraph", "It is told here.")).ast())
    paths = ["--ast", str(ast), "--templates", str(TEMPLATES), "--output", str(tmp_path / made)]
    assert main(["render", *paths]) == int(made != "edition.pdf")
    assert gc.isenabled()
