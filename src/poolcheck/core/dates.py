"""How a day is written in English and in Chinese."""

from __future__ import annotations

from typing import TYPE_CHECKING

from poolcheck.core.bilingual import Bilingual

if TYPE_CHECKING:
    from datetime import date

    from poolcheck.core.bilingual import Language


def written(day: date, language: Language) -> str:
    """Return a day as `2026-11-21` or 2026年11月21日."""
    return f"{day.year}年{day.month}月{day.day}日" if language == "zh" else day.isoformat()


def in_both(day: date) -> Bilingual:
    """Return a day as it is written in each language."""
    return Bilingual(written(day, "en"), written(day, "zh"))
