"""Whether a clause holds a party back: it forbids, or lets it act only with somebody's consent or on a condition."""

from __future__ import annotations

from typing import TYPE_CHECKING

from poolcheck.core.truth import Truth
from poolcheck.documents.clause import Missing

if TYPE_CHECKING:
    from poolcheck.facts.views import ClauseView

_CONSENTS = "party_consents"


def restricts(view: ClauseView) -> Truth:
    """Return whether the act is forbidden, or allowed no further than somebody or something else decides."""
    match view.statement.modality:
        case "must_not":
            return Truth.TRUE
        case "may" | "must" | "need_not" | "declares":
            return asks(view)
        case _:
            return Truth.FALSE


def asks(view: ClauseView) -> Truth:
    """Return whether the party has to ask somebody first, or has to wait for what `only if` names."""
    whole = view.whole
    condition = whole.conditions.get("if")
    consents = condition is not None and any(trigger.id == _CONSENTS for trigger in condition.triggers)
    if consents or "only_if" in whole.conditions:
        return Truth.TRUE
    consent = whole.qualifiers.get("consent")
    if consent is None or view.statement.modality == "must_not":
        return Truth.FALSE
    if isinstance(consent.value, Missing):
        return Truth.UNKNOWN
    return Truth.of(not consent.value.startswith("without_"))
