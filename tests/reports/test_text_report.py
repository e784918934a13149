"""The text report shows a lawyer what, where, under what and how sure; and what was not checked."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from poolcheck import api
from poolcheck.findings.model import Outcome
from poolcheck.reports import labels
from poolcheck.reports.citation import citation
from poolcheck.reports.layout import columns, uncolored

if TYPE_CHECKING:
    from collections.abc import Callable

    from poolcheck.core.bilingual import Language

ROOT = Path(__file__).resolve().parents[2]
MODEL = {"en": "fixtures/model-license/en.yaml", "zh": "fixtures/model-license/zh.yaml"}
AOMEDIA = "fixtures/aomedia/en.yaml"
LANGUAGES: tuple[Language, ...] = ("en", "zh")


def text(report: api.Report, **options: object) -> str:
    return api.render(report, "text", replace(api.Options(), **options))  # type: ignore[arg-type] # options by name


def joined(rendered: str) -> str:
    """Return a report without its line breaks and indentation, so that words can be looked for."""
    return re.sub(r"\s+", "", rendered)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_finding_is_told_in_full(language: Language, check: Callable[..., api.Report]) -> None:
    report = check(MODEL[language])

    shown = joined(text(report, languages=(language,)).lower())

    for finding in report.findings:
        if finding.outcome.passes:
            continue
        words = [finding.title, finding.message, finding.consequence, finding.remedy]
        words += [report.glossary.outcomes[finding.outcome.value]]
        words += [citation(authority) for authority in (*finding.authority, *finding.presumed_by)]
        words += [report.glossary.checked[authority.checked] for authority in finding.authority]
        words += [question.ask for question in finding.open.all if finding.outcome is not Outcome.PRESUMED_MET]
        for each in words:
            assert joined(each.in_(language).lower()) in shown
        assert finding.severity is not None
        assert f"[{finding.rule}·{labels.SEVERITIES[finding.severity.value].in_(language)}]" in shown
        assert f"{finding.location.path}:{finding.location.line}" in shown


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_every_report_must_say_is_said(language: Language, check: Callable[..., api.Report]) -> None:
    report = check(MODEL[language])

    shown = text(report, languages=(language,))

    assert "2026-11-21" in shown.splitlines()[0]
    for pack in report.packs:
        assert f"{pack.name} {pack.version}" in shown
        assert pack.sha256[:12] in shown
    for said in {"en": ["Not checked", "not legal advice"], "zh": ["均不在检查之列", "不构成法律意见"]}[language]:
        assert joined(said) in joined(shown)


def test_the_clause_is_quoted_with_a_pointer_under_its_words(check: Callable[..., api.Report]) -> None:
    lines = text(check(MODEL["zh"]), languages=("zh",)).splitlines()

    at = lines.index("  32 │       - 被许可方应当将改进成果回授给专利池")
    assert lines[at + 1] == "     │         " + "^" * 34


@pytest.mark.parametrize("width", [80, 100])
@pytest.mark.parametrize("languages", [("en",), ("zh",), ("zh", "en")])
def test_no_line_is_wider_than_the_terminal(
    width: int, languages: tuple[Language, ...], check: Callable[..., api.Report]
) -> None:
    report = check(*MODEL.values(), AOMEDIA, "fixtures/bad/yaml-many-problems.yaml")

    lines = text(report, languages=languages, width=width, everything=True).splitlines()

    assert [line for line in lines if columns(line) > width] == []


def test_the_gravest_findings_of_a_document_come_first(check: Callable[..., api.Report]) -> None:
    shown = text(check(MODEL["en"]), everything=True)

    outcomes = re.findall(r"^  (Conditional|Undetermined|Presumed met|Met|Not applicable): ", shown, re.MULTILINE)
    assert outcomes[0] == "Conditional"
    assert outcomes[-1] == "Not applicable"


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_met_is_not_told_as_if_it_were_not(language: Language, check: Callable[..., api.Report]) -> None:
    report = check(AOMEDIA)
    passed = [finding for finding in report.findings if finding.outcome is Outcome.MET]
    assert passed

    shown = joined(text(report, languages=(language,), everything=True).lower())

    for finding in passed:
        assert joined(finding.message.in_(language).lower()) in shown
        assert joined(f"：{finding.title.zh}" if language == "zh" else f": {finding.title.en}").lower() not in shown
        assert joined(finding.consequence.in_(language).lower()) not in shown


def test_each_open_question_is_asked_once_with_its_clauses(check: Callable[..., api.Report]) -> None:
    report = check(MODEL["en"])

    asked = joined(text(report).split("What would settle the open findings")[1])

    for finding in report.findings:
        for question in finding.open.all if finding.outcome is not Outcome.PRESUMED_MET else ():
            assert asked.lower().count(joined(question.ask.en.lower())) == 1
    assert joined("(clauses 8.1(3), 11.1; bears on 2 findings)") in asked


def test_findings_are_counted_by_law_and_soft_law(check: Callable[..., api.Report]) -> None:
    report = check(MODEL["en"])

    shown = text(report)

    conditional, soft = report.summary(law=True)["conditional"], report.summary(law=False)["not_met"]
    assert re.search(rf"^Under law: not met 0 · conditional {conditional} · ", shown, re.MULTILINE)
    assert re.search(rf"^Under soft law, .*: not met {soft} · ", shown, re.MULTILINE)


def test_a_document_that_could_not_be_read_is_said_not_to_be_checked(check: Callable[..., api.Report]) -> None:
    shown = text(check(MODEL["en"], "fixtures/bad/text-gbk.yaml"), languages=LANGUAGES)

    assert "Not checked, because it could not be read" in shown
    assert "以下文件未能读取" in shown
    assert "\n  fixtures/bad/text-gbk.yaml\n" in shown
    assert "━━ fixtures/model-license/en.yaml" in shown


def test_a_document_without_findings_says_so(check: Callable[..., api.Report]) -> None:
    assert "Nothing to report." in text(check(AOMEDIA))


def test_both_languages_say_everything(check: Callable[..., api.Report]) -> None:
    report = check(MODEL["zh"])

    both = joined(text(report, languages=("zh", "en")))

    for finding in report.findings:
        if not finding.outcome.passes:
            assert joined(finding.title.zh) in both
            assert joined(finding.title.en) in both


def test_colors_change_nothing_but_colors(check: Callable[..., api.Report]) -> None:
    report = check(*MODEL.values())

    plain, colored = text(report), text(report, color=True)

    assert "\x1b" not in plain
    assert uncolored(colored) == plain
    assert "\x1b[33;1mConditional\x1b[0m" in colored


@pytest.mark.parametrize("language", LANGUAGES)
def test_rules_without_a_provision_in_force_are_counted(language: Language) -> None:
    law = api.load_law().value
    assert law is not None
    model = api.InputFile("a.yaml", (ROOT / MODEL[language]).read_bytes())
    count = sum(len(pack.rules) for pack in law.packs)

    early, now = (
        text(api.check([model], law, date(*day)), languages=(language,)) for day in ((2015, 1, 1), (2026, 11, 21))
    )

    said = labels.NOT_IN_FORCE.in_(language).format(count=count, day="2015-01-01")
    assert joined(said) in joined(early)
    assert "2015-01-01" not in now


PARTIAL = """\
charter: X
governing law: PRC
status: partial
clauses:
  - at: "1"
    says: member must not license its pooled patents independently
