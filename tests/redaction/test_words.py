"""Words that are left out are found wherever they stand, in any case, the longest first."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from poolcheck.redaction.masks import MASK
from poolcheck.redaction.words import Words, telling


def test_of_words_that_begin_alike_the_longest_is_meant() -> None:
    words = Words({"Veiled Ltd", "Veiled Ltd & Sons", "Sons"})

    assert words.without("to Veiled Ltd & Sons, Veiled Ltds and sons") == f"to {MASK}, {MASK}s and {MASK}"


def test_case_is_no_matter_and_nothing_else_moves() -> None:
    assert Words({"İZMIR Holding"}).without("İ: İzmir HOLDING İ") == f"İ: {MASK} İ"
    assert Words({"蓝海光电"}).without("由蓝海光电支付") == f"由{MASK}支付"


def test_a_single_sign_cannot_be_told_from_others() -> None:
    assert Words({"X", "5", ""}).without("X pays 5") == "X pays 5"


def test_small_numbers_tell_nothing_in_the_name_of_a_file() -> None:
    assert set(telling({"12", "1.5", "2025", "TV", "蓝海"})) == {"2025", "TV", "蓝海"}


ALPHABET = st.text(st.sampled_from("abAB 1蓝"), max_size=12)


@given(words=st.sets(ALPHABET, max_size=6), text=ALPHABET)
def test_what_is_left_out_is_what_a_search_for_the_longest_finds(words: set[str], text: str) -> None:
    long = sorted((word for word in words if len(word) > 1), key=len, reverse=True)
    pattern = "|".join(map(re.escape, long))
    expected = re.sub(pattern, MASK, text, flags=re.IGNORECASE) if pattern else text

    assert Words(words).without(text) == expected
