"""Entries of the reference list -> CSL-JSON (the Citation Style Language's item format, 1.0.2).

Only what the entry says goes into the item; what cannot be told apart stays in the entry's text.  An entry is taken
apart from its sure ends inwards: DOI and URL, year, authors, locators (volume, issue, pages), then title and source.
"""

from __future__ import annotations

import re
from typing import Any

from .names import read_names

LABEL = re.compile(r"(?:[-*•] )?(\[\d{1,4}\]|\(\d{1,4}\)|\d{1,4}[.)](?=\s))\s*")
MONTHS = r"(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\.?"
YEARS = r"(?P<{0}>(?:1[5-9]|20)\d\d)[a-z]?"
IN_BRACKETS = re.compile(rf"[(\[]{YEARS.format('year')}(?:[,/:-][^()]{{0,30}})?[)\]][.,:]?\s*", re.IGNORECASE)
AFTER_NAMES = re.compile(rf"(?<=[\s,.:]){YEARS.format('year')}(?:\s?[.,:;]|\s(?=[“\"‘'«A-ZÀ-Þ]))\s*")
ANYWHERE = re.compile(rf"(?<![\d/–-]){YEARS.format('year')}(?![\d–-])")
DOI = re.compile(r"\b10\.\d{4,9}/[^\s\"<>]+[^\s\"<>.,;)]")
URL = re.compile(r"(?:https?://|\bwww\.)[^\s\"<>]+[^\s\"<>.,;)\]]", re.IGNORECASE)
ACCESS = re.compile(
    r"[\[(]?(?:https?://(?:dx\.)?doi\.org/?|doi:?|available (?:from|at|online)|retrieved (?:from|on)|accessed|url:?)",
    re.IGNORECASE,
)
QUOTED = re.compile(r"[“\"«‘`]{1,2}\s?(.{3,400}?)[.,]?\s?(?:[”\"»]|’(?!\w)|'')[.,]?(?=\s|$)\s*")
TITLE_ENDS = re.compile(
    r"(?<![A-Z])(?<!\b[Vv]s)(?<!\b[Ee]d)(?<!\b[Vv]ol)(?<!\bNo)\.\s+(?=[^a-z])|[?!]\s+(?=[“\"A-ZÀ-Þ])"
)
IN_SOURCE = re.compile(r"(?:^|(?<=[.,;?!”\"]\s))\s*in:?\s+(?=[^\W\d_]|[“\"])", re.IGNORECASE)
PAGE = r"[A-Za-z]?\d{1,6}"
DASH = r"\s?[-–—]{1,2}\s?"
LOCATORS = (
    ("volume", re.compile(r"(?<![A-Za-z])vol(?:ume)?[.s]?\s*(\d{1,4})", re.IGNORECASE)),
    ("issue", re.compile(r"(?<![A-Za-z])(?:(?:no|issue|nr|number)[.s]?|n[°º])\s*(\d{1,4}(?:[-/–]\d{1,4})?)", re.I)),
    ("page", re.compile(rf"(?<![A-Za-z])(?:pp?|pages?)\.?\s*({PAGE}(?:{DASH}{PAGE})?)", re.IGNORECASE)),
)  # fmt: skip
VOLUME_ISSUE_PAGES = re.compile(
    r"(?<![\d-])(?P<volume>\d{1,4})(?:\s?\((?P<issue>\d{1,4}(?:\s?[-–/]\s?\d{1,4})?)\)"
    r"|[/,]\s?(?P<issue2>\d{1,3})(?=\s?[,:]))?"
    r"(?:\s?[:,.;]\s?|\s)(?:(?:pp?|pages?)\.?\s?)?(?P<page>[A-Za-z]?\d{1,6}\s?[-–—]{1,2}\s?[A-Za-z]?\d{1,6})"
)
VOLUME_ISSUE = re.compile(r"(?<![\d-])(?P<volume>\d{1,4})\s?\((?P<issue>\d{1,4}(?:\s?[-–/]\s?\d{1,4})?)\)")
VOLUME_PAGE = re.compile(r"(?<=[a-z.,] )(?P<volume>\d{1,4})\s?:\s?(?P<page>[A-Za-z]?\d{1,6})\b")
PLACE_PUBLISHER = re.compile(
    r"(?P<place>[A-ZÀ-Þ][\w’'/-]{0,24}\.?(?:[ ,&/]{1,3}[A-ZÀ-Þ][\w’'.-]{0,24}){0,4})\s?:\s"
    r"(?P<publisher>[A-ZÀ-Þ][^.,:;()]{1,80}(?:\s?& [A-Z]\w+)?)"
)
PUBLISHER = re.compile(
    r"(?:^|[.,]\s)(?P<publisher>[A-ZÀ-Þ][^.,:;()]{0,60}?\b"
    r"(?:Press|Publish(?:ers|ing)(?: Company| House)?|Verlag|Books|Wiley|Springer|Elsevier|Kaufmann|Routledge))\b"
)
EDITION = re.compile(r",?\s\(?(\d{1,2})(?:st|nd|rd|th) ed(?:n|ition)?\b\.?\)?\Z", re.IGNORECASE)
MARKS = " .,;:()[]“”\"«»'"
LONGEST = 5_000


