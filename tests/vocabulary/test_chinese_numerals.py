"""Chinese numerals are read back as they are written, and only where they are in order."""

from __future__ import annotations

import pytest

from poolcheck.vocabulary.chinese_numerals import in_chinese, number_in_chinese


def test_every_number_is_read_back_as_it_is_written() -> None:
    assert [number for number in range(10_000) if number_in_chinese(in_chinese(number)) != number] == []


@pytest.mark.parametrize(
    ("number", "written"),
    [
        (0, "零"),
        (3, "三"),
        (10, "十"),
        (17, "十七"),
        (20, "二十"),
        (103, "一百零三"),
        (110, "一百一十"),
        (875, "八百七十五"),
        (1005, "一千零五"),
        (1010, "一千零一十"),
        (1260, "一千二百六十"),
        (9000, "九千"),
    ],
)
def test_numbers_are_written_as_statutes_write_them(number: int, written: str) -> None:
    assert in_chinese(number) == written


@pytest.mark.parametrize(
    ("written", "number"), [("两百", 200), ("一〇三", 103), ("一零三", 103), ("〇", 0), ("百", 100), ("三百零五", 305)]
)
def test_other_usual_ways_to_write_them_are_read(written: str, number: int) -> None:
    assert number_in_chinese(written) == number


@pytest.mark.parametrize("written", ["二三", "二十百", "三十二四", "零十", "八百七百", ""])
def test_numerals_out_of_order_are_no_number(written: str) -> None:
    assert number_in_chinese(written) is None
