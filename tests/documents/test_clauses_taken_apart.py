"""A clause taken apart, in English or Chinese keys, is the same statement as its sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from poolcheck.core.location import SourceText
from poolcheck.documents.clause import Kept
from poolcheck.documents.clauses_from_tree import read_clauses
from poolcheck.documents.meaning import meaning
from poolcheck.syntax.from_yaml import read_yaml
from poolcheck.syntax.sentence.lexicon import lexicon
from poolcheck.vocabulary.load import vocabulary

if TYPE_CHECKING:
    from poolcheck.documents.clause import Clause, Statement

LEXICON = lexicon(vocabulary())


def clauses(yaml: str) -> tuple[Clause, ...]:
    tree = read_yaml(SourceText("clauses.yaml", yaml))
    reading = read_clauses(tree.value, LEXICON)
    assert reading.value is not None
    assert [problem.message.en for problem in reading.diagnostics if problem.severity == "error"] == []
    return reading.value


def one(yaml: str) -> Statement:
    (clause,) = clauses(yaml)
    (statement,) = clause.statements
    return statement


CASES = {
    "a prohibition": (
        "被许可方不得就许可专利提出无效宣告请求",
        "{party: licensee, modality: must_not, act: challenge, object: licensed_patents}",
        "{主体: 被许可方, 规范词: 不得, 行为: 提出无效宣告请求, 对象: 许可专利}",
    ),
    "qualifiers": (
        "licensee must grant back improvements to pool, exclusive license, free",
        (
            "{party: licensee, modality: must, act: grant back, object: improvements, to: pool, "
            "exclusivity: exclusive, consideration: free}"
        ),
        (
            "{义务人: 被许可方, 规范词: 应当, 行为: grant_back, 对象: 改进成果, 相对方: 专利池, "
            "许可方式: 独占, 对价: 无偿}"
        ),
    ),
    "a qualifier with a number": (
        "licensor must file license recordal, within 30 days",
        "{party: licensor, modality: must, act: file, object: license_recordal, deadline: {value: within_days, n: 30}}",
        "{主体: 许可方, 规范词: 应当, 行为: 办理, 对象: 许可合同备案, 期限: {取值: within_days, 数值: 30}}",
    ),
    "a qualifier in words": (
        "licensor must not amend claims, without consent of licensee",
        "{party: licensor, modality: must not, act: amend, object: claims, consent: without consent of licensee}",
        "{主体: 许可方, 规范词: 不得, 行为: 修改, 对象: 权利要求, 同意要求: 未经被许可方同意}",
    ),
    "a qualifier with a party": (
        "licensor must not amend claims, without consent of licensee",
        (
            "{party: licensor, modality: must not, act: amend, object: claims, consent: {value: without_consent, "
            "party: licensee}}"
        ),
        "{主体: 许可方, 规范词: 不得, 行为: 修改, 对象: 权利要求, 同意要求: {取值: without_consent, 主体: 被许可方}}",
    ),
    "a place": (
        'licensee may practice licensed patents, in "PRC"',
        (
            "{party: licensee, modality: may, act: practice, object: licensed_patents, "
            "territory: {value: inside, place: PRC}}"
        ),
        "{主体: 被许可方, 规范词: 可以, 行为: 实施, 对象: 许可专利, 地域: {取值: inside, 地点: PRC}}",
    ),
    "modes": (
        "licensee may practice licensed patents, by making and selling",
        (
            "{party: licensee, modality: may, act: practice, object: licensed_patents, mode: {value: by_modes, "
            "modes: [making, selling]}}"
        ),
        "{主体: 被许可方, 规范词: 可以, 行为: 实施, 对象: 许可专利, 实施方式: {取值: by_modes, 实施行为: 制造、销售}}",
    ),
    "an event": (
        "licensee must pay royalties, from first sale",
        "{party: licensee, modality: must, act: pay royalties, start: {value: from, event: first_sale}}",
        "{主体: 被许可方, 规范词: 应当, 行为: 支付许可费, 起始: {取值: from, 事件: 首次销售}}",
    ),
    "a condition": (
        "if licensee breaches, licensor may terminate agreement",
        (
            "{if: {trigger: party_breaches, party: licensee}, party: licensor, modality: may, act: terminate, "
            "object: agreement}"
        ),
        "{条件: 被许可方违约, 主体: 许可方, 规范词: 可以, 行为: 解除, 对象: 合同}",
    ),
    "conditions any of which will do": (
        "if a patent lapses or an application fails, licensee may terminate agreement",
        (
            "{if: {any: [patent_lapses, application_fails]}, party: licensee, modality: may, act: terminate, "
            "object: agreement}"
        ),
        "{条件: {满足其一: [专利终止, 申请未获授权]}, 主体: 被许可方, 规范词: 可以, 行为: 解除, 对象: 合同}",
    ),
    "conditions that must all be met": (
        "if a patent lapses and an application fails, licensee may terminate agreement",
        (
            "{if: {all: [patent_lapses, application_fails]}, party: licensee, modality: may, act: terminate, "
            "object: agreement}"
        ),
        "{条件: {同时满足: [专利终止, 申请未获授权]}, 主体: 被许可方, 规范词: 可以, 行为: 解除, 对象: 合同}",
    ),
    "an act as condition": (
        "if licensee challenges licensed patents, licensor may terminate agreement",
        (
            "{if: {party: licensee, act: challenge, object: licensed_patents}, party: licensor, modality: may, "
            "act: terminate, object: agreement}"
        ),
        "{条件: 被许可方就许可专利提出无效宣告请求, 主体: 许可方, 规范词: 可以, 行为: 解除, 对象: 合同}",
    ),
    "only if": (
        "licensee may terminate agreement, only if consultation fails",
        "{only if: consultation_fails, party: licensee, modality: may, act: terminate, object: agreement}",
        "{仅当: 协商不成, 主体: 被许可方, 规范词: 可以, 行为: 解除, 对象: 合同}",
    ),
    "except and otherwise": (
        "each party must keep contract terms confidential, except public information, otherwise license terminates",
        (
            "{party: each_party, modality: must not, act: disclose, object: contract_terms, "
            "except: public_information, otherwise: {modality: declares, act: terminate, object: license}}"
        ),
        (
            "{主体: 各方, 规范词: 不得, 行为: 披露, 对象: 合同条款, 除外: 公开信息, "
            "否则: {规范词: declares, 行为: 终止, 对象: 许可}}"
        ),
    ),
    "who must see to it": (
        "operator must not restrict member from licensing its pooled patents independently",
        "{party: member, modality: may, act: license_independently, object: its_pooled_patents, secured by: operator}",
        "{主体: 成员, 规范词: 可以, 行为: 在池外自行许可, 对象: 其入池专利, 承诺方: 运营管理机构}",
    ),
    "quoted words": (
        'licensee must not challenge "the 2019 list"',
        'party: licensee\n  modality: must_not\n  act: challenge\n  object: {quote: "the 2019 list"}',
        '主体: 被许可方\n  规范词: 不得\n  行为: 质疑\n  对象: {原文: "the 2019 list"}',
    ),
}


@pytest.mark.parametrize(("sentence", "english", "chinese"), CASES.values(), ids=CASES)
def test_a_clause_taken_apart_is_its_sentence(sentence: str, english: str, chinese: str) -> None:
    said = meaning(one(f"- says: '{sentence}'\n"))

    assert meaning(one(f"- {english}\n")) == said
    assert meaning(one(f"- {chinese}\n")) == said


@pytest.mark.parametrize(
    ("written", "key"),
    [
        ("unknown", "unknown"),
        ("不明", "unknown"),
        ("____", "blank"),
        ("to be agreed", "to_be_agreed"),
        ("已隐去", "redacted"),
    ],
)
def test_the_ways_of_not_knowing_are_kept_apart(written: str, key: str) -> None:
    said = "party: licensee, modality: must, act: grant_back, object: improvements"
    apart = one(f"- {{{said}, consideration: {written}}}\n")

    assert apart.qualifiers["consideration"].value == key


def test_silence_is_no_way_of_saying_unknown() -> None:
    assert dict(one("- licensee must grant back improvements\n").qualifiers) == {}


def test_an_act_that_is_about_nothing_has_no_object() -> None:
    reading = read_clauses(
        read_yaml(
            SourceText("clauses.yaml", "- {party: member, modality: may, act: negotiate, object: disputes}")
        ).value,
        LEXICON,
    )

    assert [(problem.code, problem.location.column) for problem in reading.diagnostics] == [("clause-key-unknown", 50)]


def test_other_wording_is_kept_with_its_place() -> None:
    (clause,) = clauses("- 'text \"account, addresses, taxes\"'\n")

    assert [said.text for said in clause.said if isinstance(said, Kept)] == ["account, addresses, taxes"]
    assert (clause.span.location.line, clause.span.location.column) == (1, 4)


@pytest.mark.parametrize(
    ("yaml", "code", "words"),
    [
        ("deadline: {value: within_days, m: 30}", "clause-key-unknown", "m"),
        ("deadline: {value: within_day, n: 30}", "value-unknown", "within_day"),
        ("deadline: {value: within_days, n: soon}", "value-unknown", "soon"),
        ("if: {trigger: party_breach}", "trigger-unknown", "party_breach"),
    ],
)
def test_what_is_wrong_inside_a_part_is_told_at_its_place(yaml: str, code: str, words: str) -> None:
    text = f"- {{party: licensor, modality: must, act: file, object: license_recordal, {yaml}}}\n"
    reading = read_clauses(read_yaml(SourceText("clauses.yaml", text)).value, LEXICON)

    (problem,) = [problem for problem in reading.diagnostics if problem.code == code]
    assert words in problem.message.en
    assert text[problem.location.column - 1 : problem.location.end_column - 1] == words
