"""The two looks of a chart: on a page, in the page's own colors, and in print, in fixed ones."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal

if TYPE_CHECKING:
    from collections.abc import Mapping

    from poolcheck.core.bilingual import Language

Role = Literal["ink", "muted", "rule", "accent", "soft"]
"""What a color is for: text and marks, lesser text, thin lines, what the chart is about, and areas behind that."""

_LATIN: Final = "Arial, Helvetica, 'Liberation Sans'"
_CHINESE: Final = "'Microsoft YaHei', 'PingFang SC', 'Noto Sans CJK SC', 'Source Han Sans SC', SimHei"
FONTS: Final[Mapping[Language, str]] = {
    "en": f"{_LATIN}, {_CHINESE}, sans-serif",
    "zh": f"{_CHINESE}, {_LATIN}, sans-serif",
}
"""Word processors look only at the first name; which glyphs a Chinese character gets hangs on it."""
PAPER: Final = "#ffffff"
"""What is behind a picture in print: a word processor may show pages dark, but does not turn pictures around."""
_LIGHTEST: Final = 0.1
_DARKEST: Final = 0.5
"""A number can be read on either, in the color of text."""


@dataclass(frozen=True, slots=True)
class Tone:
    """A color, and how much of it there is, from 0 to 1."""

    color: str
    opacity: float = 1.0


@dataclass(frozen=True, slots=True)
class Look:
    """Colors by role; a `fixed` look has no need of a page around it, and says how large it is."""

    tones: Mapping[Role, Tone]
    fixed: bool

    def fill(self, role: Role) -> dict[str, str]:
        """Return the attributes of an area, or of text, in a role."""
        return _painted("fill", self.tones[role])

    def stroke(self, role: Role) -> dict[str, str]:
        """Return the attributes of a line in a role."""
        return _painted("stroke", self.tones[role])

    def shade(self, share: float) -> dict[str, str]:
        """Return the attributes of an area that is the darker, the more there is; `share` is from 0 to 1."""
        accent = self.tones["accent"]
        strength = _LIGHTEST + (_DARKEST - _LIGHTEST) * share
        return _painted("fill", Tone(_on_white(accent.color, strength)) if self.fixed else Tone(accent.color, strength))


def _painted(what: str, tone: Tone) -> dict[str, str]:
    painted = {what: tone.color}
    return painted if tone.opacity == 1 else painted | {f"{what}-opacity": f"{tone.opacity:.2f}"}


def _on_white(color: str, strength: float) -> str:
    """Return what a color such as `#1f4e79` looks like on white paper, so much of it."""
    parts = (int(color[at : at + 2], 16) for at in (1, 3, 5))
    return "#" + "".join(f"{round(255 - (255 - part) * strength):02x}" for part in parts)


SCREEN: Final = Look(
    {
        "ink": Tone("currentColor"),
        "muted": Tone("currentColor", 0.72),
        "rule": Tone("currentColor", 0.22),
        "accent": Tone("var(--chart-accent, #2b6ca3)"),
        "soft": Tone("var(--chart-accent, #2b6ca3)", 0.15),
    },
    fixed=False,
)
"""For HTML: texts and lines have the color of the page's text, light or dark; the page may set `--chart-accent`."""
PRINT: Final = Look(
    {
        "ink": Tone("#1a1a1a"),
        "muted": Tone("#595959"),
        "rule": Tone("#c4c4c4"),
        "accent": Tone("#1f4e79"),
        "soft": Tone("#dde4eb"),
    },
    fixed=True,
)
"""For paper and word processors: plain colors, no opacity, nothing that a reader of SVG 1.1 may not know."""
