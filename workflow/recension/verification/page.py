"""The HTML page: unique ids, links that resolve, no request to anywhere, and everything in it."""

from __future__ import annotations

import base64
import hashlib
from collections import Counter
from collections.abc import Iterator

from .agreement import SET_APART, words_of
from .markup import name, read_html, requests
from .promises import Build, Promise, Seen, first_difference, level, short


def ids(build: Build) -> Seen:
    """Each id is used once."""
    used = Counter(element.get("id") for element in read_html(build.html).iter() if element.get("id"))
    return Seen(len(used), [(f"#{id}", f"is used {times} times") for id, times in used.items() if times > 1])


def links(build: Build) -> Seen:
    """Each internal link leads to an element of the page; the others lead to an address a browser may open."""
    root = read_html(build.html)
    known = {element.get("id") for element in root.iter() if element.get("id")}
    targets = [element.get("href") or "" for element in root.iter("a")]
    return Seen(len(targets), [(target, problem) for target in targets for problem in _link(target, known)])


def _link(target: str, known: set[str | None]) -> Iterator[str]:
    if target.startswith("#"):
        if target[1:] not in known:
            yield "leads to nothing on the page"
    elif not target.lower().startswith(("https://", "http://", "mailto:", "doi:")):
        yield "is neither a place on the page nor a web or mail address"


def no_request(build: Build) -> Seen:
    """Nothing in the page fetches or runs anything, and its policy forbids it."""
    root = read_html(build.html)
    wrong = list(requests(root))
    policies = [
        meta.get("content") or ""
        for meta in root.iter("meta")
        if (meta.get("http-equiv") or "").lower() == "content-security-policy"
    ]
    if not any("default-src 'none'" in policy for policy in policies):
        wrong.append(("head", "has no content security policy with default-src 'none'"))
    scripts = [element for element in root.iter() if name(element) == "script"]
    wrong += [(f"script {number}", "is not one the policy allows") for number in _foreign(scripts, " ".join(policies))]
    return Seen(sum(1 for _ in root.iter()), wrong)


def _foreign(scripts: list, policy: str) -> Iterator[int]:
    """Scripts other than the template's own, whose hashes the policy names."""
    for number, script in enumerate(scripts, start=1):
        digest = base64.b64encode(hashlib.sha256((script.text or "").encode()).digest()).decode()
        if script.get("src") or f"'sha256-{digest}'" not in policy:
            yield number


def complete(build: Build) -> Seen:
    """Each emendation, finding, query and note is on the page."""
    root = read_html(build.html)
    known = {element.get("id") for element in root.iter() if element.get("id")}
    # The entry of a change that has a place of its own in the text is known by where it leads.
    known |= {f"change-{href[1:]}" for href in root.xpath("//td[@id]/a/@href") if href[1:] in known}
    words = level(root.text_content())
    wanted = [
        *((one.id, f"change-{one.id}", "emendation") for one in build.apparatus.emendations),
        *((one.id, f"finding-{one.id}", "finding") for one in build.findings.findings),
    ]
    wrong = [
        (id, f"this {what} is not on the page (no element with the id {at!r})")
        for id, at, what in wanted
        if at not in known
    ]
    said = [(one.id, what, text) for one in build.apparatus.emendations for what, text in _said(one)]
    wrong += [
        (id, f"the {what} {short(text)} is not on the page") for id, what, text in said if level(text) not in words
    ]
    return Seen(len(wanted) + len(said), wrong)


def source(build: Build) -> Seen:
    """The source's reading of the page (deletions shown, insertions hidden) is the source, but for white space."""
    root, document = read_html(build.html), build.document
    elements = {element.get("id"): element for element in root.iter() if element.get("id")}
    parts = [(one.start, one.end, one.id) for one in document.headings]
    parts += [(one.content, one.end, one.id) for one in document.blocks if one.kind not in SET_APART]
    found, wanted, places = "", "", []
    for start, end, id in sorted(parts):
        wanted += "".join(document.transcript[start:end].split())
        found += "".join(words_of(elements[id], without="ins").split()) if id in elements else ""
        places.append((len(wanted), id))
    if found == wanted:
        return Seen(len(parts), [])
    same = next((at for at, (one, other) in enumerate(zip(found, wanted, strict=False)) if one != other), len(wanted))
    place = next((id for end, id in places if same < end), places[-1][1])
    return Seen(len(parts), [(place, f"as a reading of the source {first_difference(found, wanted)}")])


def _said(emendation: object) -> list[tuple[str, str]]:
    fields = [("query", emendation.query), ("note", emendation.note)]  # type: ignore[attr-defined]
    return [(what, text) for what, text in fields if text]


def pictures(build: Build) -> Seen:
    """Each figure that has something to show is on the page, with its own alternative text; so has every image."""
    root = read_html(build.html)
    images = list(root.iter("img"))
    alts = {level(image.get("alt") or "") for image in images}
    alts |= {level(svg.get("aria-label") or "") for svg in root.iter("svg", "{http://www.w3.org/2000/svg}svg")}
    wrong = [(f"image {number}", "has no alt") for number, image in enumerate(images, 1) if not image.get("alt")]
    shown = [one for one in build.comparison.figures if not one.empty]
    wrong += [
        (f"figure {one.id}", "is not on the page with its alternative text")
        for one in shown
        if level(one.alt) not in alts
    ]
    return Seen(len(images) + len(shown), wrong)


def front(build: Build) -> Seen:
    """The page says its language and title, and names title, authors and affiliations."""
    root, document = read_html(build.html), build.document
    words = level(root.text_content())
    wrong = [] if root.get("lang") else [("html", "does not say its language")]
    if not level(root.findtext(".//title") or ""):
        wrong.append(("head", "has no title"))
    named = [("author", one.name) for one in document.front.authors]
    named += [("affiliation", one.text) for one in document.front.affiliations]
    wrong += [(what, f"{short(text)} is not on the page") for what, text in named if level(text) not in words]
    return Seen(2 + len(named), wrong)


PROMISES = (
    Promise("html-ids", "Each id of the page is used once.", "ids", ids),
    Promise("html-links", "Each link of the page resolves.", "links", links),
    Promise("html-requests", "The page asks nothing of any other place and runs nothing.", "elements", no_request),
    Promise("html-source", "The page can be read as the source.", "headings and blocks", source),
    Promise("html-complete", "Each change, finding, query and note is on the page.", "records", complete),
    Promise("html-figures", "Each figure is on the page with its alternative text.", "images and figures", pictures),
    Promise("html-front", "The page names its language, title and authors.", "fields", front),
)
