"""Kleene's logic, by its laws."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from poolcheck.core.truth import Truth

TRUTHS = st.sampled_from(Truth)


def test_false_absorbs_unknown() -> None:
    assert Truth.FALSE & Truth.UNKNOWN is Truth.FALSE


def test_true_absorbs_unknown_in_a_disjunction() -> None:
    assert Truth.UNKNOWN | Truth.TRUE is Truth.TRUE


def test_the_opposite_of_unknown_is_unknown() -> None:
    assert ~Truth.UNKNOWN is Truth.UNKNOWN


def test_a_truth_is_no_bool() -> None:
    with pytest.raises(TypeError, match="three values"):
        bool(Truth.TRUE)


@given(TRUTHS, TRUTHS, TRUTHS)
def test_conjunction_distributes_over_disjunction(a: Truth, b: Truth, c: Truth) -> None:
    assert a & (b | c) is (a & b) | (a & c)


@given(TRUTHS, TRUTHS)
def test_de_morgan(a: Truth, b: Truth) -> None:
    assert ~(a & b) is ~a | ~b


@given(st.lists(TRUTHS))
def test_every_and_some_are_repeated_and_and_or(truths: list[Truth]) -> None:
    conjunction, disjunction = Truth.TRUE, Truth.FALSE
    for truth in truths:
        conjunction, disjunction = conjunction & truth, disjunction | truth

    assert Truth.every(truths) is conjunction
    assert Truth.some(truths) is disjunction
