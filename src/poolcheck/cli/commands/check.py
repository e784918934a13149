"""`poolcheck check`: evaluate documents and report."""

from __future__ import annotations

import os
import shutil
import sys
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from poolcheck.cli.documents import complain, inputs, languages, print_text
from poolcheck.cli.exit_codes import ExitCode, highest

if TYPE_CHECKING:
    from collections.abc import Iterable

    from poolcheck.findings.report import Report
    from poolcheck.reports.form import Options

_RANKS = {"error": 3, "warning": 2, "note": 1, "never": 99}
_WIDEST = 100


class _Day(click.ParamType["date"]):
    """A day written as 2026-11-21."""

    name = "date"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> date:
        if isinstance(value, date):
            return value
        try:
            day = date.fromisoformat(str(value))
        except ValueError:
            day = None
        if day is None or day.isoformat() != value:
            self.fail(f"{value!r} is no day; write it as 2026-11-21", param, ctx)
        return day


class _Output(click.ParamType["tuple[str, Path]"]):
    """A format and a file, written as `json=report.json`."""

    name = "fmt=file"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> tuple[str, Path]:
        from poolcheck.reports.form import format_names  # noqa: PLC0415 - nothing slow at start-up

        name, separator, path = str(value).partition("=")
        if not separator or not path or name not in format_names():
            self.fail(f"{value!r} is not FORMAT=FILE with a format of: {', '.join(format_names())}", param, ctx)
        return name, Path(path)


def _formats(ctx: click.Context, param: click.Parameter, value: str) -> str:
    from poolcheck.reports.form import format_names  # noqa: PLC0415 - nothing slow at start-up

    if value not in format_names():
        raise click.BadParameter(f"{value!r} is none of: {', '.join(format_names())}", ctx, param)
    return value


@click.command()
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@click.option(
    "--format", "format_name", default="text", callback=_formats, metavar="text|json", help="Format on stdout."
)
@click.option("--output", type=_Output(), multiple=True, help="Also write a report to a file; repeatable.")
@click.option(
    "--pack", "packs", multiple=True, metavar="NAME|PATH", help="Rule packs to apply; default: all that ship."
)
@click.option("--select", multiple=True, metavar="RULE|PREFIX|CONCERN", help="Apply only these rules.")
@click.option("--ignore", multiple=True, metavar="RULE|PREFIX|CONCERN", help="Leave these rules out.")
@click.option("--as-of", type=_Day(), help="The day of the law; default: today.")
@click.option(
    "--fail-on",
    type=click.Choice(["error", "warning", "note", "never"]),
    default="error",
    show_default=True,
    help="Exit with 1 from this severity on.",
)
@click.option("--fail-on-open", is_flag=True, help="Also for open findings that could become that severe.")
@click.option("--all", "everything", is_flag=True, help="Also show what is met and what does not apply.")
@click.option(
    "--lang",
    type=click.Choice(["auto", "en", "zh", "both"]),
    default="auto",
    show_default=True,
    help="Language of messages; auto: that of the first document.",
)
@click.option("--stdin-filename", default="stdin.yaml", show_default=True, help="What `-` is called in messages.")
@click.option(
    "--color/--no-color", default=None, help="Default: if stdout is a terminal; NO_COLOR and FORCE_COLOR count."
)
@click.option("-q", "--quiet", is_flag=True, help="Print no report on stdout.")
def command(  # noqa: PLR0913, PLR0917 - one parameter an option
    paths: tuple[str, ...],
    format_name: str,
    output: tuple[tuple[str, Path], ...],
    packs: tuple[str, ...],
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    as_of: date | None,
    fail_on: str,
    fail_on_open: bool,  # noqa: FBT001 - click passes flags by position
    everything: bool,  # noqa: FBT001
    lang: str,
    stdin_filename: str,
    color: bool | None,  # noqa: FBT001
    quiet: bool,  # noqa: FBT001
) -> None:
    """Check documents: files, folders, globs, or - for stdin. 检查文件、文件夹或者标准输入。

    What the dossier.yaml of a folder names is checked together. 文件夹中有案卷清单的，所列文件一并检查。

    \b
    Examples:
      poolcheck check license.yaml
      poolcheck check charter.yaml license.yaml --lang both --as-of 2026-11-21
      poolcheck check my-pool/
      poolcheck check - --stdin-filename draft.json --format json < draft.json
    """  # noqa: D301 - click reads \b as "leave these lines as they are"
    from poolcheck import api  # noqa: PLC0415 - nothing slow at start-up

    _check_outputs(output, paths)
    wanted, unwanted = _selectors("--select", select), _selectors("--ignore", ignore)
    law = api.load_law(packs, examples=False)
    complain(law.diagnostics, lang)
    if law.value is None or law.failed:
        sys.exit(ExitCode.RULES)
    files, problems = inputs(paths, stdin_filename)
    day = as_of or datetime.now().astimezone().date()
    try:
        report = api.check(files, law.value, day, select=wanted, ignore=unwanted, problems=problems)
    except api.UnknownSelectorError as error:
        guess = f"; did you mean {error.suggestion!r}?" if error.suggestion else ""
        raise click.UsageError(f"no rule, prefix or concern {error.selector!r}{guess}") from error
    _check_outputs(output, (read.path for read in report.inputs if read.path != stdin_filename))
    width = min(shutil.get_terminal_size((_WIDEST, 24)).columns, _WIDEST) if sys.stdout.isatty() else _WIDEST
    options = api.Options(languages(lang, files), everything, max(width, 40), _colored(color))
    _write(report, output, options)
    if not quiet:
        print_text(api.render(report, format_name, options))
    sys.exit(_exit_code(report, fail_on, fail_on_open=fail_on_open))


