"""GitHub gets annotations that its runner reads as they were meant, no more of them than it keeps."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, replace
from time import perf_counter
from typing import TYPE_CHECKING

import pytest
from ci_reports import MODEL, UNREADABLE, avs3, hostile, many, of, standing, waived, with_upkeep

from poolcheck import api
from poolcheck.core.diagnostic import Severity
from poolcheck.reports.citation import citation
from poolcheck.reports.github.commands import command
from poolcheck.reports.layout import sentence

if TYPE_CHECKING:
    from collections.abc import Callable

    from poolcheck.core.bilingual import Language
    from poolcheck.packs.model import Law

LANGUAGES: tuple[Language, ...] = ("en", "zh")
BARRED = "member-independent-licensing-barred"
LEVELS = ("error", "warning", "notice")
COMMANDS = (*LEVELS, "debug", "set-output", "set-env", "add-path", "add-mask", "stop-commands", "group", "save-state")


@dataclass
class Command:
    name: str
    properties: dict[str, str]
    data: str

    @property
    def line(self) -> int:
        return int(self.properties["line"])


def parsed(line: str) -> Command | None:
    """Read a line as GitHub's runner does (ActionCommand.TryParseV2): the escapes are undone in the runner's order."""
    line = line.lstrip()
    end = line.find("::", 2)
    if not line.startswith("::") or end < 0:
        return None
    name, _, given = line[2:end].partition(" ")
    if name not in COMMANDS:
        return None
    pairs = [part.split("=", 1) for part in given.strip().split(",") if part]
    return Command(name, {pair[0]: undone(pair[1], ":,") for pair in pairs if len(pair) == 2}, undone(line[end + 2 :]))


def parsed_as_of_old(line: str) -> str | None:
    """Read a line in the older form (ActionCommand.TryParse), which may stand anywhere in it; return the command."""
    start = line.find("##[")
    end = line.find("]", start)
    if start < 0 or end < 0:
        return None
    name = line[start + 3 : end].partition(" ")[0]
    return name if name in COMMANDS else None


def undone(text: str, more: str = "") -> str:
    for sign in ("\r", "\n", *more, "%"):
        text = text.replace(f"%{ord(sign):02X}", sign)
    return text


def commands(report: api.Report, *languages: Language) -> list[Command]:
    """Return what GitHub's runner makes of the report; each line must be a command."""
    written = api.render(report, "github:annotations", api.Options(languages or ("en",)))
    assert not written or written.endswith("\n")
    found = [parsed(line) for line in re.split(r"\r\n|\r|\n", written)[:-1]]
    return [command for command in found if command is not None] if None not in found else []


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_finding_is_an_annotation_at_its_place(law: Law, language: Language) -> None:
    report = avs3(law)
    finding = next(one for one in standing(report) if one.rule == BARRED)

    (barred,) = [one for one in commands(report, language) if one.data.endswith(f"\n\n{BARRED}")]

    assert barred.name == "error"
    title = {"en": f"Not met: {finding.title.en} (clause 5.1)", "zh": f"不符合：{finding.title.zh}（条款 5.1）"}
    assert barred.properties == {
        "file": "fixtures/dossiers/avs3/entries/westlake.yaml",
        "line": "16",
        "endLine": "16",
        "col": "11",
        "endColumn": "69",
        "title": title[language],
    }
    lines = barred.data.splitlines()
    assert lines[0] == sentence(finding.message.in_(language))
    under = {"en": "under: ", "zh": "依据："}[language] + citation(finding.authority[0]).in_(language)
    assert [line for line in lines if line.startswith(under)]


def test_both_languages_are_told_in_their_order(law: Law) -> None:
    (barred,) = [one for one in commands(avs3(law), "zh", "en") if one.data.endswith(f"\n\n{BARRED}")]

    assert re.fullmatch(r"不符合：.+（条款 5.1） / Not met: .+ \(clause 5.1\)", barred.properties["title"])
    assert 0 < barred.data.index("\n依据：") < barred.data.index("\n\n") < barred.data.index("\nunder: ")


def test_what_is_open_is_told_by_its_severity(check: Callable[..., api.Report]) -> None:
    report = of(check, MODEL)
    finding = next(one for one in standing(report) if one.rule == "package-tying")

    (tying,) = [one for one in commands(report) if one.data.endswith("\n\npackage-tying")]

    assert tying.name == "warning"
    assert tying.line == 11
    assert tying.properties["title"] == f"Conditional: {finding.title.en} (clause 2.2)"
    for question in finding.open.all:
        assert f"\nopen: {sentence(question.ask.en)}" in tying.data


def test_no_more_are_written_than_github_keeps_and_the_rest_is_counted(law: Law) -> None:
    report = many(avs3(law), 300)
    levels = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "notice"}
    count = Counter(levels[finding.severity or Severity.NOTE] for finding in report.findings)
    assert min(count[level] for level in LEVELS) > 10

    found = commands(report)

    assert Counter(command.name for command in found) == dict.fromkeys(LEVELS, 10)
    assert [command.name for command in found] == sorted((one.name for one in found), key=LEVELS.index)
    missing = [count["error"] - 10, count["warning"] - 10, count["notice"] - 9]
    assert [int(number) for number in re.findall(r"(\d+) of level", found[-1].data)] == missing
    assert "`--output github:summary=FILE`" in found[-1].data
    assert found[-1].properties == {"title": "poolcheck"}


def test_what_is_missing_is_said_in_both_languages(law: Law) -> None:
    said = commands(avs3(law), "zh", "en")[-1].data.splitlines()

    assert re.match(r"未作为注释显示：.*通知级 \d+ 条。", said[0])
    assert re.match(r"Not shown as annotations: .*\d+ of level notice\. ", said[1])


