"""A problem with a condition, placed by offsets into its text."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong from `start` to `end`; `code` and `values` name and fill an entry of the message catalogue."""

    code: str
    start: int
    end: int
    values: Mapping[str, object] = field(default_factory=dict)
