"""`poolcheck check`: evaluate documents and report."""

from __future__ import annotations

import os
import shutil
import sys
from dataclasses import replace
from typing import TYPE_CHECKING

import click

from poolcheck.cli.configured import ConfiguredCommand, config_option, configured_law
from poolcheck.cli.documents import inputs, languages
from poolcheck.cli.exit_codes import ExitCode, highest
from poolcheck.cli.options import as_of_option, day, selectors, today_option
from poolcheck.cli.outputs import check_outputs, format_option, outputs_option, print_report, write_reports
from poolcheck.cli.records import Run, baseline_option, read_records, waivers_option
from poolcheck.cli.usage import wrong
from poolcheck.config import keys

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from poolcheck.config.model import Configuration
    from poolcheck.findings.report import Report

_RANKS = {"error": 3, "warning": 2, "note": 1, "never": 99}
_WIDEST = 100


@click.command(cls=ConfiguredCommand)
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@click.option(
    "--format",
    "format_name",
    default=keys.DEFAULTS["format"],
    callback=format_option,
    metavar="FORMAT",
    help="Format on stdout: text, json, html and others.",
)
@click.option(
    "--output",
    callback=outputs_option,
    multiple=True,
    metavar="FORMAT=FILE",
    help="Also write a report to a file; repeatable.",
)
@click.option(
    "--pack", "packs", multiple=True, metavar="NAME|PATH", help="Rule packs to apply; default: all that ship."
)
@click.option("--select", multiple=True, metavar="RULE|PREFIX|CONCERN", help="Apply only these rules.")
@click.option("--ignore", multiple=True, metavar="RULE|PREFIX|CONCERN", help="Leave these rules out.")
@waivers_option
@baseline_option
@as_of_option
@today_option
@click.option(
    "--fail-on",
    type=click.Choice(keys.FAIL_ON),
    default=keys.DEFAULTS["fail-on"],
    show_default=True,
    help="Exit with 1 from this severity on.",
)
@click.option("--fail-on-open", is_flag=True, help="Also for open findings that could become that severe.")
@click.option("--all", "everything", is_flag=True, help="Also show what is met and what does not apply.")
@click.option(
    "--lang",
    type=click.Choice(keys.LANGUAGES),
    default=keys.DEFAULTS["lang"],
    show_default=True,
    help="Language of messages; auto: that of the first document.",
)
@click.option("--stdin-filename", default="stdin.yaml", show_default=True, help="What `-` is called in messages.")
@click.option(
    "--color/--no-color", default=None, help="Default: if stdout is a terminal; NO_COLOR and FORCE_COLOR count."
)
@config_option(expose_value=False)
@click.option("-q", "--quiet", is_flag=True, help="Print no report on stdout.")
@click.pass_obj
def command(  # noqa: PLR0913, PLR0917 - one parameter an option
    configuration: Configuration,
    paths: tuple[str, ...],
    format_name: str,
    output: tuple[tuple[str, Path], ...],
    packs: tuple[str, ...],
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    waivers: Path | None,
    baseline: str | None,
    as_of: date | None,
    today: date | None,
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
    Other files of a folder that are no documents are passed over and counted. 其余与专利池文件无关的，略过并计数。

    \b
    Examples:
      poolcheck check license.yaml
      poolcheck check charter.yaml license.yaml --lang both --as-of 2026-11-21
      poolcheck check my-pool/
      poolcheck check - --stdin-filename draft.json --format json < draft.json
    """  # noqa: D301 - click reads \b as "leave these lines as they are"
    from poolcheck import api  # noqa: PLC0415 - nothing slow at start-up

    check_outputs(output, paths)
    wanted, unwanted = selectors("--select", select), selectors("--ignore", ignore)
    law, settings = configured_law(configuration, packs, lang)
    settings = replace(settings, select=wanted, ignore=unwanted, today=day(today))
    files, problems = inputs(paths, stdin_filename)
    try:
        records, more = read_records(waivers, baseline, Run(paths, law, day(as_of), settings))
        settings = replace(settings, records=records)
        report = api.check(files, law, day(as_of), settings, problems=(*problems, *more))
    except api.UnknownSelectorError as error:
        raise wrong("usage-selector-unknown", words=error.selector, suggestion=error.suggestion) from error
    check_outputs(output, (read.path for read in report.inputs if read.path != stdin_filename))
    width = min(shutil.get_terminal_size((_WIDEST, 24)).columns, _WIDEST) if sys.stdout.isatty() else _WIDEST
    options = api.Options(languages(lang, files), everything, max(width, 40), _colored(color))
    write_reports(report, output, replace(options, width=_WIDEST, color=False))
    if not quiet:
        print_report(report, format_name, options)
    sys.exit(_exit_code(report, fail_on, fail_on_open=fail_on_open))


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
        if not finding.standing:
            continue
        weighs = finding.severity.rank if finding.severity else 0
        could = finding.worst.rank if fail_on_open and finding.outcome.open else 0
        if max(weighs, could) >= threshold:
            codes.append(ExitCode.FINDINGS)
    return highest(*codes)
