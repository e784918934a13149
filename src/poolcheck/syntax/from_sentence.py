"""Reads a sentence of the clause language into the same tree that a clause taken apart has."""

from __future__ import annotations

from typing import TYPE_CHECKING

from poolcheck.core.diagnostic import Diagnostic, diagnostic
from poolcheck.core.reading import Reading
from poolcheck.core.suggest import closest
from poolcheck.syntax.adverbials import without_adverbials
from poolcheck.syntax.conditions import read_condition
from poolcheck.syntax.lexicon import PhraseKind, WordClass
from poolcheck.syntax.phrases import is_structure, mapping, scalar, span_of
from poolcheck.syntax.segments import Part, Segment, segments, sentences
from poolcheck.syntax.statements import Bare, Unread, read_statement
from poolcheck.syntax.tree import ListNode, MapNode, Node, ScalarNode
from poolcheck.syntax.words import cuts, words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from poolcheck.syntax.adverbials import Adverbial
    from poolcheck.syntax.lexicon import Lexicon
    from poolcheck.syntax.words import Token

_CONDITIONS = {Part.IF: "if", Part.ONLY_IF: "only_if", Part.UNLESS: "unless"}
_CUTS_TRIED = 12
_LONGEST_RETRIED = 2_000
_CLASS_OF_CODE = {"party-unknown": WordClass.PARTY, "object-unknown": WordClass.OBJECT}


def read_sentences(node: ScalarNode, lexicon: Lexicon) -> Reading[tuple[MapNode, ...]]:
    """Read a text of one or more sentences: a mapping for each that could be read, a diagnostic for each problem."""
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
    if not reader.problems or len(node.text) > _LONGEST_RETRIED:
        return tree, reader.problems
    for cut in cuts(_stretch(node, sentence), lexicon, most=_CUTS_TRIED):
        other = _Reader(lexicon)
        alternative = other.sentence(cut)
        if alternative is not None and not other.problems:
            return alternative, ()
    return tree, reader.problems


def _stretch(node: ScalarNode, sentence: Sequence[Token]) -> ScalarNode:
    """Return the part of a text that a sentence stands in, as a text of its own."""
    wanted = span_of(sentence)
    places = [node.part(index, index + 1).start for index in range(len(node.text))]
    inside = [index for index, place in enumerate(places) if wanted.start <= place < wanted.end]
    text = node.text[inside[0] : inside[-1] + 1]
    return ScalarNode(text, wanted, offsets=tuple(places[inside[0] : inside[-1] + 1]))


