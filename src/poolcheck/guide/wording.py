"""How the guide shows words of the vocabulary: names, and patterns with their slots in angle brackets."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from poolcheck.core.bilingual import Bilingual
from poolcheck.guide import labels
from poolcheck.guide.sheet import Row, same
from poolcheck.vocabulary.patterns import slot_kind

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from poolcheck.core.bilingual import Language
    from poolcheck.vocabulary.entries import Act, Vocabulary, Word

_SLOT = re.compile(r"\{(\w+)\}")
_LANGUAGES: tuple[Language, ...] = ("en", "zh")
_NOTHING: Mapping[str, str] = {}


def shown(form: str, language: Language, words: Vocabulary, kinds: Mapping[str, str] = _NOTHING) -> str:
    """Return a surface form with ⟨…⟩ for what is put in."""

    def slot(match: re.Match[str]) -> str:
        kind = slot_kind(kinds.get(match[1], match[1]))
        entry = labels.PARTY if kind == "party" else None
        word = words.fields.get(kind)
        name = entry.in_(language) if entry else word.printed(language) if word else kind
        return f"⟨{name}⟩"

    return _SLOT.sub(slot, form)


def pattern_of(word: Word, words: Vocabulary, kinds: Mapping[str, str] = _NOTHING) -> Bilingual:
    """Return the printed patterns of a word."""
    return Bilingual(*(shown(word.printed(language), language, words, kinds) for language in _LANGUAGES))


def act_title(act: Act, words: Vocabulary) -> Bilingual:
    """Return the printed patterns of an act."""
    return pattern_of(act.called, words, act.slots)


def act_name(act: Act, words: Vocabulary) -> Bilingual:
    """Return the id of an act and its printed patterns, for acts may share a verb."""
    title = act_title(act, words)
    return Bilingual(f"{act.id}: {title.en}", f"{act.id}：{title.zh}")


def form_rows(entries: Iterable[Word], words: Vocabulary, kinds: Mapping[str, str] = _NOTHING) -> tuple[Row, ...]:
    """Return the rows of all forms of some words in each language."""
    known = tuple(entries)
    found = []
    for language, label in zip(_LANGUAGES, (labels.IN_ENGLISH, labels.IN_CHINESE), strict=True):
        forms = [shown(form, language, words, kinds) for word in known for form in word.forms(language)]
        found.append(Row(label, (same(" · ".join(forms)),) if forms else ()))
    return tuple(found)


def filled(text: Bilingual, **values: Bilingual | str) -> Bilingual:
    """Return a text with its placeholders filled."""
    parts = {name: value if isinstance(value, Bilingual) else same(value) for name, value in values.items()}
    return Bilingual(
        text.en.format(**{name: part.en for name, part in parts.items()}),
        text.zh.format(**{name: part.zh for name, part in parts.items()}),
    )
