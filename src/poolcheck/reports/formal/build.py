"""Makes the formal report: which chapters each reader gets, in which order."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

from poolcheck.core.bilingual import Bilingual
from poolcheck.reports.formal import wording
from poolcheck.reports.formal.by_concern import ConcernRegister, by_concern
from poolcheck.reports.formal.certificate import certificate
from poolcheck.reports.formal.defenses import defenses
from poolcheck.reports.formal.points import points
from poolcheck.reports.formal.profile import profile
from poolcheck.reports.paper.authorities import authorities
from poolcheck.reports.paper.build import lettered, numbered, paper_of
from poolcheck.reports.paper.derivations import derivations
from poolcheck.reports.paper.exposure import exposure
from poolcheck.reports.paper.findings import findings
from poolcheck.reports.paper.inputs import inputs
from poolcheck.reports.paper.method import method
from poolcheck.reports.paper.model import Part, Parts
from poolcheck.reports.paper.phrases import heading, joined, paragraphs
from poolcheck.reports.paper.problems import problems
from poolcheck.reports.paper.questions import questions
from poolcheck.reports.paper.reading import reading
from poolcheck.reports.paper.register import Register
from poolcheck.reports.paper.rules import rules
from poolcheck.reports.paper.summary import summary
from poolcheck.reports.paper.waivers import waivers

if TYPE_CHECKING:
    from collections.abc import Sequence

    from poolcheck.findings.report import Report
    from poolcheck.reports.form import Options
    from poolcheck.reports.paper.model import Paper, Section

Audience = Literal["regulator", "counsel", "drafter"]


@dataclass(frozen=True, slots=True)
class Commission:
    """Whom a formal report is for, and what is left out of it, if anything."""

    audience: Audience = "regulator"
    redaction: Bilingual | None = None


def formal_paper(report: Report, options: Options, commission: Commission) -> Paper:
    """Return the formal report as a paper."""
    chapters, annexes = _sections(report, options, commission.audience)
    plain = paper_of(replace(report, findings=(), texts=()), options)
    languages = options.languages
    details = [_part(wording.FOR, wording.READERS[commission.audience], options)]
    if commission.redaction is not None:
        left_out = Bilingual(
            wording.REDACTED_AS.en.format(title=commission.redaction.en),
            wording.REDACTED_AS.zh.format(title=commission.redaction.zh),
        )
        details.append(_part(wording.REDACTED, left_out, options))
    return replace(
        plain,
        title=heading(wording.TITLES[commission.audience], languages),
        details=Parts((*details, *plain.details.parts)),
        sections=(*numbered(chapters), *lettered(annexes)),
    )


def _part(label: Bilingual, text: Bilingual, options: Options) -> Part:
    return Part(joined(heading(label, options.languages)), paragraphs(text, options.languages))


def _sections(
    report: Report, options: Options, audience: Audience
) -> tuple[Sequence[Section | None], Sequence[Section | None]]:
    """Return the chapters and the annexes of a report.

    Who drafts goes through the documents clause by clause and changes them; counsel and regulators go through concerns.
    """
    if audience == "drafter":
        by_file = Register(report, options.languages)
        return (
            (
                summary(by_file),
                reading(by_file),
                findings(by_file),
                questions(by_file),
                waivers(by_file),
                problems(by_file),
            ),
            (authorities(by_file), inputs(by_file)),
        )
    register = ConcernRegister(report, options.languages)
    chapters = (
        summary(register),
        profile(register),
        method(register),
        reading(register),
        by_concern(register),
        points(register),
        questions(register),
        defenses(register),
        exposure(register) if audience == "counsel" else None,
        waivers(register),
        problems(register),
    )
    annexes = (certificate(register), authorities(register), derivations(register), inputs(register), rules(register))
    return chapters, annexes
