"""The chapter on waivers and the baseline: what is not acted on for a while and why, and what was there before."""

from __future__ import annotations

from typing import TYPE_CHECKING

from poolcheck.core.dates import in_both
from poolcheck.reports.paper import wording
from poolcheck.reports.paper.model import Bullets, Item, Paragraph, Row, Run, Section, Table
from poolcheck.reports.paper.phrases import column, each, heading, name, paragraphs, place

if TYPE_CHECKING:
    from poolcheck.findings.model import Finding, Waiver
    from poolcheck.findings.report import BaselineUsed
    from poolcheck.reports.paper.model import Block
    from poolcheck.reports.paper.register import Register


def waivers(register: Register) -> Section | None:
    """Return the chapter on waivers and the baseline, if there are any."""
    waived = [(finding, finding.waiver) for finding in register.findings if finding.waiver is not None]
    baseline = register.report.baseline
    blocks = [*(_waived(register, waived) if waived else ()), *(_baseline(register, baseline) if baseline else ())]
    if not blocks:
        return None
    return Section("waivers", heading(wording.WAIVERS, register.languages), tuple(blocks), listed=True)


def _waived(register: Register, waived: list[tuple[Finding, Waiver]]) -> list[Block]:
    languages = register.languages
    table = Table(
        (
            column(wording.NUMBER, 8, languages),
            column(wording.REASON, 42, languages),
            column(wording.BY, 16, languages),
            column(wording.UNTIL, 14, languages),
            column(wording.RECORDED, 20, languages),
        ),
        tuple(_row(register, finding, waiver) for finding, waiver in waived),
    )
    return [*paragraphs(wording.WAIVERS_ABOUT, languages, day=register.report.today), table]


def _row(register: Register, finding: Finding, waiver: Waiver) -> Row:
    ticket = name(waiver.ticket) if waiver.ticket else ()
    return Row(
        (
            (Paragraph((register.reference(finding),)),),
            name(waiver.because),
            name(waiver.by),
            paragraphs(in_both(waiver.until), register.languages),
            (*each(register.languages[:1], lambda language: (Run(place(waiver.location, language)),)), *ticket),
        )
    )


def _baseline(register: Register, baseline: BaselineUsed) -> list[Block]:
    """Say against which baseline the findings were held, which of them were in it, and which are gone."""
    languages = register.languages
    blocks: list[Block] = [
        *paragraphs(wording.BASELINE_ABOUT, languages, name=baseline.name),
        Paragraph((Run(baseline.digest, "code"),), None, "note"),
    ]
    earlier = [finding for finding in register.findings if finding.baselined]
    if earlier:
        blocks += paragraphs(wording.BASELINED, languages)
        blocks.append(Paragraph(register.references(earlier)))
    if baseline.gone:
        blocks += paragraphs(wording.GONE, languages)
        blocks.append(Bullets(tuple(Item((Paragraph((Run(id_, "code"),)),)) for id_ in baseline.gone)))
    return blocks
