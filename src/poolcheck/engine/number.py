"""Tells findings of the same rule on clauses about the same thing apart, whatever the order of the clauses."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from poolcheck.engine.said import said, said_by_document

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from poolcheck.engine.environment import SubjectEnvironment
    from poolcheck.findings.model import Finding


@dataclass(frozen=True, slots=True)
class SubjectFinding:
    """A finding and what it is about."""

    finding: Finding
    subject: SubjectEnvironment


def numbered(found: Sequence[SubjectFinding]) -> Iterator[Finding]:
    """Yield the findings, those of one id with a running number in the order of what the clauses say."""
    alike: dict[str, list[int]] = {}
    for index, one in enumerate(found):
        alike.setdefault(one.finding.id, []).append(index)
    numbers: dict[int, int] = {}
    for indices in alike.values():
        if len(indices) > 1:
            ordered = sorted(indices, key=lambda index: _order(found[index].subject))
            numbers.update((index, number) for number, index in enumerate(ordered, start=1))
    for index, one in enumerate(found):
        number = numbers.get(index, 1)
        yield one.finding if number == 1 else replace(one.finding, id=f"{one.finding.id}+{number}")


def _order(subject: SubjectEnvironment) -> tuple[str, str]:
    """Return what a subject says, and then what its whole document says."""
    return said(subject), said_by_document(subject)
