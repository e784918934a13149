"""What the conditions of a rule may name, by what the rule is about; what it cannot be about is told."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Protocol

from poolcheck.expr.types import DateType, ListType, NumberType
from poolcheck.facts.types import clause_fields, document_fields
from poolcheck.syntax.from_pool import KINDS
from poolcheck.syntax.tree import Node, ScalarNode, node_at
from poolcheck.vocabulary.load import vocabulary

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from poolcheck.expr.types import Type
    from poolcheck.packs.files import ForEach

_UNKNOWN = "rule-subject-unknown"


class Unknown(Protocol):
    """Reports a word that is none of those known."""

    def __call__(self, code: str, node: Node, word: str, known: Iterable[str]) -> None:
        """Report it at its place."""


@dataclass(frozen=True, slots=True)
class SubjectNames:
    """What conditions may name: all of it, the facts of the record they are about, and the list that it is from."""

    names: Mapping[str, Type]
    own: Mapping[str, Type] = field(default_factory=dict)
    listed: str = ""


def subject_names(for_each: ForEach, node: Node, unknown: Unknown) -> SubjectNames:
    """Return what the conditions of a rule may name."""
    for index, kind in enumerate(for_each.document):
        if kind not in KINDS:
            unknown(_UNKNOWN, node_at(node, ("document", index)), kind, KINDS)
    if for_each.pair is not None:
        return _of_pair(for_each, node, unknown)
    if for_each.each is not None:
        return _of_record(for_each.each, node, unknown)
    if for_each.clause:
        return _of_clause(for_each, node, unknown)
    return SubjectNames(document_fields(vocabulary()))


def _of_clause(for_each: ForEach, node: Node, unknown: Unknown) -> SubjectNames:
    """Return the facts of a clause; of its axes only those that every act has which the rule selects."""
    words = vocabulary()
    acts = []
    for index, act in enumerate(for_each.clause):
        if act in words.acts:
            acts.append(words.acts[act])
        else:
            unknown("rule-act-unknown", node_at(node, ("clause", index)), act, words.acts)
    for key, known in (("party", words.parties), ("modality", words.modalities)):
        for word in getattr(for_each, key):
            if word not in known:
                unknown(_UNKNOWN, node_at(node, (key,)), word, known)
    axes = [axis for axis in words.axes if acts and all(axis in act.axes for act in acts)]
    own = clause_fields(words, axes)
    return SubjectNames({**document_fields(words), **own}, own)


def _of_record(kind: str, node: Node, unknown: Unknown) -> SubjectNames:
    """Return the facts of each record of a kind, by their bare names."""
    every = document_fields(vocabulary())
    lists = {one.of.name: (name, one.of.fields) for name, one in every.items() if isinstance(one, ListType)}
    lists.pop("clause")  # clauses are selected by their acts
    if kind in lists:
        listed, own = lists[kind]
        return SubjectNames({**every, **own}, own, listed)
    if kind != "dossier":
        place = node if isinstance(node, ScalarNode) else node_at(node, ("each",))
        unknown(_UNKNOWN, place, kind, (*lists, "dossier", *KINDS))
    return SubjectNames(every)


def _of_pair(for_each: ForEach, node: Node, unknown: Unknown) -> SubjectNames:
    """Return the two records of a pair, as `this` and `comparator`."""
    every = document_fields(vocabulary())
    listed = for_each.pair or ""
    kind = every.get(listed)
    if not isinstance(kind, ListType):
        unknown(
            _UNKNOWN, node_at(node, ("pair",)), listed, [n for n, one in every.items() if isinstance(one, ListType)]
        )
        return SubjectNames(every)
    fields = kind.of.fields
    for part in ("by", "counterpart"):
        for index, key in enumerate(getattr(for_each, part)):
            if key not in fields:
                unknown(_UNKNOWN, node_at(node, (part, index)), key, fields)
    numbers = [name for name, one in fields.items() if isinstance(one, NumberType | DateType)]
    if for_each.lowest not in numbers:
        unknown(_UNKNOWN, node_at(node, ("lowest",)), for_each.lowest, numbers)
    return SubjectNames({**every, "this": kind.of, "comparator": kind.of}, fields, listed)
