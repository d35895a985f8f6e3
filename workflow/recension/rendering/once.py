"""What was said of an entry before (a reason, a note) is not said again: the first entry is named."""

from __future__ import annotations

from .elements import Node, link, words

SHORT = 40  # code points that are said again


class Once:
    """Remembers what the entries of a list say; ``kind`` is the class of a mark that leads to one."""

    def __init__(self, kind: str) -> None:
        self.kind = kind
        self.said: dict[str, Node] = {}

    def __call__(self, text: str, number: str, id: str) -> list[Node]:
        """``text``, said by the entry ``number`` of this id; where an earlier one said it, a mark that leads there."""
        if text in self.said:
            return [*words("As at "), self.said[text]]
        if len(text) >= SHORT:
            self.said[text] = link(words(number), f"#{id}", "", self.kind)
        return words(text)
