"""`poolcheck waive`: record that a finding is left as it is for a while, why, by whom and until when."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import click

from poolcheck.cli.configured import ConfiguredCommand, config_option
from poolcheck.cli.documents import complain, languages, write
from poolcheck.cli.exit_codes import ExitCode
from poolcheck.cli.options import as_of_option, pack_option, required_day
from poolcheck.cli.run import checked
from poolcheck.cli.usage import wrong
from poolcheck.core.system_errors import reason

if TYPE_CHECKING:
    from datetime import date

    from poolcheck.cli.run import Run
    from poolcheck.config.model import Configuration
    from poolcheck.findings.model import Waiver

_FILE = "poolcheck-waivers.yaml"


@dataclass(frozen=True, slots=True)
class _Decision:
    """What was decided: why, by whom, until when, and where that is recorded."""

    because: str
    by: str
    until: date
    ticket: str


@click.command(cls=ConfiguredCommand)
@click.argument("finding", metavar="ID")
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@click.option("--because", required=True, metavar="REASON", help="Why it may stay as it is.")
@click.option("--by", required=True, metavar="NAME", help="Who decided.")
@click.option("--until", required=True, callback=required_day, metavar="DATE", help="The last day on which it holds.")
@click.option("--ticket", default="", metavar="TEXT", help="Where the decision is recorded.")
@click.option(
    "--waivers",
    "waivers_file",
    type=click.Path(path_type=Path, dir_okay=False, readable=False),
    default=None,
    help=f"The file of waivers; default: {_FILE}.",
)
@click.option("--inline", is_flag=True, help="Write it into the document, as a comment above the clause.")
@pack_option
@as_of_option
@click.option("--lang", type=click.Choice(["auto", "en", "zh", "both"]), default="auto", help="Language of messages.")
@config_option(expose_value=False)
@click.pass_obj
def command(  # noqa: PLR0913, PLR0917 - one parameter an option
    configuration: Configuration,
    finding: str,
    paths: tuple[str, ...],
    because: str,
    by: str,
    until: date,
    ticket: str,
    waivers_file: Path | None,
    inline: bool,  # noqa: FBT001 - click passes flags by position
    packs: tuple[str, ...],
    as_of: date | None,
    lang: str,
) -> None:
    """Waive a finding for a while. 登记忽略一项发现。

    ID is that of the finding, as `check --format json` shows it; the rule alone does where it has one finding. The
    waiver keeps a digest of what the clause says: it no longer holds when that changes, when the outcome gets graver,
    or after its last day. Recording it again puts a new decision in place of the old one. Some rules cannot be waived.

    \b
    Examples:
      poolcheck waive grant-back-free license.yaml --because "paid for elsewhere" --by "Li Wei" --until 2027-03-31
      poolcheck waive royalty-books license.pool --because "公司惯例" --by 李伟 --until 2027-03-31 --inline
    """  # noqa: D301 - click reads \b as "leave these lines as they are"
    run = checked(configuration, paths, packs, as_of, lang)
    errors = [problem for problem in run.report.diagnostics if problem.severity.value == "error"]
    complain(errors, lang, run.files)
    waiver = _waiver(run, finding, _Decision(because, by, until, ticket))
    if inline:
        place, text = _with_comment(run, waiver, lang)
    else:
        place, text = _with_entry(waivers_file or Path(_FILE), waiver, run, lang)
    write(place, text)
    click.echo(place.as_posix())
    sys.exit(ExitCode.INPUT if errors else ExitCode.CLEAN)


def _waiver(run: Run, finding: str, decision: _Decision) -> Waiver:
    from poolcheck import api  # noqa: PLC0415 - nothing slow at start-up

    if not (decision.because.strip() and decision.by.strip()):
        raise wrong("usage-waiver-empty")
    of_rule = [one.id for one in run.report.findings if one.rule == finding and not one.outcome.passes]
    if len(of_rule) > 1:
        raise wrong("usage-waiver-several", words=finding, findings=tuple(of_rule))
    named = of_rule[0] if of_rule else finding
    try:
        return api.waiver_for(run.report, named, decision.because, decision.by, decision.until, decision.ticket)
    except api.UnknownFindingError as error:
        raise wrong("usage-finding-unknown", finding=error.finding, suggestion=error.suggestion) from error
    except api.NotWaivableError as error:
        raise wrong("usage-not-waivable", finding=named) from error


def _with_entry(path: Path, waiver: Waiver, run: Run, lang: str) -> tuple[Path, str]:
    """Return a file of waivers with an entry; one that cannot be read as such is left as it is."""
    from poolcheck import api  # noqa: PLC0415 - nothing slow at start-up

    try:
        data = path.read_bytes() if path.exists() else b""
    except OSError as error:
        raise wrong("usage-unreadable", path=path, reason=reason(error)) from error
    if data:
        reading = api.read_waivers(api.InputFile(str(path), data))
        if reading.failed:
            complain(reading.diagnostics, lang, run.files)
            sys.exit(ExitCode.INPUT)
    return path, api.with_waiver(data.decode("utf-8-sig"), waiver, languages("auto", run.files)[0])


def _with_comment(run: Run, waiver: Waiver, lang: str) -> tuple[Path, str]:
    from poolcheck import api  # noqa: PLC0415 - nothing slow at start-up

    path = waiver.location.path
    file = next((file for file in run.files if file.path == path), None)
    if file is None:
        try:
            file = api.InputFile(path, Path(path).read_bytes())
        except OSError as error:
            raise wrong("usage-unreadable", path=path, reason=reason(error)) from error
    reading = api.with_inline_waiver(file, waiver)
    if reading.value is None:
        complain(reading.diagnostics, lang, run.files)
        sys.exit(ExitCode.INPUT)
    return Path(path), reading.value
