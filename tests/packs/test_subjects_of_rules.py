"""What a rule may be about besides clauses and documents, each patent or tier; what it says, what may be argued."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from poolcheck.api import InputFile, check, load_law
from poolcheck.findings.model import Outcome

if TYPE_CHECKING:
    from pathlib import Path

    from poolcheck.findings.model import Finding

AS_OF = date(2026, 11, 21)
HEAD = """\
id: house-rule
concern: inactive_patents
title: {en: House rule, zh: 内部规则}
test: governance
authority:
  - {source: civil-code, provision: technology-monopoly}
remedy: {en: mend it, zh: 予以更正}
examples:
  - {name: none, document: "license: X", expect: not_applicable}
"""
OLD_PATENT = """\
for_each: patent
not_met_when: expiry < as_of
message: {en: "patent {number} of {patentee} expired on {expiry}", zh: "专利{number}（{patentee}）已于{expiry}届满"}
"""
LISTED = """\
license: X
governing law: PRC
patents:
  - {number: ZL1, expiry: 2025-01-01, patentee: Alpha}
  - {number: ZL2, expiry: 2030-01-01}
  - {number: ZL3}
"""


def pack(folder: Path, rule: str, definitions: str = "") -> Path:
    (folder / "rules").mkdir(parents=True)
    (folder / "pack.yaml").write_text("name: house\nversion: 1.0.0\ntitle: {en: House, zh: 内部}\n", encoding="utf-8")
    (folder / "rules" / "house-rule.yaml").write_text(HEAD + rule, encoding="utf-8")
    if definitions:
        (folder / "definitions.yaml").write_text(definitions, encoding="utf-8")
    return folder


def findings(folder: Path, text: str, as_of: date = AS_OF) -> list[Finding]:
    law = load_law([str(folder)])
    assert [problem.message.en for problem in law.diagnostics] == []
    assert law.value is not None
    report = check([InputFile("a.yaml", text.encode())], law.value, as_of)
    assert [problem.message.en for problem in report.diagnostics] == []
    return list(report.findings)


def problems(folder: Path) -> list[tuple[str, int, int]]:
    found = load_law([str(folder)]).diagnostics
    return [(problem.code, problem.location.line, problem.location.column) for problem in found]


def test_a_rule_on_each_patent_finds_it_in_its_row(tmp_path: Path) -> None:
    found = findings(pack(tmp_path / "house", OLD_PATENT), LISTED)

    assert [(one.outcome, one.location.line, one.location.column) for one in found] == [
        (Outcome.NOT_MET, 4, 5),
        (Outcome.MET, 5, 5),
        (Outcome.UNDETERMINED, 6, 5),
    ]
    assert found[0].message.en == "patent ZL1 of Alpha expired on 2025-01-01"
    assert found[0].message.zh == "专利ZL1（Alpha）已于2025-01-01届满"
    assert found[0].id == "house-rule@X#ZL1"
    assert "ZL3" in found[2].open.conduct[0].ask.zh


@pytest.mark.parametrize(("as_of", "outcome"), [(date(2025, 1, 1), Outcome.MET), (date(2025, 1, 2), Outcome.NOT_MET)])
def test_the_day_of_the_check_is_a_fact(tmp_path: Path, as_of: date, outcome: Outcome) -> None:
    assert findings(pack(tmp_path / "house", OLD_PATENT), LISTED, as_of)[0].outcome is outcome


def test_a_rule_on_each_patent_has_nothing_to_say_where_none_is_listed(tmp_path: Path) -> None:
    (found,) = findings(pack(tmp_path / "house", OLD_PATENT), "license: X\n")

    assert found.outcome is Outcome.NOT_APPLICABLE


def test_a_rule_may_select_the_records_it_is_about(tmp_path: Path) -> None:
    rule = OLD_PATENT.replace("for_each: patent", 'for_each: {each: patent, where: number is "ZL2"}')

    assert [one.outcome for one in findings(pack(tmp_path / "house", rule), LISTED)] == [Outcome.MET]


def test_a_rule_on_each_tier_of_royalties_names_it(tmp_path: Path) -> None:
    rule = 'for_each: royalty\nnot_met_when: rate > 3%\nmessage: {en: "{tier}: {rate}", zh: "{tier}：{rate}"}\n'
    text = "license: X\nroyalties:\n  - {title: phones, rate: 5% of net sales}\n  - {title: tablets, rate: 2%}\n"

    found = findings(pack(tmp_path / "house", rule), text)

    assert [(one.outcome, one.location.line) for one in found] == [(Outcome.NOT_MET, 3), (Outcome.MET, 4)]
    assert (found[0].message.en, found[0].message.zh) == ("phones: 5% of net sales", "phones：净销售额的5%")


@pytest.mark.parametrize(
    ("rule", "problem"),
    [
        ("for_each: patents\nnot_met_when: document.kind is license\n", ("rule-subject-unknown", 10, 11)),
        ("for_each: patent\nnot_met_when: satus is expired\n", ("condition-name-unknown", 11, 15)),
        ("for_each: clause\nnot_met_when: document.kind is license\n", ("rule-subject-unknown", 10, 11)),
        ("for_each: {pair: fee, lowest: rate}\nnot_met_when: true\n", ("rule-subject-unknown", 10, 18)),
        ("for_each: {pair: fees, by: [produkt], lowest: rate}\nnot_met_when: true\n", ("rule-subject-unknown", 10, 29)),
        ("for_each: {pair: fees, lowest: tier}\nnot_met_when: true\n", ("rule-subject-unknown", 10, 32)),
    ],
)
def test_what_a_rule_cannot_be_about_is_told_at_its_place(
    tmp_path: Path, rule: str, problem: tuple[str, int, int]
) -> None:
    assert problems(pack(tmp_path / "house", rule + "message: {en: no, zh: 否}\n")) == [problem]


def test_a_message_names_only_what_its_subject_has(tmp_path: Path) -> None:
    rule = OLD_PATENT.replace("{patentee} expired", "{owner} expired")

    assert problems(pack(tmp_path / "house", rule)) == [("rule-placeholder-unknown", 12, 16)]


HARBOR = """\
small_share:
  title: {en: a safe harbor for small shares, zh: 低份额安全港}
  when: any p in positions where p.side is licensor_side and p.share < 15%
  ask: {en: "what is the share?", zh: 份额为何？}
  note: {en: "a safe harbor is arguable", zh: 或可主张安全港}