def label_of(entry: str) -> tuple[str, int]:
    """The mark that ``entry`` is cited by ("[1]"; empty when it has none), and where its words begin."""
    match = LABEL.match(entry)
    return (match.group(1), match.end()) if match else ("", 0)


def parse_reference(identifier: str, entry: str) -> dict[str, Any]:
    """``entry`` (without its label) as a CSL-JSON item with the id ``identifier``.

    An entry far longer than any real one is kept whole as the title: it is no entry.
    """
    text = " ".join(entry.replace("*", "").split())
    item: dict[str, Any] = {"id": identifier, "type": "document"}
    if len(text) > LONGEST:
        return item | {"title": text}
    linked, text = _links(text)
    head, rest = _year(item, text)
    names, stop = read_names(head if rest is not None else text, whole=rest is not None)
    if names:
        item["author"] = names
    if rest is None:
        rest = text[stop:]
        if match := IN_BRACKETS.match(rest):
            rest = rest[match.end() :]
    elif not names and head.strip(MARKS) and not rest.strip(MARKS):
        rest = head
    elif not names and head.strip(MARKS):
        item["author"] = [{"literal": head.strip(MARKS)}]
    _title_and_source(item, rest.strip(" .,:;"))
    return item | linked


def _links(text: str) -> tuple[dict[str, str], str]:
    """DOI or URL of an entry, and the entry up to where it begins to say how to find it."""
    linked = {}
    doi, url = DOI.search(text), URL.search(text)
    if doi:
        linked["DOI"] = doi.group()
    elif url:
        linked["URL"] = url.group()
    starts = [match.start() for match in (doi, url, ACCESS.search(text)) if match and match.start() > 20]
    return linked, text[: min(starts)].rstrip(" ([<,;:") if starts else text


def _year(item: dict[str, Any], text: str) -> tuple[str, str | None]:
    """Note the year.  Gives what stands before and after it where it parts authors and title, else all and ``None``."""
    for pattern in (IN_BRACKETS, AFTER_NAMES):
        match = pattern.search(text, 1, 600)
        if match and _only_names(text[: match.start()]) and text[match.end() :].strip(MARKS):
            item["issued"] = {"date-parts": [[int(match.group("year"))]]}
            return text[: match.start()], text[match.end() :]
    if found := [*ANYWHERE.finditer(text)]:
        bracketed = [one for one in found if text[one.end() : one.end() + 1] == ")"]
        item["issued"] = {"date-parts": [[int((bracketed or found)[-1].group("year"))]]}
    return text, None


def _only_names(head: str) -> bool:
    """Whether ``head`` can be authors: no title in quotes, and no sentence that ends inside it."""
    if re.search(r"[“”\"«»]|\d", head):
        return False
    return not re.search(r"[^\W\d_]{2,}[.?!]\s+[^\W\d_]{3,} [^\W\d_]{2,} [a-zà-þ]", head)


def _title_and_source(item: dict[str, Any], rest: str) -> None:
    """Fill in title, container, locators and publisher from ``rest``: what follows the authors."""
    title, source, quoted = _title(rest)
    edition = EDITION.search(title)
    if edition and edition.start():
        title, item["edition"] = title[: edition.start()], edition.group(1)
    if title:
        item["title"] = title
    if not source:
        return
    inside = IN_SOURCE.search(source)
    low = inside.end() if inside and inside.start() < 5 else 0
    high = _locators(item, source)
    press = PLACE_PUBLISHER.search(source) or PUBLISHER.search(source)
    if press:
        item["publisher"] = re.sub(r"[\s,(]*(?:1[5-9]|20)\d\d.*$", "", press.group("publisher")).strip(MARKS)
        if place := press.groupdict().get("place"):
            item["publisher-place"] = place.strip(MARKS)
    paged = "page" in item or "issue" in item or "volume" in item
    if low:
        container = re.sub(r"^.{0,200}?\(?\b[Ee]ds?\b\.?\)?[.,:]?\s*", "", source[low:high], count=1)
        container = TITLE_ENDS.split(container, maxsplit=1)[0]
        container = (
            container[: press.start() - low]
            if press and press.start() > low and container == source[low:high]
            else container
        )
        item["type"] = "article-journal" if "volume" in item and not press else "chapter"
        _container(item, container)
    elif paged and not press:
        item["type"] = "article-journal"
        _container(item, source[:high])
    elif press:
        item["type"] = "book"
        if quoted or "volume" in item and press.start() > 15:
            _container(item, source[: min(high, press.start())])
    elif quoted:
        _container(item, source[:high])


