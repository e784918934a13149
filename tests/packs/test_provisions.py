"""The provisions of the law as data: they stand where they say, and all that bears on pools is there."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import pytest
import yaml
from pydantic import TypeAdapter

from poolcheck.packs.in_force import in_force
from poolcheck.packs.sources import SourceBook

if TYPE_CHECKING:
    from collections.abc import Iterator

    from poolcheck.packs.files import Number, Provision, SourceFile


HERE = Path(__file__).resolve().parent
DATA = HERE.parents[1]
BOOK = SourceBook(DATA / "rules/sources")
SOURCES = BOOK.ids()
AS_OF = date(2026, 11, 21)

PLACE = re.compile(r"(?P<article>\d+)(?:¶(?P<paragraph>\d+))?(?:\((?P<item>\d+)\))?")


class Place(NamedTuple):
    """Where a norm stands in its instrument."""

    article: str | None
    paragraph: int | None
    item: int | None

    def within(self, other: Place) -> bool:
        """Whether this place is the other one or a part of it."""
        return all(theirs in (None, ours) for ours, theirs in zip(self, other, strict=True))


class Cited(NamedTuple):
    """A provision that something of the law rests on, named by the file that cites it."""

    file: str
    source: str
    provision: str
    since: date


class HeldText(NamedTuple):
    """A text that was read: the articles it has, and how many items the paragraphs of each have."""

    articles: range
    structure: dict[int, list[int]]

    def has(self, place: Place) -> bool:
        """Whether there is an article, paragraph and item of these numbers."""
        number = int(place.article or 0)
        if number not in self.articles:
            return False
        paragraphs = self.structure.get(number, [0])
        if place.paragraph is None:
            return place.item is None or (len(paragraphs) == 1 and place.item <= paragraphs[0])
        named = place.paragraph <= len(paragraphs) and len(paragraphs) > 1
        return named and (place.item is None or place.item <= paragraphs[place.paragraph - 1])


def _yaml(path: Path) -> object:
    return yaml.load(path.read_text(encoding="utf-8"), Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))  # noqa: S506


def _held() -> dict[str, HeldText]:
    texts = TypeAdapter(dict[str, dict[str, dict[str, str | int]]]).validate_python(_yaml(DATA / "rules/held.yaml"))
    inside = TypeAdapter(dict[str, dict[int, list[int]]]).validate_python(_yaml(HERE / "structure_of_held_texts.yaml"))
    found = {}
    for name, held in texts["texts"].items():
        first = int(held.get("first", 1))
        found[name] = HeldText(range(first, first + int(held["articles"])), inside[name])
    return found


HELD = _held()
LISTED = TypeAdapter(dict[str, list[str]]).validate_python(_yaml(HERE / "listed_provisions.yaml"))


def _source(id_: str) -> SourceFile:
    source = BOOK.source(id_)
    assert source is not None
    return source


def _place(number: Number) -> Place:
    return Place(number.article, number.paragraph, number.item)


def _parsed(text: str) -> Place:
    found = PLACE.fullmatch(text)
    assert found is not None, text
    return Place(found["article"], *(int(found[part]) if found[part] else None for part in ("paragraph", "item")))


def _citations(tree: object, file: str, since: date = AS_OF) -> Iterator[Cited]:
    """Yield all `{source, provision}` of a file, and what the law says where a document is silent, `law: source/id`."""
    if isinstance(tree, list):
        for part in tree:
            yield from _citations(part, file, since)
    if not isinstance(tree, dict):
        return
    since = tree["from"] if isinstance(tree.get("from"), date) else since
    source, provision, law = tree.get("source"), tree.get("provision"), tree.get("law")
    if isinstance(source, str) and isinstance(provision, str):
        yield Cited(file, source, provision, since)
    if isinstance(law, str) and "/" in law:
        source, _, provision = law.partition("/")
        yield Cited(file, source, provision, since)
    for part in tree.values():
        yield from _citations(part, file, since)


def _all_citations() -> Iterator[Cited]:
    for folder in ("rules", "grammar"):
        for path in sorted((DATA / folder).rglob("*.yaml")):
            name = path.relative_to(DATA).as_posix()
            if "/templates/" not in name and not name.startswith("rules/sources/"):
                yield from _citations(_yaml(path), name)


CITED = sorted(set(_all_citations()))


def _checked_on(source: SourceFile, provision: Provision, day: date) -> str | None:
    version = next((one for one in source.versions if in_force(one.since, one.until, day)), None)
    return (version.checked if version else None) or provision.checked


def test_the_vocabulary_and_the_parameters_are_among_those_that_cite_the_law() -> None:
    files = {one.file for one in CITED}

    assert "grammar/vocabulary.yaml" in files
    assert "rules/packs/cn-aml/parameters.yaml" in files


@pytest.mark.parametrize("id_", SOURCES)
def test_whatever_cites_an_instrument_cites_a_provision_in_force(id_: str) -> None:
    source = _source(id_)
    wrong = []
    for one in CITED:
        if one.source == id_:
            provision = source.provisions.get(one.provision)
            numbers = provision.numbers if provision is not None else ()
            if not any(in_force(number.since, number.until, one.since) for number in numbers):
                wrong.append((one.file, one.provision, one.since.isoformat()))

    assert wrong == []


def test_no_instrument_is_cited_that_is_not_there() -> None:
    assert {one.source for one in CITED} - set(SOURCES) == set()


@pytest.mark.parametrize("id_", SOURCES)
def test_what_was_read_stands_in_a_held_text_under_its_number(id_: str) -> None:
    source = _source(id_)
    texts = [HELD[name] for name in source.text]
    wrong = [
        (name, _place(number))
        for name, provision in source.provisions.items()
        for number in provision.numbers
        if _checked_on(source, provision, number.since) == "primary"
        and not any(text.has(_place(number)) for text in texts)
    ]

    assert wrong == []


@pytest.mark.parametrize("id_", SOURCES)
def test_what_was_not_read_says_where_it_is_known_from(id_: str) -> None:
    source = _source(id_)

    silent = [name for name, one in source.provisions.items() if one.checked != "primary" and one.note is None]
    assert silent == []


@pytest.mark.parametrize("id_", LISTED)
def test_all_that_bears_on_pools_is_a_provision(id_: str) -> None:
    provisions = _source(id_).provisions.values()
    places = [_place(number) for provision in provisions for number in provision.numbers]

    missing = [text for text in LISTED[id_] if not any(place.within(_parsed(text)) for place in places)]
    assert missing == []
