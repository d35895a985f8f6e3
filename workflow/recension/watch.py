"""A command in a child process, so that its end from below is told as one message.

Native code that gets no memory ends its process (Rust's allocation failure, PDFium's), and so does the system when it
has none left.  A process that has done nothing yet can say so: it costs a fork before anything is imported.
"""

from __future__ import annotations

import gc
import os
import signal
from collections.abc import Sequence
from pathlib import Path

from .errors import RecensionError
from .limits import REMEDY, called, limits

PRINTED = "Raise limits.memory in the config, or print the text alone (pdf.layout: edition), for a fifth of the memory."
# Signals by which a process ends that nobody has asked to end.
FAULTS = frozenset(
    {signal.SIGABRT, signal.SIGBUS, signal.SIGFPE, signal.SIGILL, signal.SIGKILL, signal.SIGSEGV, signal.SIGTRAP}
)


def child_status() -> int | None:
    """Go on in a child process, where this gives ``None``; here it gives the child's wait status when it has ended.

    A request to end is handed on.  Ctrl-C is not: a terminal says it to both.
    """
    asked = {signal.SIGTERM, signal.SIGINT}
    signal.pthread_sigmask(signal.SIG_BLOCK, asked)  # until it is known what to do with them
    gc.freeze()  # else the first collection would copy every page
    child = os.fork()
    if child:
        signal.signal(signal.SIGTERM, lambda *_: os.kill(child, signal.SIGTERM))
        signal.signal(signal.SIGINT, lambda *_: None)
    signal.pthread_sigmask(signal.SIG_UNBLOCK, asked)
    if not child:
        return None
    status = os.waitpid(child, 0)[1]
    for number in asked:  # there is nobody any more to hand it on to
        signal.signal(number, signal.SIG_DFL)
    return status


def end_as(status: int, words: Sequence[str]) -> None:
    """End this process as its child has ended, which ran the command ``words``: with its exit code, or by the signal
    that asked it to end.

    Raises :class:`RecensionError`, which stands in the command's log by then, when native code or the system ended it.
    """
    if not os.WIFSIGNALED(status):
        os._exit(os.waitstatus_to_exitcode(status))  # at once: Python's own way out takes longer than the fork
    number = signal.Signals(os.WTERMSIG(status))
    if number not in FAULTS:
        signal.signal(number, signal.SIG_DFL)
        os.kill(os.getpid(), number)
    error = RecensionError(called(words), _told(number), _remedy(words))
    if "--log" in words[:-1]:
        from .files import write_bytes

        write_bytes(Path(words[words.index("--log") + 1]), f"{error}\n".encode())
    raise error


def _told(number: signal.Signals) -> str:
    return f"was ended by {number.name}: it needs more memory than there is, or more than {limits().memory} MB"


def _remedy(words: Sequence[str]) -> str:
    """What to do for the command ``words`` to have memory enough."""
    whole = any(word.endswith(".pdf") for word in words) and "edition" not in words
    return PRINTED if words[0] == "render" and whole else REMEDY.format("memory")
