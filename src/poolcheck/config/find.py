"""Finds and reads the configuration of a run: the file that is named, or else the nearest above the documents."""

from __future__ import annotations

import errno
import os
import stat
from pathlib import Path
from typing import TYPE_CHECKING, Final

from poolcheck.config.model import Configuration, FoundBy
from poolcheck.core.diagnostic import diagnostic
from poolcheck.core.location import Location, SourceText
from poolcheck.core.reading import Reading
from poolcheck.core.system_errors import NO_ORDINARY_FILE, reason

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from poolcheck.config.places import Steps
    from poolcheck.core.bilingual import Bilingual

OWN: Final = "poolcheck.toml"
PROJECT: Final = "pyproject.toml"
TABLE: Final[Steps] = ("tool", "poolcheck")
"""Where a configuration stands in the file of a Python project."""

VARIABLE: Final = "POOLCHECK_CONFIG"
LARGEST: Final = 1_000_000
"""Bytes. A configuration has some hundred; the file of a project may have thousands."""

_MARK: Final = b"poolcheck"
"""What the file of a project says somewhere, if it has a table of ours."""

_REPOSITORY: Final = ".git"
_WILD: Final = frozenset("*?[")


def configuration(option: str | None, variable: str, paths: Iterable[str]) -> Reading[Configuration]:
    """Return the configuration of a run.

    Args:
        option: the file that `--config` names.
        variable: the file that the environment names; "" if it names none.
        paths: the documents, folders and globs of the run, above which a configuration is looked for otherwise.
    """
    if option is not None:
        return _named(option, FoundBy.OPTION)
    if variable:
        return _named(variable, FoundBy.ENVIRONMENT)
    try:
        return _nearest(paths)
    except FileNotFoundError:  # the current folder has been deleted
        return Reading(Configuration())


def _named(path: str, found_by: FoundBy) -> Reading[Configuration]:
    """Read a file that is named, which may be a pipe; the file of a project must have a table of ours."""
    own = Path(path).name != PROJECT
    found = _read(Path(path), _shown(path), found_by, () if own else TABLE)
    if found is None:
        return _nothing("config-no-table", _shown(path))
    return found


def _nearest(paths: Iterable[str]) -> Reading[Configuration]:
    """Search the common folder of the paths and those above it, up to the root of the repository if there is one."""
    folders = tuple(_upwards(_common(paths)))
    repository = folders[-1] if _is_there(folders[-1] / _REPOSITORY) else None
    for folder in folders:
        for name, within in ((OWN, ()), (PROJECT, TABLE)):
            path = folder / name
            if not _is_there(path) or (within and not _is_file(path)):
                continue
            shown = _shown(_from_here(path))
            if not _is_file(path):
                return _unreadable(shown, _why_no_file(path))
            found = _read(path, shown, FoundBy.SEARCH, within)
            if found is not None:
                return found if _trusted(path, repository) else _nothing("config-foreign", shown)
    return Reading(Configuration())


def _read(path: Path, shown: str, found_by: FoundBy, within: Steps) -> Reading[Configuration] | None:
    """Read a file; None if it has not the table that is looked for."""
    try:
        with path.open("rb") as stream:
            data = stream.read(LARGEST + 1)
    except OSError as error:
        return _unreadable(shown, reason(error))
    except ValueError:
        return _unreadable(shown, NO_ORDINARY_FILE)
    if within and _MARK not in data:
        return None
    if len(data) > LARGEST:
        return _nothing("config-too-large", shown, megabytes=LARGEST // 1_000_000)
    from poolcheck.config.from_toml import read_table, read_toml  # noqa: PLC0415 - most runs have no configuration

    source = _text(data, shown)
    if source.value is None or source.diagnostics:
        return Reading(None, source.diagnostics)
    tree = read_toml(source.value)
    if tree.value is None:
        return Reading(None, tree.diagnostics)
    table, places = tree.value
    ours: object = table
    for key in within:
        if not isinstance(ours, dict) or key not in ours:
            return None
        ours = ours[key]
    return read_table(ours, within, places, Path(_from_here(path)).parent, found_by)


def _text(data: bytes, shown: str) -> Reading[SourceText]:
    from poolcheck.syntax.from_bytes import read_text  # noqa: PLC0415 - the same

    return read_text(data, shown) if data.strip() else Reading(SourceText(shown, ""))


def _common(paths: Iterable[str]) -> Path:
    """Return the folder that all paths have in common; the current one if they have none."""
    try:
        return Path(os.path.commonpath([os.path.realpath(_folder(path)) for path in paths] or [str(Path.cwd())]))
    except (OSError, ValueError):
        return Path.cwd()


def _folder(written: str) -> Path:
    """Return the folder that a path stands for or in, and that of a glob before its first wild part."""
    path = Path(written)
    if path.is_dir():
        return path
    parts = path.parent.parts if not _WILD & set(written) or path.exists() else _before_wild(path.parts)
    return Path(*parts)


def _before_wild(parts: tuple[str, ...]) -> tuple[str, ...]:
    wild = next((at for at, part in enumerate(parts) if _WILD & set(part)), len(parts))
    return parts[:wild]


def _upwards(start: Path) -> Iterator[Path]:
    """Yield a folder and those above it, up to one that holds a repository."""
    for folder in (start, *start.parents):
        yield folder
        if _is_there(folder / _REPOSITORY):
            return


def _trusted(path: Path, repository: Path | None) -> bool:
    """Whether a file that nobody named may be used: it is the user's, the administrator's, or the repository owner's.

    In a folder where everybody may write, as the one for temporary files, anybody could leave a configuration behind.
    """
    if not hasattr(os, "getuid"):
        return True
    known = {0, os.getuid(), *(_owners(repository) if repository else ())}
    return _owners(path) <= known


def _owners(path: Path) -> set[int]:
    """Return to whom a file belongs, and if it is a link, also to whom what it leads to."""
    return {path.lstat().st_uid, path.stat().st_uid}


def _is_there(path: Path) -> bool:
    return os.path.lexists(path)


def _is_file(path: Path) -> bool:
    try:
        return path.is_file()
    except OSError:
        return False


def _why_no_file(path: Path) -> Bilingual:
    """Return why what has the name of a file cannot be read as one: a folder, a pipe, or a link that leads nowhere."""
    try:
        return reason(IsADirectoryError(errno.EISDIR, "")) if stat.S_ISDIR(path.stat().st_mode) else NO_ORDINARY_FILE
    except OSError as error:
        return reason(error)


def _from_here(path: Path) -> str:
    """Return a path as it is seen from the current folder, if that is above or below; else the whole path."""
    here = Path.cwd()
    near = path.parent.is_relative_to(here) or here.is_relative_to(path.parent)
    return os.path.relpath(path) if path.is_absolute() and near else str(path)


def _shown(path: str) -> str:
    """Return a path as text that can be printed, with `/` between its parts."""
    return Path(path).as_posix().encode("utf-8", "surrogateescape").decode("utf-8", "replace") or "."


def _unreadable(shown: str, why: Bilingual) -> Reading[Configuration]:
    return _nothing("config-unreadable", shown, reason=why)


def _nothing(code: str, shown: str, **values: object) -> Reading[Configuration]:
    return Reading(None, (diagnostic(code, Location(shown, 1, 1, 1, 1), path=shown, **values),))
