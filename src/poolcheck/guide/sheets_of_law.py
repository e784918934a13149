"""Sheets on the law that is loaded: rules, concerns, instruments and their provisions, as they stood on a day."""

from __future__ import annotations

from typing import TYPE_CHECKING

from poolcheck.core.bilingual import Bilingual
from poolcheck.guide import labels
from poolcheck.guide.sheet import Row, Sheet, row, same, sheet
from poolcheck.guide.wording import act_name, filled
from poolcheck.packs.files import Citation
from poolcheck.reports.citation import citation

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from poolcheck.packs.files import SourceFile
    from poolcheck.packs.model import Law, Rule
    from poolcheck.vocabulary.entries import Vocabulary


def rule_sheet(rule: Rule, law: Law, words: Vocabulary, as_of: date) -> Sheet:
    """Return what there is to say about a rule."""
    file = rule.file
    return sheet(
        labels.RULE,
        rule.id,
        file.title.bilingual,
        file.message.bilingual,
        (
            row(labels.CONCERN, law.concerns.get(file.concern)),
            Row(labels.LOOKS_AT, tuple(_looks_at(rule, words))),
            row(labels.MEANS, rule.test.reads),
            Row(labels.NEEDS, tuple(element.title for element in rule.elements)),
            Row(labels.DEFENSES, tuple(defense.title for defense in rule.defenses)),
            Row(labels.UNDER, tuple(_cited(law, file.authority, as_of))),
            row(labels.ASKED, file.question.bilingual if file.question else None),
            row(labels.REPAIR, file.remedy.bilingual),
            row(labels.NOTE, file.note.bilingual if file.note else None),
            Row(labels.EXAMPLES, tuple(_outcome(example.name, example.expect, law) for example in file.examples)),
        ),
    )


def concern_sheet(id_: str, law: Law, words: Vocabulary) -> Sheet:
    """Return what there is to say about a concern."""
    rules = (rule for pack in law.packs for rule in pack.rules if rule.file.concern == id_)
    acts = (act_name(act, words) for act in words.acts.values() if id_ in act.concerns)
    rows = (Row(labels.RULES, tuple(_titled(rule) for rule in rules)), Row(labels.ACTS, tuple(acts)))
    return sheet(labels.CONCERN, id_, law.concerns[id_], None, rows)


def provision_sheet(source: SourceFile, id_: str, law: Law, as_of: date) -> Sheet:
    """Return what there is to say about a provision."""
    provision = source.provisions[id_]
    cited = Citation(source=source.id, provision=id_)
    rules = (rule for pack in law.packs for rule in pack.rules if cited in rule.file.authority)
    return sheet(
        labels.PROVISION,
        f"{source.id}/{id_}",
        source.title.bilingual,
        provision.gist.bilingual,
        (
            Row(labels.CITED, tuple(_cited(law, (cited,), as_of))),
            row(labels.NOTE, provision.note.bilingual if provision.note else None),
            Row(labels.RULES, tuple(_titled(rule) for rule in rules)),
        ),
    )


def source_sheet(source: SourceFile, law: Law) -> Sheet:
    """Return what there is to say about an instrument of law."""
    versions = (_period(version.since.isoformat(), version.until) for version in source.versions)
    provisions = (same(f"{source.id}/{id_}") for id_ in source.provisions)
    return sheet(
        labels.SOURCE,
        source.id,
        source.title.bilingual,
        None,
        (
            row(labels.ISSUER, source.issuer.bilingual),
            row(labels.LEVEL, law.levels[source.level]),
            Row(labels.IN_FORCE, tuple(versions)),
            row(labels.NOTE, filled(labels.REVIEWED, day=source.reviewed_until.isoformat())),
            row(labels.NOTE, source.note.bilingual if source.note else None),
            Row(labels.PROVISIONS, tuple(provisions)),
        ),
    )


def _looks_at(rule: Rule, words: Vocabulary) -> Iterator[Bilingual]:
    for id_ in rule.for_each.clause:
        yield act_name(words.acts[id_], words)
    for kind in rule.for_each.document:
        word = words.fields.get(kind)
        yield Bilingual(word.printed("en"), word.printed("zh")) if word is not None else same(kind)


def _cited(law: Law, citations: Iterable[Citation], as_of: date) -> Iterator[Bilingual]:
    for cited in citations:
        found = law.sources.authority(cited, as_of)
        if found is None:
            name = f"{cited.source}/{cited.provision}"
            yield filled(labels.NOT_THEN, name=name, day=as_of.isoformat())
            continue
        text, level, checked = citation(found), law.levels[found.level], law.checked[found.checked]
        yield Bilingual(f"{text.en} ({level.en}; {checked.en})", f"{text.zh}（{level.zh}；{checked.zh}）")


def _titled(rule: Rule) -> Bilingual:
    title = rule.file.title
    return Bilingual(f"{rule.id}: {title.en}", f"{rule.id}：{title.zh}")


def _outcome(name: str, expected: str, law: Law) -> Bilingual:
    words, _ = law.outcomes[expected]
    return Bilingual(f"{name}: {words.en}", f"{name}：{words.zh}")


def _period(since: str, until: date | None) -> Bilingual:
    if until is None:
        return filled(labels.FROM_ON, since=since)
    return filled(labels.FROM_TO, since=since, until=until.isoformat())
