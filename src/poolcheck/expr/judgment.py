"""What a condition comes to, what would settle it, and why."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from poolcheck.core.truth import Truth

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from poolcheck.expr.values import Belonging, Fact, Value


@dataclass(frozen=True, slots=True)
class FactRead:
    """A fact with the value that was reckoned with: its own, or the one the law presumes."""

    fact: Fact
    value: Value
    presumed: bool = False


@dataclass(frozen=True, slots=True)
class Step:
    """A line of a derivation: a part of the condition as written, what it came to, and what that rests on."""

    text: str
    truth: Truth
    facts: tuple[FactRead, ...] = ()
    steps: tuple[Step, ...] = ()


@dataclass(frozen=True, slots=True)
class Judgment:
    """The truth of a condition.

    Attributes:
        truth: the truth value.
        open: the unknown facts of every operand that still leaves the whole undecided; empty when decided.
        presumed: the facts filled by law that the truth rests on; empty if it also follows without them.
        steps: the derivation, only of the operands that decide.
    """

    truth: Truth
    open: tuple[Fact, ...] = ()
    presumed: tuple[Fact, ...] = ()
    steps: tuple[Step, ...] = ()


def judgment_of(belonging: Belonging) -> Judgment:
    """Return the judgment that a record is in its list."""
    return Judgment(belonging.truth, belonging.open, belonging.presumed)


def every(parts: Sequence[Judgment]) -> Judgment:
    """Return the conjunction, resting on the parts that decide it."""
    return _combined(Truth.every(part.truth for part in parts), parts, Truth.FALSE)


def some(parts: Sequence[Judgment]) -> Judgment:
    """Return the disjunction, resting on the parts that decide it."""
    return _combined(Truth.some(part.truth for part in parts), parts, Truth.TRUE)


def opposite(judgment: Judgment) -> Judgment:
    """Return the negation, resting on the same."""
    return replace(judgment, truth=~judgment.truth)


def settles(judgment: Judgment, truth: Truth) -> bool:
    """Return whether a judgment has this truth without any help from the law's presumptions."""
    return judgment.truth is truth and not judgment.presumed


def distinct(facts: Iterable[Fact]) -> tuple[Fact, ...]:
    """Return the facts without repetitions, in order of appearance."""
    seen: dict[str, list[Fact]] = {}
    kept = []
    for fact in facts:
        alike = seen.setdefault(fact.name, [])
        if fact not in alike:
            alike.append(fact)
            kept.append(fact)
    return tuple(kept)


def _combined(truth: Truth, parts: Sequence[Judgment], absorbing: Truth) -> Judgment:
    deciding = [part for part in parts if part.truth is truth]
    if truth is absorbing:
        deciding = [part for part in deciding if not part.presumed] or deciding
    return Judgment(
        truth,
        distinct(fact for part in deciding for fact in part.open),
        distinct(fact for part in deciding for fact in part.presumed),
        tuple(step for part in deciding for step in part.steps),
    )
