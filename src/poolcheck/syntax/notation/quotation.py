r"""Quotation marks and what stands between them, in the line-wise surface of the language.

Inside quotation marks a backslash writes what a line cannot hold: `\n` a line break, `\t` a tab, `\uXXXX` a
character by its number, `\\` a backslash. Before anything else a backslash stands for itself.
"""

from __future__ import annotations

import re

PAIRS = {'"': '"', "＂": "＂", "“": "”", "「": "」", "『": "』", "”": "”", "《": "》"}

MARKS = '"“「『'
"""The marks that a quotation is meant to open with; a closing one at its beginning is a slip, and titles have 《."""

_OPENING = re.compile("[" + "".join(PAIRS) + "]")
_ESCAPE = re.compile(r"\\(?:([nt\\])|u([0-9a-fA-F]{4}))")
_TO_ESCAPE = re.compile("[\\\\\\x00-\\x1f\\x7f-\\x9f\u2028\u2029\ufeff]")
_SHORT = {"\n": "\\n", "\t": "\\t", "\\": "\\\\"}
_MEANT = {"n": "\n", "t": "\t", "\\": "\\"}


def closing(text: str, opening: int, end: int) -> int:
    """Return where the quotation ends that opens at `opening`, or -1; a closing mark written twice belongs to it."""
    mark = PAIRS[text[opening]]
    close = text.find(mark, opening + 1, end)
    while close >= 0 and text[close + 1 : close + 2] == mark and close + 1 < end:
        close = text.find(mark, close + 2, end)
    return close


def stretches(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Return where the quotations of a stretch of text stand, marks included; an unclosed one is none."""
    found = []
    closings = Closings(text, end)
    at = start
    while (opening := _OPENING.search(text, at, end)) is not None:
        close = closings.of(opening.start())
        if close >= 0:
            found.append((opening.start(), close + 1))
        at = max(close, opening.start()) + 1
    return found


class Closings:
    """Finds what `closing` finds, looking at every mark of a text once, however many open."""

    def __init__(self, text: str, end: int) -> None:
        self._text = text
        self._end = end
        self._next: dict[str, tuple[int, int]] = {}
        self._found: dict[int, int] = {}

    def of(self, opening: int) -> int:
        """Return where the quotation ends that opens at `opening`, or -1; faster if asked from the left."""
        mark = PAIRS[self._text[opening]]
        passed: list[int] = []
        at = self._first(mark, opening + 1)
        while at >= 0 and at not in self._found:
            passed.append(at)
            if at + 1 >= self._end or self._text[at + 1] != mark:
                self._found[at] = at
                break
            at = self._text.find(mark, at + 2, self._end)
        close = self._found.get(at, -1)
        self._found.update(dict.fromkeys(passed, close))
        return close

    def _first(self, mark: str, at: int) -> int:
        """Return where a mark stands next; what was found before is still true if it is not behind us."""
        asked, found = self._next.get(mark, (at + 1, -1))
        if asked > at or 0 <= found < at:
            found = self._text.find(mark, at, self._end)
            self._next[mark] = (at, found)
        return found


def unescaped(text: str, start: int, quotations: list[tuple[int, int]]) -> tuple[str, tuple[int, ...] | None]:
    """Return a text with its escapes resolved inside quotations, and where in the source its characters stand.

    `start` is where the text stands in the source, `quotations` are stretches of it as offsets in the text. Without
    escapes the second value is None: the characters stand where they are expected.
    """
    if "\\" not in text:
        return text, None
    characters: list[str] = []
    offsets: list[int] = []
    at = 0
    for left, right in quotations:
        for found in _ESCAPE.finditer(text, left + 1, right):
            characters += text[at : found.start()]
            offsets += range(start + at, start + found.start() + 1)
            characters.append(_MEANT[found[1]] if found[1] else chr(int(found[2], 16)))
            at = found.end()
    characters += text[at:]
    offsets += range(start + at, start + len(text))
    return "".join(characters), tuple(offsets)


def escaped(text: str) -> str:
    """Return a text as it is written inside quotation marks in one line."""
    return _TO_ESCAPE.sub(lambda found: _SHORT.get(found[0], f"\\u{ord(found[0]):04x}"), text)


def escaped_in_quotations(text: str) -> str:
    """Return a sentence with what stands in its quotation marks escaped."""
    parts: list[str] = []
    at = 0
    for left, right in stretches(text, 0, len(text)):
        parts += [text[at : left + 1], escaped(text[left + 1 : right - 1]), text[right - 1 : right]]
        at = right
    return "".join((*parts, text[at:]))
