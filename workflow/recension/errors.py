"""The one kind of error a person is shown: what is wrong, where, and what to do."""

from __future__ import annotations


class RecensionError(Exception):
    """Something in the input that its owner can mend.

    ``place`` is a file, a file with a line (``edits.yaml:12``) or a quote; ``problem`` says what is wrong
    and ``remedy`` what to do about it.  The command line prints the three and exits with code 1.
    """

    def __init__(self, place: str, problem: str, remedy: str = "") -> None:
        self.place = place
        self.problem = problem
        self.remedy = remedy
        super().__init__(place, problem, remedy)

    def __str__(self) -> str:
        text = f"{self.place}: {self.problem}" if self.place else self.problem
        return printable(f"{text}\n  {self.remedy}" if self.remedy else text)


class ToolError(RecensionError):
    """A program that refused what it was given: ``place`` is its name, until it is known what it was to make."""

    def of(self, output: str) -> RecensionError:
        """The same, told of ``output``."""
        return RecensionError(output, f"{self.place}: {self.problem}", self.remedy)


def printable(text: str) -> str:
    """``text`` with every control character but the line end made visible, so that no message can steer a terminal."""
    if text.replace("\n", "").isprintable():
        return text
    return "".join(
        character if character == "\n" or character.isprintable() else character.encode("unicode_escape").decode()
        for character in text
    )


def excerpt(text: str, limit: int = 80) -> str:
    """``text`` on one line, in quotation marks, cut in the middle when longer than ``limit`` code points."""
    line = " ".join(text.split())
    if len(line) > limit:
        half = (limit - 5) // 2
        line = f"{line[:half]} ... {line[-half:]}"
    return f"“{line}”"
