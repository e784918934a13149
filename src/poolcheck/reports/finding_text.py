"""Writes one finding as text: the outcome in words, what it means in law, under what, what is open, what to do."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from poolcheck.findings.model import Outcome
from poolcheck.reports import labels
from poolcheck.reports.citation import citation
from poolcheck.reports.layout import colored, columns, filled, printable, sentence, shortened

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from poolcheck.core.bilingual import Bilingual, Language
    from poolcheck.findings.model import Authority, Exposure, Finding
    from poolcheck.findings.report import Glossary
    from poolcheck.reports.form import Options

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
            if finding.outcome.passes:
                yield from self._passed(finding, language)
            else:
                yield from self._open_or_not_met(finding, language)

    def brief(self, finding: Finding, language: Language) -> str:
        """Return one paragraph about a finding: what it is, and where it stands."""
        title, line = finding.title.in_(language), finding.location.line
        place = labels.LINE.in_(language).format(line=line)
        return self._headline(finding, f"{title}（{place}）" if language == "zh" else f"{title} ({place})", language)

    def _open_or_not_met(self, finding: Finding, language: Language) -> Iterator[str]:
        yield self._headline(finding, finding.title.in_(language), language)
        yield self.filled(sentence(finding.message.in_(language)), "    ")
        yield from self._labelled(labels.MEANING, [finding.consequence.in_(language)], language)
        yield from self._labelled(labels.AUTHORITY, self._cited(finding.authority, language), language)
        if names_exposure(finding):
            yield from self._labelled(labels.EXPOSURE, _titles(finding, language), language)
        yield from self._labelled(labels.PRESUMED_BY, self._cited(finding.presumed_by, language), language)
        if finding.outcome is not Outcome.PRESUMED_MET:
            asks = dict.fromkeys(question.ask.in_(language) for question in finding.open.all)
            yield from self._labelled(labels.OPEN, asks, language)
        yield from self._labelled(labels.NOTE, [note.in_(language) for note in finding.notes], language)
        yield from self._labelled(labels.CLAIMED, [claim.in_(language) for claim in finding.claims], language)
        yield from self._labelled(labels.REMEDY, [finding.remedy.in_(language)], language)
        yield from self._labelled(labels.RELATED, map(str, finding.related), language, sentences=False)

    def _passed(self, finding: Finding, language: Language) -> Iterator[str]:
        """Write what is met, or does not apply, in two lines: its title names what is *not* the case."""
        applies = finding.outcome is Outcome.MET
        yield self._headline(finding, (finding.message if applies else finding.title).in_(language), language)
        if not applies:
            yield self.filled(sentence(finding.message.in_(language)), "    ")
        cited = dict.fromkeys(citation(authority).in_(language) for authority in finding.authority)
        joint = "；" if language == "zh" else "; "
        yield from self._labelled(labels.AUTHORITY, [joint.join(cited)] if cited else [], language)

    def _headline(self, finding: Finding, text: str, language: Language) -> str:
        severity = finding.severity
        weight = f" · {labels.SEVERITIES[severity.value].in_(language)}" if severity else ""
        outcome = sentence(self.glossary.outcomes[finding.outcome.value].in_(language))
        stop = "：" if language == "zh" else ": "
        mark = "  " + colored(outcome, _COLORS[finding.outcome], wanted=self.options.color) + stop
        return self.filled(text, "    ", mark, f"[{finding.rule}{weight}]")

    def _labelled(
        self, label: Bilingual, texts: Iterable[str], language: Language, *, sentences: bool = True
    ) -> Iterator[str]:
        size = _LABEL_COLUMNS[language]
        name = label.in_(language)
        for text in texts:
            shown = colored(name, "2", wanted=self.options.color)
            first = "    " + shown + " " * max(size - columns(name), 0)
            yield self.filled(sentence(text) if sentences else text, " " * (4 + size), first)
            name = ""

    def exposure(self, exposure: Exposure, language: Language) -> str:
        """Return one paragraph about what may follow in law, and under what."""
        stop, joint = ("：", "；") if language == "zh" else (": ", "; ")
        cited = joint.join(dict.fromkeys(citation(authority).in_(language) for authority in exposure.authority))
        under = f"（{cited}）" if language == "zh" else f" ({cited})"
        text = exposure.title.in_(language) + stop + exposure.text.in_(language) + (under if cited else "")
        return self.filled(sentence(text), " " * 4, "  ")

    def _cited(self, authorities: Iterable[Authority], language: Language) -> Iterable[str]:
        """Cite provisions, each with its level and how sure we are of it; the same citation once."""
        found: dict[str, None] = {}
        for authority in authorities:
            level = self.glossary.levels[authority.level].in_(language)
            checked = self.glossary.checked[authority.checked].in_(language)
            text = citation(authority).in_(language)
            found[f"{text}（{level}；{checked}）" if language == "zh" else f"{text} ({level}; {checked})"] = None
        return found

    def filled(self, text: str, indent: str, first: str | None = None, tail: str = "") -> str:
        """Return a text, which may hold words of a document, broken into lines of the options' width."""
        shown = shortened(printable(" ".join(text.split())), _LONGEST_QUOTE)
        return filled(shown, self.options.width, indent, first, tail)


def names_exposure(finding: Finding) -> bool:
    """Whether a text says what may follow: not of what is merely asked."""
    return finding.outcome in (Outcome.NOT_MET, Outcome.CONDITIONAL)


def _titles(finding: Finding, language: Language) -> tuple[str, ...]:
    """Return in one line what may follow; what each amounts to stands once, at the end of the report."""
    titles = [exposure.title.in_(language) for exposure in finding.exposure]
    return (("；" if language == "zh" else "; ").join(titles),) if titles else ()
