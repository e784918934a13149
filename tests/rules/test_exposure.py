"""What may follow in law: a table of consequences, named by tests of law and by rules, and carried by findings."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest

from poolcheck.api import InputFile, Options, check, load_law, render
from poolcheck.findings.model import Outcome

if TYPE_CHECKING:
    from pathlib import Path

    from poolcheck.api import Report
    from poolcheck.findings.model import Finding
    from poolcheck.packs.model import Law

AS_OF = date(2026, 11, 21)
BEFORE_THE_REVISED_LAW = date(2022, 7, 31)
LICENSE = """\
license: Chip license
governing law: PRC
clauses:
  - at: "8.1"
    says: licensee must not challenge licensed patents
  - at: "8.2"
    says: licensee must grant back improvements to licensor, exclusive license, free
markets:
  - {title: "chips, China", dominance: found by an authority}
"""
RULE = """\
id: house-rule
concern: no_challenge
title: {en: House rule, zh: 内部规则}
test: TEST
for_each: {clause: [challenge], party: licensee, modality: must_not}
not_met_when: true
EXPOSURE
authority: [{source: civil-code, provision: technology-monopoly}]
message: {en: it is so, zh: 情况如此}
remedy: {en: mend it, zh: 予以更正}
examples:
  - {name: none, document: "license: X", expect: not_applicable}
"""


def report(law: Law, day: date = AS_OF) -> Report:
    return check([InputFile("chip.yaml", LICENSE.encode())], law, day)


def finding(law: Law, rule: str, day: date = AS_OF) -> Finding:
    return next(one for one in report(law, day).findings if one.rule == rule)


def house(folder: Path, test: str, exposure: str) -> Path:
    (folder / "rules").mkdir()
    (folder / "pack.yaml").write_text("name: house\nversion: 1.0.0\ntitle: {en: House, zh: 内部}\n", encoding="utf-8")
    text = RULE.replace("TEST", test).replace("EXPOSURE\n", exposure)
    (folder / "rules" / "house-rule.yaml").write_text(text, encoding="utf-8")
    return folder


def exposed(folder: Path) -> list[str]:
    law = load_law([str(folder)]).value
    assert law is not None
    return [one.id for one in finding(law, "house-rule").exposure]


def test_every_consequence_is_told_in_both_languages_and_cites_law_in_force(law: Law) -> None:
    for one in law.consequences.values():
        assert all((one.title.en, one.title.zh, one.text.en, one.text.zh)), one.id
        resolved = [law.sources.authority(citation, AS_OF) for citation in one.authority]
        assert None not in resolved, one.id
        assert bool(resolved) is (one.kind != "formality"), one.id


def test_no_consequence_rests_on_soft_law(law: Law) -> None:
    soft = {"soft_law", "group_standard", "guideline"}
    for one in law.consequences.values():
        levels = {found.level for citation in one.authority if (found := law.sources.authority(citation, AS_OF))}
        assert levels.isdisjoint(soft), one.id


def test_every_consequence_is_named_by_a_rule(law: Law) -> None:
    named = {one.id for pack in law.packs for rule in pack.rules for one in rule.exposure}

    assert set(law.consequences) - named == set()


def test_soft_law_exposes_to_nothing(law: Law) -> None:
    exposing = [rule.id for pack in law.packs for rule in pack.rules if not rule.test.law and rule.exposure]

    assert exposing == []


def test_every_breach_of_a_duty_says_what_follows(law: Law) -> None:
    silent = [
        rule.id for pack in law.packs for rule in pack.rules if rule.test.id == "duty" and rule.file.exposure is None
    ]

    assert silent == []


def test_an_abuse_exposes_to_a_fine_to_nullity_and_to_damages(law: Law) -> None:
    found = finding(law, "licensor-no-challenge")

    assert found.outcome is Outcome.NOT_MET
    assert [(one.id, one.kind) for one in found.exposure] == [
        ("fine-abuse", "fine"),
        ("void-antitrust", "nullity"),
        ("civil-liability", "damages"),
    ]
    assert [authority.article for authority in found.exposure[0].authority] == ["57", "63"]


def test_a_void_clause_exposes_to_nullity_alone(law: Law) -> None:
    assert [one.id for one in finding(law, "no-challenge").exposure] == ["void-technology-monopoly"]


def test_what_is_met_exposes_to_nothing(law: Law) -> None:
    passed = [one for one in report(law).findings if one.outcome.passes]

    assert passed
    assert [one.rule for one in passed if one.exposure] == []


def test_what_the_law_did_not_yet_provide_does_not_follow(law: Law) -> None:
    found = finding(law, "licensor-no-challenge", BEFORE_THE_REVISED_LAW)

    assert "fine-abuse" not in [one.id for one in found.exposure]


def test_a_rule_names_other_consequences_than_its_test(tmp_path: Path) -> None:
    assert exposed(house(tmp_path, "void_clause", "exposure: [void-standard-term]\n")) == ["void-standard-term"]


def test_a_rule_that_names_none_has_those_of_its_test(tmp_path: Path) -> None:
    assert exposed(house(tmp_path, "void_clause", "")) == ["void-technology-monopoly"]


def test_a_rule_may_say_that_nothing_follows(tmp_path: Path) -> None:
    assert exposed(house(tmp_path, "void_clause", "exposure: []\n")) == []


def test_a_consequence_that_nobody_knows_is_told_at_its_place(tmp_path: Path) -> None:
    (problem,) = load_law([str(house(tmp_path, "void_clause", "exposure: [no-injunction, fine-abus]\n"))]).diagnostics

    assert (problem.code, problem.location.line, problem.location.column) == ("rule-exposure-unknown", 7, 27)
    assert problem.hint is not None
    assert "fine-abuse" in problem.hint.en


def test_json_lists_each_consequence_once_and_findings_name_it(law: Law) -> None:
    rendered = json.loads(render(report(law), "json", Options()))

    listed = [one["id"] for one in rendered["exposure"]]
    assert len(listed) == len(set(listed))
    assert {id_ for one in rendered["findings"] for id_ in one["exposure"]} == set(listed)
    assert {"fine-abuse", "void-technology-monopoly"} <= set(listed)


@pytest.mark.parametrize(
    ("language", "head", "short"),
    [
        ("en", "What may follow where a norm is not met", "Fine and confiscation; nullity of the clause"),
        ("zh", "不符合规定时可能产生的法律后果", "罚款并没收违法所得；条款及关联条款无效；损害赔偿"),
    ],
)
def test_a_text_names_consequences_at_each_finding_and_explains_them_once(
    law: Law, language: str, head: str, short: str
) -> None:
    shown = render(report(law), "text", replace(Options(), languages=(language,)))  # type: ignore[arg-type] # a language

    assert shown.count(head) == 1
    assert shown.count(short) > 1
    assert shown.index(head) > shown.rindex(short)
