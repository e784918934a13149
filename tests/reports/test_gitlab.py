"""GitLab's Code Quality gets what stands: valid, each under its own fingerprint, the most urgent first."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING, Any

import pytest
from ci_reports import HOSTILE, MODEL, ROOT, UNREADABLE, avs3, hostile, many, of, standing, waived
from jsonschema_rs import Draft202012Validator

from poolcheck import api
from poolcheck.core.diagnostic import Severity
from poolcheck.findings.model import Outcome
from poolcheck.reports.citation import citation
from poolcheck.reports.layout import sentence

if TYPE_CHECKING:
    from collections.abc import Callable

    from poolcheck.core.bilingual import Language
    from poolcheck.packs.model import Law

SCHEMA = json.loads((Path(__file__).parent / "gitlab/code-quality.schema.json").read_text(encoding="utf-8"))
LANGUAGES: tuple[Language, ...] = ("en", "zh")
BARRED = "member-independent-licensing-barred"


def entries(report: api.Report, *languages: Language) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(api.render(report, "gitlab", api.Options(languages or ("en",))))
    Draft202012Validator(SCHEMA).validate(found)
    return found


def by_rule(found: list[dict[str, Any]], rule: str) -> dict[str, Any]:
    return next(entry for entry in found if entry["check_name"] == rule)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_finding_that_stands_is_told_at_its_place(law: Law, language: Language) -> None:
    report = avs3(law)

    found = entries(report, language)

    assert len(found) == len(standing(report)) > 80
    barred = by_rule(found, BARRED)
    assert barred["location"] == {
        "path": "fixtures/dossiers/avs3/entries/westlake.yaml",
        "lines": {"begin": 16, "end": 16},
    }
    assert barred["severity"] == "critical"
    finding = next(one for one in report.findings if one.rule == BARRED and one.standing)
    said = {
        "en": f"Not met: {finding.title.en} (clause 5.1) · {sentence(finding.message.en)} · under: ",
        "zh": f"不符合：{finding.title.zh}（条款 5.1） · {finding.message.zh} · 依据：",
    }
    assert barred["description"].startswith(said[language])
    assert citation(finding.authority[0]).in_(language) in barred["description"]


def test_both_languages_are_told_in_their_order(law: Law) -> None:
    told = by_rule(entries(avs3(law), "zh", "en"), BARRED)["description"]

    assert 0 == told.index("不符合：") < told.index(" / Not met: ")


def test_the_most_urgent_come_first_and_soft_law_after_law(law: Law) -> None:
    report = avs3(law)
    laws = {finding.rule: finding.law for finding in report.findings}

    found = entries(report)

    ranks = [["blocker", "critical", "major", "minor", "info"].index(entry["severity"]) for entry in found]
    assert ranks == sorted(ranks)
    not_met = [entry for entry in found if entry["severity"] == "major" and entry["description"].startswith("Not met")]
    tracks = [laws[entry["check_name"]] for entry in not_met]
    assert tracks == sorted(tracks, reverse=True)
    assert len(set(tracks)) == 2


def test_what_is_open_is_asked(check: Callable[..., api.Report]) -> None:
    told = by_rule(entries(of(check, MODEL)), "package-tying")

    assert told["severity"] == "major"
    assert told["location"]["lines"] == {"begin": 11, "end": 11}
    finding = next(one for one in of(check, MODEL).findings if one.rule == "package-tying" and one.standing)
    assert told["description"].startswith(f"Conditional: {finding.title.en} (clause 2.2) · ")
    for question in finding.open.all:
        assert f" · open: {sentence(question.ask.en)}" in told["description"]


def test_problems_with_an_input_come_before_all_findings(check: Callable[..., api.Report]) -> None:
    found = entries(of(check, MODEL, UNREADABLE))

    problems = [entry for entry in found if entry["location"]["path"] == UNREADABLE]
    assert problems == found[: len(problems)]
    assert [entry["location"]["lines"]["begin"] for entry in problems] == [1, 4, 6, 9, 10, 11, 12, 13]
    assert {entry["severity"] for entry in problems} == {"blocker"}
    assert by_rule(found, "yaml-quote-open")["description"].startswith('The quote `"` is not closed · hint: Write the')


def test_problems_that_weigh_more_come_first(check: Callable[..., api.Report]) -> None:
    problems = of(check, MODEL, UNREADABLE).diagnostics
    lesser = (replace(problems[0], severity=Severity.NOTE), replace(problems[1], severity=Severity.WARNING))

    found = entries(replace(of(check, MODEL), findings=(), diagnostics=(*lesser, *problems[2:])))

    assert [entry["severity"] for entry in found] == [*["blocker"] * 6, "minor", "info"]
    assert [entry["location"]["lines"]["begin"] for entry in found][-2:] == [4, 1]


def test_fingerprints_stay_when_lines_move(check: Callable[..., api.Report]) -> None:
    text = (ROOT / MODEL).read_text(encoding="utf-8")
    bad = (ROOT / UNREADABLE).read_text(encoding="utf-8")

    before, after = (
        entries(check(model_yaml=f"{moved}{text}", bad_yaml=f"{moved}{bad}")) for moved in ("", "# a comment\n\n\n")
    )

    assert [entry["fingerprint"] for entry in before] == [entry["fingerprint"] for entry in after]
    assert all(
        later["location"]["lines"]["begin"] == earlier["location"]["lines"]["begin"] + 3
        for earlier, later in zip(before, after, strict=True)
    )


def test_a_finding_that_turns_out_worse_is_new(check: Callable[..., api.Report]) -> None:
    report = of(check, MODEL)
    first = next(one for one in standing(report) if one.outcome is Outcome.CONDITIONAL)
    worse = [replace(one, outcome=Outcome.NOT_MET) if one is first else one for one in report.findings]

    before, after = (
        {entry["fingerprint"] for entry in entries(each)} for each in (report, replace(report, findings=tuple(worse)))
    )

    assert len(after - before) == len(before - after) == 1


def test_of_several_that_are_alike_none_is_lost(check: Callable[..., api.Report]) -> None:
    report = of(check, MODEL, UNREADABLE)
    twice = replace(report, findings=report.findings * 2, diagnostics=report.diagnostics * 2)

    fingerprints = [entry["fingerprint"] for entry in entries(twice)]

    assert len(fingerprints) == len(set(fingerprints)) == 2 * len(entries(report))
    assert set(fingerprints) > {entry["fingerprint"] for entry in entries(report)}


def test_what_is_waived_or_in_the_baseline_is_left_out(check: Callable[..., api.Report]) -> None:
    report = of(check, MODEL)
    first, second, *_ = standing(report)
    changed = {first.id: waived(first), second.id: replace(second, baselined=True)}
    aside = replace(report, findings=tuple(changed.get(finding.id, finding) for finding in report.findings))

    left = {entry["fingerprint"] for entry in entries(report)} - {entry["fingerprint"] for entry in entries(aside)}

    assert len(left) == 2
    assert len(entries(aside)) == len(entries(report)) - 2


def test_paths_are_those_of_the_repository(check: Callable[..., api.Report]) -> None:
    report = of(check, MODEL)
    findings = (replace(one, location=replace(one.location, path="./a//b/../c.yaml")) for one in report.findings)

    found = entries(replace(report, findings=tuple(findings)))

    assert {entry["location"]["path"] for entry in found} == {"a/c.yaml"}


def test_a_stretch_that_ends_where_a_line_begins_does_not_reach_into_it(check: Callable[..., api.Report]) -> None:
    report = of(check, MODEL)
    place = replace(standing(report)[0].location, line=4, column=1, end_line=6, end_column=1)

    (entry,) = entries(replace(report, findings=(replace(standing(report)[0], location=place),)))

    assert entry["location"]["lines"] == {"begin": 4, "end": 5}


def test_hostile_names_stay_in_their_line(check: Callable[..., api.Report]) -> None:
    report = hostile(of(check, MODEL, UNREADABLE))

    found = entries(report, "en", "zh")

    assert len(found) == len(standing(report)) + len(report.diagnostics)
    for entry in found:
        assert entry["description"].isprintable()
        assert entry["location"]["path"].isprintable()
        assert len(entry["description"]) < 2100
        assert "=cmd|' /C calc'!A1 ::error file=a.py,line=1::owned" in entry["description"]
    assert not api.render(report, "gitlab", api.Options()).startswith("\ufeff")
    assert HOSTILE not in api.render(report, "gitlab", api.Options())


def test_two_thousand_findings_are_written_at_once(law: Law) -> None:
    report = many(avs3(law), 2000)

    start = perf_counter()
    found = entries(report)

    assert perf_counter() - start < 5
    assert len({entry["fingerprint"] for entry in found}) == 2000


def test_nothing_to_report_is_an_empty_list(check: Callable[..., api.Report]) -> None:
    assert api.render(check("fixtures/aomedia/en.yaml"), "gitlab", api.Options()) == "[]\n"
