"""Bad input found by coverage: cases that reach new code are kept and changed further (libFuzzer, by way of atheris).

``make fuzz`` runs it in an environment of its own.  A case fails as in :mod:`soak.inputs`: a traceback, no end, a lost
sentence, a message that does not help.  What failed is kept in ``.fuzz/``, a folder for each kind of file.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from random import Random

import atheris

with atheris.instrument_imports(include=["recension", "yaml"]):
    from soak.inputs import case, contents, failure
    from soak.readers import READERS, World, prepare

from soak.__main__ import record, table
from soak.mutants import YAML_PIECES, bytes_of
from soak.part import Part, Row

FOUND = Path(__file__).parents[2] / ".fuzz"
MADE = 200  # cases of the other trial that the corpus begins with, beside the real files
LONGEST = 40_000  # bytes of a case
STATE = re.compile(r"^#(\d+)\s+(\w+)\s+cov: (\d+) .*corp: (\d+)/", re.MULTILINE)


def main(words: list[str]) -> int:
    """Fuzz the kinds named (all without names); gives 1 when a case failed."""
    parser = argparse.ArgumentParser(prog="make fuzz", description=__doc__)
    parser.add_argument("kinds", nargs="*", metavar="KIND", help=f"some of: {', '.join(READERS)}")
    parser.add_argument("--runs", type=int, default=100_000, help="how many cases of each kind")
    parser.add_argument("--seconds", type=int, default=0, help="how long each kind may take at most; 0: without end")
    parser.add_argument("--seed", type=int, default=1, help="where the random choices begin")
    parser.add_argument("--jobs", type=int, default=os.cpu_count(), help="how many kinds at once")
    parser.add_argument("--one", action="store_true", help=argparse.SUPPRESS)
    asked = parser.parse_args(words)
    if unknown := sorted(set(asked.kinds) - set(READERS)):
        parser.error(f"no such kind: {', '.join(unknown)}; there are {', '.join(READERS)}")
    if asked.one:
        fuzz(asked.kinds[0], [f"-runs={asked.runs}", f"-max_total_time={asked.seconds}", f"-seed={asked.seed}"])
    with ThreadPoolExecutor(asked.jobs) as pool:
        rows = tuple(pool.map(lambda kind: row(kind, asked), asked.kinds or READERS))
    words = [f"--runs {asked.runs}", *([f"--seconds {asked.seconds}"] if asked.seconds else [])]
    part = Part("Coverage", f"make fuzz ARGS='{' '.join(words)}'", rows)
    print(table(part, asked.seed))
    if not asked.kinds:
        record("fuzz", part, asked.seed)
    return int(any(one.failed for one in rows))


def row(kind: str, asked: argparse.Namespace) -> Row:
    """Fuzz ``kind`` in a process of its own (libFuzzer ends its process), and read what it tells."""
    shutil.rmtree(folder(kind), ignore_errors=True)
    words = [kind, "--one", "--runs", str(asked.runs), "--seconds", str(asked.seconds), "--seed", str(asked.seed)]
    with tempfile.TemporaryFile("w+", errors="replace") as log:
        ended = subprocess.run([sys.executable, "-m", "soak.fuzz", *words], stdout=log, stderr=log, check=False)
        log.seek(0)
        told = log.read()
    states = STATE.findall(told)
    if ended.returncode or not states:
        raise SystemExit(f"{kind}: the fuzzer itself has stopped\n{told[-3000:]}")
    began = next((one for one in states if one[1] == "INITED"), states[0])
    last, found = states[-1], len(list(folder(kind).glob("*")))
    grown = f"branches {int(began[2]):,} → {int(last[2]):,}, corpus {int(last[3]):,}"
    return Row(kind, int(last[0]), found, grown)


def fuzz(kind: str, options: list[str]) -> None:
    """Fuzz ``kind`` with options of libFuzzer; does not come back."""
    here = Path(tempfile.mkdtemp())
    world, reader = World(here / "world"), READERS[kind]
    prepare(world)
    corpus = here / "corpus"
    corpus.mkdir()
    for data in [*contents(kind), *(case(kind, 1, number) for number in range(MADE))]:
        (corpus / hashlib.sha256(data).hexdigest()).write_bytes(data)

    def look(data: bytes) -> None:
        if wrong := failure(world, reader, data):
            keep(kind, data, wrong)

    words = [sys.argv[0], *options, f"-max_len={LONGEST}", "-timeout=0", "-rss_limit_mb=4096", str(corpus)]
    atheris.Setup(words, look, custom_mutator=mutator(kind))
    atheris.Fuzz()


def mutator(kind: str) -> Callable[[bytes, int, int], bytes]:
    """Every other change is libFuzzer's own; the rest are those of :mod:`soak.mutants`, which know the kind's marks."""
    from soak import awkward

    pieces, seeds = awkward.PIECES if READERS[kind].shapes else YAML_PIECES, contents(kind)

    def mutate(data: bytes, most: int, seed: int) -> bytes:
        if seed % 2:
            return atheris.Mutate(data, most)
        return bytes_of(Random(seed), data, seeds, pieces)[:most]

    return mutate


def folder(kind: str) -> Path:
    """Where the cases of ``kind`` that failed are kept."""
    return FOUND / kind.replace(" ", "-")


def keep(kind: str, data: bytes, wrong: str) -> None:
    """Keep a case that failed, one for each way of failing, with what is wrong beside it."""
    name = hashlib.sha256(re.sub(r"[^a-zA-Z: ]|(?<=:).*?(?= at )", "", wrong)[:80].encode()).hexdigest()[:12]
    place = folder(kind) / name
    if not place.exists():
        place.mkdir(parents=True)
        (place / "case").write_bytes(data)
        (place / "wrong.txt").write_text(f"{wrong}\n", encoding="utf-8", errors="backslashreplace")


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
