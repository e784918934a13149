"""The differences of law: what was accepted elsewhere on a fact that Chinese law does not accept without more."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import yaml

if TYPE_CHECKING:
    from collections.abc import Mapping

    from case_file import Case, Holding


@dataclass(frozen=True, slots=True)
class Difference:
    """A difference of law; `fact` with its `values`, or with any value where these are `*`."""

    concern: str
    jurisdictions: tuple[str, ...]
    fact: str
    values: tuple[str, ...]
    authority: tuple[tuple[str, str], ...]
    why: Mapping[str, str]

    def covers(self, case: Case, holding: Holding) -> bool:
        """Whether an acceptance in this case rests on the difference."""
        value = case.facts.get(self.fact)
        return (
            holding.verdict == "ok"
            and holding.concern == self.concern
            and case.jurisdiction in self.jurisdictions
            and value is not None
            and (value in self.values or "*" in self.values)
        )


@cache
def differences() -> tuple[Difference, ...]:
    """Return the list, as it was fixed."""
    loaded = yaml.safe_load(Path(__file__).with_name("differences.yaml").read_text(encoding="utf-8"))
    return tuple(_difference(entry) for entry in loaded)


def _difference(entry: Mapping[str, object]) -> Difference:
    fact, values = next(iter(entry["fact"].items()))  # type: ignore[attr-defined] # a mapping, as the tests check
    authority = tuple((one["source"], one["provision"]) for one in entry["authority"])  # type: ignore[attr-defined]
    return Difference(
        str(entry["concern"]),
        tuple(entry["jurisdictions"]),  # type: ignore[arg-type]
        fact,
        tuple(values),
        authority,
        entry["why"],  # type: ignore[arg-type]
    )


def difference_of(case: Case, holding: Holding) -> Difference | None:
    """Return the difference of law that a holding rests on, if any."""
    return next((one for one in differences() if one.covers(case, holding)), None)
