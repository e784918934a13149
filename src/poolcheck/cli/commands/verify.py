"""`poolcheck verify`: check a formal report again against the documents it was made from."""

from __future__ import annotations

import sys
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import click

from poolcheck.cli.documents import complain, inputs, languages, print_text
from poolcheck.cli.exit_codes import ExitCode
from poolcheck.cli.law import loaded_law
from poolcheck.cli.moved import Moved
from poolcheck.cli.options import pack_option
from poolcheck.cli.records import waivers_option
from poolcheck.cli.usage import Command, wrong
from poolcheck.core.bilingual import Bilingual
from poolcheck.core.diagnostic import diagnostic
from poolcheck.core.location import Location
from poolcheck.core.system_errors import NO_ORDINARY_FILE, reason

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from poolcheck.api import Records
    from poolcheck.core.bilingual import Language
    from poolcheck.core.diagnostic import Diagnostic
    from poolcheck.packs.model import Law
    from poolcheck.reports.formal.compare import Check
    from poolcheck.reports.formal.sealed import Sealed

_MOST = 20
_LARGEST = 1_000_000_000
"""Bytes of a file; no report is nearly as large."""
_TOO_LARGE = Bilingual("it is larger than any report", "文件过大，不可能是报告")
_AS_IT_WAS = Bilingual("as it was", "一致")
_OTHERWISE = Bilingual("{count} differ", "{count} 处不一致")
_OTHERWISE_ONE = Bilingual("1 differs", "1 处不一致")
_MORE = Bilingual("and {count} more", "另有 {count} 处")
_LEFT_OUT = Bilingual(
    "the report is redacted: only what its reader may see was compared", "报告已作删节，仅就可见内容核对"
)


@click.command(cls=Command)
@click.argument("report", type=click.Path(path_type=Path))
@click.argument("paths", nargs=-1, metavar="[DOSSIER...]")
@waivers_option
@pack_option
@click.option("--lang", type=click.Choice(["auto", "en", "zh", "both"]), default="auto", help="Language of the answer.")
def command(report: Path, paths: tuple[str, ...], waivers: Path | None, packs: tuple[str, ...], lang: str) -> None:
    """Check a formal report again: files, rule packs, citations, outcomes, and the report byte by byte. 核验正式报告。

    REPORT is a file of `poolcheck report`. The documents are those it names, found from the current folder, or those
    given, wherever they stand now; a redacted report names none. The same goes for the waivers and packs it was made
    with. Ends with 0 if everything is as it was, with 1 if anything differs, with 3 if there is nothing to verify.

    \b
    Examples:
      poolcheck verify report.docx
      poolcheck verify public.md my-pool/
    """  # noqa: D301 - click reads \b as "leave these lines as they are"
    from poolcheck import api  # noqa: PLC0415 - nothing slow at start-up
    from poolcheck.reports.formal.compare import passed  # noqa: PLC0415 - the same

    data = _read(report, lang)
    sealed = api.report_seal(data)
    if sealed is None:
        _give_up(diagnostic("usage-no-seal", _whole(report), path=report), lang)
    wanted = paths or sealed.paths
    if not wanted:
        raise wrong("usage-seal-without-paths", path=report)
    law = loaded_law(packs or sealed.packs_named, lang)
    checks = _checked(data, sealed, law, _Given(wanted, waivers, lang))
    for language in languages(lang, ()):
        print_text("".join(f"{line}\n" for line in _told(checks, sealed, language)))
    sys.exit(ExitCode.CLEAN if passed(checks) else ExitCode.FINDINGS)


def _read(report: Path, lang: str) -> bytes:
    try:
        if report.exists() and not report.is_dir() and not report.is_file():
            _refuse(report, NO_ORDINARY_FILE, lang)
        if report.stat().st_size > _LARGEST:
            _refuse(report, _TOO_LARGE, lang)
        return report.read_bytes()
    except OSError as error:
        _refuse(report, reason(error), lang)
    except ValueError:  # a name that no file can have
        _give_up(diagnostic("file-missing", _whole(report), path=report), lang)