class _Reader:
    """Reads the sentences of one text and gathers their problems."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.lexicon = lexicon
        self.problems: list[Diagnostic] = []

    def sentence(self, tokens: Sequence[Token], conditional_party: Node | None = None) -> MapNode | None:
        if (kept := _kept_text(tokens)) is not None:
            return kept
        parts = segments(tokens)
        entries: list[tuple[str, Node]] = []
        for segment in parts:
            if segment.part in _CONDITIONS:
                entries.extend(self._condition(_CONDITIONS[segment.part], segment.words))
        party = _party_of(entries) or conditional_party
        said = self._said(parts, tokens, party)
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
        for segment in parts:
            if segment.part is not Part.SAID:
                continue
            rest, found = without_adverbials(self.lexicon, segment.words)
            adverbials.extend(found)
            statement = read_statement(self.lexicon, rest) if rest and bare is None and unread is None else None
            if isinstance(statement, Bare):
                bare = statement
            elif isinstance(statement, Unread):
                unread = statement
            elif rest:
                qualifiers.append(rest)
        if bare is None and unread is None:
            unread = self._no_statement(qualifiers, tokens)
            qualifiers = []
        for leftover in qualifiers:
            self._left_over(leftover)
        if unread is not None:
            self._unread(unread)
        return self._entries(bare, adverbials, party) if bare is not None else []

    def _entries(self, bare: Bare, adverbials: Sequence[Adverbial], party: Node | None) -> list[tuple[str, Node]]:
        act = self.lexicon.vocabulary.acts[bare.match.phrase.id]
        span = bare.modality.span
        for word_class, token in bare.match.unknown:
            self._unknown_word(f"{word_class}-unknown", word_class, (token,))
        subject = bare.party
        if isinstance(subject, ScalarNode) and subject.text == "it":
            subject = party or subject
        if subject is None and not act.declarative and bare.modality.text != "declares":
            subject = party or (scalar(act.by[0], span) if len(act.by) == 1 else None)
        entries: list[tuple[str, Node]] = []
        if subject is not None:
            entries.append(("party", subject))
        entries += [("modality", bare.modality), ("act", scalar(act.id, span))]
        entries += sorted(bare.match.captures, key=lambda capture: (capture[0] != "object", capture[0]))
        if bare.secured_by is not None:
            entries.append(("secured_by", bare.secured_by))
        given = [adverbial.on(act.axes) for adverbial in adverbials]
        given += [(axis, scalar(value, span)) for axis, value in bare.qualifiers if axis not in dict(given)]
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
            id_ = token.id_as(WordClass.OBJECT) or token.id_as(WordClass.PARTY)
            if id_ is not None:
                items.append(scalar(id_, token.span))
            elif (quote := token.id_as(WordClass.QUOTED)) is not None:
                items.append(mapping(token.span, ("quote", scalar(quote, token.span))))
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
        word_class = _CLASS_OF_CODE.get(unread.code, WordClass.PIECE)
        if unread.code == "modality-unknown":
            word_class = WordClass.MODALITY
        self._unknown_word(unread.code, word_class, unread.words, PhraseKind.ACT)

    def _unknown_word(
        self, code: str, word_class: WordClass, tokens: Sequence[Token], kind: PhraseKind = PhraseKind.ACT
    ) -> None:
        span = span_of(tokens)
        written = span.text
        if word_class is WordClass.PIECE:
            suggestion = self._closest_phrase(kind, tokens)
        else:
            suggestion = closest(written, self._same_script(written, self.lexicon.surface(word_class)))
        self.problems.append(diagnostic(code, span.location, words=written, suggestion=suggestion))

    def _closest_phrase(self, kind: PhraseKind, tokens: Sequence[Token]) -> str:
        """Suggest the wording of a phrase: for the whole stretch, else for the unknown words in it."""
        forms = self._same_script(span_of(tokens).text, _forms(self.lexicon, kind))
        unknown = [token for token in tokens if token.is_a(WordClass.UNKNOWN)] or tokens[:1]
        return closest(span_of(tokens).text, forms) or closest(span_of(unknown).text, forms)

    @staticmethod
    def _same_script(written: str, forms: Sequence[str]) -> tuple[str, ...]:
        return tuple(form for form in forms if form.isascii() == written.isascii())


def _forms(lexicon: Lexicon, kind: PhraseKind) -> tuple[str, ...]:
    found: dict[str, None] = {}
    for (phrase_kind, _), phrases in lexicon.phrases.items():
        if phrase_kind is not kind:
            continue
        for phrase in phrases:
            pieces = [text for element in phrase.pattern if (text := getattr(element, "text", ""))]
            found.update(dict.fromkeys(pieces))
            found[(" " if pieces and pieces[0].isascii() else "…").join(pieces)] = None
    return tuple(form for form in found if len(form) > 1)


def _kept_text(tokens: Sequence[Token]) -> MapNode | None:
    """Read `text "…"`: kept with its place, invisible to rules."""
    if (
        len(tokens) == 2
        and is_structure(tokens[0], "text")
        and (quote := tokens[1].id_as(WordClass.QUOTED)) is not None
    ):
        return mapping(span_of(tokens), ("text", scalar(quote, tokens[1].span)))
    return None


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
