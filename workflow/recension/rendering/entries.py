"""Tables of records as a printed page has them: entries in two columns instead of rows of narrow cells."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from .elements import Node, paragraph, words
from .layout import classes
from .literals import block, enclosed, literal, raw
from .walking import PARAGRAPHS, Nodes, content_of, split, text_of

Lines = list[Nodes]  # of a cell

LONG = 600  # bytes of an entry that may break over pages
NAME = 80  # bytes: what is longer is no name that stands out


def is_internal(link: Node) -> bool:
    """Whether this is a link to a place in the report."""
    return link["t"] == "Link" and link["c"][2][0].startswith("#")


def page_of(link: Node) -> Node:
    """The page that an internal link leads to."""
    return raw(f"#page-of({literal(link['c'][2][0][1:])});")


def size(content: object) -> int:
    return len(text_of(content).encode())


def lines_of(blocks: Nodes) -> Lines:
    """The lines of a cell; an empty last line is none."""
    parts = split([inline for one in blocks for inline in content_of(one)])
    return parts if parts[-1] else parts[:-1]


def joined(lines: Sequence[Nodes], by: str) -> Nodes:
    """``lines`` in one, with ``by`` and a space between."""
    out: Nodes = []
    for place, line in enumerate(lines):
        out += [*([{"t": "Str", "c": by}, {"t": "Space"}] if place else []), *line]
    return out


def followed(*parts: Nodes) -> Nodes:
    """``parts`` in one, with a space between those that say something."""
    out: Nodes = []
    for part in parts:
        if part:
            out += [*([{"t": "Space"}] if out else []), *part]
    return out


def first_link(lines: Lines) -> Node | None:
    return next((inline for line in lines for inline in line if is_internal(inline)), None)


def kept(paragraphs: Lines) -> str:
    return f"(keep: {'true' if sum(map(size, paragraphs)) < LONG else 'false'}"


def entry(head: Nodes, link: Node | None, paragraphs: Lines) -> Nodes:
    """An entry: its head, the page it is about, what it says."""
    first = enclosed(f"#record{kept(paragraphs)}, head: [", head, "], ")
    if link:
        first += [raw("page: ["), page_of(link), raw("], ")]
    first.append(raw(")["))
    return [{"t": "Plain", "c": first}, *(paragraph(one) for one in paragraphs if one), block("]")]


def running(words: Nodes) -> Nodes:
    """An entry that is one paragraph."""
    return [{"t": "Plain", "c": enclosed(f"#run-in{kept([words])})[", words)}]


def small(inlines: Nodes) -> Nodes:
    return enclosed("#small[", inlines)


def quoted(inlines: Nodes) -> Nodes:
    return enclosed("#text(fill: quiet)[“", inlines, "”];")


def bold(inlines: Nodes) -> Nodes:
    return [{"t": "Strong", "c": inlines}]


def first(lines: Lines) -> Nodes:
    return lines[0] if lines else []


def finding(number: Lines, labels: Lines, said: Lines, quote: Lines) -> Nodes:
    """A finding: what it is about, what it says, the words it rests on."""
    about, more = joined(labels[:2], ":"), joined(labels[2:], ",")
    if len(number) > 1:
        more = joined([more, number[1]], ";")
    link, quotation = first_link(quote), first(quote)
    same = bool(quotation) and quotation[0]["t"] in ("Span", "Link") and "same" in classes(quotation[0])
    if link:
        quotation = content_of(link)
    told = small(quotation) if same else quoted(quotation)
    told = followed(told, *said[1:], small(more))
    return entry(followed(bold(number[0]), about), link, [first(said), told])


def change(number: Lines, source: Lines, edition: Lines, kind: Lines, reason: Lines) -> Nodes:
    """A change: its page, what was there and what is there now, why, of which kind."""
    link = first_link(number)
    page = [raw("#small["), page_of(link), raw("];")] if link else []
    old = enclosed("#text(fill: quiet)[", first(source))
    more = small(joined([first(kind), first(number[1:])], ";"))
    why = [{"t": "Emph", "c": first(reason)}]
    return running(followed(bold(number[0]), page, old, words("→"), first(edition), why, more))


def term(preferred: Lines, original: Lines, variants: Lines, about: Lines) -> Nodes:
    """A term: its original, what is said of it, what it stands for."""
    said = [followed(*about)]
    if variants:
        said.append(followed(words("For:"), variants[0]))
    return entry(followed(first(preferred), first(original)), None, said)


def collated(field: Lines, agreement: Lines, chosen: Lines, readings: Lines) -> Nodes:
    """A field of the collation: which reading was chosen, and all there are."""
    return entry(followed(bold(first(field)), small(first(agreement))), None, [first(chosen), *readings])


def labelled(names: Sequence[Nodes], cells: Sequence[Lines], *, named: bool) -> Nodes:
    """A record of any other kind: its first cell, which stands out where it is a name, then each behind its name."""
    said = joined(cells[0], ",")
    if named:
        said = bold(said)
    for name, lines in zip(names[1:], cells[1:], strict=False):
        if lines:
            said = followed(said, small([{"t": "Str", "c": text_of(name)}]), joined(lines, ";"))
    return running(said)


KINDS: dict[str, Callable[..., Nodes]] = {
    "findings": finding,
    "changes": change,
    "terms": term,
    "collation": collated,
}


def cards(table: Node) -> Nodes:
    """A table of records as entries; any other table as it is."""
    (_, kinds, _), _, _, (_, head), bodies, _ = table["c"]
    if "cards" not in kinds:
        return [table]
    made = next((KINDS[kind] for kind in kinds if kind in KINDS), None)
    names = [cell[4] for cell in head[0][1]]
    records = [[lines_of(cell[4]) for cell in cells] for _, _, _, rows in bodies for _, cells in rows]
    named = all(size(joined(lines[0], ",")) < NAME for lines in records)
    out: Nodes = []
    for lines in records:
        out += made(*lines) if made else labelled(names, lines, named=named)
    return [narrow(out)]


def narrow(blocks: Nodes) -> Node:
    """``blocks`` as what stands in two columns."""
    return {"t": "Div", "c": [["", ["narrow"], []], blocks]}


def defined(one: Node) -> Nodes:
    """A list of terms with what they mean as entries."""
    out: Nodes = []
    for term, meanings in one["c"]:
        meant = followed(*(content_of(each) for each in (meanings[0] if meanings else [])))
        out += running(followed(bold(term), meant))
    return [narrow(out)]


def in_question(line: Nodes) -> Nodes:
    """The words in question alone, as those around them stand on the page that the query names."""
    marked: Nodes = []
    for inline in line[1:]:
        if inline["t"] == "Strong":
            marked += inline["c"]
    return followed([line[0]], marked) if marked else line


def asked(one: Node) -> Nodes:
    """A query to the author: its number and page, the words in question, the reading, the question."""
    opening, *others = one["c"][1] or [{"t": "Null"}]
    if opening["t"] not in (*PARAGRAPHS, "Header"):
        return [one]
    said: Nodes = []
    for other in others:
        for line in lines_of([other]):
            said = followed(said, in_question(line))
    head = content_of(opening)
    return [narrow(entry(head, first_link([head]), [said]))]
