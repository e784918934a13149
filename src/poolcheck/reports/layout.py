"""Fills lines to a width in terminal columns, where a Chinese character takes two."""

from __future__ import annotations

import re

from wcwidth import wcswidth

# What is not broken: a Chinese character or a word, with the marks that may not begin a line, or not end one.
_UNIT = re.compile(
    r"[“‘「『（《【]*[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef][，。；：、？！”’」』）》】%]*"
    r"|[“‘「『（《【]*[^\s\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef“‘「『（《【]+[，。；：、？！”’」』）》】]*"
    r"|[“‘「『（《【]+|\s+"
)


def columns(text: str) -> int:
    """Return how many terminal columns a text takes; control characters take none."""
    width = wcswidth(text)
    return width if width >= 0 else sum(max(wcswidth(character), 0) for character in text)


def filled(text: str, width: int, indent: str = "", first: str | None = None) -> str:
    """Return a text broken into lines of at most `width` columns.

    Args:
        text: the text; its own line breaks count as spaces.
        width: columns a line may take; a single word longer than that is not broken.
        indent: what every line begins with.
        first: what the first line begins with instead.
    """
    lines: list[str] = []
    start = indent if first is None else first
    line = ""
    for unit in _UNIT.findall(" ".join(text.split())):
        if line and columns(start + line + unit.rstrip()) > width:
            lines.append(start + line.rstrip())
            start, line = indent, ""
        if line or not unit.isspace():
            line += unit
    lines.append(start + line.rstrip())
    return "\n".join(lines)


def printable(text: str) -> str:
    """Return a text without the control characters that could move a terminal's cursor or change its colors."""
    return "".join(character if character.isprintable() or character == "\t" else "\ufffd" for character in text)
