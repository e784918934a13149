"""Guesses what somebody meant by an unknown word."""

from __future__ import annotations

from difflib import get_close_matches
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

_LONGEST_WORD = 60
"""A stretch longer than this is no slip of the pen; comparing it with everything would only cost time."""


def closest(word: str, known: Iterable[str]) -> str:
    """Return the known word most like `word`, or "" if none is near enough to be meant."""
    if not word or len(word) > _LONGEST_WORD:
        return ""
    by_folded: dict[str, str] = {}
    for candidate in known:
        by_folded.setdefault(candidate.casefold().replace("_", " ").replace("-", " "), candidate)
    folded = word.casefold().replace("_", " ").replace("-", " ")
    cutoff = 0.5 if any("\u4e00" <= character <= "\u9fff" for character in word) else 0.7
    matches = get_close_matches(folded, sorted(by_folded), n=1, cutoff=cutoff)
    return by_folded[matches[0]] if matches else ""
