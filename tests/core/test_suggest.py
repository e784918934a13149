"""Suggestions: near words are offered, far ones are not."""

from __future__ import annotations

from poolcheck.core.suggest import closest


def test_a_slip_of_the_pen_is_mended() -> None:
    assert closest("licencee", ["licensor", "licensee", "pool"]) == "licensee"


def test_a_slip_in_chinese_is_mended() -> None:
    assert closest("被许可放", ["许可方", "被许可方", "专利池"]) == "被许可方"


def test_underscores_spaces_and_capitals_do_not_matter() -> None:
    assert closest("Governing_Law", ["governing law"]) == "governing law"


def test_nothing_is_offered_for_something_else_altogether() -> None:
    assert closest("xylophone", ["licensor", "licensee"]) == ""


def test_a_long_stretch_is_no_slip_of_the_pen() -> None:
    assert closest("licensee " * 20, ["licensee"]) == ""


def test_the_same_words_give_the_same_suggestion_whatever_their_order() -> None:
    words = ["sole license", "sole licence", "ordinary license"]

    assert closest("sole licens", words) == closest("sole licens", words[::-1])
