"""Puts licensees beside each other who are alike and pay in one unit."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from poolcheck.reports.charts import words

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from poolcheck.core.bilingual import Bilingual, Language
    from poolcheck.reports.charts.data import Charged, Royalties


@dataclass(frozen=True, slots=True)
class Group:
    """Licensees who are alike and pay in one unit, the lowest rate first; there is at least one."""

    title: Bilingual
    unit: Bilingual | None
    members: tuple[Charged, ...]

    @property
    def lowest(self) -> Decimal:
        """The lowest rate."""
        return self.members[0].rate

    @property
    def highest(self) -> Decimal:
        """The highest rate."""
        return self.members[-1].rate

    @property
    def licensees(self) -> int:
        """How many licensees there are; one may pay several rates."""
        return len({member.licensee for member in self.members})

    @property
    def spread(self) -> Decimal:
        """How many times the lowest rate the highest is; without bound if the lowest is zero, and others pay."""
        if self.lowest:
            return self.highest / self.lowest
        return Decimal("Infinity") if self.highest else Decimal(1)


def grouped(charged: Sequence[Charged]) -> tuple[Group, ...]:
    """Return the groups in which rates can be compared, in the order of their first licensees.

    Rates in different units are not compared as numbers. What is free is less than any rate: it stands in every group
    of licensees that are alike, whatever the others pay in.
    """
    units: dict[Bilingual, dict[Bilingual | None, None]] = {}
    for one in charged:
        units.setdefault(one.group, {})[one.unit] = None
    members: dict[tuple[Bilingual, Bilingual | None], list[Charged]] = {}
    for one in charged:
        paid = [unit for unit in units[one.group] if unit is not None]
        beside: Sequence[Bilingual | None] = (paid or [None]) if one.unit is None else [one.unit]
        for unit in beside:
            members.setdefault((one.group, unit), []).append(one)
    return tuple(Group(*key, tuple(sorted(found, key=_rate))) for key, found in members.items())


def _rate(charged: Charged) -> Decimal:
    return charged.rate


def names(data: Royalties, language: Language) -> Mapping[str, str]:
    """Return what each licensee is called: its name, or its number where names are not to be seen."""
    called = dict.fromkeys(one.licensee for one in data.charged)
    if not data.redacted:
        return {name: name for name in called}
    redacted = words.LICENSEE.in_(language)
    return {name: redacted.format(number=number) for number, name in enumerate(called, start=1)}
