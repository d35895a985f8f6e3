"""Authors at the head of a reference -> CSL names."""

from __future__ import annotations

import re

PARTICLE = r"[Dd][eiao]s?|[Vv][ao]n(?: (?:der?|den))?|[Dd]el|[Dd]ella|[Ll]a|[Ll]e|Mc|Mac|St\.|d’|d'|al-|El|ter|ten"
WORD = rf"(?:(?:{PARTICLE}) ?)?[A-ZÀ-ÞŁŚŠŽ][\w’'‐-]{{0,40}}"
FAMILY = rf"{WORD}(?:[ -]{WORD}){{0,2}}"
DOTTED = r"(?:[A-ZÀ-Þ](?:[a-z]{1,2})?\.[ -]{0,2}){1,5}"
FULL = r"[A-ZÀ-Þ][\w’'-]{2,20}"
GIVEN = rf"(?:{DOTTED}(?:{FULL})?|[A-ZÀ-Þ][\w’'-]{{1,20}}(?:\s(?:{DOTTED}|{FULL})){{0,2}})"
COMMA_INITIALS = re.compile(rf"(?P<family>{FAMILY}),\s?(?P<given>{DOTTED})(?![a-z])")
BARE_INITIALS = re.compile(
    r"(?P<family>" + FAMILY + r")\s(?P<given>[A-ZÀ-Þ]{1,4}|(?:[A-ZÀ-Þ]\.[ -]?){1,4})(?=[\s,;.:]|$)"
)
INITIALS_FIRST = re.compile(rf"(?P<given>{DOTTED})\s?(?P<family>{FAMILY})")
COMMA_GIVEN = re.compile(rf"(?P<family>{FAMILY}),\s(?P<given>{GIVEN})(?=\s*(?:[.;:,&(]|and\b|et\b|$))")
GIVEN_FIRST = re.compile(r"(?P<given>" + GIVEN + r")\s(?P<family>" + FAMILY + r")(?=\s*(?:[.;:,&(]|and\b|et\b|$))")
BETWEEN = re.compile(r"\s*(?:[,;]?\s*(?:and|&|et|und|y|e)\s+(?!al\b)|[,;]\s*(?:and\s|&\s?|…\s?)?)", re.IGNORECASE)
OTHERS = re.compile(r"[\s,;]*(?:\bet\.? ?al\b\.?|and others\b)", re.IGNORECASE)
EDITORS = re.compile(r"[\s,]*\(?\b(?:eds?|hrsg)\b\.?\)?[.,:]?", re.IGNORECASE)


def read_names(head: str, *, whole: bool) -> tuple[list[dict[str, str]], int]:
    """The authors at the start of ``head`` and where they end.

    With ``whole`` the head holds nothing but authors, so that full given names can be told; else only names with
    initials, or a first author with the family name first, are taken for names.
    """
    first = [COMMA_INITIALS, BARE_INITIALS, INITIALS_FIRST, COMMA_GIVEN]
    patterns = [*first, GIVEN_FIRST] if whole else first
    names: list[dict[str, str]] = []
    at = len(head) - len(head.lstrip(" .,"))
    end = at
    while pattern_match := _first_match(patterns, head, at):
        given = pattern_match["given"].strip()
        names.append({"family": pattern_match["family"].strip(), "given": given})
        end = pattern_match.end()
        if pattern_match.re in (COMMA_GIVEN, GIVEN_FIRST):
            patterns = [GIVEN_FIRST, COMMA_GIVEN, COMMA_INITIALS] if pattern_match.re is COMMA_GIVEN else [GIVEN_FIRST]
        else:
            patterns = [pattern_match.re, *(one for one in first if one is not COMMA_GIVEN)]
        between = BETWEEN.match(head, end)
        if not between or OTHERS.match(head, end):
            break
        at = between.end()
    if match := OTHERS.match(head, end) or EDITORS.match(head, end):
        end = match.end() if names else end
    if whole and names and head[end:].strip(" .,;:()&"):
        return ([], 0) if len(head) - end > 60 else (names, end)
    return names, end


def _first_match(patterns: list[re.Pattern[str]], head: str, at: int) -> re.Match[str] | None:
    return next((match for pattern in patterns if (match := pattern.match(head, at))), None)
