"""What is asked of a finding, to settle what is open about it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from poolcheck.findings.model import Outcome
from poolcheck.reports import labels

if TYPE_CHECKING:
    from poolcheck.core.bilingual import Bilingual
    from poolcheck.findings.model import Finding


def asks_of(finding: Finding, unwritten: Bilingual = labels.UNWRITTEN_ASK) -> tuple[Bilingual, ...]:
    """Return the questions of a finding, each once; all about what was not written down are one, `unwritten`."""
    if finding.outcome is Outcome.PRESUMED_MET:
        return ()
    if not finding.unwritten:
        return tuple(dict.fromkeys(question.ask for question in finding.open.all))
    others = (question.ask for question in (*finding.open.elements, *finding.open.defenses))
    return tuple(dict.fromkeys((unwritten, *others)))
