"""Reads one sentence: what is said, its conditions, exceptions and what follows otherwise; gathers its problems."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from poolcheck.syntax.sentence.adverbials import without_adverbials
from poolcheck.syntax.sentence.ambiguities import means_each, qualifiers_in_lists, unclear_or
from poolcheck.syntax.sentence.conditions import read_condition
from poolcheck.syntax.sentence.conditions_and_exceptions import conditions, exception, party_of, together
from poolcheck.syntax.sentence.consents import excepts_consent, without_consent
from poolcheck.syntax.sentence.coordination import of_which, perhaps_a_duty, taken_apart
from poolcheck.syntax.sentence.lexicon import PhraseKind, WordClass
from poolcheck.syntax.sentence.noun_phrases import with_adjectives_gathered, with_term_unquoted
from poolcheck.syntax.sentence.phrases import is_structure, mapping, scalar, span_of
from poolcheck.syntax.sentence.problems import Problems
from poolcheck.syntax.sentence.said import read_said
from poolcheck.syntax.sentence.segments import Part, Segment, segments
from poolcheck.syntax.sentence.statement_entries import statement_entries

if TYPE_CHECKING:
    from collections.abc import Sequence

    from poolcheck.core.diagnostic import Diagnostic
    from poolcheck.syntax.sentence.coordination import Apart
    from poolcheck.syntax.sentence.lexicon import Lexicon
    from poolcheck.syntax.sentence.said import Said
    from poolcheck.syntax.sentence.words import Token
    from poolcheck.syntax.tree import MapNode, Node

_DEEPEST = 5


class SentenceReader:
    """Reads one sentence and gathers its problems; with `guess` it says what was perhaps meant, which takes time."""

    def __init__(self, lexicon: Lexicon, *, guess: bool = False) -> None:
        self.lexicon = lexicon
        self._problems = Problems(lexicon, guess=guess)
        self._depth = 0

    @property
    def problems(self) -> Sequence[Diagnostic]:
        """What is wrong with the sentence that was read last."""
        return self._problems.found

    def sentence(self, tokens: Sequence[Token], conditional_party: Node | None = None) -> MapNode | None:
        """Read a sentence that makes one statement."""
        if (kept := _kept_text(tokens)) is not None:
            if tokens[2:]:
                self._problems.unknown_phrase("words-left-over", tokens[2:], PhraseKind.AXIS)
            return kept
        return self._segments(self._parts(tokens), tokens, conditional_party)

    def statements(self, tokens: Sequence[Token]) -> tuple[MapNode, ...]:
        """Read a sentence that makes several statements; nothing if it does not."""
        if _kept_text(tokens) is not None:
            return ()
        parts = self._parts(tokens)
        return self._apart(taken_apart(self.lexicon, parts, one_object=False), tokens) or self._apart(
            taken_apart(self.lexicon, parts, one_object=True), tokens
        )

    def _apart(self, apart: Apart | None, tokens: Sequence[Token]) -> tuple[MapNode, ...]:
        self._problems.found.clear()
        if apart is None:
            return ()
        trees = [self._segments(parts, tokens, None) for parts in apart.statements]
        found = tuple(tree for tree in trees if tree is not None)
        if self.problems or len(found) != len(trees):
            return ()
        for joint in apart.either:
            if not all(means_each(getattr(tree.get("modality"), "text", "")) for tree in found):
                self._problems.unclear("or-unclear", joint.span)
        if (span := perhaps_a_duty(self.lexicon, apart)) is not None:
            self._problems.unclear("duty-or-denial", span)
        if (span := of_which(self.lexicon, apart, found)) is not None:
            self._problems.unclear("qualifier-of-which", span)
        return found

    def _parts(self, tokens: Sequence[Token]) -> tuple[Segment, ...]:
        """Cut a sentence into segments; a condition of nothing but qualifiers, such as 经许可方同意后, is said."""
        parts = segments(with_adjectives_gathered(self.lexicon, with_term_unquoted(self.lexicon, tokens)))
        return tuple(
            replace(part, part=Part.SAID)
            if part.part is Part.IF
            and read_condition(self.lexicon, part.words).node is None
            and not without_adverbials(self.lexicon, part.words)[0]
            else part
            for part in parts
        )

    def _segments(
        self, parts: Sequence[Segment], tokens: Sequence[Token], conditional_party: Node | None
    ) -> MapNode | None:
        consents = [segment for segment in parts if excepts_consent(self.lexicon, segment)]
        parts = [segment for segment in parts if segment not in consents]
        on_condition = conditions(self.lexicon, parts, self._problems)
        party = party_of(on_condition) or conditional_party
        conditional = any(segment.part in (Part.IF, Part.ONLY_IF) for segment in parts)
        stretches = [segment.words for segment in parts if segment.part is Part.SAID]
        said = read_said(self.lexicon, stretches, tokens)
        for segment in parts:  # must not sublicense, or only with consent
            if segment.part is Part.SAID and segment.joint == "or" and _only_qualifies(self.lexicon, segment):
                self._problems.unclear("or-unclear", span_of(segment.words))
        statement = self._statement(said, stretches, party, conditional=conditional)
        if conditional and said.bare is not None and ("only", "only") in said.bare.qualifiers:
            # `may only …, if …`: what is limited is the condition
            on_condition = [("only_if" if key == "if" else key, node) for key, node in on_condition]
        beside = self._exceptions_and_otherwise(parts, party)
        if statement:
            statement = self._with_consents(statement, consents)
        around = together([*on_condition, *beside], tokens, self._problems)
        return mapping(span_of(tokens), *statement, *around) if statement else None

    def _statement(
        self, said: Said, stretches: Sequence[tuple[Token, ...]], party: Node | None, *, conditional: bool
    ) -> list[tuple[str, Node]]:
        """Return the entries of the statement that was found, and report what else stands there or is unclear."""
        for words in said.left_over:
            self._problems.left_over(words)
        if said.unread is not None:
            self._problems.unread(said.unread)
        if said.bare is None:
            return []
        entries = statement_entries(
            self.lexicon, said.bare, said.adverbials, party, self._problems, conditional=conditional
        )
        for span in unclear_or(
            self.lexicon, [word for words in stretches for word in words], said.bare, said.adverbials
        ):
            self._problems.unclear("or-unclear", span)
        for words in stretches:
            for span in qualifiers_in_lists(words, said.adverbials):
                self._problems.unclear("qualifier-in-list", span)
        return entries

    def _exceptions_and_otherwise(self, parts: Sequence[Segment], party: Node | None) -> list[tuple[str, Node]]:
        entries: list[tuple[str, Node]] = []
        for segment in parts:
            if segment.part is Part.EXCEPT:
                entries.extend(exception(self.lexicon, segment.words, self._problems))
            elif segment.part is Part.OTHERWISE and (otherwise := self._otherwise(segment.words, party)) is not None:
                entries.append(("otherwise", otherwise))
        return entries

    def _otherwise(self, tokens: Sequence[Token], party: Node | None) -> MapNode | None:
        """Read what follows otherwise, which may have an `otherwise` of its own, but not without end."""
        if self._depth == _DEEPEST:
            self._problems.left_over(tokens)
            return None
        self._depth += 1
        tree = self.sentence(tokens, party)
        self._depth -= 1
        return tree

    def _with_consents(self, statement: list[tuple[str, Node]], consents: Sequence[Segment]) -> list[tuple[str, Node]]:
        """Make prohibitions with a consent excepted into prohibitions without it."""
        for segment in consents:
            without_it = without_consent(self.lexicon, statement, segment)
            if without_it is None:
                self._problems.left_over(segment.words)
            else:
                statement = without_it
        return statement


def _only_qualifies(lexicon: Lexicon, segment: Segment) -> bool:
    return not without_adverbials(lexicon, segment.words)[0]


def _kept_text(tokens: Sequence[Token]) -> MapNode | None:
    """Read `text "…"`: kept with its place, invisible to rules."""
    if len(tokens) > 1 and is_structure(tokens[0], "text") and (quote := tokens[1].id_as(WordClass.QUOTED)) is not None:
        return mapping(span_of(tokens[:2]), ("text", scalar(quote, tokens[1].span)))
    return None
