"""The expiry curve: how many patents are in force, from before the as-of day to the last expiry."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from poolcheck.reports.charts import words
from poolcheck.reports.charts.canvas import WIDTH, Canvas, Letters
from poolcheck.reports.charts.chart import Chart
from poolcheck.reports.charts.days import MONTHLY, day_ticks, period
from poolcheck.reports.charts.figures import counted
from poolcheck.reports.charts.measure import width_of
from poolcheck.reports.charts.scale import Scale, ticks

if TYPE_CHECKING:
    from collections.abc import Iterator

    from poolcheck.core.bilingual import Language
    from poolcheck.reports.charts.canvas import Point
    from poolcheck.reports.charts.chart import Picture, Setting
    from poolcheck.reports.charts.data import Expiries

_TOP: Final = 52.0
_FLOOR: Final = 262.0
_HEIGHT: Final = 288
_RIGHT: Final = WIDTH - 10.0
_LEAST_SPAN: Final = 365
_NEAR: Final = 1.5
"""Steps that are nearer to each other are drawn as one: nobody could tell them apart."""
_AXIS: Final = Letters(12, "muted")


def expiry_curve(data: Expiries, setting: Setting) -> Chart:
    """Draw how many patents are in force by their expiry dates; those of unknown expiry as a second line above."""
    language = setting.language
    curve = _Curve(data)
    summary = words.joined(_said(curve, language), language)
    title = words.EXPIRY.in_(language)
    monthly = (curve.last - curve.first).days <= MONTHLY
    unit = words.EXPIRY_MONTH if monthly else words.EXPIRY_YEAR
    head = (unit.in_(language), words.EXPIRY_EXPIRE.in_(language), words.EXPIRY_LEFT.in_(language))
    picture = _drawn(curve, setting, title, summary) if curve.days else None
    return Chart(title, summary, head, tuple(_rows(curve, language, monthly=monthly)), picture)


class _Curve:
    """Days in their order, and how many patents are in force on any of them."""

    def __init__(self, data: Expiries) -> None:
        self.as_of = data.as_of
        self.unknown = data.unknown
        self.days = sorted(data.days)
        first = min([data.as_of, *self.days[:1]])
        last = max([data.as_of, *self.days[-1:]])
        span = max((last - first).days, _LEAST_SPAN)
        self.first = _shifted(first, -span // 40)
        self.last = _shifted(first, span + span // 40)

    def in_force(self, day: date) -> int:
        return len(self.days) - bisect_left(self.days, day)

    @property
    def now(self) -> int:
        return self.in_force(self.as_of)


def _shifted(day: date, days: int) -> date:
    """Return a day so many days later, or earlier; the last or the first that there is, if that is too far."""
    return date.fromordinal(min(max(day.toordinal() + days, 1), date.max.toordinal()))


def _said(curve: _Curve, language: Language) -> Iterator[str]:
    if not curve.days:
        yield words.EXPIRY_NONE.in_(language)
        if curve.unknown:
            yield words.EXPIRY_ONLY_UNKNOWN.in_(language).format(count=counted(curve.unknown))
        return
    now, listed = curve.now, len(curve.days)
    told = words.EXPIRY_NOW_ONE if listed == 1 else words.EXPIRY_NOW
    yield told.in_(language).format(day=curve.as_of, count=counted(now), all=counted(listed))
    ahead = curve.days[listed - now :]
    if ahead:
        days = {"first": ahead[0], "last": ahead[-1], "half": ahead[(now - 1) // 2]}
        together = words.EXPIRY_AHEAD_ONE if now == 1 else words.EXPIRY_AHEAD_TOGETHER
        yield (together if ahead[0] == ahead[-1] else words.EXPIRY_AHEAD).in_(language).format(**days)
    if curve.unknown:
        yield words.about(curve.unknown, words.EXPIRY_UNKNOWN_ONE, words.EXPIRY_UNKNOWN, language)
    yield words.EXPIRY_EARLIER.in_(language)


def _rows(curve: _Curve, language: Language, *, monthly: bool) -> Iterator[tuple[str, ...]]:
    """Count by month or year, and only those in which a patent expires; first the as-of day, what is not known last."""
    if curve.days:
        yield curve.as_of.isoformat(), "", counted(curve.now)
    left = len(curve.days)
    for name, count in Counter(period(day, monthly=monthly) for day in curve.days).items():
        left -= count
        yield name, counted(count), counted(left)
    if curve.unknown:
        yield words.NOT_KNOWN.in_(language), counted(curve.unknown), ""


@dataclass(frozen=True, slots=True)
class _Axes:
    across: Scale
    up: Scale

    def point(self, day: date, count: int) -> Point:
        return self.across.at(day.toordinal()), self.up.at(count)


def _drawn(curve: _Curve, setting: Setting, title: str, summary: str) -> Picture:
    canvas, language = Canvas(setting), setting.language
    named = ticks(Decimal(len(curve.days) + curve.unknown), 5, whole=True)
    left = max(width_of(counted(int(tick)), _AXIS.size) for tick in named) + 14
    first, last = (Decimal(day.toordinal()) for day in (curve.first, curve.last))
    axes = _Axes(Scale(first, last, left, _RIGHT), Scale(named[0], named[-1], _FLOOR, _TOP))
    canvas.text((2, 14), words.EXPIRY_AXIS.in_(language), _AXIS, WIDTH / 3)
    points = list(_steps(axes, curve))
    canvas.area(points, _FLOOR)
    _grid(canvas, axes, curve, [int(tick) for tick in named])
    if curve.unknown:
        rise = axes.up.at(0) - axes.up.at(curve.unknown)
        canvas.steps([(x, y - rise) for x, y in points], "ink", width=1.2, dashed=True)
    canvas.steps(points)
    _legend(canvas, curve, language)
    _as_of(canvas, axes, curve, language)
    return canvas.picture(title, summary, _HEIGHT)


def _grid(canvas: Canvas, axes: _Axes, curve: _Curve, counts: list[int]) -> None:
    left = axes.across.start
    for count in counts:
        y = axes.up.at(count)
        canvas.line((left, y), (_RIGHT, y), "rule" if count else "ink")
        canvas.text((left - 6, y + 4), counted(count), Letters(12, "muted", anchor="end"), left - 6)
    for day, name in day_ticks(curve.first, curve.last):
        x = axes.across.at(day.toordinal())
        canvas.line((x, _FLOOR), (x, _FLOOR + 4), "ink")
        room = 2 * min(x, WIDTH - x, 40)
        if room > width_of(name, _AXIS.size):
            canvas.text((x, _FLOOR + 18), name, Letters(12, "muted", anchor="middle"), room)


def _steps(axes: _Axes, curve: _Curve) -> Iterator[Point]:
    """Yield the corners of the curve: the number falls on the day after an expiry."""
    yield axes.point(curve.first, len(curve.days))
    left, waiting = len(curve.days), None
    for day, count in Counter(curve.days).items():
        x = min(axes.across.at(day.toordinal() + 1), axes.across.end)
        if waiting is not None and x - waiting[0] > _NEAR:
            yield waiting
            waiting = None
        left -= count
        waiting = (x if waiting is None else waiting[0], axes.up.at(left))
    if waiting is not None:
        yield waiting
    yield axes.point(curve.last, 0)


def _legend(canvas: Canvas, curve: _Curve, language: Language) -> None:
    """Say at the top right what the two lines are, if there are two."""
    if not curve.unknown:
        return
    texts = (words.EXPIRY_KNOWN_LEGEND, words.EXPIRY_UNKNOWN_LEGEND)
    x = _RIGHT
    for known, text in reversed(list(zip((True, False), texts, strict=True))):
        shown = text.in_(language).format(count=counted(curve.unknown))
        x -= width_of(shown, _AXIS.size)
        canvas.text((x, 14), shown, _AXIS, WIDTH - x)
        canvas.line(
            (x - 30, 10), (x - 6, 10), "accent" if known else "ink", width=2 if known else 1.2, dashed=not known
        )
        x -= 46


def _as_of(canvas: Canvas, axes: _Axes, curve: _Curve, language: Language) -> None:
    x, y = axes.point(curve.as_of, curve.now)
    canvas.line((x, _TOP - 14), (x, _FLOOR), "ink", dashed=True)
    canvas.dot((x, y), 3.5, "ink")
    shown = words.EXPIRY_AS_OF.in_(language).format(day=curve.as_of, count=counted(curve.now))
    to_the_right = x < WIDTH / 2
    letters = Letters(12, bold=True, anchor="start" if to_the_right else "end")
    canvas.text((x, _TOP - 18), shown, letters, WIDTH - x if to_the_right else x)
