"""What readers of a configuration share: its places, its folder, and the list of what is wrong with it."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from poolcheck.config import keys
from poolcheck.core.diagnostic import diagnostic
from poolcheck.core.suggest import closest

if TYPE_CHECKING:
    from collections.abc import Mapping

    from poolcheck.config.places import Places, Steps
    from poolcheck.core.bilingual import Bilingual
    from poolcheck.core.diagnostic import Diagnostic
    from poolcheck.core.location import Location

_MOST_TOLD = 100
"""Problems of one file that are told; whoever has more of them has one problem, not many."""

Value = object
"""What TOML can hold: a text, a number, a truth value, a day or a time, a list, or a table."""


@dataclass(frozen=True, slots=True)
class Desk:
    """A file that is being read; its paths begin from `folder`."""

    places: Places
    folder: Path
    problems: list[Diagnostic] = field(default_factory=list)

    @property
    def root(self) -> Path:
        """Where the folder stands, links followed."""
        return Path(os.path.realpath(self.folder))

    def is_file(self, name: str) -> bool:
        """Whether there is such a file, seen from the folder."""
        try:
            return (self.folder / name).is_file()
        except (OSError, ValueError):
            return False

    def problem(self, code: str, place: Location, **values: object) -> None:
        """Take note of something that is wrong."""
        if not self.full:
            self.problems.append(diagnostic(code, place, **values))

    @property
    def full(self) -> bool:
        """Whether so much is wrong that no more is told."""
        return len(self.problems) >= _MOST_TOLD

    def shape(self, key: str, expected: Bilingual, place: Location) -> None:
        """Take note that a key takes something else."""
        self.problem("config-shape", place, key=key, expected=expected)

    def table(self, table: Value, within: Steps, known: tuple[str, ...]) -> Mapping[str, Value]:
        """Return a table; take note of keys that it may not have."""
        if not isinstance(table, dict):
            self.shape(str(within[-1]), keys.TABLE, self.places.key(within))
            return {}
        for name in table:
            place = self.places.key((*within, name))
            if name in known or self.full:
                continue
            if name in keys.TOP:
                self.problem("config-key-misplaced", place, words=name, table=keys.PER_PATH)
            else:
                self.problem("config-key-unknown", place, words=name, suggestion=closest(name, known), choices=known)
        return table

    def texts(self, key: str, value: Value, steps: Steps) -> tuple[str, ...]:
        """Return the texts of a list; where one is none, "" stands in its place, and it is noted."""
        if not isinstance(value, list):
            self.shape(key, keys.LIST, self.places.value(steps))
            return ()
        return tuple(self._text(key, one, (*steps, number)) for number, one in enumerate(value))

    def _text(self, key: str, value: Value, steps: Steps) -> str:
        if isinstance(value, str) and value.strip():
            return value
        if isinstance(value, str):
            self.problem("config-name-empty", self.places.value(steps), key=key)
        else:
            self.shape(key, keys.TEXT, self.places.value(steps))
        return ""

    def one_of(self, key: str, choices: tuple[str, ...], value: Value, steps: Steps) -> str | None:
        """Return a word that is one of a few; None, and a note, if it is not."""
        if isinstance(value, str) and value in choices:
            return value
        guess = closest(value, choices) if isinstance(value, str) else ""
        self.problem("config-choice", self.places.value(steps), key=key, choices=choices, suggestion=guess)
        return None
