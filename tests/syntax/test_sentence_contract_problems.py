"""What a sentence of a contract leaves open is told at its place, and never read as one of the two."""

from __future__ import annotations

import pytest
from reading_contracts import problems, trees
from reading_sources import seconds

UNCLEAR = [
    # what is wrong, the sentence with the words at fault between brackets
    ("or-unclear", "licensor must disclose rules [or] patent list to licensee"),
    ("or-unclear", "licensor [or] operator must disclose rules to licensee"),
    ("or-unclear", "许可方应当向被许可方披露规则[或者]专利清单"),
    ("or-unclear", "licensee must pay royalties [or] grant back improvements to licensor"),
    ("or-unclear", "without consent of licensor [or] operator, licensee must not amend agreement"),
    ("or-unclear", "未经许可方[或者]运营管理机构同意，被许可方不得修改合同"),
    ("qualifier-of-which", "licensee must pay royalties and grant back improvements to licensor, [during the term]"),
    ("qualifier-of-which", "被许可方应当[在合同有效期内]支付许可费并将改进成果回授给许可方"),
    (
        "qualifier-of-which",
        "licensee must pay royalties and must not challenge licensed patents, if [licensor breaches]",
    ),
    (
        "qualifier-of-which",
        "被许可方[未经许可方同意]，不得修改合同，且应当支付许可费",
    ),
    (
        "condition-mixes-and-or",
        "if [licensee does not challenge ownership or validity], licensor may terminate agreement",
    ),
    ("qualifier-unknown", "licensor grants licensee a non-exclusive, [fully-payed] license under licensed patents"),
    ("words-left-over", 'text "fees"[: licensee pays]'),
    ("words-left-over", "文本“费用”[：被许可方支付]"),
]


@pytest.mark.parametrize(("code", "written"), UNCLEAR)
def test_what_is_unclear_is_told_at_its_place(code: str, written: str) -> None:
    start, end = written.index("["), written.index("]") - 1
    (problem,) = problems(written.replace("[", "").replace("]", ""))

    assert problem.code == code
    assert (problem.location.line, problem.location.column, problem.location.end_column) == (2, start + 1, end + 1)


@pytest.mark.parametrize(
    "text",
    [
        "licensee must notify licensor of third-party claims within thirty (60) days",
        "被许可方应当在三十（60）日内将第三方指控通知许可方",
        "licensee, member must pay royalties",
        "licensed patents includes all pooled patents",
        "许可专利包括全部池内专利",
        "licensee shall not, and shall cause its affiliates not to, challenge licensed patents",
    ],
)
def test_what_cannot_be_told_apart_is_refused(text: str) -> None:
    assert [problem.location.line for problem in problems(text)] != []


@pytest.mark.parametrize(
    "text",
    [
        "licensee may disclose rules or patent list to licensor",
        "licensee must not disclose rules or patent list to member",
        "被许可方不得向成员披露规则或者专利清单",
    ],
)
def test_or_is_harmless_where_each_is_meant(text: str) -> None:
    assert trees(text) == trees(text.replace(" or ", " and ").replace("或者", "和"))


@pytest.mark.parametrize(
    ("business", "plain"),
    [
        (
            "licensee must notify licensor of third-party claims within 30 business days",
            "licensee must notify licensor of third-party claims within 30 days",
        ),
        ("被许可方应当在30个工作日内将第三方指控通知许可方", "被许可方应当在30日内将第三方指控通知许可方"),
    ],
)
def test_business_days_are_not_days(business: str, plain: str) -> None:
    assert problems(business) or trees(business) != trees(plain)


LONG = {
    "acts": "pay royalties and ",
    "parties": "licensee, ",
    "otherwise": "licensee must pay royalties; otherwise ",
    "condition": "if licensee challenges licensed patents and ",
    "adjectives": "non-exclusive, ",
    "Chinese adjectives": "普通、",
    "numerals": "三十",
    "digits": "9",
    "lines of a blank": "_",
    "modalities": "，且不得质疑许可专利",
}


@pytest.mark.parametrize("unit", LONG.values(), ids=LONG)
def test_a_sentence_ten_times_as_long_takes_no_longer_than_its_length_explains(unit: str) -> None:
    long, short = ("licensee must " + unit * (size // len(unit)) for size in (19_900, 1_990))

    assert seconds(problems, long) < 60 * max(
        seconds(problems, short), seconds(problems, "licensee must pay royalties")
    )