exemption:
  title: {en: exemption, zh: 豁免}
  grounds: [efficiency, foreign_trade]
  proofs: {efficiency: [necessary, consumers_share]}
"""
BARRED = """\
for_each: {clause: [join], party: member}
not_met_when: restricted
arguable: [small_share]
defenses: [exemption]
message: {en: barred, zh: 受限}
"""
CHARTER = """\
charter: X
clauses:
  - at: "1"
    says: member must not join other pools
"""


@pytest.mark.parametrize(
    ("market", "note"),
    [
        ("", "a safe harbor for small shares may be arguable: what is the share?"),
        ("markets: [{title: m, shares: [{holder: pool, share: 14.99%}]}]\n", "a safe harbor is arguable"),
    ],
)
def test_what_may_be_argued_is_said_and_changes_no_outcome(tmp_path: Path, market: str, note: str) -> None:
    (found,) = findings(pack(tmp_path / "house", BARRED, HARBOR), CHARTER + market)

    assert found.outcome is Outcome.NOT_MET
    assert [one.en for one in found.notes] == [note]


@pytest.mark.parametrize(
    ("claim", "outcome", "missing"),
    [
        ("ground: efficiency, evidence: Annex C, necessary: D, consumers_share: E", Outcome.DEFENSE_CLAIMED, ""),
        ("ground: efficiency, evidence: Annex C, necessary: D", Outcome.NOT_MET, "share"),
        ("ground: efficiency, necessary: D, consumers_share: E", Outcome.NOT_MET, ""),
        ("ground: foreign trade, evidence: Annex C", Outcome.DEFENSE_CLAIMED, ""),
        ("ground: safety, evidence: Annex C", Outcome.NOT_MET, ""),
        ("evidence: Annex C", Outcome.NOT_MET, "necess"),
    ],
)
def test_an_exemption_counts_only_with_all_that_its_ground_needs(
    tmp_path: Path, claim: str, outcome: Outcome, missing: str
) -> None:
    text = f"{CHARTER}justifications:\n  - {{for: '1', {claim}}}\n"
    share = "markets: [{title: m, shares: [{holder: pool, share: 20%}]}]\n"

    (found,) = findings(pack(tmp_path / "house", BARRED, HARBOR), text + share)

    assert found.outcome is outcome
    unproved = [one.en for one in found.notes if "prove" in one.en]
    assert bool(unproved) == bool(missing)
    assert all(missing in one for one in unproved)


def test_a_ground_that_nobody_can_claim_is_told_at_its_place(tmp_path: Path) -> None:
    folder = pack(tmp_path / "house", BARRED, HARBOR.replace("[efficiency, foreign_trade]", "[efficency]"))

    assert problems(folder)[0] == ("rule-ground-unknown", 8, 13)
