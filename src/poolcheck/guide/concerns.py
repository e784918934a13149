"""The concerns in the order of the matrix, each with its row."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from poolcheck.core.resources import data_folder
from poolcheck.core.suggest import closest
from poolcheck.packs.files import ConcernEntry
from poolcheck.packs.read_file import read_file

if TYPE_CHECKING:
    from collections.abc import Mapping

    from poolcheck.packs.model import Law


@cache
def matrix_rows() -> Mapping[str, str]:
    """Return the row of each concern, as C14, in the order of the matrix."""
    from pydantic import RootModel  # noqa: PLC0415 - commands that explain nothing must not pay for it

    reading = read_file(
        data_folder("rules") / "concerns.yaml", "rules/concerns.yaml", RootModel[dict[str, ConcernEntry]]
    )
    entries = reading.value[0].root if reading.value is not None else {}
    return dict(sorted(((id_, entry.row) for id_, entry in entries.items()), key=lambda pair: pair[1]))


def concern_named(name: str, law: Law) -> tuple[str, str]:
    """Return the id of a concern by its id, row or title, or "" and the nearest name there is."""
    rows = matrix_rows()
    known: dict[str, str] = {}
    for id_, title in law.concerns.items():
        for each in (id_, rows.get(id_, id_), title.en, title.zh):
            known.setdefault(_compared(each), id_)
    found = known.get(_compared(name), "")
    return found, "" if found else closest(name, law.concerns)


def _compared(name: str) -> str:
    return name.casefold().replace("_", " ").replace("-", " ")
