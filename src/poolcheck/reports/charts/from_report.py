"""What can be charted of a report without looking at the documents: findings by concern and outcome."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final

from poolcheck.core.bilingual import Bilingual
from poolcheck.findings.model import UPKEEP, Outcome
from poolcheck.reports import labels
from poolcheck.reports.charts.data import Column, ConcernMatrix, Row

if TYPE_CHECKING:
    from poolcheck.findings.model import Finding
    from poolcheck.findings.report import Report

_WAIVED: Final = "waived"
_OUTCOMES: Final = tuple(outcome for outcome in reversed(Outcome) if outcome is not Outcome.NOT_APPLICABLE)


def matrix_of(report: Report, *, law: bool | None = None) -> ConcernMatrix:
    """Count the findings of law, of soft law, or of both: those that are waived apart, whatever their outcome.

    Concerns have the order of the glossary; those of which nothing applies are left out. Findings on the user's own
    waivers are about no concern.
    """
    counted = Counter(
        (finding.concern, _column(finding))
        for finding in report.findings
        if finding.test != UPKEEP and law in (None, finding.law)
    )
    names = [*(outcome.value for outcome in _OUTCOMES), _WAIVED]
    if not any(column == _WAIVED for _, column in counted):
        names.remove(_WAIVED)
    strange = sorted({concern for concern, _ in counted}.difference(report.glossary.concerns))
    titles = {**report.glossary.concerns, **{concern: Bilingual(concern, concern) for concern in strange}}
    rows = (Row(title, tuple(counted[concern, name] for name in names)) for concern, title in titles.items())
    columns = tuple(_named(report, name) for name in names)
    return ConcernMatrix(columns, tuple(row for row in rows if any(row.counts)), law)


def _column(finding: Finding) -> str:
    return _WAIVED if finding.waiver is not None else finding.outcome.value


def _named(report: Report, name: str) -> Column:
    if name == _WAIVED:
        return Column(labels.WAIVED, standing=False)
    return Column(report.glossary.outcomes[name], standing=name != Outcome.MET)
