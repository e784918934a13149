"""What commands share: reading the documents they are given, printing, and saying what is wrong."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

import click

from poolcheck.cli.exit_codes import ExitCode

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from poolcheck.core.bilingual import Language
    from poolcheck.core.diagnostic import Diagnostic
    from poolcheck.files import InputFile

_LANGUAGES: dict[str, tuple[Language, ...]] = {"en": ("en",), "zh": ("zh",), "both": ("zh", "en")}
_BEGINNING = 4_000
"""Bytes of a document that show which language it is written in."""


def inputs(paths: Iterable[str], stdin_filename: str) -> tuple[tuple[InputFile, ...], tuple[Diagnostic, ...]]:
    """Read documents, the manifests of dossiers, folders, globs and, for `-`, stdin."""
    from poolcheck.files import InputFile, read_inputs  # noqa: PLC0415 - nothing slow at start-up

    named = [path for path in paths if path != "-"]
    reading = read_inputs(named)
    found = reading.value or ()
    if "-" in paths:
        found = (*found, InputFile(stdin_filename, sys.stdin.buffer.read()))
    return found, reading.diagnostics


def documents(paths: Iterable[str], stdin_filename: str) -> tuple[tuple[InputFile, ...], tuple[Diagnostic, ...]]:
    """Read what commands on single documents take: no manifest, unless it is all there is."""
    found, problems = inputs(paths, stdin_filename)
    return tuple(file for file in found if not file.is_manifest) or found, problems


def one_input(path: str, stdin_filename: str, lang: str) -> InputFile:
    """Read the one document that a command takes; ends the run if there is none or more than one."""
    files, problems = documents([path], stdin_filename)
    complain(problems, lang, files)
    if len(files) > 1:
        raise click.UsageError(f"{path} stands for {len(files)} documents; name one")
    if not files:
        sys.exit(ExitCode.INPUT)
    return files[0]


def languages(lang: str, files: Sequence[InputFile]) -> tuple[Language, ...]:
    """Return the languages asked for; `auto` is the one the first document is written in."""
    from poolcheck.core.bilingual import language_of  # noqa: PLC0415 - nothing slow at start-up

    if lang in _LANGUAGES:
        return _LANGUAGES[lang]
    return (language_of(files[0].data[:_BEGINNING].decode("utf-8", "ignore")),) if files else ("en",)


def complain(problems: Iterable[Diagnostic], lang: str, files: Sequence[InputFile] = ()) -> None:
    """Say on stderr what is wrong, where, and how to mend it."""
    from poolcheck.reports.layout import printable  # noqa: PLC0415 - nothing slow at start-up

    for problem in problems:
        for language in languages(lang, files):
            place = printable(str(problem.location))
            click.echo(f"{place} {problem.code}  {problem.message.in_(language)}", err=True)
            if problem.hint is not None:
                click.echo(f"    {problem.hint.in_(language)}", err=True)


def print_text(text: str) -> None:
    """Print on stdout; a reader that has gone away (`| head`) changes nothing, not even the exit code."""
    try:
        click.echo(text, nl=False, color=True)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def write_new(path: Path, text: str, *, force: bool) -> None:
    """Write a file in one step; one that is there already is overwritten only with `force`."""
    from poolcheck.files import write_text  # noqa: PLC0415 - nothing slow at start-up

    if path.exists() and not force:
        raise click.UsageError(f"{path} exists already; --force overwrites it")
    try:
        write_text(path, text)
    except OSError as error:
        raise click.UsageError(f"cannot write {path}: {error.strerror}") from error
