"""What is asked where a clause or a document leaves something open: each question names what it is about."""

from __future__ import annotations

import pytest
from fact_bases import base, written

from poolcheck.expr.values import Fact
from poolcheck.facts.ground import Ground
from poolcheck.facts.record import Facts
from poolcheck.vocabulary.load import vocabulary


def asked(fact: object) -> tuple[str, str]:
    assert isinstance(fact, Fact)
    assert isinstance(fact.source, Ground)
    return fact.source.ask.en, fact.source.ask.zh


def of_clause(sentence: str, part: str, head: str = "governing law: PRC") -> tuple[str, str]:
    return asked(written(sentence, head=head).clauses[0].fact(part))


@pytest.mark.parametrize(
    ("sentence", "en", "zh"),
    [
        (
            "licensee must pay royalties on licensed products",
            "what exactly is meant by “licensed products”?",
            "“许可产品”具体所指为何？",
        ),
        (
            'licensee must pay royalties on "relevant products"',
            "what exactly is meant by “relevant products”?",
            "“relevant products”具体所指为何？",
        ),
        (
            "licensee must pay royalties",
            "to what exactly does “pay royalties” apply here?",
            "此处“支付许可费”具体针对何种对象？",
        ),
        (
            "licensee must pay royalties on ____",
            "to what exactly does “pay royalties” apply here?",
            "此处“支付许可费”具体针对何种对象？",
        ),
        (
            "licensee must grant back improvements to licensor",
            "which improvements are meant: essential improvements, severable improvements, all improvements?",
            "“改进成果”系指何者：必要改进、可分离的改进、全部改进？",
        ),
    ],
)
def test_what_a_clause_is_about_is_asked_by_its_words(sentence: str, en: str, zh: str) -> None:
    assert of_clause(sentence, "object", head="status: partial") == (en, zh)


def test_of_several_objects_the_one_that_is_open_is_named() -> None:
    sentence = 'licensee must pay royalties on all products and "accessories"'

    assert of_clause(sentence, "object")[0] == "what exactly is meant by “accessories”?"


@pytest.mark.parametrize(
    ("part", "en", "zh"),
    [
        ("party", "whose duty or right is it?", "该义务或者权利属于何人？"),
        ("to", "to or with whom is it done?", "该行为的相对人为何人？"),
        ("trigger", "what does it depend on?", "该约定以何种事由为条件？"),
        ("carve_out", "what is excepted from it?", "该约定的除外情形为何？"),
        ("end", "until when does it apply?", "该约定适用至何时止？"),
    ],
)
def test_each_part_of_a_clause_has_a_question_of_its_own_that_names_what_the_clause_does(
    part: str, en: str, zh: str
) -> None:
    asked_en, asked_zh = of_clause("licensee must grant back improvements to licensor", part)

    assert asked_en == f"on “grant back improvements”: {en}"
    assert asked_zh == f"关于“回授改进成果”：{zh}"


@pytest.mark.parametrize(
    ("sentence", "part", "en", "zh"),
    [
        (
            "member may withdraw from the pool",
            "penalty",
            "on “withdraw from the pool”: does it carry a penalty?",
            "关于“退出专利池”：该行为是否须支付违约金？",
        ),
        (
            "member must grant operator a license under pooled patents",
            "consideration",
            "on “grant … a license under pooled patents”: what is paid for it?",
            "关于“就池内专利授予…实施许可”：对价如何约定？",
        ),
        (
            'licensee must grant back "improvements of the antenna" to licensor',
            "consideration",
            "on “grant back …”: what is paid for it?",
            "关于“回授…”：对价如何约定？",
        ),
    ],
)
def test_the_question_on_a_part_of_a_clause_names_what_the_clause_does(
    sentence: str, part: str, en: str, zh: str
) -> None:
    assert of_clause(sentence, part) == (en, zh)


