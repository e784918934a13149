"""Bytes to text: every encoding problem is reported at its place."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from reading_sources import BAD, assert_refused

from poolcheck.syntax.from_bytes import LARGEST_FILE, read_text

CASES = [
    ("text-nul.yaml", [("text-nul", 2, 12)]),
    ("text-control-character.yaml", [("text-control-character", 2, 12), ("text-control-character", 2, 17)]),
    ("text-gbk.yaml", [("text-gbk", 2, 7)]),
    ("text-latin-1.yaml", [("text-not-utf8", 2, 8)]),
    ("text-utf16.yaml", [("text-utf16", 1, 1)]),
    ("text-utf16-no-mark.yaml", [("text-utf16", 1, 1)]),
    ("text-empty.yaml", [("file-empty", 1, 1)]),
    ("text-blank.yaml", [("file-empty", 1, 1)]),
    ("text-binary.yaml", [("file-not-text", 1, 1)]),
    ("text-word-document.yaml", [("file-not-text", 1, 3)]),
]


@pytest.mark.parametrize(("name", "expected"), CASES)
def test_every_bad_file_is_reported_with_its_place(name: str, expected: list[tuple[str, int, int]]) -> None:
    assert_refused(read_text((BAD / name).read_bytes(), name), expected)


def test_good_text_is_read_as_it_is() -> None:
    reading = read_text("name: 专利池 𝌆\r\nkind: charter\n".encode(), "good.yaml")

    assert reading.diagnostics == ()
    assert reading.value is not None
    assert reading.value.text == "name: 专利池 𝌆\r\nkind: charter\n"


def test_a_byte_order_mark_is_dropped_and_columns_count_behind_it() -> None:
    reading = read_text(b"\xef\xbb\xbfkind: charter", "marked.yaml")

    assert reading.diagnostics == ()
    assert reading.value is not None
    assert reading.value.text == "kind: charter"
    assert reading.value.position(0) == (1, 1)


@pytest.mark.parametrize("encoding", ["gb18030", "utf-16", "utf-16-le", "utf-16-be"])
def test_a_text_in_another_encoding_is_read_on_so_that_its_other_problems_are_found(encoding: str) -> None:
    text = "kind: charter\nname: 短距离无线通信专利池\n"

    reading = read_text(text.encode(encoding), "other.yaml")

    assert reading.failed
    assert reading.value is not None
    assert reading.value.text == text


def test_western_letters_in_another_encoding_are_not_taken_for_chinese() -> None:
    codes = {problem.code for problem in read_text("résumé été".encode("latin-1"), "a.yaml").diagnostics}

    assert codes == {"text-not-utf8"}


def test_unwanted_characters_keep_their_length_so_that_later_places_stay_right() -> None:
    reading = read_text(b"a: \x00\x01b\rc: d\n", "a.yaml")

    assert reading.value is not None
    assert reading.value.text == "a: \ufffd\ufffdb\nc: d\n"
    assert [problem.code for problem in reading.diagnostics] == [
        "text-nul",
        "text-control-character",
        "text-control-character",
    ]


def test_a_file_full_of_nul_characters_is_reported_as_binary_once() -> None:
    reading = read_text(b"\0" * 1000, "a.yaml")

    assert [problem.code for problem in reading.diagnostics] == ["file-not-text"]


def test_a_file_that_is_too_large_is_refused_with_the_limit() -> None:
    reading = read_text(b"a" * (LARGEST_FILE + 1), "large.yaml")

    assert reading.value is None
    assert [problem.code for problem in reading.diagnostics] == ["file-too-large"]
    assert "50 MB" in reading.diagnostics[0].message.en


@pytest.mark.parametrize("start", [b"%PDF-1.7\n", b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"{\\rtf1"])
def test_office_files_are_recognized(start: bytes) -> None:
    reading = read_text(start + b"text" * 20, "charter.docx")

    assert reading.value is None
    assert [problem.code for problem in reading.diagnostics] == ["file-not-text"]


@given(st.binary(max_size=300))
def test_random_bytes_never_raise(data: bytes) -> None:
    reading = read_text(data, "random")

    assert reading.value is not None or reading.failed


@given(st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Zl", "Zp"]), min_size=1))
def test_text_without_control_characters_is_returned_unchanged(text: str) -> None:
    reading = read_text(f"name: {text}".encode(), "a.yaml")

    if reading.value is not None and not reading.failed:
        assert reading.value.text == f"name: {text}"
