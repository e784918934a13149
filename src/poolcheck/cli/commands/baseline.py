"""`poolcheck baseline`: freeze what is found today, so that later runs report what came since."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from poolcheck.cli.configured import ConfiguredCommand, config_option
from poolcheck.cli.documents import complain, print_text, write
from poolcheck.cli.exit_codes import ExitCode
from poolcheck.cli.options import as_of_option, pack_option
from poolcheck.cli.run import checked

if TYPE_CHECKING:
    from datetime import date

    from poolcheck.config.model import Configuration


@click.command(cls=ConfiguredCommand)
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@click.option(
    "-o", "--output", type=click.Path(path_type=Path, dir_okay=False, readable=False), help="Default: stdout."
)
@pack_option
@as_of_option
@click.option("--lang", type=click.Choice(["auto", "en", "zh", "both"]), default="auto", help="Language of messages.")
@config_option(expose_value=False)
@click.pass_obj
def command(
    configuration: Configuration,
    paths: tuple[str, ...],
    output: Path | None,
    packs: tuple[str, ...],
    as_of: date | None,
    lang: str,
) -> None:
    """Write down what is found now; `check --baseline` then tells what came since. 记录现有发现作为基线。

    A finding of the baseline is told from others by its id and by what its clause says, not by lines or numbers. Waived
    findings are in the baseline, too. What cannot be read is not: mend it first.

    \b
    Examples:
      poolcheck baseline templates/ -o poolcheck-baseline.json
      poolcheck check templates/ --baseline poolcheck-baseline.json
      poolcheck check templates/ --baseline origin/main
    """  # noqa: D301 - click reads \b as "leave these lines as they are"
    from poolcheck import api  # noqa: PLC0415 - nothing slow at start-up

    run = checked(configuration, paths, packs, as_of, lang)
    complain(run.report.diagnostics, lang, run.files)
    text = api.baseline(run.report)
    if output is None:
        print_text(text)
    else:
        write(output, text)
    failed = any(problem.severity.value == "error" for problem in run.report.diagnostics)
    sys.exit(ExitCode.INPUT if failed else ExitCode.CLEAN)
