"""Plain bars: how many there are of each kind."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from poolcheck.reports.charts import words
from poolcheck.reports.charts.canvas import WIDTH, Box, Canvas, Letters
from poolcheck.reports.charts.chart import Chart
from poolcheck.reports.charts.figures import counted
from poolcheck.reports.charts.measure import label

if TYPE_CHECKING:
    from poolcheck.core.bilingual import Bilingual
    from poolcheck.reports.charts.chart import Picture, Setting

_ROW: Final = 27.0
_BAR: Final = 15.0
_NAMES: Final = 190.0
"""Units at the left in which the names stand."""
_NUMBERS: Final = 70.0
_LEAST: Final = 2.0
"""Units of a bar that even a single thing among thousands is given."""
_NAME: Final = Letters(12, anchor="end")
_NUMBER: Final = Letters(12, bold=True)


@dataclass(frozen=True, slots=True)
class Counts:
    """How many things there are of each kind.

    Attributes:
        title: of what.
        kind: what the column of the kinds is called.
        number: what the column of the numbers is called.
        counts: the kinds, with how many there are of each.
    """

    title: Bilingual
    kind: Bilingual
    number: Bilingual
    counts: tuple[tuple[Bilingual, int], ...] = ()

    def __post_init__(self) -> None:
        if any(count < 0 for _, count in self.counts):
            raise ValueError(f"no counts: {self.counts}")


def count_bars(data: Counts, setting: Setting) -> Chart:
    """Draw a bar for each kind, in the order given; the table has the total, too, where there are several."""
    language = setting.language
    bars = [(label(name.in_(language)), count) for name, count in data.counts if count]
    title = data.title.in_(language)
    stop, between, end = ("：", "；", "。") if language == "zh" else (": ", "; ", ".")
    told = between.join(f"{name} {counted(count)}" for name, count in bars)
    summary = f"{title}{stop}{told}{end}" if bars else f"{title}{stop}0{end}"
    rows = tuple((name, counted(count)) for name, count in bars)
    if len(bars) > 1:
        rows = (*rows, (words.TOTAL.in_(language), counted(sum(count for _, count in bars))))
    head = (data.kind.in_(language), data.number.in_(language))
    return Chart(title, summary, head, rows, _drawn(bars, setting, title, summary) if bars else None)


def _drawn(bars: list[tuple[str, int]], setting: Setting, title: str, summary: str) -> Picture:
    canvas = Canvas(setting)
    room, most = WIDTH - _NAMES - _NUMBERS, max(count for _, count in bars)
    for number, (name, count) in enumerate(bars):
        top = number * _ROW + 4
        width = max(room * count / most, _LEAST)
        canvas.text((_NAMES - 8, top + 12), name, _NAME, _NAMES - 12)
        canvas.bar(Box(_NAMES, top, width, _BAR), canvas.look.fill("accent"))
        canvas.text((_NAMES + width + 6, top + 12), counted(count), _NUMBER, _NUMBERS - 8)
    canvas.line((_NAMES, 0), (_NAMES, len(bars) * _ROW), "rule")
    return canvas.picture(title, summary, len(bars) * _ROW + 2)
