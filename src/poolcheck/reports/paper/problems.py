"""The chapter on problems with the files themselves, and on those that could not be read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from poolcheck.reports import labels
from poolcheck.reports.paper import wording
from poolcheck.reports.paper.model import Bullets, Item, Paragraph, Row, Run, Section, Table
from poolcheck.reports.paper.phrases import column, each, heading, name, notes, paragraphs, place

if TYPE_CHECKING:
    from poolcheck.core.diagnostic import Diagnostic
    from poolcheck.reports.paper.model import Block, Languages
    from poolcheck.reports.paper.register import Register


def problems(register: Register) -> Section | None:
    """Return the chapter on problems met in reading, if there were any."""
    report, languages = register.report, register.languages
    unread = [read.path for read in report.inputs if not read.kind]
    blocks: list[Block] = []
    if unread:
        blocks += paragraphs(wording.UNREAD, languages, count=len(unread))
        blocks.append(Bullets(tuple(Item(name(path)) for path in unread)))
    if report.diagnostics:
        columns = (
            column(wording.PLACE, 30, languages),
            column(wording.WEIGHT, 12, languages),
            column(wording.PROBLEM, 58, languages),
        )
        blocks.append(Table(columns, tuple(_row(problem, languages) for problem in report.diagnostics)))
    return Section("problems", heading(wording.PROBLEMS, languages), tuple(blocks), listed=True) if blocks else None


def _row(problem: Diagnostic, languages: Languages) -> Row:
    hint = notes(problem.hint, languages) if problem.hint is not None else ()
    return Row(
        (
            each(languages, lambda language: (Run(place(problem.location, language)),)),
            paragraphs(labels.SEVERITIES[problem.severity.value], languages),
            (
                *paragraphs(problem.message, languages),
                *hint,
                Paragraph((Run(problem.code, "code"),), None, "note"),
            ),
        )
    )
