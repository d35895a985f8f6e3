"""Checks of the outputs by themselves: figures, the page's links and requests, the PDF's structure."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping

from lxml import etree
from lxml import html as lxml_html

from ..records.apparatus import Apparatus
from ..records.checks import Check
from ..records.comparison import Comparison
from ..records.findings import Findings
from .result import check

LOADING = {"src", "srcset", "data", "poster", "background", "action", "formaction", "xlink:href"}
FETCHED = re.compile(r"url\(\s*['\"]?(?!data:|#|\s*['\"]?data:)|@import", re.IGNORECASE)
SAFE_LINK = re.compile(r"#|https?://|mailto:", re.IGNORECASE)


def alternatives(comparison: Comparison, figures: Mapping[str, bytes]) -> Check:
    """Each figure is there and has an alternative text of its own."""
    failures = []
    for figure in comparison.figures:
        if figure.id not in figures:
            failures.append((f"figure {figure.id}", "its drawing is missing"))
        if not figure.alt.strip() or figure.alt.strip() in (figure.caption.strip(), figure.title.strip()):
            failures.append((f"figure {figure.id}", "has no alternative text, or only its caption again"))
    return check(
        "alternatives", "Each figure tells in words what it shows.", "figures", len(comparison.figures), failures
    )


def drawings(figures: Mapping[str, bytes]) -> Check:
    """Each drawing is well-formed, holds no script and loads nothing."""
    failures = []
    for name, data in figures.items():
        try:
            root = etree.fromstring(data, etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False))
        except etree.XMLSyntaxError as error:
            failures.append((f"figure {name}", f"is not well-formed ({error})"))
            continue
        failures += [(f"figure {name}", problem) for problem in _active(root)]
    return check("drawings", "No figure holds a script or loads anything.", "drawings", len(figures), failures)


def _active(root: etree._Element) -> Iterator[str]:
    for element in root.iter(etree.Element):
        if etree.QName(element).localname in ("script", "foreignObject"):
            yield f"holds <{etree.QName(element).localname}>"
        for name, value in element.attrib.items():
            local = etree.QName(name).localname
            if local.startswith("on") or (local == "href" and not value.startswith(("#", "data:"))):
                yield f"has {local}={value[:40]!r}"


class Page:
    """The HTML edition, parsed once."""

    def __init__(self, data: bytes) -> None:
        self.root = lxml_html.document_fromstring(data.decode("utf-8"))
        self.ids = Counter(self.root.xpath("//@id"))

    def links(self) -> Check:
        """Ids are unique and every link inside of the page has its target."""
        targets = [href[1:] for href in self.root.xpath("//a/@href") if href.startswith("#")]
        failures = [(f"#{one}", "is the id of more than one element") for one, times in self.ids.items() if times > 1]
        failures += [
            (f"#{one}", "is linked to but not there") for one in sorted(set(targets)) if one and one not in self.ids
        ]
        return check("links", "Each link of the page resolves.", "links in the page", len(targets), failures)

    def requests(self) -> Check:
        """The page loads nothing, its links lead nowhere unsafe, and it says so to the browser."""
        failures, count = [], 0
        for element in self.root.iter(etree.Element):
            for name, value in element.attrib.items():
                count += 1
                if problem := _request(element, name, value):
                    failures.append((f"<{element.tag}>", problem))
        for style in self.root.xpath("//style/text()"):
            failures += [("<style>", f"loads {match.group()}") for match in FETCHED.finditer(style)]
        policy = self.root.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
        if not policy or "default-src 'none'" not in policy[0]:
            failures.append(("<head>", "has no Content-Security-Policy that forbids loading"))
        return check("requests", "The page makes no request to anywhere.", "attributes", count, failures)

    def accounts(self, apparatus: Apparatus, findings: Findings) -> Check:
        """Every emendation and every finding has its entry in the page."""
        changes = [f"change-{one.id}" for one in apparatus.emendations]
        claims = [f"finding-{one.id}" for one in findings.findings]
        failures = [(one, "has no entry in the page") for one in (*changes, *claims) if one not in self.ids]
        return check(
            "accounts",
            "Every change and every finding has its entry in the page.",
            "changes and findings",
            len(changes) + len(claims),
            failures,
        )

    def words(self) -> str:
        """The page's text without the marks that lead to notes and findings and without what was deleted."""
        for mark in self.root.xpath("//sup|//del|//script|//style|//*[contains(@class, 'footnote-ref')]"):
            mark.drop_tree()
        return str(self.root.text_content())


def _request(element: etree._Element, name: str, value: str) -> str:
    if name.startswith("on") or name == "style":
        return f"has the attribute {name}"
    if name in LOADING and not value.startswith("data:"):
        return f"loads {value[:60]!r}"
    if name == "href":
        if element.tag != "a" and not value.startswith(("data:", "#")):
            return f"loads {value[:60]!r}"
        if not SAFE_LINK.match(value):
            return f"links to {value[:60]!r}"
    return ""


def portable_document(data: bytes) -> Check:
    """The PDF is tagged and names its title and language."""
    import pypdfium2
    import pypdfium2.raw

    document = pypdfium2.PdfDocument(data)
    wanted = {
        "its title": bool(document.get_metadata_value("Title").strip()),
        "tags": bool(pypdfium2.raw.FPDFCatalog_IsTagged(document.raw)),
        "pages": len(document) > 0,
        "a language": b"/Lang" in data,
    }
    document.close()
    failures = [("edition.pdf", f"lacks {name}") for name, there in wanted.items() if not there]
    return check("pdf", "The PDF is tagged, with title and language.", "properties", len(wanted), failures)
