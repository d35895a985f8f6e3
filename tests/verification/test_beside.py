"""What is done in a child process comes to the same as done here, whatever becomes of the child."""

from __future__ import annotations

import os
import signal

import pytest
from verification.sample import good

from recension.verification import promises, verify
from recension.verification.beside import beside

HERE = os.getpid()


def lost_in_a_child() -> bytes:
    """Gives the id of this process; a child is killed at it."""
    if os.getpid() != HERE:
        os.kill(os.getpid(), signal.SIGKILL)
    return str(os.getpid()).encode()


def broken_in_a_child() -> bytes:
    if os.getpid() != HERE:
        raise ZeroDivisionError
    return str(os.getpid()).encode()


def no_child_left() -> bool:
    try:
        os.waitpid(-1, os.WNOHANG)
    except ChildProcessError:
        return True
    return False


def test_the_work_is_done_in_another_process() -> None:
    with beside(lambda: str(os.getpid()).encode() * 100_000) as result:
        assert str(HERE).encode() not in result()[:20]
    assert no_child_left()


@pytest.mark.parametrize("work", [lost_in_a_child, broken_in_a_child])
def test_what_a_child_does_not_end_is_done_here(work) -> None:
    with beside(work) as result:
        assert result() == str(HERE).encode()
    assert no_child_left()


def test_without_another_process_it_is_done_here(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse() -> int:
        raise BlockingIOError

    monkeypatch.setattr(os, "fork", refuse)
    with beside(lost_in_a_child) as result:
        assert result() == str(HERE).encode()


def test_a_fault_here_leaves_no_child_behind() -> None:
    reading, writing = os.pipe()
    with pytest.raises(ZeroDivisionError), beside(lambda: os.read(reading, 1)):  # would wait for ever
        raise ZeroDivisionError
    assert no_child_left()
    os.close(reading)
    os.close(writing)


def test_checks_are_told_in_the_order_of_the_promises() -> None:
    build = good()
    told = verify(**{name: getattr(build, name) for name in build.__dataclass_fields__})
    assert [check.id for check in told.checks] == [promise.id for promise in promises()] and told.passed
