"""Reads a sentence of the clause language into the same tree that a clause taken apart has."""

from __future__ import annotations

from typing import TYPE_CHECKING

from poolcheck.core.diagnostic import Diagnostic, diagnostic
from poolcheck.core.reading import Reading
from poolcheck.core.suggest import closest
from poolcheck.syntax.sentence.adverbials import with_fewer_adverbials
from poolcheck.syntax.sentence.conditions import joined, read_condition
from poolcheck.syntax.sentence.lexicon import PhraseKind, WordClass
from poolcheck.syntax.sentence.phrases import gap_node, is_structure, mapping, quotation, scalar, span_of
from poolcheck.syntax.sentence.segments import Part, Segment, between_commas, segments, sentences, without_list_commas
from poolcheck.syntax.sentence.statements import Bare, Unread, fits, read_statement
from poolcheck.syntax.sentence.suggestions import closest_phrase, same_script, unknown_act
from poolcheck.syntax.sentence.words import cuts, words
from poolcheck.syntax.tree import ListNode, MapNode, Node, ScalarNode

if TYPE_CHECKING:
    from collections.abc import Sequence

    from poolcheck.core.location import Location, Span
    from poolcheck.syntax.sentence.adverbials import Adverbial
    from poolcheck.syntax.sentence.lexicon import Lexicon
    from poolcheck.syntax.sentence.words import Token

_Sifted = tuple[tuple["Token", ...], tuple["Adverbial", ...], "Bare | Unread | None"]

_CONDITIONS = {Part.IF: "if", Part.ONLY_IF: "only_if", Part.UNLESS: "unless"}
_CUTS_TRIED = 12
_LONGEST_RETRIED = 2_000
_LONGEST = 20_000
_CLASS_OF_CODE = {"party-unknown": WordClass.PARTY, "object-unknown": WordClass.OBJECT}


def read_sentences(node: ScalarNode, lexicon: Lexicon) -> Reading[tuple[MapNode, ...]]:
    """Read a text of one or more sentences: a mapping for each that could be read, a diagnostic for each problem."""
    if len(node.text) > _LONGEST:
        return Reading((), (diagnostic("sentence-too-long", node.span.location, limit=_LONGEST),))
    found: list[MapNode] = []
    problems: list[Diagnostic] = []
    for sentence in sentences(words(node, lexicon)):
        tree, faults = _best_reading(node, sentence, lexicon)
        problems.extend(faults)
        if tree is not None:
            found.append(tree)
    if not found and not problems:
        problems.append(diagnostic("sentence-empty", node.span.location))
    return Reading(tuple(found), tuple(problems))


def _best_reading(
    node: ScalarNode, sentence: Sequence[Token], lexicon: Lexicon
) -> tuple[MapNode | None, Sequence[Diagnostic]]:
    """Read a sentence as it was cut; where that fails, in the first other cut that makes sense."""
    reader = _Reader(lexicon)
    tree = reader.sentence(sentence)
    if not reader.problems:
        return tree, ()
    alternative = None if len(node.text) > _LONGEST_RETRIED else _other_cut(node, sentence, lexicon)
    if alternative is not None:
        return alternative, ()
    explaining = _Reader(lexicon, guess=True)
    return explaining.sentence(sentence), explaining.problems


def _other_cut(node: ScalarNode, sentence: Sequence[Token], lexicon: Lexicon) -> MapNode | None:
    """Return what a sentence says in the first other cut that makes sense, whole or stretch by stretch."""
    for cut in cuts(_stretch(node, sentence), lexicon, most=_CUTS_TRIED):
        for words_ in dict.fromkeys((cut, without_list_commas(cut))):
            other = _Reader(lexicon)
            alternative = other.sentence(words_)
            if alternative is not None and not other.problems:
                return alternative
    return _piece_by_piece(node, sentence, lexicon)


def _piece_by_piece(node: ScalarNode, sentence: Sequence[Token], lexicon: Lexicon) -> MapNode | None:
    """Cut anew each stretch between commas that has a problem in it, as long as that leaves fewer problems."""
    stretches = between_commas(sentence)
    best = _Reader(lexicon)
    best.sentence(sentence)
    for index, stretch in enumerate(stretches):
        if not any(_inside(problem.location, span_of(stretch)) for problem in best.problems):
            continue
        for cut in cuts(_stretch(node, stretch), lexicon, most=_CUTS_TRIED):
            other = _Reader(lexicon)
            recut = (*stretches[:index], cut, *stretches[index + 1 :])
            tree = other.sentence([word for each in recut for word in each])
            if tree is not None and not other.problems:
                return tree
            if len(other.problems) < len(best.problems):
                best, stretches[index] = other, cut
    return None


def _inside(location: Location, span: Span) -> bool:
    whole = span.location
    start, end = (location.line, location.column), (location.end_line, location.end_column)
    return start < (whole.end_line, whole.end_column) and end > (whole.line, whole.column)


