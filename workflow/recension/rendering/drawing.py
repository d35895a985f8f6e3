"""A figure as part of the page: small, without styles, its marks links to the findings they show."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence, Set

from lxml import etree

from .strokes import short

SVG = "{http://www.w3.org/2000/svg}"
PIXELS = 4 / 3  # CSS pixels in a point
# What most letters of a figure share: the root says it once.
SHARED = ("font-family", "font-size", "text-anchor", "fill")
STROKE = ("stroke-width", "stroke-linejoin")
KEPT = ("class", "viewBox", "role", "aria-label", "width", "height")
NUMBER = re.compile(r"-?\d+(?:\.\d+)?")
ROUND = re.compile(r"M[^A-Za-z]+(?:C[^A-Za-z]+){8}z\s*", re.IGNORECASE)
# How an element is painted, which the style sheet says where it is said again and again.
PAINT = ("fill", *(f"stroke{name}" for name in ("", "-width", "-linejoin", "-linecap", "-dasharray", "-dashoffset")))
PAINTED = (*PAINT, "text-anchor", "font-family", "font-size", "font-weight", "font-style", "opacity")
RECORDS = re.compile(r" \([fe]-?[0-9a-f]+(?:, [fe]-?[0-9a-f]+)+\)$")
PLACES = ("x", "y", "cx", "cy", "r")


class Paints:
    """The ways in which the figures of a page are painted, each a class of its style sheet."""

    def __init__(self) -> None:
        self.names: dict[str, str] = {}

    def name(self, element: etree._Element) -> None:
        """Give ``element`` the class of its paint instead of the attributes."""
        said = [(name, element.attrib.pop(name)) for name in PAINTED if name in element.attrib]
        if said:
            rule = ";".join(f"{name}:{value}" for name, value in said)
            element.set("class", self.names.setdefault(rule, f"p{len(self.names)}"))

    @property
    def style(self) -> str:
        """The rules of the style sheet."""
        return "\n".join(f".{name}{{{rule}}}" for rule, name in self.names.items())


def inlined(data: bytes, alt: str, marks: Mapping[str, Sequence[str]], paints: Paints) -> str:
    """The SVG ``data`` as an element of an HTML page; ``alt`` names it to assistive technology.

    ``marks`` gives the element of each mark, by its id, the numbers of the findings or changes that it rests on: it
    becomes a link to the first, and names all in ``data-f`` where there are more.  ``paints`` gathers the classes.
    """
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True)
    root = etree.fromstring(data, parser)
    size = [float(part) for part in root.get("viewBox", "0 0 0 0").split()]
    for element in [one for one in root if one.tag in (f"{SVG}title", f"{SVG}desc", f"{SVG}metadata")]:
        root.remove(element)
    _drop_paper(root, size)
    plain: set[etree._Element] = set()
    for group in list(root.iter(f"{SVG}g")):
        shapes = [child for child in group if child.tag != f"{SVG}title"]
        plain.update(shapes if group.get("id") in marks and not marks[group.get("id", "")] else ())
        _mark(group, marks.get(group.get("id", ""), ()), known=group.get("id") in marks)
    used = {value.strip("url()#") for one in root.iter() for value in one.attrib.values() if "#" in value}
    for element in root.iter():
        _slim(element, used)
    _join(root, plain)
    _say_once(root)
    for element in root.iter():
        paints.name(element)
    for path in root.iter(f"{SVG}path"):
        path.set("d", short(path.attrib.pop("d", "")))  # last, as it keeps its quotation marks
    root.set("role", "group" if any(True for _ in root.iter(f"{SVG}a")) else "img")
    root.set("aria-label", alt)
    root.set("width", f"{size[2] * PIXELS:g}")
    root.set("height", f"{size[3] * PIXELS:g}")
    for name in set(root.attrib) - set(KEPT):
        del root.attrib[name]
    etree.cleanup_namespaces(root)
    return re.sub(r'\sxmlns(?::\w+)?="[^"]*"', "", etree.tostring(root, encoding="unicode")).strip()


def _drop_paper(root: etree._Element, size: list[float]) -> None:
    """Take out the white sheet under the figure: the page has its own."""
    path = next(root.iter(f"{SVG}path"), None)
    if path is not None and path.get("fill", "").lower() == "#ffffff":
        numbers = [float(number) for number in NUMBER.findall(path.get("d", ""))]
        if (max(numbers[::2]), max(numbers[1::2])) >= (size[2], size[3]):
            path.getparent().remove(path)


def _mark(group: etree._Element, rests_on: Sequence[str], *, known: bool) -> None:
    """A mark becomes a link, named by its one record or by its title; any other group gives way to what is in it."""
    title = group.find(f"{SVG}title")
    if rests_on:
        group.tag = f"{SVG}a"
        group.set("href", f"#{rests_on[0]}")
        if len(rests_on) > 1:
            group.set("data-f", " ".join(number[1:] for number in rests_on))
            if title is not None and (named := RECORDS.search(title.text or "")):
                title.text = (title.text or "")[: named.start()]  # ids of records, which the link tells by number
        elif title is not None:
            group.remove(title)
            group.set("aria-label", rests_on[0])
    elif (title is None or known) and set(group.attrib) <= {"id"}:
        for child in [child for child in group if child is not title]:
            group.addprevious(child)
        group.getparent().remove(group)


def _join(root: etree._Element, plain: Set[etree._Element]) -> None:
    """Make one path of those painted alike that follow each other, and of all such marks without a link."""
    kept: dict[tuple[tuple[str, str], ...], etree._Element] = {}
    drawn: dict[etree._Element, list[str]] = {}
    for path in [one for one in root.iter(f"{SVG}path") if one.getparent().tag != f"{SVG}a"]:
        paint = tuple(sorted((name, value) for name, value in path.attrib.items() if name != "d"))
        before = kept.get(paint)
        if before is None or not (path in plain or _next_to(path, before)):
            kept[paint] = path
        elif "transform" not in path.attrib:
            drawn.setdefault(before, [before.get("d", "")]).append(path.get("d", ""))
            path.getparent().remove(path)
    for path, lines in drawn.items():
        path.set("d", "".join(lines))


def _next_to(path: etree._Element, before: etree._Element) -> bool:
    """Whether nothing but letters, which may stand on any line, is drawn between the two."""
    one = path.getprevious()
    while one is not None and one is not before and one.tag == f"{SVG}text":
        one = one.getprevious()
    return one is before


def _slim(element: etree._Element, used: set[str]) -> None:
    element.attrib.pop("style", None)  # which the policy of the page would refuse
    if element.get("transform", "").startswith("rotate(-0 "):
        del element.attrib["transform"]
    if element.get("id") not in used:
        element.attrib.pop("id", None)
    for name in PLACES:
        if NUMBER.fullmatch(element.get(name, "")):
            element.set(name, _tenths(float(element.get(name, ""))))
    if ROUND.fullmatch(element.get("d", "")):
        _circle(element)
    element.text = (element.text or "").strip() or None
    element.tail = None


def _circle(path: etree._Element) -> None:
    """Eight curves that end where they began are matplotlib's circle."""
    numbers = [float(number) for number in NUMBER.findall(path.attrib.pop("d"))]
    top, bottom = min(numbers[1::2]), max(numbers[1::2])
    path.tag = f"{SVG}circle"
    for name, value in (("cx", numbers[0]), ("cy", (top + bottom) / 2), ("r", (bottom - top) / 2)):
        path.set(name, _tenths(value))


def _tenths(value: float) -> str:
    return f"{value:.1f}".rstrip("0").rstrip(".")


def _say_once(root: etree._Element) -> None:
    """Put what all letters share on the root, and of strokes what most do (letters have none)."""
    letters = list(root.iter(f"{SVG}text"))
    stroked = [one for one in root.iter() if one.get("stroke", "none") != "none"]
    for names, elements in ((SHARED, letters), (STROKE, stroked)):
        for name in names:
            values = [one.get(name, root.get(name, "")) for one in elements]
            most = max(sorted(set(values)), key=values.count, default="")
            if most and all(values):
                for one, value in zip(elements, values, strict=True):
                    one.attrib.pop(name, None) if value == most else one.set(name, value)
                root.set(name, most)
