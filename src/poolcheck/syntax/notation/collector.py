"""Keeps the garbage collector out of the way while a big tree grows."""

from __future__ import annotations

import gc
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_BIG = 200_000


@contextmanager
def collector_paused(characters: int) -> Iterator[None]:
    """Pause the collector while a big text is read: it would walk again and again over a tree that is all alive."""
    was_on = gc.isenabled()
    if characters > _BIG:
        gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
