"""A sentence may be written in several orders and with several words; it is read into the same tree."""

from __future__ import annotations

import pytest

from poolcheck.core.location import SourceText, Span
from poolcheck.syntax.from_sentence import read_sentences
from poolcheck.syntax.sentence.lexicon import lexicon
from poolcheck.syntax.tree import ScalarNode, plain
from poolcheck.vocabulary.load import vocabulary

LEXICON = lexicon(vocabulary())
ALIASES = {"甲方": "licensor", "乙方": "licensee", "ACME Ltd.": "licensor"}


def trees(text: str) -> list[object]:
    node = ScalarNode(text, Span(SourceText("sentence", text), 0, len(text)))
    reading = read_sentences(node, LEXICON.with_aliases(ALIASES))
    assert [problem.message.en for problem in reading.diagnostics] == [], text
    assert reading.value is not None
    return [plain(tree) for tree in reading.value]


def tree(text: str) -> object:
    (only,) = trees(text)
    return only


SAME = {
    "a limit that is the condition": (
        "licensee may challenge licensed patents, only if licensor breaches",
        "licensee may only challenge licensed patents, if licensor breaches",
        "licensee may challenge licensed patents, provided that licensor breaches",
        "许可方违约时，被许可方方可质疑许可专利",
        "仅当许可方违约时，被许可方可以质疑许可专利",
    ),
    "freedom from a duty": (
        "no member is required to license its pooled patents independently",
        "member need not license its pooled patents independently",
        "成员无需在池外自行许可其入池专利",
    ),
    "a permission that somebody may give": (
        "licensor may permit licensee to select patents its products need",
        "许可方可以允许被许可方选择其产品所需专利",
    ),
    "a grant-back": (
        "被许可方应当以普通许可方式有偿、对等地将必要改进回授给专利池",
        "被许可方应当有偿、对等地以普通许可方式将必要改进回授给专利池",
        "被许可方应当回授必要改进给专利池，普通许可，有偿，对等",
        "必要改进应当由被许可方回授给专利池，普通许可，有偿，对等",
        "被许可方须将必要改进以普通许可方式有偿且对等地回授给专利池",
        "乙方应将必要改进返授给专利池，以普通许可方式，有偿，互惠",
        "licensee shall grant back essential improvements to pool, ordinary license, for consideration, reciprocal",
        "Licensee must license back essential improvements to the pool, for consideration, mutual, non-exclusive",
    ),
    "coverbs": (
        "许可方可以就许可专利对第三方提起侵权诉讼",
        "许可方可以对第三方就许可专利提起侵权诉讼",
        "许可方有权对第三方主张许可专利",
        "licensor may sue third parties on licensed patents",
    ),
    "sublicensing": (
        "未经许可方事先书面同意，被许可方不得就许可专利向关联方授予分许可",
        "未经许可方事先书面同意，被许可方不得向关联方就许可专利授予分许可",
        "被许可方未经许可方事先书面同意不得就许可专利向关联方授予分许可",
        "licensee shall not, without prior written consent of licensor, sublicense licensed patents to affiliates",
        "without prior written consent of licensor, licensee may not sublicense licensed patents to affiliates",
    ),
    "a condition": (
        "许可专利全部失效的，被许可方可以解除合同",
        "如许可专利全部失效，被许可方可以解除合同",
        "若许可专利全部失效，被许可方可以解除合同",
        "若许可专利全部失效，则被许可方可以解除合同",
        "如果许可专利全部失效，被许可方可以解除合同",
        "当许可专利全部失效时，被许可方可以解除合同",
        "许可专利全部失效时，被许可方可以解除合同",
        "在许可专利全部失效的情况下，被许可方可以解除合同",
        "被许可方可以解除合同，如许可专利全部失效",
        "if all licensed patents are no longer in force, licensee may terminate agreement",
        "licensee may terminate this agreement if all licensed patents are no longer in force",
        "licensee may terminate agreement, when all licensed patents are no longer in force",
    ),
    "only if": (
        "仅当协商不成时，被许可方可以解除合同",
        "仅当协商不成，被许可方可以解除合同",
        "仅在协商不成的情况下，被许可方可以解除合同",
        "licensee may terminate agreement only if consultation fails",
        "only if consultation fails, licensee may terminate agreement",
        "licensee may terminate agreement, only when consultation fails",
    ),
    "unless": (
        "各方不得披露合同条款，但法律规定或者主管部门要求的除外",
        "各方不得披露合同条款，但是法律规定或者主管部门要求的除外",
        "各方不得披露合同条款，除非法律规定或者主管部门要求",
        "除非法律规定或者主管部门要求，各方不得披露合同条款",
        "each party must not disclose contract terms, unless law or an authority requires",
        "unless law or an authority requires, each party must keep contract terms confidential",
        "each party must keep contract terms confidential unless law or an authority requires it",
    ),
    "except": (
        "各方应当对合同条款和技术信息保密，但公开信息除外",
        "除公开信息外，各方应当对合同条款和技术信息保密",
        "除公开信息之外，各方应当对合同条款、技术信息保密",
        "除公开信息以外，双方应当对合同条款以及技术信息保密",
        "each party must keep contract terms and technical information confidential, except public information",
        "except public information, each party must keep contract terms and technical information confidential",
        "both parties shall keep contract terms and technical information confidential, other than public information",
    ),
    "otherwise": (
        "被许可方不得质疑许可专利，否则许可自动终止",
        "被许可方不得对许可专利提出质疑，否则，许可终止",
        "licensee must not challenge licensed patents, otherwise license terminates",
        "licensee must not challenge licensed patents, failing which license terminates automatically",
    ),
    "until": (
        "被许可方无需支付许可费，直至恢复有效",
        "被许可方无需支付许可费，至恢复有效止",
        "licensee need not pay royalties, until a patent is restored",
        "licensee is not required to pay royalties until a patent is restored",
    ),
    "restricting": (
        "运营管理机构不得限制成员在池外自行许可其入池专利",
        "运营管理机构不得阻止成员在池外自行许可其入池专利",
        "运营管理机构应当允许成员在池外自行许可其入池专利",
        "运营管理机构应允许成员在池外自行许可其入池专利",
        "operator must not restrict member from licensing its pooled patents independently",
        "operator shall not prevent members from licensing its pooled patents outside the pool",
        "operator must allow member to license its pooled patents independently",
    ),
    "causing": (
        "被许可方应促使关联方将改进成果回授给许可方",
        "被许可方应当促使关联方将改进成果回授给许可方",
        "被许可方须确保关联方将改进成果回授给许可方",
        "licensee must cause affiliates to grant back improvements to licensor",
        "licensee shall procure affiliates to grant back improvements to licensor",
        "licensee must ensure that affiliate grants back improvements to licensor",
    ),
    "a forbidding word in front": (
        "禁止被许可方质疑许可专利",
        "被许可方不得质疑许可专利",
        "严禁被许可方质疑许可专利",
        "licensee is prohibited from challenging licensed patents",
        "licensee refrains from challenging licensed patents",
    ),
    "a definition": (
        "许可专利指清单所列专利和后续入池专利",
        "许可专利系指清单所列专利及后续入池专利",
        "许可专利是指清单所列专利、后续入池专利",
        "licensed patents means listed patents and future patents",
        "licensed patents mean patents on the list and future patents",
    ),
    "a performative": (
        "许可方就许可专利授予被许可方实施许可，独占许可",
        "许可方现就许可专利授予被许可方实施许可，独占许可",
        "甲方兹就许可专利授予乙方实施许可，独占许可",
        "licensor hereby grants licensee a license under licensed patents, exclusive license",
        "licensor grants licensee a license under licensed patents, exclusive license",
        "ACME Ltd. hereby grants licensee a license under licensed patents, exclusive license",
    ),
    "a duty to grant, which grants nothing yet": (
        "licensor must grant licensee a license under licensed patents, exclusive license",
        "licensor agrees to grant licensee an exclusive license under licensed patents",
        "许可方应当就许可专利授予被许可方实施许可，独占许可",
    ),
    "an assignment": (
        "被许可方将全部改进转让给许可方",
        "被许可方现将全部改进转让给许可方",
        "licensee hereby assigns all improvements to licensor",
        "licensee assigns to licensor all improvements",
    ),
    "a disclaimer": (
        "许可方无需保证有效性",
        "许可方不保证许可专利的有效性",
        "licensor does not warrant validity",
        "licensor makes no warranty of the validity of licensed patents",
    ),
    "no liability": (
        "任何一方无需对间接损失承担责任",
        "任何一方不对间接损失承担责任",
        "任何一方均不对间接损失承担责任",
        "任何一方对间接损失不承担责任",
        "either party is not liable for indirect damages",
    ),
    "a consent and nothing less": (
        "licensee may only assign agreement, with consent of licensor",
        "licensee may assign agreement, only with consent of licensor",
        "licensee may assign agreement only with consent of licensor",
        "经许可方同意，被许可方方可转让合同",
        "被许可方仅经许可方同意可以转让合同",
    ),
    "several exceptions": (
        "licensor may terminate agreement, unless licensee pays royalties, or unless “甲事件”",
        "许可方可以解除合同，但被许可方支付许可费的，或者“甲事件”的除外",
        "许可方可以解除合同，但被许可方支付许可费的，“甲事件”的除外",
    ),
    "a change of control of the same party": (
        "if licensee breaches or undergoes a change of control, licensor may terminate agreement",
        "if licensee breaches or change of control, licensor may terminate agreement",
        "被许可方违约或者控制权变更的，许可方可以解除合同",
        "被许可方违约或者被许可方控制权变更的，许可方可以解除合同",
    ),
    "parties that act together": (
        "双方应当共同实施许可专利",
        "双方共同应当实施许可专利",
        "both parties must practice licensed patents, jointly",
    ),
    "an act named like an exception": (
        "operator must not restrict member from excluding competitors from standard-setting, except services",
        "operator must not prevent member from excluding competitors from standard-setting, except services",
    ),
    "nobody may": (
        "任何一方均不得修改合同",
        "任一方不得修改本合同",
        "no party may amend agreement",
        "neither party may amend this agreement",
        "any party must not amend agreement",
    ),
    "a list with commas": (
        "operator must disclose patent list, rules and pricing basis to licensee",
        "operator must disclose patent list and rules and pricing basis to licensee",
        "运营管理机构应当向被许可方披露专利清单、规则和计费依据",
    ),
    "only": (
        "被许可方仅可实施许可专利",
        "被许可方只能实施许可专利",
        "licensee may only practice licensed patents",
        "licensee may practice licensed patents, only",
    ),
    "full width and spaces": (
        "被许可方　应当在３０日内将第三方指控通知许可方。",
        "被许可方应当在 30 日内将第三方指控通知许可方",
        "Licensee  must notify licensor of third-party claims, within 30 days.",
    ),
}


