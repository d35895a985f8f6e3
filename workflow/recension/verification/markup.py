"""Reading HTML and SVG for looking at them: no entity, no network, no limit on depth that would hide a part."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree, html

URL = re.compile(r"url\(\s*[\"']?([^\"')]*)", re.IGNORECASE)
IMPORT = re.compile(r"@import", re.IGNORECASE)
# Attributes from which a browser fetches; "href" of a link is not one of them.
FETCHED = ("src", "srcset", "poster", "data", "background", "action", "formaction", "manifest", "ping", "xlink:href")
XLINK = "{http://www.w3.org/1999/xlink}href"


def read_html(data: bytes) -> html.HtmlElement:
    """The page.  Raises ``lxml`` errors when it is none."""
    return html.document_fromstring(data, parser=html.HTMLParser(encoding="utf-8", no_network=True, huge_tree=True))


def read_svg(data: bytes) -> etree._Element:
    """The root of an SVG.  Raises ``lxml.etree.XMLSyntaxError`` when it is not well-formed."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=True)
    return etree.fromstring(data, parser)


def name(element: etree._Element) -> str:
    """The element's name without a namespace, in lower case."""
    return etree.QName(element).localname.lower() if isinstance(element.tag, str) else ""


def requests(root: etree._Element) -> Iterator[tuple[str, str]]:
    """What in ``root`` would make a browser fetch or run something: the element and what is wrong with it."""
    for element in root.iter():
        tag = name(element)
        if tag in ("iframe", "object", "embed", "base", "foreignobject", "frame", "applet"):
            yield tag, f"has an element <{tag}>"
        for key, value in element.attrib.items():
            yield from _attribute(tag, etree.QName(key).localname.lower() if "{" in key else key.lower(), value)
        if tag == "style" and element.text:
            yield from _style(tag, element.text)


def _attribute(tag: str, key: str, value: str) -> Iterator[tuple[str, str]]:
    address = "".join(value.split()).lower()
    if key.startswith("on"):
        yield tag, f"has the event handler {key}"
    if key == "style" or "url(" in address:
        yield from _style(tag, value)
    if address.startswith(("javascript:", "vbscript:")) or (address.startswith("data:") and key == "href"):
        yield tag, f"has the address {value[:60]!r}"
    fetched = key in FETCHED or (key == "href" and tag not in ("a", "area"))
    if fetched and not address.startswith(("data:image/", "#")):
        yield tag, f"fetches {value[:60]!r} by {key}"


def _style(tag: str, style: str) -> Iterator[tuple[str, str]]:
    if IMPORT.search(style):
        yield tag, "imports a style sheet"
    for address in URL.findall(style):
        if not address.startswith(("#", "data:")):
            yield tag, f"fetches {address[:60]!r} by a style"
