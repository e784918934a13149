"""Runs the examples of rules and says which do not come out as expected, and where they stand."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from poolcheck.engine.example import run_example
from poolcheck.engine.example_file import places_of
from poolcheck.findings.model import Outcome

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import date

    from poolcheck.core.diagnostic import Diagnostic
    from poolcheck.core.location import Location
    from poolcheck.engine.example import ExampleRun
    from poolcheck.packs.files import ExampleFile
    from poolcheck.packs.model import Law, Rule

_PARTS = ("conduct", "elements", "defenses")


@dataclass(frozen=True, slots=True)
class Mismatch:
    """What an example expects to stay open of one part of a rule, and what did."""

    part: str
    expected: tuple[str, ...]
    came: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FailedExample:
    """An example that did not come out as expected; `came` is None where nothing did."""

    rule: str
    name: str
    location: Location
    expected: Outcome
    came: Outcome | None
    open: tuple[Mismatch, ...]
    problems: tuple[Diagnostic, ...]


@dataclass(frozen=True, slots=True)
class ExamplesReport:
    """How many examples of how many rules were run, and those that failed."""

    rules: int
    examples: int
    failed: tuple[FailedExample, ...]


def run_examples(
    law: Law, as_of: date | None, today: date, wanted: Callable[[Rule, ExampleFile], bool]
) -> ExamplesReport:
    """Run the wanted examples of all rules, in the order of packs, rules and examples.

    They are run on the day asked for, else on the one that their pack names, else today; an example that names a day
    of its own is always run on that.
    """
    rules = examples = 0
    failed: list[FailedExample] = []
    for pack, rule in ((own, one) for own in law.packs for one in own.rules):
        chosen = [(index, one) for index, one in enumerate(rule.file.examples) if wanted(rule, one)]
        rules += bool(chosen)
        examples += len(chosen)
        for index, example in chosen:
            run = run_example(rule, example, law, as_of or pack.examples_as_of or today)
            open_ = tuple(_mismatches(example, run))
            if run.problems or open_ or run.outcome != example.expect:
                failed.append(_failed(rule, index, run, open_))
    return ExamplesReport(rules, examples, tuple(failed))


def _mismatches(example: ExampleFile, run: ExampleRun) -> Iterator[Mismatch]:
    """Yield what stays open otherwise than expected; nothing is compared where the outcome is another."""
    finding = next((finding for finding in run.findings if finding.outcome == example.expect), None)
    if example.open is None or finding is None or run.outcome != example.expect:
        return
    for part in _PARTS:
        expected: tuple[str, ...] = getattr(example.open, part)
        came = tuple(question.fact for question in getattr(finding.open, part))
        if expected != came:
            yield Mismatch(part, expected, came)


def _failed(rule: Rule, index: int, run: ExampleRun, open_: tuple[Mismatch, ...]) -> FailedExample:
    example = rule.file.examples[index]
    places = places_of(rule)
    return FailedExample(
        rule=rule.id,
        name=example.name,
        location=places.example(index),
        expected=Outcome(example.expect),
        came=run.outcome,
        open=open_,
        problems=tuple(places.within(index, problem) for problem in run.problems),
    )
