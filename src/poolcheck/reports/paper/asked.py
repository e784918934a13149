"""The open questions of findings, each once, those that bear on most findings first."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from poolcheck.findings.model import Outcome
from poolcheck.reports.paper import wording

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

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
        for ask in dict.fromkeys(asks_of(finding)):
            found.setdefault(ask, []).append(finding)
    ranked = sorted(found.items(), key=lambda each: -len(each[1]))
    return tuple(Asked(number, ask, tuple(about)) for number, (ask, about) in enumerate(ranked, start=1))


def asks_of(finding: Finding) -> Iterator[Bilingual]:
    """Yield what is asked of a finding; all about what was not written down is one question."""
    if finding.outcome is Outcome.PRESUMED_MET:
        return
    if finding.unwritten:
        yield wording.UNWRITTEN_ASK
    else:
        yield from (question.ask for question in finding.open.conduct)
    yield from (question.ask for question in (*finding.open.elements, *finding.open.defenses))
