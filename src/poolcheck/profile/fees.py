"""What the licensees of a pool are charged, by what makes them alike."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from poolcheck.core.bilingual import Bilingual
from poolcheck.core.truth import Truth
from poolcheck.documents.clause import Missing
from poolcheck.expr.values import Exact, Fact, OneOf, Text
from poolcheck.facts.fees import fees
from poolcheck.facts.record import Facts
from poolcheck.facts.written import said
from poolcheck.findings.profile import FeeStated

if TYPE_CHECKING:
    from poolcheck.dossier.link import Dossier
    from poolcheck.vocabulary.entries import Vocabulary

_ALIKE: Final = ("product", "trade_level", "region", "volume_band")
"""What makes licensees alike: the circumstances that rules compare them by."""
_AS_WRITTEN: Final = frozenset({"region", "volume_band"})
_OPEN: Final = Bilingual("not stated", "未写明")
_A_PIECE: Final = re.compile(r"每(\S+)…(\S+)")
"""So much for each: what the unit is called without the number is written the other way round."""


def fees_stated(dossier: Dossier, words: Vocabulary) -> tuple[FeeStated, ...]:
    """Return what each license charges for each product, in the order of the licenses."""
    records = (record for record in fees(dossier).items if isinstance(record, Facts))
    return tuple(_fee(record, words) for record in records if record.span is not None)


def _fee(record: Facts, words: Vocabulary) -> FeeStated:
    printed = record.printed["rate"]
    rate, unit = _rate(record, printed)
    group = [_written(record, name) or _named(record, name, words) for name in _ALIKE]
    assert record.span is not None  # noqa: S101 - those without a place were left out
    return FeeStated(
        licensee=_text(record, "licensee") if _names_licensee(record) else "",
        license=_text(record, "license"),
        group=Bilingual(" · ".join(one.en for one in group), " · ".join(one.zh for one in group)),
        open=_OPEN in group,
        rate=rate,
        unit=unit,
        said=printed,
        location=record.span.location,
    )


def _names_licensee(record: Facts) -> bool:
    """Whether the license names its licensee: rules call one that it does not name by the name of the license."""
    profile = record.of.document.facts.licensee_profile if record.of is not None else None
    return profile is not None and said(profile.title)


def _rate(record: Facts, printed: Bilingual) -> tuple[Decimal | None, Bilingual | None]:
    """Return the number of a rate and its unit: zero without a unit is free, None is not known."""
    if _value(record, "free") is Truth.TRUE:
        return Decimal(0), None
    value = _value(record, "rate")
    if not isinstance(value, Exact) or not hasattr(value.value, "amount"):
        return None, None
    amount: Decimal = value.value.amount
    number = next((word for word in printed.en.replace("%", " ").split() if _is(word, amount)), "")
    if not number:
        return None, None
    chinese = _A_PIECE.sub(r"\2/\1", printed.zh.replace(number, "…", 1))
    return amount, Bilingual(" ".join(printed.en.replace(number, "", 1).split()), chinese)


def _is(word: str, amount: Decimal) -> bool:
    try:
        return Decimal(word.replace(",", "")) == amount
    except ArithmeticError:
        return False


def _written(record: Facts, name: str) -> Bilingual | None:
    """Return a circumstance as the license writes it: what rules compare is folded."""
    profile = record.of.document.facts.licensee_profile if record.of is not None else None
    found = getattr(profile, name, None) if profile is not None and name in _AS_WRITTEN else None
    return None if found is None or isinstance(found, Missing) else Bilingual(str(found), str(found))


def _named(record: Facts, name: str, words: Vocabulary) -> Bilingual:
    match _value(record, name):
        case Text(text) if text:
            known = words.values.get(text)
            return known.bilingual if known is not None else Bilingual(text, text)
        case OneOf(possible) if possible is not None and len(possible) == 1:
            (id_,) = possible
            word = words.values.get(id_)
            return word.bilingual if word is not None else Bilingual(id_, id_)
        case _:
            return _OPEN


def _text(record: Facts, name: str) -> str:
    value = _value(record, name)
    return value.text if isinstance(value, Text) else ""


def _value(record: Facts, name: str) -> object:
    fact = record.facts.get(name)
    return fact.value if isinstance(fact, Fact) else None
