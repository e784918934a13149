"""Reads what a configuration says of rules: which packs and rules apply to which documents, and how much they weigh."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from poolcheck.config import keys
from poolcheck.config.model import Choice, Named, Weight
from poolcheck.core.diagnostic import Severity
from poolcheck.core.suggest import closest

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from poolcheck.config.desk import Desk, Value
    from poolcheck.config.places import Steps


def choices(desk: Desk, table: Mapping[str, Value], within: Steps) -> tuple[Choice, ...]:
    """Return what is said of rules: first for all documents, then for those at some paths, in the order written."""
    steps = (*within, keys.PER_PATH)
    entries = table.get(keys.PER_PATH, [])
    if not isinstance(entries, list) or not all(isinstance(one, dict) for one in entries):
        desk.shape(keys.PER_PATH, keys.TABLES, desk.places.key(steps))
        entries = []
    per_path = (_per_path(desk, entry, (*steps, number)) for number, entry in enumerate(entries))
    return (_choice(desk, table, within), *per_path)


def _per_path(desk: Desk, entry: Mapping[str, Value], steps: Steps) -> Choice:
    desk.table(entry, steps, (keys.PATHS, *keys.RULES))
    if not any(key in entry for key in keys.RULES):
        desk.problem("config-changes-nothing", desk.places.value(steps), choices=keys.RULES)
    choice = _choice(desk, entry, steps)
    if keys.PATHS not in entry:
        desk.problem("config-paths-missing", desk.places.value(steps))
        return choice
    at = (*steps, keys.PATHS)
    patterns = desk.texts(keys.PATHS, entry[keys.PATHS], at)
    if entry[keys.PATHS] == []:
        desk.shape(keys.PATHS, keys.SOME, desk.places.value(at))
    for number, pattern in enumerate(patterns):
        if pattern.startswith("/") or "\\" in pattern or ".." in pattern.split("/"):
            desk.problem("config-pattern", desk.places.value((*at, number)), words=pattern)
    return replace(choice, paths=patterns, folder=desk.root)


def _choice(desk: Desk, table: Mapping[str, Value], within: Steps) -> Choice:
    packs, select, ignore = (_named(desk, key, table, within) for key in keys.LISTS)
    if packs == () and table["packs"] == []:
        desk.shape("packs", keys.SOME, desk.places.value((*within, "packs")))
    found = None if packs is None else _packs(desk, packs)
    at = {key: desk.places.key((*within, key)) for key in (keys.PATHS, *keys.RULES) if key in table}
    return Choice(found, select, ignore, tuple(_weights(desk, table, within)), at=at)


def _named(desk: Desk, key: str, table: Mapping[str, Value], within: Steps) -> tuple[Named, ...] | None:
    if key not in table:
        return None
    steps = (*within, key)
    texts = desk.texts(key, table[key], steps)
    return tuple(Named(text, text, desk.places.value((*steps, number))) for number, text in enumerate(texts))


def _packs(desk: Desk, packs: tuple[Named, ...]) -> tuple[Named, ...]:
    """Return packs by the names of those that ship, or by paths, seen from the current folder."""
    from poolcheck.packs.load import shipped_packs  # noqa: PLC0415 - most configurations name no pack

    shipped = shipped_packs()
    found = []
    for named in packs:
        if not named.written or named.written in shipped or desk.full:
            found.append(named)
            continue
        if not desk.is_file(f"{named.written}/pack.yaml"):
            guess = closest(named.written, shipped)
            desk.problem("config-pack-missing", named.location, words=named.written, suggestion=guess)
        found.append(replace(named, name=(desk.folder / named.written).as_posix()))
    return tuple(found)


def _weights(desk: Desk, table: Mapping[str, Value], within: Steps) -> Iterator[Weight]:
    steps = (*within, "severity")
    weights = table.get("severity", {})
    if not isinstance(weights, dict):
        desk.shape("severity", keys.TABLE, desk.places.key(steps))
        return
    for name, value in weights.items():
        at = (*steps, name)
        if not name.strip():
            desk.problem("config-name-empty", desk.places.key(at), key="severity")
        elif name in keys.TOP and value not in keys.SEVERITIES:
            desk.problem("config-key-misplaced", desk.places.key(at), words=name, table="severity")
        else:
            chosen = desk.one_of(name, keys.SEVERITIES, value, at)
            if chosen is not None:
                severity = None if chosen == keys.OFF else Severity(chosen)
                yield Weight(Named(name, name, desk.places.key(at)), severity)
