"""GitHub's summary of a run is Markdown in which everything stands that a report must say, and only as words."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from time import perf_counter
from typing import TYPE_CHECKING

import pytest
from ci_reports import MODEL, UNREADABLE, adjusted, avs3, hostile, many, of, standing, waived, with_upkeep
from markdown_it import MarkdownIt

from poolcheck import api
from poolcheck.core.diagnostic import Severity
from poolcheck.findings.model import Outcome
from poolcheck.reports import labels
from poolcheck.reports.adjusted import ADJUSTED
from poolcheck.reports.citation import citation
from poolcheck.reports.layout import sentence

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from markdown_it.token import Token

    from poolcheck.core.bilingual import Language
    from poolcheck.packs.model import Law

LANGUAGES: tuple[Language, ...] = ("en", "zh")
BARRED = "member-independent-licensing-barred"


def summary(report: api.Report, *languages: Language) -> str:
    return api.render(report, "github:summary", api.Options(languages or ("en",)))


def tokens(text: str) -> list[Token]:
    """Return all that the Markdown of a summary consists of."""
    return list(flat(MarkdownIt("commonmark").enable(["table", "strikethrough"]).parse(text)))


def flat(some: list[Token]) -> Iterator[Token]:
    for token in some:
        yield token
        yield from flat(token.children or [])


def texts(text: str) -> str:
    return " ".join(token.content for token in tokens(text) if token.type in ("text", "text_special", "code_inline"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_summary_counts_by_outcome(check: Callable[..., api.Report], language: Language) -> None:
    report = of(check, MODEL)

    rows = [line.strip("| ").split(" | ") for line in summary(report, language).splitlines() if line.startswith("| ")]

    for row, (label, law) in zip(rows[2:], ((labels.LAW, True), (labels.SOFT, False)), strict=True):
        assert row[0] == label.in_(language)
        counted = report.summary(law=law)
        named = {
            sentence(report.glossary.outcomes[name].in_(language)): n for name, n in counted.items() if name != "waived"
        }
        assert dict(zip(rows[0][1:], map(int, row[1:]), strict=True)).items() <= named.items()
    assert sentence(report.glossary.outcomes["not_met"].in_(language)) in rows[0]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_summary_tells_every_finding_that_stands(law: Law, language: Language) -> None:
    report = avs3(law)

    told = summary(report, language)

    entries = re.findall(r"^- \*\*.+\*\* · .* · `([a-z-]+)` · ", told, re.MULTILINE)
    assert Counter(entries) == Counter(finding.rule for finding in standing(report))
    shown = re.sub(r"\s+", "", texts(told)).replace("\u200b", "")
    for finding in standing(report):
        for said in (finding.title, finding.message, *(question.ask for question in finding.open.all)):
            assert re.sub(r"\s+", "", sentence(said.in_(language))) in shown


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_summary_says_where_and_under_what(law: Law, language: Language) -> None:
    report = avs3(law)
    finding = next(one for one in standing(report) if one.rule == BARRED)

    told = summary(report, language).split("### fixtures/dossiers/avs3/entries/westlake.yaml\n")[1].split("\n### ")[0]

    place = {"en": "line 16 · clause 5.1", "zh": "第 16 行 · 条款 5.1"}[language]
    assert f"** · {place} · `{BARRED}` · {labels.SEVERITIES['error'].in_(language)}\n" in told
    for label, said in (
        (labels.AUTHORITY, citation(finding.authority[0])),
        (labels.MEANING, finding.consequence),
        (labels.REMEDY, finding.remedy),
    ):
        stop = {"en": ": ", "zh": "："}[language]
        assert f"  - **{label.in_(language)}**{stop}{sentence(said.in_(language))}"[:60] in told


def test_notes_are_folded_up_and_what_weighs_more_is_not(check: Callable[..., api.Report]) -> None:
    open_part, folded = summary(of(check, MODEL)).split("<details>")

    weights = [re.findall(r"^- \*\*.* · (\w+)$", part, re.MULTILINE) for part in (open_part, folded)]
    assert set(weights[0]) == {"warning"}
    assert set(weights[1]) == {"note"}
    assert f"<summary>{len(weights[1])} of severity note</summary>\n\n- " in folded


def test_the_summary_says_what_every_report_must_say(check: Callable[..., api.Report]) -> None:
    report = of(check, MODEL, UNREADABLE)

    told = summary(report, "zh", "en")

    assert told.startswith(f"## poolcheck {report.version} · 法律适用日期 2026-11-21\n")
    assert f"\n## poolcheck {report.version} · law as of 2026-11-21\n" in told
    for pack in report.packs:
        assert told.count(f"- `{pack.name}` {pack.version} · ") == 2
        assert told.count(f"sha256 `{pack.sha256[:12]}`") == 2
    for language in LANGUAGES:
        assert f"*{labels.LIMITS.in_(language)}*\n" in told
        assert labels.UNREAD.in_(language) in told
    assert f"- **error** {UNREADABLE}:6:11 · `yaml-quote-open`  \n" in told
    assert f"\n- {UNREADABLE}\n" in told


def test_the_summary_says_what_the_configuration_changed(check: Callable[..., api.Report]) -> None:
    told = summary(adjusted(of(check, MODEL)), "en", "zh")

    assert f"\n**{ADJUSTED.en}**\n\n- poolcheck.toml:7 · in drafts/\\*, left out: no-challenge (2 rules)\n" in told
    assert f"\n**{ADJUSTED.zh}**\n\n- poolcheck.toml:7 · drafts/\\* 中未适用：no-challenge（2 条规则）\n" in told


def test_each_question_is_asked_once_with_the_number_of_findings(check: Callable[..., api.Report]) -> None:
    report = of(check, MODEL)
    ask = "is the pool, its operator, a member or another licensor dominant on the relevant market?"
    asking = [one.open.all for one in standing(report) if one.outcome is not Outcome.PRESUMED_MET]
    count = sum(any(ask in question.ask.en for question in questions) for questions in asking)

    asked = summary(report).split(f"### {labels.QUESTIONS.en}\n")[1]

    (line,) = [line for line in asked.splitlines() if sentence(ask) in line]
    assert count > 5
    assert line.endswith(f"(bears on {count} findings)")
    bearing = [int(number) for number in re.findall(r"bears on (\d+) finding", asked)]
    assert bearing == sorted(bearing, reverse=True)


def test_problems_that_weigh_more_come_first_in_the_summary(check: Callable[..., api.Report]) -> None:
    report = of(check, MODEL, UNREADABLE)
    lesser = (replace(report.diagnostics[0], severity=Severity.NOTE), *report.diagnostics[1:])

    told = summary(replace(report, diagnostics=lesser))

    places = re.findall(rf"^- \*\*(\w+)\*\* {UNREADABLE}:(\d+):", told, re.MULTILINE)
    assert places == [*(("error", str(line)) for line in (4, 6, 9, 10, 11, 12, 13)), ("note", "1")]


def test_what_another_document_has_alike_is_told_there(law: Law) -> None:
    told = summary(avs3(law)).split("### fixtures/dossiers/avs3/licenses/08-tianlu.pool")[1].split("\n### ")[0]

    assert re.search(r"^- \*\*.*`patent-particulars` · note · as in “AVS3-2025-001”, told there$", told, re.MULTILINE)


def test_findings_on_waivers_are_told_below_their_file(check: Callable[..., api.Report]) -> None:
    told = summary(with_upkeep(of(check, MODEL)))

    assert told.index("\n### one.yaml\n") < told.index(" · `waiver-expired` · ") < told.index("\n### two.yaml\n")
    assert "· as in “one.yaml”, told there\n" in told


def test_documents_without_findings_and_what_is_put_aside_are_counted(check: Callable[..., api.Report]) -> None:
    report = of(check, MODEL, "fixtures/aomedia/en.yaml")
    first, second, third, *_ = standing(report)
    aside = replace(report, findings=(waived(first), waived(second), replace(third, baselined=True)))

    assert "\nNothing stands against one other document that was checked.\n" in summary(report)
    assert "\nNot listed: what is met or does not apply.\n" in summary(report)
    assert "\nNothing stands against 2 other documents that were checked.\n" in summary(aside)
    assert "\nNot listed: 2 waived, 1 in the baseline, and what is met or does not apply.\n" in summary(aside)
    assert "\n未列出：已登记忽略 2 项，基线内 1 项，以及“符合”和“不适用”的结论。\n" in summary(aside, "zh")


@pytest.mark.parametrize("language", LANGUAGES)
def test_hostile_names_stay_words(language: Language, check: Callable[..., api.Report]) -> None:
    report = hostile(of(check, MODEL, UNREADABLE))
    plain = of(check, MODEL, UNREADABLE)

    told = summary(report, language)

    found, usual = tokens(told), tokens(summary(plain, language))
    kinds = {token.type for token in found}
    assert kinds <= {token.type for token in usual}
    assert not kinds & {"link_open", "image", "html_inline", "fence", "code_block", "hr", "s_open"}
    assert {token.content for token in found if token.type == "html_block"} == {
        token.content for token in usual if token.type == "html_block"
    }
    assert sum(token.type == "table_open" for token in found) == 1
    shown = texts(told)
    assert "<script>alert('1')</script> <!-- & &lt; ]]> `rm` ``x`` [a](http" in shown
    assert not re.search(r"@\w|#\d|GH-\d|:tada|:\+1|https?://|www\.", shown)
    assert all(line.isprintable() for line in told.splitlines())
    assert "**b** __i__ ~~s~~ $x$" in shown


def test_words_that_would_begin_a_list_or_a_heading_do_not(check: Callable[..., api.Report]) -> None:
    finding = standing(of(check, MODEL))[0]

    def kinds_and_texts(message: str) -> tuple[Counter[str], str]:
        words = replace(finding.message, en=message)
        told = summary(replace(of(check, MODEL), findings=(replace(finding, message=words),)))
        outside = [token for token in tokens(told) if token.type not in ("text", "text_special")]
        return Counter(token.type for token in outside), texts(told).replace(" ", "")

    usual, _ = kinds_and_texts("x")
    for begins in ("- x", "+ x", "1. x", "2) x", "# x", "> x", "===", "---", "[ ] x", "* x", "_x_", "~~x~~", "1.", "-"):
        kinds, shown = kinds_and_texts(begins)

        assert kinds == usual
        assert f"·note{begins.replace(' ', '')}means" in shown


def test_numbers_of_clauses_are_not_escaped(check: Callable[..., api.Report]) -> None:
    assert " · clause 2.1 · " in summary(of(check, MODEL))


@pytest.mark.parametrize("languages", [("en",), ("zh", "en")])
def test_a_summary_stays_below_what_github_accepts(languages: tuple[Language, ...], law: Law) -> None:
    report = many(avs3(law), 4000)
    start = perf_counter()

    told = summary(report, *languages)

    assert perf_counter() - start < 5
    assert 700_000 < len(told.encode()) < 1_000_000
    left_out = [int(number) for number in re.findall(r"\*\*Left out for length: (\d+) findings", told)]
    listed = len(re.findall(r"^- \*\*.*", told.split("## poolcheck")[-1], re.MULTILINE))
    assert left_out == [4000 - listed]
    assert "`member-independent-licensing-barred` · error" in told


def test_hostile_names_make_no_summary_too_long(check: Callable[..., api.Report]) -> None:
    report = of(check, MODEL, UNREADABLE)
    long = hostile(replace(report, findings=tuple(standing(report)) * 40, diagnostics=report.diagnostics * 100))
    spread = replace(
        long,
        findings=tuple(
            replace(one, location=replace(one.location, path=f"{number}{'@a' * 200}"))
            for number, one in enumerate(long.findings)
        ),
    )

    told = summary(spread, "zh", "en")

    assert len(told.encode()) < 1_000_000
    assert "… and 750 more" in told
    assert "……另有 750 项" in told
