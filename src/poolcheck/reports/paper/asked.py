"""The open questions of findings, each once, those that bear on most findings first."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from poolcheck.reports.asks import asks_of
from poolcheck.reports.paper import wording

if TYPE_CHECKING:
    from collections.abc import Iterable

    from poolcheck.core.bilingual import Bilingual
    from poolcheck.findings.model import Finding


@dataclass(frozen=True, slots=True)
class Asked:
    """A question and the findings it bears on."""

    number: int
    ask: Bilingual
    findings: tuple[Finding, ...]

    @property
    def mark(self) -> str:
        """The number that refers to it, as Q3."""
        return f"Q{self.number}"

    @property
    def anchor(self) -> str:
        """What refers to it."""
        return f"q{self.number}"


def asked(findings: Iterable[Finding]) -> tuple[Asked, ...]:
    """Return the questions of findings."""
    found: dict[Bilingual, list[Finding]] = {}
    for finding in findings:
        for ask in asks_of(finding, wording.UNWRITTEN_ASK):
            found.setdefault(ask, []).append(finding)
    ranked = sorted(found.items(), key=lambda each: -len(each[1]))
    return tuple(Asked(number, ask, tuple(about)) for number, (ask, about) in enumerate(ranked, start=1))
