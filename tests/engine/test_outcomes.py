"""The outcomes in the order in which they are decided, each shown by a document as short as can be."""

from __future__ import annotations

from datetime import date
from functools import cache
from typing import TYPE_CHECKING

import pytest

from poolcheck.api import InputFile, Settings, check, load_law
from poolcheck.findings.model import Outcome

if TYPE_CHECKING:
    from poolcheck.findings.model import Finding
    from poolcheck.packs.model import Law

AS_OF = date(2026, 11, 21)
BARRED = """\
charter: Pool
governing law: PRC
clauses:
  - at: "3.1"
    says: member must contribute essential patents to the pool
  - at: "3.2"
    says: member must not license its pooled patents independently
"""
DOMINANT = """\
markets:
  - title: decoding technology
    dominance: stated
"""


@cache
def law() -> Law:
    loaded = load_law()
    assert loaded.value is not None
    return loaded.value


def findings(text: str, rule: str, as_of: date = AS_OF) -> list[Finding]:
    report = check([InputFile("contract.yaml", text.encode())], law(), as_of, Settings(select=(rule,)))
    assert [problem.message.en for problem in report.diagnostics] == []
    return [finding for finding in report.findings if finding.rule == rule]


def finding(text: str, rule: str, as_of: date = AS_OF) -> Finding:
    found = findings(text, rule, as_of)
    assert len(found) == 1, [(one.id, one.outcome) for one in found]
    return found[0]


def license_with(*sentences: str, head: str = "governing law: PRC") -> str:
    lines = ["license: Model license", *([head] if head else []), "clauses:"]
    for number, sentence in enumerate(sentences, start=1):
        lines += [f'  - at: "8.{number}"', f"    says: '{sentence}'"]
    return "\n".join(lines) + "\n"


def asked(one: Finding) -> tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]:
    """Return the names of the open facts: of the conduct, the elements, the defenses."""
    conduct, elements, defenses = (
        tuple(question.fact for question in part) for part in (one.open.conduct, one.open.elements, one.open.defenses)
    )
    return conduct, elements, defenses


def test_a_document_without_such_a_clause_is_none_of_the_rules_business() -> None:
    found = finding(license_with("licensee must pay royalties on licensed products"), "no-challenge")

    assert found.outcome is Outcome.NOT_APPLICABLE
    assert found.message.en == "the document has nothing this rule is about"
    assert (found.location.line, found.location.column) == (1, 10)
    assert found.severity is None


def test_under_foreign_law_the_law_of_contract_stays_open() -> None:
    found = finding(
        license_with("licensee must not challenge licensed patents", head="governing law: Germany"), "no-challenge"
    )

    assert found.outcome is Outcome.CONDITIONAL
    assert asked(found) == ((), ("foreign_law_displaced",), ())


NO_TRADE = "governing law: PRC\ncross-border: no"


def test_where_a_pack_does_not_apply_its_rules_do_not() -> None:
    exclusive = "licensee must grant back all improvements to licensor, exclusive license"
    found = finding(license_with(exclusive, head=NO_TRADE), "trade-exclusive-grant-back")

    assert found.outcome is Outcome.NOT_APPLICABLE
    assert found.message.en == "the law this rule is taken from does not apply here"


def test_an_element_that_is_false_ends_it_even_where_the_conduct_is_open() -> None:
    found = finding(
        license_with("licensee must grant back improvements to licensor", head=NO_TRADE), "trade-exclusive-grant-back"
    )

    assert found.outcome is Outcome.NOT_APPLICABLE
    assert found.open.all == ()


def test_a_conduct_that_is_false_meets_the_norm() -> None:
    found = finding(license_with("licensee may challenge licensed patents"), "no-challenge")

    assert found.outcome is Outcome.MET
    rule = law().rule("no-challenge")
    assert rule is not None
    assert rule.file.met is not None
    assert found.message == rule.file.met.bilingual


def test_a_norm_met_only_by_a_default_of_law_is_presumed_met_and_the_provision_is_cited() -> None:
    found = finding(
        license_with("licensee must grant back all improvements, by license"), "licensor-grant-back-exclusive"
    )

    assert found.outcome is Outcome.PRESUMED_MET
    assert [(one.source, one.provision) for one in found.presumed_by] == [
        ("spc-technology-contract", "license-type-default")
    ]