"""


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_hangs_on_the_part_not_written_down_is_told_in_one_block(
    language: Language, check: Callable[..., api.Report]
) -> None:
    report = check(a_yaml=PARTIAL)
    unwritten = [finding for finding in report.findings if finding.unwritten]

    shown = text(report, languages=(language,))

    assert len(unwritten) > 20
    assert joined(labels.UNWRITTEN.in_(language).format(count=len(unwritten))) in joined(shown)
    assert joined(shown).lower().count(joined(labels.UNWRITTEN_ASK.in_(language)).lower()) == 1
    for finding in unwritten:
        assert finding.outcome is Outcome.UNDETERMINED
        assert f"[{finding.rule} " not in shown
        title = report.glossary.concerns[finding.concern].in_(language)
        count = sum(one.concern == finding.concern for one in unwritten)
        assert joined(f"· {title}（{count}）" if language == "zh" else f"· {title} ({count})") in joined(shown)


def test_what_a_clause_on_the_table_decides_is_told_by_itself(check: Callable[..., api.Report]) -> None:
    report = check(a_yaml=PARTIAL)

    found = next(one for one in report.findings if one.rule == "member-independent-licensing-barred")

    assert not found.unwritten
    assert "[member-independent-licensing-barred" in text(report)


def test_a_complete_document_has_no_part_that_was_not_written_down(check: Callable[..., api.Report]) -> None:
    report = check(a_yaml=PARTIAL.replace("status: partial\n", ""))

    assert not any(finding.unwritten for finding in report.findings)


BARRED = "license: {name}\ngoverning law: PRC\nclauses:\n{before}  - at: '{at}'\n    says: {says}\n"
NO_CHALLENGE = "licensee must not challenge licensed patents"
FINE = "  - licensee may use licensed patents\n"


def two_licenses(says: str, language: Language) -> str:
    law = api.load_law(("cn-contract",)).value
    assert law is not None
    texts = [
        BARRED.format(name="First", before="", at="1", says=NO_CHALLENGE),
        BARRED.format(name="Second", before=FINE, at="7", says=says),
    ]
    files = [api.InputFile(f"{number}.yaml", each.encode()) for number, each in enumerate(texts)]
    report = api.check(files, law, date(2026, 11, 21), api.Settings(select=("no-challenge",)))
    assert [finding.outcome for finding in report.findings] == [Outcome.NOT_MET, Outcome.NOT_MET]
    return text(report, languages=(language,))


def test_what_an_earlier_document_has_alike_is_told_in_a_line_with_its_place() -> None:
    shown = two_licenses(NO_CHALLENGE, "en")

    first, _, second = shown.partition("━━ 1.yaml")
    assert "  Not met: " in first
    assert "    under" in first
    assert "The same finding as in “First”, told in full there:\n  Not met: " in second
    assert "(line 6)" in second
    assert "    under" not in second


def test_what_an_earlier_document_has_alike_is_told_briefly_in_chinese_too() -> None:
    _, _, second = two_licenses(NO_CHALLENGE, "zh").partition("━━ 1.yaml")

    assert "与“First”相同的结论 1 项，详见该文件项下：\n  不符合：" in second
    assert "（第 6 行）" in second


def test_a_clause_in_other_words_is_told_in_full_again() -> None:
    _, _, second = two_licenses("licensee must not directly challenge licensed patents", "en").partition("━━ 1.yaml")

    assert "The same" not in second
    assert "    under" in second


@pytest.mark.parametrize(
    ("rules", "english", "chinese"),
    [
        (["no-challenge"], "1 rule was left out", "有 1 条规则未予适用"),
        (["no-challenge", "grant-back-free"], "2 rules were left out", "有 2 条规则未予适用"),
    ],
)
def test_rules_whose_law_was_not_in_force_are_counted(rules: list[str], english: str, chinese: str) -> None:
    law = api.load_law(examples=False).value
    assert law is not None
    document = api.InputFile("x.pool", b'license "X"\n  governing law: PRC\n1. Licensee may sell licensed products.\n')
    report = api.check([document], law, date(2020, 12, 31), api.Settings(select=tuple(rules)))

    assert english in text(report, languages=("en",))
    assert chinese in text(report, languages=("zh",))
