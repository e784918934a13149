"""Which chapters each reader of a formal report gets, in which order."""

from __future__ import annotations

from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING, Final, Literal

from poolcheck.reports import labels
from poolcheck.reports.formal import wording
from poolcheck.reports.formal.by_concern import ConcernRegister, by_concern
from poolcheck.reports.formal.certificate import certificate
from poolcheck.reports.formal.charted import concerns, figures
from poolcheck.reports.formal.defenses import defenses
from poolcheck.reports.formal.points import points
from poolcheck.reports.formal.profile import profile
from poolcheck.reports.paper import wording as paper_wording
from poolcheck.reports.paper.authorities import authorities
from poolcheck.reports.paper.derivations import derivations
from poolcheck.reports.paper.exposure import exposure
from poolcheck.reports.paper.findings import findings
from poolcheck.reports.paper.inputs import inputs
from poolcheck.reports.paper.method import method
from poolcheck.reports.paper.model import Bullets, Item, Section, Table
from poolcheck.reports.paper.phrases import heading, notes, paragraphs
from poolcheck.reports.paper.problems import problems
from poolcheck.reports.paper.questions import questions
from poolcheck.reports.paper.reading import reading
from poolcheck.reports.paper.register import Register
from poolcheck.reports.paper.rules import rules
from poolcheck.reports.paper.summary import summary
from poolcheck.reports.paper.waivers import waivers

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from poolcheck.core.bilingual import Bilingual
    from poolcheck.findings.report import Report
    from poolcheck.reports.paper.derived import Derived
    from poolcheck.reports.paper.model import Block, Languages

Audience = Literal["regulator", "counsel", "drafter"]
_MOST_ROWS: Final = 200
_Sections = tuple["Sequence[Section | None]", "Sequence[Section | None]"]


def sections_for(audience: Audience, report: Report, languages: Languages) -> _Sections:
    """Return the chapters and the annexes of a report.

    Who drafts goes through the documents clause by clause and changes them; counsel and regulators go through concerns,
    and see how outcomes were reached. What may follow in law is not for a pool to tell a regulator.
    """
    return _by_clause(report, languages) if audience == "drafter" else _by_concern(audience, report, languages)


def _by_concern(audience: Audience, report: Report, languages: Languages) -> _Sections:
    register = ConcernRegister(report, languages)
    chapters = (
        _summary(register, audience),
        profile(register),
        _method(register),
        _reading(register, (wording.READING_ABOUT_FINDINGS, *paper_wording.READING_POINTS[1:])),
        by_concern(register),
        points(register),
        _questions(register),
        defenses(register),
        exposure(register),
        _waivers(register),
        problems(register),
    )
    annexes = (certificate(register), authorities(register), derivations(register), inputs(register), rules(register))
    return chapters, annexes


def _by_clause(report: Report, languages: Languages) -> _Sections:
    register = _ClauseRegister(report, languages)
    chapters = (
        _summary(register, "drafter"),
        _reading(register, paper_wording.READING_POINTS[:-1]),
        findings(register),
        points(register),
        _questions(register),
        defenses(register),
        _waivers(register),
        problems(register),
        _method(register),
    )
    return chapters, (certificate(register), authorities(register), inputs(register), _packs(register))


class _ClauseRegister(Register):
    """A register for whoever goes through the documents clause by clause and gets no derivations."""

    @cached_property
    def derivation_of(self) -> Mapping[str, Derived]:
        """No finding refers to its derivation."""
        return {}


def _summary(register: Register, audience: Audience) -> Section:
    """Return the summary with a chart; of very many documents it counts the findings of the first only."""
    found = summary(register)
    sections = [_charted(register, _shortened(section, register.languages)) for section in found.sections]
    if audience == "regulator":
        title = heading(wording.NOT_MET_AT_ALL, register.languages)
        sections = [replace(one, title=title) if one.anchor == "begin" else one for one in sections]
    return replace(found, sections=tuple(sections))


def _charted(register: Register, section: Section) -> Section:
    """Draw findings by concern and outcome, those that pass too, above the table of those that do not."""
    if section.anchor != "by-concern":
        return section
    drawn = figures(concerns(register.report), register.languages, section.anchor, told=False, numbers=False)
    about = notes(wording.STANDING_CONCERNS, register.languages)
    return replace(section, blocks=(*drawn, *about, *section.blocks))


def _shortened(section: Section, languages: Languages) -> Section:
    blocks: list[Block] = []
    for block in section.blocks:
        if isinstance(block, Table) and len(block.rows) > _MOST_ROWS:
            more = notes(wording.MORE_ROWS, languages, count=len(block.rows) - _MOST_ROWS)
            blocks += [replace(block, rows=block.rows[:_MOST_ROWS]), *more]
        else:
            blocks.append(block)
    return replace(section, blocks=tuple(blocks))


def _method(register: Register) -> Section:
    """Return the chapter on method, which here says where to find what is met, and that the report is sealed."""
    found = method(Register(register.report, register.languages, everything=True))
    items = [Item(paragraphs(text, register.languages)) for text in (wording.NOT_LISTED, wording.SEALED)]
    blocks = (Bullets((*block.items, *items)) if isinstance(block, Bullets) else block for block in found.blocks)
    return replace(found, blocks=tuple(blocks))


def _reading(register: Register, texts: Sequence[Bilingual]) -> Section:
    """Return the chapter on how to read the report, as far as it is made up in this way."""
    items = tuple(Item(paragraphs(text, register.languages)) for text in texts)
    return replace(reading(register), blocks=(Bullets(items),))


def _questions(register: Register) -> Section:
    nothing = paragraphs(wording.NO_QUESTIONS, register.languages)
    title = heading(paper_wording.QUESTIONS, register.languages)
    return questions(register) or Section("questions", title, nothing, listed=True)


def _waivers(register: Register) -> Section:
    nothing = paragraphs(wording.NO_WAIVERS, register.languages)
    title = heading(paper_wording.WAIVERS, register.languages)
    return waivers(register) or Section("waivers", title, nothing, listed=True)


def _packs(register: Register) -> Section:
    """Return the annex of rule packs without the rules of each."""
    languages = register.languages
    found = rules(register)
    tables = tuple(block for block in found.blocks if isinstance(block, Table))
    return replace(found, title=heading(labels.PACKS, languages), blocks=tables, sections=())
