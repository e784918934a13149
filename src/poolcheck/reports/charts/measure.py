"""How much room a text takes in a picture: estimated, since a picture must not depend on the fonts of a machine."""

from __future__ import annotations

import string
from typing import Final

from poolcheck.reports.layout import columns, filled, printable, shortened

_NARROW: Final = dict.fromkeys(" .,:;'|!()[]/-·iljtfrI", 0.36)
_BROAD: Final = dict.fromkeys("mwMW@%…—\ufffd", 0.98)
_EMS: Final = {
    **dict.fromkeys(string.ascii_lowercase, 0.58),
    **dict.fromkeys(string.ascii_uppercase, 0.72),
    **dict.fromkeys(string.digits, 0.6),
    **_NARROW,
    **_BROAD,
}
"""Widths of characters by the size of the letters, between those of narrow and of wide sans-serif fonts."""
_OTHER: Final = 0.68
_THINNEST: Final = 0.36
_BOLD: Final = 1.07
_LONGEST: Final = 300
"""Characters of a label; more are never shown, even if they take no room."""
_MOST_MARKS: Final = 2
"""Marks on a letter: more would be piled over the lines above."""


def label(text: str) -> str:
    """Return a text in one line, without what moves a cursor, turns a line around or piles up; hostile ones are cut."""
    shown = " ".join(printable(text[: 4 * _LONGEST]).split())
    if not shown.isascii():
        shown = _unpiled(shown)
    return shown if len(shown) <= _LONGEST and len(text) <= 4 * _LONGEST else shown[: _LONGEST - 1] + "…"


def _unpiled(text: str) -> str:
    kept: list[str] = []
    marks = 0
    for character in text:
        marks = 0 if columns(character) else marks + 1
        if marks <= _MOST_MARKS:
            kept.append(character)
    return "".join(kept)


def width_of(text: str, size: float, *, bold: bool = False) -> float:
    """Return about how wide a text is, rather too much than too little, in letters of a size."""
    ems = sum(_EMS.get(character, 0) or _wide(character) for character in text)
    return ems * size * (_BOLD if bold else 1)


def _wide(character: str) -> float:
    return (0.0, _OTHER, 1.0)[min(columns(character), 2)]


def fitted(text: str, room: float, size: float, *, bold: bool = False) -> str:
    """Return a text that takes no more than the room, with … in place of what was cut off."""
    whole = shown = label(text)
    width = columns(shown)
    while width > 1 and (taken := width_of(shown, size, bold=bold)) > room:
        width = min(width - 1, int(width * room / taken) + 1)
        shown = shortened(whole, width)
    return shown


def wrapped(text: str, room: float, size: float, most: int = 2) -> tuple[str, ...]:
    """Return a text in lines that each take no more than the room, at most so many; the last is cut if it must be."""
    shown = fitted(text, room * most, size)
    width = max(min(columns(shown), int(room / (size * _THINNEST))), 1)
    while True:
        lines = filled(shown, width).split("\n")
        whole = lines if len(lines) <= most else lines[: most - 1]
        if width == 1 or all(width_of(line, size) <= room for line in whole):
            break
        width -= 1
    if len(lines) <= most:
        return tuple(lines)
    end = 0
    for line in whole:
        end = shown.index(line, end) + len(line)
    return (*whole, fitted(shown[end:], room, size))
