"""What a chart is made with, and what it is: a picture, and all that is in it as words and as a table."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from poolcheck.reports.charts.look import SCREEN

if TYPE_CHECKING:
    from poolcheck.core.bilingual import Language
    from poolcheck.reports.charts.look import Look

_PREFIX: Final = re.compile(r"[A-Za-z][A-Za-z0-9_-]*")


@dataclass(frozen=True, slots=True)
class Setting:
    """How a chart is drawn; the ids in it begin with `prefix`, which no two charts of a page may share."""

    language: Language
    look: Look = SCREEN
    prefix: str = "chart"

    def __post_init__(self) -> None:
        if _PREFIX.fullmatch(self.prefix) is None:
            raise ValueError(f"no beginning of an id: {self.prefix!r}")


@dataclass(frozen=True, slots=True)
class Picture:
    """An SVG element, and its size in units of its own: what counts is how high it is for its width."""

    svg: str
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class Chart:
    """A chart in one language.

    Whoever shows it writes the title above it, since the picture does not; the summary is what the picture tells, for
    those who cannot see it. The table holds every number, the picture only what can be told apart. Texts are plain, in
    one line and without control characters; they are still to be escaped.

    Attributes:
        title: what is shown.
        summary: what it tells, in sentences; also why there is no picture.
        head: what the columns of the table are called.
        rows: the table.
        picture: None where there is nothing to draw.
    """

    title: str
    summary: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    picture: Picture | None = None
