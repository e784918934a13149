"""Options that commands on rules and words share: the day of the law, the language, and the width of a terminal."""

from __future__ import annotations

import shutil
import sys
from datetime import date, datetime
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from poolcheck.core.bilingual import Language

_WIDEST = 100
_NARROWEST = 40
_LANGUAGES: dict[str, tuple[Language, ...]] = {"en": ("en",), "zh": ("zh",), "both": ("zh", "en")}

as_of_option = click.option(
    "--as-of", type=click.DateTime(["%Y-%m-%d"]), metavar="DATE", help="The day of the law; default: today."
)
pack_option = click.option(
    "--pack", "packs", multiple=True, metavar="NAME|PATH", help="Rule packs to load; default: all that ship."
)
lang_option = click.option(
    "--lang", type=click.Choice(["en", "zh", "both"]), default="en", show_default=True, help="Language of the output."
)


def day(as_of: datetime | None) -> date:
    """Return the day asked for, or today."""
    return (as_of or datetime.now().astimezone()).date()


def languages_of(lang: str) -> tuple[Language, ...]:
    """Return the languages asked for, Chinese before English."""
    return _LANGUAGES[lang]


def width() -> int:
    """Return how wide lines may be: as the terminal, but readable; always the same in files and pipes."""
    if not sys.stdout.isatty():
        return _WIDEST
    return max(min(shutil.get_terminal_size((_WIDEST, 24)).columns, _WIDEST), _NARROWEST)
