"""Reads a manifest and all that it names: its list of patents and its documents, each as what it is named as."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Generic

from poolcheck.core.diagnostic import Diagnostic, diagnostic
from poolcheck.core.reading import Reading
from poolcheck.documents.listed_patents import read_patents
from poolcheck.dossier.from_manifest import KEYS, read_manifest
from poolcheck.dossier.link import Manifest
from poolcheck.dossier.reader import F, Gathering, digest, identity
from poolcheck.findings.report import InputRead
from poolcheck.syntax.from_bytes import read_text
from poolcheck.syntax.from_yaml import read_yaml
from poolcheck.syntax.sentence.lexicon import lexicon
from poolcheck.vocabulary.load import vocabulary

if TYPE_CHECKING:
    from collections.abc import Iterable

    from poolcheck.documents.model import Document
    from poolcheck.dossier.from_manifest import ManifestFile, Named
    from poolcheck.dossier.reader import File, Reader

MOST_DOCUMENTS = 10_000
"""Documents of one dossier; whoever names more has named a folder too many."""

_ORDER = tuple(KEYS.values())


def read_dossier(file: F, reader: Reader[F]) -> Gathering:
    """Read a manifest and what it names; without a title it is no manifest, and nothing that it names is read.

    If anything could not be read, the dossier is partial: what is missing may stand there.
    """
    gathering = Gathering()
    written = _manifest(file, gathering)
    gathering.read.append(InputRead(file.path, digest(file), *(("dossier", written.title) if written else ())))
    if written is None:
        return gathering
    patents = None
    if written.patents is not None:
        reading = read_patents(written.patents, lexicon(vocabulary()), reader.beside(file, gathering))
        gathering.problems.extend(reading.diagnostics)
        patents = reading.value
    _Documents(file, reader, gathering).read(written.named)
    gathering.manifest = Manifest(
        title=written.title,
        partial=written.partial or Reading(None, tuple(gathering.problems)).failed,
        patents=patents.patents if patents is not None else None,
        patent_spans=patents.spans if patents is not None else (),
        tree=written.tree,
        source=written.source,
        sha256=written.sha256,
    )
    return gathering


def _manifest(file: File, gathering: Gathering) -> ManifestFile | None:
    text = read_text(file.data, file.path)
    gathering.problems.extend(text.diagnostics)
    tree = read_yaml(text.value) if text.value is not None else None
    if text.value is None or tree is None or tree.value is None:
        gathering.problems.extend(tree.diagnostics if tree is not None else ())
        return None
    reading = read_manifest(tree.value, text.value, digest(file))
    gathering.problems.extend((*tree.diagnostics, *reading.diagnostics))
    return reading.value


@dataclass(slots=True)
class _Documents(Generic[F]):
    """Reads the documents that one manifest names; `lines` are where each was first named."""

    file: F
    reader: Reader[F]
    gathering: Gathering
    lines: dict[str, int] = field(default_factory=dict)
    found: list[tuple[Named, F]] = field(default_factory=list)

    def read(self, named: Iterable[Named]) -> None:
        """Read the documents; in the dossier they stand by kind and name, in whatever order they were named."""
        self._find(named)
        for name, file in sorted(self.found, key=lambda one: (_ORDER.index(one[0].kind), one[1].path)):
            document = self.reader.document(file, self.gathering)
            if document is not None and self._fits(name, file, document):
                self.gathering.documents.append(document)
            elif document is not None:
                self.gathering.alone.append(document)

    def _find(self, every: Iterable[Named]) -> None:
        find = self.reader.files.finder(self.file)
        for named in every:
            names = find(named.name.text.strip())
            self._tell(named, names.diagnostics)
            for name in names.value or ():
                if len(self.found) == MOST_DOCUMENTS:
                    self._tell(named, [diagnostic("dossier-too-large", named.name.span.location, most=MOST_DOCUMENTS)])
                    return
                reading = self.reader.files.beside(self.file, name)
                self._tell(named, reading.diagnostics)
                if reading.value is not None:
                    self._take(named, reading.value)

    def _take(self, named: Named, file: F) -> None:
        """Take a file for the dossier, unless it is in this one or in another already."""
        place = identity(file)
        if place in self.lines:
            problem = diagnostic(
                "dossier-document-twice", named.name.span.location, path=file.path, line=self.lines[place]
            )
        elif (other := self.reader.members.get(place)) is not None:
            problem = diagnostic("dossier-document-taken", named.name.span.location, path=file.path, manifest=other)
        else:
            self.lines[place] = named.name.span.location.line
            self.reader.members[place] = self.file.path
            self.found.append((named, file))
            return
        self.gathering.problems.append(problem)

    def _fits(self, named: Named, file: File, document: Document) -> bool:
        """Whether a document is what it is named as, and not a second charter."""
        fields, keys = vocabulary().fields, vocabulary().manifest
        if document.kind != named.kind:
            key = next(key for key, kind in KEYS.items() if kind == document.kind)
            values = {"expected": fields[named.kind].bilingual, "found": fields[document.kind].bilingual}
            problem = diagnostic(
                "dossier-document-kind", named.name.span.location, path=file.path, key=keys[key].bilingual, **values
            )
        elif named.kind == "charter" and any(one.kind == "charter" for one in self.gathering.documents):
            problem = diagnostic("dossier-one-name", named.name.span.location, key=keys["charter"].bilingual)
        else:
            return True
        self.gathering.problems.append(problem)
        return False

    def _tell(self, named: Named, problems: Iterable[Diagnostic]) -> None:
        """Report what is wrong with a name where it is named."""
        self.gathering.problems.extend(replace(problem, location=named.name.span.location) for problem in problems)
