"""Reads the text of a configuration; everything that is wrong with it is told, each at its place."""

from __future__ import annotations

import tomllib
from typing import TYPE_CHECKING

from poolcheck.config import keys
from poolcheck.config.desk import Desk
from poolcheck.config.model import Configuration, FoundBy
from poolcheck.config.options_from_toml import settings
from poolcheck.config.places import places_of
from poolcheck.config.rules_from_toml import choices
from poolcheck.config.syntax_errors import syntax_error, too_deep
from poolcheck.core.reading import Reading

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from poolcheck.config.desk import Value
    from poolcheck.config.places import Places, Steps
    from poolcheck.core.location import SourceText


def read_toml(source: SourceText) -> Reading[tuple[Mapping[str, Value], Places]]:
    """Read a text into its tables, with the places of all they hold."""
    found = places_of(source)
    if found.deep:
        return Reading(None, (too_deep(found),))
    try:
        return Reading((tomllib.loads(source.text), found))
    except ValueError as error:
        return Reading(None, (syntax_error(error, found),))


def read_table(table: Value, within: Steps, places: Places, folder: Path, found_by: FoundBy) -> Reading[Configuration]:
    """Read the table of a file that is ours.

    Args:
        table: what it holds.
        within: the keys that lead to it; none if it is the whole file.
        places: where everything in the file stands.
        folder: the folder of the file, from which its paths begin.
        found_by: how the file was come by.
    """
    desk = Desk(places, folder)
    ours = desk.table(table, within, keys.TOP)
    found = Configuration(places.source.path, found_by, settings(desk, ours, within), choices(desk, ours, within))
    if desk.problems:
        return Reading(None, tuple(sorted(desk.problems, key=lambda one: (one.location, one.code))))
    return Reading(found)
