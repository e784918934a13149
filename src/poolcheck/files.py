"""The user's files: finding documents, reading them, writing reports so that nothing is ever half written."""

from __future__ import annotations

import os
import tempfile
from dataclasses import dataclass
from functools import cached_property
from glob import glob
from pathlib import Path
from typing import TYPE_CHECKING

from poolcheck.core.diagnostic import Severity, diagnostic
from poolcheck.core.location import Location
from poolcheck.core.path_patterns import matches
from poolcheck.core.reading import Reading
from poolcheck.core.system_errors import NO_ORDINARY_FILE, reason
from poolcheck.syntax.from_bytes import LARGEST_FILE

if TYPE_CHECKING:
    from collections.abc import Iterable

    from poolcheck.core.bilingual import Bilingual
    from poolcheck.core.diagnostic import Diagnostic

SUFFIXES = (".yaml", ".yml", ".json", ".pool")
"""The names of documents end in one of these."""

MANIFEST = "dossier.yaml"
"""The manifest of a dossier is called so, whatever folder it stands in."""

_WILD = frozenset("*?[")


@dataclass(frozen=True, slots=True)
class InputFile:
    """The bytes of a document or a manifest, the name it is shown by, and the folder that files it names stand in.

    `place` is the file's own path, whatever way it was come by; `walked` is the folder below which it was come across,
    empty if the file was named itself.
    """

    path: str
    data: bytes
    folder: Path | None = None
    place: str = ""
    walked: str = ""

    @property
    def beside(self) -> Path:
        """The folder that names in this file begin from: its own, or that of the name it was given."""
        return self.folder if self.folder is not None else Path(self.path).parent

    @property
    def is_manifest(self) -> bool:
        """Whether this is the manifest of a dossier."""
        return self.path.rpartition("/")[2] == MANIFEST


def read_inputs(paths: Iterable[str]) -> Reading[tuple[InputFile, ...]]:
    """Read files, folders (all that is called like a document) and globs; each once, a folder's in order of name."""
    problems: list[Diagnostic] = []
    found: dict[Path, tuple[Path, str]] = {}
    for written in paths:
        try:
            for path, walked in _expand(written, problems):
                first, before = found.get(place := path.resolve(), (path, walked))
                found[place] = (first, walked and before)
        except (OSError, ValueError, RuntimeError) as error:  # a RuntimeError is a circle of links
            problems.append(_unreadable(_shown(written), error))
    inputs = []
    for place, (path, walked) in found.items():
        shown = _shown(path.as_posix())
        try:
            inputs.append(InputFile(shown, _bytes_of(path), path.parent, str(place), _shown(walked)))
        except OSError as error:
            problems.append(_unreadable(shown, error))
    return Reading(tuple(inputs), tuple(problems))


def read_beside(file: InputFile, name: str) -> Reading[InputFile]:
    """Read a file that a document or a manifest names; it must stand in the same folder or below."""
    try:
        folder = file.beside.resolve()
        path = (folder / name).resolve()
        if not path.is_relative_to(folder) or Path(name).is_absolute():
            return Reading(None, (_problem("beside-outside", name),))
        if path.exists() and not (path.is_file() or path.is_dir()):
            return Reading(None, (_unreadable(_shown(name), NO_ORDINARY_FILE),))
        shown = _shown((Path(file.path).parent / name).as_posix())
        return Reading(InputFile(shown, path.read_bytes(), path.parent, str(path)))
    except (OSError, ValueError, RuntimeError) as error:  # a RuntimeError is a circle of links
        return Reading(None, (_unreadable(_shown(name), error),))


def _bytes_of(path: Path) -> bytes:
    """Read a file; of what may have no end, as a device or a pipe, no more than shows that it is too large."""
    if path.is_file():
        return path.read_bytes()
    with path.open("rb") as stream:
        return stream.read(LARGEST_FILE + 1)


