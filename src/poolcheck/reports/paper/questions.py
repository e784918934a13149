"""The chapter of questions: each once, with the findings that hang on its answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from poolcheck.reports import labels
from poolcheck.reports.layout import sentence
from poolcheck.reports.paper import wording
from poolcheck.reports.paper.model import Bullets, Item, Paragraph, Run, Section
from poolcheck.reports.paper.phrases import each, filled, heading, joined, paragraphs, shortened

if TYPE_CHECKING:
    from collections.abc import Iterator

    from poolcheck.core.bilingual import Language
    from poolcheck.reports.paper.asked import Asked
    from poolcheck.reports.paper.model import Words
    from poolcheck.reports.paper.register import Register

_MOST_CLAUSES = 6
_LONGEST_KEY = 40


def questions(register: Register) -> Section | None:
    """Return the chapter of questions, if anything is open."""
    if not register.questions:
        return None
    about = paragraphs(wording.QUESTIONS_ABOUT, register.languages)
    items = tuple(_item(register, question) for question in register.questions.values())
    title = heading(wording.QUESTIONS, register.languages)
    return Section("questions", title, (*about, Bullets(items)), listed=True)


def _item(register: Register, question: Asked) -> Item:
    def words(language: Language) -> Words:
        return (Run(sentence(question.ask.in_(language))),)

    count = len(question.findings)
    bears = labels.DECIDES_ONE if count == 1 else labels.DECIDES
    about: list[Words] = []
    for language in register.languages:
        about += [(Run(text, language=language),) for text in _clauses(register, question, language)]
        about.append((Run(filled(bears, language, count=count), language=language),))
    note = Paragraph(joined([*about, register.references(question.findings)]), None, "note")
    return Item((*each(register.languages, words), note), mark=question.mark, anchor=question.anchor)


def _clauses(register: Register, question: Asked, language: Language) -> Iterator[str]:
    """Name the clauses that a question is about, with their documents where there are several."""
    several = sum(read.is_document for read in register.report.inputs) > 1
    named = dict.fromkeys((one.location.path, one.clause) for one in question.findings if one.clause)
    by_document: dict[str, list[str]] = {}
    for path, number in list(named)[:_MOST_CLAUSES]:
        by_document.setdefault(path, []).append(shortened(number, _LONGEST_KEY))
    for path, numbers in by_document.items():
        document = f"{shortened(register.named(path), _LONGEST_KEY)} " if several else ""
        label = labels.CLAUSE if len(numbers) == 1 else labels.CLAUSES
        yield document + filled(label, language, number=("、" if language == "zh" else ", ").join(numbers))
    if len(named) > _MOST_CLAUSES:
        yield "…"
