"""What documents tell of negotiations, of concentrations and of money is the same on every surface."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from poolcheck import api
from poolcheck.documents.clause import Missing
from poolcheck.documents.money import Money, money_text, read_money
from poolcheck.files import InputFile
from poolcheck.vocabulary.load import vocabulary

if TYPE_CHECKING:
    from poolcheck.documents.model import DocumentFacts

TALKS = """\
license "Talks"
  foreign party: yes
  recorded on: 2025-07-01
  negotiations
    2025-03-01: notice of infringement, by licensor, to "Acme", about "a letter, no charts"
    ____: injunction sought, by licensor, source "court file"
"""
TALKS_IN_CHINESE = """\
许可合同 “Talks”
  是否有境外当事人：是
  备案日期：2025年7月1日
  谈判经过
    2025年3月1日：侵权通知，行为人 许可方，相对方“Acme”，说明“a letter, no charts”
    ____：申请禁令，行为人 许可方，来源“court file”
"""
POOL = """\
charter "Pool"
  operator "Op": third-party, capabilities licensing and compliance
  member "A": founder, turnover in China CNY 800 million, turnover worldwide 12.5 billion CNY, turnover year "2024"
  market "Decoders": pool 42%
    "B": 3%, turnover of the goods 80,000,000 CNY
  procedures
    entry stages: entry criteria, expert review
    fee factors: number of patents and industry margin
  concentration: transaction pool company formed and exclusive license transferred, joint control, not filed
    thresholds reached, implemented on 2025-02-01
"""
POOL_IN_YAML = """\
章程: Pool
运营管理机构: {名称: Op, 类型: 第三方, 能力: [合规, 许可]}
成员:
  - {名称: A, 发起人: 是, 境内营业额: 8亿元, 全球营业额: 125亿元, 营业额年度: "2024"}
相关市场:
  - 名称: Decoders
    市场份额:
      - {经营者: 专利池, 份额: 42%}
      - {经营者: B, 份额: 3%, 相关商品营业额: 8000万元}
程序:
  入池环节: [入池标准, 专家评审]
  定价因素: 专利数量、行业利润水平
经营者集中:
  集中方式: [设立合营企业, 取得独占许可]
  控制权取得: 共同控制
  是否申报: 否
  申报标准: 达到申报标准
  实施日期: 2025-02-01
"""


def facts(text: str, name: str) -> DocumentFacts:
    reading = api.read_input(InputFile(name, text.encode()))
    assert [f"{problem.location} {problem.message.en}" for problem in reading.diagnostics] == []
    assert reading.value is not None
    return reading.value.facts


def test_a_negotiation_is_told_step_by_step_in_either_language() -> None:
    read = facts(TALKS, "x.pool")

    assert read == facts(TALKS_IN_CHINESE, "x.pool")
    assert [(step.day, step.event, step.by, step.to) for step in read.negotiations] == [
        (date(2025, 3, 1), "infringement_notice", "licensor", "Acme"),
        (Missing.BLANK, "injunction_sought", "licensor", None),
    ]
    assert (read.foreign_party, read.recorded_on) == ("yes", date(2025, 7, 1))


def test_a_pool_tells_its_concentration_and_money_on_both_surfaces() -> None:
    read = facts(POOL, "x.pool")

    assert read == facts(POOL_IN_YAML, "x.yaml")
    assert read.concentration is not None
    assert read.concentration.transaction == ("joint_venture", "exclusive_license")
    assert read.members[0].turnover_worldwide == Money(Decimal(12_500_000_000), "CNY")
    assert read.operator is not None
    assert read.operator.capabilities == ("able_licensing", "able_compliance")


LISTS_NOT_KNOWN = """\
charter "Pool"
  operator "Op": third-party, capabilities unknown
  procedures
    entry stages: ____
    fee factors: to be agreed
  concentration: transaction redacted
"""


def test_a_list_may_be_as_unknown_as_a_single_answer() -> None:
    read = facts(LISTS_NOT_KNOWN, "x.pool")

    assert read.operator is not None
    assert read.operator.capabilities is Missing.UNKNOWN
    assert read.procedures is not None
    assert (read.procedures.entry_stages, read.procedures.fee_factors) == (Missing.BLANK, Missing.TO_BE_AGREED)
    assert read.concentration is not None
    assert read.concentration.transaction is Missing.REDACTED


@pytest.mark.parametrize("text", [TALKS, POOL, LISTS_NOT_KNOWN])
@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("surface", ["yaml", "pool", "json"])
def test_both_are_written_and_read_again_without_loss(text: str, surface: str, language: str) -> None:
    written = api.convert(InputFile("x.pool", text.encode()), surface, language)  # type: ignore[arg-type]
    assert written.value is not None

    assert facts(written.value, f"x.{surface}") == facts(text, "x.pool")


@pytest.mark.parametrize(
    ("written", "amount", "currency"),
    [
        ("800,000,000 CNY", "800000000", "CNY"),
        ("RMB 0.8 billion", "800000000", "CNY"),
        ("8亿元", "800000000", "CNY"),
        ("1.2345万亿元", "1234500000000", "CNY"),
        ("人民币120亿元", "12000000000", "CNY"),
        ("3.5 million EUR", "3500000", "EUR"),
        ("0.05 USD", "0.05", "USD"),
    ],
)
def test_money_is_read_exactly_and_printed_so_that_it_is_read_again(written: str, amount: str, currency: str) -> None:
    words = vocabulary()
    money = Money(Decimal(amount), currency)

    assert read_money(written, words) == money
    assert [read_money(money_text(money, language, words), words) for language in ("en", "zh")] == [money, money]


@pytest.mark.parametrize("written", ["800", "CNY", "about 8亿元", "8亿元以上", "8%", "1,0,0" * 30 + " CNY"])
def test_what_is_no_exact_sum_is_no_money(written: str) -> None:
    assert read_money(written, vocabulary()) is None


def test_a_sum_in_words_of_ones_own_is_told_where_it_stands() -> None:
    text = "charter: X\nmembers:\n  - title: A\n    turnover in China: a lot\n"
    [problem] = api.read_input(InputFile("x.yaml", text.encode())).diagnostics

    assert (problem.code, problem.location.line) == ("fact-not-money", 4)


def test_a_factor_that_nobody_knows_is_told_with_those_that_there_are() -> None:
    text = "charter: X\nprocedures:\n  fee factors: [number of patents, the weather]\n"
    [problem] = api.read_input(InputFile("x.yaml", text.encode())).diagnostics

    assert problem.code == "fact-choice"
    assert "industry margin" in problem.message.en + str(problem.hint and problem.hint.en)
