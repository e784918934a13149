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
from poolcheck.dossier.passed_over import notes_on
from poolcheck.dossier.reader import F, Gathering, Reader, identity

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
    gatherings: dict[int, Gathering] = {}
    for index, file in enumerate(inputs):
        if file.is_manifest:
            gatherings[index] = read_dossier(file, reader)
    folders = {
        PurePath(file.place).parent: file.path
        for index, file in enumerate(inputs)
        if file.place and index in gatherings and gatherings[index].manifest is not None
    }
    passed: list[F] = []
    for index, file in enumerate(inputs):
        if file.is_manifest or identity(file) in reader.members:
            continue
        if file.walked and not files.could_be_document(file):
            passed.append(file)
        else:
            gatherings[index] = _single(file, reader, folders)
    kept = [one for index, one in sorted(gatherings.items()) if not _is_list(one, inputs[index], reader)]
    dossiers: list[Dossier] = []
    problems = [problem for gathering in kept for problem in gathering.problems]
    problems.extend(notes_on(inputs, [file for file in passed if identity(file) not in reader.lists]))
    for gathering in kept:
        for linked in _linked(gathering):
            problems.extend(linked.diagnostics)
            dossiers.extend([linked.value] if linked.value is not None else [])
    problems.extend(same_keys(linked.document for dossier in dossiers for linked in dossier.documents))
    return Reading(Gathered(tuple(dossiers), tuple(_once(kept))), tuple(problems))


def _is_list(gathering: Gathering, file: F, reader: Reader[F]) -> bool:
    """Whether what could not be read as a document was read as the list of one."""
    return gathering.manifest is None and not gathering.alone and identity(file) in reader.lists


def _single(file: F, reader: Reader[F], folders: Mapping[PurePath, str]) -> Gathering:
    """Read a document that no manifest names; say so if the manifest of its folder could."""
    gathering = Gathering()
    document = reader.document(file, gathering)
    gathering.alone.extend([document] if document is not None else [])
    above = PurePath(file.place).parents if file.place else ()
    manifest = next((folders[folder] for folder in above if folder in folders), None)
    if manifest is not None:
        gathering.problems.append(_unnamed(file, manifest))
    return gathering


def _unnamed(file: File, manifest: str) -> Diagnostic:
    place = Location(file.path, 1, 1, 1, 1)
    return diagnostic("dossier-document-unnamed", place, Severity.NOTE, manifest=manifest)


def _linked(gathering: Gathering) -> Iterator[Reading[Dossier]]:
    """Yield the dossier of a manifest, and one for each document that stands by itself."""
    if gathering.manifest is not None:
        yield link(gathering.documents, gathering.manifest)
    for document in gathering.alone:
        yield link([document])


def _once(gatherings: Iterable[Gathering]) -> Iterator[InputRead]:
    """Yield what was read; a list that several documents name once."""
    seen: set[str] = set()
    for gathering in gatherings:
        for read in gathering.read:
            if read.path not in seen:
                yield read
            seen.add(read.path)
