"""The summary that GitHub shows on the page of a run: counts, what stands by document, questions, and what was used."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final

from poolcheck.core.bilingual import Bilingual
from poolcheck.core.diagnostic import Severity
from poolcheck.findings.model import Outcome
from poolcheck.reports import labels
from poolcheck.reports.adjusted import ADJUSTED, adjusted
from poolcheck.reports.asks import asks_of
from poolcheck.reports.github.markdown import code, words
from poolcheck.reports.gravity import standing
from poolcheck.reports.layout import sentence
from poolcheck.reports.place import repository_path
from poolcheck.reports.plain_words import STOP
from poolcheck.reports.repetition import told_before
from poolcheck.reports.told import told

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from poolcheck.core.bilingual import Language
    from poolcheck.core.diagnostic import Diagnostic
    from poolcheck.findings.model import Finding
    from poolcheck.findings.report import Adjustment, Report
    from poolcheck.reports.form import Options

_MOST_BYTES: Final = 1_000_000
"""GitHub refuses the summary of a step at 1 MiB, all of it; other commands of the step may add a little to ours."""

_MOST_LISTED: Final = 50
"""Problems, questions and files that are listed; they are told elsewhere, and findings need the room."""

_LONGEST_NAME: Final = 100
_LONGEST_PATH: Final = 200
_LONGEST_PROBLEM: Final = 300
_TOLD: Final = ("meaning", "authority", "presumed_by", "open", "note", "claimed", "remedy")
_HASH_SHOWN: Final = 12
_AROUND: Final = 1_000
"""Bytes kept for the lines around all documents, and around the findings of each below its heading."""

_OUTCOME: Final = Bilingual("Findings by outcome", "结论")
_PROBLEMS: Final = Bilingual("Problems with the files", "文件问题")
_NOTES: Final = Bilingual("{count} of severity note", "提醒级发现 {count} 项")
_ALIKE: Final = Bilingual("as in “{document}”, told there", "与“{document}”相同，详见该文件项下")
_FINE: Final = Bilingual(
    "Nothing stands against {count} other documents that were checked.", "另有 {count} 份已检查的文件没有待处理的发现。"
)
_FINE_ONE: Final = Bilingual(
    "Nothing stands against one other document that was checked.", "另有 1 份已检查的文件没有待处理的发现。"
)
_NOT_LISTED: Final = Bilingual("Not listed: what is met or does not apply.", "“符合”和“不适用”的结论未列出。")
_PUT_ASIDE: Final = Bilingual(
    "Not listed: {waived} waived, {baselined} in the baseline, and what is met or does not apply.",
    "未列出：已登记忽略 {waived} 项，基线内 {baselined} 项，以及“符合”和“不适用”的结论。",
)
_AND_MORE: Final = Bilingual("… and {count} more", "……另有 {count} 项")
_CUT: Final = Bilingual(
    "**Left out for length: {count} findings, which weigh less than those told here.** The report in another format"
    " tells them all.",
    "**因篇幅所限略去 {count} 项发现，均轻于此处所列各项。** 其他格式的报告载有全部内容。",
)


def summary(report: Report, options: Options) -> str:
    """Return the report in GitHub's Markdown, one language after the other, shorter than what GitHub accepts."""
    share = _MOST_BYTES // len(options.languages)
    return "\n".join(_Summary(report, language).text(share) for language in options.languages)