def _container(item: dict[str, Any], words: str) -> None:
    words = re.sub(
        rf",?\s?\(?(?:{MONTHS}\s)?(?:1[5-9]|20)\d\d[a-z]?\)?\W*$", "", words.strip(' .,;:“”"('), flags=re.IGNORECASE
    )
    words = re.sub(r"[,.]?\s(?:vol(?:ume)?|no|pp?|pages)\.?$", "", words.strip(" .,;:(["), flags=re.IGNORECASE).strip(
        " .,;:"
    )
    if words and any(character.isalpha() for character in words):
        item["container-title"] = words + ")" * (words.count("(") > words.count(")"))


def _title(rest: str) -> tuple[str, str, bool]:
    """Title, what follows it, and whether the title stood in quotation marks."""
    if (match := QUOTED.match(rest)) and match.end() > 4:
        return match.group(1).strip(" .,"), rest[match.end() :].strip(" ,."), True
    ends = [match for match in (TITLE_ENDS.search(rest), IN_SOURCE.search(rest, 1)) if match]
    if ends:
        end = ends[-1] if ends[-1].re is IN_SOURCE else _last_before_source(rest, ends[0])
        keep = 1 if end.group()[0] in "?!" else 0
        source = rest[end.start() :] if end.re is IN_SOURCE else rest[end.end() :]
        return rest[: end.start() + keep].strip(" .,;"), source.strip(), False
    press = PLACE_PUBLISHER.search(rest, 5)
    if press and rest[press.start() - 2] in ",(":
        return rest[: press.start()].strip(" .,(["), rest[press.start() :], False
    if match := VOLUME_ISSUE_PAGES.search(rest):
        comma = rest.rfind(", ", 0, rest.rfind(" ", 0, match.start()))
        if comma > 10:
            return rest[:comma].strip(), rest[comma + 2 :], False
    return re.sub(r",?\s\(?(?:1[5-9]|20)\d\d\)?$", "", rest), "", False


def _last_before_source(rest: str, first: re.Match[str]) -> re.Match[str]:
    """The end of the title: where it has several sentences, the source is the last one before the locators."""
    stop = VOLUME_ISSUE_PAGES.search(rest, first.end())
    end = first
    for match in TITLE_ENDS.finditer(rest, first.end(), stop.start() if stop else first.end()):
        words = rest[end.end() : match.start()].split()
        # Abbreviations of a journal's name ("Proc. Natl. Acad. Sci.") are short; sentences of a title are not.
        if len(words) < 4 or stop.start() - match.end() < 4:
            break
        end = match
    return end


def _locators(item: dict[str, Any], source: str) -> int:
    """Note volume, issue, pages; gives where in ``source`` the first of them (or a publication date) begins."""
    places = [len(source)]
    for key, pattern in LOCATORS:
        if match := pattern.search(source):
            item[key] = _number(match.group(1))
            places.append(match.start())
            # A number that says what it is must not be read a second time as something else.
            source = f"{source[: match.start()]}{'#' * (match.end() - match.start())}{source[match.end() :]}"
    for pattern in (VOLUME_ISSUE_PAGES, VOLUME_ISSUE, VOLUME_PAGE):
        match = pattern.search(source)
        if match and not (len(match["volume"]) == 4 and match["volume"][:2] in ("19", "20")):
            found = match.groupdict()
            for key in ("volume", "issue", "page"):
                if value := found.get(key) or found.get(f"{key}2"):
                    item.setdefault(key, _number(value))
            places.append(match.start())
            break
    if "page" not in item and (match := re.search(r"(?<![\d/-])\d{1,5}\s?[-–—]{1,2}\s?\d{1,5}(?![\d/-])", source)):
        item["page"] = _number(match.group())
        places.append(match.start())
    if date := re.search(r"[.,;]?\s\(?(?:1[5-9]|20)\d\d[;,.)]", source):
        places.append(date.start())
    return min(places)


def _number(words: str) -> str:
    return re.sub(r"\s?[-–—]{1,2}\s?", "-", words)
