"""The list of a pool's patents as a table, and who found them essential."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from poolcheck.documents.clause import Missing
from poolcheck.facts.patent_facts import no_longer_in_force
from poolcheck.findings.profile import PatentStated

if TYPE_CHECKING:
    from collections.abc import Collection

    from poolcheck.core.bilingual import Bilingual
    from poolcheck.core.location import Span
    from poolcheck.documents.model import Patent
    from poolcheck.dossier.link import Dossier
    from poolcheck.vocabulary.entries import Vocabulary


def patents_stated(dossier: Dossier, words: Vocabulary) -> tuple[PatentStated, ...] | None:
    """Return the patents of the dossier's own list, else those that its documents list; None if there is no list."""
    listed = _listed(dossier)
    if listed is None:
        return None
    interested = _interested(dossier)
    return tuple(_patent(patent, span, interested, words) for patent, span in listed)


def _listed(dossier: Dossier) -> tuple[tuple[Patent, Span], ...] | None:
    manifest = dossier.manifest
    if manifest is not None and manifest.patents is not None:
        return tuple(zip(manifest.patents, manifest.patent_spans, strict=True))
    for linked in dossier.documents:
        patents = linked.document.facts.patents
        if patents is not None:
            return tuple(zip(patents, linked.document.patent_spans, strict=True))
    return None


def _interested(dossier: Dossier) -> Collection[str]:
    """Return the names of operator and members, who are not independent when they evaluate; nor is a patentee."""
    names: set[str] = set()
    for linked in dossier.documents:
        facts = linked.document.facts
        if facts.operator is not None and facts.operator.title is not None:
            names.add(_text(facts.operator.title))
        names.update(_text(member.title) for member in facts.members)
    return names - {""}


def _patent(patent: Patent, span: Span, interested: Collection[str], words: Vocabulary) -> PatentStated:
    by = _text(patent.evaluated_by)
    return PatentStated(
        number=_text(patent.number),
        title=_text(patent.title),
        patentee=_text(patent.patentee),
        type=_word(patent.type, words),
        status=_word(patent.status, words),
        ended=no_longer_in_force(patent),
        essential=_text(patent.essential) if patent.essential in ("yes", "no") else "",
        evaluated_by=by,
        by_member_or_operator=by in interested or bool(by and by == _text(patent.patentee)),
        expiry=patent.expiry if isinstance(patent.expiry, date) else None,
        location=span.location,
    )


def _text(value: str | None) -> str:
    return "" if value is None or isinstance(value, Missing) else str(value)


def _word(value: str | None, words: Vocabulary) -> Bilingual | None:
    word = words.values.get(value) if value is not None and not isinstance(value, Missing) else None
    return word.bilingual if word is not None else None
