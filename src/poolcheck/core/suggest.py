"""Guesses what somebody meant by an unknown word."""

from __future__ import annotations

from difflib import SequenceMatcher, get_close_matches
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

_LONGEST_WORD = 60
"""A stretch longer than this is no slip of the pen; comparing it with everything would only cost time."""


_RIVALS = 5
"""So many near words are compared closely."""

_SAME_LENGTH = 0.2


def closest(word: str, known: Iterable[str]) -> str:
    """Return the known word most like `word`, or "" if none is near enough to be meant."""
    if not word or len(word) > _LONGEST_WORD:
        return ""
    by_folded: dict[str, str] = {}
    for candidate in known:
        by_folded.setdefault(candidate.casefold().replace("_", " ").replace("-", " "), candidate)
    folded = word.casefold().replace("_", " ").replace("-", " ")
    cutoff = 0.5 if any("\u4e00" <= character <= "\u9fff" for character in word) else 0.7
    matches = get_close_matches(folded, sorted(by_folded), n=_RIVALS, cutoff=cutoff)
    if not matches:
        return ""
    return by_folded[max(matches, key=lambda match: _likeness(folded, match))]


def _likeness(word: str, other: str) -> tuple[float, bool]:
    """Say how like two words are; in Chinese a wrong character is likelier than a missing one, and seldom the first."""
    ratio = SequenceMatcher(a=other, b=word).ratio()
    replaced = not word.isascii() and len(word) == len(other)
    return ratio + (_SAME_LENGTH if replaced else 0), word[0] == other[0]
