"""What a stage returns: a value and every problem met on the way."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Generic, TypeVar

from poolcheck.core.diagnostic import Severity

if TYPE_CHECKING:
    from poolcheck.core.diagnostic import Diagnostic

T_co = TypeVar("T_co", covariant=True)


@dataclass(frozen=True, slots=True)
class Reading(Generic[T_co]):
    """The value of a stage, or None where nothing usable came of it, with all diagnostics."""

    value: T_co | None
    diagnostics: tuple[Diagnostic, ...] = ()

    @property
    def failed(self) -> bool:
        """Whether any diagnostic is an error."""
        return any(problem.severity is Severity.ERROR for problem in self.diagnostics)
