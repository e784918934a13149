"""The mutants that no example can tell from the law, each with the reason, as `survivors.yaml` lists them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import yaml
from pydantic import BaseModel, ConfigDict, RootModel

if TYPE_CHECKING:
    from pathlib import Path


class Survivor(BaseModel):
    """A change that makes no difference, and why it makes none."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    of: str
    mutation: str
    why: str

    @property
    def key(self) -> tuple[str, str]:
        """Return what names the mutant."""
        return (self.of, self.mutation)


_Survivors = RootModel[tuple[Survivor, ...]]


def read_survivors(path: Path) -> tuple[Survivor, ...]:
    """Return the entries of a file; it may be empty."""
    return _Survivors.model_validate(yaml.safe_load(path.read_text(encoding="utf-8")) or ()).root
