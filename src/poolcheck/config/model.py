"""What a configuration says, each part with the place where it is written."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

from poolcheck.core.path_patterns import matches

if TYPE_CHECKING:
    from collections.abc import Mapping

    from poolcheck.core.diagnostic import Severity
    from poolcheck.core.location import Location


class FoundBy(StrEnum):
    """How a configuration was come by."""

    OPTION = "option"
    ENVIRONMENT = "environment"
    SEARCH = "search"
    NOTHING = "nothing"


@dataclass(frozen=True, slots=True)
class Setting:
    """The value of an option: as it is written, and with paths that begin from the current folder."""

    written: str | bool | tuple[str, ...]
    value: str | bool | tuple[str, ...]
    location: Location


@dataclass(frozen=True, slots=True)
class Named:
    """A rule pack, a rule, a prefix of rules or a concern; `written` differs from the name of a pack that is a path."""

    name: str
    written: str
    location: Location


@dataclass(frozen=True, slots=True)
class Weight:
    """How much rules are to weigh; None if they are left out."""

    of: Named
    severity: Severity | None


@dataclass(frozen=True, slots=True)
class Choice:
    """What is said of rules, for all documents or, with `paths`, for those that one of these patterns fits.

    None is what nothing is said of. The patterns begin from `folder`, which is no link; `at` is where each key stands.
    """

    packs: tuple[Named, ...] | None = None
    select: tuple[Named, ...] | None = None
    ignore: tuple[Named, ...] | None = None
    severity: tuple[Weight, ...] = ()
    paths: tuple[str, ...] = ()
    folder: Path | None = None
    at: Mapping[str, Location] = field(default_factory=dict)

    def applies_to(self, path: str) -> bool:
        """Whether this is said of the document at a path, as the report names it."""
        if not self.paths:
            return True
        place = real(path)
        if self.folder is None or not place.is_relative_to(self.folder):
            return False
        inside = place.relative_to(self.folder).as_posix()
        return any(matches(inside, pattern) for pattern in self.paths)


@dataclass(frozen=True, slots=True)
class Configuration:
    """What a file says, if there is one: values of options, and choices of rules, of which later ones win."""

    path: str = ""
    found_by: FoundBy = FoundBy.NOTHING
    settings: Mapping[str, Setting] = field(default_factory=dict)
    choices: tuple[Choice, ...] = ()


def real(path: str | Path) -> Path:
    """Return where a file stands: links to its folder are followed, the file's own name is kept."""
    place = Path(path)
    return Path(os.path.realpath(place.parent)) / place.name
