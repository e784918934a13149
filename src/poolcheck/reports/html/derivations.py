"""Derivations as a person reads them: what holds or fails again and again for the same reason is said once."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from poolcheck.findings.model import Reason
    from poolcheck.reports.html.gathering import Entry


@dataclass(frozen=True, slots=True)
class Step:
    """A part of a condition, its truth, how many times it was asked with that answer, and what the answers rest on."""

    condition: str
    truth: str
    times: int
    facts: tuple[str, ...]
    steps: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class Derivation:
    """A derivation, and the findings that have it; the number is that of the first."""

    number: int
    steps: tuple[Step, ...]
    entries: tuple[Entry, ...]


def derivations(entries: Iterable[Entry]) -> tuple[Derivation, ...]:
    """Return every derivation once."""
    found: dict[int, list[Entry]] = {}
    for entry in entries:
        if entry.reasoned_in:
            found.setdefault(entry.reasoned_in, []).append(entry)
    return tuple(
        Derivation(number, folded(having[0].finding.because), tuple(having)) for number, having in found.items()
    )


def folded(reasons: Iterable[Reason]) -> tuple[Step, ...]:
    """Put neighbors with the same condition and the same truth together: a question asked of every clause is one."""
    alike: dict[tuple[str, str], list[Reason]] = {}
    for reason in reasons:
        alike.setdefault((reason.condition, reason.truth), []).append(reason)
    return tuple(_step(same, of_same) for same, of_same in alike.items())


def _step(same: tuple[str, str], reasons: list[Reason]) -> Step:
    facts: Mapping[str, None] = dict.fromkeys(fact for reason in reasons for fact in reason.facts)
    below = (reason for each in reasons for reason in each.reasons)
    return Step(*same, len(reasons), tuple(facts), folded(below))
