"""All surface forms of the vocabulary, as the words a sentence is cut into and the phrases it is made of."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cache
from typing import TYPE_CHECKING

from poolcheck.syntax.sentence.spellings import genitives, participle, pieces_written_otherwise
from poolcheck.vocabulary.patterns import Piece, Slot, VerbForm, folded, inflected, patterns

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from poolcheck.vocabulary.entries import Act, Vocabulary, Word
    from poolcheck.vocabulary.patterns import Pattern


_SPELLED = "spelled_"
"""So begin the structure words that are no words of their own, but ways to write a piece of a pattern."""

_CHINESE_VERB = 2
"""A Chinese verb that may stand without its object has so many characters."""

_PLACE = re.compile(r"(在.+外)(.+)")
"""A Chinese verb with its place before it, between which a qualifier may stand: 在池外以普通许可方式自行许可."""

PATENTS = ("a licensed patent ", "a patent ", "任一许可专利", "许可专利", "专利")
"""What a trigger about a patent begins with, and what a second one beside it may leave out: 专利到期或者被宣告无效."""

_WITH = "with"
"""A preposition that a qualifier may cut off its verb: `deal only with licensor`."""

_START = 3
"""By so many characters a form is looked up; shorter forms by all of theirs."""


class WordClass(StrEnum):
    """What a token is to the sentence reader; a word may be of several classes."""

    PARTY = "party"
    MODALITY = "modality"
    COMPOUND = "compound"
    SECOND_ORDER = "second-order"
    STRUCTURE = "structure"
    OBJECT = "object"
    MODE = "mode"
    BASE = "base"
    PASSIVE = "passive"
    CERTAINTY = "certainty"
    PIECE = "piece"
    QUOTED = "quoted"
    BLANK = "blank"
    NUMBER = "number"
    PERCENT = "percent"
    MONEY = "money"
    DATE = "date"
    COMMA = "comma"
    STOP = "stop"
    COLON = "colon"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Meaning:
    """One thing a surface form may be."""

    word_class: WordClass
    id: str


class PhraseKind(StrEnum):
    """What a phrase says."""

    ACT = "act"
    DECLARATIVE = "declarative"
    NEGATIVE = "negative"
    AXIS = "axis"
    TRIGGER = "trigger"


@dataclass(frozen=True, slots=True)
class Phrase:
    """A pattern and what it says; `value` is the axis value, `opposite` turns an act into its opposite."""

    kind: PhraseKind
    id: str
    pattern: Pattern
    value: str = ""
    verb: VerbForm = VerbForm.BASE
    opposite: bool = False


@dataclass(frozen=True, slots=True, eq=False)
class Lexicon:
    """Surface forms by their first characters, phrases by kind and first piece (`""` where that is a slot)."""

    vocabulary: Vocabulary
    forms: Mapping[str, tuple[Meaning, ...]]
    by_start: Mapping[str, tuple[str, ...]]
    phrases: Mapping[tuple[PhraseKind, str], tuple[Phrase, ...]]

    def starting(self, kind: PhraseKind, pieces: Iterable[str]) -> Iterator[Phrase]:
        """Yield the phrases of a kind whose pattern begins with one of these pieces."""
        for piece in pieces:
            yield from self.phrases.get((kind, piece), ())

    def starting_like(self, text: str, position: int) -> Iterator[str]:
        """Yield the surface forms that stand in a text at a position, the longest first."""
        for length in range(min(_START, len(text) - position), 0, -1):
            for form in self.by_start.get(text[position : position + length], ()):
                if text.startswith(form, position):
                    yield form

    def with_aliases(self, aliases: Mapping[str, str]) -> Lexicon:
        """Return a lexicon that also knows the names a document gives to its parties."""
        if not aliases:
            return self
        forms = dict(self.forms)
        for alias, party in aliases.items():
            forms[folded(alias)] = (Meaning(WordClass.PARTY, party),)
        return replace(self, forms=forms, by_start=_by_start(forms))

    def surface(self, word_class: WordClass) -> tuple[str, ...]:
        """Return all surface forms of a word class, for suggestions."""
        return tuple(form for form, meanings in self.forms.items() if any(m.word_class is word_class for m in meanings))


@cache
def lexicon(words: Vocabulary) -> Lexicon:
    """Return the lexicon of a vocabulary, built once for each."""
    phrases = _phrases(words)
    forms: dict[str, dict[Meaning, None]] = {}
    for form, meaning in _simple_words(words):
        forms.setdefault(folded(form), {})[meaning] = None
    for phrase in phrases:
        for element in phrase.pattern:
            if isinstance(element, Piece):
                forms.setdefault(element.text, {})[Meaning(WordClass.PIECE, element.text)] = None
    for written, meaning in _verbs_apart(words, phrases):
        forms.setdefault(written, {})[meaning] = None
    for written in _without_subject(phrases):
        forms.setdefault(written, {})[Meaning(WordClass.PIECE, written)] = None
    for written, piece in _spelled_otherwise(words, phrases):
        forms.setdefault(written, {}).setdefault(Meaning(WordClass.PIECE, piece))
    frozen = {form: tuple(meanings) for form, meanings in forms.items()}
    by_piece: dict[tuple[PhraseKind, str], list[Phrase]] = {}
    for phrase in phrases:
        first = phrase.pattern[0]
        by_piece.setdefault((phrase.kind, first.text if isinstance(first, Piece) else ""), []).append(phrase)
    return Lexicon(words, frozen, _by_start(frozen), {key: tuple(found) for key, found in by_piece.items()})


def _by_start(forms: Iterable[str]) -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for form in forms:
        found.setdefault(form[:_START], []).append(form)
    return {start: tuple(sorted(those, key=len, reverse=True)) for start, those in found.items()}


def _simple_words(words: Vocabulary) -> Iterable[tuple[str, Meaning]]:
    classes: tuple[tuple[WordClass, Iterable[Word]], ...] = (
        (WordClass.PARTY, words.parties.values()),
        (WordClass.MODALITY, words.modalities.values()),
        (WordClass.COMPOUND, words.compounds),
        (WordClass.STRUCTURE, [word for word in words.structure.values() if not word.id.startswith(_SPELLED)]),
        (WordClass.OBJECT, words.objects.values()),
        (WordClass.MODE, words.modes.values()),
        (WordClass.BASE, words.bases.values()),
        (WordClass.CERTAINTY, words.certainties.values()),
    )
    for word_class, entries in classes:
        for word in entries:
            for form in (*word.en, *word.zh):
                yield form, Meaning(word_class, word.id)
    for word in words.second_order.values():
        for form in (*word.en, *(inflected(form, VerbForm.THIRD) for form in word.en), *word.zh):
            yield form, Meaning(WordClass.SECOND_ORDER, word.id)
        yield word.link, Meaning(WordClass.PIECE, word.link)


def _verbs_apart(words: Vocabulary, phrases: Iterable[Phrase]) -> Iterable[tuple[str, Meaning]]:
    """Yield the verbs that stand apart from what follows: `be paid` for `pay royalties`, 支付 for 支付许可费."""
    things = {folded(form) for word in words.objects.values() for form in (*word.en, *word.zh)}
    for phrase in phrases:
        first = phrase.pattern[0]
        if phrase.kind is not PhraseKind.ACT or phrase.verb is not VerbForm.BASE or phrase.opposite:
            continue
        for element in phrase.pattern:
            if isinstance(element, Piece) and element.text[_CHINESE_VERB:] in things:
                verb = element.text[:_CHINESE_VERB]
                yield verb, Meaning(WordClass.PIECE, verb)
            if isinstance(element, Piece) and (place := _PLACE.match(element.text)) is not None:
                yield from ((piece, Meaning(WordClass.PIECE, piece)) for piece in place.groups())
        if not isinstance(first, Piece) or not first.text.isascii():
            continue
        verb, _, thing = first.text.partition(" ")
        if thing == _WITH:
            yield from ((form, Meaning(WordClass.PIECE, form)) for form in (inflected(verb, each) for each in VerbForm))
            yield thing, Meaning(WordClass.PIECE, thing)
        elif thing in things:
            yield from ((form, Meaning(WordClass.PIECE, form)) for form in (inflected(verb, each) for each in VerbForm))
            yield f"be {participle(verb)}", Meaning(WordClass.PASSIVE, verb)
        elif phrase.pattern[1:2] == (Slot("object"),):
            yield f"be {participle(first.text)}", Meaning(WordClass.PASSIVE, first.text)


def _without_subject(phrases: Iterable[Phrase]) -> Iterator[str]:
    """Yield what Chinese triggers about a patent say of it: 被宣告无效."""
    for phrase in phrases:
        said = getattr(phrase.pattern[0], "text", "") if phrase.kind is PhraseKind.TRIGGER else ""
        subject = next((subject for subject in PATENTS if said.startswith(subject)), said)
        if not said.isascii() and len(said) > len(subject):
            yield said.removeprefix(subject)


def _spelled_otherwise(words: Vocabulary, phrases: Iterable[Phrase]) -> Iterable[tuple[str, str]]:
    """Yield other ways to write the pieces of patterns, each with the piece it stands for."""
    pieces = {
        element.text: phrase.kind is PhraseKind.AXIS
        for phrase in phrases
        for element in phrase.pattern
        if isinstance(element, Piece)
    }
    spelled = [
        forms for id_, word in words.structure.items() if id_.startswith(_SPELLED) for forms in (word.en, word.zh)
    ]
    yield from pieces_written_otherwise(pieces, [forms for forms in spelled if forms])


def _phrases(words: Vocabulary) -> tuple[Phrase, ...]:
    found: dict[Phrase, None] = {}
    for act in words.acts.values():
        found.update(dict.fromkeys(_act_phrases(act)))
    for axis in words.axes.values():
        for value in axis.values.values():
            for form in (*value.en, *value.zh):
                found.update(
                    (Phrase(PhraseKind.AXIS, axis.id, p, value=value.id), None) for p in genitives(patterns(form))
                )
        for name in (*axis.names.en, *axis.names.zh):
            pattern = (Piece(folded(name)), Slot("certainty"))
            found[Phrase(PhraseKind.AXIS, axis.id, pattern, value="certainty")] = None
    for trigger in words.triggers.values():
        for form in (*trigger.en, *trigger.zh):
            found.update((Phrase(PhraseKind.TRIGGER, trigger.id, p), None) for p in patterns(form))
    return tuple(found)


def _act_phrases(act: Act) -> Iterable[Phrase]:
    for opposite, word in ((False, act.words), (True, act.opposite)):
        for form in word.en:
            for verb in VerbForm:
                for pattern in patterns(form, verb):
                    yield Phrase(PhraseKind.ACT, act.id, pattern, verb=verb, opposite=opposite)
        for form in word.zh:
            for pattern in patterns(form):
                yield Phrase(PhraseKind.ACT, act.id, pattern, opposite=opposite)
    for kind, word in ((PhraseKind.NEGATIVE, act.negative), (PhraseKind.DECLARATIVE, act.declaratives)):
        for form in (*word.en, *word.zh):
            yield from (Phrase(kind, act.id, pattern) for pattern in patterns(form))