def test_what_the_contract_says_itself_is_not_presumed() -> None:
    text = license_with("licensee must grant back all improvements, by license, ordinary license")
    found = finding(text, "licensor-grant-back-exclusive")

    assert found.outcome is Outcome.MET
    assert found.presumed_by == ()


def test_a_justification_with_evidence_is_a_claim_and_no_answer() -> None:
    claim = (
        'justifications:\n  - for: "3.2"\n    ground: safety\n    because: interoperability\n    evidence: Annex C\n'
    )
    found = finding(BARRED + DOMINANT + claim, "member-independent-licensing-barred")

    assert found.outcome is Outcome.DEFENSE_CLAIMED
    assert [one.en for one in found.claims] == ["interoperability (evidence: Annex C)"]


@pytest.mark.parametrize("evidence", ["", '    evidence: ""\n', "    evidence: ____\n", "    evidence: to be agreed\n"])
def test_a_justification_without_evidence_counts_as_not_stated(evidence: str) -> None:
    claim = f'justifications:\n  - for: "3.2"\n    ground: safety\n{evidence}'
    found = finding(BARRED + DOMINANT + claim, "member-independent-licensing-barred")

    assert found.outcome is Outcome.NOT_MET
    assert found.claims == ()


def test_a_justification_for_another_clause_does_not_help() -> None:
    claim = 'justifications:\n  - for: "3.1"\n    ground: safety\n    evidence: Annex C\n'

    assert finding(BARRED + DOMINANT + claim, "member-independent-licensing-barred").outcome is Outcome.NOT_MET


def test_a_justification_finds_its_clause_whatever_the_width_of_the_signs() -> None:
    claim = "justifications:\n  - for: ３.２\n    ground: safety\n    evidence: Annex C\n"

    found = finding(BARRED + DOMINANT + claim, "member-independent-licensing-barred")
    assert found.outcome is Outcome.DEFENSE_CLAIMED


def test_a_rule_whose_provision_admits_no_justification_hears_none() -> None:
    claim = 'justifications:\n  - for: "8.1"\n    ground: safety\n    evidence: Annex C\n'
    text = license_with("licensee must not challenge licensed patents") + claim

    assert finding(text, "no-challenge").outcome is Outcome.NOT_MET
    assert finding(text, "pool-no-challenge").outcome is Outcome.DEFENSE_CLAIMED


def test_a_conduct_nobody_knows_is_undetermined_and_its_question_asked() -> None:
    found = finding(license_with("licensee must not challenge ____"), "no-challenge")

    assert found.outcome is Outcome.UNDETERMINED
    assert asked(found) == (("challenge.object",), (), ())
    assert (found.location.line, found.location.column) == (5, 40)


def test_a_clause_on_a_condition_nobody_can_read_is_undetermined() -> None:
    found = finding(
        license_with('if "the board so decides", licensee must not challenge licensed patents'), "no-challenge"
    )

    assert found.outcome is Outcome.UNDETERMINED
    assert asked(found) == (("challenge.in_force",), (), ())
    assert found.open.conduct[0].ask.en == "when does the condition of clause 8.1 come about?"


@pytest.mark.parametrize("party", ["____", '"the Buyer"', "the other party"])
def test_a_clause_that_does_not_tell_whom_it_binds_is_undetermined(party: str) -> None:
    found = finding(license_with(f"{party} must not challenge licensed patents"), "no-challenge")

    assert found.outcome is Outcome.UNDETERMINED
    assert asked(found) == (("challenge.party",), (), ())


def test_a_clause_that_binds_each_party_binds_the_licensee() -> None:
    text = license_with("each party must not challenge licensed patents")

    assert finding(text, "no-challenge").outcome is Outcome.NOT_MET


def test_dominance_nobody_knows_makes_an_abuse_conditional() -> None:
    found = finding(license_with("licensee must not challenge licensed patents"), "licensor-no-challenge")

    assert found.outcome is Outcome.CONDITIONAL
    assert asked(found) == ((), ("dominant(licensor_side)",), ())


