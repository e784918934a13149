"""The catalogue of rules: all that are loaded, by concern in the order of the matrix, as they stood on a day."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from poolcheck.guide import catalogue_labels as labels
from poolcheck.guide.labels import IN_LAW, IN_SOFT_LAW
from poolcheck.guide.wording import filled as put
from poolcheck.reports.citation import citation
from poolcheck.reports.labels import SEVERITIES
from poolcheck.reports.layout import columns, filled

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from datetime import date

    from poolcheck.core.bilingual import Bilingual, Language
    from poolcheck.findings.model import Authority
    from poolcheck.packs.model import Law, Rule

_FORMAT = "poolcheck-rules/1"
_INDENT = "  "


@dataclass(frozen=True, slots=True)
class Listed:
    """A rule with the provisions behind it that were in force on the day."""

    rule: Rule
    row: str
    authority: tuple[Authority, ...]


@dataclass(frozen=True, slots=True)
class Catalogue:
    """Rules by concern, in the order of the matrix and, within a concern, of packs and ids."""

    law: Law
    as_of: date
    by_concern: dict[str, tuple[Listed, ...]]

    @property
    def rules(self) -> tuple[Listed, ...]:
        """All rules of the catalogue."""
        return tuple(one for listed in self.by_concern.values() for one in listed)


def catalogue(law: Law, as_of: date, selected: Callable[[Rule], bool]) -> Catalogue:
    """Return the catalogue of the selected rules."""
    found: dict[str, list[Listed]] = {id_: [] for id_ in law.rows}
    for rule in (rule for pack in law.packs for rule in pack.rules if selected(rule)):
        every = (law.sources.authority(one, as_of) for one in rule.file.authority)
        authority = tuple(one for one in every if one is not None)
        found[rule.file.concern].append(Listed(rule, law.rows[rule.file.concern], authority))
    return Catalogue(law, as_of, {id_: tuple(listed) for id_, listed in found.items() if listed})


def to_text(found: Catalogue, languages: Iterable[Language], width: int) -> str:
    """Return a catalogue for people, in one language after the other."""
    return "\n".join("\n".join(_lines(found, language, width)) + "\n" for language in languages)


def to_json(found: Catalogue) -> str:
    """Return a catalogue for programs."""
    packs = [
        {"name": pack.name, "version": pack.version, "title": _both(pack.title), "sha256": pack.sha256}
        for pack in found.law.packs
    ]
    content = {
        "format": _FORMAT,
        "as_of": found.as_of.isoformat(),
        "packs": packs,
        "rules": [_rule(one, found.law) for one in found.rules],
    }
    return json.dumps(content, ensure_ascii=False, indent=2) + "\n"


def _lines(found: Catalogue, language: Language, width: int) -> Iterator[str]:
    day = found.as_of.isoformat()
    yield put(labels.HEADING, day=day).in_(language)
    size = max((columns(one.rule.id) for one in found.rules), default=0) + 2
    for id_, listed in found.by_concern.items():
        yield ""
        yield filled(f"{listed[0].row} {found.law.concerns[id_].in_(language)}  [{id_}]".strip(), width)
        for one in listed:
            yield from _lines_of(one, size, day, language, width)
    of_law = sum(one.rule.test.law for one in found.rules)
    rules = labels.counted(len(found.rules), labels.RULE, labels.RULES)
    yield ""
    summary = put(labels.SUMMARY, rules=rules, law=str(of_law), soft=str(len(found.rules) - of_law))
    yield filled(summary.in_(language), width)


def _lines_of(one: Listed, size: int, day: str, language: Language, width: int) -> Iterator[str]:
    """Yield what a rule is called, and below it what it means not to meet it and what it rests on."""
    rule = one.rule
    kind = IN_LAW if rule.test.law else IN_SOFT_LAW
    severity = SEVERITIES[rule.test.severity].in_(language)
    name = rule.id + " " * (size - columns(rule.id))
    yield filled(rule.file.title.bilingual.in_(language), width, _INDENT + " " * size, _INDENT + name)
    test = put(labels.TEST, test=rule.test.id, severity=severity, kind=kind, pack=rule.pack).in_(language)
    cited = labels.BETWEEN.in_(language).join(citation(each).in_(language) for each in one.authority)
    below = _INDENT * 2
    yield filled(test, width, below)
    yield filled(cited or put(labels.NOT_IN_FORCE, day=day).in_(language), width, below)


def _rule(one: Listed, law: Law) -> dict[str, object]:
    rule = one.rule
    return {
        "id": rule.id,
        "pack": rule.pack,
        "concern": rule.file.concern,
        "row": one.row,
        "concern_title": _both(law.concerns[rule.file.concern]),
        "test": rule.test.id,
        "severity": rule.test.severity,
        "law": rule.test.law,
        "waivable": rule.test.waivable,
        "title": _both(rule.file.title.bilingual),
        "in_force": bool(one.authority),
        "authority": [_authority(each) for each in one.authority],
        "examples": len(rule.file.examples),
        "formerly": list(rule.file.formerly),
    }


def _authority(one: Authority) -> dict[str, object]:
    return {
        "source": one.source,
        "title": _both(one.title),
        "provision": one.provision,
        "article": one.article,
        "paragraph": one.paragraph,
        "item": one.item,
        "checked": one.checked,
        "level": one.level,
        "citation": _both(citation(one)),
    }


def _both(text: Bilingual) -> dict[str, str]:
    return {"en": text.en, "zh": text.zh}
