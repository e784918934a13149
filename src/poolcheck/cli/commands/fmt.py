"""`poolcheck fmt`: documents in canonical form."""

from __future__ import annotations

import difflib
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from poolcheck.cli.documents import complain, documents, print_text, write
from poolcheck.cli.exit_codes import ExitCode, highest
from poolcheck.cli.usage import Command, wrong

if TYPE_CHECKING:
    from collections.abc import Iterator

    from poolcheck.files import InputFile


@click.command(cls=Command)
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@click.option("--check", "mode", flag_value="check", help="Only name the documents that are not in this form; exit 1.")
@click.option("--diff", "mode", flag_value="diff", help="Print what would change; exit 1 if anything would.")
@click.option("--write", "mode", flag_value="write", help="Change the files, each in one step.")
@click.option(
    "--stdin-filename", default="stdin.yaml", show_default=True, help="What `-` is called; tells its surface."
)
@click.option("--lang", type=click.Choice(["auto", "en", "zh", "both"]), default="auto", help="Language of messages.")
def command(paths: tuple[str, ...], mode: str | None, stdin_filename: str, lang: str) -> None:
    """Put documents into canonical form: order, wording, spacing. 整理文件格式。

    Comments, quotations and the language of every sentence stay. A document with an error stays as it is, and so does
    the manifest of a dossier.

    \b
    Examples:
      poolcheck fmt license.yaml
      poolcheck fmt --check templates/
      poolcheck fmt --write charter.pool license.pool
    """  # noqa: D301 - click reads \b as "leave these lines as they are"
    from poolcheck import api  # noqa: PLC0415 - nothing slow at start-up

    if mode == "write" and "-" in paths:
        raise wrong("usage-fmt-stdin")
    files, problems = documents(paths, stdin_filename)
    if mode is None and len(files) > 1:
        raise wrong("usage-fmt-several")
    complain(problems, lang, files)
    codes = [ExitCode.INPUT] if any(problem.severity.value == "error" for problem in problems) else [ExitCode.CLEAN]
    for file in files:
        reading = api.convert(file)
        complain(reading.diagnostics, lang, files)
        if reading.value is None:
            codes.append(ExitCode.INPUT)
            continue
        changed = reading.value.encode() != file.data
        match mode:
            case "check" if changed:
                click.echo(file.path)
                codes.append(ExitCode.FINDINGS)
            case "diff" if changed:
                print_text("".join(_diff(file, reading.value)))
                codes.append(ExitCode.FINDINGS)
            case "write" if changed:
                write(Path(file.path), reading.value)
                click.echo(file.path, err=True)
            case None:
                print_text(reading.value)
    sys.exit(highest(*codes))


def _diff(file: InputFile, text: str) -> Iterator[str]:
    before = file.data.decode("utf-8-sig", "replace").splitlines(keepends=True)
    for line in difflib.unified_diff(before, text.splitlines(keepends=True), file.path, file.path):
        yield line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n"