def _stretch(node: ScalarNode, sentence: Sequence[Token]) -> ScalarNode:
    """Return the part of a text that a sentence stands in, as a text of its own."""
    wanted = span_of(sentence)
    places = [node.part(index, index + 1).start for index in range(len(node.text))]
    inside = [index for index, place in enumerate(places) if wanted.start <= place < wanted.end]
    text = node.text[inside[0] : inside[-1] + 1]
    return ScalarNode(text, wanted, offsets=tuple(places[inside[0] : inside[-1] + 1]))


class _Reader:
    """Reads one sentence and gathers its problems; with `guess` it says what was perhaps meant, which takes time."""

    def __init__(self, lexicon: Lexicon, *, guess: bool = False) -> None:
        self.lexicon = lexicon
        self.guess = guess
        self.only_if = False
        self.problems: list[Diagnostic] = []

    def sentence(self, tokens: Sequence[Token], conditional_party: Node | None = None) -> MapNode | None:
        if (kept := _kept_text(tokens)) is not None:
            return kept
        parts = segments(tokens)
        entries: list[tuple[str, Node]] = []
        for part in _CONDITIONS:
            entries.extend(self._conditions([segment for segment in parts if segment.part is part]))
        party = _party_of([entry for entry in entries if entry[0] == "if"]) or conditional_party
        said = self._said(parts, tokens, party)
        if self.only_if:  # `may only …, if …`: what is limited is the condition
            entries = [("only_if" if key == "if" else key, node) for key, node in entries]
        for segment in parts:
            if segment.part is Part.EXCEPT:
                entries.extend(self._exception(segment.words))
            elif segment.part is Part.OTHERWISE and (otherwise := self.sentence(segment.words, party)) is not None:
                entries.append(("otherwise", otherwise))
        return mapping(span_of(tokens), *said, *entries) if said else None

    def _said(self, parts: Sequence[Segment], tokens: Sequence[Token], party: Node | None) -> list[tuple[str, Node]]:
        bare: Bare | None = None
        unread: Unread | None = None
        adverbials: list[Adverbial] = []
        qualifiers: list[tuple[Token, ...]] = []
        begun: tuple[Token, ...] = ()  # `licensee must, without consent, …`: a qualifier stands before the act
        for segment in parts:
            if segment.part is not Part.SAID:
                continue
            if self._limits_party(segment.words):
                unread = Unread("party-of-only", segment.words[:2])
                continue
            wanted = bare is None and (unread is None or bool(begun))
            stretch = (*begun, *segment.words) if wanted else segment.words
            rest, found, statement = self._statement(stretch, wanted=wanted)
            adverbials.extend(found)
            if isinstance(statement, Bare):
                bare, unread = statement, None
            elif isinstance(statement, Unread):
                unread = statement
                begun = rest if statement.code == "act-missing" else ()
            elif rest:
                qualifiers.append(rest)
        if bare is None and unread is None:
            unread = self._no_statement(qualifiers, tokens)
            qualifiers = []
        for leftover in qualifiers:
            self._left_over(leftover)
        if unread is not None:
            self._unread(Unread(unread.code, unread.words or tuple(tokens)))
        conditional = any(segment.part in (Part.IF, Part.ONLY_IF) for segment in parts)
        self.only_if = bare is not None and conditional and ("only", "only") in bare.qualifiers
        return self._entries(bare, adverbials, party, conditional=conditional) if bare is not None else []

    def _limits_party(self, tokens: Sequence[Token]) -> bool:
        """Whether a segment says who alone may act: `only licensor may …`; the limit would be lost."""
        only = self.lexicon.vocabulary.axes["only"].values["only"]
        forms = (*only.en, *only.zh)
        return len(tokens) > 1 and tokens[0].text in forms and tokens[1].is_a(WordClass.PARTY)

    def _statement(self, tokens: Sequence[Token], *, wanted: bool) -> _Sifted:
        """Take the qualifiers out of a segment and read the rest as a statement, if one is still wanted."""
        plain: _Sifted | None = None
        for rest, found in with_fewer_adverbials(self.lexicon, tokens):
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
        entries: list[tuple[str, Node]] = []
        if subject is not None:
            entries.append(("party", subject))
        entries += [("modality", bare.modality), ("act", scalar(act.id, span))]
        entries += sorted(bare.match.captures, key=lambda capture: (capture[0] != "object", capture[0]))
        if (securing := _named(bare.secured_by, party) if bare.second_order else None) is not None:
            entries.append(("secured_by", securing))
        given = [adverbial.on(act.axes) for adverbial in adverbials]
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
        if self.guess and word_class is WordClass.PIECE:
            suggestion = closest_phrase(self.lexicon, kind, tokens)
        elif self.guess:
            suggestion = closest(written, same_script(written, self.lexicon.surface(word_class)))
        self.problems.append(diagnostic(code, span.location, words=written, suggestion=suggestion))


def _kept_text(tokens: Sequence[Token]) -> MapNode | None:
    """Read `text "…"`: kept with its place, invisible to rules."""
    if (
        len(tokens) == 2
        and is_structure(tokens[0], "text")
        and (quote := tokens[1].id_as(WordClass.QUOTED)) is not None
    ):
        return mapping(span_of(tokens), ("text", scalar(quote, tokens[1].span)))
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
