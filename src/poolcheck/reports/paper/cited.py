"""The provisions behind findings and consequences, each once: the law before soft law, by instrument and article."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from poolcheck.findings.model import Authority, Exposure, Finding

Key = tuple[str, str]
"""The source of a provision and its id in it."""


@dataclass(frozen=True, slots=True)
class Cited:
    """A provision, the findings that cite it, and whether a consequence does."""

    number: int
    authority: Authority
    findings: tuple[Finding, ...]
    behind_exposure: bool

    @property
    def mark(self) -> str:
        """The number that refers to it, as P7."""
        return f"P{self.number}"

    @property
    def anchor(self) -> str:
        """What refers to it."""
        return f"p{self.number}"


def key_of(authority: Authority) -> Key:
    """Return what a provision is known by."""
    return authority.source, authority.provision


def cited(findings: Iterable[Finding], exposures: Iterable[Exposure], levels: Sequence[str]) -> Mapping[Key, Cited]:
    """Return the provisions that findings and consequences cite, by their keys; `levels` are from the highest down."""
    authorities: dict[Key, Authority] = {}
    citing: dict[Key, list[Finding]] = {}
    for finding in findings:
        for authority in (*finding.authority, *finding.presumed_by):
            authorities.setdefault(key_of(authority), authority)
            citing.setdefault(key_of(authority), []).append(finding)
    behind = {key_of(authority): authority for exposure in exposures for authority in exposure.authority}
    authorities |= {key: authority for key, authority in behind.items() if key not in authorities}
    ordered = sorted(authorities.items(), key=lambda each: _order(each[1], levels))
    return {
        key: Cited(number, authority, tuple(citing.get(key, ())), key in behind)
        for number, (key, authority) in enumerate(ordered, start=1)
    }


def _order(authority: Authority, levels: Sequence[str]) -> tuple[object, ...]:
    """Order provisions by level, instrument and number; those whose number is not known come last."""
    rank = levels.index(authority.level) if authority.level in levels else len(levels)
    numbers = [int(each) for each in re.findall(r"\d+", authority.article or "")]
    place = (not numbers, numbers, authority.paragraph or 0, authority.item or 0, authority.provision)
    return rank, authority.source, place