PATENTS = """license: X
members:
  - {name: Astra}
  - {name: "{0} & Co."}
patents:
  - {number: ZL201720000001.1, type: utility model}
  - {number: ZL201730000002.2, type: design}
negotiations:
  - {date: 2026-01-01}
  - {date: 2026-02-01, by: Astra}
markets:
  - {name: Antennas, shares: [{holder: Astra, share: 40%}]}
"""


def record_of(list_: str, index: int) -> Facts:
    found = base(PATENTS).records(list_)[index]
    assert isinstance(found, Facts)
    return found


@pytest.mark.parametrize(
    ("list_", "index", "fact", "en", "zh"),
    [
        (
            "patents",
            0,
            "evaluation_report",
            "is there an official evaluation report on patent ZL201720000001.1?",
            "专利 ZL201720000001.1 是否有国务院专利行政部门作出的专利权评价报告？",
        ),
        (
            "patents",
            1,
            "title",
            "what is the title of the invention of patent ZL201730000002.2?",
            "专利 ZL201730000002.2 的发明创造名称为何？",
        ),
        ("members", 0, "founder", "is Astra a founder?", "Astra是否为发起人？"),
        ("members", 1, "products", "what does {0} & Co. make or sell?", "{0} & Co.的主营产品为何？"),
        (
            "negotiations",
            1,
            "event",
            "what happened in step 2 of the negotiation?",
            "第 2 个谈判步骤的内容为何？",
        ),
        (
            "negotiations",
            0,
            "side",
            "on which side of the license does the party to step 1 of the negotiation stand?",
            "第 1 个谈判步骤所涉当事人属于许可方一侧还是被许可方一侧？",
        ),
        (
            "positions",
            0,
            "dominance",
            "is Astra dominant on the market “Antennas”?",
            "Astra在相关市场“Antennas”是否具有市场支配地位？",
        ),
    ],
)
def test_a_question_on_a_row_of_a_list_names_the_row(list_: str, index: int, fact: str, en: str, zh: str) -> None:
    assert asked(record_of(list_, index).fact(fact)) == (en, zh)


@pytest.mark.parametrize("list_", ["patents", "members"])
def test_no_two_rows_of_a_list_are_asked_about_in_the_same_words(list_: str) -> None:
    first, second = (record_of(list_, index) for index in (0, 1))
    told = {
        name for name in first.facts if isinstance(fact := first.facts[name], Fact) and isinstance(fact.source, Ground)
    }

    assert len(told) > 5
    assert [name for name in sorted(told) if asked(first.fact(name)) == asked(second.fact(name))] == []


@pytest.mark.parametrize(
    ("fact", "en", "zh"),
    [
        (
            "effects_in_prc",
            "does the conduct take place in economic activity in China, or restrict competition on a market there?",
            "该文件所涉行为是否属于中国境内的经济活动，或者对中国境内市场竞争产生排除、限制影响？",
        ),
        ("cross_border", "does technology cross the border under the document?", "该文件项下的技术是否跨境转移？"),
        ("signed", "on which day was the document signed?", "该文件于何日签订？"),
        ("effective", "on which day does the document take effect?", "该文件于何日生效？"),
    ],
)
def test_a_question_on_a_document_names_it(fact: str, en: str, zh: str) -> None:
    document = base("license: X\n").names["document"]
    assert not isinstance(document, Fact)
    assert hasattr(document, "fact")

    assert asked(document.fact(fact)) == (en, zh)


BARE = (
    "自何时",
    "至何时",
    "期间",
    "期限",
    "周期",
    "数额",
    "幅度",
    "限度",
    "代价",
    "是否",
    "可否",
    "有无",
    "依何",
    "何种",
    "于何时",
    "向何",
)
"""How a question begins that says nothing of what it is about."""


@pytest.mark.parametrize("axis", vocabulary().axes)
def test_the_question_on_an_axis_says_what_it_is_about(axis: str) -> None:
    ask = vocabulary().axes[axis].ask

    assert not ask.zh.startswith(BARE)
    assert len(ask.en.split()) > 3
