"""Formal reports: made for a reader, sealed, and checked again."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from poolcheck import __version__
from poolcheck.api.checking import checked
from poolcheck.api.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date

    from poolcheck.core.diagnostic import Diagnostic
    from poolcheck.core.reading import Reading
    from poolcheck.dossier.link import Dossier
    from poolcheck.files import InputFile
    from poolcheck.findings.report import Report
    from poolcheck.packs.model import Law
    from poolcheck.redaction.profiles import RedactionProfile
    from poolcheck.reports.form import Options
    from poolcheck.reports.formal.chapters import Audience
    from poolcheck.reports.formal.compare import Check
    from poolcheck.reports.formal.sealed import Sealed

REPORT_FORMATS: Final = ("docx", "html", "md", "json")
"""What a formal report can be written as."""
AUDIENCES: Final = ("regulator", "counsel", "drafter")
"""Whom a formal report can be for."""


@dataclass(frozen=True, slots=True)
class Ordered:
    """How a formal report is ordered.

    Attributes:
        audience: whom it is for, one of `AUDIENCES`.
        format: one of `REPORT_FORMATS`.
        options: its languages.
        redaction: what it leaves out; None if nothing.
        paths: the documents as they were named, for the seal; none are kept of a redacted report.
        packs: the rule packs as they were named, for the seal.
        waivers: the name of the file of waivers, for the seal; empty if there is none.
    """

    audience: Audience
    format: str
    options: Options
    redaction: RedactionProfile | None = None
    paths: tuple[str, ...] = ()
    packs: tuple[str, ...] = ()
    waivers: str = ""


@dataclass(frozen=True, slots=True)
class Made:
    """A formal report as the bytes of a file, the report it was made of, and the paths of all that was read."""

    data: bytes
    report: Report
    read: tuple[str, ...]


def make_report(
    inputs: Sequence[InputFile],
    law: Law,
    as_of: date,
    ordered: Ordered,
    settings: Settings | None = None,
    *,
    problems: Iterable[Diagnostic] = (),
) -> Made:
    """Check documents and make the formal report; the same documents, law, day and order give the same bytes.

    Raises:
        MissingLibraryError: the format needs a library that is not installed.
    """
    from poolcheck.redaction.apply import redacted  # noqa: PLC0415 - only formal reports need them
    from poolcheck.redaction.marks import marks  # noqa: PLC0415 - the same

    report, dossiers = _report(inputs, law, as_of, settings or Settings(), problems=problems)
    read = tuple(one.path for one in report.inputs)
    if ordered.redaction is not None:
        report = redacted(report, marks(dossiers, ordered.redaction))
    return Made(_written(report, ordered), report, read)


def _report(
    inputs: Sequence[InputFile], law: Law, as_of: date, settings: Settings, *, problems: Iterable[Diagnostic]
) -> tuple[Report, Sequence[Dossier]]:
    """Return the report with what only formal ones have; without waivers, the day by which they expire is no matter."""
    from poolcheck.engine.used import points  # noqa: PLC0415 - only formal reports need them
    from poolcheck.profile.from_dossier import profile  # noqa: PLC0415 - the same

    found = checked(inputs, law, as_of, settings, problems=problems)
    report = found.report
    profiles = tuple(map(profile, found.dossiers))
    today = report.today if report.waivers else as_of
    return replace(report, profiles=profiles, points=points(law, as_of, report.rules), today=today), found.dossiers


def _written(report: Report, ordered: Ordered) -> bytes:
    from poolcheck.reports.formal import as_json  # noqa: PLC0415 - only formal reports need them
    from poolcheck.reports.formal.build import Commission, formal_paper  # noqa: PLC0415 - the same
    from poolcheck.reports.formal.seal import Order, marked, seal  # noqa: PLC0415 - the same

    left_out = ordered.redaction
    title = left_out.title if left_out is not None else None
    commission = Commission(ordered.audience, title)
    keys = tuple(sorted(left_out.keys)) if left_out is not None else None
    paths = ordered.paths if left_out is None else ()
    order = Order(paths, ordered.format, ordered.packs, keys, ordered.waivers)
    sealed = seal(report, ordered.options, commission, order)
    if ordered.format == "json":
        return as_json.written(report, commission, marked(sealed)).encode()
    paper = formal_paper(report, ordered.options, commission)
    match ordered.format:
        case "docx":
            from poolcheck.reports.word.package import written as word  # noqa: PLC0415 - only Word files need it

            return word(replace(paper, seal=sealed))
        case "html":
            from poolcheck.reports.page.written import written as page  # noqa: PLC0415 - only pages need it

            return page(paper, marked(sealed)).encode()
        case _:
            from poolcheck.reports.markdown.writer import written as markdown  # noqa: PLC0415 - only Markdown needs it

            return f"{markdown(paper)}\n<!-- {marked(sealed)} -->\n".encode()


def report_seal(data: bytes) -> Sealed | None:
    """Return what the seal of a formal report says; None if there is none that can be read."""
    from poolcheck.reports.formal.sealed import seal_in  # noqa: PLC0415 - only `verify` needs it

    return seal_in(data)


def verify_report(data: bytes, sealed: Sealed, made: Made) -> tuple[Check, ...]:
    """Check a formal report again: its files, rule packs, citations and outcomes, and whether it is the same made anew.

    Args:
        data: the report.
        sealed: what its seal says.
        made: the report as it is made now, from what the seal names.
    """
    from poolcheck.reports.formal.compare import compared, same_bytes, same_file  # noqa: PLC0415 - only `verify` needs it

    return (*compared(sealed, made.report), *same_bytes(sealed, __version__, same=same_file(made.data, data)))


def redaction_profiles() -> Mapping[str, RedactionProfile]:
    """Return the redaction profiles that come with poolcheck, by their names."""
    from poolcheck.redaction.profiles import shipped_profiles  # noqa: PLC0415 - only formal reports need them

    return shipped_profiles()


def read_redaction(file: InputFile) -> Reading[RedactionProfile]:
    """Read a redaction profile from a file."""
    from poolcheck.redaction.profiles import read_profile  # noqa: PLC0415 - only formal reports need them

    return read_profile(file.data, file.path)
