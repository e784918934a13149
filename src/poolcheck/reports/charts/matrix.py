"""The matrix: a row for each concern, a column for each outcome, and the number of findings, also as a shade."""

from __future__ import annotations

from dataclasses import dataclass
from math import sqrt
from typing import TYPE_CHECKING, Final

from poolcheck.reports.charts import words
from poolcheck.reports.charts.canvas import WIDTH, Box, Canvas, Letters
from poolcheck.reports.charts.chart import Chart
from poolcheck.reports.charts.figures import counted
from poolcheck.reports.charts.measure import label, width_of, wrapped

if TYPE_CHECKING:
    from collections.abc import Sequence

    from poolcheck.core.bilingual import Language
    from poolcheck.reports.charts.chart import Picture, Setting
    from poolcheck.reports.charts.data import ConcernMatrix

_NAMES: Final = 176.0
"""Units of width that the names of concerns have at least; they have what the columns leave."""
_COLUMN: Final = 76.0
_SIZES: Final = (12.0, 11.5, 11.0, 10.5, 10.0, 9.5)
_LINE: Final = 13.0
_PADDING: Final = 9.0
_GAP: Final = 1.0


def concern_matrix(data: ConcernMatrix, setting: Setting) -> Chart:
    """Draw a table of counts; cells of outcomes that leave something to do are the darker, the more they count."""
    language = setting.language
    title = words.MATRIX[data.law].in_(language)
    head = (words.CONCERN.in_(language), *(label(column.title.in_(language)) for column in data.columns))
    totals = [sum(row.counts[place] for row in data.rows) for place in range(len(data.columns))]
    if not data.rows:
        return Chart(title, words.MATRIX_NONE.in_(language), head, ())
    summary = _said(data, head[1:], totals, language)
    rows = [(label(row.title.in_(language)), *map(counted, row.counts)) for row in data.rows]
    rows.append((words.TOTAL.in_(language), *map(counted, totals)))
    return Chart(title, summary, head, tuple(rows), _drawn(data, totals, setting, title, summary))


def _said(data: ConcernMatrix, names: Sequence[str], totals: Sequence[int], language: Language) -> str:
    parts = [f"{name} {counted(total)}" for name, total in zip(names, totals, strict=True) if total]
    many = words.MATRIX_COUNT.in_(language)
    count = many.format(count=counted(sum(totals)), concerns=counted(len(data.rows)))
    if language == "zh":
        return f"{count}：{'、'.join(parts)}。{words.MATRIX_SHADES.zh}。"
    return f"{count}: {', '.join(parts)}. {words.MATRIX_SHADES.en}."


@dataclass(frozen=True, slots=True)
class _Grid:
    """Where the cells of a table stand that has so many columns of numbers."""

    columns: int

    @property
    def names(self) -> float:
        return max(_NAMES, WIDTH - self.columns * _COLUMN)

    @property
    def width(self) -> float:
        return (WIDTH - self.names) / self.columns

    def cell(self, place: int, top: float, height: float) -> Box:
        left = self.names + place * self.width
        return Box(left + _GAP, top + _GAP, self.width - 2 * _GAP, height - 2 * _GAP)


def _drawn(data: ConcernMatrix, totals: Sequence[int], setting: Setting, title: str, summary: str) -> Picture:
    canvas, language = Canvas(setting), setting.language
    grid = _Grid(len(data.columns))
    top = _head(canvas, grid, [column.title.in_(language) for column in data.columns])
    standing = [place for place, column in enumerate(data.columns) if column.standing]
    most = max((row.counts[place] for row in data.rows for place in standing), default=0)
    for row in data.rows:
        lines = wrapped(row.title.in_(language), grid.names - 10, 12)
        height = _PADDING + _LINE * len(lines)
        for number, line in enumerate(lines):
            canvas.text((2, top + 15.5 + _LINE * number), line, Letters(12), grid.names - 10)
        for place, count in enumerate(row.counts):
            box = grid.cell(place, top, height)
            if count and data.columns[place].standing:
                canvas.bar(box, canvas.look.shade(sqrt(count / most)))
            _count(canvas, box, count)
        top += height
        canvas.line((0, top), (WIDTH, top))
    return canvas.picture(title, summary, _foot(canvas, grid, top, totals))


def _head(canvas: Canvas, grid: _Grid, titles: Sequence[str]) -> float:
    """Write the names of the columns, as large as all of them fit, above a line; return where that is."""
    room = grid.width - 4
    size = next((size for size in _SIZES if all(_fits(title, room, size) for title in titles)), _SIZES[-1])
    headed = [wrapped(title, room, size) for title in titles]
    bottom = 8 + _LINE * max(map(len, headed))
    for place, lines in enumerate(headed):
        box = grid.cell(place, 0, 0)
        for number, line in enumerate(lines):
            y = bottom - 8 - _LINE * (len(lines) - 1 - number)
            canvas.text((box.x + box.width / 2, y), line, Letters(size, "muted", anchor="middle"), room)
    canvas.line((0, bottom), (WIDTH, bottom), "ink")
    return bottom


def _fits(title: str, room: float, size: float) -> bool:
    return all(width_of(word, size) <= room for word in label(title).split())


def _foot(canvas: Canvas, grid: _Grid, top: float, totals: Sequence[int]) -> float:
    """Write the totals and what the shades mean; return how high the picture is."""
    canvas.line((0, top), (WIDTH, top), "ink")
    canvas.text((2, top + 17.5), words.TOTAL.in_(canvas.language), Letters(12, bold=True), grid.names - 10)
    for place, total in enumerate(totals):
        _count(canvas, grid.cell(place, top, 26), total, bold=True)
    canvas.text((2, top + 44), words.MATRIX_SHADES.in_(canvas.language), Letters(11, "muted"), WIDTH - 4)
    return top + 50


def _count(canvas: Canvas, box: Box, count: int, *, bold: bool = False) -> None:
    """Write a number into the middle of a cell; a dash for none."""
    at = (box.x + box.width / 2, box.y + box.height / 2 + 4.5)
    letters = Letters(12.5, "ink" if count else "muted", bold=bold, anchor="middle")
    canvas.text(at, counted(count) if count else "–", letters, box.width)