class _Summary:
    """Writes the summary of one report in one language."""

    def __init__(self, report: Report, language: Language) -> None:
        self.report = report
        self.language = language
        self.standing = standing(report)
        self.before = told_before(finding for finding in report.findings if finding.standing)
        self.read = {read.path: read for read in report.inputs}

    def text(self, most: int) -> str:
        """Return the summary in at most so many bytes: of the findings only the gravest, as many as there is room."""
        head, foot = [*self.head(), *self.problems()], [*self.questions(), *self.foot()]
        told = self.told(most - sum(map(_size, (*head, *foot))) - _AROUND)
        cut = len(self.standing) - len(told)
        missing = [_CUT.in_(self.language).format(count=cut) + "\n"] if cut else []
        return "\n".join([*head, *self.documents(told), *missing, *foot])

    def told(self, room: int) -> list[str]:
        """Return what is told of the most urgent findings, in their order, as far as there is room in bytes."""
        told = []
        paths: set[str] = set()
        for finding in self.standing:
            path, block = finding.location.path, self.finding(finding)
            around = 0 if path in paths else _size("".join(self.heading(path))) + _AROUND
            room -= _size(block) + around
            if room < 0:
                break
            paths.add(path)
            told.append(block)
        return told

    def head(self) -> Iterator[str]:
        day = labels.AS_OF.in_(self.language).format(day=self.report.as_of)
        yield f"## poolcheck {self.report.version} · {day}\n"
        law, soft = self.report.summary(law=True), self.report.summary(law=False)
        names = [name for name in law if law[name] or soft[name] or name == Outcome.NOT_MET]
        yield "| " + " | ".join([_OUTCOME.in_(self.language), *map(self.outcome, names)]) + " |"
        yield "| :-- |" + " --: |" * len(names)
        for label, counted in ((labels.LAW, law), (labels.SOFT, soft)):
            yield "| " + " | ".join([label.in_(self.language), *(str(counted[name]) for name in names)]) + " |"
        yield ""

    def outcome(self, name: str) -> str:
        label = labels.WAIVED if name == "waived" else self.report.glossary.outcomes[name]
        return words(sentence(label.in_(self.language)))

    def problems(self) -> Iterator[str]:
        """List what is wrong with the files, errors first, and those that could not be read."""
        ordered = sorted(self.report.diagnostics, key=lambda problem: -problem.severity.rank)
        if ordered:
            yield f"### {_PROBLEMS.in_(self.language)}\n"
            yield from self.listed([self.problem(problem) for problem in ordered])
        unread = [f"- {words(read.path, _LONGEST_PATH)}" for read in self.report.inputs if not read.kind]
        if unread:
            yield f"**{labels.UNREAD.in_(self.language)}**\n"
            yield from self.listed(unread)

    def problem(self, problem: Diagnostic) -> str:
        severity, location = labels.SEVERITIES[problem.severity.value].in_(self.language), problem.location
        place = f"{words(location.path, _LONGEST_PATH)}:{location.line}:{location.column}"
        said = words(sentence(problem.message.in_(self.language)), _LONGEST_PROBLEM)
        line = f"- **{severity}** {place} · {code(problem.code)}  \n  {said}"
        if problem.hint is None:
            return line
        hint = words(sentence(problem.hint.in_(self.language)), _LONGEST_PROBLEM)
        return f"{line}\n  - {labels.HINT.in_(self.language)}{STOP[self.language]}{hint}"

    def listed(self, lines: Sequence[str]) -> Iterator[str]:
        yield from lines[:_MOST_LISTED]
        if len(lines) > _MOST_LISTED:
            yield f"- {_AND_MORE.in_(self.language).format(count=len(lines) - _MOST_LISTED)}"
        yield ""

    def documents(self, told: Sequence[str]) -> Iterator[str]:
        """Write what is told by document; notes are folded up, so that what weighs more is seen first."""
        by_path: dict[str, tuple[list[str], list[str]]] = {}
        for finding, block in zip(self.standing, told, strict=False):
            grave, notes = by_path.setdefault(finding.location.path, ([], []))
            (notes if finding.severity is Severity.NOTE else grave).append(block)
        for path in dict.fromkeys([*self.read, *by_path]):
            if path in by_path:
                grave, notes = by_path[path]
                yield from self.heading(path)
                yield from [*grave, ""] if grave else []
                yield from self.folded(notes)
        yield from self.others()

    def others(self) -> Iterator[str]:
        """Say how many documents have nothing against them, and what is not listed of the others."""
        with_findings = {finding.location.path for finding in self.standing}
        read = [one for one in self.report.inputs if one.is_document and one.kind]
        if fine := sum(one.path not in with_findings for one in read):
            yield (_FINE_ONE if fine == 1 else _FINE).in_(self.language).format(count=fine) + "\n"
        aside = [finding for finding in self.report.findings if not finding.outcome.passes and not finding.standing]
        waived = sum(finding.waiver is not None for finding in aside)
        label = _PUT_ASIDE if aside else _NOT_LISTED
        yield label.in_(self.language).format(waived=waived, baselined=len(aside) - waived) + "\n"

    def folded(self, notes: Sequence[str]) -> Iterator[str]:
        if notes:
            title = _NOTES.in_(self.language).format(count=len(notes))
            yield "\n".join([f"<details><summary>{title}</summary>", "", *notes, "", "</details>", ""])

    def heading(self, path: str) -> Iterator[str]:
        yield f"### {words(repository_path(path), _LONGEST_PATH)}\n"
        read = self.read.get(path)
        if read is not None and read.kind:
            name, kind = words(read.key, _LONGEST_NAME), labels.KINDS[read.kind].in_(self.language)
            yield (f"{name}（{kind}）" if self.language == "zh" else f"{name} ({kind})") + "\n"

    def finding(self, finding: Finding) -> str:
        """Tell a finding as an entry of a list; one that an earlier document has alike in a line."""
        said = told(finding, self.report.glossary, self.language)
        place = [labels.LINE.in_(self.language).format(line=finding.location.line)]
        if finding.clause:
            number = words(finding.clause, _LONGEST_NAME)
            place.append(labels.CLAUSE.in_(self.language).format(number=number))
        about = " · ".join([*place, code(finding.rule), words(said.weight)])
        head = f"- **{words(said.outcome)}{STOP[self.language]}{words(said.title)}** · {about}"
        if finding.id in self.before:
            path = self.before[finding.id]
            first = self.read[path].key if path in self.read else path
            return f"{head} · {_ALIKE.in_(self.language).format(document=words(first, _LONGEST_NAME))}"
        lines = [words(said.message)] if said.message else []
        for part in said.parts:
            if part.name in _TOLD:
                lines += [f"**{part.label}**{STOP[self.language]}{words(text)}" for text in part.texts]
        return "\n".join([head, *(f"  - {line}" for line in lines)])

    def questions(self) -> Iterator[str]:
        """Ask each open question once, those that bear on most first."""
        counted: Counter[str] = Counter()
        for finding in self.standing:
            counted.update(ask.in_(self.language) for ask in asks_of(finding))
        if counted:
            yield f"### {labels.QUESTIONS.in_(self.language)}\n"
            yield from self.listed([f"1. {self.question(ask, count)}" for ask, count in counted.most_common()])

    def question(self, ask: str, count: int) -> str:
        bears = (labels.DECIDES_ONE if count == 1 else labels.DECIDES).in_(self.language).format(count=count)
        return words(sentence(ask)) + (f"（{bears}）" if self.language == "zh" else f" ({bears})")

    def foot(self) -> Iterator[str]:
        yield f"**{labels.PACKS.in_(self.language)}**\n"
        for pack in self.report.packs:
            title = words(pack.title.in_(self.language))
            yield f"- {code(pack.name)} {words(pack.version)} · {title} · sha256 `{pack.sha256[:_HASH_SHOWN]}`"
        yield ""
        if self.report.adjustments:
            yield f"**{ADJUSTED.in_(self.language)}**\n"
            yield from self.listed([f"- {self.adjustment(one)}" for one in self.report.adjustments])
        if self.report.stale:
            yield f"**{labels.STALE.in_(self.language)}**\n"
            yield from self.listed(
                [f"- {words(one.title.in_(self.language))} · {one.reviewed_until}" for one in self.report.stale]
            )
        yield f"*{labels.LIMITS.in_(self.language)}*\n"

    def adjustment(self, one: Adjustment) -> str:
        place = f"{words(one.location.path, _LONGEST_PATH)}:{one.location.line}"
        return f"{place} · {words(adjusted(one, self.language), _LONGEST_PROBLEM)}"


def _size(text: str) -> int:
    return len(text.encode()) + 1
