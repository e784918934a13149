"""For which of a licensee's sales a tier is: all of a product, or the part that it names.

A license may have several rates for one product at one time, by volume or territory or under names of its own. Which
of them compares with which of another license can be told by what they name, and by nothing else.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from poolcheck.core.truth import Truth
from poolcheck.expr.values import Text, Unknown
from poolcheck.facts.fee_facts import at_one_time
from poolcheck.facts.likeness import alike
from poolcheck.facts.written import compared, said

if TYPE_CHECKING:
    from poolcheck.dossier.link import LinkedDocument
    from poolcheck.expr.values import Value
    from poolcheck.facts.charges import Charge


@dataclass(frozen=True, slots=True)
class OfLicense:
    """What a license charges: every rate with the products that it is for."""

    charges: tuple[tuple[Charge, tuple[str, ...]], ...]
    linked: LinkedDocument

    def scope(self, charge: Charge, product: str) -> Value:
        """Return the part of a product for which a rate is: in its own words, "" for all of it.

        Of several rates for all of a product at one time, each is for a part that its name tells. A promotion stands
        in the place of another rate for its time.
        """
        part = _part(charge, product)
        if part or not charge.title or _promotion(charge):
            return Text(part)
        beside = Truth.FALSE
        for other, products in self.charges:
            if other is not charge and product in products and not _part(other, product) and not _promotion(other):
                beside = beside | at_one_time(charge.tier, other.tier, self.linked)
        if beside is Truth.UNKNOWN:
            return Unknown()
        return Text(compared(charge.title) if beside is Truth.TRUE else "")


def _part(charge: Charge, product: str) -> str:
    """Return what a rate applies to, if that is not the product."""
    applies = charge.tier.applies_to if charge.tier is not None else None
    if not said(applies) or alike(Text(compared(applies)), Text(product)) is Truth.TRUE:
        return ""
    return compared(applies)


def _promotion(charge: Charge) -> bool:
    return charge.tier is not None and charge.tier.promotion_until is not None
