"""The table of authorities: every provision that findings cite, once, below its instrument."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from poolcheck.reports.told import names_exposure

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from poolcheck.findings.model import Authority, Exposure
    from poolcheck.reports.html.gathering import Entry


@dataclass(frozen=True, slots=True)
class Cited:
    """A provision, its number in the table, and the findings that rest on it."""

    number: int
    authority: Authority
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Instrument:
    """An instrument of law and its provisions in the order in which they are cited."""

    first: Authority
    provisions: tuple[Cited, ...]


def instruments(entries: Iterable[Entry], exposures: Iterable[Exposure]) -> tuple[Instrument, ...]:
    """Return the table of authorities, in the order in which findings and exposures cite them."""
    found: dict[str, dict[Authority, list[Entry]]] = {}
    for entry in entries:
        for authority in dict.fromkeys(_behind(entry)):
            found.setdefault(authority.source, {}).setdefault(authority, []).append(entry)
    for exposure in exposures:
        for authority in exposure.authority:
            found.setdefault(authority.source, {}).setdefault(authority, [])
    table, number = [], 0
    for provisions in found.values():
        cited = []
        for authority, of_authority in provisions.items():
            number += 1
            cited.append(Cited(number, authority, tuple(of_authority)))
        table.append(Instrument(cited[0].authority, tuple(cited)))
    return tuple(table)


def numbers(table: Iterable[Instrument]) -> Mapping[Authority, int]:
    """Return the number of each provision in the table."""
    return {cited.authority: cited.number for instrument in table for cited in instrument.provisions}


def exposures(entries: Iterable[Entry]) -> Mapping[Exposure, tuple[Entry, ...]]:
    """Return what may follow, once each, with the findings of which a report says so."""
    found: dict[str, tuple[Exposure, list[Entry]]] = {}
    for entry in entries:
        for exposure in entry.finding.exposure if names_exposure(entry.finding) else ():
            found.setdefault(exposure.id, (exposure, []))[1].append(entry)
    return {exposure: tuple(of_exposure) for exposure, of_exposure in found.values()}


def _behind(entry: Entry) -> Iterator[Authority]:
    yield from entry.finding.authority
    yield from entry.finding.presumed_by
