"""Which of two findings comes first: by what was found, or by how much it weighs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from poolcheck.findings.model import Outcome

if TYPE_CHECKING:
    from poolcheck.findings.model import Finding
    from poolcheck.findings.report import Report

_RANKS = {outcome: rank for rank, outcome in enumerate(reversed(Outcome))}


def gravity(finding: Finding) -> tuple[int, bool]:
    """Order findings for a reader: the gravest outcome first, law before soft law."""
    return _RANKS[finding.outcome], not finding.law


def urgency(finding: Finding) -> tuple[int, int, bool]:
    """Order findings for a program that stops at some severity: the gravest severity first, then by gravity."""
    return -(finding.severity.rank if finding.severity else 0), *gravity(finding)


def standing(report: Report) -> tuple[Finding, ...]:
    """Return the findings that somebody should look at, the most urgent first, else as they stand in the documents."""
    return tuple(sorted((finding for finding in report.findings if finding.standing), key=urgency))
