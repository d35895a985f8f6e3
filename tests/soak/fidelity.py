"""Text fidelity: what the edition says is what page, Markdown and PDF show, character for character."""

from __future__ import annotations

import json
import re
import subprocess
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterator
from random import Random

import pypandoc
from lxml import html
from pypdfium2 import PdfDocument
from rendering.specimen import TEMPLATES, Specimen

from recension.rendering import write_html, write_markdown, write_pdf
from recension.rendering.pdf import coverage
from recension.verification.stream import PAGE, Stream, plain
from soak import awkward
from soak.part import Part, Row, each
from workspace import tool

BATCH = 200  # paragraphs of a document
TURNED = 8  # for so many paragraphs, one more with words that run from right to left
LEAST = 100  # paragraphs that a document has at the least
# Kinds of characters that are left out: controls and those without a meaning; marks that join any letter, which a PDF
# gives back in another order or twice where no composed letter is there.
# Hebrew, Arabic and its forms for print, which the fonts have in part; Syriac and Thaana, which none has.
RIGHT_TO_LEFT = [
    [chr(code) for code in range(*block)]
    for block in ((0x5D0, 0x5EB), (0x621, 0x66A), (0xFE80, 0xFEFD), (0x710, 0x730), (0x780, 0x7A6))
]
LEFT_OUT = ("Cc", "Cs", "Cn", "Co", "Zl", "Zp", "Mn", "Mc", "Me")
WORDS = (
    "word", "Word", "co-operate", "1.", "1)", "(a)", "#", "##", "-", "+", "*", "|", ">", "~~~", "```", "---", "--",
    "...", "\u2026", "\u2013", "\u2014", "\u2212", "\u2032", "\u2033", "'\"", "\"x\"", "'x'", "\u201cx\u201d",
    "\u2018x\u2019", "x\u2019s", "\ufb01n", "\ufb02", "e\u0301", "a\u0308\u0323", "x\u00adx", "x\u200bx", "x\u00a0x",
    "x\u202fx", "x\u2009x", "x\u3000x", "\u4e2d\u6587\u3002", "\u4e0a\u6d77\u5e02", "\u0394x", "\u0416",
    "\u00e6\u0153\u00df", "\u2075\u2079", "\u00bd", "\u2103", "https://example.org/a_b?c=d&e=f#g", "10.1234/a_(b)",
    "a@b.org", "&amp;", "&#x41;", "<b>", "</p>", "<!--", "{x}", "[x]", "[x](y)", "![x](y)", "[^1]", "[@x]", "$x$",
    "$$", "\\(x\\)", "\\", "\\x", "..\\..\\x", "_x_", "__x__", "*x*", "**x**", "^x^", "~x~", "~~x~~", "x_y_z",
    "x*y*z", "`x`", "``", ":::", "{.x}", "<https://x.y>", "= x", "%", "@", "/", "//", "/* x */", "#read(\"x\")", "#x",
    "<x>", "x~y", "x--y", "x---y", "x...y", "10%", "5\u00b0", "\u00a7", "\u00b6", "\u2020", "\u00ab", "\u00bb",
    "\u2194", "x\u21a9",
)  # fmt: skip


