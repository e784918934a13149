"""The annex of authorities: every provision cited, once, with its gist, and how sure we are of it."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from poolcheck.reports.citation import place_in
from poolcheck.reports.paper import wording
from poolcheck.reports.paper.model import Paragraph, Row, Run, Section, Table
from poolcheck.reports.paper.phrases import column, each, heading, joined, name, notes, paragraphs

if TYPE_CHECKING:
    from poolcheck.core.bilingual import Language
    from poolcheck.reports.paper.cited import Cited
    from poolcheck.reports.paper.model import Words
    from poolcheck.reports.paper.register import Register


def authorities(register: Register) -> Section | None:
    """Return the annex of authorities, with a section an instrument, if anything is cited."""
    sections = tuple(
        _instrument(register, number, list(group))
        for number, (_, group) in enumerate(groupby(register.provisions.values(), key=_source), start=1)
    )
    if not sections:
        return None
    about = paragraphs(wording.AUTHORITIES_ABOUT, register.languages)
    return Section("authorities", heading(wording.AUTHORITIES, register.languages), about, sections, listed=True)


def _source(cited: Cited) -> str:
    return cited.authority.source


def _instrument(register: Register, number: int, provisions: list[Cited]) -> Section:
    languages, authority = register.languages, provisions[0].authority
    level = register.report.glossary.levels[authority.level]

    def about(language: Language) -> Words:
        parts = [level.in_(language), authority.short.in_(language)]
        return joined((Run(part),) for part in parts)

    table = Table(
        (
            column(wording.PROVISION, 20, languages),
            column(wording.GIST, 44, languages),
            column(wording.CHECKED, 18, languages),
            column(wording.CITED_IN, 18, languages),
        ),
        tuple(_row(register, cited) for cited in provisions),
    )
    title = heading(authority.title, languages)
    return Section(f"instrument-{number}", title, (*each(languages, about), table))


def _row(register: Register, cited: Cited) -> Row:
    languages, authority = register.languages, cited.authority
    number = place_in(authority.article, authority.paragraph, authority.item)
    note = notes(authority.note, languages) if authority.note else ()
    checked = register.report.glossary.checked[authority.checked]
    references = register.references(cited.findings)
    follow = (Paragraph(_exposure(register)),) if cited.behind_exposure else ()
    return Row(
        (
            (*name(cited.mark, "strong"), *paragraphs(number, languages)),
            (*paragraphs(authority.gist, languages), *note),
            paragraphs(checked, languages),
            (*((Paragraph(references),) if references else ()), *follow),
        ),
        cited.anchor,
    )


def _exposure(register: Register) -> Words:
    """Refer to the chapter on what may follow."""
    title = joined(heading(wording.EXPOSURE, register.languages))
    return tuple(Run(run.text, run.look, "exposure", run.language) for run in title)
