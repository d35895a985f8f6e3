"""Making matplotlib's SVG fit to stand in an HTML page: no style sheet, no ``style=``, ids of its own.

A page under a content security policy ignores style attributes, and a ``<style>`` inside one figure would style the
whole page; both become presentation attributes (SVG 1.1, section 6.1).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from xml.etree import ElementTree

SVG = "http://www.w3.org/2000/svg"
XLINK = "{http://www.w3.org/1999/xlink}href"
FONTS = "DejaVu Sans, Verdana, sans-serif"


def clean(data: bytes, id: str, title: str, alt: str, titles: Mapping[str, str]) -> bytes:
    """``data`` (matplotlib's own output) with every id after ``id-``, ``title``, ``alt``, and ``titles`` by id."""
    root = ElementTree.fromstring(data)
    _drop(root, f"{{{SVG}}}metadata", f"{{{SVG}}}style")
    root.set("stroke-linejoin", "round")
    root.set("id", id)
    for element in root.iter():
        _style(element)
        if element is not root:
            _rename(element, id)
    return _entitled(root, title, alt, titles)


def reworded(data: bytes, title: str, alt: str, titles: Mapping[str, str]) -> bytes:
    """``data`` (what :func:`clean` has given) with these words in the place of those it had."""
    root = ElementTree.fromstring(data)
    _drop(root, f"{{{SVG}}}title", f"{{{SVG}}}desc")
    return _entitled(root, title, alt, titles)


def _entitled(root: ElementTree.Element, title: str, alt: str, titles: Mapping[str, str]) -> bytes:
    for element in list(root.iter()):
        if own := titles.get(element.get("id", "")):
            _say(element, "title", own)
    _say(root, "desc", alt)
    _say(root, "title", title)
    ElementTree.register_namespace("", SVG)
    ElementTree.register_namespace("xlink", "http://www.w3.org/1999/xlink")
    return ElementTree.tostring(root, encoding="utf-8", xml_declaration=True) + b"\n"


def _drop(element: ElementTree.Element, *tags: str) -> None:
    for child in list(element):
        if child.tag in tags:
            element.remove(child)
        else:
            _drop(child, *tags)
            if child.tag == f"{{{SVG}}}defs" and not len(child):
                element.remove(child)


def _style(element: ElementTree.Element) -> None:
    """Turn the ``style`` of ``element`` into attributes; the font is named once more widely."""
    for declaration in filter(None, map(str.strip, element.attrib.pop("style", "").split(";"))):
        name, _, value = declaration.partition(":")
        element.set(name.strip(), FONTS if name.strip() == "font-family" else value.strip())


def _rename(element: ElementTree.Element, id: str) -> None:
    if "id" in element.attrib:
        element.set("id", f"{id}-{element.get('id')}")
    for name, value in element.attrib.items():
        if name in (XLINK, "href") and value.startswith("#"):
            element.set(name, f"#{id}-{value[1:]}")
        elif "url(#" in value:
            element.set(name, re.sub(r"url\(#", f"url(#{id}-", value))


def _say(element: ElementTree.Element, name: str, words: str) -> None:
    said = ElementTree.Element(f"{{{SVG}}}{name}")
    said.text = words
    element.insert(0, said)
