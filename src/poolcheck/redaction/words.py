"""Words that are left out wherever they stand, however many there are and whatever case they are written in."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Final

from poolcheck.redaction.masks import MASK

if TYPE_CHECKING:
    from collections.abc import Iterable

SHORTEST: Final = 2
"""Characters of a text that can be told from others wherever it occurs."""
_TELLING: Final = 4


class Words:
    """Texts to look for: at every place of a text the longest that begins there is meant."""

    def __init__(self, words: Iterable[str]) -> None:
        self._words = frozenset(_folded(word) for word in words if len(word) >= SHORTEST)
        lengths: dict[str, set[int]] = {}
        for word in self._words:
            lengths.setdefault(word[:SHORTEST], set()).add(len(word))
        self._lengths = {start: tuple(sorted(found, reverse=True)) for start, found in lengths.items()}
        self._known: dict[str, str] = {}

    def without(self, text: str) -> str:
        """Return a text with a mask in place of each of the words."""
        if text not in self._known:
            self._known[text] = self._without(text)
        return self._known[text]

    def _without(self, text: str) -> str:
        folded, at, parts = _folded(text), 0, list[str]()
        starts = [place for place, (one, two) in enumerate(pairwise(folded)) if one + two in self._lengths]
        for start in starts:
            end = self._end(folded, start) if start >= at else 0
            if end:
                parts += (text[at:start], MASK)
                at = end
        return "".join([*parts, text[at:]]) if parts else text

    def _end(self, folded: str, start: int) -> int:
        """Return where the longest word ends that begins at a place; 0 if none does."""
        for length in self._lengths[folded[start : start + SHORTEST]]:
            if folded[start : start + length] in self._words:
                return start + length
        return 0


def telling(words: Iterable[str]) -> Iterable[str]:
    """Return the words that tell something in the name of a file, where small numbers stand for anything."""
    return (word for word in words if len(word) >= _TELLING or any(one.isalpha() for one in word))


def _folded(text: str) -> str:
    """Return a text without regard to case, as long as before."""
    found = text.lower()
    return found if len(found) == len(text) else "".join(low if len(low := one.lower()) == 1 else one for one in text)
