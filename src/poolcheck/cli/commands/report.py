"""`poolcheck report`: the formal report on a dossier, for a regulator, for counsel or for whoever drafts."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from poolcheck.cli.documents import complain, inputs, languages, write
from poolcheck.cli.exit_codes import ExitCode
from poolcheck.cli.law import loaded_law
from poolcheck.cli.options import as_of_option, day, pack_option, today_option
from poolcheck.cli.outputs import check_outputs
from poolcheck.cli.records import read_waivers_file, waivers_option
from poolcheck.cli.redaction import redaction_named
from poolcheck.cli.usage import Command, wrong

if TYPE_CHECKING:
    from datetime import date


@click.command(cls=Command)
@click.argument("paths", nargs=-1, required=True, metavar="DOSSIER...")
@click.option(
    "--for",
    "audience",
    type=click.Choice(["regulator", "counsel", "drafter"]),
    default="regulator",
    show_default=True,
    help="Whom it is for.",
)
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path, dir_okay=False, readable=False),
    required=True,
    help="The file; its ending says what it is: .docx, .html, .md or .json.",
)
@click.option("--redact", metavar="PROFILE|FILE", help="Leave out what a redaction profile names.")
@waivers_option
@pack_option
@as_of_option
@today_option
@click.option(
    "--lang",
    type=click.Choice(["auto", "en", "zh", "both"]),
    default="auto",
    show_default=True,
    help="Its language, or both; auto: that of the first document.",
)
def command(  # noqa: PLR0913, PLR0917 - one parameter an option
    paths: tuple[str, ...],
    audience: str,
    output: Path,
    redact: str | None,
    waivers: Path | None,
    packs: tuple[str, ...],
    as_of: date | None,
    today: date | None,
    lang: str,
) -> None:
    """Write the formal report on a dossier, sealed so that it can be verified. 生成正式报告。

    It says what the pool is, what was found and under which law, what is still open, which defenses are claimed, and
    which conditions are met by which clause, with everything that it was made from. All rules count as they stand:
    configuration files change nothing here. The same documents and day give the same bytes.

    \b
    Examples:
      poolcheck report my-pool/ --for regulator --lang both --as-of 2026-11-21 -o report.docx
      poolcheck report my-pool/ --for counsel -o review.html
      poolcheck report my-pool/ --redact business-secrets -o public.md
    """  # noqa: D301 - click reads \b as "leave these lines as they are"
    from poolcheck import api  # noqa: PLC0415 - nothing slow at start-up

    form = output.suffix.removeprefix(".").lower()
    if form not in api.REPORT_FORMATS:
        raise wrong("usage-report-format", path=output, choices=tuple(f".{name}" for name in api.REPORT_FORMATS))
    beside = [str(path) for path in (waivers, redact) if path is not None]
    check_outputs([(form, output)], (*paths, *packs, *beside))
    profile = redaction_named(redact, lang) if redact is not None else None
    law = loaded_law(packs, lang)
    files, problems = inputs(paths, "stdin.yaml")
    records, more = read_waivers_file(waivers) if waivers is not None else (api.Records(), ())
    ordered = api.Ordered(
        audience=api.AUDIENCES[api.AUDIENCES.index(audience)],
        format=form,
        options=api.Options(languages(lang, files)),
        redaction=profile,
        paths=paths,
        packs=packs,
        waivers=waivers.as_posix() if waivers is not None else "",
    )
    settings = api.Settings(today=day(today), records=records)
    try:
        made = api.make_report(files, law, day(as_of), ordered, settings, problems=(*problems, *more))
    except api.MissingLibraryError as error:
        values = {"format": form, "library": error.library, "extra": error.extra}
        raise wrong("usage-library-missing", **values) from error
    check_outputs([(form, output)], made.read)
    complain(made.report.diagnostics, lang, files)
    if not any(read.kind for read in made.report.inputs):
        sys.exit(ExitCode.INPUT)
    write(output, made.data)
    failed = any(problem.severity.value == "error" for problem in made.report.diagnostics)
    sys.exit(ExitCode.INPUT if failed else ExitCode.CLEAN)
