"""Gathers the problems of a sentence, each at its place, with a guess at what was meant where one is wanted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from poolcheck.core.diagnostic import Diagnostic, diagnostic
from poolcheck.core.suggest import closest
from poolcheck.syntax.sentence.lexicon import PhraseKind, WordClass
from poolcheck.syntax.sentence.phrases import span_of
from poolcheck.syntax.sentence.suggestions import closest_phrase, is_like, same_script, unknown_act

if TYPE_CHECKING:
    from collections.abc import Sequence

    from poolcheck.core.location import Span
    from poolcheck.syntax.sentence.acts import Unread
    from poolcheck.syntax.sentence.lexicon import Lexicon
    from poolcheck.syntax.sentence.phrases import Match
    from poolcheck.syntax.sentence.words import Token

_CLASS_OF_CODE = {
    "party-unknown": WordClass.PARTY,
    "object-unknown": WordClass.OBJECT,
    "modality-unknown": WordClass.MODALITY,
}
_MOST_GUESSES = 10
"""After so many problems of a sentence no more suggestions are looked for."""


class Problems:
    """The problems of one sentence; with `guess` they say what was perhaps meant, which takes time."""

    def __init__(self, lexicon: Lexicon, *, guess: bool) -> None:
        self.lexicon = lexicon
        self.guess = guess
        self.found: list[Diagnostic] = []

    def add(self, code: str, span: Span, **values: str | int) -> None:
        """Report what is wrong with some words; `values` fill the message."""
        self.found.append(diagnostic(code, span.location, **values))

    def unclear(self, code: str, span: Span) -> None:
        """Report words that may mean one thing or the other."""
        self.add(code, span, words=span.text)

    def unknown_phrase(self, code: str, tokens: Sequence[Token], kind: PhraseKind) -> None:
        """Report words that are no phrase of a kind."""
        span = span_of(tokens)
        suggestion = closest_phrase(self.lexicon, kind, tokens) if self._guesses else ""
        self.add(code, span, words=span.text, suggestion=suggestion)

    def unknown_words_in(self, match: Match) -> None:
        """Report each word in a slot of a phrase that is not one of the slot's class."""
        for word_class, token in match.unknown:
            self._unknown_word(f"{word_class}-unknown", word_class, (token,))

    def left_over(self, tokens: Sequence[Token]) -> None:
        """Report words beside a statement that are no qualifier of it."""
        unknown = any(token.is_a(WordClass.UNKNOWN) for token in tokens)
        self.unknown_phrase("qualifier-unknown" if unknown else "words-left-over", tokens, PhraseKind.AXIS)

    def unread(self, unread: Unread) -> None:
        """Report words that are no statement, for what they fail."""
        if unread.code == "act-unknown" and self.guess:
            self._unknown_act(unread.words)
        elif (word_class := _CLASS_OF_CODE.get(unread.code)) is not None:
            self._unknown_word(unread.code, word_class, unread.words)
        else:
            self.unknown_phrase(unread.code, unread.words, PhraseKind.ACT)

    @property
    def _guesses(self) -> bool:
        return self.guess and len(self.found) < _MOST_GUESSES

    def _unknown_word(self, code: str, word_class: WordClass, tokens: Sequence[Token]) -> None:
        span = span_of(tokens)
        forms = same_script(span.text, self.lexicon.surface(word_class)) if self._guesses else ()
        suggestion = closest(span.text, forms)
        if word_class is WordClass.MODALITY and span.text.isascii() and not is_like(span.text, suggestion):
            suggestion = ""  # `all` is no `shall`
        self.add(code, span, words=span.text, suggestion=suggestion)

    def _unknown_act(self, tokens: Sequence[Token]) -> None:
        for guess in unknown_act(self.lexicon, tokens):
            known = guess.code == "act-unknown" and guess.suggestion
            if known and guess.span.text.lower().startswith(known):  # the verb is right, but not what follows it
                self.add("act-incomplete", guess.span, words=known)
            else:
                self.add(guess.code, guess.span, words=guess.span.text, suggestion=guess.suggestion)
