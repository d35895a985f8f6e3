"""A command that takes too long, or more than there is, ends with one message that names the limit."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import msgspec
import pytest

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
