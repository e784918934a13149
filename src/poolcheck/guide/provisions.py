"""How the guide shows provisions: as they are cited on a day, or that none was in force then."""

from __future__ import annotations

from typing import TYPE_CHECKING

from poolcheck.core.bilingual import Bilingual
from poolcheck.guide import labels
from poolcheck.guide.sheet import Entry, entry, row
from poolcheck.guide.wording import filled
from poolcheck.reports.citation import citation, place_in

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from poolcheck.packs.files import Citation, SourceFile
    from poolcheck.packs.model import Law


def cited(law: Law, citations: Iterable[Citation], as_of: date) -> Iterator[Bilingual]:
    """Yield citations as they stood on a day, each on one line."""
    for one in citations:
        found = law.sources.authority(one, as_of)
        yield citation(found) if found is not None else not_then(one, as_of)


def provision_entries(law: Law, citations: Iterable[Citation], as_of: date) -> Iterator[Entry]:
    """Yield provisions as they stood on a day: the citation, how sure we are of it, and its gist."""
    for one in citations:
        found = law.sources.authority(one, as_of)
        if found is None:
            yield entry(not_then(one, as_of))
            continue
        sure = sureness(law, found.level, found.checked)
        known = Bilingual(f"{sure.en}; {one.source}/{one.provision}", f"{sure.zh}；{one.source}/{one.provision}")
        yield entry(citation(found), known, found.gist, rows=(row(labels.NOTE, found.note),))


def not_then(one: Citation, as_of: date) -> Bilingual:
    """Return that a provision was not in force on a day."""
    return filled(labels.NOT_THEN, name=f"{one.source}/{one.provision}", day=as_of.isoformat())


def sureness(law: Law, level: str, checked: str) -> Bilingual:
    """Return the level of a provision and whether its text was read."""
    of_level, of_text = law.levels[level], law.checked[checked]
    return Bilingual(f"{of_level.en}; {of_text.en}", f"{of_level.zh}；{of_text.zh}")


def period(since: date, until: date | None) -> Bilingual:
    """Return a stretch of time; both days are part of it."""
    if until is None:
        return filled(labels.FROM_ON, since=since.isoformat())
    return filled(labels.FROM_TO, since=since.isoformat(), until=until.isoformat())


def numbers_over_time(source: SourceFile, id_: str) -> Iterator[Bilingual]:
    """Yield where a provision stood in its instrument, and when."""
    for number in source.provisions[id_].numbers:
        when = period(number.since, number.until)
        place = place_in(number.article, number.paragraph, number.item)
        yield Bilingual(f"{place.en}, {when.en}", f"{place.zh}，{when.zh}")
