"""How a command takes its options from the configuration: those on the command line win; what is wrong ends the run."""

from __future__ import annotations

import os
import sys
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from poolcheck.cli.documents import complain
from poolcheck.cli.exit_codes import ExitCode
from poolcheck.cli.usage import Command

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from poolcheck.api.settings import Settings
    from poolcheck.config.model import Choice, Configuration
    from poolcheck.core.diagnostic import Diagnostic
    from poolcheck.packs.model import Law

config_option = partial(
    click.option,
    "--config",
    metavar="FILE",
    help="The configuration; default: the nearest poolcheck.toml or pyproject.toml.",
)


class ConfiguredCommand(Command):
    """A command on documents whose options a configuration may set; the configuration is the object of its context."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Find the configuration for what is written, and let it stand in for the options that are not."""
        written = self._written(ctx, args)
        if written is not None and isinstance(paths := written.get("paths"), tuple):
            lang = str(written.get("lang"))
            ctx.obj = configuration_for(paths, written.get("config"), lang, written.get("stdin_filename"))
            ctx.default_map = self._defaults(ctx, ctx.obj)
        return super().parse_args(ctx, args)

    def _written(self, ctx: click.Context, args: list[str]) -> Mapping[str, object] | None:
        """Return the words of the command line by parameter; None where they are wrong, or only help is wanted."""
        if ctx.resilient_parsing:
            return None
        try:
            written, _, _ = self.make_parser(ctx).parse_args(list(args))
        except click.UsageError:
            return None
        asks = self.get_help_option(ctx)
        return None if asks is not None and written.get(asks.name or "") else written

    def _defaults(self, ctx: click.Context, configuration: Configuration) -> dict[str, object]:
        """Return what the configuration says of the options that this command has, by parameter."""
        options = {name: param.name for param in self.get_params(ctx) for name in param.opts}
        known = ((options.get(f"--{key}"), setting.value) for key, setting in configuration.settings.items())
        return {param: value for param, value in known if param is not None}


def configuration_for(documents: Iterable[str], option: object, lang: str, stdin: object = None) -> Configuration:
    """Return the configuration of a run; ends the run if anything is wrong with it.

    Args:
        documents: the paths of the run; `-` is stdin.
        option: the file that `--config` names, if it is given.
        lang: what `--lang` says, if anything.
        stdin: what stdin is called; it may stand for a file in a folder.
    """
    from poolcheck.config.find import VARIABLE, configuration  # noqa: PLC0415 - nothing slow at start-up

    called = stdin if isinstance(stdin, str) and Path(stdin).parent.is_dir() else ""
    paths = [called if path == "-" else path for path in documents]
    reading = configuration(option if isinstance(option, str) else None, os.environ.get(VARIABLE, ""), paths)
    complain(reading.diagnostics, lang)
    if reading.value is None:
        sys.exit(ExitCode.USAGE)
    return reading.value


def configured_law(configuration: Configuration, packs: Sequence[str], lang: str) -> tuple[Law, Settings]:
    """Load the packs of the command line, else those of the configuration; return what is said of their rules, too.

    A rule that the configuration names and no pack has ends the run. With packs of the command line, other rules may be
    loaded than it was written for: then only a selection of which nothing is left does.
    """
    from poolcheck import api  # noqa: PLC0415 - nothing slow at start-up

    choices = configuration.choices
    if packs:
        choices = tuple(replace(choice, packs=None) for choice in choices)
    usual, wanted = _packs(choices)
    reading = api.load_law(packs or wanted, examples=False)
    complain(reading.diagnostics, lang)
    if reading.value is None or reading.failed:
        sys.exit(ExitCode.RULES)
    law = reading.value
    called = {written: pack.name for written, pack in zip(wanted, law.packs, strict=False)}
    choices = tuple(_with_packs(choice, called) for choice in choices)
    _end_if_any(api.unknown_names(law, choices, partly=bool(packs)), lang)
    return law, api.Settings(packs=tuple(called[name] for name in usual), choices=choices)


def _packs(choices: Iterable[Choice]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the packs that usually apply, and all that have to be loaded; none if nothing is said of packs."""
    from poolcheck.packs.load import shipped_packs  # noqa: PLC0415 - nothing slow at start-up

    named = [choice for choice in choices if choice.packs is not None]
    if not named:
        return (), ()
    usual = () if any(not choice.paths for choice in named) else shipped_packs()
    return usual, tuple(dict.fromkeys((*usual, *(one.name for choice in named for one in choice.packs or ()))))


def _with_packs(choice: Choice, called: Mapping[str, str]) -> Choice:
    """Return a choice with its packs by the names that they call themselves, not by their paths."""
    if choice.packs is None:
        return choice
    return replace(choice, packs=tuple(replace(one, name=called[one.name]) for one in choice.packs))


def _end_if_any(problems: Iterable[Diagnostic], lang: str) -> None:
    """Say what is wrong with the configuration and end the run, if anything is."""
    told = tuple(problems)
    complain(told, lang)
    if told:
        sys.exit(ExitCode.USAGE)
