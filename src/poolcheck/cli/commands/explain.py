"""`poolcheck explain`: what a word of the language, a rule, a concern or a provision means."""

from __future__ import annotations

import shutil
import sys
from datetime import date, datetime
from typing import TYPE_CHECKING

import click

from poolcheck.core.bilingual import language_of

if TYPE_CHECKING:
    from poolcheck.core.bilingual import Language
    from poolcheck.guide.topics import UnknownTopicError

_WIDEST = 100
_NARROWEST = 40


@click.command()
@click.argument("words", nargs=-1, required=True, metavar="ID")
@click.option("--as-of", type=click.DateTime(["%Y-%m-%d"]), metavar="DATE", help="The day of the law; default: today.")
@click.option(
    "--lang",
    type=click.Choice(["auto", "en", "zh", "both"]),
    default="auto",
    show_default=True,
    help="Language of the explanation; auto: that of the word.",
)
def command(words: tuple[str, ...], as_of: datetime | None, lang: str) -> None:
    """Explain a word of documents, a rule, a concern or a provision. 解释用语、规则、关注事项或者法律规定。

    ID is an id, or any form in either language.

    \b
    Examples:
      poolcheck explain grant_back
      poolcheck explain 回授
      poolcheck explain pro rata --lang zh
      poolcheck explain civil-code/improvements --as-of 2026-11-21
    """  # noqa: D301 - click reads \b as "leave these lines as they are"
    from poolcheck import api  # noqa: PLC0415 - nothing slow at start-up
    from poolcheck.guide.topics import UnknownTopicError  # noqa: PLC0415 - the same

    written = " ".join(words)
    try:
        text = api.explain(written, _day(as_of), _languages(lang, written), _width())
    except UnknownTopicError as error:
        raise click.UsageError(_unknown(error, _languages(lang, written))) from error
    click.echo(text, nl=False)


def _unknown(error: UnknownTopicError, languages: tuple[Language, ...]) -> str:
    from poolcheck.core.messages import hint, message  # noqa: PLC0415 - nothing slow at start-up

    problem = message("topic-unknown", words=error.written)
    guess = hint("topic-unknown", suggestion=error.suggestion)
    return "\n".join(text.in_(language) for language in languages for text in (problem, guess) if text is not None)


def _day(as_of: datetime | None) -> date:
    return (as_of or datetime.now().astimezone()).date()


def _languages(lang: str, written: str) -> tuple[Language, ...]:
    match lang:
        case "en" | "zh":
            return (lang,)
        case "both":
            return ("zh", "en")
        case _:
            return (language_of(written),)


def _width() -> int:
    if not sys.stdout.isatty():
        return _WIDEST
    return max(min(shutil.get_terminal_size((_WIDEST, 24)).columns, _WIDEST), _NARROWEST)
