"""Draws a group of licensees: a line each where they are few, a strip of dots or bars where they are many."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final

from poolcheck.reports.charts import words
from poolcheck.reports.charts.canvas import WIDTH, Box, Letters
from poolcheck.reports.charts.figures import amount, counted, percent_more
from poolcheck.reports.charts.measure import fitted, width_of
from poolcheck.reports.charts.scale import Scale, ticks

if TYPE_CHECKING:
    from collections.abc import Mapping
    from decimal import Decimal

    from poolcheck.core.bilingual import Bilingual, Language
    from poolcheck.reports.charts.canvas import Canvas
    from poolcheck.reports.charts.groups import Group

_FEW: Final = 12
"""Licensees that get a line each."""
_HEAD: Final = 44.0
_LINE: Final = 19.0
_STRIP: Final = 72.0
_LABELS: Final = 20.0
_AXIS: Final = 22.0
_GAP: Final = 20.0
_NAMES: Final = 172.0
_PLOT: Final = (186.0, 520.0)
_WIDE_PLOT: Final = (12.0, WIDTH - 24.0)
_RATE: Final = 598.0
_MORE: Final = WIDTH - 2.0
_DOT: Final = 4.0
_TALLEST: Final = 190.0
"""Units in which it is said what the tallest bar stands for."""
_STACK: Final = 8
"""Dots that stand on each other; where there would be more, bars take their place."""
_HALF: Final = WIDTH / 2 - 20
_UNIT: Final = 160.0
_SMALL: Final = Letters(12)


def height_of(group: Group) -> float:
    """Return how high the picture of a group is, with the space below it."""
    body = len(group.members) * _LINE if _few(group) else _LABELS + _STRIP
    return _HEAD + body + _AXIS + _GAP


def draw_group(canvas: Canvas, top: float, group: Group, called: Mapping[str, str], said: str) -> None:
    """Draw a group: its name, how far its rates are apart, and the rates on an axis that begins at zero."""
    language = canvas.language
    count = words.SPREAD_LICENSEES.in_(language).format(count=counted(group.licensees))
    unit = fitted(group.unit.in_(language), _UNIT, 12) if group.unit is not None else ""
    canvas.text((2, top + 15), group.title.in_(language), Letters(13, bold=True), WIDTH - 4)
    said_below = " · ".join(part for part in (count, unit, said) if part)
    canvas.text((2, top + 33), said_below, Letters(12, "muted"), WIDTH - _TALLEST - 14)
    if _few(group):
        _lines(canvas, top + _HEAD, group, called)
    else:
        _strip(canvas, top + _HEAD, group, called)


def _few(group: Group) -> bool:
    return len(group.members) <= _FEW


def _lines(canvas: Canvas, top: float, group: Group, called: Mapping[str, str]) -> None:
    """Give every licensee a line: its name, its rate from the lowest on, and by how much it is more."""
    floor = top + len(group.members) * _LINE
    scale = _axis(canvas, top, floor, group.highest, _PLOT)
    least = scale.at(group.lowest)
    canvas.line((least, top), (least, floor), "ink", dashed=True)
    for number, member in enumerate(group.members):
        y = top + (number + 0.5) * _LINE
        x = scale.at(member.rate)
        canvas.text((2, y + 4), called[member.licensee], _SMALL, _NAMES)
        if member.rate == group.lowest:
            canvas.diamond((x, y), _DOT + 1.5)
        else:
            canvas.line((least, y), (x, y), "accent", width=2)
            canvas.dot((x, y), _DOT + 0.5)
        paid = words.FREE.in_(canvas.language) if member.unit is None else amount(member.rate)
        canvas.text((_RATE, y + 4), paid, Letters(12, anchor="end"), _RATE - _PLOT[1] - 2)
        more = _beside_the_lowest(member.rate, group, canvas.language)
        canvas.text((_MORE, y + 4), more, Letters(12, "muted", anchor="end"), _MORE - _RATE - 4)


def _beside_the_lowest(rate: Decimal, group: Group, language: Language) -> str:
    if group.lowest == group.highest:
        return ""
    if rate == group.lowest:
        return words.SPREAD_LOWEST.in_(language)
    return f"+{percent_more(rate, group.lowest)}" if group.lowest else ""


def _strip(canvas: Canvas, top: float, group: Group, called: Mapping[str, str]) -> None:
    """Pile up licensees over their rates; name only those who pay least and most."""
    floor = top + _LABELS + _STRIP
    scale = _axis(canvas, top + _LABELS, floor, group.highest, _WIDE_PLOT)
    least = scale.at(group.lowest)
    piles = Counter(round((scale.at(member.rate) - least) / (2 * _DOT)) for member in group.members)
    deepest = max(piles.values())
    for place, count in sorted(piles.items()):
        x = least + place * 2 * _DOT
        if deepest <= _STACK:
            for number in range(count):
                canvas.dot((x, floor - _DOT - number * 2 * _DOT), _DOT - 0.4)
        else:
            high = max(_STRIP * count / deepest, 1.5)
            canvas.bar(Box(x - _DOT + 0.5, floor - high, 2 * _DOT - 1, high), canvas.look.fill("accent"))
    canvas.line((least, top + _LABELS), (least, floor), "ink", dashed=True)
    canvas.diamond((least, floor), _DOT + 1.5)
    if deepest > _STACK:
        tallest = words.SPREAD_TALLEST.in_(canvas.language).format(count=counted(deepest))
        canvas.text((WIDTH - 2, top - 11), tallest, Letters(12, "muted", anchor="end"), _TALLEST)
    canvas.diamond((7, top + 6), _DOT)
    lowest = _payers(group, group.lowest, words.SPREAD_LOWEST, called, canvas.language)
    canvas.text((16, top + 10), lowest, _SMALL, _HALF)
    if group.highest != group.lowest:
        highest = _payers(group, group.highest, words.SPREAD_HIGHEST, called, canvas.language)
        canvas.text((WIDTH - 2, top + 10), highest, Letters(12, anchor="end"), _HALF)


def _payers(group: Group, rate: Decimal, word: Bilingual, called: Mapping[str, str], language: Language) -> str:
    """Name the first of those who pay a rate, and say how many others do; only the name may be cut."""
    payers = list(dict.fromkeys(called[member.licensee] for member in group.members if member.rate == rate))
    names = words.SPREAD_OTHERS if len(payers) > 1 else words.SPREAD_ALONE_THERE
    text = names.in_(language).format(
        which=word.in_(language), rate=amount(rate), more=counted(len(payers) - 1), all=counted(len(payers)), name="{}"
    )
    return text.format(fitted(payers[0], _HALF - width_of(text, _SMALL.size), _SMALL.size))


def _axis(canvas: Canvas, top: float, floor: float, highest: Decimal, plot: tuple[float, float]) -> Scale:
    """Draw an axis from zero to the highest rate, and thin lines above it."""
    named = ticks(highest, 5)
    scale = Scale(named[0], named[-1], *plot)
    for tick in named:
        x = scale.at(tick)
        canvas.line((x, top), (x, floor))
        shown = amount(tick)
        room = min(2 * min(x, WIDTH - x), (plot[1] - plot[0]) / (len(named) - 1))
        if width_of(shown, _SMALL.size) <= room:
            canvas.text((x, floor + 16), shown, Letters(12, "muted", anchor="middle"), room)
    canvas.line((plot[0], floor), (plot[1], floor), "ink")
    return scale
