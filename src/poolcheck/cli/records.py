"""What was decided about findings before a run: the file of waivers and the baseline that options name."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from poolcheck.core.bilingual import Bilingual
from poolcheck.core.diagnostic import diagnostic
from poolcheck.core.location import Location

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from poolcheck.api import Records, Settings
    from poolcheck.core.diagnostic import Diagnostic
    from poolcheck.files import InputFile
    from poolcheck.packs.model import Law
    from poolcheck.waivers.baseline import Baseline

waivers_option = click.option(
    "--waivers", type=click.Path(path_type=Path), metavar="FILE", help="Findings that are left as they are for a while."
)
baseline_option = click.option(
    "--baseline", metavar="FILE|GIT-REF", help="What was found before; a file of `poolcheck baseline`, or a revision."
)


@dataclass(frozen=True, slots=True)
class Run:
    """The documents, the law and the day of a run."""

    paths: Sequence[str]
    law: Law
    as_of: date
    settings: Settings


def read_records(waivers: Path | None, baseline: str | None, run: Run) -> tuple[Records, tuple[Diagnostic, ...]]:
    """Read a file of waivers and a baseline; what is wrong with them is told as it is of documents."""
    from poolcheck import api  # noqa: PLC0415 - nothing slow at start-up

    records, problems = read_waivers_file(waivers) if waivers is not None else (api.Records(), ())
    if baseline:
        found, more = _baseline(baseline, run)
        records, problems = replace(records, baseline=found), (*problems, *more)
    return records, problems


def read_waivers_file(path: Path) -> tuple[Records, tuple[Diagnostic, ...]]:
    """Read a file of waivers."""
    from poolcheck import api  # noqa: PLC0415 - nothing slow at start-up

    file, problems = _file(path)
    if file is None:
        return api.Records(), problems
    reading = api.read_waivers(file)
    return reading.value or api.Records(), reading.diagnostics


def _baseline(written: str, run: Run) -> tuple[Baseline | None, tuple[Diagnostic, ...]]:
    from poolcheck import api  # noqa: PLC0415 - nothing slow at start-up

    if Path(written).is_file():
        file, problems = _file(Path(written))
        reading = api.read_baseline(file) if file is not None else None
        return (reading.value, reading.diagnostics) if reading is not None else (None, problems)
    return _at_revision(written, run)


def _at_revision(revision: str, run: Run) -> tuple[Baseline | None, tuple[Diagnostic, ...]]:
    """Check the documents as they stood at a revision, under the same law."""
    from poolcheck import api  # noqa: PLC0415 - nothing slow at start-up
    from poolcheck.files import read_inputs  # noqa: PLC0415 - the same
    from poolcheck.revisions import RevisionError, at_revision  # noqa: PLC0415 - the same

    try:
        with at_revision(revision, [path for path in run.paths if path != "-"]) as then:
            found = read_inputs(then.paths).value or ()
            files = [replace(file, path=then.called(file.path), walked=then.called(file.walked)) for file in found]
            report = api.check(files, run.law, run.as_of, replace(run.settings, records=api.Records()))
            reading = api.baseline_of(report, revision, then.commit)
    except RevisionError as error:
        said = str(error).splitlines()[0] if str(error) else revision
        place = Location(revision, 1, 1, 1, 1)
        reason = Bilingual(said, said)
        return None, (diagnostic("baseline-revision", place, words=revision, reason=reason),)
    return reading.value, reading.diagnostics


def _file(path: Path) -> tuple[InputFile | None, tuple[Diagnostic, ...]]:
    from poolcheck.files import read_inputs  # noqa: PLC0415 - nothing slow at start-up

    reading = read_inputs([str(path)])
    files = reading.value or ()
    return (files[0] if len(files) == 1 else None), reading.diagnostics
