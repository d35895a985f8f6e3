"""Many studies through all stages in one process, which imports pandas, matplotlib and Typst once.

A step whose stamp holds is left out (:mod:`recension.stamps`), so that one edited study costs its batch little.  A
study that cannot be built is told and left; the others go on.  The work is done in a child process: one that dies at
a study (for want of memory, say) is replaced, and takes no other study with it.
"""

from __future__ import annotations

import hashlib
import os
import signal
import sys
import traceback
from collections.abc import Sequence
from pathlib import Path

from .bucket import fetch_results, send_results, study_copy
from .cli import perform
from .errors import RecensionError
from .files import write_bytes
from .records.config import Config
from .stamps import Stamps
from .steps import DIAGRAMS, Plan
from .study import load_study
from .verification import beside

# How a line of the batch's log begins, before the id of a study.
DONE, UNCHANGED, FAILED = "done", "unchanged", "failed"


class Batch:
    """The studies ``ids`` and the ``log`` that gets a line for each when it has come to an end."""

    def __init__(self, ids: Sequence[str], config: Config, templates: Path, log: Path) -> None:
        self.ids, self.config, self.templates, self.log = list(ids), config, templates, log

    def build(self) -> list[str]:
        """Build the studies; gives the ids of those that failed, each told on standard error and in the log."""
        write_bytes(self.log, b"")
        while left := [one for one in self.ids if one not in (ended := told(self.log))]:
            if status := _in_child(lambda these=left: self._build(these)):
                lost = next((one for one in left if one not in told(self.log)), None)
                if lost is None:
                    break
                self._fail(lost, _killed(lost, status))
        ended = told(self.log)
        return [one for one in self.ids if ended[one] == FAILED]

    def _build(self, ids: Sequence[str]) -> None:
        beside.FREE = False
        for one in ids:
            try:
                self._tell(self._study(one), one)
            except RecensionError as error:
                self._fail(one, error)
            except Exception as error:  # a fault of the program must not take the other studies with it
                self._fail(one, self._fault(one, error))

    def _study(self, identifier: str) -> str:
        """Run the steps of one study whose stamps do not hold; says whether there were any.

        With a bucket, results that are not here come from there, and go there when they are verified.  What a process
        that was killed at this study has left half-written is taken away: no other one is at work here.
        """
        plan = Plan(load_study(identifier, self.config), self.config, self.templates)
        for path in plan.results.rglob(".*.partial"):
            path.unlink(missing_ok=True)
        copy = study_copy(self.config.bucket, plan.results) if self.config.bucket else None
        if copy:
            fetch_results(copy)
            (plan.results / DIAGRAMS).mkdir(parents=True, exist_ok=True)  # a bucket knows no empty folder
        stamps = Stamps(plan.results, self.templates)
        how = UNCHANGED
        for step in plan.steps():
            if not stamps.hold(step):
                stamps.run(step, perform)
                how = DONE
        if copy:
            send_results(copy)
        return how

    def _fault(self, identifier: str, error: Exception) -> RecensionError:
        log = Path(self.config.pathvars.results) / identifier / "logs" / "fault.log"
        write_bytes(log, "".join(traceback.format_exception(error)).encode("utf-8", "backslashreplace"))
        what = f"a fault of the program stopped it ({type(error).__name__}: {error})"
        return RecensionError(identifier, what, f"Report it, please, with {log}.")

    def _tell(self, how: str, identifier: str, message: str = "") -> None:
        with self.log.open("a", encoding="utf-8") as file:
            file.write(f"{how} {identifier}\n{message}")

    def _fail(self, identifier: str, error: RecensionError) -> None:
        print(f"recension: {error}", file=sys.stderr, flush=True)
        lines = "".join(f"  {line}\n" for line in str(error).splitlines())
        self._tell(FAILED, identifier, lines)


def share(ids: Sequence[str], size: int) -> dict[str, list[str]]:
    """``ids`` in batches of ``size`` or somewhat fewer on average, by the name of the batch.

    The number of batches is a power of two and a study's place is a hash of its id, so that a study that comes or goes
    moves no other one.
    """
    count = 1 << max(0, (-(-len(ids) // size) - 1).bit_length())
    shares: dict[str, list[str]] = {}
    for one in sorted(ids):
        number = int.from_bytes(hashlib.sha256(one.encode()).digest()[:8]) % count
        shares.setdefault(f"{number:0{len(str(count - 1))}}-of-{count}", []).append(one)
    return dict(sorted(shares.items()))


def told(log: Path) -> dict[str, str]:
    """How each study came to its end, by its id, as the log of a batch tells; empty where there is no such log."""
    if not log.is_file():
        return {}
    lines = (line.split() for line in log.read_text(encoding="utf-8").splitlines() if not line.startswith(" "))
    return {words[1]: words[0] for words in lines if len(words) == 2}


def _killed(identifier: str, status: int) -> RecensionError:
    number = os.WTERMSIG(status) if os.WIFSIGNALED(status) else 0
    how = f"by {signal.Signals(number).name}" if number else f"with exit code {os.waitstatus_to_exitcode(status)}"
    return RecensionError(
        identifier, f"the process that built it was ended {how}", "Build it alone; it may need more memory."
    )


def _in_child(work) -> int:
    """Do ``work`` in a child process and wait for it; gives its wait status.  What ends this process ends the child."""
    child = os.fork()
    if not child:
        code = 1
        try:
            signal.signal(signal.SIGTERM, signal.SIG_DFL)
            work()
            code = 0
        except KeyboardInterrupt:
            code = 130
        finally:
            sys.stderr.flush()
            os._exit(code)
    previous = signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    try:
        return os.waitpid(child, 0)[1]
    except BaseException:
        os.kill(child, signal.SIGTERM)
        os.waitpid(child, 0)
        raise
    finally:
        signal.signal(signal.SIGTERM, previous)
