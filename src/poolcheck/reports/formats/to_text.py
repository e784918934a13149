"""The report for a terminal: each clause quoted once, what is found in it below, the open questions at the end."""

from __future__ import annotations

from collections import Counter
from itertools import groupby
from typing import TYPE_CHECKING

from poolcheck.findings.model import Outcome
from poolcheck.reports import labels
from poolcheck.reports.citation import citation
from poolcheck.reports.form import Format, Options
from poolcheck.reports.layout import columns, filled, printable

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from poolcheck.core.bilingual import Bilingual, Language
    from poolcheck.core.diagnostic import Diagnostic
    from poolcheck.findings.model import Authority, Excerpt, Finding
    from poolcheck.findings.report import InputRead, Report

_COLORS = {
    Outcome.NOT_MET: "31;1",
    Outcome.CONDITIONAL: "33;1",
    Outcome.UNDETERMINED: "36;1",
    Outcome.PRESUMED_MET: "36",
    Outcome.DEFENSE_CLAIMED: "35",
    Outcome.MET: "32",
    Outcome.NOT_APPLICABLE: "2",
}
_LABEL_COLUMNS = {"en": 9, "zh": 10}


def render(report: Report, options: Options) -> str:
    """Return the report as text."""
    writer = _Writer(report, options)
    blocks = [writer.head(), *writer.problems(), *writer.documents(), *writer.questions(), *writer.foot()]
    return "\n\n".join(blocks) + "\n"


