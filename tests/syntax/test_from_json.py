"""JSON to the located tree: every problem of a file in one run, every scalar at its place."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from reading_sources import assert_refused, bad_file, every_scalar, seconds

from poolcheck.core.location import SourceText
from poolcheck.syntax.from_bytes import read_text
from poolcheck.syntax.from_json import read_json
from poolcheck.syntax.tree import MapNode, Node, ScalarNode, plain

if TYPE_CHECKING:
    from poolcheck.core.reading import Reading

CASES = [
    ("json-duplicate-key.json", [("json-duplicate-key", 3, 4)]),
    ("json-trailing-comma.json", [("json-extra-comma", 3, 30), ("json-extra-comma", 3, 32)]),
    ("json-comments.json", [("json-comment", 1, 1), ("json-comment", 3, 21)]),
    ("json-single-quotes.json", [("json-quote", 2, 3), ("json-quote", 2, 11)]),
    ("json-wide-signs.json", [("json-wide-sign", 2, 9), ("json-wide-sign", 2, 20), ("json-quote", 3, 3)]),
    ("json-unquoted.json", [("json-word", 2, 3), ("json-word", 3, 18)]),
    ("json-numbers.json", [("json-number", 2, 11), ("json-number", 3, 11)]),
    ("json-open-text.json", [("json-string-open", 2, 11)]),
    ("json-line-break.json", [("json-string-open", 2, 11)]),
    ("json-inner-quotes.json", [("json-quotes-unpaired", 2, 17), ("json-word", 3, 11)]),
    ("json-tab.json", [("json-tab", 2, 17)]),
    ("json-escapes.json", [("json-escape", 2, 19), ("json-half-character", 3, 12), ("text-control-character", 4, 12)]),
    ("json-missing-comma.json", [("json-comma-missing", 3, 3)]),
    ("json-missing-colon.json", [("json-colon-missing", 2, 10)]),
    ("json-missing-value.json", [("json-value-missing", 2, 4)]),
    ("json-extra-colon.json", [("json-colon-misplaced", 1, 21)]),
    ("json-key-not-text.json", [("json-key-not-text", 1, 21), ("json-empty-key", 1, 32)]),
    ("json-open-bracket.json", [("json-bracket-open", 2, 14)]),
    ("json-extra-bracket.json", [("json-value-missing", 1, 3), ("json-after-document", 1, 14)]),
    ("json-stray-bracket.json", [("json-bracket-extra", 1, 2)]),
    ("json-two-documents.json", [("json-after-document", 2, 1)]),
    (
        "json-many-problems.json",
        [
            ("json-duplicate-key", 3, 4),
            ("json-comma-missing", 4, 23),
            ("json-extra-comma", 4, 29),
            ("json-word", 5, 3),
            ("json-number", 5, 9),
        ],
    ),
]

TEXTS = st.text(st.characters(exclude_categories=["Cc", "Cs", "Zl", "Zp"], exclude_characters="\ufeff\ufffe\uffff"))
DATA = st.recursive(
    TEXTS,
    lambda below: st.lists(below, max_size=4) | st.dictionaries(TEXTS.filter(bool), below, max_size=4),
    max_leaves=12,
)


def read(text: str) -> Reading[Node]:
    return read_json(SourceText("a.json", text))


@pytest.mark.parametrize(("name", "expected"), CASES)
def test_every_bad_file_is_reported_with_its_places(name: str, expected: list[tuple[str, int, int]]) -> None:
    assert_refused(read_json(bad_file(name)), expected)


def test_numbers_and_literals_stay_text_as_written() -> None:
    reading = read('{"a": 0.10, "b": -1E+3, "c": true, "d": null, "e": "1"}')

    assert reading.diagnostics == ()
    assert reading.value is not None
    assert plain(reading.value) == {"a": "0.10", "b": "-1E+3", "c": "true", "d": "null", "e": "1"}
    assert [scalar.quoted for scalar in every_scalar(reading.value)[1::2]] == [False, False, False, False, True]


def test_a_surrogate_pair_is_one_character_at_the_place_of_its_first_half() -> None:
    node = read('"a\\ud83d\\ude00b"').value

    assert isinstance(node, ScalarNode)
    assert node.text == "a😀b"
    assert node.offsets == (1, 2, 14)


def test_every_node_knows_its_place() -> None:
    root = read('{\n  "名称": ["x", {"b": 1}]\n}\n').value

    assert isinstance(root, MapNode)
    assert root.span.text.startswith("{")
    assert root.entries[0].value.span.text == '["x", {"b": 1}]'
    assert (root.entries[0].key.span.location.line, root.entries[0].key.span.location.column) == (2, 4)


@pytest.mark.parametrize("text", ["", " \n"])
def test_a_file_without_content_is_reported(text: str) -> None:
    assert [problem.code for problem in read(text).diagnostics] == ["json-empty"]


@pytest.mark.parametrize(("text", "column"), [("[" * 100_000, 101), ('{"a":' * 100_000, 501)])
def test_deep_nesting_is_stopped_soon(text: str, column: int) -> None:
    found = [(problem.code, problem.location.column) for problem in read(text).diagnostics]

    assert found == [("json-too-deep", column)]
    assert seconds(read, text) < 60 * seconds(read, text[: len(text) // 10])


def test_a_hundred_levels_are_read() -> None:
    assert read("[" * 100 + "]" * 100).diagnostics == ()


def test_a_text_that_is_too_long_is_refused_with_the_limit() -> None:
    found = read('["' + "x" * 5_000_000 + '"]').diagnostics

    assert [(problem.code, problem.location.column) for problem in found] == [("json-scalar-too-long", 3)]


@pytest.mark.parametrize("text", ["'" * 500_000, "/*" * 500_000, '"\\' * 300_000, "[" + "1 " * 200_000, "]" * 300_000])
def test_nonsense_takes_no_longer_than_its_length_explains(text: str) -> None:
    reading = read(text)

    assert reading.failed
    assert len(reading.diagnostics) <= 101
    assert seconds(read, text) < 60 * seconds(read, text[: len(text) // 10])


@pytest.mark.parametrize("ensure_ascii", [True, False])
@pytest.mark.parametrize("indent", [None, 2])
@given(data=DATA)
def test_what_was_dumped_is_read_back_with_every_character_in_its_place(
    *,
    ensure_ascii: bool,
    indent: int | None,
    data: Any,  # noqa: ANN401 - any nested data
) -> None:
    reading = read(json.dumps(data, ensure_ascii=ensure_ascii, indent=indent))

    assert reading.diagnostics == ()
    assert reading.value is not None
    assert plain(reading.value) == data
    for scalar in every_scalar(reading.value):
        for index, character in enumerate(scalar.text):
            assert scalar.part(index, index + 1).text in (character, "\\")


@given(st.text("ab:,- \n\t\"'[]{}/*#\\u0：“”1.中", max_size=60))
def test_random_punctuation_never_raises(text: str) -> None:
    reading = read(text)

    assert reading.value is not None or reading.failed


@given(st.binary(max_size=200))
def test_random_bytes_never_raise(data: bytes) -> None:
    source = read_text(data, "random").value

    if source is not None:
        reading = read_json(source)
        assert reading.value is not None or reading.failed