@pytest.mark.parametrize("written", SAME.values(), ids=SAME)
def test_the_same_clause_in_other_words_and_orders_is_the_same(written: tuple[str, ...]) -> None:
    expected = tree(written[0])

    assert {text: sorted_parts(tree(text)) for text in written} == dict.fromkeys(written, sorted_parts(expected))


def sorted_parts(value: object) -> object:
    """Return a tree without the order of its keys, and with a single item for a list of one."""
    if isinstance(value, dict):
        parts = {key: sorted_parts(below) for key, below in value.items()}
        return parts if "secured_by" not in parts else {**parts, "secured_by": "somebody"}
    if isinstance(value, list):
        return [sorted_parts(item) for item in value]
    return value


def test_conditions_one_behind_the_other_must_all_be_met() -> None:
    joined = tree("licensee may terminate agreement, if a patent lapses and consultation fails")

    assert tree("if a patent lapses, if consultation fails, licensee may terminate agreement") == joined
    assert tree("专利终止的，协商不成的，被许可方可以解除合同") == joined


def test_conditions_with_or_between_them_are_alternatives() -> None:
    joined = tree("if a patent lapses or consultation fails, licensee may terminate agreement")

    assert tree("if a patent lapses, or if consultation fails, licensee may terminate agreement") == joined
    assert tree("专利终止的，或者协商不成的，被许可方可以解除合同") == joined
    assert tree("专利终止的或者协商不成的，被许可方可以解除合同") == joined


