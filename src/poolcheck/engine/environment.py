"""What the names of a rule's conditions stand for, for one subject on one day."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from poolcheck.core.truth import Truth
from poolcheck.expr.evaluate import evaluate
from poolcheck.expr.judgment import FactRead, Judgment, Step
from poolcheck.expr.values import Exact, Fact, Unknown
from poolcheck.facts.ground import Ground, ask

if TYPE_CHECKING:
    from datetime import date

    from poolcheck.engine.subject import Subject
    from poolcheck.expr.tree import Condition
    from poolcheck.expr.values import Found
    from poolcheck.facts.from_dossier import DocumentFactBase
    from poolcheck.packs.model import Definition, RulePack

    Judgments = dict[tuple[int, tuple[str, ...], bool], Judgment]
    """Judgments of definitions by the identity of the definition, what it is called with, and `law_fills_silence`."""


@dataclass(frozen=True, slots=True)
class SubjectEnvironment:
    """The facts of a document and, first, those of what the rule is about; None: the document itself.

    `doubts` are the open facts without which it is not certain that this is a subject of the rule at all. `judgments`
    are those of definitions, which ask the document as a whole: the rules of all packs share them, for a definition
    that packs share can name only such definitions and no numbers, and no pack may take its name.
    """

    base: DocumentFactBase
    pack: RulePack
    as_of: date
    judgments: Judgments
    subject: Subject | None = None
    doubts: tuple[Fact, ...] = ()

    def judge(self, condition: Condition, *, law_fills_silence: bool = True) -> Judgment:
        """Judge a condition here."""
        return evaluate(condition, self, law_fills_silence=law_fills_silence)

    def judged(self, definition: str) -> Judgment:
        """Judge a definition without parameters."""
        return self.call(definition, (), law_fills_silence=True)

    def fact(self, name: str) -> Found | None:
        """Return what a name stands for; None for a definition."""
        found = self.subject.find(name) if self.subject is not None else None
        if found is None and name == "as_of":
            return Fact(name, Exact(self.as_of))
        return self.base.names.get(name) if found is None else found

    def call(self, name: str, arguments: tuple[str, ...], *, law_fills_silence: bool) -> Judgment:
        """Judge a definition of the pack, or `permitted(party, act)`."""
        if name == "permitted":
            return _judgment_of_fact(self.base.permitted(*arguments), law_fills_silence=law_fills_silence)
        definition = self.pack.definitions[name]
        key = (id(definition), arguments, law_fills_silence)
        if key not in self.judgments:
            self.judgments[key] = self._definition(definition, arguments, law_fills_silence=law_fills_silence)
        return self.judgments[key]

    def _definition(self, definition: Definition, arguments: tuple[str, ...], *, law_fills_silence: bool) -> Judgment:
        """Judge a definition of the document, whatever a rule is about there."""
        shown = f"{definition.name}({', '.join(arguments)})" if arguments else definition.name
        if definition.condition is None:
            return Judgment(Truth.UNKNOWN, (Fact(shown, Unknown()),))
        judgment = evaluate(
            definition.condition,
            replace(self, subject=None),
            law_fills_silence=law_fills_silence,
            question=shown,
            arguments=dict(zip(definition.parameters, arguments, strict=True)),
        )
        if judgment.truth is not Truth.UNKNOWN or definition.ask is None:
            return judgment
        question = Fact(shown, Truth.UNKNOWN, source=Ground(definition.ask))
        return replace(judgment, open=(question,))

    def parameter(self, name: str) -> Fact:
        """Return a dated number as it stood on the day."""
        value = self.pack.parameters[name].on(self.as_of)
        question = ask("which number did the law set on that day?", "当日适用的法定数值为何？")
        return Fact(f"parameter.{name}", Unknown() if value is None else Exact(value), source=question)


def _judgment_of_fact(fact: Fact, *, law_fills_silence: bool) -> Judgment:
    """Turn a truth-valued fact into a judgment."""
    if law_fills_silence and isinstance(fact.presumed, Truth):
        read = FactRead(fact, fact.presumed, presumed=True)
        return Judgment(fact.presumed, (), (fact,), (Step(fact.name, fact.presumed, (read,)),))
    truth = fact.value if isinstance(fact.value, Truth) else Truth.UNKNOWN
    still_open = (fact,) if truth is Truth.UNKNOWN else ()
    return Judgment(truth, still_open, (), (Step(fact.name, truth, (FactRead(fact, fact.value),)),))
