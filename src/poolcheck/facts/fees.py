"""What each licensee of a dossier is charged: a record for every tier of every license, so that like can be compared.

A fee says who pays it, for what, on which trade level, where and in which volumes: the circumstances that make two
licensees alike (Order 66, Article 19, second paragraph). What a license does not say of them stays unknown.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from poolcheck.core.bilingual import Bilingual
from poolcheck.core.truth import Truth
from poolcheck.documents.clause import Missing
from poolcheck.documents.rate import rate_text
from poolcheck.expr.values import Fact, Records, Text
from poolcheck.facts.charges import charges, rate_of, tiers
from poolcheck.facts.fee_facts import Asks, amounts, beside_the_rate, circumstances, on_the_schedule, times
from poolcheck.facts.likeness import alike
from poolcheck.facts.record import Facts
from poolcheck.facts.scope import OfLicense
from poolcheck.facts.written import compared, said
from poolcheck.vocabulary.load import vocabulary

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from poolcheck.documents.model import LicenseeProfile, Royalty
    from poolcheck.documents.rate import Rate
    from poolcheck.dossier.link import Dossier, LinkedDocument
    from poolcheck.expr.values import Value
    from poolcheck.facts.charges import Charge
    from poolcheck.facts.fee_facts import Named


def fees(dossier: Dossier) -> Records:
    """Return every tier of every license of a dossier, for each product, in the order of the licenses."""
    schedule = _schedule(dossier.charter)
    found: list[Facts] = []
    for linked in dossier.documents:
        if linked.document.kind == "license":
            profile = linked.document.facts.licensee_profile
            for_products = [(charge, _products(charge, profile)) for charge in charges(linked)]
            found.extend(_fees(for_products, linked, schedule))
    return Records(tuple(found), complete=not dossier.partial)


def royalties(linked: LinkedDocument, dossier: Dossier) -> Records:
    """Return the tiers of royalties that a document states."""
    schedule = _schedule(linked if linked.document.kind == "charter" else dossier.charter)
    for_products = []
    for charge in tiers(linked):
        applies = charge.tier.applies_to if charge.tier is not None else None
        for_products.append((charge, (applies if said(applies) else "",)))
    return Records(tuple(_fees(for_products, linked, schedule)), complete=not linked.document.partial)


def _fees(
    for_products: Sequence[tuple[Charge, tuple[str, ...]]], linked: LinkedDocument, schedule: Mapping[str, Royalty]
) -> Iterator[Facts]:
    of_license = OfLicense(tuple(for_products), linked)
    for charge, products in for_products:
        for product in products:
            yield _fee(charge, product, of_license, schedule)


def _products(charge: Charge, profile: LicenseeProfile | None) -> tuple[str, ...]:
    """Return the products that a rate is for: the one it names, else all that the licensee makes; "" if nobody says.

    What a tier applies to may be a product, or a part of the sales or of the licensees ("small firms"). A tier that
    applies to nothing in particular may have the name of a product.
    """
    made = tuple(dict.fromkeys(map(compared, profile.products))) if profile is not None else ()
    applies = charge.tier.applies_to if charge.tier is not None else None
    named = compared(applies if said(applies) else charge.title)
    if said(applies) and not made:
        return (named,)
    one = next((one for one in made if alike(Text(one), Text(named)) is Truth.TRUE), None)
    return (one,) if one is not None else made or ("",)


def _fee(charge: Charge, product: str, of_license: OfLicense, schedule: Mapping[str, Royalty]) -> Facts:
    linked = of_license.linked
    profile = linked.document.facts.licensee_profile
    who = profile.title if profile is not None and said(profile.title) else linked.document.title
    asks = Asks(who, charge.span)
    cap = charge.tier.cap if charge.tier is not None else None
    return Facts(
        {
            "licensee": Fact("fee.licensee", Text(who)),
            "license": Fact("fee.license", Text(linked.document.title)),
            "tier": Fact("fee.tier", Text(charge.title), stated=bool(charge.title)),
            **dict(circumstances(product, profile, asks)),
            **dict(_parts(charge, of_license.scope(charge, product), asks)),
            **dict(amounts(charge, linked, asks)),
            **dict(beside_the_rate(charge.tier, linked, asks)),
            **dict(times(charge.tier, linked, asks)),
            **dict(on_the_schedule(charge.tier, _own(charge, schedule), asks)),
        },
        charge.span,
        "·".join(part for part in (charge.title, product) if part) or "royalties",
        linked,
        frozenset({"licensee", "license"}),
        {"rate": _since(_printed(charge.rate), charge.tier), "cap": _printed(cap)},
    )


def _parts(charge: Charge, scope: Value, asks: Asks) -> Iterator[Named]:
    """Yield for which part of a product a rate is, and by what it is told from other rates: by that, or by its name."""
    yield asks.fact("scope", scope)
    yield asks.fact("part", Text(compared(charge.title)) if scope == Text("") else scope)


def _schedule(charter: LinkedDocument | None) -> dict[str, Royalty]:
    """Return the tiers of the charter by title."""
    offered = charter.document.facts.royalties if charter is not None else ()
    return {compared(str(tier.title)): tier for tier in offered if not isinstance(tier.title, Missing)}


def _own(charge: Charge, schedule: Mapping[str, Royalty]) -> Royalty | None:
    """Return the tier of the schedule that a charge is: of its title, and of its rate."""
    tier = schedule.get(compared(charge.title)) if charge.title else None
    return tier if tier is not None and rate_of(tier) == charge.rate else None


def _since(rate: Bilingual, tier: Royalty | None) -> Bilingual:
    """Return a rate with the day from which it is paid, where it has one of its own."""
    first = tier.valid_from if tier is not None else None
    if not isinstance(first, date):
        return rate
    return Bilingual(f"{rate.en} from {first}", f"{rate.zh}（自{first.year}年{first.month}月{first.day}日起）")


def _printed(rate: Rate | Missing | None) -> Bilingual:
    """Return a rate as it is said in a message."""
    if rate is None or isinstance(rate, Missing):
        return Bilingual("an unknown rate", "不明费率")
    words = vocabulary()
    return Bilingual(rate_text(rate, "en", words), rate_text(rate, "zh", words))