def test_a_condition_gives_its_party_to_a_sentence_without_a_subject() -> None:
    assert tree("一方违约的，应当承担违约责任") == tree("if a party breaches, it must bear liability for breach")


def test_several_sentences_stand_in_one_text() -> None:
    assert len(trees("licensee may develop improvements. improvements belong to licensee.")) == 2
    assert len(trees("被许可方可以研发改进成果；改进成果归被许可方所有。")) == 2


def test_text_is_kept_as_it_is() -> None:
    assert tree('text "account, addresses; taxes."') == {"text": "account, addresses; taxes."}
    assert tree("文本“账户、送达、税费”") == {"text": "账户、送达、税费"}


@pytest.mark.parametrize(
    ("written", "quoted"),
    [
        ('"the old list"', "the old list"),
        ("“the old list”", "the old list"),
        ("「旧清单」", "旧清单"),
        ('"with ""marks"" inside"', 'with "marks" inside'),
        ("“内有””后引号”", "内有”后引号"),
        ('"Ｆｕｌｌ　Ｗｉｄｔｈ, UPPER"', "Ｆｕｌｌ　Ｗｉｄｔｈ, UPPER"),
        ('""', ""),
    ],
)
def test_quoted_words_are_untouched(written: str, quoted: str) -> None:
    read = tree(f"licensee must not challenge {written}")

    assert isinstance(read, dict)
    assert read["object"] == [{"quote": quoted}]


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("consideration unknown", "unknown"),
        ("consideration not known", "unknown"),
        ("consideration ____", "____"),
        ("consideration to be filled", "blank"),
        ("consideration to be agreed", "to_be_agreed"),
        ("consideration redacted", "redacted"),
        ("对价不明", "unknown"),
        ("对价____", "____"),
        ("对价待填", "blank"),
        ("对价另行约定", "to_be_agreed"),
        ("对价已隐去", "redacted"),
    ],
)
def test_there_are_several_ways_of_not_knowing(written: str, value: str) -> None:
    read = tree(f"licensee must grant back improvements to pool, {written}")

    assert isinstance(read, dict)
    assert read["consideration"] == value


def test_silence_is_not_written_down() -> None:
    read = tree("licensee must grant back improvements to pool")

    assert isinstance(read, dict)
    assert "consideration" not in read


@pytest.mark.parametrize(
    ("written", "alike"),
    [("1.00 CNY", "1.00元"), ("2,500 usd", "2,500美元"), ("____ CNY", "____元")],
)
def test_money_is_the_same_in_both_languages(written: str, alike: str) -> None:
    assert tree(f"licensee must pay royalties, {written} per unit") == tree(f"被许可方应当支付许可费，每件{alike}")


def test_a_date_is_the_same_in_both_languages() -> None:
    assert tree("licensee must pay royalties, from 2025-06-01") == tree("自2025年6月1日起，被许可方应当支付许可费")
