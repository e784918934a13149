"""A configuration laid out to be shown: every value with its origin, also those that nobody wrote."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from poolcheck.config import keys

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from poolcheck.config.model import Choice, Configuration
    from poolcheck.core.location import Location
    from poolcheck.findings.report import Adjustment


@dataclass(frozen=True, slots=True)
class Entry:
    """A key with its value, None if it has none, and where that is written; None if it is the default."""

    key: str
    value: str | bool | tuple[str, ...] | None
    origin: Location | None


@dataclass(frozen=True, slots=True)
class Table:
    """The keys of a table, and how much it says that rules weigh."""

    entries: tuple[Entry, ...]
    severity: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Shown:
    """A configuration to be shown, or what of it applies to the document at `path`."""

    configuration: Configuration
    path: str
    top: Table
    per_path: tuple[Table, ...] = ()


def whole(configuration: Configuration, packs: tuple[str, ...]) -> Shown:
    """Return all that is said; `packs` are those that apply where nothing is said of packs."""
    top = [choice for choice in configuration.choices if not choice.paths]
    per_path = (choice for choice in configuration.choices if choice.paths)
    entries = (*_rules(top, packs), *_options(configuration))
    return Shown(configuration, "", Table(entries, tuple(_weights(top))), tuple(_table(choice) for choice in per_path))


def applying(
    configuration: Configuration, packs: tuple[str, ...], path: str, adjustments: Iterable[Adjustment]
) -> Shown:
    """Return what applies to the document at a path; `adjustments` are what is changed of the rules for it."""
    choices = [choice for choice in configuration.choices if choice.applies_to(path)]
    severity = tuple(
        Entry(rule, one.severity.value if one.severity else keys.OFF, one.location)
        for one in adjustments
        if one.key == "severity"
        for rule in one.rules
    )
    return Shown(configuration, path, Table((*_rules(choices, packs), *_options(configuration)), severity))


def _options(configuration: Configuration) -> Iterator[Entry]:
    for key in keys.OPTIONS:
        setting = configuration.settings.get(key)
        if setting is None:
            yield Entry(key, keys.DEFAULTS.get(key), None)
        else:
            yield Entry(key, setting.written, setting.location)


def _rules(choices: list[Choice], packs: tuple[str, ...]) -> Iterator[Entry]:
    """Yield what the last choice that names them says of packs and rules."""
    for key in keys.LISTS:
        choice = next((one for one in reversed(choices) if key in one.at), None)
        if choice is None:
            yield Entry(key, packs if key == "packs" else (), None)
        else:
            yield _list(key, choice)


def _table(choice: Choice) -> Table:
    paths = Entry(keys.PATHS, choice.paths, choice.at[keys.PATHS])
    return Table((paths, *(_list(key, choice) for key in keys.LISTS if key in choice.at)), tuple(_weights([choice])))


def _list(key: str, choice: Choice) -> Entry:
    return Entry(key, tuple(one.written for one in getattr(choice, key)), choice.at[key])


def _weights(choices: Iterable[Choice]) -> Iterator[Entry]:
    for choice in choices:
        for weight in choice.severity:
            severity = weight.severity.value if weight.severity else keys.OFF
            yield Entry(weight.of.written, severity, weight.of.location)
