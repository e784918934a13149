"""Whether two descriptions mean the same, whatever their spelling and language."""

from __future__ import annotations

from time import perf_counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from poolcheck.core.truth import Truth
from poolcheck.expr.values import OneOf, Text, Unknown
from poolcheck.facts.likeness import alike


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("tv sets", "televisions", Truth.TRUE),
        ("stb", "set-top boxes", Truth.TRUE),
        ("电视", "电视机", Truth.TRUE),
        ("机顶盒", "set-top box", Truth.TRUE),
        ("prc", "China", Truth.TRUE),
        ("phones", "tablets", Truth.FALSE),
        ("hd television sets", "uhd television sets", Truth.FALSE),
        ("电视机", "机顶盒", Truth.FALSE),
        ("电视机", "set-top box", Truth.FALSE),
        ("smartphones", "phones", Truth.UNKNOWN),
        ("4k television", "television", Truth.UNKNOWN),
        ("中国", "中国大陆", Truth.UNKNOWN),
        ("平板电脑", "tablets", Truth.UNKNOWN),
    ],
)
def test_words_are_compared_by_what_they_say(one: str, other: str, expected: Truth) -> None:
    assert alike(Text(one), Text(other)) is expected


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("under 1m", "0-1 million units", Truth.TRUE),
        ("under 1,000,000 units", "up to 1 million units per year", Truth.TRUE),
        ("100万至500万台", "1-5 million units", Truth.TRUE),
        ("年销量100万台以下", "under 1m", Truth.TRUE),
        ("above 5 million", "500万台以上", Truth.TRUE),
        ("1-5 million", "above 5 million", Truth.FALSE),
        ("不足100万台", "100万台以上", Truth.FALSE),
        ("1-5 million", "2-3 million", Truth.UNKNOWN),
        ("1-5 million", "large volumes", Truth.UNKNOWN),
        ("1-5 million", "1-5 million per month", Truth.UNKNOWN),
    ],
)
def test_bands_are_compared_by_their_numbers(one: str, other: str, expected: Truth) -> None:
    assert alike(Text(one), Text(other)) is expected


def test_what_is_open_may_be_anything_and_what_is_chosen_from_a_list_is_only_itself() -> None:
    maker, seller = (OneOf(frozenset({name})) for name in ("device_maker", "distributor"))

    assert alike(maker, maker) is Truth.TRUE
    assert alike(maker, seller) is Truth.FALSE
    assert alike(maker, OneOf(None)) is Truth.UNKNOWN
    assert alike(Unknown(), Text("China")) is Truth.UNKNOWN


@given(st.text(max_size=60), st.text(max_size=60))
def test_the_order_of_the_two_makes_no_difference(one: str, other: str) -> None:
    assert alike(Text(one), Text(other)) is alike(Text(other), Text(one))


@pytest.mark.parametrize("text", ["1" * 5000, "1-" * 3000, "1,000" * 900, "under " * 900, "百万" * 2000])
def test_a_long_description_takes_no_long_time(text: str) -> None:
    began = perf_counter()
    alike(Text(text), Text(f"{text} "))

    assert perf_counter() - began < 1
