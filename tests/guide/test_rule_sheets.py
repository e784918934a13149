"""Rules, concerns and provisions are explained whole: conditions in words, the law of the day, examples as written."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

import pytest

from poolcheck import api
from poolcheck.expr.parse import parse
from poolcheck.guide.condition_words import ConditionWords, value_name
from poolcheck.reports.layout import columns
from poolcheck.vocabulary.load import vocabulary

if TYPE_CHECKING:
    from poolcheck.core.bilingual import Language
    from poolcheck.packs.model import Law

DAY = date(2026, 11, 21)
WORDS = vocabulary()


def text(written: str, law: Law, language: Language = "en", day: date = DAY) -> str:
    return api.explain(written, day, (language,), 100, law)


def rule(id_: str, law: Law, language: Language = "en", day: date = DAY) -> str:
    return api.explain_rules([id_], day, (language,), 100, law)


def outline(condition: str, language: Language = "en") -> list[str]:
    parsed = parse(condition).condition
    assert parsed is not None
    lines = ConditionWords(WORDS, {}).outline(parsed)
    return ["  " * depth + line.in_(language) for depth, line in lines]


def test_a_condition_is_an_outline_whose_parts_need_no_parentheses() -> None:
    assert outline("exclusivity in [exclusive, sole] or (stated(form) and not form is license)") == [
        "at least one of these:",
        "  exclusivity: one of exclusive license, sole license",
        "  all of these:",
        "    stated in the document: form",
        "    not the case:",
        "      form: by license",
    ]


def test_a_condition_is_put_into_chinese() -> None:
    assert outline("modality is not must_not and any of [all_improvements, improvements] in object", "zh") == [
        "同时符合下列各项：",
        "  规范词：非不得",
        "  对象：至少包括全部改进、改进成果中的一项",
    ]


def test_one_of_several_is_not_read_as_all_of_them() -> None:
    assert outline("any of [validity, any_patents] in object") == [
        "object: among them at least one of validity, any patents"
    ]
    assert outline("validity in object") == ["object: among them validity"]
    assert outline("validity not in object") == ["object: not among them validity"]
    assert outline("exclusivity not in [exclusive, sole]", "zh") == [
        "许可方式：不属于以独占许可方式、以排他许可方式中的任何一项"
    ]


def test_quantifiers_are_put_into_words() -> None:
    assert outline("every c in clauses where c.act is grant_back has c.party is licensee") == [
        "of “clauses”, each one for which:",
        "  act: grant back ⟨object⟩ to ⟨party⟩",
        "has also:",
        "  party: licensee",
    ]
    assert outline("no p in patents", "zh") == ["“专利清单”中没有一项：", "  不论内容"]
    assert outline("count(m in markets) >= 2") == ["how many “markets” ≥ 2"]


def test_a_group_names_what_its_records_have_in_common() -> None:
    assert outline("any g in patents by [country] where count(p in g.items) > 1", "zh") == [
        "“专利清单（按国别分组）”中至少有一项：",
        "  “组内各项”的数目 > 1",
    ]


def test_records_of_a_pair_are_told_apart() -> None:
    assert outline("this.rate > comparator.rate", "zh") == ["费率（本项） > 费率（比较项）"]
    assert outline("any q in patents where q.number != number")[1:] == ["  q.number != number"]


def test_what_pairs_are_alike_in_is_called_as_facts_are() -> None:
    assert [value_name(each, WORDS, "by").zh for each in ("product", "trade_level")] == ["产品", "交易环节"]
    assert value_name("fees", WORDS, "pair").en == "the royalty tiers of all licenses"


def test_a_value_is_called_as_the_fact_calls_it() -> None:
    assert value_name("license", WORDS, "document").zh == "许可合同"
    assert value_name("license", WORDS, "form").zh != "许可合同"
    assert value_name("no_such_value", WORDS).en == "no such value"


def test_no_fact_or_value_of_a_rule_is_without_words_in_chinese(law: Law) -> None:
    missing: dict[str, list[str]] = {}
    for pack in law.packs:
        say = ConditionWords(WORDS, {name: each.title for name, each in pack.definitions.items()})
        for each in pack.rules:
            lines = [line.zh for _, line in say.outline(each.conduct) if line.zh not in each.file.not_met_when]
            found = [line for line in lines if not re.search("[\u4e00-\u9fff]", line)]
            if found:
                missing[each.id] = found

    assert missing == {}


def test_a_rule_says_what_it_looks_at_and_when_it_is_not_met(law: Law) -> None:
    shown = rule("no-challenge", law)

    assert "  concern     No-challenge\n" in shown
    assert "              void_clause, error; law\n" in shown
    assert "  applies if  at least one of these:\n                governing law: PRC\n" in shown
    assert "  looks at    challenge: challenge ⟨object⟩\n              party: licensee\n" in shown
    assert "the act is forbidden, or allowed only by consent, on a condition or at another time " in " ".join(
        shown.split()
    )
    assert "  as written  (restricted and any of [licensed_patents, " in shown


def test_a_rule_about_documents_says_so(law: Law) -> None:
    assert "  looks at    documents: license, charter\n" in rule("pool-forced-package", law)
    assert "  检查对象  文件：许可合同、章程\n" in rule("pool-forced-package", law, "zh")


def test_the_law_behind_a_rule_is_that_of_the_day(law: Law) -> None:
    shown = rule("no-challenge", law, "zh")

    assert "  法律依据（适用日期 2026-11-21）\n    《技术合同解释》第十条第（六）项\n" in shown
    assert "      司法解释；已核对原文；spc-technology-contract/no-challenge\n" in shown


def test_a_provision_that_was_not_in_force_then_is_said_to_be_so(law: Law) -> None:
    shown = " ".join(rule("pool-forced-package", law, day=date(2020, 1, 1)).split())

    assert "samr-order-79/forced-package: no provision of this kind was in force on 2020-01-01" in shown


def test_definitions_are_told_with_their_conditions_and_numbers_with_their_values(law: Law) -> None:
    shown = rule("pool-grant-back-exclusive", law)

    assert "    presumed_dominant: " in shown
    assert "≥ the number of the law “share of one undertaking”\n" in shown
    assert "    dominance_one: share of one undertaking\n      50% (AML, art. 24 para. 1 item (1))\n" in shown


def test_a_number_that_was_not_set_yet_has_no_value(law: Law) -> None:
    shown = rule("pool-grant-back-exclusive", law, "zh", date(2022, 7, 31))

    assert "    dominance_one：一个经营者的市场份额\n      就我们所知，2022-07-31尚无此项数值施行\n" in shown


def test_a_defense_is_told_with_its_grounds_and_its_provision(law: Law) -> None:
    shown = rule("pool-grant-back-exclusive", law)

    assert "  Defenses\n    justification\n      grounds  " in shown
    assert "      under    Order 79, art. 20\n" in shown


def test_what_is_asked_is_that_of_the_rule_its_axes_and_its_definitions(law: Law) -> None:
    asked = " ".join(rule("pool-grant-back-exclusive", law).partition("  asked ")[2].partition("  repair ")[0].split())

    assert "is the license exclusive, sole or ordinary?" in asked
    assert "is the pool, its operator, a member or another licensor dominant on the relevant market?" in asked


def test_every_rule_shows_all_its_examples_as_they_are_written(law: Law) -> None:
    for pack in law.packs:
        for each in pack.rules:
            shown = rule(each.id, law)
            for example in each.file.examples:
                texts = [example.document or ""] if example.dossier is None else example.dossier.documents
                for line in (line for written in texts for line in written.splitlines()):
                    assert not line.strip() or f"        {line.rstrip()}\n" in shown, each.id


def test_an_example_says_what_comes_of_it_and_what_stays_open(law: Law) -> None:
    shown = rule("no-challenge", law)
    example = shown.partition("    law not stated\n")[2].partition("\n\n")[0]

    assert example == (
        "        license: Video codec license\n"
        "        clauses:\n"
        '          - at: "8.1"\n'
        "            says: licensee must not challenge licensed patents\n"
        "      outcome     conditional\n"
        "      stays open  document.governing_law"
    )


def test_a_concern_has_its_row_its_rules_by_pack_and_examples_of_wording(law: Law) -> None:
    shown = text("C15", law)

    assert shown.startswith("no_challenge  [concern]\n  No-challenge\n  matrix row  C15\n")
    assert "  Rules of the pack Contract law on technology licenses (cn-contract)\n" in shown
    assert "    no-challenge: Licensee may not challenge the patents\n      void_clause, error; law\n" in shown
    assert WORDS.acts["challenge"].examples.risky.en in " ".join(shown.split())


def test_a_concern_without_rules_says_so() -> None:
    trade = api.load_law(("cn-trade",)).value
    assert trade is not None
    assert "no rule of the packs loaded is about it\n" in text("C23", trade)


def test_the_concerns_that_are_tables_print_defenses_and_consequences(law: Law) -> None:
    assert "fine and confiscation\n" in text("C35", law)
    assert "AML, art. 57\n" in text("exposure", law)
    assert "exemption of an agreement\n" in text("C34", law)
    assert "the safe harbor for resale prices\n" in text("safe_harbor", law)


def test_a_provision_says_where_it_stood_when_and_what_rests_on_it(law: Law) -> None:
    shown = text("aml-2022/dominance-presumption-one", law)

    assert "  cited as  AML, art. 24 para. 1 item (1)\n" in shown
    assert "  numbered  art. 24 para. 1 item (1), from 2022-08-01 on\n" in shown
    assert "  checked   read in the primary text\n" in shown
    assert "    cn-aml: presumed_dominant\n" in shown
    assert "    cn-aml: dominance_one\n      share of one undertaking\n      50%, from 2022-08-01 on\n" in shown


def test_a_provision_names_the_rules_that_rest_on_it(law: Law) -> None:
    shown = text("spc-technology-contract/no-challenge", law, "zh")

    assert "  以之为依据的规则\n" in shown
    assert "    no-challenge：禁止被许可方质疑专利有效性\n" in shown


@pytest.mark.parametrize("language", ["en", "zh"])
def test_no_line_of_a_rule_but_its_documents_is_wider_than_asked_for(language: Language, law: Law) -> None:
    for pack in law.packs:
        for each in pack.rules:
            lines = rule(each.id, law, language).splitlines()
            wide = [line for line in lines if columns(line) > 100 and not line.startswith(" " * 8)]

            assert wide == [], each.id