def test_a_law_nobody_knows_makes_a_void_clause_conditional_on_it() -> None:
    found = finding(license_with("licensee must not challenge licensed patents", head=""), "no-challenge")

    assert found.outcome is Outcome.CONDITIONAL
    assert asked(found) == ((), ("document.governing_law",), ())
    assert found.open.elements[0].ask.en == "which law governs the document?"


def test_a_part_that_was_not_written_down_may_hold_a_justification() -> None:
    text = BARRED.replace("governing law", "status: partial\ngoverning law") + DOMINANT
    found = finding(text, "member-independent-licensing-barred")

    assert found.outcome is Outcome.CONDITIONAL
    assert asked(found) == ((), (), ("order-79-justification",))
    assert found.open.defenses[0].ask.en == "is a justification claimed for clause 3.2?"


def test_a_clause_may_stand_in_the_part_that_was_not_written_down() -> None:
    found = finding(license_with(head="status: partial\ngoverning law: PRC").replace("clauses:\n", ""), "no-challenge")

    assert found.outcome is Outcome.UNDETERMINED
    assert asked(found) == (("clauses.challenge",), (), ())


def test_a_conduct_that_is_true_with_all_its_elements_does_not_meet_the_norm() -> None:
    found = finding(BARRED + DOMINANT, "member-independent-licensing-barred")

    assert found.outcome is Outcome.NOT_MET
    assert found.clause == "3.2"
    assert (found.location.line, found.location.column) == (7, 11)
    assert found.severity == "error"


@pytest.mark.parametrize("missing", ["unknown", "____", "to be agreed", "redacted"])
def test_what_is_said_not_to_be_known_gets_no_default_of_law(missing: str) -> None:
    parts = (
        "party: licensee\n    modality: must\n    act: grant_back\n    object: all_improvements\n    form: license\n"
    )
    text = f'license: X\ngoverning law: PRC\nclauses:\n  - at: "8.1"\n    {parts}    exclusivity: {missing}\n'
    found = finding(text, "licensor-grant-back-exclusive")

    assert found.outcome is Outcome.UNDETERMINED
    assert asked(found)[0] == ("grant_back.exclusivity",)


def test_an_open_party_and_an_open_object_are_both_asked_for() -> None:
    found = finding(license_with("____ must not challenge ____"), "no-challenge")

    assert asked(found)[0] == ("challenge.object", "challenge.party")


def test_a_right_ruled_out_by_its_condition_has_no_price() -> None:
    allowed = license_with("if licensee challenges licensed patents, licensor must not terminate agreement")
    priced = license_with("licensor must not terminate agreement, unless licensee challenges licensed patents")

    assert finding(allowed, "price-on-challenge").outcome is Outcome.MET
    assert finding(priced, "price-on-challenge").outcome is Outcome.NOT_MET


def test_the_licensees_own_way_out_is_no_price() -> None:
    text = license_with("if licensee challenges licensed patents, licensee may terminate agreement")

    assert finding(text, "price-on-challenge").outcome is Outcome.MET


def test_the_document_is_named_where_its_kind_stands_not_in_its_first_line() -> None:
    found = finding("governing law: PRC\nlicense: Model license\nclauses: []\n", "no-challenge")

    assert (found.location.line, found.location.column) == (2, 10)


EXCLUSIVE = "licensee must grant back all improvements to pool, exclusive license, at the pool rate, reciprocal"


def test_dominance_presumed_from_shares_is_said_to_be_rebuttable() -> None:
    market = "governing law: PRC\nmarkets:\n  - title: decoding\n    shares: [{holder: pool, share: 55%}]"

    found = finding(license_with(EXCLUSIVE, head=market), "licensor-grant-back-exclusive")

    assert found.outcome is Outcome.NOT_MET
    assert ["rebut" in note.en for note in found.notes] == [True]
    assert "举证推翻" in found.notes[0].zh


def test_dominance_that_is_stated_needs_no_presumption() -> None:
    found = finding(
        license_with(EXCLUSIVE, head=f"governing law: PRC\n{DOMINANT}".rstrip()), "licensor-grant-back-exclusive"
    )

    assert found.outcome is Outcome.NOT_MET
    assert found.notes == ()
