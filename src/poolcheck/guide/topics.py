"""Finds what somebody wants explained: by an id or by any form in either language."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from poolcheck.core.suggest import closest
from poolcheck.guide import labels
from poolcheck.guide.articles import cited_articles
from poolcheck.guide.sheets_of_acts import act_sheet
from poolcheck.guide.sheets_of_law import article_sheet, concern_sheet, provision_sheet, source_sheet
from poolcheck.guide.sheets_of_rules import rule_sheet
from poolcheck.guide.sheets_of_words import (
    axis_sheet,
    fact_sheets,
    modality_sheet,
    object_sheet,
    party_sheet,
    trigger_sheet,
    value_sheet,
    word_sheet,
)
from poolcheck.guide.silence import Silences
from poolcheck.guide.spellings import act_names
from poolcheck.guide.wording import shown
from poolcheck.vocabulary.patterns import alternatives, folded

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from datetime import date

    from poolcheck.core.bilingual import Language
    from poolcheck.guide.sheet import Sheet
    from poolcheck.packs.model import Law
    from poolcheck.vocabulary.entries import Vocabulary, Word

_LANGUAGES: tuple[Language, ...] = ("en", "zh")
_SLOT = re.compile(r"\{\w+\}")

_Named = tuple[tuple[str, ...], "Callable[[], Sheet]"]


@dataclass(frozen=True, slots=True)
class Topic:
    """Something that can be explained: its names, the same as they are compared, and the way to its sheet."""

    names: tuple[str, ...]
    compared: frozenset[str]
    sheet: Callable[[], Sheet]


class UnknownTopicError(ValueError):
    """Nothing has this name."""

    def __init__(self, written: str, suggestion: str) -> None:
        super().__init__(written)
        self.written = written
        self.suggestion = suggestion


def explained(written: str, words: Vocabulary, law: Law, as_of: date) -> tuple[Sheet, ...]:
    """Return the sheets on all that a name may mean: words of documents first, then the law.

    Raises:
        UnknownTopicError: nothing has this name.
    """
    known = topics(words, law, as_of)
    found = called(written, known)
    if not found and (articles := tuple(_articles(written, law, as_of))):
        return articles
    if not found:
        names = (name for topic in known for name in topic.names if name.isascii() == written.isascii())
        raise UnknownTopicError(written, closest(written, names))
    return tuple(topic.sheet() for topic in found)


def explained_rules(ids: Iterable[str], words: Vocabulary, law: Law, as_of: date) -> tuple[Sheet, ...]:
    """Return the sheets on rules, by their ids, former ids or titles.

    Raises:
        UnknownTopicError: there is no such rule.
    """
    known = tuple(_topic(*named) for named in _rules(words, law, as_of))
    sheets: list[Sheet] = []
    for id_ in ids:
        found = called(id_, known)
        if not found:
            raise UnknownTopicError(id_, closest(id_, (name for topic in known for name in topic.names)))
        sheets.extend(topic.sheet() for topic in found)
    return tuple(sheets)


def topics(words: Vocabulary, law: Law, as_of: date) -> tuple[Topic, ...]:
    """Return all that can be explained, as it stood on a day."""
    silences = Silences(words, law.sources, as_of)
    every = (*_of_words(words, silences, law), *_of_law(words, law, as_of))
    return tuple(_topic(*named) for named in every)


def called(written: str, known: Iterable[Topic]) -> tuple[Topic, ...]:
    """Return the topics that have a name."""
    wanted = _compared(written)
    return tuple(topic for topic in known if wanted in topic.compared)


def _topic(names: tuple[str, ...], sheet: Callable[[], Sheet]) -> Topic:
    return Topic(names, frozenset(map(_compared, names)), sheet)


def _articles(written: str, law: Law, as_of: date) -> Iterator[Sheet]:
    """Yield the provisions of an article that is named by its number: the sheet of the only one, or all on one."""
    for cited in cited_articles(written, law.sources, as_of):
        if len(cited.ids) == 1:
            yield provision_sheet(cited.source, cited.ids[0], law, as_of)
        else:
            yield article_sheet(cited.source, cited.article, cited.ids, law, as_of)


def _compared(name: str) -> str:
    return " ".join(folded(name).replace("_", " ").replace("’", "'").split())


def _of_words(words: Vocabulary, silences: Silences, law: Law) -> Iterator[_Named]:
    for act in words.acts.values():
        opposite = (*act.opposite.en, *act.opposite.zh)
        yield (*act_names(act), *opposite), partial(act_sheet, act, words, silences, law.concerns)
    for axis in words.axes.values():
        yield (axis.id, *axis.names.en, *axis.names.zh), partial(axis_sheet, axis, words, silences)
    for axis in words.axes.values():
        for value in axis.values.values():
            names = (*_names(value, words), f"{axis.id}: {value.id}", f"{axis.id}={value.id}")
            yield names, partial(value_sheet, value, axis, words)
    for trigger in words.triggers.values():
        yield _names(trigger, words), partial(trigger_sheet, trigger, words)
    for word in words.objects.values():
        yield _names(word, words), partial(object_sheet, word, words)
    for party in words.parties.values():
        yield _names(party, words), partial(party_sheet, party, words)
    for modality in words.modalities.values():
        yield _names(modality, words), partial(modality_sheet, modality, words)
    yield from _of_small_words(words)
    for names, sheet in fact_sheets(words):
        yield names, partial(_itself, sheet)


def _of_small_words(words: Vocabulary) -> Iterator[_Named]:
    for kind, entries in (
        (labels.CERTAINTY, words.certainties.values()),
        (labels.OTHERS_ACT, words.second_order.values()),
        (labels.MODE, words.modes.values()),
        (labels.BASE, words.bases.values()),
    ):
        for word in entries:
            blank = ("____",) if word.id == "blank" else ()
            yield (*_names(word, words), *blank), partial(word_sheet, kind, word, words)


def _rules(words: Vocabulary, law: Law, as_of: date) -> Iterator[_Named]:
    for pack in law.packs:
        for rule in pack.rules:
            names = (rule.id, *rule.file.formerly, rule.file.title.en, rule.file.title.zh)
            yield names, partial(rule_sheet, rule, law, words, as_of)


def _of_law(words: Vocabulary, law: Law, as_of: date) -> Iterator[_Named]:
    yield from _rules(words, law, as_of)
    for id_, title in law.concerns.items():
        yield (id_, title.en, title.zh, law.rows[id_]), partial(concern_sheet, id_, law, words, as_of)
    for name in law.sources.ids():
        source = law.sources.source(name)
        if source is None:
            continue
        titles = (source.title.en, source.title.zh, source.short.en, source.short.zh)
        yield (name, *titles), partial(source_sheet, source, law, as_of)
        for id_ in source.provisions:
            yield (f"{name}/{id_}",), partial(provision_sheet, source, id_, law, as_of)


def _itself(sheet: Sheet) -> Sheet:
    return sheet


def _names(word: Word, words: Vocabulary) -> tuple[str, ...]:
    """Return the id of a word and its forms, with slots as they are shown and, where they stand at an end, without."""
    forms: list[str] = [word.id]
    for language in _LANGUAGES:
        for form in (text for each in word.forms(language) for text in alternatives(each)):
            forms += [form, shown(form, language, words), _bare(form)]
    return tuple(form for form in forms if form)


def _bare(form: str) -> str:
    """Return the fixed words of a form with slots: `within days`."""
    return " ".join(_SLOT.sub(" ", form).split())
