"""Documents under the names that a report knows them by: they may stand in another folder by now."""

from __future__ import annotations

from dataclasses import replace
from pathlib import PurePath
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from poolcheck.core.diagnostic import Diagnostic
    from poolcheck.files import InputFile
    from poolcheck.reports.formal.sealed import Sealed

_MANIFEST = "dossier.yaml"


class Moved:
    """The folders and files of a run, each with the name that a sealed report has for it."""

    def __init__(self, files: Sequence[InputFile], named: Sequence[str], sealed: Sealed) -> None:
        if len(named) == len(sealed.paths):
            self._bases = tuple(zip(map(PurePath, named), map(PurePath, sealed.paths), strict=True))
        else:
            self._bases = tuple(_of_manifest(files, sealed))

    def called(self, path: str) -> str:
        """Return what the report calls a file or folder."""
        found = PurePath(path)
        for now, then in self._bases:
            if now != then and found.is_relative_to(now):
                return (then / found.relative_to(now)).as_posix()
        return path

    def files(self, files: Iterable[InputFile]) -> tuple[InputFile, ...]:
        """Return files under the names that the report has for them; they are read where they are."""
        return tuple(
            replace(file, path=self.called(file.path), walked=self.called(file.walked) if file.walked else "")
            for file in files
        )

    def problems(self, problems: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
        """Return problems at the places that the report would name."""
        return tuple(
            replace(one, location=replace(one.location, path=self.called(one.location.path))) for one in problems
        )


def _of_manifest(files: Iterable[InputFile], sealed: Sealed) -> Iterable[tuple[PurePath, PurePath]]:
    """Return the folders of the one dossier there is, now and then: a redacted report does not say what was named."""
    now = [PurePath(file.path).parent for file in files if file.is_manifest]
    then = [PurePath(path).parent for path, _ in sealed.inputs if PurePath(path).name == _MANIFEST]
    if len(now) == len(then) == 1:
        yield now[0], then[0]
