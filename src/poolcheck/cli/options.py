"""Options that commands on rules and words share: the day of the law, the language, and the width of a terminal."""

from __future__ import annotations

import shutil
import sys
from datetime import date
from typing import TYPE_CHECKING

import click

from poolcheck.cli.clock import today
from poolcheck.cli.usage import LANGUAGES, wrong

if TYPE_CHECKING:
    from collections.abc import Iterable

    from poolcheck.core.bilingual import Language

_WIDEST = 100
_NARROWEST = 40


def _day(ctx: click.Context, param: click.Parameter, value: str | None) -> date | None:
    """Read a day written as 2026-11-21."""
    del ctx, param
    if value is None:
        return None
    try:
        found = date.fromisoformat(value)
    except ValueError:
        found = None
    if found is None or found.isoformat() != value:
        raise wrong("usage-day", words=value)
    return found


def required_day(ctx: click.Context, param: click.Parameter, value: str) -> date | None:
    """Read the day of an option that has to be given."""
    return _day(ctx, param, value)


as_of_option = click.option("--as-of", callback=_day, metavar="DATE", help="The day of the law; default: today.")
today_option = click.option(
    "--today", callback=_day, metavar="DATE", help="The day by which waivers expire; default: that of the clock."
)
pack_option = click.option(
    "--pack", "packs", multiple=True, metavar="NAME|PATH", help="Rule packs to load; default: all that ship."
)
lang_option = click.option(
    "--lang", type=click.Choice(["en", "zh", "both"]), default="en", show_default=True, help="Language of the output."
)


def day(asked: date | None) -> date:
    """Return the day asked for, or today."""
    return asked or today()


def selectors(option: str, given: Iterable[str]) -> tuple[str, ...]:
    """Return rules, prefixes or concerns given one by one or joined by commas."""
    found: list[str] = []
    for text in given:
        parts = [part.strip() for part in text.split(",")]
        if not all(parts):
            raise wrong("usage-selector-empty", option=option, words=text)
        found.extend(parts)
    return tuple(found)


def languages_of(lang: str) -> tuple[Language, ...]:
    """Return the languages asked for, Chinese before English."""
    return LANGUAGES[lang]


def width() -> int:
    """Return how wide lines may be: as the terminal, but readable; always the same in files and pipes."""
    if not sys.stdout.isatty():
        return _WIDEST
    return max(min(shutil.get_terminal_size((_WIDEST, 24)).columns, _WIDEST), _NARROWEST)
