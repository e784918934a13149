"""Patterns of paths, in manifests and configurations: a star for any part of a name, two stars for any folders."""

from __future__ import annotations

from fnmatch import fnmatchcase
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence


def matches(path: str, pattern: str) -> bool:
    """Whether a path, with `/` between its parts, fits a pattern; one that ends in `/` stands for all that is below."""
    wanted = [part for part in pattern.split("/") if part not in ("", ".")]
    return _fits(path.split("/"), [*wanted, "**"] if pattern.endswith("/") else wanted)


def _fits(parts: Sequence[str], pattern: Sequence[str]) -> bool:
    """Whether a path fits a pattern part by part; reads each part once, however many stars there are."""
    reached = _past_stars({0}, pattern)
    for part in parts:
        further = {at for at in reached if at < len(pattern) and pattern[at] == "**"}
        further |= {at + 1 for at in reached if at < len(pattern) and fnmatchcase(part, pattern[at])}
        reached = _past_stars(further, pattern)
    return len(pattern) in reached


def _past_stars(reached: set[int], pattern: Sequence[str]) -> set[int]:
    """Add the places behind every `**`, which may stand for no folder at all."""
    found = set(reached)
    for at in sorted(reached):
        following = at
        while following < len(pattern) and pattern[following] == "**":
            following += 1
            found.add(following)
    return found
