"""The law behind rules and findings as SARIF's taxonomies: an instrument is one, a provision of it a taxon."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from poolcheck.reports.citation import citation
from poolcheck.reports.sarif.texts import TONGUES, Json, plain, said, words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from poolcheck.core.bilingual import Bilingual, Language
    from poolcheck.findings.model import Authority
    from poolcheck.findings.report import Report


@dataclass(frozen=True)
class SourcesOfLaw:
    """The provisions that rules and findings of a report cite, by their instruments."""

    report: Report
    languages: Sequence[Language]

    def taxonomies(self) -> list[Json]:
        """Return the instruments, each with the provisions cited, in the order of their ids."""
        return [self._taxonomy(source, cited) for source, cited in self._cited.items()]

    def supported(self) -> list[Json]:
        """Return references to all instruments."""
        return [self._component(source) for source in self._cited]

    def references(self, authorities: Iterable[Authority]) -> list[Json]:
        """Return references to provisions, each once."""
        return [self._reference(*place) for place in dict.fromkeys((one.source, one.provision) for one in authorities)]

    def _reference(self, source: str, provision: str) -> Json:
        index = self._indices[source][provision]
        return {"id": provision, "index": index, "toolComponent": self._component(source)}

    def _component(self, source: str) -> Json:
        return {"name": source, "index": self._sources[source]}

    @cached_property
    def _cited(self) -> dict[str, dict[str, Authority]]:
        """The provisions by source and id, in their order."""
        found = {(one.source, one.provision): one for one in _authorities(self.report)}
        sources: dict[str, dict[str, Authority]] = {}
        for source, provision in sorted(found):
            sources.setdefault(source, {})[provision] = found[source, provision]
        return sources

    @cached_property
    def _sources(self) -> dict[str, int]:
        return {source: index for index, source in enumerate(self._cited)}

    @cached_property
    def _indices(self) -> dict[str, dict[str, int]]:
        return {source: {id_: at for at, id_ in enumerate(cited)} for source, cited in self._cited.items()}

    def _taxonomy(self, source: str, cited: dict[str, Authority]) -> Json:
        first = next(iter(cited.values()))
        reviewed = first.reviewed_until.isoformat()
        return {
            "name": source,
            "fullName": plain(first.title.in_(self.languages[0])),
            "version": reviewed,
            "shortDescription": _both(first.title),
            "isComprehensive": False,
            "language": TONGUES[self.languages[0]],
            "taxa": [self._taxon(one) for one in cited.values()],
            "properties": {"title": words(first.title), "short": words(first.short), "reviewed_until": reviewed},
        }

    def _taxon(self, authority: Authority) -> Json:
        cited, glossary = citation(authority), self.report.glossary
        return {
            "id": authority.provision,
            "name": plain(cited.in_(self.languages[0])),
            "shortDescription": _both(cited),
            "fullDescription": said(authority.gist, self.languages),
            "properties": {
                "citation": words(cited),
                "article": authority.article,
                "paragraph": authority.paragraph,
                "item": authority.item,
                "gist": words(authority.gist),
                "in_force_since": authority.since.isoformat(),
                "checked": authority.checked,
                "checked_in_words": words(glossary.checked[authority.checked]),
                "level": authority.level,
                "level_in_words": words(glossary.levels[authority.level]),
                "note": words(authority.note) if authority.note else None,
            },
        }


def _authorities(report: Report) -> Iterator[Authority]:
    for rule in report.rules:
        yield from rule.authority
    for finding in report.findings:
        yield from finding.authority
        yield from finding.presumed_by


def _both(text: Bilingual) -> Json:
    """Return a name in both languages, whatever those of the report: it is what the law is called."""
    return {"text": f"{plain(text.en)} / {plain(text.zh)}"}
