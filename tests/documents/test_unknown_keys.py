"""A key that is none is told at its place, with the nearest of those that may stand there."""

from __future__ import annotations

import pytest

from poolcheck.api import InputFile, read_input


def problem(text: str) -> tuple[str, int, int, str | None]:
    (found,) = read_input(InputFile("a.yaml", text.encode())).diagnostics
    return (found.code, found.location.line, found.location.column, found.hint.en if found.hint else None)


@pytest.mark.parametrize(
    ("text", "line", "column", "nearest"),
    [
        ("license: X\nsignd: 2025-01-01\n", 2, 1, "signed"),
        ("license: X\nroyalties:\n  - title: a\n    valid form: 2025-01-01\n", 4, 5, "valid from"),
        ("license: X\npatents:\n  - {number: ZL1, expires: 2030-01-01}\n", 3, 19, "expiry"),
        ('license: X\njustifications:\n  - {for: "1", groud: need}\n', 3, 16, "ground"),
        ("license: X\nmarkets:\n  - title: m\n    shares:\n      - {holder: pool, shar: 50%}\n", 5, 24, "share"),
    ],
)
def test_the_nearest_key_of_the_same_block_is_proposed(text: str, line: int, column: int, nearest: str) -> None:
    assert problem(text) == ("fact-key-unknown", line, column, f"did you mean `{nearest}`?")


def test_a_key_of_another_block_is_not_proposed() -> None:
    assert problem("license: X\nroyalties:\n  - title: a\n    since: 2025-01-01\n") == ("fact-key-unknown", 4, 5, None)


def test_a_key_in_chinese_gets_a_chinese_proposal() -> None:
    (found,) = read_input(InputFile("a.yaml", "许可合同: X\n许可费:\n  - 名称: a\n    费律: 3%\n".encode())).diagnostics

    assert (found.location.line, found.location.column) == (4, 5)
    assert found.hint is not None
    assert "`费率`" in found.hint.zh
