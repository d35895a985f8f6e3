"""How much time and memory a command may take, and how large a witness may be (``limits`` of the config).

The workflow hands the limits over in the environment, so that no result depends on them and a change of them runs
nothing again.  They cost nothing: the kernel keeps them (:func:`resource.setrlimit`, :func:`signal.setitimer`).
"""

from __future__ import annotations

import contextlib
import os
import resource
import signal
import threading
from collections.abc import Iterator, Sequence

import msgspec

from .errors import RecensionError
from .records.config import Limits

NAME = "RECENSION_LIMITS"
REMEDY = "Raise limits.{} in the config, or see what in the study is so large."


def limits() -> Limits:
    """The limits that hold for this process: those of the environment, else the defaults."""
    said = os.environ.get(NAME)
    return msgspec.json.decode(said, type=Limits) if said else Limits()


def hold_memory() -> None:
    """Let this process, and those that it starts, have no more memory than the limit."""
    most = limits().memory << 20
    _, highest = resource.getrlimit(resource.RLIMIT_AS)
    if highest == resource.RLIM_INFINITY or most < highest:
        resource.setrlimit(resource.RLIMIT_AS, (most, highest))


def called(words: Sequence[str]) -> str:
    """What the command ``words`` is called in a message: a step, which has a log, with what it makes, which it names
    last."""
    return f"{words[-1]}: recension {words[0]}" if "--log" in words else f"recension {words[0]}"


@contextlib.contextmanager
def within_limits(what: str) -> Iterator[None]:
    """Raise :class:`RecensionError` at ``what`` when what is inside takes too long or more memory than there is."""
    seconds = limits().seconds
    timed = threading.current_thread() is threading.main_thread()  # no other may have a signal

    def stop(*_: object) -> None:
        raise RecensionError(what, f"took longer than {seconds} seconds", REMEDY.format("seconds"))

    before = timed and signal.signal(signal.SIGALRM, stop)
    if timed:
        signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    except MemoryError:
        raise RecensionError(what, f"needs more than {limits().memory} MB", REMEDY.format("memory")) from None
    finally:
        if timed:
            signal.setitimer(signal.ITIMER_REAL, 0)
            signal.signal(signal.SIGALRM, before)
