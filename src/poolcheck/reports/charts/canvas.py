"""Draws with the few elements of SVG 1.1 that browsers, Word and LibreOffice show alike.

There are no style sheets, patterns, clip paths, markers or transformations: hatching is made of lines, a text stands on
a given line, and nothing refers to anything but the title and the description.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal
from xml.etree import ElementTree as ET

from poolcheck.reports.charts.chart import Picture
from poolcheck.reports.charts.look import FONTS, PAPER
from poolcheck.reports.charts.measure import fitted, label

if TYPE_CHECKING:
    from collections.abc import Iterable

    from poolcheck.reports.charts.chart import Setting
    from poolcheck.reports.charts.look import Role

Point = tuple[float, float]
WIDTH: Final = 680
"""Units of a picture's width; on a page of A4 a unit is about two thirds of a point."""
_HATCH: Final = 5.0
_LANGUAGES: Final = {"en": "en", "zh": "zh-Hans"}


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle: its corner at the top left, and its size."""

    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Letters:
    """How a text is set, and on which side of its place: it starts there, ends there, or has its middle there."""

    size: float = 12
    role: Role = "ink"
    bold: bool = False
    anchor: Literal["start", "middle", "end"] = "start"


class Canvas:
    """A picture in the making."""

    def __init__(self, setting: Setting) -> None:
        self.look = setting.look
        self.language = setting.language
        self._prefix = setting.prefix
        self._root = ET.Element("g", {"font-family": FONTS[setting.language]})

    def text(self, at: Point, words: str, letters: Letters, room: float) -> None:
        """Write a text, with its letters standing on a line; what does not fit into the room is cut off."""
        shown = fitted(words, room, letters.size, bold=letters.bold)
        paint = self.look.fill(letters.role)
        attributes = {"x": _number(at[0]), "y": _number(at[1]), "font-size": _number(letters.size), **paint}
        if letters.bold:
            attributes["font-weight"] = "bold"
        if letters.anchor != "start":
            attributes["text-anchor"] = letters.anchor
        self._add("text", attributes).text = shown

    def line(self, start: Point, end: Point, role: Role = "rule", *, width: float = 1, dashed: bool = False) -> None:
        """Draw a straight line."""
        (x1, y1), (x2, y2) = start, end
        ends = {"x1": _number(x1), "y1": _number(y1), "x2": _number(x2), "y2": _number(y2)}
        self._add("line", ends | self._stroke(role, width, dashed=dashed))

    def steps(self, points: Iterable[Point], role: Role = "accent", *, width: float = 2, dashed: bool = False) -> None:
        """Draw a line that goes to the right, and up or down, to each of the points in turn."""
        self._add("path", {"d": _steps(points), "fill": "none"} | self._stroke(role, width, dashed=dashed))

    def area(self, points: Iterable[Point], floor: float, role: Role = "soft") -> None:
        """Fill what is below such a line."""
        listed = list(points)
        self._add("path", {"d": f"{_steps(listed)}V{_number(floor)}H{_number(listed[0][0])}Z"} | self.look.fill(role))

    def bar(self, box: Box, paint: dict[str, str]) -> None:
        """Fill a rectangle."""
        self._add("rect", _corners(box) | paint)

    def frame(self, box: Box, role: Role = "ink") -> None:
        """Draw the outline of a rectangle, inside of it."""
        inner = Box(box.x + 0.5, box.y + 0.5, max(box.width - 1, 0.5), max(box.height - 1, 0.5))
        self._add("rect", _corners(inner) | {"fill": "none"} | self._stroke(role, 1))

    def hatch(self, box: Box, role: Role = "ink") -> None:
        """Fill a rectangle with slanting lines."""
        self._add("path", {"d": "".join(_slanting(box)), "fill": "none"} | self._stroke(role, 1))

    def dot(self, at: Point, radius: float, role: Role = "accent") -> None:
        """Draw a dot."""
        where = {"cx": _number(at[0]), "cy": _number(at[1]), "r": _number(radius)}
        self._add("circle", where | self.look.fill(role))

    def diamond(self, at: Point, radius: float, role: Role = "ink") -> None:
        """Draw a square that stands on a corner."""
        x, y = at
        corners = ((x, y - radius), (x + radius, y), (x, y + radius), (x - radius, y))
        points = " ".join(f"{_number(across)},{_number(down)}" for across, down in corners)
        self._add("polygon", {"points": points} | self.look.fill(role))

    def picture(self, title: str, summary: str, height: float) -> Picture:
        """Return what was drawn, so high, with a title and a description for those who cannot see it."""
        prefix, tall = self._prefix, round(height)
        size = {"width": str(WIDTH), "height": str(tall)} if self.look.fixed else {"width": "100%"}
        root = ET.Element(
            "svg",
            {
                "xmlns": "http://www.w3.org/2000/svg",
                "version": "1.1",
                "class": "chart",
                "viewBox": f"0 0 {WIDTH} {tall}",
                **size,
                "role": "img",
                "aria-labelledby": f"{prefix}-title {prefix}-desc",
                "xml:lang": _LANGUAGES[self.language],
                "direction": "ltr",
            },
        )
        ET.SubElement(root, "title", {"id": f"{prefix}-title"}).text = label(title)
        ET.SubElement(root, "desc", {"id": f"{prefix}-desc"}).text = summary
        if self.look.fixed:
            ET.SubElement(root, "rect", _corners(Box(0, 0, WIDTH, tall)) | {"fill": PAPER})
        root.append(self._root)
        return Picture(ET.tostring(root, encoding="unicode"), WIDTH, tall)

    def _add(self, name: str, attributes: dict[str, str]) -> ET.Element:
        return ET.SubElement(self._root, name, attributes)

    def _stroke(self, role: Role, width: float, *, dashed: bool = False) -> dict[str, str]:
        attributes = self.look.stroke(role) | {"stroke-width": _number(width)}
        return attributes | {"stroke-dasharray": "4 3"} if dashed else attributes


def _number(value: float) -> str:
    return f"{round(value, 2) + 0.0:.2f}".rstrip("0").rstrip(".")


def _corners(box: Box) -> dict[str, str]:
    sides = {"x": box.x, "y": box.y, "width": box.width, "height": box.height}
    return {name: _number(value) for name, value in sides.items()}


def _steps(points: Iterable[Point]) -> str:
    parts: list[str] = []
    for x, y in points:
        parts.append(f"H{_number(x)}V{_number(y)}" if parts else f"M{_number(x)} {_number(y)}")
    return "".join(parts)


def _slanting(box: Box) -> Iterable[str]:
    """Yield lines that rise to the right, each cut where it leaves the rectangle."""
    offset = _HATCH / 2 - box.height
    while offset < box.width:
        left, right = max(offset, 0.0), min(offset + box.height, box.width)
        if right - left > 0.5:
            bottom, top = box.y + box.height - (left - offset), box.y + box.height - (right - offset)
            yield f"M{_number(box.x + left)} {_number(bottom)}L{_number(box.x + right)} {_number(top)}"
        offset += _HATCH
