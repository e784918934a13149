"""What is asked where a clause or a document leaves something open: each question names what it is about."""

from __future__ import annotations

import pytest
from fact_bases import base, written

from poolcheck.expr.values import Fact
from poolcheck.facts.ground import Ground
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
def test_each_part_of_a_clause_has_a_question_of_its_own(part: str, en: str, zh: str) -> None:
    assert of_clause("licensee must grant back improvements to licensor", part) == (en, zh)


@pytest.mark.parametrize(
    ("fact", "en", "zh"),
    [
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
