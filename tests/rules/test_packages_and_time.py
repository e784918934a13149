"""A package is found in a charter as in a license; what is allowed or paid at another time is not taken for now."""

from __future__ import annotations

from datetime import date
from functools import cache
from typing import TYPE_CHECKING

import pytest

from poolcheck.api import InputFile, check, load_law
from poolcheck.findings.model import Outcome

if TYPE_CHECKING:
    from poolcheck.findings.model import Finding
    from poolcheck.packs.model import Law

AS_OF = date(2026, 11, 22)
MARKET = '  market "M": technology, dominance found by an authority\n'
PATENT = '  patents\n    "ZL1": invention, in force, expiry 2030-01-01\n'
SUBSTITUTES = (
    "  patents\n"
    '    "ZL4": invention, in force, essential yes, substitute group "G1"\n'
    '    "ZL5": invention, in force, essential yes, substitute group "G1"\n'
)
PACKAGE = (
    "licensee must take a license under all of pooled patents",
    "licensee must not select pooled patents",
    "operator must not offer pooled patents separately",
    "operator may include non-essential patents in the licensed patents",
)
TYING = (
    "package-tying",
    "pool-forced-package",
    "pool-package-non-essential",
    "package-unneeded-patents",
    "guidelines-no-forced-bundling",
)


@cache
def law() -> Law:
    loaded = load_law()
    assert loaded.value is not None
    return loaded.value


def findings(*sentences: str, kind: str = "license", head: str = MARKET) -> dict[str, Finding]:
    """Return the gravest finding of each rule, after none of the sentences was refused."""
    lines = [f"  1.{number} {sentence}\n" for number, sentence in enumerate(sentences, start=1)]
    text = f'{kind} "R"\n  governing law: PRC\n{head}article 1\n{"".join(lines)}'
    report = check([InputFile("a.pool", text.encode())], law(), AS_OF)
    assert [problem.code for problem in report.diagnostics] == []
    found: dict[str, Finding] = {}
    for finding in report.findings:
        if finding.rule not in found or found[finding.rule].outcome is Outcome.NOT_APPLICABLE:
            found[finding.rule] = finding
    return found


def outcome(finding: Finding) -> tuple[Outcome, int, int]:
    return finding.outcome, finding.location.line, finding.location.column


@pytest.mark.parametrize("rule", TYING)
def test_a_forced_package_is_found_in_a_charter_where_it_stands(rule: str) -> None:
    asks_for_custom = rule == "pool-forced-package"  # Order 79, Article 12: no document shows a breach of it
    found = Outcome.CONDITIONAL if asks_for_custom else Outcome.NOT_MET

    assert outcome(findings(*PACKAGE, kind="charter")[rule]) == (found, 5, 7)


@pytest.mark.parametrize("rule", TYING)
def test_a_charter_is_told_the_same_as_a_license_that_says_the_same(rule: str) -> None:
    assert findings(*PACKAGE, kind="charter")[rule].outcome is findings(*PACKAGE)[rule].outcome


@pytest.mark.parametrize("rule", [*TYING, "pool-package-competing", "pool-terminated-patents", "trade-forced-package"])
def test_a_charter_that_is_silent_on_packages_is_not_asked_about_them(rule: str) -> None:
    said = ("operator must grant licensee a license under pooled patents", PACKAGE[-1])

    assert findings(*said, kind="charter")[rule].outcome is Outcome.NOT_APPLICABLE


def test_members_that_license_outside_the_pool_leave_open_whether_its_package_is_forced() -> None:
    free = "member may license its pooled patents independently, at any time"

    assert outcome(findings(*PACKAGE, free, kind="charter")["pool-forced-package"]) == (Outcome.CONDITIONAL, 5, 7)


