"""Gathers the inputs of a run into dossiers: what a manifest names belongs together, all else stands by itself."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import PurePath
from typing import TYPE_CHECKING

from poolcheck.core.diagnostic import Severity, diagnostic
from poolcheck.core.location import Location
from poolcheck.core.reading import Reading
from poolcheck.dossier.from_files import read_dossier
from poolcheck.dossier.link import Dossier, link, same_keys
from poolcheck.dossier.reader import F, Part, Reader, identity

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from poolcheck.core.diagnostic import Diagnostic
    from poolcheck.dossier.reader import File, Files
    from poolcheck.findings.report import InputRead


@dataclass(frozen=True, slots=True)
class Gathered:
    """The dossiers of a run, in the order of the inputs, and every file that was read."""

    dossiers: tuple[Dossier, ...]
    inputs: tuple[InputRead, ...]


def gather(inputs: Sequence[F], files: Files[F]) -> Reading[Gathered]:
    """Read the inputs, and what manifests name, and link what belongs together."""
    reader = Reader(files)
    parts: dict[int, Part] = {}
    for index, file in enumerate(inputs):
        if file.is_manifest:
            parts[index] = read_dossier(file, reader)
    folders = {
        PurePath(file.place).parent: file.path
        for index, file in enumerate(inputs)
        if file.place and index in parts and parts[index].manifest is not None
    }
    for index, file in enumerate(inputs):
        if not file.is_manifest and identity(file) not in reader.members:
            parts[index] = _single(file, reader, folders)
    kept = [part for index, part in sorted(parts.items()) if not _is_list(part, inputs[index], reader)]
    dossiers: list[Dossier] = []
    problems = [problem for part in kept for problem in part.problems]
    for part in kept:
        for linked in _linked(part):
            problems.extend(linked.diagnostics)
            dossiers.extend([linked.value] if linked.value is not None else [])
    problems.extend(same_keys(linked.document for dossier in dossiers for linked in dossier.documents))
    return Reading(Gathered(tuple(dossiers), tuple(_once(kept))), tuple(problems))


def _is_list(part: Part, file: F, reader: Reader[F]) -> bool:
    """Whether what could not be read as a document was read as the list of one."""
    return part.manifest is None and not part.alone and identity(file) in reader.lists


def _single(file: F, reader: Reader[F], folders: Mapping[PurePath, str]) -> Part:
    """Read a document that no manifest names; say so if the manifest of its folder could."""
    part = Part()
    document = reader.document(file, part)
    part.alone.extend([document] if document is not None else [])
    above = PurePath(file.place).parents if file.place else ()
    manifest = next((folders[folder] for folder in above if folder in folders), None)
    if manifest is not None:
        part.problems.append(_unnamed(file, manifest))
    return part


def _unnamed(file: File, manifest: str) -> Diagnostic:
    place = Location(file.path, 1, 1, 1, 1)
    return diagnostic("dossier-document-unnamed", place, Severity.NOTE, manifest=manifest)


def _linked(part: Part) -> Iterator[Reading[Dossier]]:
    """Yield the dossier of a manifest, and one for each document that stands by itself."""
    if part.manifest is not None:
        yield link(part.documents, part.manifest)
    for document in part.alone:
        yield link([document])


def _once(parts: Iterable[Part]) -> Iterator[InputRead]:
    """Yield what was read; a list that several documents name once."""
    seen: set[str] = set()
    for part in parts:
        for read in part.read:
            if read.path not in seen:
                yield read
            seen.add(read.path)
