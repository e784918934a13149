"""The derivation of a finding as SARIF's flow of code: a step for each condition that was looked at."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from poolcheck.reports.sarif.texts import Json, plain

if TYPE_CHECKING:
    from collections.abc import Iterable

    from poolcheck.findings.model import Finding, Reason
    from poolcheck.reports.sarif.places import Places


def code_flows(finding: Finding, places: Places) -> list[Json]:
    """Return the derivation of a finding as one flow; none if it has no derivation.

    A condition has no place of its own: it is asked of what the finding is about, so every step stands there. Viewers
    show a step without a place as a broken line, and some readers of such flows give up on one.
    """
    steps: list[Json] = []
    _add(steps, finding.because, 0, places.of(finding.location))
    return [{"threadFlows": [{"locations": steps}]}] if steps else []


def _add(steps: list[Json], reasons: Iterable[Reason], level: int, place: Json) -> None:
    """Add a step for each condition, and behind it those for the conditions that it rests on."""
    for reason in reasons:
        step: Json = {"kinds": [reason.truth], "nestingLevel": level}
        text = _shown(f"{reason.truth}: {reason.condition}")
        if reason.facts:
            text = f"{text} ({'; '.join(map(_shown, reason.facts))})"
            step["state"] = {_shown(name): {"text": _shown(value)} for name, value in map(_named, reason.facts)}
            step["importance"] = "essential"
        steps.append({"location": {**place, "message": {"text": text}}, **step})
        _add(steps, reason.reasons, level + 1, place)


def _named(fact: str) -> tuple[str, str]:
    """Take `name = value` apart."""
    name, equals, value = fact.partition(" = ")
    return (name, value) if equals else (fact, "true")


# The same conditions are asked of every clause and document.
_shown = lru_cache(maxsize=8192)(plain)
