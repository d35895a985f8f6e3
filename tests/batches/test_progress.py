"""How far a build is, in words that a person and a log can do with."""

from __future__ import annotations

import io
import os
import pty
import re
import select
import subprocess
import sys
from pathlib import Path

import pytest
from indexing.corpus import corpus

from recension.progress import Progress, line
from workspace import ROOT


@pytest.mark.parametrize(
    ("done", "failed", "total", "seconds", "said"),
    [
        (0, 0, 1, 5, "0 of 1 study done, 1 left"),
        (2, 0, 10, 20, "2 of 10 studies done, 8 left, about 80 s to go"),
        (99, 1, 1000, 3600, "99 of 1000 studies done, 1 failed, 900 left, about 9.0 h to go"),
        (0, 3, 4, 900, "0 of 4 studies done, 3 failed, 1 left, about 5 min to go"),
        (9, 1, 10, 60, "9 of 10 studies done, 1 failed"),
    ],
)
def test_a_line_says_done_failed_left_and_time_to_go(done, failed, total, seconds, said) -> None:
    assert line(done, failed, total, seconds) == said


def test_a_log_gets_plain_lines() -> None:
    stream = io.StringIO()
    progress = Progress(3, lambda: (2, 1), stream)
    progress.start()
    progress.end()
    assert stream.getvalue() == "recension: 2 of 3 studies done, 1 failed\n"


def test_a_reader_that_goes_away_does_not_stop_the_build() -> None:
    class Gone(io.StringIO):
        def write(self, text: str) -> int:
            raise BrokenPipeError

    progress = Progress(3, lambda: (2, 1), Gone(), every=0.01)
    progress.start()
    progress.end()


def test_in_a_terminal_one_line_is_written_over_and_nothing_else(tmp_path: Path) -> None:
    workspace = corpus(tmp_path / "work")
    for study in ("reading-rooms", "late-hours", "third-look"):
        (workspace.data / "studies" / study).rename(workspace.folder / study)
    master, terminal = pty.openpty()
    words = ["-s", str(ROOT / "Snakefile"), "--configfile", "config.yaml", "--cores", "2", "--quiet", "all"]
    run = subprocess.Popen(
        [sys.executable, "-m", "recension.build", *words],
        cwd=workspace.folder, stdin=subprocess.DEVNULL, stdout=terminal, stderr=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": str(ROOT / "workflow")},
    )  # fmt: skip
    os.close(terminal)
    shown = b""
    while run.poll() is None or select.select([master], [], [], 0)[0]:
        if select.select([master], [], [], 0.1)[0]:
            try:
                shown += os.read(master, 65536)
            except OSError:
                break
    assert run.wait() == 0, run.stderr.read()
    [told, *rest] = shown.decode().split("\r\n")
    states = told.split("\r\x1b[K")
    assert states[1] == "recension: 0 of 1 study done, 1 left" and states[-1] == "recension: 1 of 1 study done"
    assert all(re.fullmatch(r"recension: the reports are in .*|", one) for one in rest)
