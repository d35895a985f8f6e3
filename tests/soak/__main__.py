"""``make soak``: run the trials named (all without names) and write their figures into docs/reliability.md."""

from __future__ import annotations

import argparse
import datetime
import importlib
import os
import platform
import re
import sys
from pathlib import Path

from soak.part import Part

RELIABILITY = Path(__file__).parents[2] / "docs" / "reliability.md"

# Each part with how many trials make a long run.
PARTS: dict[str, int] = {
    "kills": 400,
    "faults": 40,
    "reproduce": 4,
    "inputs": 10_000,
    "large": 50,
    "hostile": 300,
    "fidelity": 10_000,
}


def main(words: list[str]) -> int:
    """Run the parts named in ``words``; gives 1 when any of their trials failed."""
    parser = argparse.ArgumentParser(prog="make soak", description=__doc__)
    parser.add_argument("parts", nargs="*", metavar="PART", help=f"some of: {', '.join(PARTS)}")
    parser.add_argument("--amount", type=int, help="how many trials of each part, instead of its own long run")
    parser.add_argument("--seed", type=int, default=0, help="where the random choices begin")
    parser.add_argument("--jobs", type=int, default=os.cpu_count(), help="how many trials at once")
    parser.add_argument("--print", action="store_true", help="print the figures and leave docs/reliability.md alone")
    asked = parser.parse_args(words)
    if unknown := sorted(set(asked.parts) - set(PARTS)):
        parser.error(f"no such part: {', '.join(unknown)}; there are {', '.join(PARTS)}")
    failed = False
    for name in asked.parts or PARTS:
        part = importlib.import_module(f"soak.{name}").soak(asked.amount or PARTS[name], asked.seed, asked.jobs)
        failed |= any(row.failed for row in part.rows)
        print(table(part, asked.seed), flush=True)
        if not asked.print:
            record(name, part, asked.seed)
    return int(failed)


def table(part: Part, seed: int) -> str:
    """The figures of a part as Markdown, with when and on what they were made."""
    head = (
        f"`{part.command}`, seed {seed}, {datetime.date.today().isoformat()},"
        f" Python {platform.python_version()} on {platform.system()}:"
    )
    lines = ["| what | tried | failed | |", "|---|---:|---:|---|"]
    lines += [f"| {row.what} | {row.tried:,} | {row.failed:,} | {row.remark} |" for row in part.rows]
    return "\n".join([head, "", *lines])


def record(name: str, part: Part, seed: int) -> None:
    """Put the figures of a part between its two marks in docs/reliability.md."""
    text = RELIABILITY.read_text(encoding="utf-8")
    marks = re.compile(rf"(?<=<!-- {name} -->\n).*?(?=<!-- /{name} -->)", re.S)
    if not marks.search(text):
        raise SystemExit(f"docs/reliability.md has no place for {name}: <!-- {name} --> and <!-- /{name} -->")
    RELIABILITY.write_text(marks.sub(lambda _: table(part, seed) + "\n", text, count=1), encoding="utf-8")


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
