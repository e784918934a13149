"""Makes the entries of the tree out of a statement and its qualifiers: party, modality, act, and a value an axis."""

from __future__ import annotations

from typing import TYPE_CHECKING

from poolcheck.syntax.sentence.consents import without_only_before_consent
from poolcheck.syntax.sentence.phrases import scalar
from poolcheck.syntax.sentence.statements import parties_jointly
from poolcheck.syntax.tree import Node, ScalarNode

if TYPE_CHECKING:
    from collections.abc import Sequence

    from poolcheck.syntax.sentence.acts import Bare
    from poolcheck.syntax.sentence.adverbials import Adverbial
    from poolcheck.syntax.sentence.lexicon import Lexicon
    from poolcheck.syntax.sentence.problems import Problems
    from poolcheck.vocabulary.entries import Act

_IT = "it"


def statement_entries(
    lexicon: Lexicon,
    bare: Bare,
    adverbials: Sequence[Adverbial],
    party: Node | None,
    problems: Problems,
    *,
    conditional: bool,
) -> list[tuple[str, Node]]:
    """Return the entries of a statement; `party` is that of its condition, who may be meant and not named again."""
    act = lexicon.vocabulary.acts[bare.match.phrase.id]
    span = bare.modality.span
    problems.unknown_words_in(bare.match)
    for adverbial in adverbials:
        problems.unknown_words_in(adverbial.match(act.axes))
    subject = _subject(act, bare, None if bare.by_nobody else party, problems)
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
    return [*entries, *_one_value_an_axis(given, problems)]


def _subject(act: Act, bare: Bare, party: Node | None, problems: Problems) -> Node | None:
    """Return who acts: who is named or meant by `it`; else the party of the condition, or the only one that can."""
    if bare.party is not None:
        subject = _named(bare.party, party)
        if isinstance(subject, ScalarNode) and subject.text == _IT:
            problems.unclear("it-unclear", subject.span)
        return subject
    if act.declarative or bare.modality.text == "declares":
        return None
    return party or (scalar(act.by[0], bare.modality.span) if len(act.by) == 1 else None)


def _named(subject: Node | None, party: Node | None) -> Node | None:
    """Return who is meant by `it`, or where no subject is written: the party of the condition, if there is one."""
    if subject is None or (isinstance(subject, ScalarNode) and subject.text == _IT):
        return party or subject
    return subject


def _one_value_an_axis(given: Sequence[tuple[str, Node]], problems: Problems) -> list[tuple[str, Node]]:
    first: dict[str, Node] = {}
    for axis, node in given:
        if axis in first:
            before, after = first[axis].span, node.span
            line, column = before.location.line, before.location.column
            problems.add("axis-twice", after, first=before.text, second=after.text, line=line, column=column)
        else:
            first[axis] = node
    return list(first.items())
