"""The questions that would settle open findings, each once, those that bear on most first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from poolcheck.findings.model import Outcome, Question
from poolcheck.reports.labels import UNWRITTEN_ASK

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from poolcheck.core.bilingual import Bilingual
    from poolcheck.findings.model import Finding
    from poolcheck.reports.html.gathering import Entry


def questions(entries: Iterable[Entry]) -> Sequence[tuple[Bilingual, tuple[Entry, ...]]]:
    """Return what is asked, with the findings that an answer bears on."""
    asked: dict[Bilingual, list[Entry]] = {}
    for entry in entries:
        if entry.finding.outcome is not Outcome.PRESUMED_MET:
            for ask in dict.fromkeys(question.ask for question in _asked(entry.finding)):
                asked.setdefault(ask, []).append(entry)
    return sorted(((ask, tuple(found)) for ask, found in asked.items()), key=lambda each: -len(each[1]))


def _asked(finding: Finding) -> tuple[Question, ...]:
    """Return the questions of a finding; all about what was not written down are one."""
    if not finding.unwritten:
        return finding.open.all
    return (Question("", UNWRITTEN_ASK), *finding.open.elements, *finding.open.defenses)
