"""The user's files: finding documents, reading them, writing reports so that nothing is ever half written."""

from __future__ import annotations

import os
import tempfile
from dataclasses import dataclass
from glob import glob
from pathlib import Path
from typing import TYPE_CHECKING

from poolcheck.core.diagnostic import Severity, diagnostic
from poolcheck.core.location import Location
from poolcheck.core.reading import Reading

if TYPE_CHECKING:
    from collections.abc import Iterable

    from poolcheck.core.diagnostic import Diagnostic

SUFFIXES = (".yaml", ".yml", ".json", ".pool")
"""The names of documents end in one of these."""

_MANIFEST = "dossier.yaml"
_WILD = frozenset("*?[")


@dataclass(frozen=True, slots=True)
class InputFile:
    """The bytes of a document, the name it is shown by, and the folder that files it names are looked for in."""

    path: str
    data: bytes
    folder: Path | None = None


def read_inputs(paths: Iterable[str]) -> Reading[tuple[InputFile, ...]]:
    """Read documents, folders (every document below them) and globs; each file once, a folder's in order of name."""
    problems: list[Diagnostic] = []
    found: dict[Path, Path] = {}
    for written in paths:
        try:
            files = _expand(written, problems)
        except (OSError, ValueError) as error:
            problems.append(_unreadable(_shown(written), error))
            continue
        for path in files:
            found.setdefault(path.resolve(), path)
    inputs = []
    for path in found.values():
        shown = _shown(path.as_posix())
        try:
            inputs.append(InputFile(shown, path.read_bytes(), path.parent))
        except OSError as error:
            problems.append(_unreadable(shown, error))
    return Reading(tuple(inputs), tuple(problems))


def read_beside(file: InputFile, name: str) -> Reading[InputFile]:
    """Read a file that a document names; it must stand in the document's folder or below."""
    folder = (file.folder or Path()).resolve()
    try:
        path = (folder / name).resolve()
        if not path.is_relative_to(folder) or Path(name).is_absolute():
            return Reading(None, (_problem("beside-outside", name),))
        return Reading(InputFile(_shown((Path(file.path).parent / name).as_posix()), path.read_bytes(), path.parent))
    except (OSError, ValueError) as error:
        return Reading(None, (_unreadable(_shown(name), error),))


def _expand(written: str, problems: list[Diagnostic]) -> list[Path]:
    """Return the files that a path stands for; say so if there are none."""
    path = Path(written)
    if written and path.is_dir():
        return _below(path, written, problems)
    if written and path.exists():
        return [path]
    wild = bool(_WILD & set(written))
    # `Path.glob` gives up on patterns such as `a**b`, which a shell takes for a star.
    matches = [Path(match) for match in sorted(glob(written, recursive=True))] if wild else []  # noqa: PTH207
    if not matches:
        problems.append(_problem("glob-empty" if wild else "file-missing", written))
    files = []
    for match in matches:
        files.extend(_below(match, match.as_posix(), problems) if match.is_dir() else [match])
    return files


def _below(folder: Path, written: str, problems: list[Diagnostic]) -> list[Path]:
    """Return the documents below a folder, but nothing hidden; say of manifests that they are not read."""
    every = [path for path in sorted(folder.rglob("*")) if not _hidden(path.relative_to(folder))]
    files = [path for path in every if path.suffix.lower() in SUFFIXES and path.is_file()]
    manifests = [path for path in files if path.name == _MANIFEST]
    documents = [path for path in files if path.name != _MANIFEST]
    problems.extend(_problem("dossier-not-read", path.as_posix(), Severity.NOTE) for path in manifests)
    if not documents:
        problems.append(_problem("folder-empty", written))
    return documents


def _hidden(path: Path) -> bool:
    return any(part.startswith(".") for part in path.parts)


def _shown(path: str) -> str:
    """Return a path as text that can be printed: bytes that are no UTF-8 are replaced."""
    return path.encode("utf-8", "surrogateescape").decode("utf-8", "replace")


def _problem(code: str, path: str, severity: Severity = Severity.ERROR) -> Diagnostic:
    shown = _shown(path)
    return diagnostic(code, Location(shown, 1, 1, 1, 1), severity, path=shown)


def _unreadable(shown: str, error: OSError | ValueError) -> Diagnostic:
    reason = error.strerror if isinstance(error, OSError) else str(error)
    return diagnostic("file-unreadable", Location(shown, 1, 1, 1, 1), path=shown, reason=reason or "")


def write_text(path: Path, text: str) -> None:
    """Write a file in one step: another reader sees the old file or the new one, never a part.

    What is no ordinary file (a pipe, a device) is written to as it stands; a link stays a link.

    Raises:
        OSError: the file cannot be written; what stood there before is unchanged.
    """
    target = path.resolve()
    if target.exists() and not target.is_file():
        target.write_text(text, encoding="utf-8", newline="\n")
        return
    mode = target.stat().st_mode & 0o777 if target.exists() else 0o666 & ~_umask()
    descriptor, name = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name[:100]}.")
    try:
        with os.fdopen(descriptor, "w", encoding="utf-8", newline="\n") as stream:
            stream.write(text)
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
