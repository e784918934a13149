"""Where keys and values stand in a TOML text, compared with what the standard library reads there."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from poolcheck.config.places import places_of
from poolcheck.core.location import SourceText

if TYPE_CHECKING:
    from collections.abc import Iterator

    from poolcheck.config.places import Steps

ROOT = Path(__file__).resolve().parents[2]
HARD = '''
# a comment with [brackets], "quotes" and = signs
plain = "text" # behind it
literal = 'C:\\path'
"quoted key" = 1
"esc\\u0061ped" = 2
'literal "key"' = 3
a.b . "c.d" = true
day = 2026-11-21
moment = 1979-05-27 07:32:00Z
list = [ "a,]", 'b', # ] here
  3.5, [1, [2]],
]
inline = { x = "}", y.z = [1, {k = 0}], "w" = {} }
long = """
[no.table]
key = "no key" \\""" still in it """"
long_literal = \'\'\'
it's [[not]] a table\'\'\'
中文 = 0

[table]
x = 1
[table.below]
x = 2
[[many]]
x = 3
[many.below]
y = 4
[[many]]
x = 5
[[many.deeper]]
z = 6
[[many.deeper]]
z = 7
'''.replace("中文 = 0", '"中文" = 0')


def leaves(value: object, steps: Steps = ()) -> Iterator[tuple[Steps, object]]:
    """Yield everything that is written as a value."""
    match value:
        case dict():
            for key, below in value.items():
                yield from leaves(below, (*steps, key))
        case list() if value:
            for number, below in enumerate(value):
                yield from leaves(below, (*steps, number))
        case _:
            yield steps, value


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(HARD, id="hard"),
        pytest.param(HARD.replace("\n", "\r\n"), id="hard, with the line breaks of Windows"),
        *(
            pytest.param((ROOT / name).read_text(encoding="utf-8"), id=name)
            for name in ("pyproject.toml", "fixtures/config/poolcheck.toml")
        ),
    ],
)
def test_every_value_stands_where_it_is_said_to(text: str) -> None:
    places = places_of(SourceText("x.toml", text))
    found = [(steps, value) for steps, value in leaves(tomllib.loads(text)) if value not in ([], {})]

    assert len(found) > 10
    assert places.again == []
    for steps, value in found:
        assert tomllib.loads(f"x = {places.values[steps].text}")["x"] == value, steps


def test_a_key_stands_at_its_last_part_and_a_table_at_its_name() -> None:
    places = places_of(SourceText("x.toml", HARD))

    assert [str(places.key(steps)) for steps in (("plain",), ("a", "b", "c.d"), ("a",), ("中文",))] == [
        "x.toml:3:1",
        "x.toml:8:7",
        "x.toml:8:1",
        "x.toml:20:1",
    ]
    assert str(places.key(("table", "below"))) == "x.toml:24:8"
    assert str(places.value(("table", "below"))) == "x.toml:24:1"
    assert str(places.key(("many", 1, "deeper", 1))) == "x.toml:34:8"
    assert str(places.key(("many", 1, "deeper", 1, "z"))) == "x.toml:35:1"
    assert str(places.value(("inline", "y", "z", 1, "k"))) == "x.toml:14:36"


def test_what_is_not_there_has_the_place_of_what_is_around_it() -> None:
    places = places_of(SourceText("x.toml", HARD))

    assert str(places.key(("table", "nowhere", 3))) == "x.toml:22:2"
    assert str(places.value(("nowhere",))) == "x.toml:1:1"


@pytest.mark.parametrize(
    "text", ["a = [", "a", "=", "[[x", '"', "a = {b = 1", "a." * 5000, "a=[" * 5000, "a = '''", "\0"]
)
def test_a_text_that_is_no_toml_is_read_as_far_as_it_goes(text: str) -> None:
    places = places_of(SourceText("x.toml", f"good = 1\n{text}"))

    assert str(places.key(("good",))) == "x.toml:1:1"
    assert places.stopped >= len("good = 1\n")
