"""What a run applied and read, for reports that name all of it: the rules, and the texts that findings point into."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from poolcheck.core.diagnostic import Severity
from poolcheck.findings.report import ClauseRead, Point, RuleUsed, TextRead
from poolcheck.packs.files import Citation

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from datetime import date

    from poolcheck.core.location import SourceText
    from poolcheck.documents.model import Document
    from poolcheck.dossier.link import Dossier
    from poolcheck.findings.model import Authority
    from poolcheck.packs.model import Law, Rule

SOFT_LEVELS: Final = frozenset({"guideline", "soft_law", "group_standard"})
"""The levels of instruments that bind nobody."""


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
        where=" ".join((rule.file.for_each.where or "").split()),
    )


def points(law: Law, as_of: date, rules: Iterable[RuleUsed]) -> tuple[Point, ...]:
    """Return all provisions of the instruments of soft law that rules cite, in the order of their articles."""
    cited = {authority.source for rule in rules for authority in rule.authority if authority.level in SOFT_LEVELS}
    found: list[Point] = []
    for id_ in sorted(cited):
        source = law.sources.source(id_)
        for name, provision in source.provisions.items() if source is not None else ():
            authority = law.sources.authority(Citation(source=id_, provision=name), as_of)
            if authority is not None:
                found.append(Point(authority, provision.unused.bilingual if provision.unused else None))
    return tuple(sorted(found, key=lambda point: (point.authority.source, *_place(point.authority))))


def _place(authority: Authority) -> tuple[bool, int, str, int, int]:
    """Order provisions by their numbers; those whose number is not known come last."""
    number = authority.article or ""
    digits = re.match(r"\d+", number)
    whole = int(digits[0]) if digits is not None else 0
    return (digits is None, whole, number, authority.paragraph or 0, authority.item or 0)


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
