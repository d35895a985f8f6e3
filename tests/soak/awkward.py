"""What people and extractors put into files and what breaks programs: characters, strings and whole files."""

from __future__ import annotations

from random import Random

# One of each kind: controls, spaces, bidirectional marks, joiners, combining marks, what folds or grows when its case
# is changed, digits and letters that are no ASCII, what ends a line for some programs, noncharacters, outer planes.
CHARACTERS = (
    "\x01\x07\b\t\v\f\x1b\x1c\x1f\x7f\x80\x85\x9b\xa0\xad\u0345\u0300\u0301\u034f\u061c\u0660\u06dd\u0f0c\u115f\u180e"
    "\u2000\u2003\u2007\u2009\u200b\u200c\u200d\u200e\u200f\u2010\u2011\u2012\u2013\u2014\u2018\u2019\u201c\u201d\u2026"
    "\u2028\u2029\u202a\u202e\u202f\u2032\u2033\u205f\u2060\u2066\u2069\u206a\u20dd\u2212\u3000\u3164\ufe0f\ufeff"
    "\ufdd0\ufffc\ufffd\ufffe\uffff\xb2\xb9\u2460\u2167\u216f\xdf\u0130\u0131\u01c5\u1e9e\ufb01\ufb03\u1fb3\u03c2"
    "\u05d0\u05b8\u0627\u0644\u0e33\u1100\uac00\u4e2d\uff11\uff1d\U0001d7d9\U0001f1e6\U0001f468\U000e0001\U000f0000\U0010ffff"
)

# Pieces that mean something to the readers, so that chance puts them where they do not belong.
PIECES = (
    "\n", "\n\n", "\r", "\r\n", "\f", "\f\n12\n", "#", "# ", "## A", "1 ", "1.1 ", "1.1.1.1.1.1 ", "IV. ", "Abstract",
    "Abstract: ", "Keywords: ", "Key words\n", "References\n", "REFERENCES:\n\n", "[1] ", "[1-99]", "[3, 1–2; 9]",
    "(1)", "1) ", "(Smith, 1999)", "(Smith et al. 2001a, b; Wu 99)", "Smith (2004)", "et al.", "10.1234/abc)", "doi:",
    "https://", "http://a.b/", "mailto:", "@", "a@b.c", "Fig. 1", "Table 2", "- ", "• ", "-\n", "co-\noperate", "...",
    "--", "---", "80%", "more than 80%", "1,000,000", "1.5 to 2", "−5", "1/2", "½", "$5m", "12:30", "2015-01-01",
    "99999999999999999999", "0" * 40, "1e400", "№", "no. 6, p. 9-12.", "Mr.", "e.g.", "not", "(", ")", "((((", "[[",
    "{", "}", "“", "”", '"', "'", "«", "*", "**", "_", "`", "~", "|", "\\", "/", "<", ">", "&", "&amp;", "&#0;", "%",
    "${x}", "$body$", "<!--", "-->", "]]>", "<b>", "</p>", "\t", " ", "  ", "Zhang San1, Li Si2*", "1University of X",
    "^{1,2}", "¹", "Vol. 3, No. 4", "Journal of X, 2010, 3(4): 5-6", "Corresponding author: Q", "ISSN", "©",
)  # fmt: skip

# Whole texts that are too much of something.  Each is about as long as asked.
SHAPES = {
    "one line": "word ",
    "no space": "x",
    "headings": "# Heading\n\n",
    "numbered headings": "1.1 Heading\n\nText under it.\n\n",
    "short lines": "Ab\n",
    "references": "References\n\n[1] Smith, A., 1999. Title. Journal of X, 3(4), pp. 5-6.\n\n",
    "brackets": "[",
    "parentheses": "(",
    "closing": ")",
    "citations": "[1] (Smith, 1999) ",
    "quotes": "“",
    "straight quotes": "'\"",
    "numbers": "12 ",
    "digits": "7",
    "thousands": "1,000,",
    "percent": "5% of 6% and ",
    "pages": "Running head 1\n\nText.\f\n",
    "form feeds": "\f",
    "spaces": "a" + " " * 50,
    "tabs": "\t",
    "empty lines": "\n",
    "returns": "\r",
    "hyphens": "co-\n",
    "dashes": "-",
    "dots": "a. ",
    "periods": ".",
    "capitals": "ABC ",
    "names": "Zhang San, ",
    "dotted names": "A. B. ",
    "at signs": "a.b-c@",
    "addresses": "https://a.b/",
    "doi": "10.1234/",
    "keywords": "Keywords: a; b; c\n",
    "abstracts": "Abstract\n",
    "stars": "**",
    "combining": "a\u0301\u0300",
    "joiners": "\U0001f468\u200d",
    "bidi": "\u202ea\u202c",
    "chinese": "\u4e2d\u6587\u3002",
    "sentences": "It is so. ",
    "findings": "The reform of the federation in Shanghai trained more than 80% of 1,000 staff. ",
    "list items": "- item\n",
    "captions": "Figure 1 Words.\n\n",
}


def text(random: Random, longest: int = 40) -> str:
    """A string of awkward pieces and characters."""
    parts = []
    for _ in range(random.randint(0, longest)):
        kind = random.random()
        if kind < 0.4:
            parts.append(random.choice(PIECES))
        elif kind < 0.6:
            parts.append(random.choice(CHARACTERS))
        elif kind < 0.9:
            parts.append(
                random.choice(("word ", "Word", " of ", "The city", "reform ", "trained ", ". ", ", ", " 12 "))
            )
        else:
            parts.append(character(random))
    return "".join(parts)


def character(random: Random) -> str:
    """Any character of Unicode but surrogates."""
    code = random.choice((random.randint(0, 0x7F), random.randint(0, 0xD7FF), random.randint(0xE000, 0x10FFFF)))
    return chr(code)


def shaped(name: str, length: int) -> str:
    """The shape ``name`` in ``length`` characters."""
    piece = SHAPES[name]
    return (piece * (length // len(piece) + 1))[:length]
