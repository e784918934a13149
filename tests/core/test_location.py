"""Places are offsets first; lines and columns are counted in code points when asked for."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from poolcheck.core.location import Location, SourceText, Span


def test_a_place_is_counted_from_one() -> None:
    span = Span(SourceText("a.yaml", "第一行\n第二行"), 4, 6)

    assert span.location == Location("a.yaml", 2, 1, 2, 3)
    assert span.text == "第二"


def test_an_astral_character_is_one_column() -> None:
    assert Span(SourceText("a.yaml", "𝌆x"), 1, 2).location.column == 2


def test_a_place_is_shown_as_path_line_and_column() -> None:
    assert str(Location("a.yaml", 14, 9, 14, 12)) == "a.yaml:14:9"


def test_a_line_is_given_without_its_break() -> None:
    source = SourceText("a.yaml", "one\r\ntwo")

    assert [source.line(1), source.line(2)] == ["one", "two"]


@given(st.text(alphabet="ab中\n", min_size=1), st.data())
def test_line_and_column_lead_back_to_the_character(text: str, data: st.DataObject) -> None:
    offset = data.draw(st.integers(0, len(text) - 1))
    source = SourceText("a.yaml", text)
    line, column = source.position(offset)

    assert (text.split("\n")[line - 1] + "\n")[column - 1] == text[offset]
