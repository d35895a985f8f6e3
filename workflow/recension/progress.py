"""How far a build is: studies done, failed and left, and the time to go.

In a terminal one line that is written over; elsewhere, where there are many studies, a plain line a minute.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from typing import TextIO

OVER = "\r\x1b[K"  # to the start of the line, which is emptied
Count = Callable[[], tuple[int, int]]


def line(done: int, failed: int, total: int, seconds: float) -> str:
    """The state of a build of ``total`` studies, of which ``done`` were built and ``failed`` could not be, after
    ``seconds``."""
    left = total - done - failed
    parts = [f"{done} of {total} {'study' if total == 1 else 'studies'} done"]
    parts += [f"{failed} failed"] if failed else []
    parts += [f"{left} left"] if left else []
    if left and done + failed:
        parts.append(f"about {duration(seconds / (done + failed) * left)} to go")
    return ", ".join(parts)


def duration(seconds: float) -> str:
    """``seconds`` in words, no more exact than a guess can be."""
    if seconds < 90:
        return f"{max(1, round(seconds))} s"
    if seconds < 90 * 60:
        return f"{round(seconds / 60)} min"
    return f"{seconds / 3600:.1f} h"


class Progress(threading.Thread):
    """Tells on ``stream`` how far ``total`` studies are, as ``count`` gives the numbers of done and failed ones."""

    def __init__(self, total: int, count: Count, stream: TextIO, every: float | None = None) -> None:
        super().__init__(daemon=True)
        self.total, self.count, self.stream = total, count, stream
        self.terminal = stream.isatty()
        self.every = every or (1 if self.terminal else 60)
        self.began, self.ended = time.monotonic(), threading.Event()

    def run(self) -> None:
        """Tell it again and again, until the build has ended."""
        if self.terminal:
            self._tell()
        while not self.ended.wait(self.every):
            self._tell()

    def end(self) -> None:
        """Tell it for the last time."""
        self.ended.set()
        self.join()
        self._tell()
        if self.terminal:
            self._write("\n")

    def _tell(self) -> None:
        said = line(*self.count(), self.total, time.monotonic() - self.began)
        self._write(f"{OVER}recension: {said}" if self.terminal else f"recension: {said}\n")

    def _write(self, text: str) -> None:
        try:
            self.stream.write(text)
            self.stream.flush()
        except OSError:
            self.ended.set()  # nobody reads any more; the build goes on
