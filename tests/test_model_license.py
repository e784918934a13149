"""The model license in Chinese and in English: the same findings, the expected ones, and what an edit changes."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from poolcheck.findings.model import Outcome

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from poolcheck import api
    from poolcheck.findings.model import Finding

ROOT = Path(__file__).resolve().parents[1]
DOCUMENTS = ("model-license", "aomedia")
LANGUAGES = ("en", "zh")
GRANT_BACK = {"en": "5", "zh": "五"}
RELIEF = {"en": ["8.1(3)", "11.1"], "zh": ["八1(3)", "十一1"]}
PACKAGE = {"en": "2.2", "zh": "二2"}

Key = tuple[str, str, str]


def read(document: str, language: str) -> str:
    return (ROOT / f"fixtures/{document}/{language}.yaml").read_text(encoding="utf-8")


def key(finding: Finding) -> Key:
    """Return what tells a finding from others, in whatever language its document is."""
    return finding.rule, finding.subject, finding.clause


def in_common(finding: Finding, clauses: list[str]) -> tuple[object, ...]:
    """Return all of a finding that does not depend on the language of its document."""
    return (
        finding.rule,
        finding.outcome,
        finding.severity,
        finding.subject,
        finding.open,
        finding.authority,
        finding.presumed_by,
        finding.consequence,
        clauses.index(finding.clause) if finding.clause else None,
    )


def clauses_of(report: api.Report) -> list[str]:
    return list(dict.fromkeys(finding.clause for finding in report.findings if finding.clause))


def by_rule(findings: Iterable[Finding], rule: str) -> list[Finding]:
    return [finding for finding in findings if finding.rule == rule]


def changes(before: api.Report, after: api.Report) -> dict[str, str]:
    """Return the outcomes that an edit changed, by rule; the open facts of the others must be as before."""
    old = {key(finding): finding for finding in before.findings}
    new = {key(finding): finding for finding in after.findings}
    found: dict[str, str] = {}
    for each in new.keys() | old.keys():
        one, other = old.get(each), new.get(each)
        if one is None or other is None:
            if other is not None and not other.outcome.passes:
                found[other.rule] = other.outcome.value
            elif one is not None and not one.outcome.passes:
                found.setdefault(one.rule, "gone")
        elif one.outcome is not other.outcome:
            found[other.rule] = other.outcome.value
    return found


@pytest.fixture(params=LANGUAGES)
def language(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def report(language: str, check: Callable[..., api.Report]) -> api.Report:
    return check(f"fixtures/model-license/{language}.yaml")


@pytest.mark.parametrize("document", DOCUMENTS)
def test_both_languages_agree_finding_by_finding(document: str, check: Callable[..., api.Report]) -> None:
    english, chinese = (check(f"fixtures/{document}/{language}.yaml") for language in LANGUAGES)

    # Inside one clause, findings stand in the order of its words, which the two languages do not share.
    said = [
        sorted((in_common(finding, clauses_of(report)) for finding in report.findings), key=repr)
        for report in (english, chinese)
    ]
    assert said[0] == said[1]
    assert english.diagnostics == chinese.diagnostics == ()


@pytest.mark.parametrize("document", DOCUMENTS)
def test_no_rule_of_law_is_not_met(document: str, language: str, check: Callable[..., api.Report]) -> None:
    report = check(f"fixtures/{document}/{language}.yaml")

    not_met = [finding for finding in report.findings if finding.outcome is Outcome.NOT_MET]
    assert [finding.rule for finding in not_met if finding.law] == []


def test_the_grant_back_is_open_on_all_that_the_clause_leaves_open(report: api.Report, language: str) -> None:
    asked = {
        question.fact
        for finding in report.findings
        if finding.clause == GRANT_BACK[language]
        for question in finding.open.all
    }

    assert {fact.rpartition(".")[2] for fact in asked} >= {
        "form",
        "consideration",
        "reciprocity",
        "object",
        "recipients",
    }


def test_the_grant_back_is_presumed_to_be_an_ordinary_license(report: api.Report, language: str) -> None:
    [finding] = by_rule(report.findings, "pool-grant-back-exclusive")

    assert finding.outcome is Outcome.PRESUMED_MET
    assert finding.clause == GRANT_BACK[language]
    [presumed] = finding.presumed_by
    assert (presumed.source, presumed.article, presumed.paragraph) == ("spc-technology-contract", "25", 2)


def test_the_whole_pool_package_is_conditional_on_dominance(report: api.Report, language: str) -> None:
    [finding] = by_rule(report.findings, "pool-forced-package")

    assert finding.outcome is Outcome.CONDITIONAL
    assert finding.clause == PACKAGE[language]
    assert "dominant(licensor_side)" in [question.fact for question in finding.open.elements]


def test_relief_comes_only_when_all_patents_fall(report: api.Report, language: str) -> None:
    found = by_rule(report.findings, "royalty-relief-all-patents")

    assert [finding.clause for finding in found] == RELIEF[language]
    assert all(finding.outcome.open for finding in found)


def test_nothing_is_said_about_challenging_patents(report: api.Report) -> None:
    found = [finding for finding in report.findings if finding.concern == "no_challenge"]

    assert found
    assert {finding.outcome for finding in found} == {Outcome.NOT_APPLICABLE}


def test_nothing_is_said_about_exclusivity_but_what_the_silence_of_the_grant_back_leaves_open(
    report: api.Report,
) -> None:
    told = [finding for finding in report.findings if not finding.outcome.passes]

    assert [finding.rule for finding in told if finding.concern in ("exclusive_membership", "exclusive_dealing")] == []
    assert {finding.outcome for finding in told if "exclusive" in finding.rule} == {Outcome.PRESUMED_MET}


ADDED = {
    "a no-challenge clause": {
        "en": '  - at: "99"\n    says: licensee must not challenge licensed patents\n',
        "zh": "  - 条号: 九九\n    内容: 被许可方不得质疑许可专利\n",
    },
    "a choice of patents": {
        "en": '  - at: "99"\n    says: licensee may select patents its products need\n',
        "zh": "  - 条号: 九九\n    内容: 被许可方可以选择其产品所需专利\n",
    },
    "a dominant pool": {
        "en": "markets:\n  - title: decoding\n    dominance: stated\n    shares:\n      - holder: pool\n",
        "zh": "相关市场:\n  - 名称: 解码技术\n    市场支配地位: 文件载明具有\n    市场份额:\n      - 经营者: 专利池\n",
    },
}
EXCLUSIVE = {
    "en": ("licensee must grant back improvements to pool", "licensee must grant back improvements to pool, exclusive"),
    "zh": ("被许可方应当将改进成果回授给专利池", "被许可方应当以独占许可方式将改进成果回授给专利池"),
}
AFTER = {
    "a no-challenge clause": {
        "no-challenge": "not_met",
        "pool-no-challenge": "conditional",
        "licensor-no-challenge": "conditional",
        "trade-no-challenge": "conditional",
    },
    "a choice of patents": {
        "pool-forced-package": "met",
        "package-tying": "met",
        "package-unneeded-patents": "met",
        "package-future-patents": "met",
        "pool-terminated-patents": "met",
        "pool-package-competing": "met",
        "pool-package-non-essential": "met",
        "trade-forced-package": "met",
        "guidelines-no-forced-bundling": "met",
        "cips-partial-license": "met",
    },
    "a dominant pool": {},
}


@pytest.mark.parametrize("added", sorted(ADDED))
def test_a_clause_more_changes_what_it_should(added: str, language: str, check: Callable[..., api.Report]) -> None:
    text = read("model-license", language)

    found = changes(check(a_yaml=text), check(a_yaml=text + ADDED[added][language]))

    assert found == AFTER[added]


def test_an_exclusive_grant_back_is_conditional_on_dominance(language: str, check: Callable[..., api.Report]) -> None:
    text = read("model-license", language)

    found = changes(check(a_yaml=text), check(a_yaml=text.replace(*EXCLUSIVE[language])))

    assert found == {
        "pool-grant-back-exclusive": "conditional",
        "licensor-grant-back-exclusive": "conditional",
        "trade-exclusive-grant-back": "conditional",
        "grant-back-innovation-effects": "conditional",
        "guidelines-grant-back-exclusive": "conditional",
        "grant-back-exclusive-free": "undetermined",  # whether anything is paid is still not said
        "grant-back-unpaid-dominant": "not_applicable",  # an exclusive grant-back has rules of its own
        "grant-back-one-way-assignment": "met",  # an exclusive license is a license
    }


def test_a_stated_dominance_is_no_longer_asked_for(language: str, check: Callable[..., api.Report]) -> None:
    text = read("model-license", language)

    report = check(a_yaml=text + ADDED["a dominant pool"][language])

    [finding] = by_rule(report.findings, "pool-forced-package")
    assert finding.outcome is Outcome.CONDITIONAL
    assert "dominant(licensor_side)" not in [question.fact for each in report.findings for question in each.open.all]


def test_an_exclusive_grant_back_to_a_dominant_pool_is_not_met(language: str, check: Callable[..., api.Report]) -> None:
    text = read("model-license", language).replace(*EXCLUSIVE[language])

    found = changes(check(a_yaml=text), check(a_yaml=text + ADDED["a dominant pool"][language]))

    assert found == {"pool-grant-back-exclusive": "not_met", "licensor-grant-back-exclusive": "not_met"}
