"""Sheets on the law that is loaded: concerns, instruments, provisions and articles, as they stood on a day."""

from __future__ import annotations

from typing import TYPE_CHECKING

from poolcheck.core.bilingual import Bilingual
from poolcheck.guide import labels
from poolcheck.guide.provisions import cited, numbers_over_time, period, provision_entries
from poolcheck.guide.sheet import Entry, Row, Section, Sheet, entry, row, same, sheet
from poolcheck.guide.sheets_of_acts import example_rows
from poolcheck.guide.sheets_of_rules import defense_entry, test_text
from poolcheck.guide.wording import act_name, filled
from poolcheck.packs.files import Citation
from poolcheck.reports.citation import chinese_article

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import date

    from poolcheck.packs.files import SourceFile
    from poolcheck.packs.model import Consequence, Definition, Law, Rule
    from poolcheck.vocabulary.entries import Vocabulary


def concern_sheet(id_: str, law: Law, words: Vocabulary, as_of: date) -> Sheet:
    """Return what there is to say about a concern: its rules or its table, its acts, and how they are worded."""
    acts = [act for act in words.acts.values() if id_ in act.concerns]
    by_pack = []
    for pack in law.packs:
        rules = tuple(_ruled(rule) for rule in pack.rules if rule.file.concern == id_)
        heading = filled(labels.RULES_OF, pack=pack.title, name=pack.name)
        by_pack.append(Section(heading, rules))
    found = id_ in law.tables or any(section.entries for section in by_pack)
    wording = tuple(entry(act_name(act, words), act.gist, rows=example_rows(act)) for act in acts)
    rows = (
        row(labels.ROW, same(law.rows[id_])),
        Row(labels.ACTS, tuple(act_name(act, words) for act in acts)),
        row(labels.RULES, None if found else labels.NO_RULES),
    )
    sections = (*by_pack, *_table(law.tables.get(id_), law, words, as_of), Section(labels.EXAMPLE_WORDING, wording))
    return sheet(labels.CONCERN, id_, law.concerns[id_], None, rows, sections)


def _table(kind: str | None, law: Law, words: Vocabulary, as_of: date) -> tuple[Section, ...]:
    """Return the table of defenses, or of consequences, that findings carry."""
    if kind == "consequences":
        return (
            Section(labels.CONSEQUENCES, tuple(_consequence(one, law, as_of) for one in law.consequences.values())),
        )
    if kind == "defenses":
        defenses = {one.title: one for rule in _rules(law) for one in rule.defenses}
        harbors = {one.title: one for rule in _rules(law) for one in rule.arguable}
        return (
            Section(labels.DEFENSES, tuple(defense_entry(one, law, words, as_of) for one in defenses.values())),
            Section(labels.SAFE_HARBORS, tuple(_harbor(one, law, as_of) for one in harbors.values())),
        )
    return ()


def _consequence(one: Consequence, law: Law, as_of: date) -> Entry:
    return entry(one.title, one.text, rows=(Row(labels.UNDER, tuple(cited(law, one.authority, as_of))),))


def _harbor(one: Definition, law: Law, as_of: date) -> Entry:
    rows = (Row(labels.UNDER, tuple(cited(law, one.authority, as_of))), row(labels.NOTE, one.note))
    return entry(one.title, rows=rows)


def provision_sheet(source: SourceFile, id_: str, law: Law, as_of: date) -> Sheet:
    """Return what there is to say about a provision: where it stood when, and what rests on it."""
    provision = source.provisions[id_]
    one = Citation(source=source.id, provision=id_)
    authority = law.sources.authority(one, as_of)
    return sheet(
        labels.PROVISION,
        f"{source.id}/{id_}",
        source.title.bilingual,
        provision.gist.bilingual,
        (
            Row(labels.CITED, tuple(cited(law, (one,), as_of))),
            Row(labels.NUMBERS, tuple(numbers_over_time(source, id_))),
            row(labels.LEVEL, law.levels[source.level]),
            row(labels.CHECKED, law.checked[authority.checked if authority else provision.checked]),
            row(labels.NOTE, provision.note.bilingual if provision.note else None),
        ),
        (
            Section(labels.RESTING, tuple(_ruled(rule) for rule in _rules(law) if one in rule.file.authority)),
            Section(labels.CITING_DEFINITIONS, tuple(_definitions(law, one))),
            Section(labels.CITING_PARAMETERS, tuple(_parameters(law, one))),
        ),
    )


def article_sheet(source: SourceFile, article: str, ids: Sequence[str], law: Law, as_of: date) -> Sheet:
    """Return the provisions that one article of an instrument holds."""
    citations = [Citation(source=source.id, provision=id_) for id_ in ids]
    number = Bilingual(article, chinese_article(article))
    title = filled(labels.ARTICLE_OF, source=source.title.bilingual, article=number)
    rules = tuple(_ruled(rule) for rule in _rules(law) if any(one in rule.file.authority for one in citations))
    sections = (
        Section(filled(labels.UNDER_ON, day=as_of.isoformat()), tuple(provision_entries(law, citations, as_of))),
        Section(labels.RESTING, rules),
    )
    return sheet(labels.ARTICLE, f"{source.id} {article}", title, None, (), sections)


def source_sheet(source: SourceFile, law: Law, as_of: date) -> Sheet:
    """Return what there is to say about an instrument of law."""
    versions = (period(version.since, version.until) for version in source.versions)
    provisions = (_provided(source, id_, law, as_of) for id_ in source.provisions)
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
        ),
        (Section(labels.PROVISIONS, tuple(provisions)),),
    )


def _provided(source: SourceFile, id_: str, law: Law, as_of: date) -> Entry:
    (text,) = cited(law, (Citation(source=source.id, provision=id_),), as_of)
    return entry(same(f"{source.id}/{id_}"), text)


def _rules(law: Law) -> Iterator[Rule]:
    return (rule for pack in law.packs for rule in pack.rules)


def _ruled(rule: Rule) -> Entry:
    title, repair = rule.file.title, row(labels.REPAIR, rule.file.remedy.bilingual)
    return entry(Bilingual(f"{rule.id}: {title.en}", f"{rule.id}：{title.zh}"), test_text(rule.test), rows=(repair,))


def _definitions(law: Law, one: Citation) -> Iterator[Entry]:
    for pack in law.packs:
        for definition in pack.definitions.values():
            if one in definition.authority:
                yield _named(f"{pack.name}: {definition.name}", definition.title)


def _parameters(law: Law, one: Citation) -> Iterator[Entry]:
    for pack in law.packs:
        for parameter in pack.parameters.values():
            dated = [each for each in parameter.values if each.authority == one]
            if dated:
                texts = (_dated(str(each.value), each.since, each.until) for each in dated)
                yield _named(f"{pack.name}: {parameter.name}", parameter.title, texts)


def _dated(value: str, since: date, until: date | None) -> Bilingual:
    when = period(since, until)
    return Bilingual(f"{value}, {when.en}", f"{value}，{when.zh}")


def _named(name: str, title: Bilingual, texts: Iterable[Bilingual] = ()) -> Entry:
    return entry(same(name), title, *texts)
