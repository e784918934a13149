"""A problem with an input: what is wrong, where, and how to mend it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from poolcheck.core.messages import hint, message

if TYPE_CHECKING:
    from poolcheck.core.bilingual import Bilingual
    from poolcheck.core.location import Location


class Severity(StrEnum):
    """How much a diagnostic or a finding weighs."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"

    @property
    def rank(self) -> int:
        """3 for an error down to 1 for a note."""
        return {"error": 3, "warning": 2, "note": 1}[self.value]


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One problem with an input, with its place."""

    code: str
    severity: Severity
    message: Bilingual
    location: Location
    hint: Bilingual | None = None


def diagnostic(code: str, location: Location, severity: Severity = Severity.ERROR, /, **values: object) -> Diagnostic:
    """Build the diagnostic `code` from the message catalogue; `values` fill its placeholders.

    The hint is the entry `<code>.hint`, if the catalogue has one and all the values it names are given and not empty.
    """
    return Diagnostic(code, severity, message(code, **values), location, hint(code, **values))
