"""The annex of derivations: step by step why each outcome is what it is."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from poolcheck.reports.paper import wording
from poolcheck.reports.paper.model import Bullets, Item, Paragraph, Run, Section
from poolcheck.reports.paper.phrases import heading, joined, paragraphs

if TYPE_CHECKING:
    from poolcheck.reports.paper.derived import Derived, Step
    from poolcheck.reports.paper.model import Words
    from poolcheck.reports.paper.register import Register

_LONGEST_CONDITION = 200
_LONGEST_FACT = 120
_MOST_FACTS = 5


def derivations(register: Register) -> Section | None:
    """Return the annex of derivations, if there are any."""
    if not register.derivations:
        return None
    languages, writer = register.languages, _Writer(register)
    items = tuple(writer.item(each) for each in register.derivations)
    about = paragraphs(wording.DERIVATIONS_ABOUT, languages)
    return Section("derivations", heading(wording.DERIVATIONS, languages), (*about, Bullets(items)), listed=True)


@dataclass(frozen=True, slots=True)
class _Writer:
    """Writes derivations one after the other; what was told in an earlier one is told by its number."""

    register: Register
    told: dict[Step, Derived] = field(default_factory=dict)

    def item(self, derived: Derived) -> Item:
        """Tell a derivation: its rule, the findings reached by it, and its steps."""
        languages, rule = self.register.languages, derived.findings[0]
        title = joined([*heading(rule.title, languages), self.register.references(derived.findings)])
        name = Paragraph((Run(rule.rule, "code"),), None, "note")
        steps = tuple(self._step(step, derived) for step in derived.steps)
        return Item((Paragraph(title), name), steps, derived.mark, derived.anchor)

    def _step(self, step: Step, derived: Derived) -> Item:
        truth = joined(heading(wording.TRUTHS[step.truth], self.register.languages))
        before = self.told.setdefault(step, derived) if step.steps else derived
        told = (Run("  → "), Run(before.mark, target=before.anchor)) if before is not derived else ()
        steps = () if told else tuple(self._step(each, derived) for each in step.steps)
        return Item((Paragraph((*truth, Run("  "), *_judged(step), *told), None, "note"),), steps)


def _judged(step: Step) -> Words:
    """Return a condition and the facts it rests on; where the condition is but a fact, that fact."""
    facts = [_cut(fact, _LONGEST_FACT) for fact in step.facts[:_MOST_FACTS]]
    more = len(step.facts) - _MOST_FACTS
    facts += [f"… (+{more})"] if more > 0 else []
    condition = _cut(step.condition, _LONGEST_CONDITION)
    if len(facts) == 1 and facts[0].startswith(f"{condition} ="):
        return (Run(facts[0], "code"),)
    return Run(condition, "code"), *((Run("  ← "), Run("; ".join(facts), "code")) if facts else ())


def _cut(text: str, longest: int) -> str:
    """Return a text without the middle of it if it is very long; the report as JSON has all of it."""
    return text if len(text) <= longest else f"{text[: longest // 2]} … {text[-longest // 3 :]}"
