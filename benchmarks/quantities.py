"""How well and how fast quantities are read.  Run: ``.venv/bin/python benchmarks/quantities.py [TEXTS.jsonl]``.

The newspaper sentences under ``tests/coding`` are scored by value, value and unit, value and direction; the speed is
that of the command's work once it runs, on the same sentences, or on the texts of a file of JSON lines.
"""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT / "workflow"))

from recension.coding.conventions import quantities_of  # noqa: E402

Entry = tuple[tuple[float, ...], str, str]


def main(texts: list[str]) -> None:
    """Print the scores on the newspaper sentences, and texts and code points a second on ``texts``."""
    sentences = [line.split("\t") for line in _lines(ROOT / "tests" / "coding" / "newspaper.tsv")]
    for name, parts in (("value", (0,)), ("value+unit", (0, 1)), ("value+direction", (0, 2)), ("all", (0, 1, 2))):
        print(f"{name:16} F1 {score(sentences, parts):5.1f}")
    texts = texts or [sentence for sentence, _ in sentences]
    rounds = max(1, 400_000 // sum(map(len, texts)))
    quantities_of(texts[0], "news")
    start = time.process_time()
    for _ in range(rounds):
        for text in texts:
            quantities_of(text, "news")
    spent = time.process_time() - start
    mean = sum(map(len, texts)) / len(texts)
    print(f"{rounds * len(texts) / spent:.0f} texts a second of CPU, {mean:.0f} code points each")


def score(sentences: list[list[str]], parts: tuple[int, ...]) -> float:
    """F1 of the quantities of ``sentences`` in those ``parts`` of an entry (value, unit, direction)."""
    right = stated = found = 0
    for text, written in sentences:
        gold = [_entry(*entry.split("|")) for entry in written.split(";") if entry]
        pred = [_entry(row["value"], row["norm_unit"], row["bound"]) for row in quantities_of(text, "news")]
        stated, found = stated + len(gold), found + len(pred)
        for entry in gold:
            match = next((one for one in pred if all(one[part] == entry[part] for part in parts)), None)
            if match:
                pred.remove(match)
                right += 1
    return 200 * right / (stated + found)


def _entry(value: str | float | list[float], unit: str, bound: str) -> Entry:
    numbers = [float(part) for part in value.split(",")] if isinstance(value, str) else value
    numbers = numbers if isinstance(numbers, list) else [numbers]
    return tuple(round(number, 6) for number in numbers), unit, bound


def _lines(path: Path) -> list[str]:
    return path.read_text(encoding="utf-8").splitlines()


if __name__ == "__main__":
    main([json.loads(line)["text"] for line in _lines(Path(sys.argv[1]))] if len(sys.argv) > 1 else [])
