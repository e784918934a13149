"""Writes one finding as text: the outcome in words, what it means in law, under what, what is open, what to do."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from poolcheck.findings.model import Outcome
from poolcheck.reports import labels
from poolcheck.reports.layout import colored, columns, filled, printable, shortened
from poolcheck.reports.told import consequence, told

if TYPE_CHECKING:
    from collections.abc import Iterator

    from poolcheck.core.bilingual import Language
    from poolcheck.findings.model import Exposure, Finding
    from poolcheck.findings.report import Glossary
    from poolcheck.reports.form import Options
    from poolcheck.reports.told import Part

_COLORS = {
    Outcome.NOT_MET: "31;1",
    Outcome.CONDITIONAL: "33;1",
    Outcome.UNDETERMINED: "36;1",
    Outcome.PRESUMED_MET: "36",
    Outcome.DEFENSE_CLAIMED: "35",
    Outcome.MET: "32",
    Outcome.NOT_APPLICABLE: "2",
}
_LABEL_COLUMNS = {"en": 10, "zh": 10}
_LONGEST_QUOTE = 600
"""Columns of a document's own words that are shown in one place; nobody reads more of them in a terminal."""


@dataclass(frozen=True, slots=True)
class FindingText:
    """Writes findings with one glossary and one set of options."""

    glossary: Glossary
    options: Options

    def lines(self, finding: Finding) -> Iterator[str]:
        """Return the paragraphs about a finding, in each language in turn."""
        for language in self.options.languages:
            said = told(finding, self.glossary, language)
            yield self._headline(finding, said.title, language)
            if said.message:
                yield self.filled(said.message, "    ")
            for part in said.parts:
                yield from self._labelled(part, language)

    def brief(self, finding: Finding, language: Language) -> str:
        """Return one paragraph about a finding: what it is, and where it stands."""
        title, line = finding.title.in_(language), finding.location.line
        place = labels.LINE.in_(language).format(line=line)
        return self._headline(finding, f"{title}（{place}）" if language == "zh" else f"{title} ({place})", language)

    def _headline(self, finding: Finding, text: str, language: Language) -> str:
        said = told(finding, self.glossary, language)
        weight = f" · {said.weight}" if said.weight else ""
        stop = "：" if language == "zh" else ": "
        mark = "  " + colored(said.outcome, _COLORS[finding.outcome], wanted=self.options.color) + stop
        return self.filled(text, "    ", mark, f"[{finding.rule}{weight}]")

    def _labelled(self, part: Part, language: Language) -> Iterator[str]:
        size = _LABEL_COLUMNS[language]
        name = part.label
        for text in part.texts:
            shown = colored(name, "2", wanted=self.options.color)
            first = "    " + shown + " " * max(size - columns(name), 0)
            yield self.filled(text, " " * (4 + size), first)
            name = ""

    def exposure(self, exposure: Exposure, language: Language) -> str:
        """Return one paragraph about what may follow in law, and under what."""
        return self.filled(consequence(exposure, language), " " * 4, "  ")

    def filled(self, text: str, indent: str, first: str | None = None, tail: str = "") -> str:
        """Return a text, which may hold words of a document, broken into lines of the options' width."""
        shown = shortened(printable(" ".join(text.split())), _LONGEST_QUOTE)
        return filled(shown, self.options.width, indent, first, tail)
