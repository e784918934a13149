"""What is kept for one party: what may be done for it only may be done for nobody else."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from poolcheck.documents.clause import Statement

_GIVES: Final = frozenset({"assign_improvements", "grant_back", "license_improvements"})
_ALL: Final = frozenset({"improvements", "all_improvements"})
"""Of narrower improvements, `only` may say that they alone are given, and not to whom."""


def reserved(statement: Statement) -> tuple[Statement, bool] | None:
    """Return the bar on licensing improvements to others that a statement amounts to, and whether it surely does."""
    only = statement.qualifiers.get("only")
    recipients = statement.slots.get("to", ())
    if statement.act not in _GIVES or statement.modality != "may" or only is None or not recipients:
        return None
    bar = replace(
        statement,
        act="license_improvements",
        modality="must_not",
        slots={"object": statement.objects, "to": ("others",)},
        qualifiers={axis: value for axis, value in statement.qualifiers.items() if axis != "only"},
    )
    return bar, only.value == "only" and set(statement.objects) <= _ALL
