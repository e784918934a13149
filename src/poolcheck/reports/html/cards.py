"""What the card of a finding says, in both languages side by side."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from poolcheck.core.bilingual import Bilingual
from poolcheck.reports.citation import citation
from poolcheck.reports.layout import sentence
from poolcheck.reports.plain_words import one_line
from poolcheck.reports.told import cited, told

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from poolcheck.core.bilingual import Language
    from poolcheck.findings.model import Authority
    from poolcheck.findings.report import Glossary
    from poolcheck.reports.html.gathering import Entry
    from poolcheck.reports.told import Part, Told

_OWN: Final = frozenset({"waiver", "baseline"})
"""What is said of one finding only, even where all else is said of several."""
_LINKED: Final = frozenset({"authority", "presumed_by", "exposure", "related"})
"""What leads elsewhere on the page, so that its words alone are not enough."""


@dataclass(frozen=True, slots=True)
class Said:
    """One thing that is said of a finding: its label, its texts by language, and the provisions it cites, if any."""

    name: str
    label: Bilingual
    texts: Mapping[Language, tuple[str, ...]]
    cited: tuple[tuple[Authority, Bilingual], ...] = ()


@dataclass(frozen=True, slots=True)
class Card:
    """A finding in words; `own` are the parts that no other finding has, `shared` those that others may have alike."""

    entry: Entry
    title: Bilingual
    weight: Bilingual
    message: Bilingual
    own: tuple[Said, ...]
    shared: tuple[Said, ...]


def card(entry: Entry, glossary: Glossary) -> Card:
    """Return what is said of a finding."""
    english, chinese = told(entry.finding, glossary, "en"), told(entry.finding, glossary, "zh")
    parts = tuple(_parts(entry, english, chinese, glossary))
    return Card(
        entry,
        Bilingual(one_line(english.title), one_line(chinese.title)),
        Bilingual(english.weight, chinese.weight),
        Bilingual(_message(english), _message(chinese)),
        tuple(part for part in parts if part.name in _OWN),
        tuple(part for part in parts if part.name not in _OWN),
    )


def _message(said: Told) -> str:
    """Return what was found, unless the title says so in the same words."""
    return "" if said.message == sentence(said.title) else one_line(said.message)


def _parts(entry: Entry, english: Told, chinese: Told, glossary: Glossary) -> Iterator[Said]:
    """Pair the parts in both languages; the place of a related clause is no part of what others say alike."""
    finding = entry.finding
    in_chinese = {part.name: part for part in chinese.parts}
    for part in english.parts:
        other = in_chinese[part.name]
        provisions: tuple[tuple[Authority, Bilingual], ...] = ()
        if part.name in ("authority", "presumed_by"):
            behind = finding.authority if part.name == "authority" else finding.presumed_by
            provisions = tuple(_provisions(behind, glossary, brief=finding.outcome.passes))
        if part.name != "related":
            yield Said(part.name, Bilingual(part.label, other.label), _texts(part, other), provisions)


def _texts(english: Part, chinese: Part) -> Mapping[Language, tuple[str, ...]]:
    if english.name in _LINKED:
        return {"en": (), "zh": ()}
    return {"en": tuple(map(one_line, english.texts)), "zh": tuple(map(one_line, chinese.texts))}


def _provisions(
    authorities: tuple[Authority, ...], glossary: Glossary, *, brief: bool
) -> Iterator[tuple[Authority, Bilingual]]:
    """Return provisions with their citations, each citation once; briefly without its level and how it was checked."""
    seen = set()
    for authority in authorities:
        words = citation(authority)
        if not brief:
            [english], [chinese] = cited((authority,), glossary, "en"), cited((authority,), glossary, "zh")
            words = Bilingual(english, chinese)
        if words not in seen:
            seen.add(words)
            yield authority, words
