"""Tells which files below a folder were passed over, since they do not say that they are documents."""

from __future__ import annotations

from typing import TYPE_CHECKING

from poolcheck.core.diagnostic import Severity, diagnostic
from poolcheck.core.location import Location

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from poolcheck.core.diagnostic import Diagnostic
    from poolcheck.dossier.reader import File


def notes_on(inputs: Sequence[File], passed: Sequence[File]) -> Iterator[Diagnostic]:
    """Yield a note on each folder with how many of its files were passed over; an error if there was nothing else."""
    for folder in dict.fromkeys(file.walked for file in passed):
        place = Location(folder, 1, 1, 1, 1)
        names = [file.path.removeprefix(f"{folder}/") for file in passed if file.walked == folder]
        yield diagnostic(
            "folder-passed-over", place, Severity.NOTE, count=len(names), names=", ".join(names), path=folder
        )
        if len(names) == sum(file.walked == folder for file in inputs):
            yield diagnostic("folder-empty", place, path=folder)
