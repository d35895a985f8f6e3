"""Work in a child process beside one's own, so that both cores of a small machine have something to do."""

from __future__ import annotations

import contextlib
import os
import signal
from collections.abc import Callable, Iterator

# Whether a core may be free.  Beside a batch there are others, and a child of its large process costs what it spares.
FREE = True


@contextlib.contextmanager
def beside(work: Callable[[], bytes]) -> Iterator[Callable[[], bytes]]:
    """A function, to be called once, that waits for what ``work`` gives in a child process.

    What a child cannot do, or does not come to the end of, is done here: so it fails as it would without one.
    """
    try:
        child, result = _begun(work) if FREE else (0, 0)
    except OSError:  # no more processes, or files
        child = 0
    if not child:
        yield work
        return
    left = [child]

    def waited() -> bytes:
        told = _told(child, result)
        left.clear()
        return told or work()

    try:
        yield waited
    finally:
        os.close(result)
        for one in left:
            os.kill(one, signal.SIGKILL)
            os.waitpid(one, 0)


def _begun(work: Callable[[], bytes]) -> tuple[int, int]:
    """The child that does ``work``, and where its result is read from."""
    result, told = os.pipe()
    try:
        child = os.fork()
    except OSError:
        os.close(result)
        os.close(told)
        raise
    if not child:
        with contextlib.suppress(BaseException), open(told, "wb") as pipe:
            pipe.write(work())
            pipe.flush()
            os._exit(0)
        os._exit(1)
    os.close(told)
    return child, result


def _told(child: int, result: int) -> bytes:
    """What the child has told, when it came to its end; else nothing."""
    with open(result, "rb", closefd=False) as pipe:
        told = pipe.read()
    return told if os.waitpid(child, 0)[1] == 0 else b""
