"""Tells which findings an earlier document of a report has alike, so that each is told in full only once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from poolcheck.reports.labels import KINDS

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable, Mapping

    from poolcheck.findings.model import Finding


def told_before(findings: Iterable[Finding]) -> Mapping[str, str]:
    """Return the path of the first document that says the same, by the id of each finding of another document."""
    first: dict[Hashable, str] = {}
    found: dict[str, str] = {}
    for finding in findings:
        path = first.setdefault(_said(finding), finding.location.path)
        if path != finding.location.path:
            found[finding.id] = path
    return found


def _said(finding: Finding) -> Hashable:
    """Return all that a report says of a finding but where it stands."""
    return (
        (finding.rule, finding.outcome, finding.subject, finding.unwritten, finding.message, finding.open),
        (finding.notes, finding.claims, finding.presumed_by, finding.related, _quoted(finding)),
    )


def _quoted(finding: Finding) -> tuple[str, ...]:
    """Return the lines that a finding quotes, without the number of its clause; of a whole document none."""
    if finding.subject in KINDS:
        return ()
    return tuple(line.replace(finding.clause, "", 1).strip() for line in finding.excerpt.lines)
