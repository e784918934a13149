"""One check of documents for commands that need its report, and do not print it."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING

from poolcheck.cli.configured import configured_law
from poolcheck.cli.documents import complain, inputs
from poolcheck.cli.exit_codes import ExitCode
from poolcheck.cli.options import day

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from poolcheck.config.model import Configuration
    from poolcheck.files import InputFile
    from poolcheck.findings.report import Report


@dataclass(frozen=True, slots=True)
class Run:
    """The files that a command was given, and what was found in them."""

    files: tuple[InputFile, ...]
    report: Report


def checked(
    configuration: Configuration, paths: Sequence[str], packs: Sequence[str], as_of: date | None, lang: str
) -> Run:
    """Check documents as `check` would; ends the run if a rule pack is wrong or if there is nothing to check."""
    from poolcheck import api  # noqa: PLC0415 - nothing slow at start-up

    law, settings = configured_law(configuration, packs, lang)
    files, problems = inputs(paths, "stdin.yaml")
    report = api.check(files, law, day(as_of), settings, problems=problems)
    if not any(read.kind for read in report.inputs):
        complain(report.diagnostics, lang, files)
        sys.exit(ExitCode.INPUT)
    return Run(files, report)
