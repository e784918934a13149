"""Folders of dossiers for tests: files written down, and what reading them gives."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from poolcheck import api
from poolcheck.files import read_inputs

if TYPE_CHECKING:
    from collections.abc import Mapping

    from poolcheck.dossier.gather import Gathered

CHARTER = "charter: Charter\nclauses:\n  - {at: '1', says: licensee may select patents its products need}\n"
ENTRY = "entry: Entry\n"


def licensed(title: str) -> str:
    """Return a license."""
    return f"license: {title}\n"


def write(folder: Path, files: Mapping[str, str]) -> Path:
    """Write files into a folder."""
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder


def gathered(*paths: Path) -> tuple[Gathered, list[str]]:
    """Return what reading paths gives, and each problem as `file:line:column code`, files by name alone."""
    inputs = read_inputs(map(str, paths))
    reading = api.read_dossiers(inputs.value or ())
    assert reading.value is not None
    problems = [*inputs.diagnostics, *reading.diagnostics]
    found = sorted((Path(one.location.path).name, one.location.line, one.location.column, one.code) for one in problems)
    return reading.value, [f"{name}:{line}:{column} {code}" for name, line, column, code in found]


def titles(found: Gathered) -> list[tuple[str | None, list[str]]]:
    """Return every dossier by its title, None for a document that stands by itself, with its documents."""
    return [
        (
            dossier.manifest.title if dossier.manifest is not None else None,
            [linked.document.title for linked in dossier.documents],
        )
        for dossier in found.dossiers
    ]
