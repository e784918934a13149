"""What commands share: reading the documents they are given, printing, and saying what is wrong."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

import click

from poolcheck.cli.exit_codes import ExitCode
from poolcheck.cli.usage import LANGUAGES, of_environment, wrong
from poolcheck.core.bilingual import Bilingual, language_of
from poolcheck.core.system_errors import reason

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from poolcheck.core.bilingual import Language
    from poolcheck.core.diagnostic import Diagnostic
    from poolcheck.files import InputFile

_BEGINNING = 4_000
"""Bytes of a document that show which language it is written in."""
_NEXT = Bilingual("fill in the blanks, then: {command}", "填写空白处后运行：{command}")


def inputs(paths: Iterable[str], stdin_filename: str) -> tuple[tuple[InputFile, ...], tuple[Diagnostic, ...]]:
    """Read documents, the manifests of dossiers, folders, globs and, for `-`, stdin."""
    from poolcheck.files import InputFile, read_inputs  # noqa: PLC0415 - nothing slow at start-up
    from poolcheck.syntax.from_bytes import LARGEST_FILE  # noqa: PLC0415 - the same

    named = [path for path in paths if path != "-"]
    reading = read_inputs(named)
    found = reading.value or ()
    if "-" in paths:
        found = (*found, InputFile(stdin_filename, sys.stdin.buffer.read(LARGEST_FILE + 1)))
    return found, reading.diagnostics


def documents(paths: Iterable[str], stdin_filename: str) -> tuple[tuple[InputFile, ...], tuple[Diagnostic, ...]]:
    """Read what commands on single documents take: no manifest, unless it is all there is."""
    from poolcheck import api  # noqa: PLC0415 - nothing slow at start-up

    found, problems = inputs(paths, stdin_filename)
    reading = api.only_documents(found)
    files = reading.value or ()
    return tuple(file for file in files if not file.is_manifest) or files, (*problems, *reading.diagnostics)


def one_input(path: str, stdin_filename: str, lang: str) -> InputFile:
    """Read the one document that a command takes; ends the run if there is none or more than one."""
    files, problems = documents([path], stdin_filename)
    complain(problems, lang, files)
    if len(files) > 1:
        raise wrong("usage-several", path=path, count=len(files))
    if not files:
        sys.exit(ExitCode.INPUT)
    return files[0]


def languages(lang: str, files: Sequence[InputFile]) -> tuple[Language, ...]:
    """Return the languages asked for; `auto` is the one the first document is written in, or that of the machine."""
    if lang in LANGUAGES:
        return LANGUAGES[lang]
    if not files:
        return of_environment()
    return (language_of(files[0].data[:_BEGINNING].decode("utf-8", "ignore")),)


def complain(problems: Iterable[Diagnostic], lang: str, files: Sequence[InputFile] = ()) -> None:
    """Say on stderr what is wrong, where, and how to mend it."""
    from poolcheck.reports.layout import printable  # noqa: PLC0415 - nothing slow at start-up

    for problem in problems:
        for language in languages(lang, files):
            place = printable(str(problem.location))
            click.echo(f"{place} {problem.code}  {problem.message.in_(language)}", err=True)
            if problem.hint is not None:
                click.echo(f"    {problem.hint.in_(language)}", err=True)


def print_text(text: str | bytes) -> None:
    """Print a text, or the bytes of a file, on stdout.

    A reader that has gone away (`| head`) changes nothing, not even the exit code.
    """
    try:
        click.echo(text, nl=False, color=True)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def write_new(path: Path, text: str, *, force: bool, folders: bool = False) -> None:
    """Write a file in one step; one that is there already is overwritten only with `force`."""
    if path.exists() and not force:
        raise wrong("usage-exists", path=path, option="--force")
    write(path, text, folders=folders)


def write(path: Path, content: str | bytes, *, folders: bool = False) -> None:
    """Write a file in one step, with `folders` also those that it is to stand in."""
    from poolcheck.files import write_bytes  # noqa: PLC0415 - nothing slow at start-up

    try:
        if folders:
            path.parent.mkdir(parents=True, exist_ok=True)
        write_bytes(path, content.encode() if isinstance(content, str) else content)
    except OSError as error:
        raise wrong("usage-unwritable", path=path, reason=reason(error)) from error


def say_what_is_next(command: str, language: Language) -> None:
    """Say on stderr what to do with a file that was begun."""
    from poolcheck.reports.layout import printable  # noqa: PLC0415 - nothing slow at start-up

    click.echo(printable(_NEXT.in_(language).format(command=command)), err=True)
