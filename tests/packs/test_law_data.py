"""The law as data is sane: dates in order, numbers that do not overlap, on every day at most one."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from poolcheck.api import load_law
from poolcheck.packs.files import Citation
from poolcheck.packs.sources import SourceBook

if TYPE_CHECKING:
    from collections.abc import Sequence


BOOK = SourceBook(Path(__file__).resolve().parents[2] / "rules/sources")
SOURCES = BOOK.ids()


def overlaps(ranges: Sequence[tuple[date, date | None]]) -> list[tuple[date, date]]:
    """Return the starts of ranges that overlap, or stand in the wrong order; a range must not end before it begins."""
    wrong = [(since, until) for since, until in ranges if until is not None and until < since]
    return wrong + [
        (one[0], other[0]) for one, other in pairwise(ranges) if one[1] is None or not one[0] <= one[1] < other[0]
    ]


@pytest.mark.parametrize("id_", SOURCES)
def test_every_source_can_be_read(id_: str) -> None:
    source = BOOK.source(id_)

    assert source is not None
    assert source.id == id_


@pytest.mark.parametrize("id_", SOURCES)
def test_the_versions_of_a_source_follow_one_another(id_: str) -> None:
    source = BOOK.source(id_)

    assert source is not None
    assert overlaps([(version.since, version.until) for version in source.versions]) == []


@pytest.mark.parametrize("id_", SOURCES)
def test_the_numbers_of_a_provision_do_not_overlap(id_: str) -> None:
    source = BOOK.source(id_)
    assert source is not None

    found = {
        name: overlaps([(number.since, number.until) for number in provision.numbers])
        for name, provision in source.provisions.items()
    }
    assert {name: wrong for name, wrong in found.items() if wrong} == {}


@pytest.mark.parametrize("id_", SOURCES)
def test_no_provision_is_older_than_its_source(id_: str) -> None:
    source = BOOK.source(id_)
    assert source is not None

    first = min(version.since for version in source.versions)
    older = [name for name, one in source.provisions.items() if min(number.since for number in one.numbers) < first]
    assert older == []


def test_the_values_of_a_parameter_do_not_overlap() -> None:
    law = load_law().value
    assert law is not None

    for pack in law.packs:
        for parameter in pack.parameters.values():
            assert overlaps([(dated.since, dated.until) for dated in parameter.values]) == []
            assert parameter.values, parameter.name


@pytest.mark.parametrize(
    ("source", "provision", "last_day_read"),
    [
        ("samr-order-65", "other-agreements", date(2026, 1, 31)),
        ("foreign-trade-law", "license-conditions", date(2026, 2, 28)),
    ],
)
def test_a_text_that_was_read_is_called_so_as_long_as_it_was_in_force(
    source: str, provision: str, last_day_read: date
) -> None:
    citation = Citation(source=source, provision=provision)

    days = (last_day_read, last_day_read + timedelta(days=1))
    found = [BOOK.authority(citation, day) for day in days]

    assert [one.checked for one in found if one is not None] == ["primary", "secondary"]
