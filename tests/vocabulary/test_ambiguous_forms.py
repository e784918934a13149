"""Words with several meanings in one position are known and reviewed; a new one fails until somebody has looked at it.

The reviewed list is `ambiguous-forms.txt`: language, position, form, meanings. Where the list grows, say in the entry's
own tests or in the reader which meaning wins, then add the line.
"""

from __future__ import annotations

import re
from itertools import combinations
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from reading_back import LANGUAGES, WORDS

from poolcheck.vocabulary.patterns import alternatives, folded

if TYPE_CHECKING:
    from collections.abc import Iterator

    from poolcheck.core.bilingual import Language
    from poolcheck.vocabulary.entries import Act, Word

REVIEWED = Path(__file__).parent / "ambiguous-forms.txt"


def positions() -> Iterator[tuple[str, str, Word]]:
    """Yield every word with the positions it may stand in and what it means there."""
    word: Word
    for word in WORDS.parties.values():
        yield "noun", f"party {word.id}", word
    for word in WORDS.objects.values():
        yield "noun", f"object {word.id}", word
    for word in (*WORDS.modalities.values(), *WORDS.compounds):
        yield "modality", f"modality {word.id}", word
    for word in WORDS.second_order.values():
        yield "verb", f"second order {word.id}", word
    for act in WORDS.acts.values():
        yield "verb", f"act {act.id}", act.words
        yield "verb", f"opposite of {act.id}", act.opposite
        yield "statement", f"declarative {act.id}", act.declaratives
        yield "condition", f"act {act.id}", act.words
    yield from values()
    for axis in WORDS.axes.values():
        yield "axis", f"axis {axis.id}", axis.names
        yield "key", f"key {axis.id}", axis.names
    for word in WORDS.fields.values():
        yield "key", f"key {word.id}", word
    for word in WORDS.triggers.values():
        yield "condition", f"trigger {word.id}", word


def values() -> Iterator[tuple[str, str, Word]]:
    for axis in WORDS.axes.values():
        for value in axis.values.values():
            yield "qualifier", f"{axis.id} {value.id}", value
    for name, words in (("mode", WORDS.modes), ("base", WORDS.bases), ("certainty", WORDS.certainties)):
        for word in words.values():
            yield name, f"{name} {word.id}", word


def structure_words() -> Iterator[tuple[str, str, Word]]:
    for word in WORDS.structure.values():
        if word.id.startswith("spelled_"):  # other spellings of what has a form of its own, put right before reading
            continue
        for position in ("noun", "modality", "verb", "qualifier", "condition"):
            yield position, f"structure {word.id}", word


def ambiguous() -> list[str]:
    meanings: dict[tuple[str, str, str], dict[str, None]] = {}
    for position, meaning, word in (*positions(), *structure_words()):
        for language in LANGUAGES:
            for form in word.forms(language):
                for text in alternatives(form):
                    key = (language, position, folded(re.sub(r"\{(\w+)\}", "…", text)))
                    meanings.setdefault(key, {})[meaning] = None
    return sorted(
        f"{language} | {position} | {form} | {', '.join(sorted(found))}"
        for (language, position, form), found in meanings.items()
        if len(found) > 1 and not all(meaning.startswith("structure") for meaning in found)
    )


def test_every_form_with_several_meanings_in_one_position_has_been_reviewed() -> None:
    reviewed = [line for line in REVIEWED.read_text(encoding="utf-8").splitlines() if line and not line.startswith("#")]

    assert ambiguous() == reviewed


def same_verb() -> Iterator[object]:
    for language in LANGUAGES:
        for one, other in combinations(WORDS.acts.values(), 2):
            shared = shapes(one, language) & shapes(other, language)
            if shared:
                yield pytest.param(one, other, id=f"{one.id}-{other.id}-{min(shared)}")


def shapes(act: Act, language: Language) -> set[str]:
    words = (*act.words.forms(language), *act.opposite.forms(language), *act.declaratives.forms(language))
    return {re.sub(r"\{\w+\}", "…", text) for form in words for text in alternatives(form)}


@pytest.mark.parametrize(("one", "other"), [*same_verb()])
def test_two_acts_share_a_verb_only_while_their_objects_differ(one: Act, other: Act) -> None:
    assert set(one.objects) & set(other.objects) == set()
    assert one.objects
    assert other.objects
