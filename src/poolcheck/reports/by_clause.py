"""Findings put together by the clause that they quote, so that it need be quoted once only."""

from __future__ import annotations

from typing import TYPE_CHECKING

from poolcheck.findings.model import Outcome
from poolcheck.reports.gravity import gravity

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable

    from poolcheck.findings.model import Finding


def by_clause(findings: Iterable[Finding]) -> list[list[Finding]]:
    """Group findings by what they quote; the gravest first, both among the groups and in each of them."""
    groups: dict[Hashable, list[Finding]] = {}
    for finding in findings:
        quotes = (finding.excerpt.first_line, finding.excerpt.lines, finding.clause)
        groups.setdefault((quotes, finding.outcome is Outcome.NOT_APPLICABLE), []).append(finding)
    ordered = [sorted(group, key=gravity) for group in groups.values()]
    return sorted(ordered, key=lambda group: gravity(group[0]))
