"""Where things stand, as SARIF says it: URIs of files, regions of their lines, and the clauses around them."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Final
from urllib.parse import quote

from poolcheck.reports.sarif.texts import Json, plain

if TYPE_CHECKING:
    from collections.abc import Sequence

    from poolcheck.core.location import Location
    from poolcheck.findings.model import Excerpt, Finding
    from poolcheck.findings.report import Report

ROOT: Final = "%SRCROOT%"
"""What relative paths are relative to: the folder in which poolcheck was run, which GitHub takes for the repository."""

_DRIVE = re.compile(r"[A-Za-z]:[\\/]")


@dataclass(frozen=True)
class Places:
    """Says where things stand in the files of a report; `quoting` also says what stands there."""

    report: Report
    quoting: bool
    _artifacts: dict[str, Json] = field(default_factory=dict)

    def of(self, location: Location) -> Json:
        """Return a place without what stands there."""
        return {"physicalLocation": self.physical(location)}

    def physical(self, location: Location) -> Json:
        """Return a file and a region of it; of a file as a whole the file alone."""
        found: Json = {"artifactLocation": self.artifact(location.path)}
        if not _whole(location):
            found["region"] = _region(location)
        return found

    def artifact(self, path: str) -> Json:
        """Return the URI of a file, and its index among the inputs if it is one of them."""
        if path not in self._artifacts:
            index = {"index": self._indices[path]} if path in self._indices else {}
            self._artifacts[path] = {**artifact_location(path), **index}
        return self._artifacts[path]

    def primary(self, finding: Finding) -> Json:
        """Return the place of a finding: always with a region, which GitHub insists on, and with its clause."""
        region = _region(finding.location)
        physical: Json = {"artifactLocation": self.artifact(finding.location.path), "region": region}
        if self.quoting:
            text = self._text(finding.location)
            if text is not None:
                region["snippet"] = {"text": text}
            context = _context(finding.excerpt, finding.location)
            if context is not None:
                physical["contextRegion"] = context
        found: Json = {"physicalLocation": physical}
        if self.quoting:
            found["logicalLocations"] = [_logical(finding)]
        return found

    def _text(self, location: Location) -> str | None:
        """Return what stands at a place; None if the lines of its file are not at hand."""
        lines = self._lines.get(location.path)
        if lines is None or location.end_line > len(lines):
            return None
        found = list(lines[location.line - 1 : location.end_line])
        found[-1] = found[-1][: location.end_column - 1]
        found[0] = found[0][location.column - 1 :]
        return "\n".join(found)

    @cached_property
    def _lines(self) -> dict[str, Sequence[str]]:
        return {text.path: text.lines for text in self.report.texts}

    @cached_property
    def _indices(self) -> dict[str, int]:
        return {read.path: index for index, read in reversed(list(enumerate(self.report.inputs)))}


def artifact_location(path: str) -> Json:
    """Return the URI of a file, relative to where poolcheck was run unless its path is absolute.

    A backslash separates folders on Windows; a path that also has slashes has it in a name, as other systems allow.
    """
    if _DRIVE.match(path):
        parts = path.replace("\\", "/").split("/")
        return {"uri": "/".join(["file:///" + parts[0], *map(_quoted, parts[1:])])}
    parts = (path if "/" in path else path.replace("\\", "/")).split("/")
    if parts[0] == "" and len(parts) > 1:
        shared = len(parts) > 3 and parts[1] == ""
        names = [_quoted(part) for part in parts if part not in ("", ".")]
        return {"uri": ("file://" if shared else "file:///") + "/".join(names)}
    return {"uri": "/".join(_quoted(part) for part in parts if part not in ("", ".")), "uriBaseId": ROOT}


def _quoted(part: str) -> str:
    return quote(part, safe="", errors="replace")


def _whole(location: Location) -> bool:
    return (location.line, location.column, location.end_line, location.end_column) == (1, 1, 1, 1)


def _region(location: Location) -> Json:
    return {
        "startLine": location.line,
        "startColumn": location.column,
        "endLine": location.end_line,
        "endColumn": location.end_column,
    }


def _context(excerpt: Excerpt, location: Location) -> Json | None:
    """Return the lines around a place, if they are more than the place itself."""
    last_line = excerpt.first_line + len(excerpt.lines) - 1
    if not (excerpt.lines and excerpt.first_line <= location.line and location.end_line <= last_line):
        return None
    whole = (excerpt.first_line, 1, last_line, len(excerpt.lines[-1]) + 1)
    if (location.line, location.column, location.end_line, location.end_column) == whole:
        return None
    return {
        "startLine": excerpt.first_line,
        "startColumn": 1,
        "endLine": last_line,
        "endColumn": max(whole[3], location.end_column if location.end_line == last_line else 1),
        "snippet": {"text": "\n".join(excerpt.lines)},
    }


def _logical(finding: Finding) -> Json:
    """Return the clause of a finding, or what else it is about; behind the `@` of its id that is named in full."""
    return {
        "name": plain(finding.clause or finding.subject),
        "fullyQualifiedName": plain(finding.id.partition("@")[2] or finding.subject),
        "kind": "clause" if finding.clause else "subject",
    }