class _Writer:
    """Writes one report with one set of options."""

    def __init__(self, report: Report, options: Options) -> None:
        self.report = report
        self.options = options
        self.shown = [finding for finding in report.findings if options.everything or not finding.outcome.passes]

    def head(self) -> str:
        packs = ", ".join(f"{pack.name} {pack.version}" for pack in self.report.packs)
        lines = []
        for language in self.options.languages:
            as_of = labels.AS_OF.in_(language).format(day=self.report.as_of)
            text = f"poolcheck {self.report.version} · {as_of} · {labels.PACKS.in_(language)} {packs}"
            lines.append(filled(text, self.options.width, indent="  ", first=""))
        return "\n".join(lines)

    def problems(self) -> Iterator[str]:
        for problem in self.report.diagnostics:
            yield "\n".join(self._problem(problem))

    def _problem(self, problem: Diagnostic) -> Iterator[str]:
        for language in self.options.languages:
            severity = labels.SEVERITIES[problem.severity.value].in_(language)
            place = printable(str(problem.location))
            text = f"{severity} {problem.code}  {problem.message.in_(language)}"
            yield self._color(place, "1") + "\n" + filled(text, self.options.width, indent="    ", first="  ")
            if problem.hint is not None:
                hint = f"{labels.HINT.in_(language)}: {problem.hint.in_(language)}"
                yield filled(hint, self.options.width, indent="    ", first="  ")

    def documents(self) -> Iterator[str]:
        by_path = {document.path: document for document in self.report.inputs}
        for path, findings in groupby(self.shown, key=lambda finding: finding.location.path):
            yield self._document(by_path[path])
            for _, of_clause in groupby(findings, key=_quoted_lines):
                yield self._clause(sorted(of_clause, key=_gravity))
        told = {finding.location.path for finding in self.shown}
        for document in self.report.inputs:
            if document.kind and document.path not in told:
                nothing = " / ".join(labels.NOTHING.in_(language) for language in self.options.languages)
                yield f"{self._document(document)}\n  {nothing}"

    def _document(self, document: InputRead) -> str:
        kind = " / ".join(labels.KINDS[document.kind].in_(language) for language in self.options.languages)
        return self._color(f"━━ {printable(document.path)}", "1") + f"  {printable(document.key)} ({kind})"

    def _clause(self, findings: Sequence[Finding]) -> str:
        first = findings[0]
        pointed = list(dict.fromkeys(finding.excerpt.pointed for finding in findings))
        head = [str(first.location)]
        if first.clause:
            head += [labels.CLAUSE.in_(language).format(number=first.clause) for language in self.options.languages]
        lines = [printable("  ".join(head)), *self._quoted(first.excerpt, pointed)]
        for finding in findings:
            lines += ["", *self._finding(finding)]
        return "\n".join(lines)

    def _quoted(self, excerpt: Excerpt, pointed: Sequence[tuple[tuple[int, int], ...]]) -> Iterator[str]:
        gutter = len(str(excerpt.first_line + len(excerpt.lines) - 1))
        for index, raw in enumerate(excerpt.lines):
            line = printable(raw).replace("\t", " ")
            yield self._color(f"  {excerpt.first_line + index:>{gutter}} │ ", "2") + line
            stretches = sorted({stretches[index] for stretches in pointed}, key=lambda stretch: stretch[0] - stretch[1])
            start, end = stretches[0]
            if start < end:
                space, marks = " " * columns(line[:start]), "^" * max(columns(line[start:end]), 1)
                yield self._color(f"  {' ' * gutter} │ ", "2") + space + self._color(marks, "33")

    def _finding(self, finding: Finding) -> Iterator[str]:
        for language in self.options.languages:
            outcome = self.report.glossary.outcomes[finding.outcome.value].in_(language)
            mark = self._color(outcome, _COLORS[finding.outcome])
            stop = "：" if language == "zh" else ": "
            yield f"  {mark}{stop}{finding.title.in_(language)}  [{finding.rule}]"
            yield filled(finding.message.in_(language), self.options.width, indent="    ")
            yield from self._labelled(labels.MEANING, [finding.consequence.in_(language)], language)
            yield from self._labelled(labels.AUTHORITY, self._cited(finding.authority, language), language)
            yield from self._labelled(labels.PRESUMED_BY, self._cited(finding.presumed_by, language), language)
            asks = [question.ask.in_(language) for question in finding.open.all]
            if finding.outcome is not Outcome.PRESUMED_MET:
                yield from self._labelled(labels.OPEN, asks, language)
            yield from self._labelled(labels.CLAIMED, [claim.in_(language) for claim in finding.claims], language)
            if not finding.outcome.passes:
                yield from self._labelled(labels.REMEDY, [finding.remedy.in_(language)], language)

    def _labelled(self, label: Bilingual, texts: Iterable[str], language: Language) -> Iterator[str]:
        size = _LABEL_COLUMNS[language]
        name = label.in_(language)
        for text in texts:
            first = "    " + self._color(name, "2") + " " * max(size - columns(name), 0)
            yield filled(text, self.options.width, indent=" " * (4 + size), first=first)
            name = ""

    def _cited(self, authorities: Iterable[Authority], language: Language) -> Iterator[str]:
        for authority in authorities:
            level = self.report.glossary.levels[authority.level].in_(language)
            checked = self.report.glossary.checked[authority.checked].in_(language)
            text = citation(authority).in_(language)
            yield f"{text}（{level}；{checked}）" if language == "zh" else f"{text} ({level}; {checked})"

    def questions(self) -> Iterator[str]:
        """Ask each open question once, those that decide most first."""
        asked: Counter[str] = Counter()
        words: dict[str, Bilingual] = {}
        for finding in self.shown:
            if finding.outcome is Outcome.PRESUMED_MET:
                continue
            for question in finding.open.all:
                asked[question.fact] += 1
                words[question.fact] = question.ask
        if not asked:
            return
        order = sorted(asked, key=lambda fact: (-asked[fact], list(words).index(fact)))
        for language in self.options.languages:
            lines = [self._color(labels.QUESTIONS.in_(language), "1")]
            for number, fact in enumerate(order, start=1):
                count = labels.DECIDES.in_(language).format(count=asked[fact])
                mark = f"（{count}）" if language == "zh" else f" ({count})"
                lines.append(filled(words[fact].in_(language) + mark, self.options.width, " " * 6, f"  {number:>2}. "))
            yield "\n".join(lines)

    def foot(self) -> Iterator[str]:
        for language in self.options.languages:
            lines = [self._counts(language, law=True), self._counts(language, law=False)]
            for stale in self.report.stale:
                text = labels.STALE.in_(language).format(title=stale.title.in_(language), day=stale.reviewed_until)
                lines.append(filled(text, self.options.width, indent="  ", first=""))
            lines.append(filled(labels.LIMITS.in_(language), self.options.width))
            yield "\n".join(lines)

    def _counts(self, language: Language, *, law: bool) -> str:
        label = (labels.LAW if law else labels.SOFT).in_(language)
        counted = self.report.summary(law=law)
        parts = [f"{self.report.glossary.outcomes[name].in_(language)} {count}" for name, count in counted.items()]
        stop = "：" if language == "zh" else ": "
        return filled(f"{label}{stop}{' · '.join(parts)}", self.options.width, indent="  ", first="")

    def _color(self, text: str, code: str) -> str:
        return f"\x1b[{code}m{text}\x1b[0m" if self.options.color and text else text


def _quoted_lines(finding: Finding) -> tuple[int, tuple[str, ...]]:
    return finding.excerpt.first_line, finding.excerpt.lines


def _gravity(finding: Finding) -> tuple[int, bool]:
    """Order the findings on a clause: the gravest first, law before soft law."""
    return -list(Outcome).index(finding.outcome), not finding.law


FORMAT = Format(name="text", suffix=".txt", render=render)
