"""How words may be spelled: every form that the reader of documents accepts for a key, a value or an act."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from poolcheck.vocabulary.patterns import Piece, alternatives, patterns

if TYPE_CHECKING:
    from collections.abc import Iterable

    from poolcheck.vocabulary.entries import Act, Vocabulary, Word

_SLOT = re.compile(r"\{\w+\}")
_LEADING = frozenset({"就", "将", "向", "对", "与", "给", "的", "to", "with", "of", "against", "on", "in"})
"""Words of a pattern that are no part of an act's name."""


def distinct(texts: Iterable[str]) -> tuple[str, ...]:
    """Return texts in their order, each once."""
    return tuple(dict.fromkeys(texts))


def keys(word: Word) -> tuple[str, ...]:
    """Return the spellings of a key: its id, and its forms in both languages with blanks or underscores."""
    forms = (*word.en, *word.zh)
    return distinct((word.id, *forms, *(form.replace(" ", "_") for form in forms)))


def plain_forms(word: Word) -> tuple[str, ...]:
    """Return the forms of a word in both languages that have no slots, with optional parts spelled out."""
    forms = (text for form in (*word.en, *word.zh) for text in alternatives(form))
    return distinct(form for form in forms if not _SLOT.search(form))


def slot_patterns(word: Word) -> tuple[str, ...]:
    """Return regular expressions for the forms of a word that have slots; anything may stand in a slot."""
    forms = (text for form in (*word.en, *word.zh) for text in alternatives(form))
    return distinct(".+".join(map(re.escape, _SLOT.split(form))) for form in forms if _SLOT.search(form))


def slots(word: Word) -> tuple[str, ...]:
    """Return the names of the slots that the forms of a word have."""
    return distinct(slot[1:-1] for form in (*word.en, *word.zh) for slot in _SLOT.findall(form))


def act_names(act: Act) -> tuple[str, ...]:
    """Return what an act may be called where a clause is taken apart: its id, and the fixed words of its patterns."""
    names = [act.id, act.id.replace("_", " ")]
    for form in (*act.words.en, *act.words.zh, *act.declaratives.en, *act.declaratives.zh):
        for pattern in patterns(form):
            pieces = [element.text for element in pattern if isinstance(element, Piece)]
            pieces = [piece for piece in pieces if piece not in _LEADING] or pieces
            names.append((" " if pieces[0].isascii() else "").join(pieces))
    return distinct(names)


def certainties(words: Vocabulary) -> tuple[str, ...]:
    """Return the words for what is not known, and the blank."""
    known = (form for word in words.certainties.values() for form in (word.id, *word.en, *word.zh))
    return distinct(("____", *known))
