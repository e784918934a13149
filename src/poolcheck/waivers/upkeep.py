"""Findings on waivers themselves: they are about the user's own records, and no matter of law."""

from __future__ import annotations

from typing import TYPE_CHECKING

from poolcheck.core.bilingual import Bilingual
from poolcheck.core.diagnostic import Severity
from poolcheck.core.messages import message, message_and_hint
from poolcheck.findings.model import UPKEEP, Finding, Outcome

if TYPE_CHECKING:
    from poolcheck.findings.model import Waiver

_NOTES = frozenset({"waiver-unpinned"})
"""The findings that ask for less than the others: the waiver holds all the same."""


def upkeep(code: str, waiver: Waiver, **values: object) -> Finding:
    """Return the finding `code` of the message catalogue on a waiver; its hint is how to mend it."""
    told, mend = message_and_hint(code, **values)
    severity = Severity.NOTE if code in _NOTES else Severity.WARNING
    about = waiver.finding or waiver.rule
    return Finding(
        id=f"{code}@{about}#waiver",
        rule=code,
        title=_capital(message(f"{code}.title")),
        pack=UPKEEP,
        concern=UPKEEP,
        test=UPKEEP,
        law=False,
        outcome=Outcome.NOT_MET,
        severity=severity,
        worst=severity,
        subject=about,
        message=told,
        consequence=message("waiver-upkeep"),
        remedy=mend or message("waiver-upkeep"),
        authority=(),
        location=waiver.location,
        clause="",
        excerpt=waiver.excerpt,
        waivable=False,
    )


def _capital(text: Bilingual) -> Bilingual:
    """Return a title as those of rules are written; messages begin with a small letter."""
    return Bilingual(text.en[:1].upper() + text.en[1:], text.zh)
