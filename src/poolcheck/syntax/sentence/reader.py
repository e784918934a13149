"""Reads one sentence: what is said, its conditions, exceptions and what follows otherwise; gathers its problems."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from poolcheck.core.diagnostic import Diagnostic, diagnostic
from poolcheck.core.suggest import closest
from poolcheck.syntax.sentence.acts import Bare, Unread, fits, parties
from poolcheck.syntax.sentence.adverbials import with_fewer_adverbials, without_adverbials
from poolcheck.syntax.sentence.conditions import joined, read_condition
from poolcheck.syntax.sentence.consents import excepts_consent, without_consent, without_only_before_consent
from poolcheck.syntax.sentence.coordination import of_which, taken_apart
from poolcheck.syntax.sentence.lexicon import PhraseKind, WordClass
from poolcheck.syntax.sentence.noun_phrases import (
    with_adjectives_gathered,
    with_license_named,
    with_term_unquoted,
    without_license,
)
from poolcheck.syntax.sentence.phrases import gap_node, is_structure, mapping, quotation, scalar, span_of
from poolcheck.syntax.sentence.segments import Part, Segment, segments
from poolcheck.syntax.sentence.statements import parties_jointly, read_statement
from poolcheck.syntax.sentence.suggestions import closest_phrase, same_script, unknown_act
from poolcheck.syntax.tree import ListNode, MapNode, Node, ScalarNode

if TYPE_CHECKING:
    from collections.abc import Sequence

    from poolcheck.syntax.sentence.adverbials import Adverbial
    from poolcheck.syntax.sentence.coordination import Apart
    from poolcheck.syntax.sentence.lexicon import Lexicon
    from poolcheck.syntax.sentence.words import Token

_Sifted = tuple[tuple["Token", ...], tuple["Adverbial", ...], "Bare | Unread | None"]

_CONDITIONS = {Part.IF: "if", Part.ONLY_IF: "only_if", Part.UNLESS: "unless"}
_CLASS_OF_CODE = {"party-unknown": WordClass.PARTY, "object-unknown": WordClass.OBJECT}
_DEEPEST = 5
_MOST_GUESSES = 10
"""After so many problems of a sentence no more suggestions are looked for."""

_LISTED = (WordClass.OBJECT, WordClass.PARTY, WordClass.QUOTED)

_ONE_IS_ENOUGH = frozenset({"may", "must_not", "need_not", "should_not"})
"""The modalities under which `one or the other` means each of them."""


@dataclass(slots=True)
class _Found:
    """What has been found so far of a statement; `begun` are words before a qualifier that cuts into it.

    So they do in `licensee must, without consent, …` and in 被许可方未经许可方同意，不得…….
    """

    bare: Bare | None = None
    unread: Unread | None = None
    adverbials: list[Adverbial] = field(default_factory=list)
    qualifiers: list[tuple[Token, ...]] = field(default_factory=list)
    begun: tuple[Token, ...] = ()

    def add(self, rest: tuple[Token, ...], adverbials: Sequence[Adverbial], statement: Bare | Unread | None) -> None:
        """Add what was found in one stretch."""
        self.adverbials.extend(adverbials)
        if isinstance(statement, Bare):
            self.bare, self.unread, self.begun = statement, None, ()
        elif isinstance(statement, Unread):
            self.unread = statement
            self.begun = rest if statement.code == "act-missing" else ()
        elif rest and self.bare is None and self.unread is None and parties(rest) is not None:
            self.begun = rest
        elif rest:
            self.qualifiers.append(rest)


class SentenceReader:
    """Reads one sentence and gathers its problems; with `guess` it says what was perhaps meant, which takes time."""

    def __init__(self, lexicon: Lexicon, *, guess: bool = False) -> None:
        self.lexicon = lexicon
        self.guess = guess
        self.only_if = False
        self.deep = 0
        self.problems: list[Diagnostic] = []

    def sentence(self, tokens: Sequence[Token], conditional_party: Node | None = None) -> MapNode | None:
        """Read a sentence that makes one statement."""
        if (kept := _kept_text(tokens)) is not None:
            if tokens[2:]:
                self._unknown_word("words-left-over", WordClass.PIECE, tokens[2:], PhraseKind.AXIS)
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
        self.problems = []
        if apart is None:
            return ()
        trees = [self._segments(parts, tokens, None) for parts in apart.statements]
        found = tuple(tree for tree in trees if tree is not None)
        if self.problems or len(found) != len(trees):
            return ()
        for joint in apart.either:
            if not _ONE_IS_ENOUGH.issuperset(getattr(tree.get("modality"), "text", "") for tree in found):
                self.problems.append(diagnostic("or-unclear", joint.span.location, words=joint.span.text))
        if (span := of_which(self.lexicon, apart, found)) is not None:
            self.problems.append(diagnostic("qualifier-of-which", span.location, words=span.text))
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
        entries: list[tuple[str, Node]] = []
        consents = [segment for segment in parts if excepts_consent(self.lexicon, segment)]
        parts = [segment for segment in parts if segment not in consents]
        for part in _CONDITIONS:
            entries.extend(self._conditions([segment for segment in parts if segment.part is part]))
        party = _party_of([entry for entry in entries if entry[0] == "if"]) or conditional_party
        said = self._said(parts, tokens, party)
        if self.only_if:  # `may only …, if …`: what is limited is the condition
            entries = [("only_if" if key == "if" else key, node) for key, node in entries]
        for segment in parts:
            if segment.part is Part.EXCEPT:
                entries.extend(self._exception(segment.words))
            elif segment.part is Part.OTHERWISE and (otherwise := self._otherwise(segment.words, party)) is not None:
                entries.append(("otherwise", otherwise))
        for segment in consents if said else ():
            without_it = without_consent(self.lexicon, said, segment)
            if without_it is None:
                self._left_over(segment.words)
            else:
                said = without_it
        return mapping(span_of(tokens), *said, *entries) if said else None

    def _otherwise(self, tokens: Sequence[Token], party: Node | None) -> MapNode | None:
        """Read what follows otherwise, which may have an `otherwise` of its own, but not without end."""
        if self.deep == _DEEPEST:
            self._left_over(tuple(tokens))
            return None
        self.deep += 1
        tree = self.sentence(tokens, party)
        self.deep -= 1
        return tree

    def _said(self, parts: Sequence[Segment], tokens: Sequence[Token], party: Node | None) -> list[tuple[str, Node]]:
        said = [segment.words for segment in parts if segment.part is Part.SAID]
        found = self._found(said)
        bare, unread, qualifiers = found.bare, found.unread, found.qualifiers
        if bare is None and unread is None:
            unread = self._no_statement([*qualifiers, *([found.begun] if found.begun else [])], tokens)
            qualifiers = []
        for leftover in qualifiers:
            self._left_over(leftover)
        if unread is not None:
            self._unread(Unread(unread.code, unread.words or tuple(tokens)))
        conditional = any(segment.part in (Part.IF, Part.ONLY_IF) for segment in parts)
        self.only_if = bare is not None and conditional and ("only", "only") in bare.qualifiers
        if bare is None:
            return []
        entries = self._entries(bare, found.adverbials, party, conditional=conditional)
        self._either([word for words in said for word in words], bare, found.adverbials)
        for words in said:
            self._inside_lists(words, found.adverbials)
        return entries

    def _found(self, said: Sequence[tuple[Token, ...]]) -> _Found:
        """Look through what is said for the statement; what else stands there are its qualifiers."""
        found = _Found()
        for words in said:
            if self._limits_party(words):
                found.unread = Unread("party-of-only", words[:2])
                continue
            if found.begun and words[0].is_a(WordClass.PARTY):  # two parties with nothing but a comma between them
                found.unread = found.unread or self._no_statement([found.begun], found.begun)
                found.begun = ()
            wanted = found.bare is None and (found.unread is None or bool(found.begun))
            stretch = (*found.begun, *words) if wanted else words
            rest, adverbials, statement = self._statement(stretch, wanted=wanted)
            found.add(rest, adverbials, statement)
        return found

    def _either(self, tokens: Sequence[Token], bare: Bare, adverbials: Sequence[Adverbial]) -> None:
        """Report an `or` that leaves open who must act, or what must be done: each, or one at choice."""
        act = self.lexicon.vocabulary.acts[bare.match.phrase.id]
        harmless = bare.modality.text in _ONE_IS_ENOUGH or (act.declarative and "party" not in act.slots.values())
        for token in tokens:
            if not is_structure(token, "or"):
                continue
            beside = [each for each in adverbials if each.span.start <= token.span.start < each.span.end]
            of_parties = any(name == "party" for each in beside for name, _ in each.match(act.axes).captures)
            if of_parties or not harmless:
                self.problems.append(diagnostic("or-unclear", token.span.location, words=token.span.text))

    def _inside_lists(self, tokens: Sequence[Token], adverbials: Sequence[Adverbial]) -> None:
        """Report a qualifier between two items of a list: `a fee of up to 5% and costs`, `in "PRC" and "Japan"`."""
        ends = {each.span.end: each.span for each in adverbials}
        starts = {each.span.start for each in adverbials}
        for index, joint in enumerate(tokens[1:-1], start=1):
            qualifier, following = ends.get(tokens[index - 1].span.end), tokens[index + 1]
            if qualifier is None or not is_structure(joint, "and", "or") or not joint.text.isascii():
                continue
            before = next((token for token in reversed(tokens[:index]) if token.span.end <= qualifier.start), None)
            listed = before is not None and any(map(before.is_a, _LISTED)) and any(map(following.is_a, _LISTED))
            if listed and following.span.start not in starts:
                self.problems.append(diagnostic("qualifier-in-list", qualifier.location, words=qualifier.text))

    def _limits_party(self, tokens: Sequence[Token]) -> bool:
        """Whether a segment says who alone may act: `only licensor may …`; the limit would be lost."""
        only = self.lexicon.vocabulary.axes["only"].values["only"]
        forms = (*only.en, *only.zh)
        return len(tokens) > 1 and tokens[0].text in forms and tokens[1].is_a(WordClass.PARTY)

    def _statement(self, tokens: Sequence[Token], *, wanted: bool) -> _Sifted:
        """Take the qualifiers out of a segment and read the rest as a statement, if one is still wanted."""
        plain: _Sifted | None = None
        named = with_license_named(self.lexicon, tokens)
        for stretch in dict.fromkeys((named, without_license(self.lexicon, named))):
            for rest, found in with_fewer_adverbials(self.lexicon, stretch):
                if not (rest and wanted):
                    return rest, found, None
                statement = read_statement(self.lexicon, rest)
                if isinstance(statement, Bare) and fits(self.lexicon, statement.match):
                    return rest, found, statement
                plain = plain or (rest, found, statement)
        return plain or ((), (), None)

    def _entries(
        self, bare: Bare, adverbials: Sequence[Adverbial], party: Node | None, *, conditional: bool
    ) -> list[tuple[str, Node]]:
        act = self.lexicon.vocabulary.acts[bare.match.phrase.id]
        span = bare.modality.span
        for word_class, token in bare.match.unknown:
            self._unknown_word(f"{word_class}-unknown", word_class, (token,))
        for adverbial in adverbials:
            for word_class, token in adverbial.match(act.axes).unknown:
                self._unknown_word(f"{word_class}-unknown", word_class, (token,))
        subject = bare.party
        if subject is not None:
            subject = _named(subject, party)
            if isinstance(subject, ScalarNode) and subject.text == "it":
                self.problems.append(diagnostic("it-unclear", subject.span.location, words=subject.span.text))
        elif not act.declarative and bare.modality.text != "declares":
            subject = party or (scalar(act.by[0], span) if len(act.by) == 1 else None)
        given = [adverbial.on(act.axes) for adverbial in without_only_before_consent(adverbials)]
        if (jointly := parties_jointly(subject, dict(given))) is not None:
            subject, given = jointly, [(axis, node) for axis, node in given if axis != "jointness"]
        entries: list[tuple[str, Node]] = [("party", subject)] if subject is not None else []
        entries += [("modality", bare.modality), ("act", scalar(act.id, span))]
        entries += [("performative", scalar("yes", span))] if bare.performative else []
        entries += sorted(bare.match.captures, key=lambda capture: (capture[0] != "object", capture[0]))
        if (securing := _named(bare.secured_by, party) if bare.second_order else None) is not None:
            entries.append(("secured_by", securing))
        limited = conditional or any(axis == "consent" for axis, _ in given)
        given += [
            (axis, scalar(value, span))
            for axis, value in bare.qualifiers
            if axis not in dict(given) and not (axis == "only" and limited)
        ]
        entries.extend(self._one_value_an_axis(given))
        return entries

    def _one_value_an_axis(self, given: Sequence[tuple[str, Node]]) -> list[tuple[str, Node]]:
        first: dict[str, Node] = {}
        for axis, node in given:
            if axis in first:
                before, after = first[axis].span, node.span
                line, column = before.location.line, before.location.column
                values = {"first": before.text, "second": after.text, "line": line, "column": column}
                self.problems.append(diagnostic("axis-twice", after.location, **values))
            else:
                first[axis] = node
        return list(first.items())

    def _conditions(self, written: Sequence[Segment]) -> list[tuple[str, Node]]:
        """Read the conditions of one kind: of several, all must come about, or any if `or` is between them."""
        found = [entry for segment in written for entry in self._condition(_CONDITIONS[segment.part], segment.words)]
        if len(found) < 2:
            return found
        joints = {segment.joint or ("or" if segment.part is Part.UNLESS else "and") for segment in written[1:]}
        mode, other = ("any", "all") if "or" in joints else ("all", "any")
        nodes = [node for _, node in found]
        if len(joints) > 1 or any(isinstance(node, MapNode) and node.get(other) is not None for node in nodes):
            self._unknown_word("condition-mixes-and-or", WordClass.PIECE, written[0].words, PhraseKind.TRIGGER)
            return []
        return [(found[0][0], joined(nodes, mode))]

    def _condition(self, key: str, tokens: Sequence[Token]) -> list[tuple[str, Node]]:
        condition = read_condition(self.lexicon, tokens)
        if condition.node is not None:
            return [(key, condition.node)]
        self._unknown_word(condition.code, WordClass.PIECE, condition.words or tuple(tokens), PhraseKind.TRIGGER)
        return []

    def _exception(self, tokens: Sequence[Token]) -> list[tuple[str, Node]]:
        """Read what is excepted: objects, parties or quoted things; or triggers, which are an `unless`."""
        items: list[Node] = []
        for token in tokens:
            if is_structure(token, "and", "or", "noise") or token.is_a(WordClass.COMMA):
                continue
            id_ = token.id_as(WordClass.PARTY) or token.id_as(WordClass.OBJECT)
            if id_ is not None:
                items.append(scalar(id_, token.span))
            elif (node := quotation(token) or gap_node(token)) is not None:
                items.append(node)
            else:
                return self._condition("unless", tokens)
        return [("except", ListNode(tuple(items), span_of(tokens)))]

    def _no_statement(self, qualifiers: Sequence[tuple[Token, ...]], tokens: Sequence[Token]) -> Unread:
        for words_ in qualifiers:
            unknown = next((word for word in words_[1:] if word.is_a(WordClass.UNKNOWN)), None)
            if words_[0].is_a(WordClass.PARTY) and unknown is not None:
                return Unread("modality-unknown", (unknown,))
        return Unread("statement-missing", tuple(tokens))

    def _left_over(self, tokens: tuple[Token, ...]) -> None:
        code = "qualifier-unknown" if any(token.is_a(WordClass.UNKNOWN) for token in tokens) else "words-left-over"
        self._unknown_word(code, WordClass.PIECE, tokens, PhraseKind.AXIS)

    def _unread(self, unread: Unread) -> None:
        if unread.code == "act-unknown" and self.guess:
            for guess in unknown_act(self.lexicon, unread.words):
                known = guess.code == "act-unknown" and guess.suggestion
                if known and guess.span.text.lower().startswith(known):  # the verb is right, but not what follows it
                    self.problems.append(diagnostic("act-incomplete", guess.span.location, words=known))
                    continue
                values = {"words": guess.span.text, "suggestion": guess.suggestion}
                self.problems.append(diagnostic(guess.code, guess.span.location, **values))
            return
        word_class = _CLASS_OF_CODE.get(unread.code, WordClass.PIECE)
        if unread.code == "modality-unknown":
            word_class = WordClass.MODALITY
        self._unknown_word(unread.code, word_class, unread.words, PhraseKind.ACT)

    def _unknown_word(
        self, code: str, word_class: WordClass, tokens: Sequence[Token], kind: PhraseKind = PhraseKind.ACT
    ) -> None:
        span = span_of(tokens)
        written = span.text
        suggestion = ""
        guess = self.guess and len(self.problems) < _MOST_GUESSES
        if guess and word_class is WordClass.PIECE:
            suggestion = closest_phrase(self.lexicon, kind, tokens)
        elif guess:
            suggestion = closest(written, same_script(written, self.lexicon.surface(word_class)))
        self.problems.append(diagnostic(code, span.location, words=written, suggestion=suggestion))


def _kept_text(tokens: Sequence[Token]) -> MapNode | None:
    """Read `text "…"`: kept with its place, invisible to rules."""
    if len(tokens) > 1 and is_structure(tokens[0], "text") and (quote := tokens[1].id_as(WordClass.QUOTED)) is not None:
        return mapping(span_of(tokens[:2]), ("text", scalar(quote, tokens[1].span)))
    return None


def _named(subject: Node | None, party: Node | None) -> Node | None:
    """Return who is meant by `it`, or where no subject is written: the party of the condition, if there is one."""
    if subject is None or (isinstance(subject, ScalarNode) and subject.text == "it"):
        return party or subject
    return subject


def _party_of(entries: Sequence[tuple[str, Node]]) -> Node | None:
    """Return the party of the leading condition, which a statement without a subject means."""
    for _, node in entries:
        if not isinstance(node, MapNode):
            continue
        nodes = [node]
        for key in ("any", "all"):
            if isinstance(inner := node.get(key), ListNode):
                nodes.extend(item for item in inner.items if isinstance(item, MapNode))
        for candidate in nodes:
            party = candidate.get("party")
            if isinstance(party, ListNode) and party.items:
                return party.items[0]
            if party is not None:
                return party
    return None
