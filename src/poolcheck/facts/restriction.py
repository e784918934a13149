"""Whether a clause holds a party back: it forbids, or lets it act only with consent, on a condition or later."""

from __future__ import annotations

from typing import TYPE_CHECKING

from poolcheck.core.bilingual import Bilingual
from poolcheck.core.truth import Truth
from poolcheck.documents.clause import Missing
from poolcheck.facts.duration import lets_act_at_another_time

if TYPE_CHECKING:
    from datetime import date

    from poolcheck.documents.clause import Statement
    from poolcheck.facts.views import ClauseView

_CONSENTS = "party_consents"
_PRINCIPLE = "principle"
_NOW = Bilingual("may it be done now as well, and not only at the time stated?", "除所载时间外，现时可否为之？")
_EXCEPTIONS = Bilingual("are there exceptions to what holds in principle?", "原则之外有何例外？")


def restricts(view: ClauseView, as_of: date | None) -> Truth:
    """Return whether the act is forbidden, or allowed no further than somebody or something else decides."""
    match view.statement.modality:
        case "must_not":
            return Truth.TRUE
        case "may" | "must" | "need_not" | "declares":
            return asks(view, as_of)
        case _:
            return Truth.FALSE


def asks(view: ClauseView, as_of: date | None) -> Truth:
    """Return whether the party has to ask somebody first, or has to wait: for what `only if` names, or for the day.

    What is allowed in principle is allowed unless it is not.
    """
    whole = view.whole
    condition = whole.conditions.get("if")
    consents = condition is not None and any(trigger.id == _CONSENTS for trigger in condition.triggers)
    if consents or "only_if" in whole.conditions:
        return Truth.TRUE
    return Truth.FALSE if view.statement.modality == "must_not" else _needs_consent(whole) | _hedged(whole, as_of)


def question_of_hedge(statement: Statement, as_of: date | None) -> Bilingual | None:
    """Return what to ask of a permission that keeps something back: its exceptions, or whether it holds now."""
    if lets_act_at_another_time(statement, as_of) is not Truth.FALSE:
        return _NOW
    return _EXCEPTIONS if _PRINCIPLE in statement.qualifiers else None


def _hedged(statement: Statement, as_of: date | None) -> Truth:
    """Whether what is allowed is allowed at another time than now; what is allowed in principle may not be."""
    in_principle = Truth.UNKNOWN if _PRINCIPLE in statement.qualifiers else Truth.FALSE
    return lets_act_at_another_time(statement, as_of) | in_principle


def _needs_consent(statement: Statement) -> Truth:
    consent = statement.qualifiers.get("consent")
    if consent is None:
        return Truth.FALSE
    if isinstance(consent.value, Missing):
        return Truth.UNKNOWN
    return Truth.of(not consent.value.startswith("without_"))
