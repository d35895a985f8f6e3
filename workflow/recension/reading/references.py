"""Entries of the reference list -> CSL-JSON (the Citation Style Language's item format, 1.0.2).

Only what the entry says goes into the item; what cannot be told apart stays in the entry's text.
"""

from __future__ import annotations

import re
from typing import Any

LABEL = re.compile(r"(?:[-*•] )?(\[\d{1,4}\]|\(\d{1,4}\)|\d{1,4}[.)](?=\s))\s*")
YEAR = re.compile(r"\((?P<year>(?:1[5-9]|20)\d\d)[a-z]?\)|(?<![\d-])(?P<bare>(?:1[5-9]|20)\d\d)[a-z]?(?=[.,;]?\s*\Z)")
DOI = re.compile(r"\b10\.\d{4,9}/[^\s\"<>]+[^\s\"<>.,;)]")
URL = re.compile(r"https?://[^\s\"<>]+[^\s\"<>.,;)]")
LOCATORS = (
    ("volume", re.compile(r"\bvol(?:ume)?\.?\s*(\d{1,4})", re.IGNORECASE)),
    ("issue", re.compile(r"\b(?:no|issue|nr)\.?\s*(\d{1,4})", re.IGNORECASE)),
    ("page", re.compile(r"\bpp?\.\s*(\d{1,6}(?:\s?[-–]\s?\d{1,6})?)", re.IGNORECASE)),
)
VOLUME_ISSUE_PAGES = re.compile(r"(\d{1,4})(?:\s?\((\d{1,4}(?:[-–]\d{1,4})?)\))?\s?[:,]\s?(\d{1,6}\s?[-–]\s?\d{1,6})")
PLACE_PUBLISHER = re.compile(r"([A-Z][\w .'-]{1,40}): ([^.,:]{3,80})")
FAMILY_FIRST = re.compile(r"([^\W\d_][\w'’ -]{0,40}), ((?:[^\W\d_]\.[ -]?){1,4})")
INITIALS_FIRST = re.compile(r"((?:[^\W\d_]\.[ -]?){1,4})\s?([^\W\d_][\w'’-]{1,40}(?: [^\W\d_][\w'’-]{1,40})?)")


def label_of(entry: str) -> tuple[str, int]:
    """The mark that ``entry`` is cited by ("[1]"; empty when it has none), and where its words begin."""
    match = LABEL.match(entry)
    return (match.group(1), match.end()) if match else ("", 0)


def parse_reference(identifier: str, entry: str) -> dict[str, Any]:
    """``entry`` (without its label) as a CSL-JSON item with the id ``identifier``."""
    text = " ".join(entry.replace("*", "").split())
    item: dict[str, Any] = {"id": identifier, "type": "document"}
    year = YEAR.search(text)
    if year:
        item["issued"] = {"date-parts": [[int(year.group("year") or year.group("bare"))]]}
    head, rest = (text[: year.start()], text[year.end() :]) if year and year.group("year") else ("", text)
    authors = _authors(head)
    if authors:
        item["author"] = authors
    _title_and_source(item, rest.strip(" .,"), bool(authors))
    if match := DOI.search(text):
        item["DOI"] = match.group()
    elif match := URL.search(text):
        item["URL"] = match.group()
    return item


def _authors(head: str) -> list[dict[str, str]]:
    if FAMILY_FIRST.match(head.strip()):
        return [{"family": family.strip(), "given": given.strip()} for family, given in _family_first(head)]
    return [{"family": family, "given": given.strip()} for given, family in INITIALS_FIRST.findall(head)]


def _family_first(head: str) -> list[tuple[str, str]]:
    names = re.sub(r"\s(?:and|&)\s", ", ", head)
    return [(family.strip(" ,"), given) for family, given in FAMILY_FIRST.findall(names)]


def _title_and_source(item: dict[str, Any], rest: str, authored: bool) -> None:
    """Fill in title, container, locators, publisher from ``rest``: what follows authors and year."""
    title, dot, source = rest.partition(". ")
    item["title"] = title.strip()
    if not dot:
        return
    places = [len(source)]
    for key, pattern in LOCATORS:
        if match := pattern.search(source):
            item[key] = match.group(1).replace("–", "-").replace(" ", "")
            places.append(match.start())
    if "page" not in item and (match := VOLUME_ISSUE_PAGES.search(source)):
        item["volume"], issue, item["page"] = match.group(1), match.group(2), match.group(3).replace("–", "-")
        if issue:
            item["issue"] = issue
        places.append(match.start())
    if "page" in item or "issue" in item:
        item["type"] = "article-journal"
        item["container-title"] = source[: min(places)].strip(" .,")
    elif match := PLACE_PUBLISHER.search(source):
        item["type"] = "book"
        item["publisher-place"], item["publisher"] = match.group(1), match.group(2).strip()
