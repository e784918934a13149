"""The spread of royalties: what licensees pay who are alike, group by group, those first that differ most."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from poolcheck.reports.charts import words
from poolcheck.reports.charts.canvas import Canvas
from poolcheck.reports.charts.chart import Chart
from poolcheck.reports.charts.dots import draw_group, height_of
from poolcheck.reports.charts.figures import amount, counted, exact, percent_more
from poolcheck.reports.charts.groups import grouped, names
from poolcheck.reports.charts.measure import label
from poolcheck.reports.layout import shortened

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from poolcheck.core.bilingual import Bilingual, Language
    from poolcheck.reports.charts.chart import Setting
    from poolcheck.reports.charts.data import Charged, Royalties
    from poolcheck.reports.charts.groups import Group

_TALLEST: Final = 900
"""Units of height; a page of A4 has about so many for the width of a picture."""
_TITLE: Final = 80
"""Columns of a group's name in the summary."""


def royalty_spread(data: Royalties, setting: Setting) -> Chart:
    """Draw every group of two or more licensees that a page has room for; the table holds them all."""
    language = setting.language
    title = words.SPREAD.in_(language)
    called = names(data, language)
    groups = grouped(data.charged)
    compared = sorted((group for group in groups if group.licensees > 1), key=lambda group: -group.spread)
    shown = list(_that_fit(compared))
    summary = words.joined(_said(groups, compared, shown, language), language)
    head = tuple(one.in_(language) for one in (words.GROUP, words.WHO, words.RATE, words.UNIT))
    rows = tuple(_rows(groups, called, language))
    if not shown:
        return Chart(title, summary, head, rows)
    canvas, top = Canvas(setting), 0.0
    for group in shown:
        draw_group(canvas, top, group, called, told(group, language))
        top += height_of(group)
    return Chart(title, summary, head, rows, canvas.picture(title, summary, top))


def told(group: Group, language: Language) -> str:
    """Say how far the rates of a group are apart."""
    if group.lowest == group.highest:
        return words.SPREAD_SAME.in_(language)
    if not group.lowest:
        return words.SPREAD_FREE.in_(language)
    return words.SPREAD_MORE.in_(language).format(percent=percent_more(group.highest, group.lowest))


def _that_fit(groups: Sequence[Group]) -> Iterator[Group]:
    """Yield the groups that a page has room for; the first in any case."""
    used = 0.0
    for number, group in enumerate(groups):
        used += height_of(group)
        if used > _TALLEST and number:
            return
        yield group


def _said(
    groups: Sequence[Group], compared: Sequence[Group], shown: Sequence[Group], language: Language
) -> Iterator[str]:
    if not compared:
        yield words.SPREAD_NONE.in_(language)
    for group in shown:
        yield _said_of(group, language)
    if len(shown) < len(compared):
        counts = {"shown": counted(len(shown)), "all": counted(len(compared))}
        yield words.SPREAD_LEFT_OUT.in_(language).format(**counts)
    beside = {member.licensee for group in compared for member in group.members}
    alone = {member.licensee for group in groups for member in group.members} - beside
    if alone:
        yield words.SPREAD_ALONE.in_(language).format(count=counted(len(alone)))


def _said_of(group: Group, language: Language) -> str:
    stop, comma, end = ("：", "，", "。") if language == "zh" else (": ", "; ", ".")
    same = words.SPREAD_ALL_FREE if group.unit is None else words.SPREAD_ALL_PAY
    differ = group.lowest != group.highest
    pay = (
        (words.SPREAD_FROM_TO if differ else same)
        .in_(language)
        .format(
            count=counted(group.licensees),
            low=amount(group.lowest),
            high=amount(group.highest),
            unit=_unit(group.unit, language),
        )
    )
    apart = comma + told(group, language) if differ else ""
    return shortened(label(group.title.in_(language)), _TITLE) + stop + pay + apart + end


def _rows(groups: Sequence[Group], called: Mapping[str, str], language: Language) -> Iterator[tuple[str, ...]]:
    """Yield every licensee with what it pays, group by group; one that pays nothing may stand in several."""
    for group in groups:
        for member in group.members:
            yield (
                label(group.title.in_(language)),
                label(called[member.licensee]),
                _paid(member, language),
                _unit(member.unit, language),
            )


def _paid(charged: Charged, language: Language) -> str:
    return words.FREE.in_(language) if charged.unit is None else exact(charged.rate)


def _unit(unit: Bilingual | None, language: Language) -> str:
    return "" if unit is None else label(unit.in_(language))