@dataclass(frozen=True)
class DossierFolder:
    """The documents in the folder of a manifest, as far as they are not in a dossier of their own further below."""

    manifest: InputFile

    def find(self, pattern: str) -> Reading[tuple[str, ...]]:
        """Return the names that a name or a pattern stands for: `licenses/*.yaml`, and `**` for any folders."""
        wild = [part for part in pattern.split("/") if part not in ("", ".")]
        if not _WILD & set(pattern) or self._is_there(pattern):
            return Reading((pattern,))
        if ".." in wild or pattern.startswith("/"):
            return Reading(None, (_problem("beside-outside", pattern),))
        names, problems = self._documents
        found = tuple(name for name in names if matches(name, pattern))
        return Reading(found, (*problems, *(() if found else (_problem("glob-empty", pattern),))))

    def _is_there(self, name: str) -> bool:
        """Whether a file is really called so, signs of patterns and all."""
        try:
            return (self.manifest.beside / name).exists()
        except (OSError, ValueError):
            return False

    @cached_property
    def _documents(self) -> tuple[tuple[str, ...], tuple[Diagnostic, ...]]:
        problems: list[Diagnostic] = []
        folder = self.manifest.beside
        paths = _walk(folder, problems, other_dossiers=False)
        names = [path.relative_to(folder).as_posix() for path in paths if path.name != MANIFEST and path.is_file()]
        return tuple(names), tuple(problems)


def _expand(written: str, problems: list[Diagnostic]) -> list[tuple[Path, str]]:
    """Return the files that a path stands for, each with the folder it was come across in; say so if there are none."""
    path = Path(written)
    if written and path.is_dir():
        return _below(path, written, problems)
    if written and path.exists():
        return [(path, "")]
    wild = bool(_WILD & set(written))
    # `Path.glob` gives up on patterns such as `a**b`, which a shell takes for a star.
    matches = [Path(match) for match in sorted(glob(written, recursive=True))] if wild else []  # noqa: PTH207
    if not matches:
        problems.append(_problem("glob-empty" if wild else "file-missing", written))
    files = []
    for match in matches:
        files.extend(_below(match, match.as_posix(), problems) if match.is_dir() else [(match, "")])
    return files


def _below(folder: Path, written: str, problems: list[Diagnostic]) -> list[tuple[Path, str]]:
    """Return what is called like a document below a folder, but nothing hidden."""
    files = [(path, written) for path in _walk(folder, problems) if path.is_file()]
    if not files:
        problems.append(_problem("folder-empty", written))
    return files


def _walk(folder: Path, problems: list[Diagnostic], *, other_dossiers: bool = True) -> list[Path]:
    """Return what is called like a document below a folder, in order; follows no links to folders.

    Without `other_dossiers`, a folder further below that has a manifest of its own is left out.
    """
    found: list[Path] = []
    waiting = [folder]
    while waiting:
        here = waiting.pop()
        try:
            below = [entry for entry in os.scandir(here) if not entry.name.startswith(".")]
        except OSError as error:
            problems.append(_unreadable(_shown(here.as_posix()), error))
            continue
        if not other_dossiers and here != folder and any(entry.name == MANIFEST for entry in below):
            continue
        waiting.extend(here / entry.name for entry in below if entry.is_dir(follow_symlinks=False))
        found.extend(here / entry.name for entry in below if Path(entry.name).suffix.lower() in SUFFIXES)
    return sorted(found)


def _shown(path: str) -> str:
    """Return a path as text that can be printed: bytes that are no UTF-8 are replaced."""
    return path.encode("utf-8", "surrogateescape").decode("utf-8", "replace")


def _problem(code: str, path: str, severity: Severity = Severity.ERROR) -> Diagnostic:
    shown = _shown(path)
    return diagnostic(code, Location(shown, 1, 1, 1, 1), severity, path=shown)


def _unreadable(shown: str, why: Exception | Bilingual) -> Diagnostic:
    told = reason(why) if isinstance(why, OSError) else why
    return diagnostic("file-unreadable", Location(shown, 1, 1, 1, 1), path=shown, reason=told)


def write_text(path: Path, text: str) -> None:
    """Write a text file in one step, as `write_bytes` does."""
    write_bytes(path, text.encode())


def write_bytes(path: Path, data: bytes) -> None:
    """Write a file in one step: another reader sees the old file or the new one, never a part.

    What is no ordinary file (a pipe, a device) is written to as it stands; a link stays a link.

    Raises:
        OSError: the file cannot be written; what stood there before is unchanged.
    """
    target = path.resolve()
    if target.exists() and not target.is_file():
        target.write_bytes(data)
        return
    mode = target.stat().st_mode & 0o777 if target.exists() else 0o666 & ~_umask()
    descriptor, name = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name[:100]}.")
    try:
        with os.fdopen(descriptor, "wb") as stream:
            stream.write(data)
        Path(name).chmod(mode)
        Path(name).replace(target)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def _umask() -> int:
    """Return the process's file mode mask, which can only be read by setting it."""
    mask = os.umask(0o022)
    os.umask(mask)
    return mask
