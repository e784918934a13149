"""How many findings there are of each concern and outcome, and what a cell of the table leads to."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from poolcheck.findings.model import UPKEEP_CONCERN, Outcome
from poolcheck.reports.gravity import gravity
from poolcheck.reports.html.labels import ALL_CONCERNS, OTHER_CONCERNS

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from poolcheck.core.bilingual import Bilingual
    from poolcheck.findings.report import Report
    from poolcheck.reports.html.gathering import Entry


@dataclass(frozen=True, slots=True)
class Cell:
    """The findings of one outcome in a row: how many, and the number of the first on the page, 0 if none is shown."""

    outcome: str
    count: int
    first: int = 0


@dataclass(frozen=True, slots=True)
class Row:
    """A concern, and its findings by outcome."""

    concern: str
    title: Bilingual
    cells: tuple[Cell, ...]
    waived: int


@dataclass(frozen=True, slots=True)
class Matrix:
    """Concerns by outcomes, both the gravest first; those of which nothing is shown are one row, if there are any."""

    outcomes: tuple[str, ...]
    rows: tuple[Row, ...]
    rest: Row | None
    total: Row
    waived: bool


def matrix(report: Report, entries: Iterable[Entry]) -> Matrix:
    """Return the table of concerns and outcomes; what was waived is counted apart, as in the summary."""
    first: dict[tuple[str, Outcome], int] = {}
    counts: Counter[tuple[str, Outcome]] = Counter()
    waived: Counter[str] = Counter()
    shown = tuple(entries)
    for entry in shown:
        if entry.finding.waiver is None:
            first.setdefault((entry.finding.concern, entry.finding.outcome), entry.number)
    for finding in report.findings:
        if finding.waiver is None:
            counts[finding.concern, finding.outcome] += 1
        else:
            waived[finding.concern] += 1
    outcomes = tuple(one for one in reversed(Outcome) if any(key[1] is one for key in counts))
    concerns = {concern for concern, _ in counts} | set(waived)
    by_gravity = dict.fromkeys(entry.finding.concern for entry in sorted(shown, key=lambda one: gravity(one.finding)))

    def row(title: Bilingual, of_row: Collection[str]) -> Row:
        [concern] = of_row if len(of_row) == 1 else [""]
        cells = (
            Cell(one.value, sum(counts[each, one] for each in of_row), first.get((concern, one), 0)) for one in outcomes
        )
        return Row(concern, title, tuple(cells), sum(waived[each] for each in of_row))

    rest = concerns - set(by_gravity)
    return Matrix(
        tuple(one.value for one in outcomes),
        tuple(row(concern_title(report, concern), {concern}) for concern in by_gravity),
        row(OTHER_CONCERNS, rest) if rest and by_gravity else None,
        row(ALL_CONCERNS, concerns),
        waived.total() > 0,
    )


def concern_title(report: Report, concern: str) -> Bilingual:
    """Return what a concern is called; that of findings on waivers is not one of the law."""
    return report.glossary.concerns.get(concern, UPKEEP_CONCERN)
