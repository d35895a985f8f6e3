"""A corpus of varied studies to measure with, the same for the same seed.

``make(folder, number, seed, words)`` writes a ``data`` folder: studies of two to twelve printed pages, or of so many
words, about towns that one of two codebooks compares, with and without landing page, edits, coding and ``study.yaml``.
"""

from __future__ import annotations

import random
import shutil
from hashlib import sha256
from pathlib import Path

ROOT = Path(__file__).parent.parent
TOWNS = ("Alder", "Birkenau", "Corvo", "Dunmore", "Eastry", "Falun", "Gravina", "Hulst")
NAMES = ("Abara", "Okafor", "Lund", "Quist", "Velde", "Marsh", "Ferro", "Iversen", "Tanaka", "Castell")
WHO = (
    "The council",
    "The library",
    "The friends' society",
    "The ferry office",
    "The school board",
    "The harbor office",
)
DID = (
    "trained {n} volunteers", "hired {n} wardens", "opened {n} rooms on Sundays", "recorded {n} complaints of noise",
    "planned to visit {n} households", "reported that loans rose by {n}%", "published {n} notices on the roster",
    "did not count more than {n} visitors", "spent ${n} million on training", "asked {n} residents for advice",
)  # fmt: skip
WHEN = ("in {y}", "between {y} and {z}", "during the spring of {y}")
TAILS = (
    "", ", because the evenings were long", ", although few residents had asked for it", " in order to meet demand",
    ", which the neighbors welcomed", " and kept a register of each visit",
)  # fmt: skip
SECTIONS = ("INTRODUCTION", "METHODS", "RESULTS", "DISCUSSION", "CONCLUSIONS")
PARAGRAPH = 105  # words, about
CODEBOOK = """title: {title}
subjects:
{subjects}
dimensions:
  - {{id: staffing, name: Staffing, definition: Who does the work., cues: [warden*, volunteer*, roster, hired, train*]}}
  - {{id: use, name: Use, definition: What is used and by whom., cues: [loan*, visit*, room*]}}
  - {{id: voice, name: Voice, definition: What residents say., cues: [complain*, comment*, notice*]}}
"""


def make(folder: Path, number: int, seed: int = 1, words: int = 0) -> list[str]:
    """Write ``number`` studies under ``folder``/data, each of about ``words`` words (0: 2 to 12 pages); gives their
    ids."""
    data = folder / "data"
    shutil.copytree(ROOT / "data" / "codebooks", data / "codebooks")
    for title, towns in (("North", TOWNS[:4]), ("South", TOWNS[4:])):
        subjects = "\n".join(f"  - {{id: {town}, name: {town}, cues: [{town}]}}" for town in towns)
        text = CODEBOOK.format(title=f"Towns of the {title}", subjects=subjects)
        (data / "codebooks" / f"{title.lower()}.yaml").write_text(text, encoding="utf-8")
    ids = [f"study-{place:06}" for place in range(number)]
    for one in ids:
        _study(data / "studies" / one, random.Random(f"{seed} {one}"), words)
    return ids


def _study(folder: Path, chance: random.Random, words: int) -> None:
    """One study: always a text, and by chance what else a study may have."""
    folder.mkdir(parents=True)
    north = chance.random() < 0.5
    text, sentences = _text(TOWNS[:4] if north else TOWNS[4:], chance, words)
    (folder / "paper.txt").write_text(text, encoding="utf-8")
    if chance.random() < 0.1:
        return  # a text alone, read with the codebook of the config
    witnesses = [("paper", "text", "paper.txt")]
    if chance.random() < 0.4:
        title, authors = text.split("\n\n")[:2]
        (folder / "landing-page.txt").write_text(f"{title}\n{authors}\n", encoding="utf-8")
        witnesses.append(("page", "landing-page", "landing-page.txt"))
    lines = ["language: en-US", f"codebook: {'north' if north else 'south'}", "witnesses:"]
    for name, role, path in witnesses:
        digest = sha256((folder / path).read_bytes()).hexdigest()
        lines.append(f"  - {{id: {name}, role: {role}, path: {path}, sha256: {digest}}}")
    (folder / "study.yaml").write_text("\n".join(lines) + "\n", encoding="utf-8")
    if chance.random() < 0.7:
        _edits(folder, [one for one in sentences if " in order to " in one], chance)
    if chance.random() < 0.5:
        _coding(folder, sentences, chance)


def _text(towns: tuple[str, ...], chance: random.Random, length: int) -> tuple[str, list[str]]:
    """A text of 2 to 12 pages, or of about ``length`` words, and its sentences that stand in it once."""
    authors, works = chance.sample(NAMES, 2), chance.sample(NAMES, 6)
    sentences: list[str] = []
    parts = [f"Night rooms in {towns[0]} and {towns[1]}: a survey of {chance.randint(20, 900)} nights"]
    parts += [f"{authors[0]} Marten and {authors[1]} Ilse", "Institute of Coastal Studies", "Summary"]
    parts.append(_paragraph(towns, works, chance, sentences))
    for section in SECTIONS:
        parts.append(section)
        number = round(length / PARAGRAPH / len(SECTIONS)) if length else chance.randint(2, 9)
        parts += [_paragraph(towns, works, chance, sentences) for _ in range(max(1, number))]
    parts.append("REFERENCES")
    for number, name in enumerate(sorted(works)):
        parts.append(
            f"{name}, A. ({1999 + number}). Evenings of {towns[0]}. Journal of Public Rooms, {number + 2}, 1-9."
        )
    return "\n\n".join(parts) + "\n", [one for one in sentences if sentences.count(one) == 1]


def _paragraph(towns: tuple[str, ...], works: list[str], chance: random.Random, sentences: list[str]) -> str:
    said = []
    for _ in range(chance.randint(4, 9)):
        year = chance.randint(1999, 2018)
        when = chance.choice(WHEN).format(y=year, z=year + chance.randint(1, 5))
        did = chance.choice(DID).format(n=chance.randint(2, 97))
        said.append(f"{chance.choice(WHO)} of {chance.choice(towns)} {did} {when}{chance.choice(TAILS)}.")
    sentences += said
    cited = sorted(works).index(name := chance.choice(works))
    return " ".join([*said, f"This agrees with earlier work ({name}, {1999 + cited})."])


def _edits(folder: Path, sentences: list[str], chance: random.Random) -> None:
    chosen = [one for one in sentences if chance.random() < 0.5]
    change = '{source: "in order to", text: "to", kind: clarity, reason: "Shorter.", certainty: sure}'
    entries = [f'  - passage: "{one}"\n    changes:\n      - {change}\n' for one in chosen]
    if chosen:
        (folder / "edits.yaml").write_text("edits:\n" + "".join(entries), encoding="utf-8")


def _coding(folder: Path, sentences: list[str], chance: random.Random) -> None:
    trained = [one for one in sentences if " trained " in one or " hired " in one]
    lines = ["analyst: A", "review: partial", "findings:"]
    for one in trained[: chance.randint(1, 12)]:
        town = next(town for town in TOWNS if f" of {town} " in one)
        lines.append(f'  - {{quote: "{one}", subject: {town}, dimension: staffing, type: measure, status: reported}}')
    if len(lines) > 3:
        (folder / "coding.yaml").write_text("\n".join(lines) + "\n", encoding="utf-8")
