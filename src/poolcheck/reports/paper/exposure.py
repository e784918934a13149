"""The chapter on what may follow in law where a norm is not met."""

from __future__ import annotations

from typing import TYPE_CHECKING

from poolcheck.reports.citation import citation
from poolcheck.reports.layout import sentence
from poolcheck.reports.paper import wording
from poolcheck.reports.paper.cited import key_of
from poolcheck.reports.paper.model import Paragraph, Part, Parts, Run, Section
from poolcheck.reports.paper.phrases import heading, joined, listed, paragraphs, sentences
from poolcheck.reports.told import names_exposure

if TYPE_CHECKING:
    from poolcheck.core.bilingual import Language
    from poolcheck.findings.model import Exposure
    from poolcheck.reports.paper.model import Words
    from poolcheck.reports.paper.register import Register


def exposure(register: Register) -> Section | None:
    """Return the chapter on what may follow, if findings name it."""
    if not register.exposures:
        return None
    about = paragraphs(wording.EXPOSURE_ABOUT, register.languages)
    sections = tuple(
        _section(register, number, each) for number, each in enumerate(register.exposures.values(), start=1)
    )
    return Section("exposure", heading(wording.EXPOSURE, register.languages), about, sections, listed=True)


def _section(register: Register, number: int, exposure: Exposure) -> Section:
    languages = register.languages
    findings = [one for one in register.findings if names_exposure(one) and exposure in one.exposure]
    named = Part(joined(heading(wording.NAMED_BY, languages)), (Paragraph(register.references(findings)),))
    parts = [_authorities(register, exposure, language) for language in languages]
    text = sentences(exposure.text, languages)
    return Section(f"e{number}", heading(exposure.title, languages), (*text, Parts((*parts, named))))


def _authorities(register: Register, exposure: Exposure, language: Language) -> Part:
    cited: dict[str, Words] = {}
    for authority in exposure.authority:
        text = citation(authority).in_(language)
        cited.setdefault(text, (Run(text, target=register.provisions[key_of(authority)].anchor),))
    label = sentence(wording.PARTS["authority"].in_(language))
    return Part((Run(label, language=language),), (Paragraph(listed(cited.values(), language), language),))
