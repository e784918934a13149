"""The types of facts about a document: what was answered, or why not; values in either language."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Annotated, Any

from pydantic import BeforeValidator, WrapValidator
from pydantic_core import PydanticCustomError

from poolcheck.documents.clause import Missing
from poolcheck.vocabulary.load import vocabulary

if TYPE_CHECKING:
    from pydantic import ValidatorFunctionWrapHandler

_BLANK = re.compile(r"_{2,}")
_DATE = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})|(\d{4})年(\d{1,2})月(\d{1,2})日")
_PERCENT = re.compile(r"(\d+(?:\.\d+)?)\s*[%％]")


def missing(text: str) -> Missing | None:
    """Return why a text is no answer: unknown, blank, to be agreed, redacted; None if it is one."""
    stripped = text.strip()
    if _BLANK.fullmatch(stripped):
        return Missing.BLANK
    folded = stripped.casefold()
    for word in vocabulary().certainties.values():
        if folded in (word.id, *(form.casefold() for form in (*word.en, *word.zh))):
            return Missing(word.id)
    return None


def _or_missing(value: Any, handler: ValidatorFunctionWrapHandler) -> Any:  # noqa: ANN401 - what pydantic hands over
    if isinstance(value, Missing):
        return value
    if isinstance(value, str) and (gap := missing(value)) is not None:
        return gap
    return handler(value)


def _choice(*ids: str) -> BeforeValidator:
    def read(value: Any) -> str:  # noqa: ANN401 - what pydantic hands over
        text = _text(value)
        for id_ in ids:
            word = vocabulary().values[id_]
            if text.casefold() in (id_, id_.replace("_", " "), *(form.casefold() for form in (*word.en, *word.zh))):
                return id_
        choices = {language: _listed(ids, language) for language in ("en", "zh")}
        raise PydanticCustomError("fact-choice", "no such choice", {"words": text, **choices})

    return BeforeValidator(read)


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
    word = vocabulary().values["prc"]
    return "prc" if text.casefold() in (form.casefold() for form in (word.id, *word.en, *word.zh)) else text


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


def _list(value: Any) -> Any:  # noqa: ANN401 - what pydantic hands over
    return [value] if isinstance(value, str) else value


Answered = WrapValidator(_or_missing)
Words = Annotated[str | Missing, BeforeValidator(_text), Answered]
Law = Annotated[str | Missing, BeforeValidator(_law), Answered]
YesNo = Annotated[str | Missing, _choice("yes", "no"), Answered]
Status = Annotated[str, _choice("complete", "partial")]
PositioningKind = Annotated[str | Missing, _choice("standard_essential", "non_essential", "defensive"), Answered]
OperatorKind = Annotated[str | Missing, _choice("third_party"), Answered]
MarketKind = Annotated[str | Missing, _choice("technology", "product"), Answered]
Dominance = Annotated[str | Missing, _choice("stated", "denied", "found", "found_not"), Answered]
PatentType = Annotated[str | Missing, _choice("invention", "utility_model", "design"), Answered]
PatentStatus = Annotated[
    str | Missing,
    _choice("in_force", "pending", "expired", "terminated", "invalidated", "partly_invalidated"),
    Answered,
]
Ground = Annotated[str | Missing, _choice("innovation", "protection", "safety", "need", "other"), Answered]
Share = Annotated[Decimal | Missing, BeforeValidator(_percent), Answered]
Day = Annotated[date | Missing, BeforeValidator(_date), Answered]
WordList = Annotated[tuple[str, ...], BeforeValidator(_list)]