def _selectors(option: str, given: Iterable[str]) -> tuple[str, ...]:
    """Return rules, prefixes or concerns given one by one or joined by commas."""
    found: list[str] = []
    for text in given:
        parts = [part.strip() for part in text.split(",")]
        if not all(parts):
            raise click.UsageError(f"{option} {text!r} names nothing; write RULE, PREFIX or CONCERN, joined by commas")
        found.extend(parts)
    return tuple(found)


def _check_outputs(outputs: Iterable[tuple[str, Path]], paths: Iterable[str]) -> None:
    """Refuse, before anything is done, to write where nothing can be written or over a document that is read."""
    read = {Path(path).resolve() for path in paths if path != "-"}
    for _, path in outputs:
        if path.is_dir() or not path.parent.is_dir():
            raise click.UsageError(f"cannot write {str(path)!r}: not a file in a folder that exists")
        if path.resolve() in read:
            raise click.UsageError(f"cannot write {str(path)!r}: it is one of the documents to check")


def _write(report: Report, outputs: Iterable[tuple[str, Path]], options: Options) -> None:
    from poolcheck import api  # noqa: PLC0415 - nothing slow at start-up
    from poolcheck.files import write_text  # noqa: PLC0415

    plain = api.Options(options.languages, options.everything, _WIDEST)
    for name, path in outputs:
        try:
            write_text(path, api.render(report, name, plain))
        except OSError as error:
            raise click.UsageError(f"cannot write {path}: {error.strerror}") from error


def _colored(wish: bool | None) -> bool:  # noqa: FBT001 - a flag of the command line
    if wish is not None:
        return wish
    if os.environ.get("NO_COLOR"):
        return False
    if os.environ.get("FORCE_COLOR", "0") not in ("", "0"):
        return True
    return sys.stdout.isatty() and os.environ.get("TERM") != "dumb"


def _exit_code(report: Report, fail_on: str, *, fail_on_open: bool) -> ExitCode:
    codes = [ExitCode.CLEAN]
    if any(problem.severity.value == "error" for problem in report.diagnostics):
        codes.append(ExitCode.INPUT)
    threshold = _RANKS[fail_on]
    for finding in report.findings:
        weighs = finding.severity.rank if finding.severity else 0
        could = finding.worst.rank if fail_on_open and finding.outcome.open else 0
        if max(weighs, could) >= threshold:
            codes.append(ExitCode.FINDINGS)
    return highest(*codes)
