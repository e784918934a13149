"""What each licensee of a dossier is charged: a record for every tier of every license, so that like can be compared.

A fee says who pays it, for what, on which trade level, where and in which volumes: the circumstances that make two
licensees alike (Order 66, Article 19, second paragraph). What a license does not say of them stays unknown.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from poolcheck.core.bilingual import Bilingual
from poolcheck.core.truth import Truth
from poolcheck.documents.clause import Missing
from poolcheck.documents.rate import Rate, rate_text
from poolcheck.expr.quantity import Quantity
from poolcheck.expr.values import Exact, Fact, OneOf, Records, Text, Unknown, Value
from poolcheck.facts.charges import charges, tiers
from poolcheck.facts.ground import Ground
from poolcheck.facts.record import Facts
from poolcheck.vocabulary.load import vocabulary

if TYPE_CHECKING:
    from collections.abc import Mapping

    from poolcheck.core.location import Span
    from poolcheck.documents.model import LicenseeProfile, Royalty
    from poolcheck.dossier.link import Dossier, LinkedDocument
    from poolcheck.facts.charges import Charge

_FIRST, _LAST = date.min, date.max


def fees(dossier: Dossier) -> Records:
    """Return every tier of every license of a dossier, for each product, in the order of the licenses."""
    schedule = _schedule(dossier.charter)
    found = [
        _fee(charge, product, linked, schedule)
        for linked in dossier.documents
        if linked.document.kind == "license"
        for charge in charges(linked)
        for product in _products(charge, linked.document.facts.licensee_profile)
    ]
    return Records(tuple(found), complete=not dossier.partial)


def royalties(linked: LinkedDocument, dossier: Dossier) -> Records:
    """Return the tiers of royalties that a document states."""
    schedule = _schedule(linked if linked.document.kind == "charter" else dossier.charter)
    found = []
    for charge in tiers(linked):
        applies = charge.tier.applies_to if charge.tier is not None else None
        found.append(_fee(charge, str(applies) if _said(applies) else "", linked, schedule))
    return Records(tuple(found), complete=not linked.document.partial)


def _products(charge: Charge, profile: LicenseeProfile | None) -> tuple[str, ...]:
    """Return the products that a rate is for: the one it names, else all that the licensee makes; "" if nobody says.

    What a tier applies to may be a product, or those who may have it ("small firms").
    """
    made = tuple(dict.fromkeys(map(_compared, profile.products))) if profile is not None else ()
    applies = charge.tier.applies_to if charge.tier is not None else None
    named = _compared(str(applies)) if _said(applies) else ""
    if named and (not made or named in made):
        return (named,)
    return made or ("",)


def _fee(charge: Charge, product: str, linked: LinkedDocument, schedule: Mapping[str, Royalty]) -> Facts:
    facts = linked.document.facts
    profile = facts.licensee_profile
    who = profile.title if profile is not None and _said(profile.title) else linked.document.title
    asks = _Asks(str(who), charge.span)
    tier = charge.tier
    own = schedule.get(_compared(charge.title)) if charge.title else None
    if own is not None and own.rate != charge.rate:
        own = None  # a tier of the schedule's name, and not of its rate
    rate, free, base = _amount(charge.rate)
    return Facts(
        {
            "licensee": Fact("fee.licensee", Text(str(who))),
            "license": Fact("fee.license", Text(linked.document.title)),
            "tier": Fact("fee.tier", Text(charge.title), stated=bool(charge.title)),
            **_circumstances(product, profile, asks),
            "rate": asks.fact("rate", rate, "what does {} pay?", "{}的许可费率为何？", stated=charge.rate is not None),
            "free": asks.fact("free", free, "does {} pay nothing?", "{}是否无需付费？", stated=charge.rate is not None),
            "base": asks.fact(
                "base",
                base,
                "on what is the rate of {} reckoned?",
                "{}的许可费以何为计费基数？",
                stated=base != Unknown(),
            ),
            "cap": _cap(tier, asks),
            "since": asks.fact(
                "since",
                _from(tier, linked),
                "since when does the rate of {} apply?",
                "{}的费率自何时起适用？",
                stated=True,
            ),
            "until": asks.fact(
                "until",
                _until(tier),
                "until when does the rate of {} apply?",
                "{}的费率适用至何时？",
                stated=True,
            ),
            "reason": _reason(tier, own, asks),
            "open_to_all": _open_to_all(tier, own, asks),
            "in_schedule": asks.fact(
                "in_schedule",
                Truth.of(own is not None),
                "is the tier of {} on the pool's schedule?",
                "{}所适用的档次是否列入专利池费率表？",
                stated=True,
            ),
        },
        charge.span,
        "·".join(part for part in (charge.title, product) if part) or "royalties",
        linked,
        frozenset({"licensee", "license"}),
        {"rate": _printed(charge.rate), "cap": _printed(tier.cap if tier is not None else None)},
    )


def _printed(rate: Rate | Missing | None) -> Bilingual:
    """Return a rate as it is said in a message."""
    if rate is None or isinstance(rate, Missing):
        return Bilingual("an unknown rate", "不明费率")
    words = vocabulary()
    return Bilingual(rate_text(rate, "en", words), rate_text(rate, "zh", words))


@dataclass(frozen=True, slots=True)
class _Asks:
    """Makes facts about one licensee, each with the question that settles it."""

    licensee: str
    span: Span

    def fact(self, name: str, value: Value, en: str, zh: str, *, stated: bool) -> Fact:
        """Return a fact."""
        ground = Ground(Bilingual(en.format(self.licensee), zh.format(self.licensee)), self.span)
        return Fact(f"fee.{name}", value, stated=stated, source=ground)


def _circumstances(product: str, profile: LicenseeProfile | None, asks: _Asks) -> dict[str, Fact]:
    """Return what makes licensees alike or different."""
    level = profile.trade_level if profile else None
    region = profile.region if profile else None
    volume = profile.volume_band if profile else None
    size = profile.size if profile else None
    return {
        "product": asks.fact(
            "product",
            _text(product or None),
            "for which products does {} take the license?",
            "{}就何种产品取得许可？",
            stated=bool(product),
        ),
        "trade_level": asks.fact(
            "trade_level",
            _choice(level),
            "on which level of trade is {}?",
            "{}处于何种交易环节？",
            stated=level is not None,
        ),
        "region": asks.fact(
            "region", _place(region), "in which region does {} sell?", "{}的销售地域为何？", stated=region is not None
        ),
        "volume_band": asks.fact(
            "volume_band",
            _text(volume),
            "in which band of volume is {}?",
            "{}处于何种销量区间？",
            stated=volume is not None,
        ),
        "size": asks.fact("size", _choice(size), "how large is {}?", "{}的企业规模为何？", stated=size is not None),
    }


def _amount(rate: Rate | Missing | None) -> tuple[Value, Truth, Value]:
    """Return a rate in its own unit, whether nothing is paid, and what the rate is reckoned on."""
    if rate is None or isinstance(rate, Missing):
        return Unknown(), Truth.UNKNOWN, Unknown()
    if not rate.unit:
        return Exact(Quantity(Decimal(0), "percent")), Truth.TRUE, Text("")
    number = _number(rate.number)
    if number is None:
        return Unknown(), Truth.UNKNOWN, Unknown()
    base = Text(f"{rate.unit} {rate.base or ('unit' if rate.per == 'device' else rate.per)}".strip())
    if rate.unit == "percent":
        return Exact(Quantity(number, "percent")), Truth.of(number == 0), base
    return Exact(Quantity(number, "money", rate.unit)), Truth.of(number == 0), base


def _cap(tier: Royalty | None, asks: _Asks) -> Fact:
    cap = tier.cap if tier is not None else None
    value, _, _ = _amount(cap)
    return asks.fact("cap", value, "what is the most that {} pays?", "{}的许可费上限为何？", stated=cap is not None)


def _reason(tier: Royalty | None, own: Royalty | None, asks: _Asks) -> Fact:
    """Return whether a reason for the rate is recorded, in the license or for the same tier of the schedule."""
    said = [one.because for one in (tier, own) if one is not None and one.because is not None]
    known = any(_said(one) for one in said)
    value = Truth.TRUE if known else Truth.UNKNOWN if said else Truth.FALSE
    return asks.fact("reason", value, "why does {} pay this rate?", "{}适用该费率的理由为何？", stated=bool(said))


def _open_to_all(tier: Royalty | None, own: Royalty | None, asks: _Asks) -> Fact:
    """Return whether everybody gets the rate for whom its reason holds; a tier of the schedule is offered to all."""
    said = next((one.open_to_all for one in (tier, own) if one is not None and one.open_to_all is not None), None)
    value = _choice(said)
    if said is None and own is not None:
        value = OneOf(frozenset({"yes"}))
    return asks.fact(
        "open_to_all",
        value,
        "does everybody get the rate of {} who is in the same position?",
        "条件相同者是否均可适用{}的费率？",
        stated=said is not None,
    )


def _schedule(charter: LinkedDocument | None) -> dict[str, Royalty]:
    """Return the tiers of the charter by title."""
    tiers = charter.document.facts.royalties if charter is not None else ()
    return {_compared(str(tier.title)): tier for tier in tiers if not isinstance(tier.title, Missing)}


def _from(tier: Royalty | None, linked: LinkedDocument) -> Value:
    facts = linked.document.facts
    said = tier.valid_from if tier is not None else None
    return _day(said or facts.effective or facts.signed, _FIRST)


def _until(tier: Royalty | None) -> Value:
    """Return the last day of a rate; a promotion ends with its own day."""
    said = [day for day in (tier.valid_to, tier.promotion_until) if day is not None] if tier is not None else []
    if any(isinstance(day, Missing) for day in said):
        return Unknown()
    return Exact(min((day for day in said if not isinstance(day, Missing)), default=_LAST))


def _day(said: date | Missing | None, silent: date) -> Value:
    """Return a day; a rate without one applies without bounds, for it is what the licensee is charged now."""
    if said is None:
        return Exact(silent)
    return Exact(said) if isinstance(said, date) else Unknown()


def _place(said: str | Missing | None) -> Value:
    """Return a region under one name, if it is a word of the vocabulary, whatever the language it is written in."""
    if not _said(said):
        return Unknown()
    written = _compared(str(said))
    for word in vocabulary().values.values():
        if written in (word.id, *map(_compared, (*word.en, *word.zh))):
            return Text(word.id)
    return Text(written)


def _choice(said: str | Missing | None) -> OneOf:
    return OneOf(frozenset({str(said)}) if _said(said) else None)


def _text(said: str | Missing | None) -> Value:
    return Text(_compared(str(said))) if _said(said) else Unknown()


def _said(value: object) -> bool:
    return isinstance(value, str) and not isinstance(value, Missing) and bool(value.strip())


def _compared(text: str) -> str:
    return " ".join(text.split()).casefold()


def _number(written: str) -> Decimal | None:
    digits = written.replace(",", "")
    return Decimal(digits) if digits.replace(".", "", 1).isdigit() else None
