"""Sentences as contracts have them are read as their plain forms, in both languages."""

from __future__ import annotations

import pytest
from reading_contracts import trees

SAME = {
    "qualifiers inside a noun phrase": (
        "licensor grants licensee a license under licensed patents, non-exclusive, royalty-free, worldwide",
        "licensor grants licensee a non-exclusive, royalty-free, worldwide license under licensed patents",
        "licensor grants to licensee a worldwide, royalty-free and non-exclusive license under the licensed patents",
        "licensor hereby grants licensee a non-exclusive, worldwide, free license to practice licensed patents",
        "许可方就许可专利授予被许可方普通、免费、全球的实施许可",
        "许可方授予被许可方许可专利的普通、免费、全球的实施许可",
    ),
    "the type of a license as its name": (
        "许可方以独占许可方式就许可专利授予被许可方实施许可",
        "许可方就许可专利授予被许可方独占许可",
        "许可方就许可专利向被许可方授予独占许可",
        "许可方授予被许可方许可专利的独占实施许可",
        "许可方授予被许可方关于许可专利的一项独占许可",
        "licensor hereby grants to licensee an exclusive license under licensed patents",
    ),
    "a license granted back": (
        "licensee must grant back all improvements to licensor, exclusive, by license",
        "licensee must grant back to licensor an exclusive license under all improvements",
    ),
    "a consent with a comma, an article, a genitive": (
        "without prior written consent of licensor, licensee must not sublicense licensed patents",
        "licensee shall not, without the prior written consent of licensor, sublicense licensed patents",
        "licensee, without the prior written consent of licensor, must not sublicense licensed patents",
        "licensee must not sublicense licensed patents without the licensor's prior written consent",
        "licensee must not sublicense licensed patents without licensor’s prior written consent",
        "except with the prior written consent of licensor, licensee must not sublicense licensed patents",
        "被许可方未经许可方事先书面同意，不得就许可专利授予分许可",
        "被许可方未经许可方的事先书面同意不得就许可专利授予分许可",
        "未取得许可方的事先书面同意，被许可方不得就许可专利授予分许可",
        "除非经许可方事先书面同意，否则被许可方不得就许可专利授予分许可",
        "除经许可方事先书面同意外，被许可方不得就许可专利授予分许可",
    ),
    "a consent that comes first": (
        "with prior written consent of licensor, licensee may sublicense licensed patents",
        "subject to the prior written consent of licensor, licensee may sublicense licensed patents",
        "经许可方事先书面同意后，被许可方可以就许可专利授予分许可",
    ),
    "otherwise behind a semicolon": (
        "licensee must not challenge licensed patents, otherwise license terminates",
        "licensee must not challenge licensed patents; otherwise, license terminates",
        "被许可方不得质疑许可专利；否则许可自动终止",
        "被许可方不得质疑许可专利。否则，许可自动终止",
    ),
    "unless": (
        "licensee must not challenge licensed patents, unless licensor breaches",
        "除非许可方违约，否则被许可方不得质疑许可专利",
        "除非许可方违约，被许可方不得质疑许可专利",
        "被许可方不得质疑许可专利；但许可方违约的除外",
    ),
    "then, and other words for if": (
        "if consultation fails, any party may submit disputes to court",
        "if consultation fails, then any party may submit disputes to court",
        "in the event that consultation fails, any party may submit disputes to court",
        "in case consultation fails, any party may submit disputes to court",
        "once consultation fails, any party may submit disputes to court",
        "any party may submit disputes to court after consultation fails",
        "如果协商不成，则任何一方可以将争议提交法院",
        "如果协商不成的，任何一方可以将争议提交法院",
        "一旦协商不成，任何一方可以将争议提交法院",
        "倘若协商不成，任何一方可以将争议提交法院",
        "当协商不成时，任何一方可以将争议提交法院",
        "在协商不成时，任何一方可以将争议提交法院",
        "在协商不成的情形下，任何一方可以将争议提交法院",
        "协商不成后，任何一方可以将争议提交法院",
    ),
    "an act not done": (
        "if licensee does not challenge licensed patents, licensor must reduce royalties",
        "if licensee fails to challenge licensed patents, licensor must reduce royalties",
        "被许可方不质疑许可专利的，许可方应当调减许可费",
        "被许可方未质疑许可专利的，许可方应当调减许可费",
    ),
    "an act not done in time": (
        "if licensee does not pay royalties within 30 days, licensor may terminate agreement",
        "被许可方未在三十日内支付许可费的，许可方可以解除合同",
        "被许可方在30日内未支付许可费的，许可方可以解除合同",
    ),
    "alternatives inside a trigger": (
        "if licensee challenges ownership, or if licensee challenges validity, licensor may terminate agreement",
        "if licensee challenges ownership or validity, licensor may terminate agreement",
        "被许可方质疑归属或者有效性的，许可方可以解除合同",
    ),
    "not requiring not to": (
        "licensor must not restrict licensee from challenging licensed patents",
        "licensor must not require licensee not to challenge licensed patents",
        "licensor must not prevent or restrict licensee from challenging licensed patents",
        "许可方不得限制或者阻止被许可方质疑许可专利",
        "许可方不得要求被许可方不质疑许可专利",
        "许可方无权要求被许可方不质疑许可专利",
    ),
    "ensuring that somebody does not": (
        "licensee must cause affiliates not to challenge licensed patents",
        "licensee must ensure that affiliates do not challenge licensed patents",
        "licensee shall procure that its affiliates shall not challenge licensed patents",
        "被许可方应确保关联方不得质疑许可专利",
        "被许可方应当促使关联方不质疑许可专利",
    ),
    "nothing restricts": (
        "licensee may challenge licensed patents",
        "licensee shall not be prevented from challenging licensed patents",
        "nothing in this agreement shall prevent licensee from challenging licensed patents",
        "nothing in this agreement restricts licensee from challenging licensed patents",
        "本合同不得限制被许可方质疑许可专利",
        "本合同的任何内容均不限制被许可方质疑许可专利",
        "被许可方不受限制地质疑许可专利",
        "被许可方享有质疑许可专利的权利",
        "licensee is permitted to challenge licensed patents",
    ),
    "forbidding somebody": (
        "licensor must restrict licensee from challenging licensed patents",
        "许可方禁止被许可方质疑许可专利",
    ),
    "no duty": (
        "licensor need not maintain licensed patents",
        "licensor is under no obligation to maintain licensed patents",
        "许可方不承担维持许可专利有效的义务",
    ),
    "a liability denied": ("licensor need not bear liability for breach", "许可方不承担违约责任"),
    "a passive": (
        "licensee must pay royalties",
        "royalties shall be paid by licensee",
        "许可费由被许可方支付",
        "许可费应当由被许可方支付",
        "licensee shall be responsible for paying royalties",
    ),
    "another passive": (
        "licensee must not challenge licensed patents",
        "licensed patents must not be challenged by licensee",
        "in no event shall licensee challenge licensed patents",
        "licensee covenants not to challenge licensed patents",
    ),
    "numbers in words": (
        "licensee must notify licensor of third-party claims, within 30 days",
        "licensee must notify licensor of third-party claims within thirty (30) days",
        "licensee must notify licensor of third-party claims within 30 calendar days",
        "被许可方应当在三十日内将第三方指控通知许可方",
        "被许可方应当在三十（30）天内将第三方指控通知许可方",
    ),
    "percentages in words": (
        "licensee must pay royalties, 3.5% of net sales",
        "licensee must pay royalties, 3.5 percent of net sales",
        "被许可方应当支付许可费，按净销售额的百分之三点五",
    ),
    "two months": (
        "licensee must notify licensor of third-party claims within two months",
        "被许可方应当在两个月内将第三方指控通知许可方",
        "被许可方应当在二个月内将第三方指控通知许可方",
    ),
    "each and none": (
        "member must not challenge pooled patents",
        "no member may challenge pooled patents",
        "any member must not challenge pooled patents",
        "任何成员不得质疑池内专利",
        "每一成员均不得质疑池内专利",
    ),
    "neither": (
        "licensor and licensee must not amend agreement",
        "neither licensor nor licensee may amend agreement",
        "licensor or licensee must not amend agreement",
        "许可方或被许可方均不得修改合同",
    ),
    "a definition": (
        "licensed patents means pooled patents and future patents, except lapsed patents",
        '"Licensed Patents" means pooled patents, including future patents, but excluding lapsed patents',
        "“许可专利”是指池内专利，包括后续入池专利，但不包括已终止专利",
    ),
}


