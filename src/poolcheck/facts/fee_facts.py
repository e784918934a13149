"""The facts of one fee: the circumstances of the licensee, how much is paid, when, and why."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from poolcheck.core.bilingual import Bilingual
from poolcheck.core.truth import Truth
from poolcheck.documents.clause import Missing
from poolcheck.documents.rate import Rate
from poolcheck.expr.quantity import Quantity
from poolcheck.expr.ranges import compare, to_range
from poolcheck.expr.values import Exact, Fact, Text, Unknown, Value
from poolcheck.facts.charges import other_payments
from poolcheck.facts.ground import Ground
from poolcheck.facts.written import choice, compared, compared_text, day, said, text
from poolcheck.vocabulary.entries import entry_called
from poolcheck.vocabulary.load import vocabulary

if TYPE_CHECKING:
    from collections.abc import Iterator

    from poolcheck.core.location import Span
    from poolcheck.documents.model import LicenseeProfile, Royalty
    from poolcheck.dossier.link import LinkedDocument
    from poolcheck.facts.charges import Charge

    Named = tuple[str, Fact]
    """A fact and its name in the record."""

_FIRST, _LAST = date.min, date.max

_ASKS: Final = {
    "product": Bilingual("for which products does {} take the license?", "{}就何种产品取得许可？"),
    "trade_level": Bilingual("on which level of trade is {}?", "{}处于何种交易环节？"),
    "region": Bilingual("in which region does {} sell?", "{}的销售地域为何？"),
    "volume_band": Bilingual("in which band of volume is {}?", "{}处于何种销量区间？"),
    "size": Bilingual("how large is {}?", "{}的企业规模为何？"),
    "part": Bilingual("for which of its sales does {} pay this rate?", "{}就哪些销售适用该费率？"),
    "rate": Bilingual("what does {} pay?", "{}的许可费率为何？"),
    "rate_in_money": Bilingual("how much money does {} pay?", "{}应付的许可费金额为何？"),
    "free": Bilingual("does {} pay nothing?", "{}是否无需付费？"),
    "base": Bilingual("on what is the rate of {} reckoned?", "{}的许可费以何为计费基数？"),
    "reckoned_on": Bilingual("on what is the rate of {} reckoned?", "{}的许可费以何为计费基数？"),
    "cap": Bilingual("what is the most that {} pays?", "{}的许可费上限为何？"),
    "floor": Bilingual("what is the least that {} pays?", "{}的最低许可费为何？"),
    "deductions": Bilingual("what may {} deduct before the rate is reckoned?", "{}计费前可作何种扣减？"),
    "step_down": Bilingual("when do the royalties of {} fall?", "{}的许可费何时调减？"),
    "other_payments": Bilingual("what does {} pay besides royalties?", "{}除许可费外尚须支付何种款项？"),
    "scope": Bilingual("for which of its sales does {} pay this rate?", "{}就哪些销售适用该费率？"),
    "since": Bilingual("since when does the rate of {} apply?", "{}的费率自何时起适用？"),
    "until": Bilingual("until when does the rate of {} apply?", "{}的费率适用至何时？"),
    "reason": Bilingual("why does {} pay this rate?", "{}适用该费率的理由为何？"),
    "because": Bilingual("why does {} pay this rate?", "{}适用该费率的理由为何？"),
    "open_to_all": Bilingual(
        "does everybody get the rate of {} who is in the same position?", "条件相同者是否均可适用{}的费率？"
    ),
    "in_schedule": Bilingual("is the tier of {} on the pool's schedule?", "{}所适用的档次是否列入专利池费率表？"),
}
"""What settles a fact that is open; `{}` is the licensee."""


@dataclass(frozen=True, slots=True)
class Asks:
    """Makes facts about one licensee, each with the question that settles it."""

    licensee: str
    span: Span

    def fact(self, name: str, value: Value, *, stated: bool | None = True, span: Span | None = None) -> Named:
        """Return a fact by its name; it stands where the rate does, or at a place of its own."""
        ask = _ASKS[name]
        asked = Bilingual(ask.en.format(self.licensee), ask.zh.format(self.licensee))
        return name, Fact(f"fee.{name}", value, stated=stated, source=Ground(asked, span or self.span))


def circumstances(product: str, profile: LicenseeProfile | None, asks: Asks) -> Iterator[Named]:
    """Yield what makes licensees alike or different."""
    level = profile.trade_level if profile else None
    region = profile.region if profile else None
    volume = profile.volume_band if profile else None
    size = profile.size if profile else None
    yield asks.fact("product", compared_text(product), stated=bool(product))
    yield asks.fact("trade_level", choice(level), stated=level is not None)
    yield asks.fact("region", _place(region), stated=region is not None)
    yield asks.fact("volume_band", compared_text(volume), stated=volume is not None)
    yield asks.fact("size", choice(size), stated=size is not None)


def amounts(charge: Charge, linked: LinkedDocument, asks: Asks) -> Iterator[Named]:
    """Yield how much is paid, on what it is reckoned, and the most that it may come to."""
    rate, free, base = _amount(charge.rate)
    in_money = isinstance(charge.rate, Rate) and charge.rate.unit not in ("", "percent")
    silent = None if linked.document.partial else False
    cap = charge.tier.cap if charge.tier is not None else None
    floor = charge.tier.floor if charge.tier is not None else None
    most, _, _ = _amount(cap)
    least, _, _ = _amount(floor)
    yield asks.fact("rate", rate, stated=charge.rate is not None)
    yield asks.fact("rate_in_money", rate if in_money else Unknown(), stated=in_money)
    yield asks.fact("free", free, stated=charge.rate is not None)
    yield asks.fact("base", base, stated=base != Unknown())
    reckoned = silent if charge.base_span is None else True
    yield asks.fact("reckoned_on", charge.base, stated=reckoned, span=charge.base_span)
    yield asks.fact("cap", most, stated=cap is not None)
    yield asks.fact("floor", least, stated=floor is not None)


def beside_the_rate(tier: Royalty | None, linked: LinkedDocument, asks: Asks) -> Iterator[Named]:
    """Yield what is deducted before the rate is reckoned, when royalties fall, and what is paid besides them."""
    for name in ("deductions", "step_down"):
        written = getattr(tier, name) if tier is not None else None
        yield asks.fact(name, compared_text(written), stated=written is not None)
    paid = "; ".join(sorted(other_payments(linked)))
    yield asks.fact("other_payments", compared_text(paid), stated=bool(paid))


def times(tier: Royalty | None, linked: LinkedDocument, asks: Asks) -> Iterator[Named]:
    """Yield from when and until when the rate applies."""
    yield asks.fact("since", _since(tier, linked))
    yield asks.fact("until", _until(tier))


def at_one_time(tier: Royalty | None, other: Royalty | None, linked: LinkedDocument) -> Truth:
    """Return whether two rates of a license apply on one day."""
    first, second = (to_range(_since(one, linked)) for one in (tier, other))
    last, end = (to_range(_until(one)) for one in (tier, other))
    return compare("<=", first, end) & compare("<=", second, last)


def on_the_schedule(tier: Royalty | None, own: Royalty | None, asks: Asks) -> Iterator[Named]:
    """Yield why the rate is what it is, and for whom; what its own tier of the schedule says of it counts, too."""
    tiers = [one for one in (tier, own) if one is not None]
    reasons = [one.because for one in tiers if one.because is not None]
    known = Truth.TRUE if any(map(said, reasons)) else Truth.UNKNOWN
    for_whom = next((one.open_to_all for one in tiers if one.open_to_all is not None), None)
    offered = own is not None and for_whom is None  # a tier of the schedule is offered to all
    written = next(filter(said, reasons), None)
    yield asks.fact("reason", known if reasons else Truth.FALSE, stated=bool(reasons))
    yield asks.fact("because", text(written), stated=bool(reasons))
    yield asks.fact("open_to_all", choice("yes" if offered else for_whom), stated=for_whom is not None)
    yield asks.fact("in_schedule", Truth.of(own is not None))


def _amount(rate: Rate | Missing | None) -> tuple[Value, Truth, Value]:
    """Return a rate in its own unit, whether nothing is paid, and what the rate is reckoned on."""
    if rate is None or isinstance(rate, Missing):
        return Unknown(), Truth.UNKNOWN, Unknown()
    if not rate.unit:
        return Exact(Quantity(Decimal(0), "percent")), Truth.TRUE, Text("")
    number = _number(rate.number)
    base = Text(f"{rate.unit} {rate.base or rate.each}".strip())
    if number is None:
        return Unknown(), Truth.UNKNOWN, base
    if rate.unit == "percent":
        return Exact(Quantity(number, "percent")), Truth.of(number == 0), base
    return Exact(Quantity(number, "money", rate.unit)), Truth.of(number == 0), base


def _number(written: str) -> Decimal | None:
    digits = written.replace(",", "")
    return Decimal(digits) if digits.replace(".", "", 1).isdigit() else None


def _since(tier: Royalty | None, linked: LinkedDocument) -> Value:
    """Return the first day of a rate; without any it applies since ever: it is what the licensee is charged now."""
    facts = linked.document.facts
    own = tier.valid_from if tier is not None else None
    first = own or facts.effective or facts.signed
    return Exact(_FIRST) if first is None else day(first)


def _until(tier: Royalty | None) -> Value:
    """Return the last day of a rate; a promotion ends with its own day."""
    last = [one for one in (tier.valid_to, tier.promotion_until) if one is not None] if tier is not None else []
    if any(isinstance(one, Missing) for one in last):
        return Unknown()
    return Exact(min((one for one in last if not isinstance(one, Missing)), default=_LAST))


def _place(written: str | Missing | None) -> Value:
    """Return a region under one name, if it is a word of the vocabulary, whatever the language it is written in."""
    if not said(written):
        return Unknown()
    word = entry_called(compared(written), vocabulary().values.values())
    return compared_text(written) if word is None else Text(word.id)