@pytest.mark.parametrize(
    ("sentence", "rule", "column"),
    [
        (
            "member may license its pooled patents independently, only after the term",
            "member-independent-licensing-barred",
            7,
        ),
        ("成员仅可在合同期满后在池外自行许可其入池专利", "member-independent-licensing-barred", 7),
        ("member may join other pools, only after the term", "member-other-pools-barred", 23),
        ("licensee may negotiate with members, only after the term", "licensee-negotiation-barred", 35),
    ],
)
def test_who_may_act_only_after_the_term_may_not_act_during_it(sentence: str, rule: str, column: int) -> None:
    assert outcome(findings(sentence, kind="charter")[rule]) == (Outcome.NOT_MET, 5, column)


@pytest.mark.parametrize("when", ["after the term", "only after the term", "until 2026-01-01"])
def test_a_choice_that_is_not_given_now_is_none(when: str) -> None:
    found = findings(
        "licensed patents means all pooled patents",
        "licensor grants licensee a license under licensed patents",
        f"licensee may select patents its products need, {when}",
    )

    assert outcome(found["pool-forced-package"]) == (Outcome.CONDITIONAL, 5, 7)


def test_a_choice_in_principle_is_asked_about() -> None:
    found = findings(
        "licensor grants licensee a license under all patents",
        "licensee may, in principle, select patents its products need",
    )

    assert found["pool-forced-package"].outcome is Outcome.UNDETERMINED
    assert outcome(found["selection-in-name-only"]) == (Outcome.UNDETERMINED, 6, 7)


@pytest.mark.parametrize(
    ("sentence", "head", "comes_to"),
    [
        ("for 10 years after the last licensed patent expires", "", Outcome.CONDITIONAL),
        ("until 2040-01-01", PATENT, Outcome.CONDITIONAL),
        ("until the later of the last licensed patent expires and 2050-01-01", PATENT, Outcome.CONDITIONAL),
        ("until the later of the last licensed patent expires and 2050-01-01", "", Outcome.UNDETERMINED),
        ("until 2099-12-31", "", Outcome.UNDETERMINED),
        ("for 30 years", "", Outcome.UNDETERMINED),
        ("until 2029-12-31", PATENT, Outcome.MET),
        ("until the last licensed patent expires", "", Outcome.MET),
    ],
)
def test_royalties_beyond_the_life_of_the_patents_are_not_in_order(sentence: str, head: str, comes_to: Outcome) -> None:
    found = findings(f"licensee must pay royalties on all products, {sentence}", head=head)

    assert outcome(found["royalty-on-inactive-patents"])[:2] == (comes_to, 4 + len(head.splitlines()))


def test_royalties_after_the_last_patent_are_found_in_chinese_as_well() -> None:
    found = findings(
        "被许可方应当就许可产品支付许可费，按净销售额的3%，自最后一件许可专利期限届满之日起10年内", head=""
    )

    assert found["royalty-on-inactive-patents"].outcome is Outcome.CONDITIONAL


def test_a_license_until_a_day_after_the_last_listed_patent_outlives_it() -> None:
    grant = "licensor grants licensee a license under listed patents, for consideration, until 2040-01-01"

    assert outcome(findings(grant, head=PATENT)["license-outlives-patents"]) == (Outcome.NOT_MET, 6, 83)


@pytest.mark.parametrize(
    ("kind", "rule"),
    [
        ("license", "pool-package-competing"),
        ("charter", "pool-package-competing"),
        ("charter", "guidelines-competing-patents"),
        ("charter", "pool-competing-effects"),
    ],
)
def test_of_substitutes_that_nobody_says_whose_they_are_it_is_asked(kind: str, rule: str) -> None:
    finding = findings(PACKAGE[0], kind=kind, head=MARKET + SUBSTITUTES)[rule]

    assert finding.outcome is Outcome.UNDETERMINED
    assert any("whose they are" in question.ask.en for question in finding.open.conduct)


def test_a_bar_on_practicing_what_anybody_may_practice_is_seen() -> None:
    found = findings("licensee must not practice lapsed patents, after the term")

    assert outcome(found["practice-of-lapsed-patents-barred"]) == (Outcome.CONDITIONAL, 5, 7)
