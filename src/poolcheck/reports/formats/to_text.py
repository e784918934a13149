"""The report for a terminal: each clause quoted once, the gravest first, its findings below, then the questions."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from poolcheck.findings.model import UPKEEP, Outcome
from poolcheck.reports import labels
from poolcheck.reports.adjusted import ADJUSTED, adjusted
from poolcheck.reports.asks import asks_of
from poolcheck.reports.by_clause import by_clause
from poolcheck.reports.finding_text import FindingText
from poolcheck.reports.form import Format, Options
from poolcheck.reports.gravity import gravity
from poolcheck.reports.layout import colored, columns, filled, packed, printable, sentence, shortened
from poolcheck.reports.quotation import quoted
from poolcheck.reports.repetition import told_before
from poolcheck.reports.told import names_exposure

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from poolcheck.core.bilingual import Bilingual, Language
    from poolcheck.core.diagnostic import Diagnostic
    from poolcheck.core.location import Location
    from poolcheck.findings.model import Finding
    from poolcheck.findings.report import InputRead, Report, StaleSource

_BOLD = "1"
_HASH_SHOWN = 12
_LONGEST_KEY = 40
_MOST_CLAUSES = 6


def render(report: Report, options: Options) -> str:
    """Return the report as text."""
    writer = _Writer(report, options)
    blocks = [
        writer.head(),
        *writer.problems(),
        *writer.documents(),
        *writer.questions(),
        *writer.exposure(),
        *writer.foot(),
    ]
    return "\n\n".join(block for block in blocks if block.strip()) + "\n"


class _Writer:
    """Writes one report with one set of options."""

    def __init__(self, report: Report, options: Options) -> None:
        self.report = report
        self.options = options
        self.text = FindingText(report.glossary, options)
        self.shown = [finding for finding in report.findings if options.everything or not finding.outcome.passes]
        self.before = told_before(self.shown)
        self.names = report.names

    def head(self) -> str:
        days = (labels.AS_OF.in_(language).format(day=self.report.as_of) for language in self.options.languages)
        return self._bold(f"poolcheck {self.report.version} · {' · '.join(days)}")

    def problems(self) -> Iterator[str]:
        for problem in self.report.diagnostics:
            yield "\n".join(self._problem(problem))

    def _problem(self, problem: Diagnostic) -> Iterator[str]:
        yield f"{self._bold(_place(problem.location))}  {problem.code}"
        for language in self.options.languages:
            stop = "：" if language == "zh" else ": "
            severity = labels.SEVERITIES[problem.severity.value].in_(language)
            yield self.text.filled(problem.message.in_(language), "    ", f"  {severity}{stop}")
            if problem.hint is not None:
                yield self.text.filled(problem.hint.in_(language), "    ", f"  {labels.HINT.in_(language)}{stop}")

    def documents(self) -> Iterator[str]:
        by_path: dict[str, list[Finding]] = {}
        for finding in self.shown:
            by_path.setdefault(finding.location.path, []).append(finding)
        for document in self.report.inputs:
            findings = by_path.get(document.path, [])
            if document.kind and (findings or document.is_document):
                nothing = [] if findings else [self._in_all(labels.NOTHING, "   ")]
                yield "\n".join([self._document(document), *nothing])
            new = [finding for finding in findings if finding.id not in self.before]
            for of_clause in by_clause(finding for finding in new if not finding.unwritten):
                yield self._clause(of_clause)
            yield from self._unwritten([finding for finding in new if finding.unwritten])
            yield from self._repeated([finding for finding in findings if finding.id in self.before])
        unread = [f"  {printable(document.path)}" for document in self.report.inputs if not document.kind]
        if unread:
            yield "\n".join([self._bold(self._in_all(labels.UNREAD)), *unread])

    def _unwritten(self, findings: Sequence[Finding]) -> Iterator[str]:
        """Write in one block, by concern, what hangs on the part of a document that was not written down."""
        by_concern = {id_: [one for one in findings if one.concern == id_] for id_ in self.report.glossary.concerns}
        for language in self.options.languages if findings else ():
            lines = [self.text.filled(labels.UNWRITTEN.in_(language).format(count=len(findings)), "  ")]
            for id_, of_concern in by_concern.items():
                if of_concern:
                    lines.append(self._of_concern(id_, of_concern, language))
            yield "\n".join(lines)

    def _repeated(self, findings: Sequence[Finding]) -> Iterator[str]:
        """Write in a line each what an earlier document has alike, the gravest first."""
        paths = dict.fromkeys(self.before[finding.id] for finding in findings)
        for path, language in ((path, language) for path in paths for language in self.options.languages):
            alike = [finding for finding in findings if self.before[finding.id] == path]
            label = labels.ALIKE_ONE if len(alike) == 1 else labels.ALIKE
            lines = [self.text.filled(label.in_(language).format(count=len(alike), document=self._key(path)), "  ")]
            lines += [self.text.brief(finding, language) for finding in sorted(alike, key=gravity)]
            yield "\n".join(lines)

    def _key(self, path: str) -> str:
        """Return the name of the document at a path, short enough to be said in passing."""
        return shortened(self.names.get(path, ""), _LONGEST_KEY)

    def _of_concern(self, id_: str, findings: Sequence[Finding], language: Language) -> str:
        asks = dict.fromkeys(question.ask.in_(language) for one in findings for question in one.open.conduct)
        title, count = self.report.glossary.concerns[id_].in_(language), len(findings)
        head = f"{title}（{count}）：" if language == "zh" else f"{title} ({count}): "
        return self.text.filled(head + ("" if language == "zh" else " ").join(map(sentence, asks)), " " * 6, "  · ")

    def _document(self, document: InputRead) -> str:
        kind = " / ".join(labels.KINDS[document.kind].in_(language) for language in self.options.languages)
        name = shortened(printable(document.key), max(self.options.width - 6 - 2 * len(kind), 10))
        return self._bold(f"━━ {printable(document.path)}") + f"\n   {name} ({kind})"

    def _in_all(self, text: Bilingual, indent: str = "") -> str:
        return "\n".join(filled(text.in_(language), self.options.width, indent) for language in self.options.languages)

    def _clause(self, findings: Sequence[Finding]) -> str:
        first = findings[0]
        place = printable(f"{first.location.path}:{min(found.location for found in findings).line}")
        names = [_clauses([first.clause], language) for language in self.options.languages if first.clause]
        room = (self.options.width - columns(place)) // max(len(names), 1) - 2
        lines = ["  ".join([place, *(shortened(printable(name), max(room, 12)) for name in names)])]
        pointed = list(dict.fromkeys(finding.excerpt.pointed for finding in findings))
        lines += quoted(first.excerpt, pointed, self.options.width, color=self.options.color)
        for finding in findings:
            lines += ["", *self.text.lines(finding)]
        return "\n".join(lines)

    def questions(self) -> Iterator[str]:
        """Ask each open question once, those that bear on most first."""
        asked: dict[Bilingual, list[Finding]] = {}
        for finding in self.shown:
            for ask in asks_of(finding):
                asked.setdefault(ask, []).append(finding)
        order = sorted(asked.items(), key=lambda each: -len(each[1]))
        for language in self.options.languages if order else ():
            lines = [self._bold(labels.QUESTIONS.in_(language))]
            for number, (ask, findings) in enumerate(order, start=1):
                text = sentence(ask.in_(language)) + self._bearing(findings, language)
                lines.append(self.text.filled(text, " " * 6, f"  {number:>2}. "))
            yield "\n".join(lines)

    def exposure(self) -> Iterator[str]:
        """Say once what may follow, where findings name it."""
        named = {id_ for one in self.shown if names_exposure(one) for id_ in (each.id for each in one.exposure)}
        listed = [exposure for exposure in self.report.exposure if exposure.id in named]
        for language in self.options.languages if listed else ():
            head = self._bold(filled(labels.EXPOSURES.in_(language), self.options.width))
            yield "\n".join([head, *(self.text.exposure(exposure, language) for exposure in listed)])

    def _bearing(self, findings: Sequence[Finding], language: Language) -> str:
        """Say which clauses a question is about and how many findings it bears on."""
        label = labels.DECIDES_ONE if len(findings) == 1 else labels.DECIDES
        parts = [label.in_(language).format(count=len(findings))]
        numbers = list(dict.fromkeys(self._numbered(finding) for finding in findings if finding.clause))
        if numbers:
            more = ["…"] if len(numbers) > _MOST_CLAUSES else []
            parts.insert(0, _clauses([*numbers[:_MOST_CLAUSES], *more], language))
        return f"（{'；'.join(parts)}）" if language == "zh" else f" ({'; '.join(parts)})"

    def _numbered(self, finding: Finding) -> str:
        """Return the number of a clause; with the name of its document where there are several."""
        if sum(read.is_document for read in self.report.inputs) < 2:
            return finding.clause
        return f"{finding.clause} {self._key(finding.location.path)}"

    def foot(self) -> Iterator[str]:
        for language in self.options.languages:
            lines = [self._counts(language, law=True), self._counts(language, law=False)]
            if count := len({one.rule for one in self.report.findings if not one.authority and one.test != UPKEEP}):
                label = labels.NOT_IN_FORCE_ONE if count == 1 else labels.NOT_IN_FORCE
                text = label.in_(language).format(count=count, day=self.report.as_of)
                lines.append(filled(text, self.options.width))
            if len(self.shown) < len(self.report.findings):
                lines.append(filled(labels.HIDDEN.in_(language), self.options.width))
            yield "\n".join(line for line in lines if line)
            yield "\n".join(self._provenance(language))

    def _counts(self, language: Language, *, law: bool) -> str:
        """Count the findings by outcome: always those not met, the others where there are any."""
        counted = self.report.summary(law=law)
        if not any(counted.values()):
            return ""
        label = (labels.LAW if law else labels.SOFT).in_(language)
        parts = [
            f"{self._outcome(name, language)} {count} · "
            for name, count in counted.items()
            if count or name == Outcome.NOT_MET
        ]
        parts[-1] = parts[-1].removesuffix(" · ")
        stop = "：" if language == "zh" else ": "
        return packed(parts, self.options.width, indent="  ", first=f"{label}{stop}")

    def _outcome(self, name: str, language: Language) -> str:
        return (labels.WAIVED if name == "waived" else self.report.glossary.outcomes[name]).in_(language)

    def _provenance(self, language: Language) -> Iterator[str]:
        stop = "：" if language == "zh" else ":"
        if self.report.packs:
            yield f"{labels.PACKS.in_(language)}{stop}"
        for pack in self.report.packs:
            title = printable(pack.title.in_(language))
            text = f"{pack.name} {pack.version} · {title} · sha256 {pack.sha256[:_HASH_SHOWN]}"
            yield filled(text, self.options.width, "    ", "  ")
        if self.report.adjustments:
            yield filled(ADJUSTED.in_(language) + stop, self.options.width)
        for adjustment in self.report.adjustments:
            place, indent = f"{adjustment.location.path}:{adjustment.location.line}", "    "
            yield self.text.filled(f"{place} · {adjusted(adjustment, language)}", indent, "  ")
        if self.report.stale:
            yield filled(labels.STALE.in_(language) + stop, self.options.width)
        for day, sources in groupby(sorted(self.report.stale, key=_reviewed), key=_reviewed):
            parts = [source.title.in_(language) + ("；" if language == "zh" else "; ") for source in sources]
            parts[-1] = parts[-1].rstrip("；; ")
            yield filled("".join(parts), self.options.width, " " * 14, f"  {day}  ")
        yield filled(labels.LIMITS.in_(language), self.options.width)

    def _bold(self, text: str) -> str:
        return colored(text, _BOLD, wanted=self.options.color)


def _place(location: Location) -> str:
    """Return a place; of a file as a whole its path alone."""
    whole = (location.line, location.column, location.end_line, location.end_column) == (1, 1, 1, 1)
    return printable(location.path if whole else str(location))


def _clauses(numbers: Sequence[str], language: Language) -> str:
    label = labels.CLAUSE if len(numbers) == 1 else labels.CLAUSES
    return label.in_(language).format(number=("、" if language == "zh" else ", ").join(numbers))


def _reviewed(source: StaleSource) -> str:
    return source.reviewed_until.isoformat()


FORMAT = Format(name="text", suffix=".txt", render=render)
