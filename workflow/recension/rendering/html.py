"""One HTML file that asks nothing of any other place."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from ..errors import RecensionError
from ..files import read_bytes
from .drawing import Paints, inlined
from .elements import Node, items, link, words
from .layout import identifier, nodes
from .leaves import bind
from .page import shape
from .writers import encoded, run_pandoc

# Line ends around parts of tables and lists; end tags that may be omitted; tags, and values that need no quotes.
BLOCK = r"</?(?:p|div|h\d|table|caption|thead|tbody|tr|t[dh]|[uo]l|li|d[ltd]|figure|figcaption)\b"
BROKEN = re.compile(rf"\n+(?={BLOCK})|({BLOCK}[^>]*>)\n+")
CLOSED = re.compile(r"</(?:t[dhr]|li|thead|tbody)>|</p>(?=\n*</?(?:p|div|h\d|ul|ol|table)\b)|(<br) /(>)\n")
LABEL = re.compile(r"<(/?)strong>")  # what stands out here are labels, not what is said
TAG = re.compile(r"<\w[^>]*>")
QUOTED = re.compile(r"=\"([^\s\"'=<>`/]+)\"(/?)")
# What pandoc puts behind an arrow, so that no device makes a picture of it: not said by the text.  The arrow that leads
# back from a note is ours to show.
ADDED = re.compile('(doc-backlink"[^>]*>\u21a9\ufe0e)|(?<=[\u2194\u21a9])\ufe0e')
COMMENT = re.compile(r"(?:^|\s{2,})(?:// .*|/\*[^*]*(?:\*(?!/)[^*]*)*\*/)$", re.MULTILINE)
PUNCTUATION = re.compile(r";?\s*(})\s*|\s*([{;,>])\s*|(?<=[a-z])(:) (?!\")")
# Strings, templates and patterns of a script; or a mark with the blanks around it (no script here divides without).
SCRIPT = re.compile(
    r"('(?:\\.|[^'\\])*'|`(?:\\.|[^`\\])*`|/(?![/ ])(?:\\.|\[(?:\\.|[^\]\\])*\]|[^/\\\n])+/[a-z]*)"
    r"| ?([][={}();,:?<>&|!+*-]+) ?"
)
NEEDLESS = re.compile(r"(?<=[;{,([=>?:&|])\n|\n(?=[])}?:.&|])")  # line ends that end no statement
STACKED = {"matrix", "listing"}  # tables whose cells stand below each other in a narrow window
NARROW = "max-width: 45.99rem"
RIGHT_TO_LEFT = ("ar", "arc", "dv", "fa", "he", "ks", "ps", "sd", "ug", "ur", "yi")


def write_html(ast: bytes, figures: Mapping[str, bytes], templates: Path) -> bytes:
    """HTML 5 with style, scripts and figures inside, under a content security policy that allows nothing else.

    The text, its tables, figures, notes and changes are all in the markup: the three readings are radio buttons that
    the style sheet looks at, and the scripts only add to them.
    """
    scripts = "\n".join(bare(read_bytes(path).decode()) for path in sorted((templates / "scripts").glob("*.js")))
    script = NEEDLESS.sub("", SCRIPT.sub(r"\1\2", scripts))
    tree = json.loads(ast)
    paints = inline_figures(tree["blocks"], figures)
    sheets = "".join(read_bytes(templates / name).decode() for name in ("palette.css", "edition.css"))
    style = PUNCTUATION.sub(r"\1\2\3", bare(sheets))
    style = "\n".join([style, paints.style, columns(tree["blocks"])])
    language = "".join(inline.get("c", "") for inline in tree["meta"]["lang"]["c"]).split("-")[0].lower()
    policy = f"default-src 'none'; img-src data:; style-src '{digest(style)}'; script-src '{digest(script)}'"
    tree["meta"] |= {
        "style": raw(style),
        "script": raw(script),
        "policy": {"t": "MetaString", "c": policy},
        "direction": {"t": "MetaString", "c": "rtl" if language in RIGHT_TO_LEFT else "ltr"},
        "contents": {"t": "MetaBlocks", "c": contents(tree["blocks"])},
    }
    shape(tree)
    bind(tree)
    options = [
        f"--template={templates / 'edition.html'}",
        "--shift-heading-level-by=1",
        "--wrap=none",
    ]
    page = run_pandoc(encoded(tree), "html5-smart", options)
    return compact(page if "\ufe0e" in ast.decode() else ADDED.sub(r"\1", page)).encode()


def compact(page: str) -> str:
    """``page`` without the line ends, end tags and quotation marks that HTML may omit (HTML, section 13.1.2)."""
    start, end = page.index("<body"), page.rindex("<script")
    body = BROKEN.sub(r"\1", LABEL.sub(r"<\1b>", page[start:end]))
    body = TAG.sub(lambda tag: QUOTED.sub(unquoted, tag[0]), CLOSED.sub(r"\1\2", body))
    return page[:start] + body + page[end:]


def unquoted(value: re.Match[str]) -> str:
    """A value without its quotation marks, of which the slash that ends a tag is no part."""
    return f"={value[1]} /" if value[2] else f"={value[1]}"


def bare(code: str) -> str:
    """``code`` (CSS or JavaScript) without indentation and without the comments that end lines."""
    lines = (line.strip() for line in COMMENT.sub("", code).splitlines())
    return "\n".join(filter(None, lines))


def digest(text: str) -> str:
    """``text`` as a content security policy names it (CSP 3, section 2.3.1)."""
    return f"sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}"


def raw(text: str) -> Node:
    """``text`` as it is, for the template."""
    return {"t": "MetaBlocks", "c": [{"t": "RawBlock", "c": ["html", text]}]}


def contents(blocks: list[Node]) -> list[Node]:
    """The headings of the first two levels as a list of links, in the order they stand."""
    entries: list[tuple[int, Node]] = []
    for block in blocks:
        inner = block["c"][1] if block["t"] == "Div" else [block]
        found = (each["c"] for each in inner if each["t"] == "Header")
        entries += [(level, link(words(plain(title)), f"#{at[0]}")) for level, at, title in found if level <= 2]
    listed: list[list[Node]] = []
    for level, entry in entries:
        if level == 1 or not listed:
            listed.append([{"t": "Plain", "c": [entry]}])
        elif len(listed[-1]) == 1:
            listed[-1].append(items([[{"t": "Plain", "c": [entry]}]]))
        else:
            listed[-1][1]["c"].append([{"t": "Plain", "c": [entry]}])
    return [items(listed)] if listed else []


def plain(inlines: list[Node]) -> str:
    """The words of a heading without notes, marks and words taken out."""
    text = ""
    for inline in inlines:
        if inline["t"] in ("Str", "Space"):
            text += inline.get("c", " ")
        elif inline["t"] == "Span" and "deleted" not in inline["c"][0][1] or inline["t"] == "Link":
            text += plain(inline["c"][1])
    return text


def inline_figures(blocks: list[Node], figures: Mapping[str, bytes]) -> Paints:
    """Put each figure in the place of its image, and give what the style sheet must say of them."""
    known, paints = dict(numbered(blocks)), Paints()
    for block in blocks:
        if block["t"] == "Figure":
            holder = block["c"][2][0]["c"]
            (_, _, pairs), alt, (name, _) = holder[0]["c"]
            marks = (mark.partition("=") for mark in dict(pairs).get("marks", "").split())
            shown = {id: [known[one] for one in ids.split(",") if one in known] for id, _, ids in marks}
            svg = inlined(figure_bytes(figures, name.removesuffix(".svg")), plain(alt), shown, paints)
            holder[0] = {"t": "RawInline", "c": ["html", svg]}
            if "<a " not in svg:  # on a narrow screen it scrolls, which a keyboard must be able to do
                block["c"][0][2].append(["tabindex", "0"])
    return paints


def columns(blocks: list[Node]) -> str:
    """Rules for tables that are stacked in a narrow window: there the name of its column stands before each cell.

    In a wide one the columns are as wide as the table says, whatever stands in them: a body is laid out by itself.
    Each such table gets the class of its names.
    """
    known: dict[tuple[str, ...], str] = {}
    rooms: dict[str, str] = {}
    for block in blocks:
        if block["t"] == "Table" and STACKED & set(block["c"][0][1]):
            names = tuple(plain(cell[4][0]["c"]) for cell in block["c"][3][1][0][1])
            block["c"][0][1].append(name := known.setdefault(names, f"c{len(known)}"))
            widths = [width["c"] for _, width in block["c"][2]]
            if len(set(widths)) > 1:
                rooms[name] = " ".join(f"{100 * width:.0f}fr" for width in widths)
    rules = [
        f".{known[names]} td:nth-child({place})::before{{content:{quoted(name)}}}"
        for names in known
        for place, name in enumerate(names, 1)
    ]
    wide = [f".{name} tr{{grid-template-columns:{room}}}" for name, room in rooms.items()]
    return "\n".join([*wide, f"@media ({NARROW}){{", *rules, "}"]) if rules else ""


def quoted(text: str) -> str:
    """``text`` as a string of a style sheet (CSS Syntax 3, section 4.3.7)."""
    escaped = re.sub(r"[^\w .,:()-]", lambda one: f"\\{ord(one[0]):x} ", text)
    return f'"{escaped}"'


def numbered(blocks: list[Node]) -> Iterator[tuple[str, str]]:
    """The id and number of each finding that has an entry in a list of records.

    Changes are left out: a figure shows hundreds, each too small to be aimed at, and their list follows it.
    """
    for block in blocks:
        if block["t"] == "Table" and "cards" in block["c"][0][1]:
            entries = (cells[0][4] for _, _, _, rows in block["c"][4] for _, cells in rows)
            spans = (one for entry in entries for one in nodes(entry) if one["t"] == "Span")
            for span in spans:
                if (id := identifier(span)).startswith("finding-"):
                    yield id.removeprefix("finding-"), plain(span["c"][1])


def figure_bytes(figures: Mapping[str, bytes], id: str) -> bytes:
    """The figure ``id``.  Raises :class:`RecensionError` when it was not given."""
    if id not in figures:
        raise RecensionError(f"figures/{id}.svg", "this figure is missing", "Make the comparison again.")
    return figures[id]
