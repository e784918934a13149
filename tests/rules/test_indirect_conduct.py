"""Conduct that is told in a roundabout way is found, where it stands; what only sounds like it is not."""

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

AS_OF = date(2026, 11, 21)
HEAD = """\
license "Tuner license"
  governing law: PRC
  market "tuner technology": technology, dominance found by an authority
article 1
"""


@cache
def law() -> Law:
    loaded = load_law()
    assert loaded.value is not None
    return loaded.value


def findings(*sentences: str) -> dict[str, Finding]:
    """Return the findings on the last clause by their rule, after none of the sentences was refused."""
    lines = [f"  1.{number} {sentence}" for number, sentence in enumerate(sentences, start=1)]
    text = HEAD + "\n".join(lines) + "\n"
    report = check([InputFile("a.pool", text.encode())], law(), AS_OF)
    assert [problem.code for problem in report.diagnostics] == []
    return {finding.rule: finding for finding in report.findings if finding.clause == f"1.{len(sentences)}"}


def outcome(found: dict[str, Finding], rule: str) -> tuple[Outcome, int, int]:
    finding = found[rule]
    return finding.outcome, finding.location.line, finding.location.column


@pytest.mark.parametrize("owners", ["licensee and licensor, jointly", "the parties jointly"])
def test_joint_ownership_is_no_exclusive_grant_back_in_whatever_words(owners: str) -> None:
    found = findings(f"improvements belong to {owners}")

    assert {rule for rule, finding in found.items() if finding.outcome is not Outcome.NOT_APPLICABLE} == {
        "improvements-co-owned-free"
    }
    assert outcome(found, "improvements-co-owned-free") == (Outcome.UNDETERMINED, 5, 7)


def test_who_has_to_give_improvements_away_or_lose_the_license_has_to_give_them_away() -> None:
    found = findings(
        "licensee may grant back all improvements to licensor, exclusive license, free",
        "licensor may terminate agreement, if licensee does not grant back improvements",
    )

    assert outcome(found, "licensor-grant-back-exclusive") == (Outcome.NOT_MET, 6, 44)
    assert found["grant-back-exclusive-free"].outcome is Outcome.NOT_MET


def test_who_has_to_buy_from_the_licensor_or_pay_more_may_have_to_buy_there_alone() -> None:
    found = findings("licensor may raise royalties, if licensee does not buy chips from licensor")

    assert outcome(found, "licensee-dealing-only-with-pool") == (Outcome.UNDETERMINED, 5, 40)
    assert found["purchase-sources-limited"].outcome is Outcome.UNDETERMINED


def test_a_boycott_by_customers_is_found_as_one_of_the_licensee() -> None:
    for sentence in (
        "licensee shall cause customers to boycott competitors",
        "customers must not deal with competitors",
    ):
        found = findings(sentence)

        assert found["licensee-parties-barred"].outcome is Outcome.CONDITIONAL
        assert found["license-boycott"].outcome is Outcome.CONDITIONAL
        assert found["licensee-exclusive-dealing-effects"].outcome is Outcome.NOT_MET
        assert found["license-boycott"].location.line == 5


def test_a_veto_over_licenses_to_others_is_found_in_a_license() -> None:
    mutual = findings(
        "each party must not grant third parties a license under licensed patents, without consent of the other party"
    )
    rivals = findings(
        "licensor must not grant competitors a license under licensed patents, without consent of licensee"
    )

    assert outcome(mutual, "license-veto-effects") == (Outcome.NOT_MET, 5, 81)
    assert mutual["license-boycott"].outcome is Outcome.MET
    assert rivals["license-veto-effects"].outcome is Outcome.NOT_MET
    assert rivals["license-boycott"].outcome is Outcome.CONDITIONAL


def test_what_may_be_granted_to_the_licensor_only_may_be_licensed_to_nobody_else() -> None:
    found = findings("licensee may grant back improvements to licensor only")

    assert outcome(found, "improvements-use-restricted") == (Outcome.NOT_MET, 5, 7)
    assert found["improvements-use-restricted-dominant"].outcome is Outcome.NOT_MET


@pytest.mark.parametrize("language", ["en", "zh"])
def test_a_factor_is_said_to_be_no_infringement_by_itself(language: str) -> None:
    reads = law().tests["effects_factor"].reads

    assert {"en": "no infringement by itself", "zh": "本身不构成违法"}[language] in getattr(reads, language)