def test_nothing_is_said_to_be_missing_where_nothing_is(check: Callable[..., api.Report]) -> None:
    report = of(check, MODEL)
    few = replace(report, findings=tuple(standing(report)[:10]))

    found = commands(few)

    assert len(found) == 10
    assert not [one for one in found if "of level" in one.data]


def test_problems_with_an_input_come_first(check: Callable[..., api.Report]) -> None:
    found = commands(of(check, MODEL, UNREADABLE))

    problems = [one for one in found if one.properties.get("file") == UNREADABLE]
    assert problems == found[:8]
    assert {one.name for one in problems} == {"error"}
    assert [one.line for one in problems] == [1, 4, 6, 9, 10, 11, 12, 13]
    assert problems[2].properties["title"] == "error · yaml-quote-open"
    assert (problems[2].properties["col"], problems[2].properties["endColumn"]) == ("11", "12")
    assert problems[2].data.splitlines()[0] == 'The quote `"` is not closed'


def test_the_graver_of_more_errors_than_github_keeps_are_shown(check: Callable[..., api.Report]) -> None:
    report = of(check, MODEL)
    notes = [one for one in standing(report) if one.severity is Severity.NOTE]
    last = replace(notes[-1], severity=Severity.ERROR, id="the gravest")

    found = commands(replace(report, findings=(*notes, last)))

    assert found[0].name == "error"
    assert found[0].data.endswith(f"\n\n{last.rule}")


def test_columns_are_left_out_where_a_stretch_has_several_lines(check: Callable[..., api.Report]) -> None:
    finding = standing(of(check, MODEL))[0]
    place = replace(finding.location, path="./a/../b.yaml", line=4, column=9, end_line=7, end_column=1)
    point = replace(finding.location, line=4, column=9, end_line=4, end_column=9)
    report = replace(of(check, MODEL), findings=(replace(finding, location=place), replace(finding, location=point)))

    first, second = (one.properties for one in commands(report))

    assert {name: value for name, value in first.items() if name != "title"} == {
        "file": "b.yaml",
        "line": "4",
        "endLine": "6",
    }
    assert (second["col"], second.get("endColumn")) == ("9", None)


@pytest.mark.parametrize("form", ["github:annotations", "github:summary"])
def test_what_is_waived_or_in_the_baseline_is_left_out(form: str, check: Callable[..., api.Report]) -> None:
    report = of(check, MODEL)
    first, second, third, *_ = standing(report)
    aside = replace(report, findings=(waived(first), replace(second, baselined=True), third))

    told = api.render(aside, form, api.Options())

    assert third.rule in told
    assert first.rule not in told
    assert second.rule not in told


def test_findings_on_waivers_stand_in_their_file(check: Callable[..., api.Report]) -> None:
    found = commands(with_upkeep(of(check, MODEL)))

    assert [(one.properties["file"], one.line) for one in found] == [("one.yaml", 2), ("two.yaml", 2)]


def test_a_message_is_no_longer_than_github_keeps(check: Callable[..., api.Report]) -> None:
    finding = standing(of(check, MODEL))[0]
    notes = (replace(finding.title, en="𠮷" * 500),) * 20
    report = replace(of(check, MODEL), findings=(replace(finding, notes=notes),))

    (told,) = commands(report)

    assert 4096 - 1 <= len(told.data.encode("utf-16-le")) // 2 <= 4096
    assert told.data.count("𠮷") > 500
    assert told.data.endswith("…")


@pytest.mark.parametrize("languages", [("en",), ("zh",), ("zh", "en")])
def test_hostile_names_become_no_commands(languages: tuple[Language, ...], check: Callable[..., api.Report]) -> None:
    report = hostile(of(check, MODEL, UNREADABLE))
    written = api.render(report, "github", api.Options(languages))

    found = commands(report, *languages)

    lines = written.splitlines()
    assert len(found) == len(lines) == written.count("\n") > 20
    assert {one.name for one in found} <= set(LEVELS)
    assert not [line for line in lines if parsed_as_of_old(line)]
    for one in found[:-1]:
        assert set(one.properties) <= {"file", "line", "endLine", "col", "endColumn", "title"}
        assert one.properties["file"].startswith("a ::error::b,c:d|e`f<g>")
        assert one.properties["file"].isprintable()
        assert all(line.isprintable() for line in one.data.split("\n"))
        assert "%0A::warning::y <script>" in one.data


def test_a_command_is_one_line_whatever_it_holds() -> None:
    words = "a\r\nb\rc\nd,e:f::g%0A%0D%25=%"

    line = command("error", {"file": words, "title": f"={words}"}, f"##[error]{words}")

    assert len(re.split(r"[\r\n]", line)) == 1
    assert parsed_as_of_old(line) is None
    assert parsed(line) == Command("error", {"file": words, "title": f"={words}"}, f"## [error]{words}")


def test_escapes_are_undone_by_the_runner(check: Callable[..., api.Report]) -> None:
    finding = standing(of(check, MODEL))[0]
    words = replace(finding.message, en="100%25, %0A a:b%2C%3a%")
    report = replace(of(check, MODEL), findings=(replace(finding, title=words, message=words),))

    (told,) = commands(report)

    assert words.en in told.properties["title"]
    assert told.data.splitlines()[0] == words.en


def test_nothing_to_report_is_nothing_to_read(check: Callable[..., api.Report]) -> None:
    assert not api.render(of(check, "fixtures/aomedia/en.yaml"), "github", api.Options())


def test_two_thousand_findings_are_annotated_at_once(law: Law) -> None:
    report = many(avs3(law), 2000)

    start = perf_counter()
    found = commands(report)

    assert perf_counter() - start < 5
    assert len(found) == 30
