"""Reads what a configuration says of the options of `check`."""

from __future__ import annotations

import os
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, assert_never

from poolcheck.config import keys
from poolcheck.config.keys import Takes
from poolcheck.config.model import Setting
from poolcheck.core.suggest import closest

if TYPE_CHECKING:
    from collections.abc import Mapping

    from poolcheck.config.desk import Desk, Value
    from poolcheck.config.places import Steps
    from poolcheck.core.location import Location

_Read = str | bool | tuple[str, ...]


def settings(desk: Desk, table: Mapping[str, Value], within: Steps) -> dict[str, Setting]:
    """Return the values of the options that a table names."""
    found = {}
    for name, takes in keys.OPTIONS.items():
        if name in table:
            steps = (*within, name)
            read = _read(desk, name, takes, table[name], steps)
            if read is not None:
                found[name] = Setting(*read, desk.places.key(steps))
    return found


def _read(
    desk: Desk, name: str, takes: Takes | tuple[str, ...], value: Value, steps: Steps
) -> tuple[_Read, _Read] | None:
    """Return a value as it is written and as it is meant; None, and a note, if it cannot be."""
    if isinstance(takes, tuple):
        chosen = desk.one_of(name, takes, value, steps)
        return None if chosen is None else (chosen, chosen)
    place = desk.places.value(steps)
    match takes:
        case Takes.FLAG:
            if isinstance(value, bool):
                return value, value
            desk.shape(name, keys.TRUTH, place)
        case Takes.DAY:
            day = _day(value)
            if day:
                return day, day
            desk.shape(name, keys.DAY, place)
        case Takes.OUTPUTS:
            texts = desk.texts(name, value, steps)
            return texts, tuple(_output(desk, text, desk.places.value((*steps, at))) for at, text in enumerate(texts))
        case Takes.FORMAT | Takes.FILE | Takes.FILE_OR_REVISION:
            if isinstance(value, str) and value:
                return value, _text(desk, takes, value, place)
            desk.shape(name, keys.TEXT, place)
        case _:
            assert_never(takes)
    return None


def _text(desk: Desk, takes: Takes, text: str, place: Location) -> str:
    if takes is Takes.FORMAT:
        _format(desk, text, place)
    elif takes is Takes.FILE or desk.is_file(text):
        return (desk.folder / text).as_posix()
    return text


def _output(desk: Desk, text: str, place: Location) -> str:
    """Return in which format to write a report, and where: nowhere but below the folder of the file.

    Whoever runs a check in a folder that comes from others must not have files of his own written over.
    """
    name, _, written = text.partition("=")
    if not written:
        if text:
            desk.problem("config-output", place, words=text)
        return ""
    _format(desk, name, place)
    target = Path(os.path.realpath(desk.folder / written))
    if not target.is_relative_to(desk.root) or ".git" in target.relative_to(desk.root).parts:
        desk.problem("config-output-outside", place, path=written)
    return f"{name}={(desk.folder / written).as_posix()}"


def _format(desk: Desk, written: str, place: Location) -> None:
    from poolcheck.reports.form import format_and_profile, format_names  # noqa: PLC0415 - most name no format

    try:
        format_and_profile(written)
    except KeyError:
        known = format_names()
        desk.problem("config-format", place, words=written, suggestion=closest(written, known), choices=known)


def _day(value: Value) -> str:
    """Return a day that is written as such or as a text; "" if it is none, or says a time, too."""
    if isinstance(value, str):
        try:
            return value if date.fromisoformat(value).isoformat() == value else ""
        except ValueError:
            return ""
    return value.isoformat() if isinstance(value, date) and not isinstance(value, datetime) else ""
