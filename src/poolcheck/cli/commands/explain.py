"""`poolcheck explain`: what a word of the language, a rule, a concern or a provision means."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from poolcheck.cli.documents import print_text
from poolcheck.cli.law import loaded_law
from poolcheck.cli.options import as_of_option, day, languages_of, pack_option, width
from poolcheck.cli.usage import Command, WrongUsage
from poolcheck.core.bilingual import language_of
from poolcheck.core.messages import message_and_hint

if TYPE_CHECKING:
    from datetime import date

    from poolcheck.core.bilingual import Language


@click.command(cls=Command)
@click.argument("words", nargs=-1, required=True, metavar="ID")
@pack_option
@as_of_option
@click.option(
    "--lang",
    type=click.Choice(["auto", "en", "zh", "both"]),
    default="auto",
    show_default=True,
    help="Language of the explanation; auto: that of the word.",
)
def command(words: tuple[str, ...], packs: tuple[str, ...], as_of: date | None, lang: str) -> None:
    """Explain a word of documents, a rule, a concern or a provision. 解释用语、规则、关注事项或者法律规定。

    ID is an id, or any form in either language; an article is found by its number, too.

    \b
    Examples:
      poolcheck explain grant_back
      poolcheck explain 回授
      poolcheck explain pro rata --lang zh
      poolcheck explain civil-code/improvements --as-of 2026-11-21
      poolcheck explain civil-code 875
    """  # noqa: D301 - click reads \b as "leave these lines as they are"
    from poolcheck import api  # noqa: PLC0415 - nothing slow at start-up
    from poolcheck.guide.topics import UnknownTopicError  # noqa: PLC0415 - the same

    written = " ".join(words)
    languages = _languages(lang, written)
    law = loaded_law(packs, lang)
    try:
        text = api.explain(written, day(as_of), languages, width(), law)
    except UnknownTopicError as error:
        problem = message_and_hint("topic-unknown", words=error.written, suggestion=error.suggestion)
        raise WrongUsage(problem, languages=languages) from error
    print_text(text)


def _languages(lang: str, written: str) -> tuple[Language, ...]:
    return (language_of(written),) if lang == "auto" else languages_of(lang)