@pytest.mark.parametrize("written", SAME.values(), ids=SAME)
def test_a_sentence_of_a_contract_is_read_as_its_plain_form(written: tuple[str, ...]) -> None:
    (expected,) = trees(written[0])

    assert {text: trees(text) for text in written} == {text: [expected] for text in written}


SEVERAL = {
    "two acts under one modality": (
        ("licensee may practice licensed patents", "licensee may sublicense licensed patents"),
        "licensee may practice licensed patents and sublicense licensed patents",
        "licensee may practice and sublicense licensed patents",
        "被许可方可以实施许可专利并就许可专利授予分许可",
    ),
    "two modalities under one subject": (
        ("licensee must pay royalties", "licensee must not challenge licensed patents"),
        "licensee must pay royalties and may not challenge licensed patents",
        "licensee must pay royalties, and must not challenge licensed patents",
        "被许可方应当支付许可费，且不得质疑许可专利",
        "被许可方应当支付许可费，也不得质疑许可专利",
    ),
    "two subjects": (
        ("licensor must maintain licensed patents", "licensee must pay royalties"),
        "licensor must maintain licensed patents, and licensee must pay royalties",
        "许可方应当维持许可专利有效，被许可方应当支付许可费",
    ),
    "a condition before both": (
        (
            "if consultation fails, licensee need not pay royalties",
            "if consultation fails, licensee may terminate agreement",
        ),
        "if consultation fails, licensee need not pay royalties and may terminate agreement",
        "协商不成的，被许可方无需支付许可费，并可以解除合同",
    ),
    "a consent before both": (
        (
            "without consent of licensor, licensee must not amend agreement",
            "without consent of licensor, licensee must not sublicense licensed patents",
        ),
        "without consent of licensor, licensee must not amend agreement or sublicense licensed patents",
        "被许可方未经许可方同意，不得修改合同或者就许可专利授予分许可",
    ),
    "a consent that goes with the second": (
        (
            "licensee must pay royalties",
            "licensee must not sublicense licensed patents, without consent of licensor",
        ),
        "licensee must pay royalties and may not sublicense licensed patents without consent of licensor",
        "被许可方应当支付许可费，且未经许可方同意不得就许可专利授予分许可",
    ),
}


@pytest.mark.parametrize("written", SEVERAL.values(), ids=SEVERAL)
def test_a_sentence_that_says_two_things_makes_two_statements(written: tuple[tuple[str, ...], str, str]) -> None:
    expected, *others = written
    apart = [tree for text in expected for tree in trees(text)]

    assert {text: trees(text) for text in others} == dict.fromkeys(others, apart)


def test_a_long_sentence_is_cut_otherwise_where_a_stretch_of_it_asks_for_that() -> None:
    before = 'if "LPR" reserves to pool a license under "LPR", or if a patent lapses, or if licensor does not bear ____'
    (tree,) = trees(  # in a statement of its own, `does not bear` denies a duty in one piece
        f'{before}, pool and operator must cause "LPR" to make recommendations on "LPR", monthly, binding, '
        f'otherwise {before}, patentee must not require "LPR" to make recommendations on ____ to "LPR", only, binding, '
        "by flow-down"
    )

    assert isinstance(tree, dict)
    denied = {"party": "licensor", "modality": "not", "act": "bear_liability", "object": ["____"]}
    for said in (tree, tree["otherwise"]):
        assert said["if"]["any"][2] == denied
