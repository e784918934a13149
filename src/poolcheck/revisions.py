"""Documents as they stood at a revision of the repository they are kept in."""

from __future__ import annotations

import os
import subprocess
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

_SECONDS = 60
_WILD = frozenset("*?[")


class RevisionError(Exception):
    """A revision, or the repository that should have it, is not there; the text says what git said."""


@dataclass(frozen=True, slots=True)
class Revision:
    """A commit, and the paths below which the documents lie as they stood then.

    `names` are what those paths were called, by where they lie.
    """

    commit: str
    paths: tuple[str, ...]
    names: Mapping[str, str]

    def called(self, path: str) -> str:
        """Return what a file that lies below one of the paths would be called if it lay where it belongs."""
        for there, name in self.names.items():
            if path == there or path.startswith(f"{there}/"):
                return name + path[len(there) :]
        return path


@contextmanager
def at_revision(revision: str, paths: Sequence[str]) -> Iterator[Revision]:
    """Lay out the folders of documents as they stood at a revision, for as long as the context lasts.

    Args:
        revision: whatever git understands as a commit: a branch, a tag, `HEAD~1`.
        paths: documents, folders and globs; what was not there yet is left out.

    Raises:
        RevisionError: there is no repository, no such revision, or no git.
    """
    start = _folder(Path(paths[0])) if paths else Path()
    root = Path(_git(start, "rev-parse", "--show-toplevel").decode().strip())
    commit = _git(root, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}")
    found = commit.decode().strip()
    with TemporaryDirectory(prefix="poolcheck-") as name:
        desk = Path(name)
        within = [(path, _inside(Path(path), root)) for path in paths]
        for folder in dict.fromkeys(_folder(root / place).relative_to(root) for _, place in within):
            _lay_out(root, found, folder, desk)
        there = {str(desk / place): path for path, place in within if _is_there(desk / place)}
        folders = {str(_folder(desk / place)): _folder(Path(path)).as_posix() for path, place in within}
        yield Revision(found, tuple(there), {**there, **folders})


def _is_there(path: Path) -> bool:
    """Whether there is such a file or folder; of a pattern nobody knows yet."""
    return bool(_WILD & set(path.as_posix())) or path.exists()


def _inside(path: Path, root: Path) -> Path:
    """Return where a path lies in a repository.

    Raises:
        RevisionError: it lies outside.
    """
    try:
        return path.resolve().relative_to(root.resolve())
    except ValueError:
        raise RevisionError(str(path)) from None


def _folder(path: Path) -> Path:
    """Return the folder that a document, a folder or a glob stands in, as far as it is there now."""
    while _WILD & set(path.name):
        path = path.parent
    return path if path.is_dir() else path.parent


def _lay_out(root: Path, commit: str, folder: Path, desk: Path) -> None:
    """Write the ordinary files below a folder of a commit; their contents as they were recorded."""
    spec = [] if folder == Path() else ["--", folder.as_posix()]
    listed = _git(root, "ls-tree", "-r", "-z", "--full-tree", commit, *spec)
    entries = [entry.partition(b"\t") for entry in listed.split(b"\0") if entry]
    files = [(head.split()[2], os.fsdecode(name)) for head, _, name in entries if head.startswith(b"100")]
    contents = _contents(root, [blob for blob, _ in files])
    for (_, name), data in zip(files, contents, strict=True):
        target = desk / name
        if not target.resolve().is_relative_to(desk.resolve()):
            continue
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(data)


def _contents(root: Path, blobs: Sequence[bytes]) -> Iterable[bytes]:
    """Yield the contents of blobs, in their order."""
    answer = _git(root, "cat-file", "--batch", said=b"".join(blob + b"\n" for blob in blobs))
    at = 0
    for _ in blobs:
        end = answer.index(b"\n", at)
        size = int(answer[at:end].split()[2])
        yield answer[end + 1 : end + 1 + size]
        at = end + 2 + size


def _git(folder: Path, *arguments: str, said: bytes = b"") -> bytes:
    """Run git and return what it prints.

    Raises:
        RevisionError: git is not there, takes too long, or refuses.
    """
    try:
        done = subprocess.run(  # noqa: S603 - the words of the user stand behind --end-of-options
            ["git", "-C", str(folder), *arguments],  # noqa: S607 - git is where the machine has it
            input=said,
            capture_output=True,
            check=False,
            timeout=_SECONDS,
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        raise RevisionError(str(error)) from error
    if done.returncode:
        raise RevisionError(done.stderr.decode("utf-8", "replace").strip())
    return done.stdout
