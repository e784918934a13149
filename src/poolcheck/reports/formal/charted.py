"""Charts of a formal report: what a profile states, counted, drawn for paper, and told in words and as a table."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final

from poolcheck.reports.charts.chart import Setting
from poolcheck.reports.charts.data import Charged, Essentiality, Evaluated, Evaluator, Expiries, Royalties
from poolcheck.reports.charts.essentiality import essentiality_bars
from poolcheck.reports.charts.expiry import expiry_curve
from poolcheck.reports.charts.look import PRINT
from poolcheck.reports.charts.spread import royalty_spread
from poolcheck.reports.formal import wording
from poolcheck.reports.paper.model import Column, Figure, Paragraph, Row, Run, Table
from poolcheck.reports.paper.phrases import notes

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from datetime import date

    from poolcheck.findings.profile import FeeStated, PatentStated
    from poolcheck.reports.charts.chart import Chart
    from poolcheck.reports.paper.model import Block, Languages

_WIDTH: Final = 160
"""Millimetres between the margins of a page."""
_MOST_ROWS: Final = 60
"""Rows of numbers below a chart; there are more in the JSON report."""


def essentiality(patents: Sequence[PatentStated]) -> Callable[[Setting], Chart]:
    """Return the chart of patents by what was found of their essentiality, and by whom."""
    counted = Counter((_evaluator(patent), patent.essential) for patent in patents)
    evaluated = tuple(
        Evaluated(by, counted[by, "yes"], counted[by, "no"], counted[by, ""])
        for by in Evaluator
        if any(counted[by, found] for found in ("yes", "no", ""))
    )
    return lambda setting: essentiality_bars(Essentiality(evaluated), setting)


def _evaluator(patent: PatentStated) -> Evaluator:
    """Say who evaluated a patent: whether somebody else is independent, a list alone does not tell."""
    if not patent.evaluated_by:
        return Evaluator.NONE
    return Evaluator.NOT_INDEPENDENT if patent.by_member_or_operator else Evaluator.UNKNOWN


def expiries(patents: Sequence[PatentStated], as_of: date) -> Callable[[Setting], Chart]:
    """Return the chart of how many patents are in force over time; those that ended early are left out."""
    standing = [patent for patent in patents if not patent.ended]
    days = tuple(sorted(patent.expiry for patent in standing if patent.expiry is not None))
    data = Expiries(as_of, days, sum(patent.expiry is None for patent in standing))
    return lambda setting: expiry_curve(data, setting)


def royalties(fees: Sequence[FeeStated]) -> Callable[[Setting], Chart]:
    """Return the chart of what like licensees are charged, as far as their rates and circumstances are known."""
    known = (fee for fee in fees if comparable(fee))
    charged = tuple(Charged(fee.licensee, fee.rate, fee.unit, fee.group) for fee in known if fee.rate is not None)
    return lambda setting: royalty_spread(Royalties(charged), setting)


def comparable(fee: FeeStated) -> bool:
    """Whether the documents say all that a licensee is compared with others by."""
    return fee.rate is not None and not fee.open


def figures(drawn: Callable[[Setting], Chart], languages: Languages, anchor: str) -> Iterator[Block]:
    """Yield a chart in each language: its title, the picture, what it tells, and its numbers."""
    for language in languages:
        chart = drawn(Setting(language, PRINT, f"{anchor}-{language}"))
        title = (Paragraph((Run(chart.title, "strong"),), language),)
        if chart.picture is None:
            yield from title
        else:
            height = round(_WIDTH * chart.picture.height / chart.picture.width)
            yield Figure(chart.picture.svg, _WIDTH, height, title, chart.summary)
        yield Paragraph((Run(chart.summary),), language, "note")
        if chart.rows:
            share = max(100 // len(chart.head), 1)
            columns = tuple(Column((Paragraph((Run(head),), language),), share) for head in chart.head)
            rows = tuple(
                Row(tuple((Paragraph((Run(cell),), language),) for cell in row)) for row in chart.rows[:_MOST_ROWS]
            )
            yield Table(columns, rows)
            if len(chart.rows) > _MOST_ROWS:
                yield from notes(wording.MORE_ROWS, (language,), count=len(chart.rows) - _MOST_ROWS)
