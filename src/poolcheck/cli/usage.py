"""Wrong usage of a command, told in the language of the reader: that of `--lang`, else that of the environment."""

from __future__ import annotations

import os
import re
from itertools import zip_longest
from typing import IO, TYPE_CHECKING, Any

import click

from poolcheck.core.bilingual import Bilingual
from poolcheck.core.messages import message_and_hint
from poolcheck.core.suggest import closest

if TYPE_CHECKING:
    from collections.abc import Sequence

    from poolcheck.core.bilingual import Language

Problem = tuple[Bilingual, Bilingual | None]
"""What is wrong, and how to mend it."""

LANGUAGES: dict[str, tuple[Language, ...]] = {"en": ("en",), "zh": ("zh",), "both": ("zh", "en")}
"""The languages that `--lang` asks for, Chinese before English."""

_OF_READER = "poolcheck.cli.usage.languages"
_VARIABLES = ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG")
_IN_BRACKETS = re.compile(r"\((.*)\)")
_USAGE = Bilingual("Usage: {command} {pieces}", "用法：{command} {pieces}")
_HELP = Bilingual("Try '{command} --help' for help.", "查看帮助：{command} --help")
_ERROR = Bilingual("Error: ", "错误：")


class WrongUsage(click.UsageError):
    """A command cannot be carried out as it was written."""

    def __init__(
        self, *problems: Problem, languages: tuple[Language, ...] = (), ctx: click.Context | None = None
    ) -> None:
        super().__init__("; ".join(problem.en for problem, _ in problems), ctx)
        self.problems = problems
        self.languages = languages

    def show(self, file: IO[Any] | None = None) -> None:
        """Print how the command is used and what is wrong, in the languages of the reader."""
        languages = self.languages or (self.ctx.meta.get(_OF_READER) if self.ctx else None) or of_environment()
        lines = []
        if self.ctx is not None:
            command, pieces = self.ctx.command_path, " ".join(self.ctx.command.collect_usage_pieces(self.ctx))
            lines = [text.in_(languages[0]).format(command=command, pieces=pieces) for text in (_USAGE, _HELP)] + [""]
        for language in languages:
            texts = [text.in_(language) for problem in self.problems for text in problem if text is not None]
            lines += [_ERROR.in_(language) + texts[0], *texts[1:]]
        click.echo("\n".join(lines), file, err=file is None)


def wrong(code: str, **values: object) -> WrongUsage:
    """Return the error `code` of the message catalogue, ready to be raised."""
    return WrongUsage(message_and_hint(code, **values))


def of_environment() -> tuple[Language, ...]:
    """Return the language that the machine speaks with its user."""
    first = next((os.environ[name] for name in _VARIABLES if os.environ.get(name)), "")
    return ("zh",) if first.lower().startswith("zh") else ("en",)


class Command(click.Command):
    """A command that tells in our words what is wrong with its use."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Read what was written; the outermost command takes note of the language that is asked for."""
        if ctx.parent is None:
            ctx.meta[_OF_READER] = _asked_for(args) or of_environment()
        try:
            return super().parse_args(ctx, args)
        except click.UsageError as error:
            problem = _told(error, ctx)
            if problem is None:
                raise
            raise WrongUsage(problem, ctx=ctx) from error


class Group(Command, click.Group):
    """A group of commands; a name that none of them has is told with the nearest."""

    command_class = Command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the command that is called."""
        names = tuple(self.list_commands(ctx))
        if args[0] not in names:
            guess = closest(args[0], names)
            problem = message_and_hint("usage-command-unknown", words=args[0], suggestion=guess, choices=names)
            raise WrongUsage(problem, ctx=ctx)
        return super().resolve_command(ctx, args)


def _asked_for(arguments: Sequence[str]) -> tuple[Language, ...]:
    """Return the languages of the last `--lang` among the words of a command."""
    found: tuple[Language, ...] = ()
    for word, following in zip_longest(arguments, arguments[1:], fillvalue=""):
        name, _, value = word.partition("=")
        if name == "--lang":
            found = LANGUAGES.get(value or following, ())
    return found


def _told(error: click.UsageError, ctx: click.Context) -> Problem | None:
    """Return in both languages what click says in English; None if it is said already."""
    match error:
        case WrongUsage():
            return None
        case click.NoSuchOption():
            known = [option for param in ctx.command.get_params(ctx) for option in param.opts]
            return message_and_hint(
                "usage-option-unknown", words=error.option_name, suggestion=closest(error.option_name, known)
            )
        case click.MissingParameter(param=click.Parameter() as param):
            return message_and_hint("usage-missing", words=_name(param, ctx), choices=_choices(param))
        case click.BadParameter(param=click.Parameter() as param):
            return _bad_value(param, error, ctx)
        case click.BadOptionUsage():
            named = [param for param in ctx.command.get_params(ctx) if error.option_name in param.opts]
            unasked = any(isinstance(param, click.Option) and param.is_flag for param in named)
            return message_and_hint(
                "usage-value-unasked" if unasked else "usage-value-missing", option=error.option_name
            )
        case _ if type(error) is not click.UsageError:  # the help of a command that was called without anything
            return None
    extra = _IN_BRACKETS.search(error.message)
    if extra is not None:
        return message_and_hint("usage-extra", words=extra[1])
    return message_and_hint("usage-other", words=error.format_message())


def _bad_value(param: click.Parameter, error: click.BadParameter, ctx: click.Context) -> Problem:
    option = _name(param, ctx)
    match param.type:
        case click.Choice():
            return message_and_hint("usage-choice", option=option, choices=_choices(param))
        case click.Path(dir_okay=False):
            return message_and_hint("usage-file", option=option)
        case click.Path(file_okay=False):
            return message_and_hint("usage-folder", option=option)
    return message_and_hint("usage-other", words=error.format_message())


def _name(param: click.Parameter, ctx: click.Context) -> str:
    """Return what a parameter is called in the help of its command."""
    if isinstance(param, click.Option):
        return max(param.opts, key=len)
    return param.get_error_hint(ctx).strip("'")


def _choices(param: click.Parameter) -> tuple[str, ...]:
    return tuple(map(str, param.type.choices)) if isinstance(param.type, click.Choice) else ()
