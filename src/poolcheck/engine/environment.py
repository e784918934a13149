"""What the names of a rule's conditions stand for, for one subject on one day."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from poolcheck.core.truth import Truth
from poolcheck.expr.evaluate import evaluate
from poolcheck.expr.judgment import FactRead, Judgment, Step
from poolcheck.expr.values import Exact, Fact, OneOf, Unknown
from poolcheck.facts.ground import Ground, ask

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from poolcheck.engine.subject import Subject
    from poolcheck.expr.tree import Condition
    from poolcheck.expr.values import Found
    from poolcheck.facts.from_dossier import DocumentFactBase
    from poolcheck.packs.model import RulePack


@dataclass(frozen=True, slots=True)
class SubjectEnvironment:
    """The facts of a document and, first, those of what the rule is about; None: the document itself.

    `doubts` are the open facts without which it is not certain that this is a subject of the rule at all.
    """

    base: DocumentFactBase
    pack: RulePack
    as_of: date
    subject: Subject | None = None
    doubts: tuple[Fact, ...] = ()
    arguments: Mapping[str, str] | None = None

    def judge(self, condition: Condition, *, law_fills_silence: bool = True) -> Judgment:
        """Judge a condition here."""
        return evaluate(condition, self, law_fills_silence=law_fills_silence)

    def judged(self, definition: str) -> Judgment:
        """Judge a definition without parameters."""
        return self.call(definition, (), law_fills_silence=True)

    def fact(self, name: str) -> Found | None:
        """Return what a name stands for; None for a definition."""
        if self.arguments is not None and name in self.arguments:
            return Fact(name, OneOf(frozenset({self.arguments[name]})))
        found = self.subject.find(name) if self.subject is not None else None
        if found is None and name == "as_of":
            return Fact(name, Exact(self.as_of))
        return self.base.names.get(name) if found is None else found

    def call(self, name: str, arguments: tuple[str, ...], *, law_fills_silence: bool) -> Judgment:
        """Judge a definition of the pack, or `permitted(party, act)`."""
        given = tuple((self.arguments or {}).get(argument, argument) for argument in arguments)
        if name == "permitted":
            return _judged(self.base.permitted(*given), law_fills_silence=law_fills_silence)
        definition = self.pack.definitions[name]
        shown = f"{name}({', '.join(given)})" if given else name
        if definition.condition is None:
            return Judgment(Truth.UNKNOWN, (Fact(shown, Unknown()),))
        whole = replace(self, subject=None, arguments=dict(zip(definition.parameters, given, strict=True)))
        judgment = evaluate(definition.condition, whole, law_fills_silence=law_fills_silence, question=shown)
        if judgment.truth is not Truth.UNKNOWN or definition.ask is None:
            return judgment
        question = Fact(shown, Truth.UNKNOWN, source=Ground(definition.ask))
        return replace(judgment, open=(question,))

    def parameter(self, name: str) -> Fact:
        """Return a dated number as it stood on the day."""
        value = self.pack.parameters[name].on(self.as_of)
        question = ask("which number did the law set on that day?", "当日适用的法定数值为何？")
        return Fact(f"parameter.{name}", Unknown() if value is None else Exact(value), source=question)


def _judged(fact: Fact, *, law_fills_silence: bool) -> Judgment:
    """Turn a truth-valued fact into a judgment."""
    if law_fills_silence and isinstance(fact.presumed, Truth):
        read = FactRead(fact, fact.presumed, presumed=True)
        return Judgment(fact.presumed, (), (fact,), (Step(fact.name, fact.presumed, (read,)),))
    truth = fact.value if isinstance(fact.value, Truth) else Truth.UNKNOWN
    still_open = (fact,) if truth is Truth.UNKNOWN else ()
    return Judgment(truth, still_open, (), (Step(fact.name, truth, (FactRead(fact, fact.value),)),))
