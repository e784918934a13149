"""What the names of a condition stand for while it is judged, and how a fact is read."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from poolcheck.core.truth import Truth
from poolcheck.expr.grouping import grouped
from poolcheck.expr.judgment import FactRead, Judgment, Step, every, judgment_of
from poolcheck.expr.values import Fact, OneOf, Records, Unknown

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from poolcheck.expr.environment import Environment
    from poolcheck.expr.tree import Binding, Condition, Expression, Node, Path, Word
    from poolcheck.expr.values import Found, Record

    Judge = Callable[[Expression, "Context"], Judgment]
    """How a part of a condition is judged."""


@dataclass(frozen=True, slots=True)
class Context:
    """One evaluation of one condition, called with `arguments`, inside the quantifiers that bind `variables`."""

    condition: Condition
    environment: Environment
    law_fills_silence: bool
    question: str
    variables: Mapping[str, Record]
    arguments: Mapping[str, str]

    def argument(self, word: Word) -> str:
        """Return what a definition is called with under this name, or else the word itself, as it is in quotes."""
        return word.text if word.quoted else self.arguments.get(word.text, word.text)

    def meant(self, words: Iterable[Word]) -> frozenset[str]:
        """Return the values that words stand for."""
        return frozenset(self.argument(word) for word in words)

    def find(self, path: Path) -> Found | None:
        """Return what a path stands for; None if its only part is no fact and so a definition."""
        first, *rest = path.parts
        found: Found | None = self.variables.get(first)
        if found is None and first in self.arguments:
            found = Fact(first, OneOf(frozenset({self.arguments[first]})))
        if found is None:
            found = self.environment.fact(first)
        for index, name in enumerate(rest, start=1):
            match found:
                case Fact(stated=stated):
                    return Fact(".".join((found.name, *path.parts[index:])), Unknown(), stated, source=found.source)
                case Records() | None:
                    return nobody_knows(path.text)
                case _:
                    found = found.fact(name)
        return found

    def bind(self, name: str, record: Record) -> Context:
        """Return the context in which `name` is one of the records of a list."""
        variables = {**self.variables, name: record}
        return replace(self, variables=variables)

    def read(self, fact: Fact) -> FactRead:
        """Return the value to reckon with: the law's where it fills the silence, or the fact's own."""
        if self.law_fills_silence and fact.presumed is not None:
            return FactRead(fact, fact.presumed, presumed=True)
        return FactRead(fact, fact.value)

    def judged(self, node: Node, judgment: Judgment, *reads: FactRead) -> Judgment:
        """Return a judgment with the step that says which part of the condition it is about."""
        step = Step(self.condition.slice(node), judgment.truth, reads, judgment.steps)
        unsettled = judgment.truth is Truth.UNKNOWN
        still_open = judgment.open or (nobody_knows(step.text),) if unsettled else ()
        return Judgment(judgment.truth, still_open, judgment.presumed, (step,))

    def judged_by(self, node: Node, truth: Truth, read: FactRead) -> Judgment:
        """Return the judgment that rests on one fact."""
        presumed = (read.fact,) if read.presumed else ()
        return self.judged(node, Judgment(truth, (read.fact,), presumed), read)


@dataclass(frozen=True, slots=True)
class Item:
    """A record of a list and whether it is one of those the condition speaks of.

    A group of which nothing but its existence is in doubt may be there several `times`.
    """

    context: Context
    where: Judgment
    times: int = 1


def bound(binding: Binding, context: Context, judge: Judge) -> tuple[list[Item], Fact | None]:
    """Return the records of a list, and the fact that there may be more of them if there may."""
    found = context.find(binding.source)
    if not isinstance(found, Records):
        return [], found if isinstance(found, Fact) else nobody_knows(binding.source.text)
    rest = None if found.complete else found.rest or nobody_knows(binding.source.text)
    items = []
    for record, belonging, times in _members(found, binding, context, rest):
        inner = context.bind(binding.variable.text, record)
        where = Judgment(Truth.TRUE) if binding.where is None else judge(binding.where, inner)
        items.append(Item(inner, where if belonging is None else every([belonging, where]), times))
    return items, rest


def _members(
    records: Records, binding: Binding, context: Context, rest: Fact | None
) -> Iterable[tuple[Record, Judgment | None, int]]:
    """Return the records of a list, or its groups, each with whether it is there if that is in doubt."""
    if binding.keys:
        groups = grouped(records, [key.text for key in binding.keys], context.read, rest)
        return [(group.group, group.exists, group.times) for group in groups]
    if records.belonging:
        judgments = map(judgment_of, records.belonging)
        return [(record, judgment, 1) for record, judgment in zip(records.items, judgments, strict=True)]
    return [(record, None, 1) for record in records.items]


def nobody_knows(name: str) -> Fact:
    """Return the unknown fact that stands for something no document was asked about."""
    return Fact(name, Unknown(), stated=None)
