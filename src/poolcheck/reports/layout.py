"""Fills lines to a width in terminal columns, where a Chinese character takes two; keeps terminals safe from texts."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from wcwidth import wcswidth

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

# What is not broken: a Chinese character or a word, with the marks that may not begin a line, or not end one.
_UNIT = re.compile(
    r"[“‘「『（《【]*[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef][，。；：、？！”’」』）》】%]*"
    r"|[“‘「『（《【]*[^\s\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef“‘「『（《【]+[，。；：、？！”’」』）》】]*"
    r"|[“‘「『（《【]+|\s+"
)


def columns(text: str) -> int:
    """Return how many terminal columns a text takes; control characters take none."""
    if text.isascii() and text.isprintable():
        return len(text)
    width = wcswidth(text)
    return width if width >= 0 else sum(max(wcswidth(character), 0) for character in text)


def filled(text: str, width: int, indent: str = "", first: str | None = None, tail: str = "") -> str:
    """Return a text broken into lines of at most `width` columns; a word that is longer still is cut.

    Args:
        text: the text; its own line breaks count as spaces.
        width: columns a line may take.
        indent: what every line begins with.
        first: what the first line begins with instead; it may hold colors, which take no columns.
        tail: what ends the text and is not broken.
    """
    start = max(columns(indent), columns(uncolored(first or "")))
    units = _units(" ".join(text.split()), max(width - start, 1))
    return packed([*units, "  ", tail] if tail else units, width, indent, first)


def packed(units: Iterable[str], width: int, indent: str = "", first: str | None = None) -> str:
    """Return pieces of text put into lines of at most `width` columns; no piece is broken."""
    lines: list[str] = []
    start = indent if first is None else first
    line, used = "", columns(uncolored(start))
    for unit in units:
        size = columns(unit.rstrip())
        if line and used + size > width:
            lines.append(start + line.rstrip())
            start, line, used = indent, "", columns(indent)
        if line or not unit.isspace():
            line += unit
            used += columns(unit)
    lines.append((start + line).rstrip())
    return "\n".join(lines)


def _units(text: str, most: int) -> Iterator[str]:
    for unit in _UNIT.findall(text):
        rest: str = unit
        while columns(rest) > most:
            head = within(rest, most)
            yield head
            rest = rest[len(head) :]
        yield rest


def within(text: str, width: int) -> str:
    """Return the longest beginning of a text that takes at most `width` columns, and at least a character."""
    end = min(len(text), max(width, 1))
    while end > 1 and columns(text[:end]) > width:
        end -= max((columns(text[:end]) - width) // 2, 1)
    while end < len(text) and columns(text[: end + 1]) <= width:
        end += 1
    return text[:end]


def shortened(text: str, width: int) -> str:
    """Return a text that takes at most `width` columns, with … in place of what was cut off."""
    return text if columns(text) <= width else within(text, width - 1) + "…"


def window(line: str, start: int, end: int, width: int) -> tuple[str, int, int]:
    """Return the part of a long line around a stretch of it, with … where it was cut, and where the stretch is now.

    Args:
        line: the line.
        start: where the stretch begins in it, in characters.
        end: where it ends, exclusive.
        width: columns the part may take.
    """
    if columns(line) <= width:
        return line, start, end
    inner = max(width - 2, 1)
    if columns(line[:end]) <= inner + 1:
        shown = within(line, width - 1)
        return shown + "…", start, end
    context = inner // 4
    begin = start
    while begin > 0 and columns(line[begin - 1 : start]) <= context:
        begin -= 1
    while begin > 0 and columns(line[begin - 1 :]) <= inner:
        begin -= 1
    shown = within(line[begin:], inner)
    last = begin + len(shown)
    tail = "…" if last < len(line) else ""
    head = "…" if begin else ""
    return head + shown + tail, start - begin + len(head), min(end, last) - begin + len(head)


def rows(line: str, width: int, most: int) -> list[tuple[int, int]]:
    """Return the stretches into which a long line is broken, at blanks where there are any; `most` of them at most."""
    found: list[tuple[int, int]] = []
    start = 0
    while start < len(line) and len(found) < most:
        end = start + len(within(line[start:], width))
        blank = line.rfind(" ", start + 1, end)
        if end < len(line) and line[end] != " " and blank > start + (end - start) // 2:
            end = blank
        found.append((start, end))
        start = end + 1 if line[end : end + 1] == " " else end
    return found


def printable(text: str) -> str:
    """Return a text, as long as before, without the characters that move a cursor, change colors or turn a line around.

    Blanks other than the full-width one become spaces; joiners, marks of direction and controls become U+FFFD.
    """
    if text.isprintable():
        return text
    return "".join(character if character.isprintable() else _replaced(character) for character in text)


def _replaced(character: str) -> str:
    if character == "\u3000":
        return character
    return " " if character in "\t\n\r" or unicodedata.category(character) == "Zs" else "\ufffd"


def uncolored(text: str) -> str:
    """Return a text without the colors of `colored`."""
    return re.sub("\x1b\\[[0-9;]*m", "", text) if "\x1b" in text else text


def colored(text: str, code: str, *, wanted: bool) -> str:
    """Return a text in a terminal's color, if that is wanted."""
    return f"\x1b[{code}m{text}\x1b[0m" if wanted and text else text


def sentence(text: str) -> str:
    """Return a text with a capital letter at its beginning, if it begins with a small one."""
    return text[:1].upper() + text[1:] if text[:1].isascii() else text
