"""The report as the page has it: small markup, without a style attribute, which the content security policy refuses."""

from __future__ import annotations

import html
import re

from .elements import Node, heading, items, link, span, words
from .layout import identifier
from .walking import PARAGRAPHS, Nodes, Walk, content_of, mark_of, split, text_of, without_letter

NAMED = re.compile(r"[CF][0-9]+")


def raw(text: str) -> Node:
    return {"t": "RawInline", "c": ["html", text]}


def shape(tree: Node) -> None:
    """Turn a report into the page's own elements, in place."""
    notes: list[Nodes] = []
    Walk(
        inline={
            "Span": spanned,
            "Superscript": lambda one: one["c"][:1] if mark_of(one) else [one],
            "Link": marked,
            "Note": lambda one: noted(one, notes),
        },
        block={"Table": laid_out, "Header": anchored, "Div": divided},
        lists=lambda inlines: gathered(without_letter(inlines)),
    ).document(tree)
    if notes:
        end(tree, notes)


def marked(one: Node) -> Nodes:
    """Marks lead to the number they show (F22, C60), which is the short name of an entry on this page.

    The entry's lasting id, that of its record, is for those who link to it.  The address says what a mark is, so it
    needs no class.
    """
    (id, kinds, _), inner, target = one["c"]
    first = kinds[0] if kinds else ""
    if first in ("emendation", "evidence"):
        target[0] = "#" + re.match("[0-9A-Za-z]+", text_of(inner))[0]
    if first in ("emendation", "evidence", "query"):
        one["c"][0] = [id, [], []]
    return [one]


def gathered(inlines: Nodes) -> Nodes:
    """Marks of findings that follow each other are one: F22-F25 leads to the first, the others stand below it."""
    out: Nodes = []
    at = 0
    while at < len(inlines):
        first, last, stop = mark_of(inlines[at], "evidence"), "", at + 1
        while first and stop < len(inlines) and mark_of(inlines[stop], "evidence"):
            before, after = text_of(inlines[stop - 1]), text_of(inlines[stop])
            if not (before[1:].isdigit() and after[1:].isdigit() and int(after[1:]) == int(before[1:]) + 1):
                break
            last, stop = after, stop + 1
        if last:
            first["c"][1].append({"t": "Str", "c": f"–{last}"})
        out.append({"t": "Superscript", "c": [first]} if first else inlines[at])
        at = stop
    return out


def spanned(one: Node) -> Nodes:
    """Spans as the page needs them: most are their contents alone."""
    (id, kinds, pairs), inner = one["c"]
    if "deleted" in kinds:
        blank = "" if text_of(inner).strip(" ") else ' class="blank"'
        return [raw(f"<del{blank}>"), *inner, raw("</del>")]
    if "inserted" in kinds:
        return [raw("<ins>"), *inner, raw("</ins>")]
    if "around" in kinds:
        return []
    if "change" in kinds:
        return placed(id, inner)
    if "sentence" in kinds:
        return [span(inner, id)]
    if "term" in kinds:
        return [link(inner, f"#term-{dict(map(tuple, pairs))['term']}", "", *(["new"] if "new" in kinds else []))]
    return [one]


def placed(id: str, inner: Nodes) -> Nodes:
    """The place of a change: the words put in, where it is nothing but words taken out and words put in.

    These are laid out in every reading, so that a link to the place always leads somewhere.
    """
    if not id:
        return inner
    marks = [(place, one["c"][1]) for place, one in enumerate(inner) if one["t"] == "RawInline"]
    begun = [place for place, text in marks if text == "<ins>"]
    whole = len(begun) == 1 and inner[0]["t"] == "RawInline" and marks[-1] == (len(inner) - 1, "</ins>")
    if not whole or (begun[0] and (begun[0] - 1, "</del>") not in marks):
        return [span(inner, id)]
    inner[begun[0]] = raw(f'<ins id="{html.escape(id)}">')
    return inner


def noted(one: Node, notes: list[Nodes]) -> Nodes:
    """A note becomes a link to it; what it says is kept for the end."""
    number = len(notes) + 1
    back = link(words("↩"), f"#noteref-{number}")
    back["c"][0][2] = [["role", "doc-backlink"], ["aria-label", "Back"]]
    content_of(one["c"][-1]).extend([{"t": "Space"}, back])
    said = [{"t": "Plain", "c": content_of(block)} for block in one["c"]]
    notes.append([{"t": "Div", "c": [[f"note-{number}", [], []], said]}])
    mark = link(words(str(number)), f"#note-{number}", f"noteref-{number}")
    mark["c"][0][2] = [["role", "doc-noteref"]]
    return [mark]


def end(tree: Node, notes: list[Nodes]) -> None:
    """The notes end the edition, and the contents lead to them."""
    place = next(
        (at for at, one in enumerate(tree["blocks"]) if one["t"] == "Div" and identifier(one) == "edition"), None
    )
    if place is None:
        return
    listed = {"t": "OrderedList", "c": [[1, {"t": "DefaultStyle"}, {"t": "DefaultDelim"}], notes]}
    holder = {"t": "Div", "c": [["", ["endnotes"], [["role", "doc-endnotes"]]], [listed]]}
    tree["blocks"][place]["c"][1].extend([heading(2, words("Notes"), "notes"), holder])
    following = identifier(tree["blocks"][place + 1]) if place + 1 < len(tree["blocks"]) else ""
    contents = tree["meta"]["contents"]["c"]
    for number, item in enumerate(contents[0]["c"] if contents else []):
        if content_of(item[0])[0]["c"][2][0] == f"#{following}":
            contents[0]["c"].insert(number, [{"t": "Plain", "c": [link(words("Notes"), "#notes")]}])
            break


