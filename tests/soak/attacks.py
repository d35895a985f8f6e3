"""A study whose words try to be something else: markup, script, a command, a formula, a way out of its folder."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from random import Random

from workspace import TEST_DATA

# What stands in files that no study may read; the strings below ask for them.
CANARY = "the-canary-sings-at-midnight"
OUTSIDE = "canary.txt"
# What a string that was run would leave in the folder of the build, in the page, in the terminal.
OWNED = "owned"

ATTACKS = (
    "<script>owned=true;document.title='owned'</script>",
    "\"><img src=x onerror='owned=true'>",
    "</style></script><svg onload=owned=true>",
    "<a href='javascript:owned=true' style='color:red'>here</a>",
    "<iframe src=file:///etc/hostname></iframe>",
    "<!-- <b> --> ]]> &lt;b&gt; &lt;i&gt; &amp;amp;",
    "javascript:owned=true",
    "data:text/html,<script>owned=true</script>",
    "file:///etc/passwd",
    "https://example.org/\"onmouseover='owned=true'",
    "#read(\"/canary.txt\") #eval(\"owned\") #sys.inputs",
    "#import \"@preview/owned:latest\": *",
    "#include \"../../canary.txt\" $ x $ <label> @label",
    "\\input{canary.txt} \\write{touch owned} $$x$$ \\(y\\)",
    "`<b>owned</b>`{=html} ``` {=typst}",
    "::: {.owned onclick=owned} :::",
    "[owned](javascript:owned=true) ![](canary.txt) [^owned]",
    "$body$ $if(owned)$x$endif$ ${ canary.txt() } $for(x)$",
    "$(touch owned) `touch owned` ; touch owned | tee owned",
    "'; touch owned; ' && touch owned #",
    "{owned} {{owned}} {params.owned} %s %(owned)s {}",
    "../../canary.txt ..\\..\\canary.txt /etc/passwd",
    "=HYPERLINK(\"http://owned\",\"x\")",
    "@SUM(A:A) +cmd|'/C calc'!A -owned",
    "'=owned",
    "<?xml version='x'?><!DOCTYPE x [<!ENTITY e SYSTEM 'file:///etc/hostname'>]>&e;",
    "\u202eowned\u202c \u2066owned\u2069",
    "[@owned; -@owned] @owned{owned, title={x}}",
    "*owned* _owned_ **owned** ~~owned~~ ^owned^ ~owned~ [owned]{.smallcaps} --- -- ...",
)  # fmt: skip
# A file's name that a shell, Snakemake or a template would take for more.
NAMES = ("te xt.txt", "a;touch owned;.txt", "$(touch owned).txt", "'\"&|.txt", "-rf.txt", "#read(x).txt")


class Hostile:
    """A hostile study: the strings chosen by ``random`` (all of them without), in a data folder at ``data``."""

    def __init__(self, data: Path, random: Random | None = None) -> None:
        self.data, self.random = data, random
        self.attacks = list(ATTACKS) if random is None else random.sample(ATTACKS, 12)
        self.name = "$(touch owned) '\"&;.txt" if random is None else random.choice(NAMES)
        shutil.copytree(TEST_DATA / "codebooks", data / "codebooks")
        shutil.copytree(TEST_DATA / "termbases", data / "termbases")
        self.folder = data / "studies" / "hostile"
        self.folder.mkdir(parents=True)
        for name, content in self.files().items():
            text = content if isinstance(content, str) else json.dumps(content, ensure_ascii=False)
            (self.folder / name).write_text(text, encoding="utf-8")
        for path in (data / OUTSIDE, data.parent / OUTSIDE, data / "studies" / OUTSIDE):
            path.write_text(CANARY, encoding="utf-8")
        self._shared()

    def some(self, number: int) -> str:
        """An attack for a value that holds one."""
        return self.attacks[number % len(self.attacks)]

    @property
    def text(self) -> str:
        """The text: an attack in each of its parts, and a paragraph and a reference for each."""
        whole = (TEST_DATA / "studies" / "reading-rooms" / "article.txt").read_text(encoding="utf-8")
        title, rest = whole.split("\n", 1)
        body, listed = rest.split("\nREFERENCES", 1)
        paragraphs = "".join(f"\n\nIt was told that {one} was told of all.\n" for one in self.attacks)
        references = "".join(f"\n\nOwned, A. (2001). {one}. Journal of {one}, 3(4), 5-6." for one in self.attacks)
        body = f"{title} {self.some(0)}\n{body}{paragraphs}\n1 {self.some(1)}\n\nText."
        return f"{body}\n\nREFERENCES{listed}{references}\n"

    def files(self) -> dict[str, str | dict]:
        """The files of the study by their names, as text or as data for YAML (JSON is YAML)."""
        quote, sentence = "Both rooms were visited", "Both rooms were visited on 24 nights"
        change = {
            "source": quote,
            "kind": "clarity",
            "reason": self.some(2),
            "note": self.some(3),
            "query": self.some(4),
        }
        asked = {
            "source": "24 nights",
            "kind": "fact",
            "reason": self.some(5),
            "query": self.some(6),
            "certainty": "query",
        }
        finding = {
            "quote": "The roster was planned to grow to 60 volunteers", "subject": "s", "dimension": "d",
            "type": "measure", "status": "intended", "statement": f"{self.some(7)} to 60 volunteers",
            "note": self.some(8), "actors": [self.some(9)],
        }  # fmt: skip
        point = {"text": self.some(10), "quotes": [finding["quote"]]}
        actor = {"actor": self.some(11), "subject": "s", "does": self.some(12), "quotes": [finding["quote"]]}
        return {
            self.name: self.text,
            "page.txt": f"{self.some(13)}\n\n{self.some(14)}, 2018, 3(4): 5-6\n\nhttps://doi.org/10.1234/{self.some(0)}\n",
            "study.yaml": {
                "language": "en", "licence": self.some(15), "termbases": ["hostile"], "codebook": "hostile",
                "witnesses": [
                    {"id": "t", "role": "text", "path": self.name},
                    {"id": "p", "role": "landing-page", "path": "page.txt"},
                ],
            },
            "edits.yaml": {"edits": [{"passage": sentence, "changes": [change, asked]}]},
            "coding.yaml": {
                "analyst": self.some(16), "note": self.some(17), "findings": [finding],
                "scope": [{"subject": "s", "note": self.some(18), "short": self.some(19)[:60]}],
            },
            "synthesis.yaml": {
                "cells": [{"subject": "s", "dimension": "d", "points": [point]}],
                "actors": [actor],
                "events": [{"text": self.some(20), "quotes": [finding["quote"]]}],
            },
        }  # fmt: skip

    def _shared(self) -> None:
        variants = [{"form": "neighbors"}]
        term = {
            "id": "n", "preferred": "residents nearby", "variants": variants, "definition": self.some(22),
            "authority": self.some(23), "note": self.some(24), "original": self.some(25),
        }  # fmt: skip
        codebook = {
            "title": self.some(26), "description": self.some(27), "rules": [self.some(28)],
            "subjects": [{"id": "s", "name": self.some(22), "definition": self.some(23), "cues": ["Arden"]}],
            "dimensions": [{"id": "d", "name": self.some(24), "definition": self.some(25), "cues": ["staff*"]}],
        }  # fmt: skip
        for folder, content in (("termbases", {"title": self.some(0), "terms": [term]}), ("codebooks", codebook)):
            path = self.data / folder / "hostile.yaml"
            path.write_text(json.dumps(content, ensure_ascii=False), encoding="utf-8")
