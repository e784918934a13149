"""Statements print as a lawyer would write them, in English and in Chinese."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from poolcheck.core.location import SourceText, Span
from poolcheck.documents.clauses_from_tree import read_clauses
from poolcheck.documents.meaning import meaning, same_meaning
from poolcheck.syntax.sentence.lexicon import lexicon
from poolcheck.syntax.tree import ListNode, ScalarNode
from poolcheck.vocabulary.load import vocabulary
from poolcheck.writing.to_sentence import to_sentence

if TYPE_CHECKING:
    from poolcheck.documents.clause import Statement

WORDS = vocabulary()

PAIRS = {
    "manners as adverbs": (
        "licensee must grant back essential improvements to pool, ordinary license, for consideration, reciprocal",
        "被许可方应当以普通许可方式有偿、对等地将必要改进回授给专利池",
    ),
    "one adverb": ("licensee must practice licensed patents, actively", "被许可方应当积极实施许可专利"),
    "a condition of the subject": (
        "if a party breaches, it must bear liability for breach",
        "一方违约的，应当承担违约责任",
    ),
    "two triggers of one party": (
        "if a party breaches and does not cure within 15 days, the other party may terminate agreement",
        "一方违约且在15日内未补救的，对方可以解除合同",
    ),
    "consent before the subject": (
        "licensor must not amend claims, without consent of licensee",
        "未经被许可方同意，许可方不得修改权利要求",
    ),
    "nobody may": (
        "no party may amend agreement, without written consent of the other party",
        "未经对方书面同意，任何一方不得修改合同",
    ),
    "secrets and what is excepted": (
        (
            "each party must keep contract terms and technical information confidential, during and after the term, "
            "except public information"
        ),
        "各方应当在合同有效期内及期满后对合同条款和技术信息保密，但公开信息除外",
    ),
    "public disclosure stays itself": (
        "operator must not disclose patent list, publicly",
        "运营管理机构不得公开披露专利清单",
    ),
    "unless": (
        (
            "if a patent is invalidated or an application fails, licensor need not refund royalties paid before it, "
            "unless manifest unfairness or bad faith"
        ),
        "专利被宣告无效或者申请未获授权的，许可方无需返还此前已付许可费，但明显违反公平原则或者存在恶意的除外",
    ),
    "only if": (
        "licensee may terminate agreement, only if consultation fails",
        "仅当协商不成时，被许可方方可解除合同",
    ),
    "otherwise and a declarative": (
        "licensee must not challenge licensed patents, otherwise license terminates",
        "被许可方不得就许可专利提出无效宣告请求，否则许可自动终止",
    ),
    "an act as trigger": (
        "if licensee challenges licensed patents, licensor may terminate agreement",
        "被许可方就许可专利提出无效宣告请求的，许可方可以解除合同",
    ),
    "several acts as triggers": (
        "if licensee challenges licensed patents and validity, or if licensor requests, licensor may terminate license",
        "被许可方就许可专利和有效性提出无效宣告请求的，或者许可方请求的，许可方可以终止许可",
    ),
    "restricting another": (
        "operator must not restrict member from licensing its pooled patents independently, at any time",
        "运营管理机构不得限制成员随时在池外自行许可其入池专利",
    ),
    "causing another": (
        "licensee must cause sublicensee to grant back improvements to licensor, by assignment, free",
        "被许可方应当促使分被许可方以转让方式无偿地将改进成果回授给许可方",
    ),
    "requiring nothing": (
        "licensor must not require licensee to take a license under all of pooled patents",
        "许可方不得要求被许可方就池内专利一并取得许可",
    ),
    "no word doubled": (
        "licensee may practice licensed patents, by making, using and selling",
        "被许可方有权以制造、使用和销售的方式实施许可专利",
    ),
    "only": ("licensee may only practice licensed patents", "被许可方仅可实施许可专利"),
    "a definition": (
        "pooled patents means listed patents and future patents",
        "池内专利指清单所列专利和后续入池专利",
    ),
    "ownership": ("improvements belong to licensee", "改进成果归被许可方所有"),
    "not agreed yet": (
        "licensee must grant back improvements to pool, consideration to be agreed",
        "被许可方应当将改进成果回授给专利池，对价另行约定",
    ),
    "blanks": (
        "licensee must pay royalties, ____% of net sales, every ____ months, from ____",
        "自____起，被许可方应当每____个月按净销售额的____%支付许可费",
    ),
    "a condition left open": (
        'if "the market changes", licensee may terminate agreement',
        "如“the market changes”，被许可方可以解除合同",
    ),
    "money and dates": (
        "licensee must pay royalties, 1.00 CNY per unit, from 2025-06-01",
        "自2025年6月1日起，被许可方应当支付许可费，每件1.00元",
    ),
    "done by being said": (
        "licensor grants licensee a license under licensed patents, exclusive license",
        "许可方以独占许可方式就许可专利授予被许可方实施许可",
    ),
    "done by several": (
        "licensor and member waive claims for injury or damage against licensee",
        "许可方和成员放弃对被许可方的人身及财产损害赔偿请求权",
    ),
    "done by being said, on a condition": (
        "if licensee requests, it assigns improvements to licensor",
        "被许可方请求的，被许可方将改进成果转让给许可方",
    ),
    "a duty to grant": (
        "licensor must grant licensee a license under licensed patents, exclusive license",
        "许可方应当以独占许可方式就许可专利授予被许可方实施许可",
    ),
    "no warranty": ("licensor need not warrant validity", "许可方不保证有效性"),
    "nobody is liable": (
        "no party is required to be liable for indirect damages",
        "任何一方均不对间接损失承担责任",
    ),
    "consent as a gate": (
        "licensee may assign rights and obligations under agreement, with consent of licensor",
        "经许可方同意，被许可方方可转让合同项下的权利义务",
    ),
    "one thing or the other": (
        "licensee must not challenge licensed patents, pooled patents or validity",
        "被许可方不得就许可专利、池内专利或者有效性提出无效宣告请求",
    ),
    "a second manner behind a comma": (
        "licensee must grant back improvements to licensor, exclusive license, by license",
        "被许可方应当以独占许可方式将改进成果回授给许可方，采取许可形式",
    ),
    "place and field": (
        'licensee may practice licensed patents, in "PRC", in the field of "phones"',
        "被许可方可以在“PRC”境内实施许可专利，限于“phones”领域",
    ),
    "an amount before an end": (
        "licensee must pay royalties, 2% of net sales, until the term ends",
        "被许可方应当按净销售额的2%支付许可费，直至合同期满",
    ),
    "after the end": (
        "licensee must not sell competing products, for 2 years after the term ends",
        "被许可方不得自合同期满之日起2年内销售竞争产品",
    ),
    "an event that is only quoted": (
        'if licensee breaches, or if "the market changes", licensor may terminate agreement',
        "被许可方违约的，或者“the market changes”的，许可方可以解除合同",
    ),
    "an exception that is only quoted": (
        'licensor may terminate agreement, unless licensor consents, or unless "the market changes"',
        "许可方可以解除合同，但许可方同意的，或者“the market changes”的除外",
    ),
    "both together": (
        "the parties jointly may practice licensed patents, at any time",
        "双方可以随时共同实施许可专利",
    ),
    "not done without a consent": (
        "if licensee does not pay royalties within 30 days without consent of licensor, licensor may amend rules",
        "被许可方未经许可方同意未在30日内支付许可费的，许可方可以修改规则",
    ),
    "consulting before consent": (
        "operator may amend rules, with consent of member, after consulting licensee",
        "征求被许可方意见后，经成员同意，运营管理机构方可修改规则",
    ),
    "owned together": (
        "improvements belong to licensor and licensee, jointly",
        "改进成果归许可方和被许可方共同所有",
    ),
    "at the site": (
        "licensee may practice licensed patents, at the contract site",
        "被许可方可以在合同工厂实施许可专利",
    ),
    "principle": ("operator must disclose patent list, in principle", "原则上，运营管理机构应当披露专利清单"),
}


def read(text: str) -> Statement:
    node = ScalarNode(text, Span(SourceText("sentence", text), 0, len(text)))
    reading = read_clauses(ListNode((node,), node.span), lexicon(WORDS))
    assert reading.value is not None
    assert [problem.message.en for problem in reading.diagnostics if problem.severity == "error"] == []
    (statement,) = reading.value[0].statements
    return statement


@pytest.mark.parametrize(("english", "chinese"), PAIRS.values(), ids=PAIRS)
def test_a_statement_prints_in_natural_order(english: str, chinese: str) -> None:
    assert to_sentence(read(english), "zh", WORDS) == chinese
    assert to_sentence(read(chinese), "en", WORDS) == english


@pytest.mark.parametrize(("english", "chinese"), PAIRS.values(), ids=PAIRS)
def test_a_statement_prints_as_it_was_written(english: str, chinese: str) -> None:
    assert to_sentence(read(english), "en", WORDS) == english
    assert to_sentence(read(chinese), "zh", WORDS) == chinese


@pytest.mark.parametrize(("english", "chinese"), PAIRS.values(), ids=PAIRS)
def test_a_statement_means_the_same_in_both_languages(english: str, chinese: str) -> None:
    assert same_meaning(read(english), read(chinese))


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize(
    "quotation",
    ["plain", 'with "straight" ones', "with “curly” ones", "with 「corner」 ones", '"“”「」『』', '"', "”", ""],
)
def test_quoted_words_come_back_as_they_were(quotation: str, language: str) -> None:
    closed = quotation.replace('"', '""')
    said = read(f'licensee must not challenge "{closed}"')

    text = to_sentence(said, "en" if language == "en" else "zh", WORDS)

    assert [getattr(item, "text", None) for item in read(text).objects] == [quotation]


def test_a_statement_differs_from_another_with_one_word_changed() -> None:
    one = read("licensee must not challenge licensed patents")

    assert not same_meaning(one, read("licensee may challenge licensed patents"))
    assert not same_meaning(one, read("licensee must not challenge pooled patents"))
    assert meaning(one) == meaning(read("被许可方不得对许可专利提出质疑"))
