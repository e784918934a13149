"""The questions that would settle open findings, each once, those that bear on most first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from poolcheck.reports.asks import asks_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from poolcheck.core.bilingual import Bilingual
    from poolcheck.reports.html.gathering import Entry


def questions(entries: Iterable[Entry]) -> Sequence[tuple[Bilingual, tuple[Entry, ...]]]:
    """Return what is asked, with the findings that an answer bears on."""
    asked: dict[Bilingual, list[Entry]] = {}
    for entry in entries:
        for ask in asks_of(entry.finding):
            asked.setdefault(ask, []).append(entry)
    return sorted(((ask, tuple(found)) for ask, found in asked.items()), key=lambda each: -len(each[1]))
