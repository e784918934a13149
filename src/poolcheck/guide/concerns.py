"""Finds a concern by its id, its row in the matrix or its title."""

from __future__ import annotations

from typing import TYPE_CHECKING

from poolcheck.core.suggest import closest

if TYPE_CHECKING:
    from poolcheck.packs.model import Law


def concern_named(name: str, law: Law) -> tuple[str, str]:
    """Return the id of a concern by its id, row or title, or "" and the nearest name there is."""
    known: dict[str, str] = {}
    for id_, title in law.concerns.items():
        for each in (id_, law.rows[id_], title.en, title.zh):
            known.setdefault(_compared(each), id_)
    found = known.get(_compared(name), "")
    return found, "" if found else closest(name, law.concerns)


def _compared(name: str) -> str:
    return name.casefold().replace("_", " ").replace("-", " ")
