"""Finds the finding that something recorded earlier is about: by its id and by what its subject said."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from poolcheck.findings.model import Outcome

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from poolcheck.findings.model import Finding

_NUMBER = re.compile(r"\+\d+\Z")
_GRAVITY = {outcome: rank for rank, outcome in enumerate(Outcome)}


@dataclass(frozen=True)
class Findings:
    """The findings of a run, to be looked up."""

    all: Sequence[Finding]

    def called(self, id_: str, meaning: str) -> Finding | None:
        """Return the finding of an id; of several that differ by their number only, the one that means the same.

        The numbers of findings on like clauses follow what the clauses say, so that one clause more may move them.
        """
        same = [finding for finding in self._alike.get(without_number(id_), ()) if means(finding, meaning)]
        exact = self._by_id.get(id_)
        if exact is not None and (not meaning or exact in same):
            return exact
        return same[0] if same and meaning else exact

    def below(self, start: str) -> tuple[Finding, ...]:
        """Return all findings whose ids begin in a way."""
        return tuple(finding for id_, finding in self._by_id.items() if id_.startswith(start))

    @cached_property
    def _by_id(self) -> Mapping[str, Finding]:
        return {finding.id: finding for finding in self.all}

    @cached_property
    def _alike(self) -> Mapping[str, list[Finding]]:
        found: dict[str, list[Finding]] = {}
        for finding in self.all:
            found.setdefault(without_number(finding.id), []).append(finding)
        return found


def without_number(id_: str) -> str:
    """Return an id without the number that tells it from those of like clauses."""
    return _NUMBER.sub("", id_)


def means(finding: Finding, meaning: str) -> bool:
    """Whether what a finding is about says what a digest, or the beginning of one, was taken of."""
    return bool(finding.meaning) and finding.meaning.startswith(meaning)


def graver(finding: Finding, outcome: Outcome | None) -> bool:
    """Whether the outcome of a finding is graver than the one recorded, if one was."""
    return outcome is not None and _GRAVITY[finding.outcome] > _GRAVITY[outcome]
