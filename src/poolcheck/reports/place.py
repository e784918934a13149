"""Places as CI systems write them: paths of a repository, and whole lines, the last one included."""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING

from poolcheck.reports.layout import printable

if TYPE_CHECKING:
    from poolcheck.core.location import Location


def repository_path(path: str) -> str:
    """Return a path as it is compared with those of a repository: without `./`, `//`, `folder/..` and controls."""
    return printable(posixpath.normpath(path))


def last_line(location: Location) -> int:
    """Return the last line of a stretch; one that ends where a line begins does not reach into it."""
    ends_before = location.end_column == 1 and location.end_line > location.line
    return location.end_line - 1 if ends_before else max(location.line, location.end_line)
