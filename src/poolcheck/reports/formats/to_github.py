"""The report for GitHub Actions: annotations beside the lines, or a summary for the page of the run."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from poolcheck.core.bilingual import Bilingual
from poolcheck.core.diagnostic import Severity
from poolcheck.reports import labels
from poolcheck.reports.form import Format, Options
from poolcheck.reports.github.commands import MOST_A_LEVEL, command
from poolcheck.reports.github.summary import summary
from poolcheck.reports.gravity import standing
from poolcheck.reports.place import last_line, repository_path
from poolcheck.reports.plain_words import blocks, headline, in_all, one_line, paragraphs, problem_lines

if TYPE_CHECKING:
    from collections.abc import Iterator

    from poolcheck.core.diagnostic import Diagnostic
    from poolcheck.core.location import Location
    from poolcheck.findings.model import Finding
    from poolcheck.findings.report import Report

ANNOTATIONS: Final = "annotations"
SUMMARY: Final = "summary"

_LEVELS: Final = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "notice"}
_LONGEST_TITLE = 200
_MORE: Final = Bilingual(
    "Not shown as annotations: {counts}. GitHub keeps {most} annotations of each level a step, and these weigh less"
    " than those shown. The job summary (`--output github:summary=FILE`) and the report as text tell them.",
    "未作为注释显示：{counts}。GitHub 每个步骤每级仅保留 {most} 条注释，此处省略的是其中较轻的。"
    "作业摘要（`--output github:summary=FILE`）和文本报告载有这些内容。",
)
_LEVEL_NAMES: Final = {
    "error": Bilingual("{count} of level error", "错误级 {count} 条"),
    "warning": Bilingual("{count} of level warning", "警告级 {count} 条"),
    "notice": Bilingual("{count} of level notice", "通知级 {count} 条"),
}


@dataclass(frozen=True, slots=True)
class _Annotation:
    level: str
    location: Location
    title: str
    message: str

    def written(self) -> str:
        """Return the annotation as a workflow command; columns count only within one line, and the end is exclusive."""
        place, last = self.location, last_line(self.location)
        properties: dict[str, object] = {"file": repository_path(place.path), "line": place.line, "endLine": last}
        if place.line == place.end_line:
            properties["col"] = place.column
            if place.end_column > place.column:
                properties["endColumn"] = place.end_column
        return command(self.level, {**properties, "title": self.title}, self.message)


def render(report: Report, options: Options) -> str:
    """Return what stands, the most urgent first; what is waived, in the baseline or met is not listed."""
    if options.profile == SUMMARY:
        return summary(report, options)
    return "".join(f"{line}\n" for line in _annotations(report, options))


def _annotations(report: Report, options: Options) -> Iterator[str]:
    """Return as many annotations of each level as GitHub keeps, and one that says how many are missing."""
    problems = sorted(report.diagnostics, key=lambda problem: -problem.severity.rank)
    every = [_of_problem(problem, options) for problem in problems]
    every += [_of_finding(finding, report, options) for finding in standing(report)]
    counted = Counter(annotation.level for annotation in every)
    room = dict.fromkeys(_LEVELS.values(), MOST_A_LEVEL)
    if any(count > MOST_A_LEVEL for count in counted.values()):
        room["notice"] -= 1
    for annotation in every:
        room[annotation.level] -= 1
        if room[annotation.level] >= 0:
            yield annotation.written()
    missing = {level: -left for level, left in room.items() if left < 0}
    if missing:
        yield command("notice", {"title": "poolcheck"}, _more(missing, options))


def _more(missing: dict[str, int], options: Options) -> str:
    lines = []
    for language in options.languages:
        counts = [_LEVEL_NAMES[level].in_(language).format(count=count) for level, count in missing.items()]
        listed = ("、" if language == "zh" else ", ").join(counts)
        lines.append(_MORE.in_(language).format(counts=listed, most=MOST_A_LEVEL))
    return "\n".join(lines)


def _of_finding(finding: Finding, report: Report, options: Options) -> _Annotation:
    level = _LEVELS[finding.severity or Severity.NOTE]
    titles = [headline(finding, report.glossary, language) for language in options.languages]
    told = [list(paragraphs(finding, report.glossary, language)) for language in options.languages]
    return _Annotation(level, finding.location, _title(titles), blocks([*told, [finding.rule]]))


def _of_problem(problem: Diagnostic, options: Options) -> _Annotation:
    titles = [f"{_severity(problem, options)} · {problem.code}"]
    told = [list(problem_lines(problem, language)) for language in options.languages]
    return _Annotation(_LEVELS[problem.severity], problem.location, _title(titles), blocks(told))


def _severity(problem: Diagnostic, options: Options) -> str:
    return in_all(labels.SEVERITIES[problem.severity.value], options.languages)


def _title(titles: list[str]) -> str:
    return " / ".join(one_line(title, _LONGEST_TITLE // len(titles)) for title in titles)


FORMAT = Format(name="github", suffix=".txt", render=render, profiles=(ANNOTATIONS, SUMMARY))