def _refuse(report: Path, why: Bilingual, lang: str) -> NoReturn:
    _give_up(diagnostic("file-unreadable", _whole(report), path=report, reason=why), lang)


def _whole(path: Path) -> Location:
    return Location(path.as_posix(), 1, 1, 1, 1)


def _give_up(problem: Diagnostic, lang: str) -> NoReturn:
    complain([problem], lang)
    sys.exit(ExitCode.INPUT)


@dataclass(frozen=True, slots=True)
class _Given:
    """What the user says: the documents, the file of waivers if it stands elsewhere now, and the language."""

    paths: Sequence[str]
    waivers: Path | None
    lang: str


def _checked(data: bytes, sealed: Sealed, law: Law, given: _Given) -> tuple[Check, ...]:
    from poolcheck import api  # noqa: PLC0415 - nothing slow at start-up
    from poolcheck.redaction.profiles import RedactionProfile  # noqa: PLC0415 - the same

    files, problems = inputs(given.paths, "stdin.yaml")
    complain(problems, given.lang, files)
    if not files:
        sys.exit(ExitCode.INPUT)
    moved = Moved(files, given.paths, sealed)
    records, more = _waivers(sealed, given)
    profile = None
    if sealed.redaction is not None:
        title, keys = sealed.redaction
        profile = RedactionProfile("", title or Bilingual("", ""), frozenset(keys))
    ordered = api.Ordered(
        audience=sealed.audience,
        format=sealed.written_as,
        options=api.Options(sealed.languages),
        redaction=profile,
        paths=sealed.paths,
        packs=sealed.packs_named,
        waivers=sealed.waivers,
    )
    settings = api.Settings(today=sealed.today, records=records)
    found = (*moved.problems(problems), *more)
    try:
        made = api.make_report(moved.files(files), law, sealed.as_of, ordered, settings, problems=found)
    except api.MissingLibraryError as error:
        values = {"format": sealed.written_as, "library": error.library, "extra": error.extra}
        raise wrong("usage-library-missing", **values) from error
    return api.verify_report(data, sealed, made)


def _waivers(sealed: Sealed, given: _Given) -> tuple[Records, tuple[Diagnostic, ...]]:
    """Read the file of waivers under the name that the seal has for it, wherever it stands now."""
    from poolcheck import api  # noqa: PLC0415 - nothing slow at start-up
    from poolcheck.files import read_inputs  # noqa: PLC0415 - the same

    path = str(given.waivers) if given.waivers is not None else sealed.waivers
    if not path:
        return api.Records(), ()
    found = read_inputs([path])
    complain(found.diagnostics, given.lang)
    if not found.value:
        return api.Records(), found.diagnostics
    reading = api.read_waivers(replace(found.value[0], path=sealed.waivers or path))
    return reading.value or api.Records(), reading.diagnostics


def _told(checks: Sequence[Check], sealed: Sealed, language: Language) -> Iterator[str]:
    """Say of each thing whether it is as it was, and what is not."""
    from poolcheck.reports.layout import printable  # noqa: PLC0415 - nothing slow at start-up

    stop = "：" if language == "zh" else ": "
    before, after = ("（", "）") if language == "zh" else (" (", ")")
    for check in checks:
        count = len(check.differences)
        label = (_OTHERWISE_ONE if count == 1 else _OTHERWISE) if count else _AS_IT_WAS
        counted = f"{before}{check.count}{after}" if check.count != 1 else ""
        yield f"{check.title.in_(language)}{counted}{stop}{label.in_(language).format(count=count)}"
        for difference in check.differences[:_MOST]:
            yield f"  {printable(difference.in_(language))}"
        if count > _MOST:
            yield f"  {_MORE.in_(language).format(count=count - _MOST)}"
    if sealed.redaction is not None:
        yield _LEFT_OUT.in_(language)
