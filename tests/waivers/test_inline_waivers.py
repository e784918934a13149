"""A comment beside a clause may waive a rule for it, in both languages, on both surfaces that have comments."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from poolcheck import api
from poolcheck.vocabulary.load import vocabulary
from poolcheck.waivers.from_comments import inline_waivers

if TYPE_CHECKING:
    from poolcheck.documents.model import Document
    from poolcheck.findings.model import Waiver

ENGLISH = "poolcheck: waive grant-back-free by Li Wei until 2027-03-31 because agreed, until further notice"
CHINESE = "poolcheck：忽略 grant-back-free，登记人 李伟，有效期至 2027年3月31日，理由：已协商一致"
YAML = """\
license: Sample
clauses:
  - at: "3"
    says: licensee may select patents its products need
  # {comment}
  - at: "5"
    says:
      - licensee may develop improvements
      - licensee must grant back improvements to pool   # {beside}
  - at: "6"
    says: licensor must maintain licensed patents
"""
POOL = """\
license "Sample"
  # {comment}
  5 licensee must grant back improvements to pool  # {beside}
  6 licensor must maintain licensed patents
"""


def read(text: str, name: str) -> Document:
    reading = api.read_input(api.InputFile(name, text.encode()))
    assert reading.value is not None
    assert not reading.failed
    return reading.value


def waivers(text: str, name: str) -> tuple[Waiver, ...]:
    reading = inline_waivers(read(text, name), vocabulary())
    assert reading.diagnostics == ()
    return reading.value or ()


def problems(text: str, name: str = "a.pool") -> list[tuple[str, str, int, int]]:
    found = inline_waivers(read(text, name), vocabulary()).diagnostics
    return [(one.code, one.severity.value, one.location.line, one.location.column) for one in found]


@pytest.mark.parametrize("words", [ENGLISH, CHINESE])
@pytest.mark.parametrize(("text", "name", "lines"), [(YAML, "a.yaml", (6, 9)), (POOL, "a.pool", (3, 3))])
def test_a_comment_above_a_clause_is_about_all_of_it(words: str, text: str, name: str, lines: tuple[int, int]) -> None:
    [found] = waivers(text.format(comment=words, beside="nothing"), name)

    assert found.beside == lines
    assert found.rule == "grant-back-free"
    assert found.by in ("Li Wei", "李伟")
    assert found.until == date(2027, 3, 31)
    assert found.because in ("agreed, until further notice", "已协商一致")


@pytest.mark.parametrize(("text", "name", "line"), [(YAML, "a.yaml", 9), (POOL, "a.pool", 3)])
def test_a_comment_at_the_end_of_a_line_is_about_what_begins_there(text: str, name: str, line: int) -> None:
    [found] = waivers(text.format(comment="nothing", beside=ENGLISH), name)

    assert found.beside == (line, line)
    assert found.location.line == line


def test_a_comment_above_the_document_is_about_its_name() -> None:
    [found] = waivers(f"# {ENGLISH}\n" + POOL.format(comment="", beside=""), "a.pool")

    assert found.beside == (2, 2)


def test_a_waiver_may_name_a_ticket_and_the_digest_of_what_was_waived() -> None:
    words = ENGLISH.replace(" because", " ticket LEGAL-7, meaning 0123456789abcdef because")
    [found] = waivers(POOL.format(comment=words, beside=""), "a.pool")

    assert (found.ticket, found.meaning) == ("LEGAL-7", "0123456789abcdef")


@pytest.mark.parametrize(
    ("words", "code", "severity"),
    [
        ("poolcheck: wave grant-back-free", "waiver-inline-unknown", "warning"),
        ("poolcheck:", "waiver-inline-unknown", "warning"),
        ("poolcheck: waive grant-back-free please by Li until 2027-01-01 because x", "waiver-inline-shape", "error"),
        ("poolcheck: waive grant-back-free until 2027-01-01 because x", "waiver-key-missing", "error"),
        ("poolcheck: waive grant-back-free by Li because x", "waiver-key-missing", "error"),
        ("poolcheck: waive grant-back-free by Li by Wu until 2027-01-01 because x", "waiver-key-twice", "error"),
        ("poolcheck: waive grant-back-free by Li until 2027-13-01 because x", "waiver-day", "error"),
        ("poolcheck：忽略 grant-back-free，登记人 李伟，理由：x", "waiver-key-missing", "error"),
    ],
)
def test_a_malformed_inline_waiver_is_told_at_its_place_and_waives_nothing(
    words: str, code: str, severity: str
) -> None:
    text = POOL.format(comment=words, beside="")

    [(found, weight, line, _)] = problems(text)
    assert (found, weight, line) == (code, severity, 2)
    assert inline_waivers(read(text, "a.pool"), vocabulary()).value == ()


def test_a_day_that_is_none_is_pointed_at() -> None:
    text = POOL.format(comment=ENGLISH.replace("2027-03-31", "soon"), beside="")

    assert problems(text) == [("waiver-day", "error", 2, 5 + text.split("\n")[1][4:].index("soon"))]


@pytest.mark.parametrize("words", ["see poolcheck: waive", "poolcheck says so", "waive grant-back-free", "Poolcheck"])
def test_other_comments_are_left_alone(words: str) -> None:
    assert waivers(POOL.format(comment=words, beside=""), "a.pool") == ()


def test_words_in_quotation_marks_are_no_comment() -> None:
    text = f'license "Sample # {ENGLISH}"\n  5 licensee must grant back improvements to pool\n'

    assert waivers(text, "a.pool") == ()


@pytest.mark.parametrize("name", ["a.yaml", "a.pool"])
def test_canonical_form_keeps_inline_waivers_where_they_were(name: str) -> None:
    text = (YAML if name == "a.yaml" else POOL).format(comment=ENGLISH, beside="nothing")
    formatted = api.convert(api.InputFile(name, text.encode())).value

    assert formatted is not None
    [found] = waivers(formatted, name)
    lines = formatted.split("\n")
    assert found.beside is not None
    assert any("grant back" in line for line in lines[found.beside[0] - 1 : found.beside[1]])
