"""Rates and heading numbers are read exactly, in either language, and written back as they were."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from poolcheck.documents.heading_number import heading_number, in_chinese
from poolcheck.documents.rate import Rate, rate_text, read_rate
from poolcheck.vocabulary.load import vocabulary

WORDS = vocabulary()


@pytest.mark.parametrize(
    ("english", "chinese", "rate"),
    [
        ("free", "无偿", Rate()),
        ("3.50%", "3.50%", Rate("3.50", "percent")),
        ("3.5% of net sales", "净销售额的3.5%", Rate("3.5", "percent", base="net_sales")),
        ('2% of "fees"', "“fees”的2%", Rate("2", "percent", base="“fees”")),
        ("1.00 CNY", "1.00元", Rate("1.00", "CNY")),
        ("1.00 USD per unit", "每件1.00美元", Rate("1.00", "USD", per="unit")),
        ("5,000,000 CNY per year", "每年5,000,000元", Rate("5,000,000", "CNY", per="year")),
        ("____%", "____%", Rate("____", "percent")),
    ],
)
def test_a_rate_is_the_same_in_both_languages(english: str, chinese: str, rate: Rate) -> None:
    assert read_rate(english, WORDS) == read_rate(chinese, WORDS) == rate
    assert (rate_text(rate, "en", WORDS), rate_text(rate, "zh", WORDS)) == (english, chinese)


@pytest.mark.parametrize("text", ["3.5", "cheap", "1.00 XYZ", "5% of something", "每瓶1元", "", "%"])
def test_what_is_no_rate_is_none(text: str) -> None:
    assert read_rate(text, WORDS) is None


@given(st.integers(1, 999))
def test_a_number_of_a_heading_survives_the_way_into_chinese_numerals_and_back(number: int) -> None:
    assert heading_number(in_chinese(str(number))) == str(number)
    assert heading_number(f"第{in_chinese(str(number))}条") == str(number)


@pytest.mark.parametrize("number", ["II", "A", "0", "007", "1.2", "1000", "一千", "三二"])
def test_other_numbers_of_headings_stay_as_they_are(number: str) -> None:
    assert heading_number(number) == number
    assert in_chinese(number) == number
