"""The bars of essentiality: how many patents were found essential, or not, or nobody knows, and by whom."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from poolcheck.reports.charts import words
from poolcheck.reports.charts.canvas import WIDTH, Box, Canvas, Letters
from poolcheck.reports.charts.chart import Chart
from poolcheck.reports.charts.data import Evaluator
from poolcheck.reports.charts.figures import counted
from poolcheck.reports.charts.scale import shared_out

if TYPE_CHECKING:
    from collections.abc import Iterator

    from poolcheck.core.bilingual import Language
    from poolcheck.reports.charts.chart import Picture, Setting
    from poolcheck.reports.charts.data import Essentiality

_STATUSES: Final = (words.ESSENTIAL, words.NOT_ESSENTIAL, words.NOT_KNOWN)
_ROW: Final = 66.0
_BAR: Final = 20.0
_LEAST: Final = 2.0
"""Units of a bar that even a single patent among thousands is given."""
_LEFT: Final = 2.0
_SWATCH: Final = 11.0
_KEY: Final = 160.0
_LABEL: Final = Letters(12.5, bold=True)
_SMALL: Final = Letters(12)
_Bar = tuple[str, tuple[int, ...]]
"""What a bar is called, and its three numbers."""


def essentiality_bars(data: Essentiality, setting: Setting) -> Chart:
    """Draw a bar for all patents and, where several evaluators were at work, one for each kind of them."""
    language = setting.language
    bars = list(_bars(data, language))
    title = words.ESSENTIALITY.in_(language)
    summary = words.joined(_said(bars, language), language)
    head = (words.EVALUATED_BY, *_STATUSES, words.TOTAL)
    rows = tuple((name, *map(counted, counts), counted(sum(counts))) for name, counts in bars)
    picture = _drawn(bars, setting, title, summary) if bars else None
    return Chart(title, summary, tuple(one.in_(language) for one in head), rows, picture)


def _bars(data: Essentiality, language: Language) -> Iterator[_Bar]:
    """Yield the bars that hold a patent; that of all patents first, and only if there are several others."""
    by_evaluator = []
    for evaluator in Evaluator:
        found = [one.counts for one in data.evaluated if one.by is evaluator]
        counts = tuple(map(sum, zip(*found, strict=True)))
        if any(counts):
            by_evaluator.append((words.EVALUATORS[evaluator.value].in_(language), counts))
    if len(by_evaluator) > 1:
        everything = zip(*(counts for _, counts in by_evaluator), strict=True)
        yield words.ALL_PATENTS.in_(language), tuple(map(sum, everything))
    yield from by_evaluator


def _said(bars: list[_Bar], language: Language) -> Iterator[str]:
    if not bars:
        yield words.ESSENTIALITY_NONE.in_(language)
    comma = "、" if language == "zh" else ", "
    for name, counts in bars:
        told = words.about(sum(counts), words.ESSENTIALITY_ONE, words.ESSENTIALITY_MANY, language)
        yield told.format(name=name, parts=comma.join(text for _, text in _parts(counts, language)))


def _parts(counts: tuple[int, ...], language: Language) -> Iterator[tuple[int, str]]:
    """Yield the statuses that a patent of a bar has, by their place, and how many have it."""
    for place, (count, status) in enumerate(zip(counts, _STATUSES, strict=True)):
        if count:
            named = status.in_(language)
            yield place, f"{named} {counted(count)} 件" if language == "zh" else f"{counted(count)} {named}"


def _drawn(bars: list[_Bar], setting: Setting, title: str, summary: str) -> Picture:
    canvas = Canvas(setting)
    most = max(sum(counts) for _, counts in bars)
    for number, (name, counts) in enumerate(bars):
        _bar(canvas, number * _ROW, name, counts, most)
        _key(canvas, number * _ROW + 20 + _BAR + 16, counts, setting.language)
    return canvas.picture(title, summary, len(bars) * _ROW)


def _bar(canvas: Canvas, top: float, name: str, counts: tuple[int, ...], most: int) -> None:
    room = (WIDTH - 2 * _LEFT) * sum(counts) / most
    canvas.text((_LEFT, top + 13), name, _LABEL, WIDTH - 100)
    canvas.text((WIDTH - _LEFT, top + 13), counted(sum(counts)), Letters(12.5, bold=True, anchor="end"), 90)
    x = _LEFT
    for place, width in enumerate(shared_out(counts, max(room, 3 * _LEAST), _LEAST)):
        if width:
            _segment(canvas, Box(x, top + 20, width, _BAR), place)
        x += width


def _key(canvas: Canvas, line: float, counts: tuple[int, ...], language: Language) -> None:
    """Write below a bar what its parts are, each beside a piece of its filling, and each in a column of its own."""
    for place, text in _parts(counts, language):
        x = _LEFT + place * _KEY
        _segment(canvas, Box(x, line - 10, _SWATCH, _SWATCH), place)
        canvas.text((x + _SWATCH + 6, line), text, _SMALL, _KEY - _SWATCH - 12)


def _segment(canvas: Canvas, box: Box, place: int) -> None:
    """Fill a part: what is essential is dark, what is not is empty, what is not known is hatched."""
    if place == 0:
        canvas.bar(box, canvas.look.fill("accent"))
    elif place == 2:
        canvas.hatch(box)
    canvas.frame(box, "accent" if place == 0 else "ink")