def anchored(one: Node) -> Nodes:
    """A heading with the link that leads to it.  Of its classes, all but one are for print."""
    _, (id, kinds, _), inner = one["c"]
    kinds[:] = [kind for kind in kinds if kind == "front"]
    if id:
        anchor = link(words("#"), f"#{id}", "", "anchor")
        anchor["c"][0][2] = [["aria-label", "Link here"]]
        inner.append(anchor)
    return [one]


def divided(one: Node) -> Nodes:
    """Divisions that the page writes in its own way."""
    (id, kinds, pairs), inner = one["c"]
    if "contents" in kinds:
        return []
    if "asked" in kinds:
        ask(inner)
    elif "details" in kinds:
        summary = words(dict(map(tuple, pairs))["summary"])
        opening = {"t": "RawBlock", "c": ["html", f'<details id="{html.escape(id)}">']}
        titled = {"t": "Plain", "c": [raw("<summary>"), *summary, raw("</summary>")]}
        return [opening, titled, *inner, {"t": "RawBlock", "c": ["html", "</details>"]}]
    elif "title" in kinds:
        opening = raw(f'<h1 class="title" id="{html.escape(id)}">')
        return [{"t": "Plain", "c": [opening, *content_of(inner[0]), raw("</h1>")]}]
    return [one]


def ask(blocks: Nodes) -> None:
    """A query of the letter: source and reading, on one line where they are the same; their names are not set off."""
    opening = content_of(blocks[0])
    if opening and opening[0]["t"] == "Span":
        name = opening[0]
        opening[0] = raw(f'<b id="{html.escape(identifier(name))}">{html.escape(text_of(name))}</b>')
    for block in blocks:
        lines = split(content_of(block)) if block["t"] in PARAGRAPHS else []
        if len(lines) == 2:
            source, reading = lines
            same = bool(reading) and text_of(reading) == "Reading: as in the source."
            source[0] = {"t": "Str", "c": "Source and reading: " if same else "Source: "}
            reading[:1] = [{"t": "Str", "c": "Reading: "}]
            block["c"] = source if same else [*source, {"t": "LineBreak"}, *reading]


def laid_out(grid: Node) -> Nodes:
    """A table: scopes of its headings, entries with their ids, alignment by class; a wide one can be scrolled."""
    (_, kinds, _), caption, columns, (_, head), bodies, _ = grid["c"]
    headed = bool({"grid", "blocks"} & set(kinds))
    scope(head[0], "col")
    for body in bodies:
        for row in body[2]:
            scope(row, "colgroup")
        for row in body[3]:
            lay_out_row(row, kinds, headed)
        if headed:
            body[1] = 1
    # Alignment would be a style attribute.
    kinds += [f"n{place}" for place, (side, _) in enumerate(columns, 1) if side["t"] == "AlignRight"]
    columns[:] = [[{"t": "AlignDefault"}, {"t": "ColWidthDefault"}] for _ in columns]
    if "grid" not in kinds:
        return [grid]
    name = [["tabindex", "0"], ["role", "region"], ["aria-label", text_of(caption[1])]]
    return [{"t": "Div", "c": [["", ["scroll"], name], [grid]]}]


def scope(row: list, value: str) -> None:
    for cell in row[1]:
        cell[0][2].append(["scope", value])


def lay_out_row(row: list, kinds: list[str], headed: bool) -> None:
    """A row of the body of a table."""
    for cell in row[1]:
        cell[4] = Walk(inline={"Strong": unnamed}).blocks(cell[4])
    if "cards" in kinds:
        enter(row)
        for cell in row[1]:
            speak(cell)
        return
    if "matrix" in kinds:
        for cell in row[1]:
            list_lines(cell)
    if headed:
        row[1][0][0][2].append(["scope", "row"])


def unnamed(one: Node) -> Nodes:
    """The name before a line of a cell ("Note: ") begins the line, and is not set off as well."""
    return one["c"] if text_of(one).endswith(": ") else [one]


def enter(row: list) -> None:
    """An entry of a list of records has its lasting id, and its first cell the number it is shown by.

    What lasts of a change is its place in the text, where it has one of its own: its entry needs no second id.
    """
    cell = row[1][0]
    if not cell[4]:
        return
    ids: list[str] = []
    Walk(inline={"Span": lambda one: ids.append(identifier(one)) or [one]}).blocks(cell[4])
    id = next((each for each in reversed(ids) if each), "")
    if not id:
        return
    first = split(content_of(cell[4][0]))[0]
    leads = first[0]["c"][2][0] if first[0]["t"] == "Link" else ""
    if leads != f"#{id.removeprefix('change-')}":
        row[0][0] = id
    bare = Walk(inline={"Span": lambda one: one["c"][1] if identifier(one) else [one]}).inlines(first)
    cell[4] = [{"t": "Plain", "c": bare}]
    if NAMED.fullmatch(number := text_of(bare)):
        cell[0][0] = number


def speak(cell: list) -> None:
    """Words of another language that fill a cell give it their language."""
    inner = content_of(cell[4][0]) if cell[4] else []
    if len(inner) == 1 and inner[0]["t"] == "Span" and not identifier(inner[0]):
        language = dict(map(tuple, inner[0]["c"][0][2])).get("lang")
        if language:
            cell[0][2].append(["lang", language])
            cell[4] = [{"t": "Plain", "c": inner[0]["c"][1]}]


def list_lines(cell: list) -> None:
    """Lines of a cell become items of a list."""
    if cell[4] and cell[4][0]["t"] == "Plain":
        parts = split(cell[4][0]["c"])
        if len(parts) > 1:
            cell[4] = [items([[{"t": "Plain", "c": part}] for part in parts])]
