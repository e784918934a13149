"""The chapter that lets the report be read alone: what a finding is, and what its words mean."""

from __future__ import annotations

from typing import TYPE_CHECKING

from poolcheck.reports.paper import wording
from poolcheck.reports.paper.model import Bullets, Item, Section
from poolcheck.reports.paper.phrases import heading, paragraphs

if TYPE_CHECKING:
    from poolcheck.reports.paper.register import Register


def reading(register: Register) -> Section:
    """Return the chapter on how to read the report."""
    languages = register.languages
    points = tuple(Item(paragraphs(text, languages)) for text in wording.READING_POINTS)
    return Section("reading", heading(wording.READING, languages), (Bullets(points),), listed=True)
