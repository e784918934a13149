"""What the rules cover: concerns by pack, and provisions by what cites them."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING

from poolcheck.packs.files import Citation
from poolcheck.vocabulary.entries import SilenceKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date

    from poolcheck.core.bilingual import Bilingual
    from poolcheck.findings.model import Authority
    from poolcheck.packs.model import Law
    from poolcheck.vocabulary.entries import Vocabulary


@dataclass(frozen=True, slots=True)
class Cell:
    """How many rules a pack has on a concern, and how many examples these have."""

    rules: int
    examples: int


@dataclass(frozen=True, slots=True)
class Use:
    """What else cites a provision: a `definition`, a `number`, a `consequence` or a `default` for a silence."""

    kind: str
    name: str


@dataclass(frozen=True, slots=True)
class Cited:
    """A provision, where it stood on the day, the rules that rest on it, and what else cites it.

    `authority` is None where it was not in force on the day; `unused` is why nothing cites it.
    """

    id: str
    authority: Authority | None
    rules: tuple[str, ...]
    others: tuple[Use, ...]
    unused: Bilingual | None

    @property
    def unexplained(self) -> bool:
        """Whether nothing cites it, and nobody says why."""
        return not self.rules and not self.others and self.unused is None


@dataclass(frozen=True, slots=True)
class Coverage:
    """What the packs that are loaded cover: concerns in the order of the matrix, instruments by their ids."""

    law: Law
    as_of: date
    concerns: Mapping[str, Mapping[str, Cell]]
    sources: Mapping[str, tuple[Cited, ...]]


def coverage(law: Law, words: Vocabulary, as_of: date) -> Coverage:
    """Return what the packs that are loaded cover."""
    others: dict[Citation, dict[Use, None]] = {}
    for use, citation in chain(_definitions(law), _numbers(law), _consequences(law), _defaults(words)):
        others.setdefault(citation, {})[use] = None
    rules: dict[Citation, dict[str, None]] = {}
    for rule in (rule for pack in law.packs for rule in pack.rules):
        for citation in rule.file.authority:
            rules.setdefault(citation, {})[rule.id] = None
    sources = {}
    for id_ in law.sources.ids():
        source = law.sources.source(id_)
        citations = [Citation(source=id_, provision=name) for name in source.provisions] if source else []
        sources[id_] = tuple(_cited(law, one, rules.get(one, {}), others.get(one, {}), as_of) for one in citations)
    return Coverage(law, as_of, {id_: _of_concern(law, id_) for id_ in law.rows}, sources)


def _of_concern(law: Law, id_: str) -> dict[str, Cell]:
    cells = {}
    for pack in law.packs:
        of_concern = [rule for rule in pack.rules if rule.file.concern == id_]
        if of_concern:
            cells[pack.name] = Cell(len(of_concern), sum(len(rule.file.examples) for rule in of_concern))
    return cells


def _cited(law: Law, one: Citation, rules: Mapping[str, None], others: Mapping[Use, None], as_of: date) -> Cited:
    source = law.sources.source(one.source)
    unused = source.provisions[one.provision].unused if source else None
    return Cited(
        one.provision,
        law.sources.authority(one, as_of),
        tuple(sorted(rules)),
        tuple(others),
        unused.bilingual if unused else None,
    )


def _definitions(law: Law) -> Iterator[tuple[Use, Citation]]:
    for definitions in (law.definitions, *(pack.definitions for pack in law.packs)):
        for definition in definitions.values():
            for citation in definition.authority:
                yield Use("definition", definition.name), citation


def _numbers(law: Law) -> Iterator[tuple[Use, Citation]]:
    for pack in law.packs:
        for parameter in pack.parameters.values():
            for dated in parameter.values:
                yield Use("number", parameter.name), dated.authority


def _consequences(law: Law) -> Iterator[tuple[Use, Citation]]:
    for consequence in law.consequences.values():
        for citation in consequence.authority:
            yield Use("consequence", consequence.id), citation


def _defaults(words: Vocabulary) -> Iterator[tuple[Use, Citation]]:
    """Yield the provisions that fill a silence: on an act, or on one of its axes."""
    for act in words.acts.values():
        by_party = ((f"{act.id} ({party})" if party else act.id, silence) for party, silence in act.silence.items())
        by_axis = ((f"{act.id}.{axis}", silence) for axis, silence in act.axes.items())
        for name, silence in chain(by_party, by_axis):
            if silence.kind is SilenceKind.LAW:
                yield Use("default", name), Citation(source=silence.source, provision=silence.provision)
