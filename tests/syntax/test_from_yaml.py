"""YAML to the located tree: every problem of a file in one run, every scalar at its place."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from reading_sources import assert_refused, bad_file, every_scalar, seconds

from poolcheck.core.diagnostic import Severity
from poolcheck.core.location import SourceText
from poolcheck.syntax.from_bytes import read_text
from poolcheck.syntax.from_yaml import LONGEST_LINE, read_yaml
from poolcheck.syntax.notation import yaml_tree
from poolcheck.syntax.notation.wide_colon import wide_colon
from poolcheck.syntax.tree import MapNode, Node, ScalarNode, plain

if TYPE_CHECKING:
    from poolcheck.core.reading import Reading

CASES = [
    ("yaml-duplicate-key.yaml", [("yaml-duplicate-key", 6, 1)]),
    ("yaml-anchor-and-alias.yaml", [("yaml-anchor", 3, 10), ("yaml-alias", 6, 16)]),
    ("yaml-tag.yaml", [("yaml-tag", 3, 10), ("yaml-tag", 5, 7)]),
    ("yaml-merge-key.yaml", [("yaml-merge-key", 3, 1)]),
    ("yaml-tab.yaml", [("yaml-tab", 4, 1)]),
    ("yaml-tabs.yaml", [("yaml-tabs", 4, 1)]),
    ("yaml-two-documents.yaml", [("yaml-documents", 3, 1)]),
    ("yaml-colon-in-sentence.yaml", [("yaml-colon-in-text", 4, 67), ("yaml-colon-in-text", 5, 27)]),
    ("yaml-wide-colon.yaml", [("yaml-wide-colon", 2, 3)]),
    ("yaml-wide-colon-everywhere.yaml", [("yaml-wide-colon", 1, 3), ("yaml-wide-colon", 2, 3)]),
    ("yaml-wide-colon-first-line.yaml", [("yaml-wide-colon", 1, 3), ("yaml-wide-colon", 2, 3)]),
    ("yaml-no-space-after-colon.yaml", [("yaml-colon-space", 2, 5)]),
    ("yaml-open-quote.yaml", [("yaml-quote-open", 2, 7)]),
    ("yaml-open-quote-closed-by-next.yaml", [("yaml-quote-open", 2, 7)]),
    ("yaml-open-bracket.yaml", [("yaml-bracket-open", 3, 10)]),
    ("yaml-in-bracket.yaml", [("yaml-in-bracket", 3, 25)]),
    ("yaml-complex-key.yaml", [("yaml-complex-key", 3, 1)]),
    ("yaml-empty-key.yaml", [("yaml-empty-key", 3, 1)]),
    ("yaml-empty-quoted-key.yaml", [("yaml-empty-key", 3, 2)]),
    ("yaml-only-comments.yaml", [("yaml-empty", 1, 1)]),
    ("yaml-indentation.yaml", [("yaml-indentation", 5, 3)]),
    ("yaml-key-deeper.yaml", [("yaml-key-deeper", 4, 3)]),
    ("yaml-mixed-level.yaml", [("yaml-misplaced-line", 3, 1)]),
    ("yaml-line-without-colon.yaml", [("yaml-line-without-colon", 3, 1)]),
    ("yaml-list-in-line.yaml", [("yaml-inline-list", 3, 10)]),
    ("yaml-block-header.yaml", [("yaml-block-header", 3, 7)]),
    ("yaml-escape.yaml", [("yaml-escape", 3, 15)]),
    ("yaml-reserved-character.yaml", [("yaml-reserved-character", 3, 10)]),
    ("yaml-words-after-quote.yaml", [("yaml-after-value", 4, 23)]),
    ("yaml-percent-sign.yaml", [("yaml-reserved-character", 3, 1)]),
    ("yaml-directive.yaml", [("yaml-unexpected", 1, 1)]),
    ("yaml-stray-bracket.yaml", [("yaml-unexpected", 3, 10)]),
    ("yaml-after-end.yaml", [("yaml-after-document", 4, 1)]),
    ("yaml-wide-space.yaml", [("yaml-odd-blank", 3, 1)]),
    (
        "yaml-many-problems.yaml",
        [
            ("yaml-colon-in-text", 4, 41),
            ("yaml-quote-open", 6, 11),
            ("yaml-duplicate-key", 9, 5),
            ("yaml-indentation", 10, 4),
            ("yaml-after-value", 11, 18),
            ("yaml-alias", 12, 4),
            ("yaml-duplicate-key", 13, 1),
        ],
    ),
]

WORDS = st.text(
    st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Co", "Cn", "Zl", "Zp"], exclude_characters="\ufeff"),
    max_size=30,
)
TEXTS = st.one_of(
    WORDS, st.lists(WORDS, max_size=4).map("\n".join), st.sampled_from(["no", "010", "0.10", "2026-04-30", "~"])
)
DATA = st.recursive(
    TEXTS,
    lambda below: st.lists(below, max_size=4) | st.dictionaries(WORDS.filter(bool), below, max_size=4),
    max_leaves=12,
)


def read(text: str) -> Reading[Node]:
    return read_yaml(SourceText("a.yaml", text))


def codes(text: str) -> list[tuple[str, int, int]]:
    return [(found.code, found.location.line, found.location.column) for found in read(text).diagnostics]


def value_of(text: str, key: str = "a") -> ScalarNode:
    root = read(text).value
    assert isinstance(root, MapNode)
    node = root.get(key)
    assert isinstance(node, ScalarNode)
    return node


def assert_aligned(node: ScalarNode) -> None:
    """Every character that the source shows stands where the node says."""
    for index, character in enumerate(node.text):
        shown = node.part(index, index + 1).text
        assert shown in (character, "\\") or (character.isspace() and shown.isspace()), (node, index, shown)


@pytest.mark.parametrize(("name", "expected"), CASES)
def test_every_bad_file_is_reported_with_its_places(name: str, expected: list[tuple[str, int, int]]) -> None:
    assert_refused(read_yaml(bad_file(name)), expected)


def test_scalars_stay_text_as_written() -> None:
    reading = read("a: 0.10\nb: 010\nc: no\nd: 2026-04-30\ne: ~\nf: 1e3\ng:\n")

    assert reading.diagnostics == ()
    assert reading.value is not None
    assert plain(reading.value) == {
        "a": "0.10", "b": "010", "c": "no", "d": "2026-04-30", "e": "~", "f": "1e3", "g": "",
    }  # fmt: skip


def test_places_are_right_behind_astral_characters_and_windows_line_ends() -> None:
    root = read("𝌆: 𝌆𝌆\r\nb: c\r\n").value

    assert isinstance(root, MapNode)
    assert [scalar.span.text for scalar in every_scalar(root)] == ["𝌆", "𝌆𝌆", "b", "c"]
    assert root.entries[1].value.span.location.line == 2
    assert root.entries[1].value.span.location.column == 4


def test_a_mapping_ends_at_its_last_child() -> None:
    root = read("a:\n  b: c\n\n\n# a comment\nd:\n  - e\n  - 'f'\n\n# end\n").value

    assert isinstance(root, MapNode)
    assert root.entries[0].value.span.text == "b: c"
    assert root.entries[1].value.span.text == "- e\n  - 'f'"
    assert root.span.text.endswith("'f'")


def test_a_quoted_scalar_has_the_place_of_what_is_inside() -> None:
    node = value_of("a: 'the licensor'\n")

    assert (node.span.text, node.quoted, node.offsets) == ("the licensor", True, None)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("a: foo\n   bar  \n\n  baz   # c\n", "foo bar\nbaz"),
        ("a: 'it''s\n  good'\n", "it's good"),
        ('a: "x \\n \\\n   y\\u4e2d  \n\n  zz\\x41"\n', "x \n y中\nzzA"),
        ("a: |\n  foo\n   bar\n\n  x\n\nb: c\n", "foo\n bar\n\nx\n"),
        ("a: |2-\n    foo\n   bar\n", "  foo\n bar"),
        ("a: |+\r\n\r\n foo\r\n\r\n", "\nfoo\n\n"),
        ("a: >-\n  foo  \n   more\n\n  x\n  y z\n\nb: 1\n", "foo  \n more\n\nx y z"),
        ("a: >\r\n  许可方\r\n  必须回授\r\n", "许可方 必须回授\n"),
    ],
)
def test_every_character_of_a_reshaped_scalar_knows_its_place(text: str, value: str) -> None:
    node = value_of(text)

    assert node.text == value
    assert node.offsets is not None
    assert len(node.offsets) == len(value)
    assert_aligned(node)


def test_a_block_scalar_has_the_place_of_its_first_to_its_last_word() -> None:
    node = value_of("a: |\n  The licensor must\n  grant back.\n\nb: c\n")

    assert node.span.text == "The licensor must\n  grant back."
    assert node.part(4, 12).text == "licensor"
    assert node.part(18, 23).location.line == 3


def test_a_text_with_a_stray_colon_is_kept_whole_for_the_next_stage() -> None:
    assert value_of("a: The licensee must pay, because: x\n").text == "The licensee must pay, because: x"


def test_a_value_behind_a_full_width_colon_is_kept_whole() -> None:
    reading = read("章程：某某池\n名：X\n成员: Y\n")

    assert reading.value is not None
    assert plain(reading.value) == {"章程": "某某池", "名": "X", "成员": "Y"}


def test_what_stands_around_a_problem_is_still_read() -> None:
    reading = read('a: 1\nb: "open\nc: 2\nd: [open\ne: 3\n')

    assert reading.value is not None
    assert plain(reading.value) == {"a": "1", "b": "", "c": "2", "d": "", "e": "3"}


def test_a_duplicate_key_names_the_line_of_the_first_and_keeps_it() -> None:
    reading = read("a: 1\nb: 2\na: 3\n")

    assert "line 1" in reading.diagnostics[0].message.en
    assert "第 1 行" in reading.diagnostics[0].message.zh
    assert reading.value is not None
    assert plain(reading.value) == {"a": "1", "b": "2"}


def test_lines_with_full_width_colons_below_a_key_are_a_warning() -> None:
    reading = read("operator:\n  名称：某某公司\n  地址：北京\n")

    assert [problem.severity for problem in reading.diagnostics] == [Severity.WARNING, Severity.WARNING]
    assert codes("operator:\n  名称：某某公司\n  地址：北京\n") == [
        ("yaml-wide-colon", 2, 5),
        ("yaml-wide-colon", 3, 5),
    ]


def test_a_sentence_with_a_full_width_colon_is_left_alone() -> None:
    assert codes("says: 费率：许可方不得高于公平水平\nb:\n  - 定义：专利\n") == []


def test_a_later_stage_can_ask_for_the_full_width_colon() -> None:
    found = wide_colon(value_of("a: 名称：某某公司\n"))

    assert found is not None
    assert (found.location.line, found.location.column) == (1, 6)
    assert wide_colon(value_of("a: '名称：某某公司'\n")) is None


def test_an_escaped_control_character_is_reported() -> None:
    assert codes('a: "x\\0y"\n') == [("text-control-character", 1, 6)]


@pytest.mark.parametrize("text", ["", "\n", "---\n", "# nothing\n", "---\n...\n"])
def test_a_file_without_content_is_reported(text: str) -> None:
    assert codes(text) == [("yaml-empty", 1, 1)]


@pytest.mark.parametrize(
    ("text", "line", "column"),
    [
        ("[" * 100_000, 1, 101),
        ("- " * 100_000, 1, 201),
        ("{a: " * 100_000, 1, 401),
        ("\n".join(" " * depth + "a:" for depth in range(2000)), 101, 101),
        ("[\n" * 100_000, 101, 1),
    ],
    ids=["brackets", "dashes", "braces", "block mappings", "brackets on lines"],
)
def test_deep_nesting_is_stopped_soon(text: str, line: int, column: int) -> None:
    assert ("yaml-too-deep", line, column) in codes(text)
    assert seconds(read, text) < 60 * seconds(read, text[: len(text) // 10])


def test_a_hundred_levels_are_read() -> None:
    assert codes("[" * 100 + "]" * 100) == []


def test_a_line_that_is_too_long_is_refused_with_the_limit_and_the_rest_is_read() -> None:
    reading = read("a: " + "x" * LONGEST_LINE + "\nb: c: d\n")

    assert [(found.code, found.location.line) for found in reading.diagnostics] == [
        ("yaml-line-too-long", 1),
        ("yaml-colon-in-text", 2),
    ]
    assert "1000000" in reading.diagnostics[0].message.en


def test_a_text_that_is_too_long_is_refused_with_the_limit() -> None:
    assert codes("a: |\n" + "  0123456789\n" * 100_000) == [("yaml-scalar-too-long", 1, 4)]


def test_more_problems_than_anyone_reads_are_cut_off_with_a_note() -> None:
    reading = read("".join(f"- says: a: b {number}\n" for number in range(300)))

    assert len(reading.diagnostics) == 101
    assert reading.diagnostics[-1].code == "yaml-not-read-on"
    assert reading.diagnostics[-1].severity is Severity.NOTE


@pytest.mark.parametrize(
    "text", ['a: "b\n' * 200_000, "a: ]\n" * 200_000, "a\n" * 200_000 + "b: c", "章程：X\n" * 200_000 + "b: c"]
)
def test_many_problems_in_a_big_file_take_no_longer_than_its_length_explains(text: str) -> None:
    assert read(text).failed
    assert seconds(read, text) < 60 * seconds(read, text[-len(text) // 10 :])


def test_the_time_to_read_grows_with_the_length_of_a_file() -> None:
    text = "".join(f"- name: Patent {number}\n  says: The licensor must license it\n" for number in range(85_000))

    assert read(text).diagnostics == ()
    assert seconds(read, text) < 40 * seconds(read, text[: len(text) // 10])


def test_the_slow_parser_gives_the_same_tree(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "a: |\n  b\n  c\nd: [e, 'f']\ng: >\n  h\n  i\n"
    fast = read(text)
    monkeypatch.setattr(yaml_tree, "_LOADER", yaml.Loader)
    slow = read(text)

    assert fast.value is not None
    assert slow.value is not None
    assert plain(fast.value) == plain(slow.value)
    assert [scalar.offsets for scalar in every_scalar(fast.value)] == [
        scalar.offsets for scalar in every_scalar(slow.value)
    ]


@pytest.mark.parametrize("style", [None, '"', "'", "|", ">"])
@pytest.mark.parametrize("allow_unicode", [True, False])
@given(data=DATA)
def test_what_was_dumped_is_read_back_with_every_character_in_its_place(
    *,
    style: str | None,
    allow_unicode: bool,
    data: Any,  # noqa: ANN401 - any nested data
) -> None:
    text = yaml.safe_dump(data, default_style=style, allow_unicode=allow_unicode)
    reading = read(text)

    unread = {found.code for found in reading.diagnostics} - {"yaml-odd-blank", "yaml-wide-colon"}
    assert unread == set()
    assert reading.value is not None
    assert plain(reading.value) == data
    for scalar in every_scalar(reading.value):
        assert_aligned(scalar)


@given(st.binary(max_size=200))
def test_random_bytes_never_raise(data: bytes) -> None:
    source = read_text(data, "random").value

    if source is not None:
        reading = read_yaml(source)
        assert reading.value is not None or reading.failed


@given(st.text("ab:- \n\t\"'[]{}|>#&*!%@,?\\：中", max_size=60))
def test_random_punctuation_never_raises_and_every_problem_has_a_place_in_the_text(text: str) -> None:
    reading = read(text)

    assert reading.value is not None or reading.failed
    lines = text.split("\n")
    for problem in reading.diagnostics:
        assert 1 <= problem.location.line <= len(lines)
        assert 1 <= problem.location.column <= len(lines[problem.location.line - 1]) + 1


@given(st.text(max_size=60))
def test_random_text_never_raises(text: str) -> None:
    reading = read(text)

    assert reading.value is not None or reading.failed
