"""What a run applied and read, for reports that name all of it: the rules, and the texts that findings point into."""

from __future__ import annotations

from typing import TYPE_CHECKING

from poolcheck.core.diagnostic import Severity
from poolcheck.findings.report import ClauseRead, RuleUsed, TextRead

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from datetime import date

    from poolcheck.core.location import SourceText
    from poolcheck.documents.model import Document
    from poolcheck.dossier.link import Dossier
    from poolcheck.packs.model import Law, Rule


def rules_used(law: Law, as_of: date, selected: Callable[[Rule], bool]) -> tuple[RuleUsed, ...]:
    """Return the rules that were applied, in the order of packs and ids."""
    return tuple(_rule(rule, law, as_of) for pack in law.packs for rule in pack.rules if selected(rule))


def _rule(rule: Rule, law: Law, as_of: date) -> RuleUsed:
    resolved = (law.sources.authority(citation, as_of) for citation in rule.file.authority)
    return RuleUsed(
        id=rule.id,
        formerly=rule.file.formerly,
        pack=rule.pack,
        concern=rule.file.concern,
        test=rule.test.id,
        law=rule.test.law,
        worst=Severity(rule.test.severity),
        waivable=rule.test.waivable,
        title=rule.file.title.bilingual,
        message=rule.file.message.bilingual,
        remedy=rule.file.remedy.bilingual,
        reads=rule.test.reads,
        authority=tuple(authority for authority in resolved if authority is not None),
    )


def texts_read(dossiers: Iterable[Dossier]) -> tuple[TextRead, ...]:
    """Return the texts of all documents, manifests and lists that findings may point into, each once."""
    found: dict[str, TextRead] = {}
    for dossier in dossiers:
        if dossier.manifest is not None:
            _add(found, dossier.manifest.source)
        for linked in dossier.documents:
            document = linked.document
            _add(found, document.source, tuple(_clauses(document)))
            for span in document.patent_spans:
                _add(found, span.source)
        for span in dossier.manifest.patent_spans if dossier.manifest is not None else ():
            _add(found, span.source)
    return tuple(found.values())


def _add(found: dict[str, TextRead], source: SourceText, clauses: tuple[ClauseRead, ...] = ()) -> None:
    if source.path not in found:
        found[source.path] = TextRead(source.path, source.lines, clauses, source.starts)


def _clauses(document: Document) -> Iterator[ClauseRead]:
    """Yield the clauses and headings of a document in their order."""
    parts = [(clause.span.start, ClauseRead(clause.at, "", clause.span.location)) for clause in document.clauses]
    parts += [
        (heading.span.start, ClauseRead(heading.number, heading.title, heading.span.location))
        for heading in document.headings.values()
    ]
    yield from (part for _, part in sorted(parts, key=lambda one: one[0]))
