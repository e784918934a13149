"""Instruments of law as dated data: citations resolved to the article in force on a day."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from poolcheck.core.reading import Reading
from poolcheck.findings.model import Authority
from poolcheck.packs.files import SourceFile
from poolcheck.packs.in_force import in_force
from poolcheck.packs.read_file import read_file

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from poolcheck.core.diagnostic import Diagnostic
    from poolcheck.packs.files import Citation, Number


@dataclass
class SourceBook:
    """The instruments in a folder: each is read when it is first cited, a citation resolved once for a day of law."""

    folder: Path
    _read: dict[str, Reading[SourceFile]] = field(default_factory=dict, repr=False)
    _resolved: dict[tuple[str, str, date], Authority | None] = field(default_factory=dict, repr=False)

    def source(self, id_: str) -> SourceFile | None:
        """Return an instrument; None if there is none by this id or its file is wrong."""
        return self._reading(id_).value

    @property
    def problems(self) -> tuple[Diagnostic, ...]:
        """What is wrong with the files read so far."""
        return tuple(problem for reading in self._read.values() for problem in reading.diagnostics)

    def ids(self) -> tuple[str, ...]:
        """Return the ids of all instruments."""
        return tuple(sorted(path.stem for path in self.folder.glob("*.yaml")))

    def authority(self, citation: Citation, as_of: date) -> Authority | None:
        """Resolve a citation on a day; None where the provision was not in force then."""
        key = (citation.source, citation.provision, as_of)
        if key not in self._resolved:
            self._resolved[key] = self._authority(citation, as_of)
        return self._resolved[key]

    def _authority(self, citation: Citation, as_of: date) -> Authority | None:
        source = self.source(citation.source)
        if source is None:
            return None
        version = next((one for one in source.versions if in_force(one.since, one.until, as_of)), None)
        provision = source.provisions.get(citation.provision)
        if version is None or provision is None:
            return None
        number: Number | None = next(
            (number for number in provision.numbers if in_force(number.since, number.until, as_of)), None
        )
        if number is None:
            return None
        return Authority(
            source=source.id,
            title=source.title.bilingual,
            short=source.short.bilingual,
            provision=citation.provision,
            article=number.article,
            paragraph=number.paragraph,
            item=number.item,
            checked=version.checked or provision.checked,
            level=source.level,
            gist=provision.gist.bilingual,
            note=provision.note.bilingual if provision.note else None,
            reviewed_until=source.reviewed_until,
            since=min(number.since for number in provision.numbers),
        )

    def _reading(self, id_: str) -> Reading[SourceFile]:
        if id_ not in self._read:
            path = self.folder / f"{id_}.yaml"
            if not path.is_file():
                return Reading(None)
            reading = read_file(path, f"rules/sources/{id_}.yaml", SourceFile)
            self._read[id_] = Reading(reading.value[0] if reading.value else None, reading.diagnostics)
        return self._read[id_]
