"""The derivations behind findings, each once, told as briefly as they can be without leaving out what decides."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from poolcheck.findings.model import Finding, Reason


@dataclass(frozen=True, slots=True)
class Step:
    """A condition that was judged, for one thing or for several alike, with the facts and the steps behind it."""

    condition: str
    truth: str
    facts: tuple[str, ...]
    steps: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class Derived:
    """A derivation and the findings that were reached by it."""

    number: int
    steps: tuple[Step, ...]
    findings: tuple[Finding, ...]

    @property
    def mark(self) -> str:
        """The number that refers to it, as D7."""
        return f"D{self.number}"

    @property
    def anchor(self) -> str:
        """What refers to it."""
        return f"d{self.number}"


def derived(findings: Iterable[Finding]) -> tuple[Derived, ...]:
    """Return the derivations of findings, in the order of the findings; alike ones of a rule are one."""
    found: dict[tuple[str, tuple[Reason, ...]], list[Finding]] = {}
    for finding in findings:
        if finding.because:
            found.setdefault((finding.rule, finding.because), []).append(finding)
    return tuple(
        Derived(number, _steps(because), tuple(about))
        for number, ((_, because), about) in enumerate(found.items(), start=1)
    )


def _steps(reasons: Iterable[Reason]) -> tuple[Step, ...]:
    """Return what is judged; the same of several clauses or records is one step."""
    alike: dict[tuple[str, str], list[Reason]] = {}
    for reason in reasons:
        alike.setdefault((reason.condition, reason.truth), []).append(reason)
    judged = {condition for condition, _ in alike}
    found = (_step(*each, reasons) for each, reasons in alike.items() if not _said_already(each[0], judged))
    return tuple(dict.fromkeys(step for step in found if step.facts or step.steps or " " in step.condition))


def _step(condition: str, truth: str, reasons: Sequence[Reason]) -> Step:
    facts = dict.fromkeys(fact for reason in reasons for fact in reason.facts)
    step = Step(condition, truth, tuple(facts), _steps(below for reason in reasons for below in reason.reasons))
    return _telling(step)


def _said_already(condition: str, judged: Collection[str]) -> bool:
    """Whether it is only asked if something is known that is judged beside it."""
    return condition.startswith("known(") and condition.removeprefix("known(")[:-1] in judged


def _telling(step: Step) -> Step:
    """Return the step inside one that only repeats or denies it; a definition, which is named in one word, is kept."""
    if step.facts or len(step.steps) != 1 or " " not in step.condition:
        return step
    [inner] = step.steps
    denied = step.condition.startswith("not ")
    return inner if inner.condition in step.condition and (inner.truth == step.truth or denied) else step
