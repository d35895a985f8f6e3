"""Bad input: each kind of file, made up and mutated, is read to a correct result or refused with one clear message."""

from __future__ import annotations

import contextlib
import signal
import tempfile
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from random import Random

from recension.errors import RecensionError
from soak import awkward
from soak.mutants import YAML_PIECES, bytes_of, values_of
from soak.part import Part, Row, each
from soak.readers import READERS, Reader, World, prepare, yaml_data

# A case that takes this long does not end, or not soon enough to wait for.
HANG = 60
SHARE = 2_500  # cases that one process tries
# What stands in files that no case may show.
CANARY = "the-canary-sings-at-midnight"


class HangError(Exception):
    """A case did not end."""


def soak(amount: int, seed: int, jobs: int) -> Part:
    """``amount`` cases of each kind of file."""
    shares = [(name, seed, at, min(at + SHARE, amount)) for name in READERS for at in range(0, amount, SHARE)]
    failures = Counter[str]()
    for (name, *_), found in zip(shares, each(_failures, shares, jobs), strict=True):
        failures[name] += len(found)
    rows = tuple(Row(name, amount, failures[name]) for name in READERS)
    return Part("Bad input", "make soak ARGS=inputs", rows)


def _failures(asked: tuple[str, int, int, int]) -> list[str]:
    """What is wrong with the cases of one kind from one number on to before another."""
    name, seed, first, end = asked
    with tempfile.TemporaryDirectory() as folder:
        world = World(Path(folder))
        prepare(world)
        tried = (failure(world, READERS[name], case(name, seed, number)) for number in range(first, end))
        found = [one for one in tried if one]
    for one in sorted(set(found)):
        print(f"{name}: {one}", flush=True)
    return found


def case(name: str, seed: int, number: int) -> bytes:
    """The ``number``-th case for the reader ``name``: the same for the same ``seed``."""
    reader, random = READERS[name], Random(f"{seed} {name} {number}")
    seeds = contents(name)
    if reader.shapes and random.random() < 0.3:
        return written(random)
    if not reader.shapes and random.random() < 0.6:
        chosen = yaml_data(random.choice(reader.seeds))
        return values_of(random, chosen, contents("texts")[0].decode())
    pieces = awkward.PIECES if reader.shapes else YAML_PIECES
    whole = random.choice(seeds)
    low, high = sorted(random.choices(range(len(whole)), k=2))
    start = whole if not reader.shapes or len(whole) < 4000 or random.random() < 0.05 else whole[low:high][:3000]
    return bytes_of(random, start, seeds, pieces)


@cache
def contents(name: str) -> tuple[bytes, ...]:
    """The real files of a kind."""
    return tuple(path.read_bytes() for path in READERS[name].seeds)


def written(random: Random) -> bytes:
    """A text made up of awkward pieces and shapes."""
    parts = [awkward.text(random, random.choice((3, 30, 200)))]
    while random.random() < 0.5:
        parts.append(awkward.shaped(random.choice([*awkward.SHAPES]), random.choice((3, 100, 2000))))
        parts.append(random.choice(("", "\n", "\n\n", "\f")) + awkward.text(random, 20))
    return "".join(parts).encode()


def failure(world: World, reader: Reader, data: bytes) -> str:
    """What is wrong with the way ``data`` is read; empty when it is read well or refused well."""
    path = world.data / reader.place
    kept = path.read_bytes() if path.exists() else None
    path.write_bytes(data)
    try:
        with alarm(HANG):
            reader.read(world, path)
    except RecensionError as error:
        return unclear(error, str(world.data))
    except Exception as error:  # whatever it is, a user would see a traceback
        return f"{type(error).__name__}: {str(error)[:200]} at {place_of(error)}"
    finally:
        if kept is not None:
            path.write_bytes(kept)
    return ""


def unclear(error: RecensionError, folder: str) -> str:
    """Why the message of ``error`` is none that helps; empty when it does."""
    told = str(error)
    if not error.place or not error.problem or not error.remedy:
        return f"says no place, problem or remedy: {told!r}"
    if CANARY in told:
        return f"shows what stands in another file: {told.replace(folder, '')!r}"
    if len(told) > 8_000:
        return f"is a message of {len(told)} characters from {error.place.replace(folder, '')[:80]}"
    return ""


def place_of(error: BaseException) -> str:
    """Where in the package ``error`` came from."""
    found, at = "", error.__traceback__
    while at:
        name = at.tb_frame.f_code.co_filename
        if "/recension/" in name:
            found = f"{name.rpartition('/recension/')[2]}:{at.tb_lineno}"
        at = at.tb_next
    return found


@contextlib.contextmanager
def alarm(seconds: int) -> Iterator[None]:
    """Raise :class:`HangError` when what is inside takes longer than ``seconds``."""

    def ring(*_: object) -> None:
        raise HangError(f"did not end within {seconds} seconds")

    before = signal.signal(signal.SIGALRM, ring)
    signal.alarm(seconds)
    try:
        yield
    finally:
        signal.alarm(0)
        signal.signal(signal.SIGALRM, before)
