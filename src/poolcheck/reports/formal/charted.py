"""Charts of a formal report: what a profile states, counted, drawn for paper, and told in words and as a table."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final

from poolcheck.reports.charts.chart import Setting
from poolcheck.reports.charts.counts import Counts, count_bars
from poolcheck.reports.charts.data import Charged, Essentiality, Evaluated, Evaluator, Expiries, Royalties
from poolcheck.reports.charts.essentiality import essentiality_bars
from poolcheck.reports.charts.expiry import expiry_curve
from poolcheck.reports.charts.from_report import matrix_of
from poolcheck.reports.charts.look import PRINT
from poolcheck.reports.charts.matrix import concern_matrix
from poolcheck.reports.charts.spread import royalty_spread
from poolcheck.reports.formal import wording
from poolcheck.reports.layout import sentence
from poolcheck.reports.paper.model import Column, Figure, Paragraph, Row, Run, Table
from poolcheck.reports.paper.phrases import notes

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from datetime import date

    from poolcheck.core.bilingual import Bilingual, Language
    from poolcheck.findings.profile import FeeStated, PatentStated
    from poolcheck.findings.report import Report
    from poolcheck.reports.charts.chart import Chart
    from poolcheck.reports.paper.model import Block, Cell, Languages

_WIDTH: Final = 160
"""Millimetres between the margins of a page."""
_MOST_ROWS: Final = 60
"""Rows of numbers below a chart; there are more in the JSON report."""


def types(patents: Sequence[PatentStated]) -> Callable[[Setting], Chart]:
    """Return the chart of patents by their type."""
    return _counted(wording.TYPES, wording.BY_TYPE, (patent.type for patent in patents))


def statuses(patents: Sequence[PatentStated]) -> Callable[[Setting], Chart]:
    """Return the chart of patents by their status."""
    return _counted(wording.STATUSES, wording.BY_STATUS, (patent.status for patent in patents))


def _counted(title: Bilingual, kind: Bilingual, values: Iterable[Bilingual | None]) -> Callable[[Setting], Chart]:
    counted = Counter(value or wording.NOT_STATED for value in values)
    ordered = tuple(sorted(counted.items(), key=lambda one: (-one[1], one[0].en)))
    return lambda setting: count_bars(Counts(title, kind, wording.COUNT, ordered), setting)


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
    charged = tuple(
        Charged(fee.licensee or fee.license, fee.rate, fee.unit, fee.group)
        for fee in fees
        if comparable(fee) and fee.rate is not None
    )
    return lambda setting: royalty_spread(Royalties(charged), setting)


def concerns(report: Report) -> Callable[[Setting], Chart]:
    """Return the chart of findings by concern and outcome."""
    return lambda setting: concern_matrix(matrix_of(report), setting)


def comparable(fee: FeeStated) -> bool:
    """Whether the documents say all that a licensee is compared with others by."""
    return fee.rate is not None and not fee.open


def figures(
    drawn: Callable[[Setting], Chart], languages: Languages, anchor: str, *, told: bool = True, numbers: bool = True
) -> Iterator[Block]:
    """Yield a chart in each language, with its title, what is `told` of it, and its `numbers` in one table."""
    charts = [(language, drawn(Setting(language, PRINT, f"{anchor}-{language}"))) for language in languages]
    for language, chart in charts:
        title = (Paragraph((Run(chart.title, "strong"),), language),)
        if chart.picture is None:
            yield from title
        else:
            height = round(_WIDTH * chart.picture.height / chart.picture.width)
            yield Figure(chart.picture.svg, _WIDTH, height, title, chart.summary)
        if told or chart.picture is None:
            yield Paragraph((Run(chart.summary),), language, "note")
    if numbers and charts[0][1].rows:
        yield from _numbers(charts, languages)


def _numbers(charts: Sequence[tuple[Language, Chart]], languages: Languages) -> Iterator[Block]:
    """Yield the numbers of a chart as a table; charts in two languages differ in words alone."""
    first = charts[0][1]
    others = 60 // max(len(first.head) - 1, 1)
    heads = zip(*(chart.head for _, chart in charts), strict=True)
    columns = tuple(
        Column(_cell(head, languages), others, figures=_figures(row[index] for row in first.rows))
        if index
        else Column(_cell(head, languages), 40)
        for index, head in enumerate(heads)
    )
    told = zip(*(chart.rows for _, chart in charts), strict=True)
    rows = tuple(
        Row(tuple(_cell(texts, languages) for texts in zip(*row, strict=True)))
        for row, _ in zip(told, range(_MOST_ROWS), strict=False)
    )
    yield Table(columns, rows)
    if len(first.rows) > _MOST_ROWS:
        yield from notes(wording.MORE_ROWS, languages, count=len(first.rows) - _MOST_ROWS)


def _cell(texts: Sequence[str], languages: Languages) -> Cell:
    """Return a text in all languages, once if it is the same in each."""
    if len(set(texts)) == 1:
        return (Paragraph((Run(sentence(texts[0])),)),)
    return tuple(Paragraph((Run(sentence(text)),), language) for text, language in zip(texts, languages, strict=True))


def _figures(texts: Iterable[str]) -> bool:
    return all(not text or text[0].isdigit() for text in texts)
