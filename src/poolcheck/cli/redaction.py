"""The redaction profile that an option names: one that ships, or one in a file."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from poolcheck.cli.documents import complain
from poolcheck.cli.exit_codes import ExitCode
from poolcheck.cli.usage import wrong
from poolcheck.core.suggest import closest
from poolcheck.core.system_errors import reason

if TYPE_CHECKING:
    from poolcheck.redaction.profiles import RedactionProfile


def redaction_named(written: str, lang: str) -> RedactionProfile:
    """Return a redaction profile; ends the run if there is none or if its file is wrong."""
    from poolcheck import api  # noqa: PLC0415 - nothing slow at start-up

    shipped = api.redaction_profiles()
    if written in shipped:
        return shipped[written]
    path = Path(written)
    if not path.exists():
        names = tuple(shipped)
        raise wrong("usage-redaction", words=written, suggestion=closest(written, names), choices=names)
    try:
        reading = api.read_redaction(api.InputFile(written, path.read_bytes()))
    except OSError as error:
        raise wrong("usage-unreadable", path=path, reason=reason(error)) from error
    complain(reading.diagnostics, lang)
    if reading.value is None or reading.failed:
        sys.exit(ExitCode.INPUT)
    return reading.value
