"""`poolcheck verify`: check a formal report again against the documents it was made from."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from poolcheck.cli.documents import complain, inputs, languages, print_text
from poolcheck.cli.exit_codes import ExitCode
from poolcheck.cli.law import loaded_law
from poolcheck.cli.records import read_waivers_file
from poolcheck.cli.usage import Command, wrong
from poolcheck.core.bilingual import Bilingual
from poolcheck.core.system_errors import reason

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from poolcheck.core.bilingual import Language
    from poolcheck.reports.formal.compare import Check
    from poolcheck.reports.formal.seal import Sealed

_MOST = 20
_AS_IT_WAS = Bilingual("as it was", "一致")
_OTHERWISE = Bilingual("{count} differ", "{count} 处不一致")
_MORE = Bilingual("and {count} more", "另有 {count} 处")
_LEFT_OUT = Bilingual(
    "the report is redacted: only what its reader may see was compared", "报告已作删节，仅就可见内容核对"
)


@click.command(cls=Command)
@click.argument("report", type=click.Path(path_type=Path, dir_okay=False))
@click.argument("paths", nargs=-1, metavar="[DOSSIER...]")
@click.option("--lang", type=click.Choice(["auto", "en", "zh", "both"]), default="auto", help="Language of the answer.")
def command(report: Path, paths: tuple[str, ...], lang: str) -> None:
    """Check a formal report again: files, rule packs, citations, outcomes, and the report byte by byte. 核验正式报告。

    REPORT is a file of `poolcheck report`. The documents are those it names, found from the current folder, or those
    given; a redacted report names none. Ends with 0 if everything is as it was, with 1 if anything differs.

    \b
    Examples:
      poolcheck verify report.docx
      poolcheck verify public.md my-pool/
    """  # noqa: D301 - click reads \b as "leave these lines as they are"
    from poolcheck import api  # noqa: PLC0415 - nothing slow at start-up

    try:
        data = report.read_bytes()
    except OSError as error:
        raise wrong("usage-unreadable", path=report, reason=reason(error)) from error
    sealed = api.report_seal(data)
    if sealed is None:
        raise wrong("usage-no-seal", path=report)
    wanted = paths or sealed.paths
    if not wanted:
        raise wrong("usage-seal-without-paths", path=report)
    checks = _checked(data, sealed, wanted, lang)
    for language in languages(lang, ()):
        print_text("".join(f"{line}\n" for line in _told(checks, sealed, language)))
    sys.exit(ExitCode.FINDINGS if any(check.differences for check in checks) else ExitCode.CLEAN)


def _checked(data: bytes, sealed: Sealed, paths: Sequence[str], lang: str) -> tuple[Check, ...]:
    from poolcheck import api  # noqa: PLC0415 - nothing slow at start-up
    from poolcheck.redaction.profiles import RedactionProfile  # noqa: PLC0415 - the same

    law = loaded_law(sealed.packs_named, lang)
    files, problems = inputs(paths, "stdin.yaml")
    complain(problems, lang, files)
    waivers = read_waivers_file(Path(sealed.waivers[0])) if sealed.waivers is not None else (api.Records(), ())
    profile = None
    if sealed.redaction is not None:
        title, keys = sealed.redaction
        profile = RedactionProfile("", title or Bilingual("", ""), frozenset(keys))
    ordered = api.Ordered(
        audience=api.AUDIENCES[api.AUDIENCES.index(sealed.audience)],
        format=sealed.written_as,
        options=api.Options(tuple(language for language in ("zh", "en") if language in sealed.languages)),
        redaction=profile,
        paths=sealed.paths,
        packs=sealed.packs_named,
        waivers=sealed.waivers,
    )
    settings = api.Settings(today=date.fromisoformat(sealed.today), records=waivers[0])
    day = date.fromisoformat(sealed.as_of)
    made = api.make_report(files, law, day, ordered, settings, problems=(*problems, *waivers[1]))
    return api.verify_report(data, sealed, made)


def _told(checks: Sequence[Check], sealed: Sealed, language: Language) -> Iterator[str]:
    """Say of each thing whether it is as it was, and what is not."""
    from poolcheck.reports.layout import printable  # noqa: PLC0415 - nothing slow at start-up

    stop = "：" if language == "zh" else ": "
    for check in checks:
        count = len(check.differences)
        label = _OTHERWISE if count else _AS_IT_WAS
        yield f"{check.title.in_(language)} ({check.count}){stop}{label.in_(language).format(count=count)}"
        for difference in check.differences[:_MOST]:
            yield f"  {printable(difference.in_(language))}"
        if count > _MOST:
            yield f"  {_MORE.in_(language).format(count=count - _MOST)}"
    if sealed.redaction is not None:
        yield _LEFT_OUT.in_(language)
