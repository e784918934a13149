"""One finding in a paper: its number and outcome, what was found, the law, what is open, and what to do."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from poolcheck.findings.model import Outcome
from poolcheck.reports import labels
from poolcheck.reports.layout import sentence
from poolcheck.reports.paper import wording
from poolcheck.reports.paper.cited import key_of
from poolcheck.reports.paper.model import Paragraph, Part, Parts, Run, Section
from poolcheck.reports.paper.phrases import BETWEEN, joined, listed, place, stop, whole
from poolcheck.reports.paper.quoted import quotation, words_meant
from poolcheck.reports.told import cited, told

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from poolcheck.core.bilingual import Language
    from poolcheck.core.diagnostic import Severity
    from poolcheck.core.location import Location
    from poolcheck.findings.model import Authority, Finding
    from poolcheck.reports.paper.model import Block, Title, Words
    from poolcheck.reports.paper.register import Group, Register
    from poolcheck.reports.told import Part as ToldPart


def section_of(register: Register, finding: Finding, group: Group | None) -> Section:
    """Tell a finding in full; where its group does not quote the lines for all its findings, they are quoted here."""
    blocks: list[Block] = [_marks(register, finding)]
    if group is None:
        blocks.append(quotation([finding]))
    pointed_apart = group is not None and len({one.excerpt.pointed for one in group.findings}) > 1
    for language in register.languages:
        said = told(finding, register.report.glossary, language)
        if said.message:
            blocks.append(Paragraph((Run(whole(said.message, language)),), language, "lead"))
        parts = [_part(register, finding, part, language) for part in said.parts]
        if pointed_apart:
            parts.insert(0, _labelled(wording.POINTED.in_(language), [(Run(words_meant(finding.excerpt)),)], language))
        blocks.append(Parts(tuple(parts)))
    return Section(register.anchor(finding), _title(register, finding), tuple(blocks), (), register.number(finding))


def _title(register: Register, finding: Finding) -> Title:
    """Return the outcome and the title of the rule; the title names what is not to be, which may not be so here."""

    def words(language: Language) -> Words:
        said = told(finding, register.report.glossary, language)
        marks = _marked(finding, language)
        if finding.outcome is Outcome.NOT_MET or finding.outcome.passes:
            return (Run(f"{said.outcome}{marks}{stop(language)}{said.title}", language=language),)
        rule = wording.RULE_AT_ISSUE.in_(language).format(title=said.title)
        return (Run(f"{said.outcome}{marks}{rule}", language=language),)

    return tuple(map(words, register.languages))


def _marked(finding: Finding, language: Language) -> str:
    marks = [labels.WAIVED.in_(language)] if finding.waiver is not None else []
    marks += [labels.BASELINE.in_(language)] if finding.baselined else []
    if not marks:
        return ""
    return f"（{'、'.join(marks)}）" if language == "zh" else f" ({', '.join(marks)})"


def _marks(register: Register, finding: Finding) -> Paragraph:
    """Say in one line what a finding is about, how much it weighs, whether it is law, and by which rule."""
    glossary = register.report.glossary
    concern = glossary.concerns.get(finding.concern)
    parts: list[Words] = []
    for language in register.languages:
        said = [concern.in_(language)] if concern else []
        said += [_weight(finding.severity, language)] if finding.severity else []
        said.append((wording.LAW if finding.law else wording.SOFT).in_(language))
        parts += [(Run(each, "faint", language=language),) for each in said]
    derivation = register.derivation_of.get(finding.id)
    parts.append((Run(finding.rule, "code"),))
    parts += [(Run(derivation.mark, target=derivation.anchor),)] if derivation else []
    return Paragraph(joined(parts, BETWEEN), None, "note")


def _weight(severity: Severity, language: Language) -> str:
    return wording.WEIGHT.in_(language) + stop(language) + wording.WEIGHTS[severity.value].in_(language)


def _part(register: Register, finding: Finding, part: ToldPart, language: Language) -> Part:
    """Return a part of what is said, with references where the paper has more about it."""
    phrases: Iterable[Words]
    match part.name:
        case "authority":
            phrases = _citations(register, finding.authority, language)
        case "presumed_by":
            phrases = _citations(register, finding.presumed_by, language)
        case "exposure":
            phrases = [_consequences(register, finding, language)]
        case "open":
            phrases = _questions(register, finding, language)
        case "related":
            phrases = [_elsewhere(register, each, language) for each in finding.related]
        case _:
            phrases = [(Run(whole(text, language)),) for text in part.texts]
    label = wording.PARTS[part.name].in_(language) if part.name in wording.PARTS else part.label
    return _labelled(label, phrases, language)


def _labelled(label: str, phrases: Iterable[Words], language: Language) -> Part:
    return Part((Run(sentence(label), language=language),), tuple(Paragraph(words, language) for words in phrases))


def _citations(register: Register, authorities: Iterable[Authority], language: Language) -> Iterator[Words]:
    for key, authority in {key_of(authority): authority for authority in authorities}.items():
        [text] = cited([authority], register.report.glossary, language)
        provision = register.provisions[key]
        yield Run(text), Run(" "), Run(provision.mark, target=provision.anchor)


def _consequences(register: Register, finding: Finding, language: Language) -> Words:
    numbers = list(register.exposures)
    titles = [exposure.title.in_(language) for exposure in finding.exposure]
    targets = [f"e{numbers.index(exposure.id) + 1}" for exposure in finding.exposure]
    titles[:1] = map(sentence, titles[:1])
    return listed([(Run(title, target=target),) for title, target in zip(titles, targets, strict=True)], language)


def _questions(register: Register, finding: Finding, language: Language) -> Iterator[Words]:
    for ask in dict.fromkeys(question.ask for question in finding.open.all):
        question = register.questions.get(ask)
        mark = (Run(" "), Run(question.mark, target=question.anchor)) if question else ()
        yield Run(sentence(ask.in_(language))), *mark


def _elsewhere(register: Register, location: Location, language: Language) -> Words:
    """Name a place in another file, by the name of the document if it is known, and the findings there."""
    there = register.references(register.at(location))
    named = register.named(location.path)
    said = replace(location, path=named) if named else location
    if not there:
        return (Run(place(said, language)),)
    before, after = ("（", "）") if language == "zh" else (" (", ")")
    return Run(place(said, language)), Run(before), *there, Run(after)
