"""The examples of all rules, read once, and whether one of them tells a changed law from the law."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from poolcheck.engine.example import evaluate_example, read_example

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from poolcheck.engine.example import ExampleRun, ReadExample
    from poolcheck.packs.files import ExampleFile
    from poolcheck.packs.model import Law, Rule


@dataclass(frozen=True, slots=True, eq=False)
class Case:
    """An example of a rule."""

    rule: Rule
    example: ExampleFile

    @property
    def name(self) -> str:
        """Return how a report names it."""
        return f"{self.rule.id}: {self.example.name}"


@dataclass
class Examples:
    """Runs examples; each is read when it is first needed, and the one that told last is asked first."""

    day: date
    _read: dict[tuple[str, str], ReadExample] = field(default_factory=dict, repr=False)

    def as_expected(self, case: Case, law: Law) -> bool:
        """Whether the law says of an example what its file expects."""
        return self.difference(case, law) is None

    def difference(self, case: Case, law: Law) -> str | None:
        """Return what the law says of an example and its file does not expect."""
        example = case.example
        run = self._run(case, law)
        if run.problems:
            return run.problems[0].message.en
        if run.outcome is None or run.outcome != example.expect:
            return f"{run.outcome}, not {example.expect}"
        if example.open is None:
            return None
        finding = next(finding for finding in run.findings if finding.outcome is run.outcome)
        found = (finding.open.conduct, finding.open.elements, finding.open.defenses)
        expected = (example.open.conduct, example.open.elements, example.open.defenses)
        facts = tuple(tuple(question.fact for question in questions) for questions in found)
        return None if facts == expected else f"open are {facts}, not {expected}"

    def telling(self, cases: list[Case], law: Law) -> Case | None:
        """Return an example whose outcome or open facts the changed law gets wrong, and put it first for the next."""
        for index, case in enumerate(cases):
            if not self.as_expected(case, law):
                cases.insert(0, cases.pop(index))
                return case
        return None

    def _run(self, case: Case, law: Law) -> ExampleRun:
        key = (case.rule.id, case.example.name)
        if key not in self._read:
            self._read[key] = read_example(case.rule, case.example)
        return evaluate_example(case.rule, case.example, self._read[key], law, self.day)


def cases(rules: Iterable[Rule]) -> Iterator[Case]:
    """Yield the examples of rules, those with the outcomes that most changes touch first."""
    order = ("not_met", "met", "conditional", "undetermined")
    found = [Case(rule, example) for rule in rules for example in rule.file.examples]
    return iter(sorted(found, key=lambda case: order.index(case.example.expect) if case.example.expect in order else 9))
