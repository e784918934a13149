"""The annex of derivations: step by step why each outcome is what it is."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from poolcheck.reports.paper import wording
from poolcheck.reports.paper.model import Bullets, Item, Paragraph, Run, Section
from poolcheck.reports.paper.phrases import heading, joined, paragraphs

if TYPE_CHECKING:
    from collections.abc import Mapping

    from poolcheck.core.bilingual import Bilingual
    from poolcheck.findings.report import RuleUsed
    from poolcheck.reports.paper.derived import Derived, Step
    from poolcheck.reports.paper.model import Languages, Words
    from poolcheck.reports.paper.register import Register

_LONGEST_CONDITION = 200
_LONGEST_FACT = 120
_MOST_FACTS = 5
_NAME = re.compile(r"(\w+)(?:\(.*\))?")
"""A condition that is a name which a pack defines, with what it is called with."""


def derivations(register: Register) -> Section | None:
    """Return the annex of derivations, if there are any."""
    if not register.derivations:
        return None
    languages, writer = register.languages, _Writer(register)
    items = tuple(writer.item(each) for each in register.derivations)
    about = paragraphs(wording.DERIVATIONS_ABOUT, languages)
    return Section("derivations", heading(wording.DERIVATIONS, languages), (*about, Bullets(items)), listed=True)


@dataclass(frozen=True)
class _Writer:
    """Writes derivations one after the other; what was told in an earlier one is told by its number."""

    register: Register
    told: dict[Step, Derived] = field(default_factory=dict)

    @cached_property
    def rules(self) -> Mapping[str, RuleUsed]:
        """The rules that were applied, by their ids."""
        return {rule.id: rule for rule in self.register.report.rules}

    @cached_property
    def terms(self) -> Mapping[str, Mapping[str, Bilingual]]:
        """What the conditions of each pack define, by its name."""
        return {pack.name: pack.terms for pack in self.register.report.packs}

    def item(self, derived: Derived) -> Item:
        """Tell a derivation: its rule, the findings reached by it, and its steps."""
        languages, rule = self.register.languages, derived.findings[0]
        title = joined([*heading(rule.title, languages), self.register.references(derived.findings)])
        name = Paragraph((Run(rule.rule, "code"),), None, "note")
        steps = tuple(self._step(step, derived) for step in derived.steps)
        return Item((Paragraph(title), name, *self._picked(rule.rule)), steps, derived.mark, derived.anchor)

    def _picked(self, rule: str) -> tuple[Paragraph, ...]:
        """Say by which condition what the rule looks at was picked."""
        used = self.rules.get(rule)
        if used is None or not used.where:
            return ()
        label = joined(heading(wording.LOOKS_AT, self.register.languages))
        where = Run(_cut(used.where, _LONGEST_CONDITION), "code")
        return (Paragraph((*label, Run("  "), *self._meant(used.where, rule), where), None, "note"),)

    def _step(self, step: Step, derived: Derived) -> Item:
        truth = joined(heading(wording.TRUTHS[step.truth], self.register.languages))
        before = self.told.setdefault(step, derived) if step.steps else derived
        told = (Run("  → "), Run(before.mark, target=before.anchor)) if before is not derived else ()
        steps = () if told else tuple(self._step(each, derived) for each in step.steps)
        judged = _judged(step, self.register.languages)
        words = (*truth, Run("  "), *self._meant(step.condition, derived.findings[0].rule), *judged, *told)
        return Item((Paragraph(words, None, "note"),), steps)

    def _meant(self, condition: str, rule: str) -> Words:
        """Say in words what a condition means that its rule pack defines by a name."""
        defined, used = _NAME.fullmatch(condition), self.rules.get(rule)
        title = self.terms[used.pack].get(defined[1]) if defined and used is not None else None
        return (*joined(heading(title, self.register.languages)), Run("  ")) if title is not None else ()


def _judged(step: Step, languages: Languages) -> Words:
    """Return a condition and the facts it rests on; where the condition is but a fact, that fact."""
    facts = [_cut(fact, _LONGEST_FACT) for fact in step.facts[:_MOST_FACTS]]
    more = len(step.facts) - _MOST_FACTS
    facts += [f"… (+{more})"] if more > 0 else []
    condition = _cut(step.condition, _LONGEST_CONDITION)
    if len(facts) == 1 and facts[0].startswith(f"{condition} ="):
        return _read(facts[0], languages)
    read = joined((_read(fact, languages) for fact in facts), "; ")
    return Run(condition, "code"), *((Run("  ← "), *read) if facts else ())


def _read(fact: str, languages: Languages) -> Words:
    """Return a fact and its value; a value that is the same for all facts, such as one not known, in words."""
    name, _, value = fact.partition(" = ")
    said = wording.VALUES.get(value)
    return (Run(name, "code"), Run(" = "), *joined(heading(said, languages))) if said else (Run(fact, "code"),)


def _cut(text: str, longest: int) -> str:
    """Return a text without the middle of it if it is very long; the report as JSON has all of it."""
    return text if len(text) <= longest else f"{text[: longest // 2]} … {text[-longest // 3 :]}"
