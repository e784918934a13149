"""A rule pack as it is evaluated: conditions parsed and type-checked, citations known to exist."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from poolcheck.packs.in_force import in_force

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from poolcheck.core.bilingual import Bilingual
    from poolcheck.core.location import Location
    from poolcheck.expr.quantity import Quantity
    from poolcheck.expr.tree import Condition
    from poolcheck.packs.files import Citation, ForEach, RuleFile
    from poolcheck.packs.sources import SourceBook


@dataclass(frozen=True, slots=True)
class DatedValue:
    """The value of a parameter from a day to a day, both included."""

    since: date
    until: date | None
    value: Quantity
    authority: Citation


@dataclass(frozen=True, slots=True)
class Parameter:
    """A number of the law; before its first value there is none."""

    name: str
    title: Bilingual
    values: tuple[DatedValue, ...]

    def dated(self, day: date) -> DatedValue | None:
        """Return the value in force on a day, with its authority."""
        return next((dated for dated in reversed(self.values) if in_force(dated.since, dated.until, day)), None)

    def on(self, day: date) -> Quantity | None:
        """Return the value in force on a day."""
        dated = self.dated(day)
        return None if dated is None else dated.value


@dataclass(frozen=True, slots=True)
class Definition:
    """A named condition, or a defense: `condition` is None and `grounds` are what its provision admits.

    `parameters` are the names its condition may use for what it is called with. `proofs` are what a ground has to be
    proved with besides the evidence of it; a ground that is not named needs all of them.

    `note` is what a finding says that rests on the condition being true, such as that a presumption can be rebutted.
    """

    name: str
    title: Bilingual
    condition: Condition | None
    ask: Bilingual | None
    grounds: tuple[str, ...]
    note: Bilingual | None
    authority: tuple[Citation, ...]
    parameters: tuple[str, ...] = ()
    proofs: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def proofs_of(self, ground: str | None) -> tuple[str, ...]:
        """Return what else has to be proved for a ground; for one that nobody knows, whatever any ground needs."""
        if ground in self.grounds:
            return self.proofs.get(ground, ())
        return tuple(dict.fromkeys(proof for proofs in self.proofs.values() for proof in proofs))


@dataclass(frozen=True, slots=True)
class Consequence:
    """What may follow in law where a norm is not met; without `authority` it is what does not follow."""

    id: str
    kind: str
    title: Bilingual
    text: Bilingual
    authority: tuple[Citation, ...]


@dataclass(frozen=True, slots=True)
class Test:
    """What it means in law that a norm of this kind is not met."""

    id: str
    severity: str
    law: bool
    waivable: bool
    reads: Bilingual
    exposure: tuple[Consequence, ...] = ()


@dataclass(frozen=True, slots=True)
class Element:
    """What a norm needs besides the conduct; `title` is how a report says it."""

    text: str
    condition: Condition
    title: Bilingual


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule ready to be evaluated; `file` is what was written, `location` where.

    `listed` is the name of the list whose records, or pairs of records, it is about, if any. `excuse` is whether a
    justification for the conduct is recorded, which nobody weighs here.
    """

    id: str
    pack: str
    file: RuleFile
    for_each: ForEach
    test: Test
    where: Condition | None
    conduct: Condition
    elements: tuple[Element, ...]
    defenses: tuple[Definition, ...]
    location: Location
    listed: str = ""
    arguable: tuple[Definition, ...] = ()
    excuse: Condition | None = None
    exposure: tuple[Consequence, ...] = ()


@dataclass(frozen=True, slots=True)
class RulePack:
    """A pack with its rules in the order of their ids; its examples are run on `examples_as_of` if it names a day."""

    name: str
    version: str
    title: Bilingual
    sha256: str
    applies_when: Condition
    parameters: Mapping[str, Parameter]
    definitions: Mapping[str, Definition]
    rules: tuple[Rule, ...]
    examples_as_of: date | None = None


@dataclass(frozen=True, slots=True)
class Law:
    """The packs that are evaluated together, the sources they cite, and the definitions that each of them has.

    `rows` are the rows of the concerns, as C14, in the order of the matrix. `tables` are the concerns that have no
    rules of their own, but are the table of `defenses` or of `consequences`.
    """

    packs: tuple[RulePack, ...]
    sources: SourceBook
    outcomes: Mapping[str, tuple[Bilingual, Bilingual | None]]
    levels: Mapping[str, Bilingual]
    checked: Mapping[str, Bilingual]
    concerns: Mapping[str, Bilingual]
    rows: Mapping[str, str]
    tests: Mapping[str, Test]
    definitions: Mapping[str, Definition] = field(default_factory=dict)
    consequences: Mapping[str, Consequence] = field(default_factory=dict)
    tables: Mapping[str, str] = field(default_factory=dict)

    def rule(self, id_: str) -> Rule | None:
        """Return a rule by its id."""
        return next((rule for pack in self.packs for rule in pack.rules if rule.id == id_), None)
