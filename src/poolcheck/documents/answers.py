"""The types of facts about a document: what was answered, or why not; values in either language."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import Enum
from functools import cache
from typing import TYPE_CHECKING, Annotated, Any

from pydantic import BeforeValidator, WrapValidator
from pydantic_core import PydanticCustomError

from poolcheck.documents.clause import Missing
from poolcheck.documents.money import Money, read_money
from poolcheck.documents.rate import Rate, read_rate
from poolcheck.vocabulary.entries import entry_called
from poolcheck.vocabulary.load import vocabulary

if TYPE_CHECKING:
    from pydantic import ValidatorFunctionWrapHandler

_BLANK = re.compile(r"_{2,}")
_DATE = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})|(\d{4})年(\d{1,2})月(\d{1,2})日")
_PERCENT = re.compile(r"(\d+(?:\.\d+)?)\s*[%％]")
_JOINTS = re.compile(r"\s*(?:[,，、;；]|\band\b|和|以及)\s*")


class Form(Enum):
    """How a fact is written."""

    WORDS = "words"
    CHOICE = "choice"
    LAW = "law"
    HOLDER = "holder"
    PERCENT = "percent"
    RATE = "rate"
    MONEY = "money"
    DAY = "day"
    LIST = "list"
    CHOICES = "choices"


@dataclass(frozen=True, slots=True)
class Written:
    """How a field of a block is written; `choices` are ids of the vocabulary's values."""

    form: Form
    choices: tuple[str, ...] = ()


def missing(text: str) -> Missing | None:
    """Return why a text is no answer: unknown, blank, to be agreed, redacted; None if it is one."""
    stripped = text.strip()
    if _BLANK.fullmatch(stripped):
        return Missing.BLANK
    return _gaps().get(stripped.casefold())


@cache
def _gaps() -> dict[str, Missing]:
    """Return the words that say why there is no answer."""
    words = vocabulary().certainties.values()
    return {form.casefold(): Missing(word.id) for word in words for form in (word.id, *word.en, *word.zh)}


def _or_missing(value: Any, handler: ValidatorFunctionWrapHandler) -> Any:  # noqa: ANN401 - what pydantic hands over
    if isinstance(value, Missing):
        return value
    if isinstance(value, str) and (gap := missing(value)) is not None:
        return gap
    return handler(value)


def _choice(*ids: str) -> BeforeValidator:
    def read(value: Any) -> str:  # noqa: ANN401 - what pydantic hands over
        return _chosen_of(_text(value), ids)

    return BeforeValidator(read)


def _choices(*ids: str) -> BeforeValidator:
    """Read several of these words, one by one or in one text: `cost, price and quantity`."""

    def read(value: Any) -> tuple[str, ...]:  # noqa: ANN401 - what pydantic hands over
        parts = [_text(one) for one in value] if isinstance(value, (list, tuple)) else _parts(_text(value), ids)
        found = {_chosen_of(part, ids) for part in parts if part}
        return tuple(id_ for id_ in ids if id_ in found)

    return BeforeValidator(read)


def _parts(text: str, ids: tuple[str, ...]) -> list[str]:
    words = vocabulary().values
    whole = any(text.casefold() in words[id_].spellings for id_ in ids)
    return [text] if whole else _JOINTS.split(text)


def _chosen_of(text: str, ids: tuple[str, ...]) -> str:
    for id_ in ids:
        if text.casefold() in vocabulary().values[id_].spellings:
            return id_
    choices = {language: _listed(ids, language) for language in ("en", "zh")}
    raise PydanticCustomError("fact-choice", "no such choice", {"words": text, **choices})


def _listed(ids: tuple[str, ...], language: str) -> str:
    words = vocabulary().values
    return ("、" if language == "zh" else ", ").join(
        words[id_].printed("zh" if language == "zh" else "en") for id_ in ids
    )


def _text(value: Any) -> str:  # noqa: ANN401 - what pydantic hands over
    if not isinstance(value, str):
        raise PydanticCustomError("fact-not-text", "not a text")
    return value.strip()


def _law(value: Any) -> str:  # noqa: ANN401 - what pydantic hands over
    text = _text(value)
    return "prc" if text.casefold() in vocabulary().values["prc"].spellings else text


def _percent(value: Any) -> Decimal:  # noqa: ANN401 - what pydantic hands over
    text = _text(value)
    match = _PERCENT.fullmatch(text)
    if match is None:
        raise PydanticCustomError("fact-not-percent", "not a percentage", {"words": text})
    amount = Decimal(match[1])
    if amount > 100:
        raise PydanticCustomError("fact-share-range", "more than a whole", {"words": text})
    return amount


def _date(value: Any) -> date:  # noqa: ANN401 - what pydantic hands over
    text = _text(value)
    match = _DATE.fullmatch(text)
    if match is None:
        raise PydanticCustomError("fact-not-date", "not a date", {"words": text})
    year, month, day = (int(part) for part in match.groups() if part is not None)
    try:
        return date(year, month, day)
    except ValueError as error:
        raise PydanticCustomError("fact-no-such-day", "no such day", {"words": text}) from error


def _holder(value: Any) -> str:  # noqa: ANN401 - what pydantic hands over
    """Return the id of the party that a holder of a share is called by, else its name."""
    text = _text(value)
    party = entry_called(text, vocabulary().parties.values())
    return text if party is None else party.id


def _rate(value: Any) -> Rate:  # noqa: ANN401 - what pydantic hands over
    if isinstance(value, Rate):
        return value
    text = _text(value)
    rate = read_rate(text, vocabulary())
    if rate is None:
        raise PydanticCustomError("fact-not-rate", "not a rate", {"words": text})
    return rate


