"""The mutants of the days on which sources of law enter into force and leave it, where a rule rests on them."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from typing import TYPE_CHECKING, TypeVar

from mutant import Mutant
from pack_mutants import neighbors
from written_pack import place

from poolcheck.packs.files import InForce, Number, SourceFile
from poolcheck.packs.read_file import read_file
from poolcheck.packs.sources import SourceBook

if TYPE_CHECKING:
    from collections.abc import Iterator

    from poolcheck.packs.model import Law, Rule

    Shift = tuple[str, tuple[str | int, ...], date, SourceFile]

Dated = TypeVar("Dated", InForce, Number)


@dataclass
class ChangedBook(SourceBook):
    """The sources with another version of one of them."""

    changed: SourceFile | None = field(default=None, kw_only=True)

    def source(self, id_: str) -> SourceFile | None:
        """Return an instrument."""
        return self.changed if self.changed is not None and id_ == self.changed.id else super().source(id_)


def cited_sources(law: Law) -> tuple[str, ...]:
    """Return the ids of the sources that rules cite."""
    cited = {citation.source for pack in law.packs for rule in pack.rules for citation in rule.file.authority}
    return tuple(sorted(cited))


def rules_citing(law: Law, id_: str) -> tuple[Rule, ...]:
    """Return the rules that cite a source."""
    rules = (rule for pack in law.packs for rule in pack.rules)
    return tuple(rule for rule in rules if any(citation.source == id_ for citation in rule.file.authority))


def source_mutants(law: Law, id_: str) -> Iterator[Mutant]:
    """Yield the changes of a source's dates by one day that give a rule a ground on some day, or take it away."""
    shown = f"rules/sources/{id_}.yaml"
    reading = read_file(law.sources.folder / f"{id_}.yaml", shown, SourceFile).value
    assert reading is not None
    source, node = reading
    rules = rules_citing(law, id_)
    cited = {one.provision for rule in rules for one in rule.file.authority if one.source == id_}
    for what, path, day, changed in (*_versions(source), *_provisions(source, sorted(cited))):
        book = ChangedBook(law.sources.folder, changed=changed)
        days = [day + timedelta(days=distance) for distance in (-2, -1, 0, 1, 2)]
        if any(_grounded(rule, law.sources, one) != _grounded(rule, book, one) for rule in rules for one in days):
            becomes = what.rsplit(" ", maxsplit=1)[-1]
            yield Mutant(f"source {id_}", what, becomes, place(node, path), replace(law, sources=book))


def _grounded(rule: Rule, sources: SourceBook, day: date) -> bool:
    """Whether any provision behind a rule was in force on a day."""
    return any(sources.authority(citation, day) is not None for citation in rule.file.authority)


def _versions(source: SourceFile) -> Iterator[Shift]:
    for index, version in enumerate(source.versions):
        for key, day, other, changed in _shifted(version):
            versions = (*source.versions[:index], changed, *source.versions[index + 1 :])
            what = f"versions: {key} {day} becomes {other}"
            yield what, ("versions", index, key), day, source.model_copy(update={"versions": versions})


def _provisions(source: SourceFile, cited: list[str]) -> Iterator[Shift]:
    for name in cited:
        provision = source.provisions[name]
        for index, number in enumerate(provision.numbers):
            for key, day, other, changed in _shifted(number):
                numbers = (*provision.numbers[:index], changed, *provision.numbers[index + 1 :])
                provisions = {**source.provisions, name: provision.model_copy(update={"numbers": numbers})}
                what = f"{name}: {key} {day} becomes {other}"
                path = ("provisions", name, "numbers", index, key)
                yield what, path, day, source.model_copy(update={"provisions": provisions})


def _shifted(dated: Dated) -> Iterator[tuple[str, date, date, Dated]]:
    for key, attribute, day in (("from", "since", dated.since), ("until", "until", dated.until)):
        for other in neighbors(day):
            assert day is not None
            yield key, day, other, dated.model_copy(update={attribute: other})