def soak(amount: int, seed: int, jobs: int) -> Part:
    """``amount`` paragraphs, in each of three outputs, and an eighth as many with words from right to left."""
    rows: list[Row] = []
    for number, to_left in ((amount, False), (amount // TURNED, True)):
        shares = [(seed, at, min(BATCH, max(LEAST, number - at)), to_left) for at in range(0, number, BATCH)]
        found = each(_wrong, shares, jobs)
        done = sum(share[2] for share in shares)
        what = "paragraphs with words from right to left in" if to_left else "paragraphs in"
        rows += [Row(f"{what} {output}", done, sum(one[output] for one in found)) for output in found[0]]
    return Part("Text fidelity", "make soak ARGS=fidelity", tuple(rows))


def _wrong(asked: tuple[int, int, int, bool]) -> dict[str, int]:
    """How many of a document's paragraphs each output does not show as they are."""
    seed, at, number, to_left = asked
    found = compared(paragraphs(Random(f"{seed} fidelity {at}"), number, to_left), scattered if to_left else lost)
    for output, wrong in found.items():
        for text in wrong[:5]:
            print(f"{output}: {text!r}", flush=True)
    return {output: len(wrong) for output, wrong in found.items()}


def paragraphs(random: Random, number: int, to_left: bool = False) -> list[str]:
    """``number`` paragraphs of awkward words and characters, each with a number of its own at both ends; with
    ``to_left``, some words of each run from right to left."""
    made = []
    for at in range(number):
        words = [
            random.choice(WORDS) if random.random() < 0.8 else letter(random) for _ in range(random.randint(1, 25))
        ]
        if to_left:
            words.insert(random.randrange(len(words) + 1), turned(random))
        made.append(f"Begins{at}q {' '.join(words)} q{at}ends.")
    return made


def turned(random: Random) -> str:
    """A few words that run from right to left, of letters and digits of one script, with marks between."""
    letters = [one for one in random.choice(RIGHT_TO_LEFT) if unicodedata.category(one) in ("Lo", "Nd")]
    words = ("".join(random.choices(letters, k=random.randint(1, 8))) for _ in range(random.randint(1, 6)))
    return "".join(word + random.choice((" ", " ", " ", ", ", " 12 ", " (x) ", " \u2013 ", ": ")) for word in words)[
        :-1
    ]


def letter(random: Random) -> str:
    """A character between letters; no control, no surrogate, none without a meaning, none of right-to-left scripts."""
    while True:
        one = random.choice((random.choice(awkward.CHARACTERS), awkward.character(random)))
        left = unicodedata.bidirectional(one) not in (
            "R",
            "AL",
            "AN",
            "RLE",
            "RLO",
            "RLI",
            "LRE",
            "LRO",
            "LRI",
            "PDF",
            "FSI",
        )
        if unicodedata.category(one) not in LEFT_OUT and one != "\ufffc" and left:
            return f"x{one}x"


def compared(
    texts: list[str], missing: Callable[[list[str], bytes], Iterator[str]] | None = None
) -> dict[str, list[str]]:
    """The ``texts`` that an output does not show as they are, by output; ``missing`` looks for them in the PDF
    (:func:`lost` where none is named)."""
    ast = Specimen(("title", "A title"), *(("paragraph", text) for text in texts)).ast()
    shown = {"HTML": page(write_html(ast, {}, TEMPLATES)), "Markdown": markdown(write_markdown(ast))}
    wrong = {output: [text for text in texts if text not in found] for output, found in shown.items()}
    return wrong | {"PDF": list((missing or lost)(texts, write_pdf(ast, {}, TEMPLATES)))}


def page(data: bytes) -> set[str]:
    """What the paragraphs of the page say; a line end in the source is a space."""
    root = html.fromstring(data.decode())
    return {re.sub(r"[ \n]+", " ", one.text_content()).strip() for one in root.iter("p")}


def markdown(data: bytes) -> set[str]:
    """What the paragraphs of a Markdown file say, as pandoc reads it again."""
    command = [pypandoc.get_pandoc_path(), "-f", "markdown-smart", "-t", "json"]
    tree = json.loads(subprocess.run(command, input=data, capture_output=True, check=True, timeout=300).stdout)
    return {"".join(said(block["c"])) for block in tree["blocks"] if block["t"] == "Para"}


def said(content: object) -> Iterator[str]:
    """The characters of ``content``, marks for emphasis, code and the like left out: there should be none."""
    if isinstance(content, list):
        for one in content:
            yield from said(one)
    elif isinstance(content, dict):
        if content["t"] == "Str":
            yield content["c"]
        elif content["t"] in ("Space", "SoftBreak"):
            yield " "
        elif content["t"] == "Link":
            yield from said(content["c"][1])
        else:
            yield f"<{content['t']}>"


def lost(texts: list[str], pdf: bytes) -> Iterator[str]:
    """The ``texts`` that the PDF does not carry, read as the build's own check reads it: without white space and
    invisible characters, ligatures as their letters (NFKC), what no font has as ``U+XXXX``."""
    document = PdfDocument(pdf)
    text = "\f".join(leaf.get_textpage().get_text_range() for leaf in document)
    stream = Stream(text, added=r"(?!)", by_pdfium=True)
    at = 0
    for text in texts:
        end, _ = stream.find(text, at)
        if end < 0:
            yield text
        else:
            at = end


def scattered(texts: list[str], pdf: bytes) -> Iterator[str]:
    """The ``texts`` of which no reader of the PDF gives each character as often, and no other, in one paragraph.

    A PDF has letters where they stand on the page, and its readers order words that run from right to left in ways of
    their own, and lose some: PDFium letters of Arabic words in long lines, Poppler one of two equal letters near each
    other.  Where a page ends, the foot of it and the head of the next one may come on top.  Hyphens are not counted: at
    the end of a line, readers take them for breaks in words.
    """
    command = [tool("pdftotext"), "-", "-"]
    poppler = subprocess.run(command, input=pdf, capture_output=True, check=True, timeout=300).stdout.decode()
    pdfium = PAGE.join(leaf.get_textpage().get_text_range() for leaf in PdfDocument(pdf))
    readings = [flat(poppler), flat(pdfium)]
    covered = coverage(TEMPLATES / "fonts")
    for text in texts:
        said = "".join(one if ord(one) in covered or one.isspace() else f"U+{ord(one):04X}" for one in text)
        if not any(_all_there(said, shown) for shown in readings):
            yield text


def _all_there(text: str, shown: str) -> bool:
    """Whether ``shown`` has just the characters of ``text`` between its first and its last word, in any order."""
    words = text.split(" ")
    start = shown.find(flat(words[0]))
    there = shown[start : shown.find(flat(words[-1]), start) + len(words[-1])]
    wanted, found = Counter(flat(text)), Counter(there.replace(PAGE, ""))
    return not wanted - found and (not found - wanted or PAGE in there)


def flat(text: str) -> str:
    """``text`` as the check reads it, without marks of direction and hyphens, and the two brackets of a pair as one."""
    one_way = str.maketrans(")]}\u00bb>", "([{\u00ab<", "-\u202a\u202b\u202c\u200e\u200f\u2066\u2067\u2069")
    return plain(text).translate(one_way)
