"""The user's files: finding documents, reading them, writing reports so that nothing is ever half written."""

from __future__ import annotations

import os
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from poolcheck.core.diagnostic import diagnostic
from poolcheck.core.location import Location
from poolcheck.core.reading import Reading

if TYPE_CHECKING:
    from collections.abc import Iterable

    from poolcheck.core.diagnostic import Diagnostic

SUFFIXES = (".yaml", ".yml", ".json")
"""The names of documents end in one of these."""

_MANIFEST = "dossier.yaml"
_WILD = frozenset("*?[")


@dataclass(frozen=True, slots=True)
class InputFile:
    """The bytes of a document and the name it is shown by."""

    path: str
    data: bytes


def read_inputs(paths: Iterable[str]) -> Reading[tuple[InputFile, ...]]:
    """Read documents, folders (every document below them) and globs; each file once, a folder's in order of name."""
    problems: list[Diagnostic] = []
    found: dict[Path, None] = {}
    for written in paths:
        files = _expand(written)
        if not files:
            problems.append(diagnostic("file-missing", Location(written, 1, 1, 1, 1), path=written))
        found.update(dict.fromkeys(files))
    inputs = []
    for path in found:
        shown = path.as_posix()
        try:
            inputs.append(InputFile(shown, path.read_bytes()))
        except OSError as error:
            reason = error.strerror or ""
            problems.append(diagnostic("file-unreadable", Location(shown, 1, 1, 1, 1), path=shown, reason=reason))
    return Reading(tuple(inputs), tuple(problems))


def _expand(written: str) -> list[Path]:
    path = Path(written)
    if path.is_dir():
        below = (child for child in sorted(path.rglob("*")) if child.suffix.lower() in SUFFIXES and child.is_file())
        return [child for child in below if child.name != _MANIFEST and not _hidden(child.relative_to(path))]
    if path.exists():
        return [path]
    if _WILD & set(written):
        root = Path(path.anchor) if path.is_absolute() else Path()
        pattern = str(path.relative_to(path.anchor)) if path.is_absolute() else written
        return sorted(match for match in root.glob(pattern) if match.is_file())
    return []


def _hidden(path: Path) -> bool:
    return any(part.startswith(".") for part in path.parts)


def write_text(path: Path, text: str) -> None:
    """Write a file in one step: another reader sees the old file or the new one, never a part.

    Raises:
        OSError: the file cannot be written; what stood there before is unchanged.
    """
    descriptor, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(descriptor, "w", encoding="utf-8", newline="\n") as stream:
            stream.write(text)
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
