"""The files of a rule pack, read from its folder or handed over as texts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

DEFINITIONS = "definitions.yaml"
"""The file of definitions of a pack; under `rules/`, of those that all packs share."""


@dataclass(frozen=True, slots=True)
class PackFiles:
    """The files of a pack by their names below its folder, and what that is called; None: one that cannot be read."""

    folder: str
    data: Mapping[str, bytes | None]

    @property
    def rules(self) -> tuple[str, ...]:
        """The names of the files of rules, in order."""
        return self._in_folder("rules")

    @property
    def definitions(self) -> tuple[str, ...]:
        """The names of the files of definitions, in order: one file, or as many as their folder holds."""
        return (*(name for name in (DEFINITIONS,) if name in self.data), *self._in_folder("definitions"))

    def _in_folder(self, folder: str) -> tuple[str, ...]:
        return tuple(sorted(name for name in self.data if name.startswith(f"{folder}/") and name.count("/") == 1))


def in_folder(folder: Path, shown: str) -> PackFiles:
    """Read the files of a pack in a folder."""
    return PackFiles(shown, {path.relative_to(folder).as_posix(): _read(path) for path in folder.rglob("*.yaml")})


def _read(path: Path) -> bytes | None:
    try:
        return path.read_bytes()
    except OSError:
        return None
