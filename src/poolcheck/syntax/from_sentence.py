"""Reads a sentence of the clause language into the same tree that a clause taken apart has."""

from __future__ import annotations

from typing import TYPE_CHECKING

from poolcheck.core.diagnostic import Diagnostic, diagnostic
from poolcheck.core.reading import Reading
from poolcheck.syntax.sentence.phrases import span_of
from poolcheck.syntax.sentence.reader import SentenceReader
from poolcheck.syntax.sentence.segments import between_commas, sentences, without_list_commas
from poolcheck.syntax.sentence.words import cuts, words
from poolcheck.syntax.tree import MapNode, ScalarNode

if TYPE_CHECKING:
    from collections.abc import Sequence

    from poolcheck.core.location import Location, Span
    from poolcheck.syntax.sentence.lexicon import Lexicon
    from poolcheck.syntax.sentence.words import Token

_CUTS_TRIED = 12
_CHARACTERS_CUT_ANEW = 6_000
"""How much text is cut anew in all the other cuts of a sentence: long ones are tried in fewer."""

_STRETCHES_CUT_ANEW = 32
"""Of a sentence with more stretches than these, the commas between them counted, none is cut anew."""

_WORDS_TAKEN_APART = 400
_LONGEST_RETRIED = 2_000
_LONGEST = 20_000
_MOST_REPORTED = 50
"""Problems of one text that are told one by one."""


def read_sentences(node: ScalarNode, lexicon: Lexicon) -> Reading[tuple[MapNode, ...]]:
    """Read a text of one or more sentences: a mapping for each that could be read, a diagnostic for each problem."""
    if len(node.text) > _LONGEST:
        return Reading((), (diagnostic("sentence-too-long", node.span.location, limit=_LONGEST),))
    found: list[MapNode] = []
    problems: list[Diagnostic] = []
    for sentence in sentences(words(node, lexicon)):
        if len(problems) >= _MOST_REPORTED:
            problems.append(diagnostic("clauses-not-read-on", span_of(sentence).location))
            break
        trees, faults = _best_reading(node, sentence, lexicon)
        problems.extend(faults)
        found.extend(trees)
    if not found and not problems:
        problems.append(diagnostic("sentence-empty", node.span.location))
    return Reading(tuple(found), tuple(problems))


def _best_reading(
    node: ScalarNode, sentence: Sequence[Token], lexicon: Lexicon
) -> tuple[Sequence[MapNode], Sequence[Diagnostic]]:
    """Read a sentence as it was cut; where that fails, as several statements, or in another cut that makes sense."""
    reader = SentenceReader(lexicon)
    tree = reader.sentence(sentence)
    if tree is not None and not reader.problems:
        return (tree,), ()
    several = SentenceReader(lexicon)
    if len(sentence) <= _WORDS_TAKEN_APART and (trees := several.statements(sentence)):
        return trees, several.problems
    retried = len(node.text) <= _LONGEST_RETRIED
    alternative, least_wrong = _other_cut(node, sentence, lexicon) if retried else (None, sentence)
    if alternative is not None:
        return (alternative,), ()
    if retried and (found := _several_in_other_cuts(node, sentence, lexicon)) is not None:
        return found
    explaining = SentenceReader(lexicon, guess=True)
    tree = explaining.sentence(least_wrong)
    return (tree,) if tree is not None else (), explaining.problems


def _several_in_other_cuts(
    node: ScalarNode, sentence: Sequence[Token], lexicon: Lexicon
) -> tuple[Sequence[MapNode], Sequence[Diagnostic]] | None:
    """Return the statements of a sentence in the first cut in which it makes several."""
    for cut in cuts(_stretch(node, sentence), lexicon, most=_cuts_tried(node)):
        for words_ in dict.fromkeys((cut, without_list_commas(cut))):
            reader = SentenceReader(lexicon)
            if trees := reader.statements(words_):
                return trees, reader.problems
    return None


def _cuts_tried(node: ScalarNode) -> int:
    return max(1, min(_CUTS_TRIED, _CHARACTERS_CUT_ANEW // len(node.text)))


def _other_cut(node: ScalarNode, sentence: Sequence[Token], lexicon: Lexicon) -> tuple[MapNode | None, Sequence[Token]]:
    """Return what a sentence says in the first other cut that makes sense, whole or stretch by stretch.

    Beside it stands the cut by which its problems are told: as it was, or one that is free of some of them.
    """
    for cut in cuts(_stretch(node, sentence), lexicon, most=_cuts_tried(node)):
        for words_ in dict.fromkeys((cut, without_list_commas(cut))):
            other = SentenceReader(lexicon)
            alternative = other.sentence(words_)
            if alternative is not None and not other.problems:
                return alternative, words_
    return _piece_by_piece(node, sentence, lexicon)


def _piece_by_piece(
    node: ScalarNode, sentence: Sequence[Token], lexicon: Lexicon
) -> tuple[MapNode | None, Sequence[Token]]:
    """Cut anew each stretch between commas that has a problem in it, as long as that leaves fewer problems."""
    stretches = between_commas(sentence)
    if len(stretches) > _STRETCHES_CUT_ANEW:
        return None, sentence
    as_cut = best = SentenceReader(lexicon)
    best.sentence(sentence)
    for index, stretch in enumerate(stretches):
        if not any(_inside(problem.location, span_of(stretch)) for problem in best.problems):
            continue
        for cut in cuts(_stretch(node, stretch), lexicon, most=_cuts_tried(node)):
            other = SentenceReader(lexicon)
            recut = [word for each in (*stretches[:index], cut, *stretches[index + 1 :]) for word in each]
            tree = other.sentence(recut)
            if tree is not None and not other.problems:
                return tree, recut
            if len(other.problems) < len(best.problems):
                best, stretches[index] = other, cut
    fewer = _places(best.problems) < _places(as_cut.problems)
    return None, [word for each in stretches for word in each] if fewer else sentence


def _places(problems: Sequence[Diagnostic]) -> set[tuple[str, Location]]:
    return {(problem.code, problem.location) for problem in problems}


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
