"""CSL-JSON items as BibTeX, for BibTeX and biblatex alike.

Pandoc has such a writer, but it drops the DOI and rewrites titles in title case: what a study is called is not ours to
change.  So titles stand in double braces, which keep their letters in every style.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

TYPES = {
    "article-journal": "article",
    "book": "book",
    "chapter": "incollection",
    "paper-conference": "inproceedings",
    "thesis": "phdthesis",
    "report": "techreport",
}
CONTAINERS = {"article": "journal", "incollection": "booktitle", "inproceedings": "booktitle"}
PUBLISHERS = {"phdthesis": "school", "techreport": "institution"}
FIELDS = {
    "volume": "volume",
    "issue": "number",
    "page": "pages",
    "version": "version",
    "URL": "url",
    "DOI": "doi",
    "ISSN": "issn",
    "ISBN": "isbn",
    "language": "langid",
    "note": "note",
}
VERBATIM = ("doi", "url")
SPECIAL = {
    "\\": r"\textbackslash{}",
    "{": r"\{",
    "}": r"\}",
    "$": r"\$",
    "&": r"\&",
    "%": r"\%",
    "#": r"\#",
    "_": r"\_",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    "<": r"\textless{}",
    ">": r"\textgreater{}",
}
LANGUAGES = {"en-US": "american", "en-GB": "british", "en": "english", "de": "german", "fr": "french", "zh": "chinese"}


def bibtex(items: Iterable[Mapping[str, Any]]) -> str:
    """One entry an item, in UTF-8 as text, an empty line between two; ends with a line end."""
    return "\n".join(map(_entry, items))


def _entry(item: Mapping[str, Any]) -> str:
    kind = TYPES.get(item["type"], "misc")
    lines = "".join(f"  {name} = {{{value}}},\n" for name, value in _fields(item, kind) if value)
    return f"@{kind}{{{item['id']},\n{lines}}}\n"


def _fields(item: Mapping[str, Any], kind: str) -> Iterable[tuple[str, str]]:
    for people in ("author", "editor"):
        yield people, " and ".join(map(_name, item.get(people, ())))
    yield "title", _braced(item.get("title"))
    yield CONTAINERS.get(kind, "howpublished"), escaped(item.get("container-title"))
    yield PUBLISHERS.get(kind, "publisher"), escaped(item.get("publisher"))
    yield "year", escaped(next(iter(((item.get("issued") or {}).get("date-parts") or [[]])[0]), ""))
    for key, name in FIELDS.items():
        value = item.get(key)
        if name == "langid":
            yield name, LANGUAGES.get(str(value), LANGUAGES.get(str(value).split("-")[0], ""))
        elif name == "pages":
            yield name, escaped(value).replace("–", "-").replace("--", "-").replace("-", "--")
        else:
            yield name, verbatim(value) if name in VERBATIM else escaped(value)


def _name(author: Mapping[str, str]) -> str:
    """``Family, Given``.  A name of one part, or with what BibTeX would split at, stands in braces as a whole."""
    family, given = author.get("family", ""), author.get("given", "")
    if author.get("literal") or not given:
        return _braced(author.get("literal") or family)
    divided = not family or "," in family + given or " " in family or " and " in f" {given} "
    return ", ".join(map(_braced if divided else escaped, filter(None, [family, given])))


def _braced(value: object) -> str:
    return f"{{{escaped(value)}}}" if value else ""


def escaped(value: object) -> str:
    """``value`` as BibTeX that TeX sets as these very characters."""
    return "".join(SPECIAL.get(character, character) for character in str(value or ""))


def verbatim(value: object) -> str:
    """An address or DOI, which biblatex takes as it stands; what would end the field is percent-encoded."""
    return "".join(f"%{ord(c):02X}" if c in "{}\\ " else c for c in str(value or ""))
