"""Worlds to judge conditions in: facts by their names, and records that have fields."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Generic, TypeVar

from poolcheck.expr.values import Fact, Found, OneOf

if TYPE_CHECKING:
    from collections.abc import Mapping

    from poolcheck.expr.judgment import Judgment

F = TypeVar("F", bound=Found)


@dataclass(frozen=True)
class Fields(Generic[F]):
    """A record."""

    fields: Mapping[str, F]

    def fact(self, name: str) -> F:
        return self.fields[name]


class NoDefinitions:
    """What a world answers that has neither definitions nor dated numbers: nobody is to ask for them."""

    def call(self, name: str, arguments: tuple[str, ...], *, law_fills_silence: bool) -> Judgment:
        raise AssertionError((name, arguments, law_fills_silence))

    def parameter(self, name: str) -> Fact:
        raise AssertionError(name)


@dataclass(frozen=True)
class World(NoDefinitions):
    """A world of facts."""

    facts: Mapping[str, Found] = field(default_factory=dict)

    def fact(self, name: str) -> Found | None:
        return self.facts.get(name)


def one(*values: str) -> OneOf:
    return OneOf(frozenset(values))
