"""Makes every mutant of the law and asks the examples about each, on all cores."""

from __future__ import annotations

from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, replace
from functools import cache, partial
from multiprocessing import get_context
from typing import TYPE_CHECKING

from dependents import rules_resting_on
from pack_mutants import definition_mutants, pack_mutants, parameter_mutants
from rule_mutants import rule_mutants
from source_mutants import cited_sources, rules_citing, source_mutants
from telling_examples import Case, Examples, cases
from written_pack import WrittenDefinitions, WrittenPack, shared_definitions, written_packs

from poolcheck.packs.load import load_law

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from datetime import date

    from mutant import Mutant

    from poolcheck.core.location import Location
    from poolcheck.packs.model import Law, Rule

Wanted = tuple[str, ...]
"""The packs to mutate, by name or path; none stands for all that are shipped."""


@dataclass(frozen=True, slots=True)
class Fate:
    """What became of a mutant: `killed_by` an example, not `valid`, or a survivor."""

    of: str
    what: str
    becomes: str
    place: Location
    valid: bool = True
    killed_by: str | None = None

    @property
    def key(self) -> tuple[str, str]:
        """Return what names the mutant."""
        return (self.of, self.what)

    @property
    def survived(self) -> bool:
        """Whether no example tells the mutant from the law."""
        return self.valid and self.killed_by is None


@dataclass(frozen=True, slots=True)
class Task:
    """The mutants of one thing, and the rules whose examples may tell them."""

    of: str
    mutants: Callable[[], Iterator[Mutant]]
    rules: Callable[[], tuple[Rule, ...]]


@dataclass(frozen=True, slots=True)
class Outcome:
    """The fates of mutants, and the examples that fail without any mutation, which were not asked."""

    fates: tuple[Fate, ...]
    wrong: tuple[str, ...]


class UnsoundError(Exception):
    """The law itself has problems."""


def run(wanted: Wanted, day: date, prefix: str = "", processes: int | None = None) -> Outcome:
    """Return the fates of all mutants of what is named with this prefix, a rule's by its id.

    Raises:
        UnsoundError: the law does not load.
    """
    names = [name for name in _tasks(wanted) if name.split(" ", maxsplit=1)[1].startswith(prefix)]
    if processes == 1:
        outcomes = [outcome(wanted, day, name) for name in names]
    else:
        with ProcessPoolExecutor(processes, get_context("spawn")) as pool:
            outcomes = list(pool.map(partial(outcome, wanted, day), names))
    wrong = dict.fromkeys(line for one in outcomes for line in one.wrong)
    return Outcome(tuple(fate for one in outcomes for fate in one.fates), tuple(wrong))


def outcome(wanted: Wanted, day: date, of: str) -> Outcome:
    """Return the fates of the mutants of one thing."""
    task = _tasks(wanted)[of]
    law, _ = _loaded(wanted)
    examples = _examples(day)
    differences = {case: examples.difference(case, law) for case in cases(task.rules())}
    asked = [case for case, difference in differences.items() if difference is None]
    wrong = tuple(f"{case.name}: {found}" for case, found in differences.items() if found is not None)
    return Outcome(tuple(_fate(mutant, asked, examples) for mutant in task.mutants()), wrong)


def _fate(mutant: Mutant, asked: list[Case], examples: Examples) -> Fate:
    fate = Fate(mutant.of, mutant.what, mutant.becomes, mutant.place)
    if mutant.law is None:
        return replace(fate, valid=False)
    told = examples.telling(asked, mutant.law)
    return fate if told is None else replace(fate, killed_by=told.name)


@cache
def _tasks(wanted: Wanted) -> Mapping[str, Task]:
    """Return what there is to mutate, by name."""
    law, packs = _loaded(wanted)
    tasks = [task for written in packs for task in _tasks_of(written)]
    tasks.extend(_definitions(shared_definitions(law), "definition "))
    sources = [
        Task(f"source {id_}", partial(source_mutants, law, id_), partial(rules_citing, law, id_))
        for id_ in cited_sources(law)
    ]
    return {task.of: task for task in (*tasks, *sources)}


def _tasks_of(written: WrittenPack) -> Iterator[Task]:
    """Yield what there is to mutate in a pack; no outcome rests on what no rule names, or only as arguable."""
    pack = written.pack
    for rule in pack.rules:
        yield Task(f"rule {rule.id}", partial(rule_mutants, written, rule.id), partial(tuple, (rule,)))
    yield from _definitions(written.definitions, f"definition {pack.name}/")
    for name in pack.parameters:
        rules = partial(rules_resting_on, (pack,), f"parameter({name})")
        if rules():
            yield Task(f"parameter {pack.name}/{name}", partial(parameter_mutants, written, name), rules)
    yield Task(f"pack {pack.name}", partial(pack_mutants, written), partial(tuple, pack.rules))


def _definitions(written: WrittenDefinitions, prefix: str) -> Iterator[Task]:
    for name in written.entries:
        rules, of = partial(rules_resting_on, written.packs, name), f"{prefix}{name}"
        if rules():
            yield Task(of, partial(definition_mutants, written, of, name), rules)


@cache
def _loaded(wanted: Wanted) -> tuple[Law, tuple[WrittenPack, ...]]:
    reading = load_law(wanted)
    if reading.value is None or reading.failed:
        problem = reading.diagnostics[0]
        raise UnsoundError(f"{problem.location.path}:{problem.location.line}: {problem.message.en}")
    return reading.value, written_packs(wanted, reading.value)


@cache
def _examples(day: date) -> Examples:
    return Examples(day)
