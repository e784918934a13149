"""The annex of files: what was read, what it was understood as, and its SHA-256."""

from __future__ import annotations

from typing import TYPE_CHECKING

from poolcheck.reports import labels
from poolcheck.reports.paper import wording
from poolcheck.reports.paper.model import Row, Section, Table
from poolcheck.reports.paper.phrases import column, heading, name, paragraphs, shortened

if TYPE_CHECKING:
    from poolcheck.findings.report import InputRead
    from poolcheck.reports.paper.register import Register


def inputs(register: Register) -> Section:
    """Return the annex of files."""
    languages = register.languages
    columns = (
        column(wording.FILE, 36, languages),
        column(wording.DOCUMENT, 28, languages),
        column(wording.SHA, 36, languages),
    )
    rows = tuple(_row(register, read) for read in register.report.inputs)
    about = paragraphs(wording.INPUTS_ABOUT, languages)
    return Section("inputs", heading(wording.INPUTS, languages), (*about, Table(columns, rows)), listed=True)


def _row(register: Register, read: InputRead) -> Row:
    languages = register.languages
    kind = paragraphs(labels.KINDS[read.kind] if read.kind else wording.NOT_READ, languages)
    key = name(shortened(read.key)) if read.key else ()
    return Row((name(read.path), (*key, *kind), name(read.sha256, "code")))
