"""Guesses at unknown words: which of them was meant for the verb, and which for parties and objects."""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

from poolcheck.core.suggest import closest
from poolcheck.syntax.sentence.lexicon import PhraseKind, WordClass
from poolcheck.syntax.sentence.phrases import span_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from poolcheck.core.location import Span
    from poolcheck.syntax.sentence.lexicon import Lexicon
    from poolcheck.syntax.sentence.words import Token

_MOST_WORDS = 6
_MOST_PIECES = 4
_SURE = 0.8
_SURE_OF_ENGLISH = 0.85
_OTHER_VERBS = frozenset({"转交", "移交", "交付", "refer", "charge", "report", "compete"})
"""Verbs that look like one the language has, but say something else."""


@dataclass(frozen=True, slots=True)
class Guess:
    """An unknown stretch, the kind of problem it is, and what was perhaps meant."""

    code: str
    span: Span
    suggestion: str


def same_script(written: str, forms: Iterable[str]) -> tuple[str, ...]:
    """Return the forms in the script of what was written."""
    return tuple(form for form in forms if form.isascii() == written.isascii())


def closest_phrase(lexicon: Lexicon, kind: PhraseKind, tokens: Sequence[Token]) -> str:
    """Suggest the wording of a phrase: for the whole stretch, else for the unknown words in it."""
    forms = same_script(span_of(tokens).text, _phrase_forms(lexicon, kind))
    unknown = [token for token in tokens if token.is_a(WordClass.UNKNOWN)] or tokens[:1]
    for span in (span_of(tokens), span_of(unknown)):
        suggestion = closest(span.text, forms)
        if suggestion and (not span.text.isascii() or is_like(span.text, suggestion)):
            return suggestion
    return ""


def is_like(written: str, word: str) -> bool:
    """Whether an English word or wording is so like another that a slip of the pen makes the one of the other."""
    low = written.casefold()
    return sorted(low) == sorted(word) or SequenceMatcher(a=word, b=low).ratio() >= _SURE_OF_ENGLISH


def unknown_act(lexicon: Lexicon, tokens: Sequence[Token]) -> tuple[Guess, ...]:
    """Tell what is wrong with words that are no act: the verb first, then each other unknown stretch."""
    unknown = [token.span for token in tokens if token.is_a(WordClass.UNKNOWN)]
    if not unknown:
        return (Guess("act-unknown", span_of(tokens), closest_phrase(lexicon, PhraseKind.ACT, tokens)),)
    slip = _misspelled_noun(lexicon, tokens) or _misspelled_qualifier(lexicon, tokens)
    if slip is not None:
        return (slip,)
    verb, suggestion = _verb(unknown[0], _phrase_forms(lexicon, PhraseKind.ACT))
    if not suggestion:
        return (Guess("act-unknown", span_of(tokens), _wording(lexicon, span_of(tokens))),)
    rest = _trimmed(type(verb)(verb.source, verb.end, unknown[0].end))
    others = [rest] if rest.text else []
    return (
        Guess("act-unknown", verb, suggestion),
        *(_party_or_object(lexicon, span) for span in (*others, *unknown[1:])),
    )


def _misspelled_noun(lexicon: Lexicon, tokens: Sequence[Token]) -> Guess | None:
    """Find a Chinese noun with a wrong character, of which the rest was taken for a shorter word: 许可专力."""
    for before, token in pairwise(tokens):
        nouns = before.is_a(WordClass.OBJECT) or before.is_a(WordClass.PARTY)
        if nouns and token.is_a(WordClass.UNKNOWN) and not token.text.isascii():
            guess = _party_or_object(lexicon, before.span.to(token.span))
            if _differs_in_a_character(guess.suggestion, guess.span.text):
                return guess
    return None


def _differs_in_a_character(word: str, written: str) -> bool:
    return len(word) == len(written) and sum(a != b for a, b in zip(word, written, strict=True)) == 1


def _misspelled_qualifier(lexicon: Lexicon, tokens: Sequence[Token]) -> Guess | None:
    """Find a Chinese qualifier with a wrong character, which fell apart into words of other kinds: 以独站许可方式."""
    forms = [form for form in _phrase_forms(lexicon, PhraseKind.AXIS) if not form.isascii()]
    for index, token in enumerate(tokens):
        if not token.is_a(WordClass.UNKNOWN) or token.text.isascii():
            continue
        for start in range(max(index - 1, 0), index + 1):
            for end in range(min(index + _MOST_PIECES, len(tokens)), index, -1):
                span = span_of(tokens[start:end])
                near = [form for form in forms if len(form) == len(span.text)]
                best = max(near, key=lambda form: SequenceMatcher(a=form, b=span.text).ratio(), default="")
                if SequenceMatcher(a=best, b=span.text).ratio() >= _SURE:
                    return Guess("qualifier-unknown", span, best)
    return None


def _verb(span: Span, forms: Sequence[str]) -> tuple[Span, str]:
    """Return the longest beginning of an unknown stretch that is like a known verb; in Chinese the whole of it."""
    ends = [match.end() for match in re.finditer(r"\S+" if span.text.isascii() else r".+", span.text)][:_MOST_WORDS]
    for end in reversed(ends):
        beginning = type(span)(span.source, span.start, span.start + end)
        suggestion = closest(beginning.text, same_script(beginning.text, forms))
        if suggestion and _is_slip(beginning.text, suggestion):
            return beginning, suggestion
    return span, ""


def _wording(lexicon: Lexicon, span: Span) -> str:
    suggestion = closest(span.text, same_script(span.text, _phrase_forms(lexicon, PhraseKind.ACT)))
    return suggestion if suggestion and _is_slip(span.text, suggestion) else ""


def _is_slip(written: str, verb: str) -> bool:
    """Whether what was written can be a verb with a slip of the pen, and not another word: refer is no `refuse`."""
    low = written.casefold()
    if low in _OTHER_VERBS:
        return False
    if not low.isascii():
        return len(low) > 1 and low[0] == verb[0]
    return is_like(low, verb)


def _party_or_object(lexicon: Lexicon, span: Span) -> Guess:
    for word_class, code in ((WordClass.OBJECT, "object-unknown"), (WordClass.PARTY, "party-unknown")):
        suggestion = closest(span.text, same_script(span.text, lexicon.surface(word_class)))
        if suggestion:
            return Guess(code, span, suggestion)
    return Guess("object-unknown", span, "")


def _trimmed(span: Span) -> Span:
    text = span.text
    return type(span)(span.source, span.start + len(text) - len(text.lstrip()), span.end)


@lru_cache(maxsize=8)
def _phrase_forms(lexicon: Lexicon, kind: PhraseKind) -> tuple[str, ...]:
    found: dict[str, None] = {}
    for (phrase_kind, _), phrases in lexicon.phrases.items():
        if phrase_kind is not kind:
            continue
        for phrase in phrases:
            pieces = [text for element in phrase.pattern if (text := getattr(element, "text", ""))]
            found.update(dict.fromkeys(pieces))
            found[(" " if pieces and pieces[0].isascii() else "…").join(pieces)] = None
    return tuple(form for form in found if len(form) > 1)