def _money(value: Any) -> Money:  # noqa: ANN401 - what pydantic hands over
    if isinstance(value, Money):
        return value
    text = _text(value)
    money = read_money(text, vocabulary())
    if money is None:
        raise PydanticCustomError("fact-not-money", "not a sum of money", {"words": text})
    return money


def _list(value: Any) -> Any:  # noqa: ANN401 - what pydantic hands over
    return [value] if isinstance(value, str) else value


Answered = WrapValidator(_or_missing)


def _chosen(*ids: str) -> tuple[Written, BeforeValidator, WrapValidator]:
    return Written(Form.CHOICE, ids), _choice(*ids), Answered


def _several(*ids: str) -> tuple[Written, BeforeValidator, WrapValidator]:
    return Written(Form.CHOICES, ids), _choices(*ids), Answered


Words = Annotated[str | Missing, Written(Form.WORDS), BeforeValidator(_text), Answered]
Law = Annotated[str | Missing, Written(Form.LAW), BeforeValidator(_law), Answered]
Holder = Annotated[str | Missing, Written(Form.HOLDER), BeforeValidator(_holder), Answered]
PartyName = Annotated[str, Written(Form.HOLDER), BeforeValidator(_holder)]
YesNo = Annotated[str | Missing, *_chosen("yes", "no")]
Status = Annotated[str, Written(Form.CHOICE, ("complete", "partial")), _choice("complete", "partial")]
PositioningKind = Annotated[str | Missing, *_chosen("standard_essential", "non_essential", "defensive")]
PoolForm = Annotated[str | Missing, *_chosen("by_agreement", "company", "association")]
OperatorKind = Annotated[str | Missing, *_chosen("third_party", "member_itself", "pool_company")]
MarketKind = Annotated[str | Missing, *_chosen("technology", "product")]
Dominance = Annotated[str | Missing, *_chosen("stated", "denied", "found", "found_not")]
PatentType = Annotated[str | Missing, *_chosen("invention", "utility_model", "design")]
PatentStatus = Annotated[
    str | Missing,
    *_chosen(
        "in_force",
        "pending",
        "expired",
        "unpaid",
        "abandoned",
        "terminated",
        "invalidated",
        "partly_invalidated",
        "under_invalidation",
    ),
]
TradeLevel = Annotated[
    str | Missing,
    *_chosen("component_maker", "device_maker", "contract_manufacturer", "distributor", "service_provider"),
]
FirmSize = Annotated[str | Missing, *_chosen("micro", "small", "medium", "large")]
Ground = Annotated[
    str | Missing,
    *_chosen(
        "innovation",
        "protection",
        "safety",
        "need",
        "technical_improvement",
        "efficiency",
        "small_firms",
        "public_interest",
        "recession",
        "foreign_trade",
        "other",
    ),
]
NegotiationEvent = Annotated[
    str | Missing,
    *_chosen(
        "infringement_notice",
        "patents_listed",
        "claim_charts_given",
        "royalty_basis_explained",
        "frand_commitment_stated",
        "license_requested",
        "willingness_stated",
        "information_requested",
        "license_offered",
        "replied",
        "counter_offered",
        "offer_refused",
        "no_reply",
        "more_time_asked",
        "security_given",
        "neutral_terms_proposed",
        "neutral_terms_refused",
        "talks_ended",
        "license_agreed",
        "customers_warned",
        "suit_filed",
        "injunction_sought",
        "validity_challenged",
        "authority_informed",
    ),
]
ConcentrationControl = Annotated[str | Missing, *_chosen("sole_control", "joint_control", "no_control")]
Thresholds = Annotated[str | Missing, *_chosen("thresholds_reached", "thresholds_not_reached")]
FilingDecision = Annotated[
    str | Missing,
    *_chosen("under_review", "cleared", "cleared_with_conditions", "prohibited"),
]
Transactions = Annotated[
    tuple[str, ...] | Missing,
    *_several("joint_venture", "merger", "shares_acquired", "assets_acquired", "exclusive_license", "by_contract"),
]
Capabilities = Annotated[
    tuple[str, ...] | Missing,
    *_several("able_licensing", "able_evaluation", "able_compliance", "able_finance"),
]
EntryStages = Annotated[
    tuple[str, ...] | Missing,
    *_several("entry_standards", "application_and_evaluation", "expert_review", "pooling_agreement"),
]
FeeFactors = Annotated[
    tuple[str, ...] | Missing,
    *_several(
        "number_of_patents",
        "value_of_patents",
        "industry_margin",
        "technology_stage",
        "technology_contribution",
        "comparable_licenses",
        "licensees_views",
        "research_costs",
    ),
]
DistributionFactors = Annotated[
    tuple[str, ...] | Missing,
    *_several(
        "patents_licensed",
        "value_of_patents",
        "member_contribution",
        "use_of_patents",
        "operating_costs",
    ),
]
MoneySum = Annotated[Money | Missing, Written(Form.MONEY), BeforeValidator(_money), Answered]
Share = Annotated[Decimal | Missing, Written(Form.PERCENT), BeforeValidator(_percent), Answered]
Amount = Annotated[Rate | Missing, Written(Form.RATE), BeforeValidator(_rate), Answered]
Day = Annotated[date | Missing, Written(Form.DAY), BeforeValidator(_date), Answered]
WordList = Annotated[tuple[str, ...], Written(Form.LIST), BeforeValidator(_list)]
