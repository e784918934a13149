"""Reports on stdout and in files: the formats that options name, and where each is to be written."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from poolcheck.cli.documents import print_text, write
from poolcheck.cli.usage import wrong

if TYPE_CHECKING:
    from collections.abc import Iterable

    import click

    from poolcheck.findings.report import Report
    from poolcheck.reports.form import Options


def format_option(ctx: click.Context, param: click.Parameter, value: str) -> str:
    """Read the name of a format, with or without a profile, as `json` or `sarif:github`."""
    del ctx, param
    if not _known(value):
        raise wrong("usage-format", words=value, choices=_names())
    return value


def outputs_option(ctx: click.Context, param: click.Parameter, values: tuple[str, ...]) -> tuple[tuple[str, Path], ...]:
    """Read formats and files, each written as `json=report.json` or `sarif:github=report.sarif`."""
    del ctx, param
    found = []
    for value in values:
        name, _, path = value.partition("=")
        if not path or not _known(name):
            raise wrong("usage-output", words=value, choices=_names())
        found.append((name, Path(path)))
    return tuple(found)


def _known(written: str) -> bool:
    from poolcheck import api  # noqa: PLC0415 - nothing slow at start-up

    try:
        api.format_and_profile(written)
    except KeyError:
        return False
    return True


def _names() -> tuple[str, ...]:
    """Return the formats, and those with profiles once for each."""
    from poolcheck import api  # noqa: PLC0415 - nothing slow at start-up

    found: list[str] = []
    for name in api.format_names():
        profiles = api.format_and_profile(name)[0].profiles
        found += [f"{name}:{profile}" for profile in profiles] or [name]
    return tuple(found)


def check_outputs(outputs: Iterable[tuple[str, Path]], paths: Iterable[str]) -> None:
    """Refuse, before anything is done, to write where nothing can be written or over a document that is read."""
    read = {Path(path).resolve() for path in paths if path != "-"}
    for _, path in outputs:
        if path.is_dir() or not path.parent.is_dir():
            raise wrong("usage-no-such-place", path=path)
        if path.resolve() in read:
            raise wrong("usage-over-input", path=path)


def write_reports(report: Report, outputs: Iterable[tuple[str, Path]], options: Options) -> None:
    """Write a report to files, each in its format."""
    for name, path in outputs:
        write(path, _rendered(report, name, options))


def print_report(report: Report, format_name: str, options: Options) -> None:
    """Print a report on stdout; one that is not text only where something reads it."""
    from poolcheck import api  # noqa: PLC0415 - nothing slow at start-up

    if not api.format_and_profile(format_name)[0].binary:
        print_text(_rendered(report, format_name, options).decode())
    elif sys.stdout.isatty():
        raise wrong("usage-binary-terminal", format=format_name)
    else:
        print_text(_rendered(report, format_name, options))


def _rendered(report: Report, format_name: str, options: Options) -> bytes:
    """Return a report in a format; ends the run if the format needs a library that is not installed."""
    from poolcheck import api  # noqa: PLC0415 - nothing slow at start-up

    try:
        return api.render_bytes(report, format_name, options)
    except api.MissingLibraryError as error:
        values = {"format": format_name, "library": error.library, "extra": error.extra}
        raise wrong("usage-library-missing", **values) from error
