"""The starting files of `poolcheck new`: a commented document of every kind and a manifest, ready to be filled in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from poolcheck.core.resources import data_folder, read_text

if TYPE_CHECKING:
    from poolcheck.core.bilingual import Language

_FOLDER = "templates"


def kinds() -> tuple[str, ...]:
    """Return what there is a starting file for, by the files there are: kinds of documents, and `dossier`."""
    return tuple(sorted({path.name.partition(".")[0] for path in (data_folder("grammar") / _FOLDER).glob("*.yaml")}))


def starting_file(kind: str, language: Language) -> str:
    """Return the starting file of one of `kinds`, as YAML."""
    return read_text("grammar", f"{_FOLDER}/{kind}.{language}.yaml")
