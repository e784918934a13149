"""Lines are filled, cut and pointed at by the columns they take on a terminal."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from wcwidth import wcwidth

from poolcheck.findings.model import Excerpt
from poolcheck.reports.layout import columns, filled, packed, printable, rows, sentence, shortened, window, within
from poolcheck.reports.quotation import quoted

TEXTS = st.text(st.sampled_from("ab 许可\u3000（）“”e\u0301，。Ａ"), max_size=60)
DANGEROUS = "\x1b]0;\x07\x08\r\x9b\u202e\u2066\u200f\u200b\u2028\ufeff\ud800\x7f"


def pointed(line: str, start: int, end: int, width: int = 80) -> list[str]:
    excerpt = Excerpt(1, (line,), ((start, end),))
    return list(quoted(excerpt, [excerpt.pointed], width, color=False))


@given(text=TEXTS, width=st.integers(12, 40))
def test_no_line_is_wider_than_the_width(text: str, width: int) -> None:
    assert all(columns(line) <= width for line in filled(text, width, "    ", "  - ").split("\n"))


@given(text=TEXTS)
def test_filling_keeps_the_words(text: str) -> None:
    kept = "".join(filled(text, 12).split())

    assert kept == "".join(text.split())


def test_a_word_longer_than_the_line_is_cut() -> None:
    assert filled("a" * 25, 10) == "\n".join(["a" * 10, "a" * 10, "a" * 5])


def test_a_mark_does_not_begin_a_line_and_an_opening_one_does_not_end_it() -> None:
    assert filled("被许可方，许可方", 8) == "被许可\n方，许可\n方"
    assert filled("许可方“专利”", 8) == "许可方\n“专利”"


def test_colors_take_no_columns() -> None:
    assert filled("aa bb", 7, first="\x1b[31;1mx\x1b[0m ") == "\x1b[31;1mx\x1b[0m aa bb"


def test_the_tail_is_not_broken() -> None:
    assert filled("one two", 14, "  ", "", "[a-rule · note]") == "one two\n  [a-rule · note]"


def test_pieces_are_kept_whole() -> None:
    assert packed(["not met 0 · ", "met 1"], 14) == "not met 0 ·\nmet 1"


@given(text=TEXTS, width=st.integers(3, 30))
def test_a_shortened_text_fits(text: str, width: int) -> None:
    assert columns(shortened(text, width)) <= width


@given(text=TEXTS.filter(bool), width=st.integers(2, 30))
def test_the_longest_beginning_that_fits_is_taken(text: str, width: int) -> None:
    head = within(text, width)

    assert text.startswith(head)
    assert columns(head) <= width
    assert head == text or columns(text[: len(head) + 1]) > width


@given(line=TEXTS, width=st.integers(8, 30), data=st.data())
def test_the_window_shows_the_beginning_of_what_is_pointed_at(line: str, width: int, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(line)))
    end = data.draw(st.integers(start, len(line)))

    shown, shown_start, shown_end = window(line, start, end, width)

    assert columns(shown) <= width
    assert 0 <= shown_start <= len(shown)
    assert line[start : start + shown_end - shown_start].startswith(shown[shown_start:shown_end].rstrip("…"))


def test_the_window_says_where_it_was_cut() -> None:
    line = "x" * 50 + "HERE" + "y" * 50

    shown, start, end = window(line, 50, 54, 20)

    assert shown.startswith("…x")
    assert shown.endswith("y…")
    assert shown[start:end] == "HERE"


def test_a_long_line_is_broken_at_blanks() -> None:
    assert rows("aaaa bbbb cccc", 10, 5) == [(0, 9), (10, 14)]
    assert rows("许可许可许可", 6, 2) == [(0, 3), (3, 6)]


@pytest.mark.parametrize(
    ("before", "word"),
    [("says: ", "licensee"), ("内容: ", "被许可方"), ("内\u3000容：", "许"), ("e\u0301te\u0301 ", "é"), ("a\tb ", "c")],
    ids=["latin", "chinese", "full-width", "combining", "tab"],
)
def test_the_pointer_stands_under_what_it_points_at(before: str, word: str) -> None:
    line, marks = pointed(before + word + " 其他", len(before), len(before) + len(word))

    shown = line.split("│ ")[1]
    at = shown.index(word)
    assert marks.split("│ ")[1] == " " * columns(shown[:at]) + "^" * columns(word)


def test_two_stretches_of_a_line_have_two_pointers() -> None:
    excerpt = Excerpt(7, ("licensee must pay",), ((0, 8),))

    found = list(quoted(excerpt, [((0, 8),), ((14, 17),)], 80, color=False))

    assert found == ["  7 │ licensee must pay", "    │ ^^^^^^^^      ^^^"]


def test_what_is_pointed_at_is_shown_whole_even_if_longer_than_a_line() -> None:
    found = pointed("says: " + "word " * 20, 6, 106, width=40)

    assert "".join(line.split("│ ")[1] for line in found if "^" not in line).count("word") == 20
    assert all(columns(line) <= 40 for line in found)


def test_a_clause_of_a_million_characters_takes_a_few_lines() -> None:
    found = pointed("许" * 1_000_000, 0, 1_000_000)

    assert len(found) <= 12
    assert all(columns(line) <= 80 for line in found)


def test_nothing_that_moves_a_cursor_or_turns_a_line_is_printed() -> None:
    shown = printable(DANGEROUS)

    assert len(shown) == len(DANGEROUS)
    assert set(shown) <= {"\ufffd", " ", *"]0;"}


def test_blanks_keep_their_width() -> None:
    assert printable("a\u3000b\u00a0c\td") == "a\u3000b c d"


@given(st.text())
def test_printable_text_has_a_width(text: str) -> None:
    assert all(wcwidth(character) >= 0 for character in printable(text) if character != "\u0600")


def test_a_sentence_begins_with_a_capital_letter() -> None:
    assert sentence("nothing says") == "Nothing says"
    assert sentence("“licensee”") == "“licensee”"
    assert sentence("未约定") == "未约定"
    assert sentence("") == ""
