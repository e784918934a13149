"""Says which clause or fact of which document meets a condition."""

from __future__ import annotations

from typing import TYPE_CHECKING

from poolcheck.core.bilingual import Bilingual
from poolcheck.reports import labels
from poolcheck.reports.labels import KINDS
from poolcheck.reports.paper.phrases import lines, shortened

if TYPE_CHECKING:
    from collections.abc import Iterator

    from poolcheck.findings.model import Finding
    from poolcheck.reports.paper.register import Register


def met_at(register: Register, finding: Finding) -> Iterator[Bilingual]:
    """Yield where a condition is met: the clause, or the line of a fact; nothing where only an absence meets it."""
    if stands_somewhere(finding):
        yield _place(register, finding)


def stands_somewhere(finding: Finding) -> bool:
    """Whether a clause or a fact bears an outcome, and not the mere absence of one.

    A finding that can point at nothing in a document points at its name, which is all that it quotes then.
    """
    return bool(finding.clause) or finding.subject not in KINDS


def _place(register: Register, finding: Finding) -> Bilingual:
    name = next((read.key for read in register.report.inputs if read.path == finding.location.path), "")
    name = shortened(name or finding.location.path, 60)
    if finding.clause:
        at = Bilingual(*(labels.CLAUSE.in_(language).format(number=finding.clause) for language in ("en", "zh")))
    else:
        at = Bilingual(lines(finding.location, "en"), lines(finding.location, "zh"))
    return Bilingual(f"{name}, {at.en}", f"{name}{at.zh}")
