"""Messages are filled in both languages, and nothing in them can break a terminal."""

from __future__ import annotations

from poolcheck.core.bilingual import Bilingual
from poolcheck.core.diagnostic import Severity, diagnostic
from poolcheck.core.location import Location
from poolcheck.core.messages import hint, message

PLACE = Location("a.yaml", 1, 1, 1, 2)


def test_a_message_is_filled_in_both_languages() -> None:
    text = message("party-unknown", words="licencee")

    assert text == Bilingual("no party `licencee`", "没有名为 `licencee` 的当事人")


def test_a_bilingual_value_is_put_in_its_own_language() -> None:
    text = message("fact-missing", key=Bilingual("title", "名称"))

    assert text == Bilingual("`title` is missing", "缺少 `名称`")


def test_control_characters_do_not_reach_the_reader() -> None:
    assert "\x1b" not in message("party-unknown", words="\x1b[31mred").en


def test_a_long_value_is_cut() -> None:
    assert len(message("party-unknown", words="x" * 10_000).en) < 120


def test_a_hint_without_its_suggestion_is_left_out() -> None:
    assert hint("topic-unknown", suggestion="") is None
    assert hint("topic-unknown", suggestion="licensee") is not None


def test_another_hint_may_take_the_place_of_one_without_its_suggestion() -> None:
    suggested, otherwise = hint("party-unknown", suggestion="licensee"), hint("party-unknown", suggestion="")

    assert suggested is not None
    assert otherwise is not None
    assert suggested != otherwise


def test_a_diagnostic_is_an_error_unless_it_says_otherwise() -> None:
    assert diagnostic("sentence-empty", PLACE).severity is Severity.ERROR
    assert diagnostic("sentence-empty", PLACE, Severity.NOTE).severity is Severity.NOTE
