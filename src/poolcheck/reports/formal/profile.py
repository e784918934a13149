"""The chapter on the pool itself: what its documents state of it, its patents, and what it charges, with charts."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from poolcheck.reports.formal import wording
from poolcheck.reports.formal.charted import comparable, essentiality, expiries, figures, royalties
from poolcheck.reports.labels import KINDS
from poolcheck.reports.layout import sentence
from poolcheck.reports.paper.model import Paragraph, Part, Parts, Row, Run, Section, Table
from poolcheck.reports.paper.phrases import column, each, heading, lines, name, notes, paragraphs

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from poolcheck.core.bilingual import Bilingual, Language
    from poolcheck.findings.profile import FeeStated, PatentStated, PoolProfile, Stated, StatedBlock
    from poolcheck.reports.paper.model import Block, Words
    from poolcheck.reports.paper.register import Register

_OF_ITS_OWN = frozenset({"justifications", "negotiations", "royalties", "licensee_profile"})
"""Blocks that other chapters or tables tell."""
_MOST_FEES = 500


def profile(register: Register) -> Section | None:
    """Return the chapter on the pools of the dossiers, with sections for what is stated, patents and royalties."""
    if not register.report.profiles:
        return None
    languages = register.languages
    several = len(register.report.profiles) > 1
    sections = tuple(
        section
        for number, pool in enumerate(register.report.profiles, start=1)
        for section in _sections(register, pool, f"profile-{number}", several=several)
    )
    about = paragraphs(wording.PROFILE_ABOUT, languages)
    return Section("profile", heading(wording.PROFILE, languages), about, sections, listed=True)


def _sections(register: Register, pool: PoolProfile, anchor: str, *, several: bool) -> Iterator[Section]:
    languages = register.languages
    named = (Paragraph((Run(pool.title, "strong"),)),) if several else ()
    yield Section(f"{anchor}-documents", heading(wording.DOCUMENTS, languages), (*named, _documents(register, pool)))
    stated = [_stated(register, pool, index, anchor) for index in range(len(pool.documents))]
    yield from (section for section in stated if section is not None)
    yield Section(
        f"{anchor}-patents",
        heading(wording.PATENTS, languages),
        (*named, *_patents(register, pool.patents, anchor)),
        listed=True,
    )
    if pool.fees:
        blocks = (*named, *_fees(register, pool.fees, anchor))
        yield Section(f"{anchor}-royalties", heading(wording.ROYALTIES, languages), blocks, listed=True)


def _documents(register: Register, pool: PoolProfile) -> Table:
    languages = register.languages
    columns = (
        column(wording.DOCUMENT, 60, languages),
        column(wording.KIND, 25, languages),
        column(wording.CLAUSES, 15, languages, figures=True),
    )
    rows = tuple(
        Row((name(each_one.title), paragraphs(KINDS[each_one.kind], languages), name(str(each_one.clauses))))
        for each_one in pool.documents
    )
    return Table(columns, rows)


def _stated(register: Register, pool: PoolProfile, index: int, anchor: str) -> Section | None:
    """Tell what a document states of the pool; of licenses only what all of them together show stands elsewhere."""
    document = pool.documents[index]
    blocks = [block for block in document.blocks if block.key not in _OF_ITS_OWN]
    if document.kind == "license" and len(pool.documents) > 1:
        return None
    parts = [_part(register, stated) for stated in document.facts]
    found: list[Block] = [Parts(tuple(parts))] if parts else []
    found += [_block_table(register, key, [one for one in blocks if one.key == key]) for key in _keys(blocks)]
    if not found:
        return None
    return Section(f"{anchor}-stated-{index + 1}", ((Run(document.title),),), tuple(found), listed=True)


def _keys(blocks: Sequence[StatedBlock]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(block.key for block in blocks))


def _part(register: Register, stated: Stated) -> Part:
    label = tuple(run for words in heading(stated.label, register.languages) for run in (*words, Run(" ")))[:-1]
    return Part(label, paragraphs(stated.value, _once(stated.value, register)))


def _once(value: Bilingual, register: Register) -> tuple[Language, ...]:
    """Return the languages in which a value is to be said: once if it is the same in all."""
    return register.languages[:1] if value.en == value.zh else register.languages


def _block_table(register: Register, key: str, blocks: Sequence[StatedBlock]) -> Table:
    """Put blocks of one kind into a table: the operator, the members, the markets."""
    del key
    languages = register.languages
    columns = (
        column(blocks[0].label, 30, languages),
        column(wording.PARTICULARS, 54, languages),
        column(wording.PLACE, 16, languages),
    )
    return Table(columns, tuple(_block_row(register, block) for block in blocks))


def _block_row(register: Register, block: StatedBlock) -> Row:
    languages = register.languages

    def particulars(language: Language) -> Words:
        stop, between = ("：", "；") if language == "zh" else (": ", "; ")
        said = (f"{one.label.in_(language)}{stop}{one.value.in_(language)}" for one in block.facts)
        return (Run(sentence(between.join(said)) or "–"),)

    title = paragraphs(block.name.value, _once(block.name.value, register)) if block.name is not None else name("–")
    return Row((title, each(languages, particulars), each(languages, lambda one: (Run(lines(block.location, one)),))))


def _patents(register: Register, patents: tuple[PatentStated, ...] | None, anchor: str) -> Iterator[Block]:
    languages = register.languages
    if patents is None:
        yield from paragraphs(wording.NO_PATENTS, languages)
        return
    ended = sum(patent.ended for patent in patents)
    yield from paragraphs(wording.PATENTS_COUNTED, languages, count=len(patents), ended=ended)
    for title, values in (
        (wording.BY_TYPE, [patent.type for patent in patents]),
        (wording.BY_STATUS, [patent.status for patent in patents]),
    ):
        yield _counted(register, title, values)
    yield from figures(essentiality(patents), languages, f"{anchor}-essentiality")
    yield from figures(expiries(patents, register.report.as_of), languages, f"{anchor}-expiry")


def _counted(register: Register, title: Bilingual, values: Sequence[Bilingual | None]) -> Table:
    languages = register.languages
    counted = Counter(value or wording.NOT_STATED for value in values)
    columns = (column(title, 70, languages), column(wording.COUNT, 30, languages, figures=True))
    ordered = sorted(counted.items(), key=lambda one: (-one[1], one[0].en))
    return Table(columns, tuple(Row((paragraphs(value, languages), name(str(count)))) for value, count in ordered))


def _fees(register: Register, fees: Sequence[FeeStated], anchor: str) -> Iterator[Block]:
    languages = register.languages
    yield from paragraphs(wording.ROYALTIES_ABOUT, languages)
    yield from figures(royalties(fees), languages, f"{anchor}-spread")
    left_out = sum(not comparable(fee) for fee in fees)
    if left_out:
        yield from notes(wording.NOT_COMPARED, languages, count=left_out)
    columns = (
        column(wording.LICENSEE, 30, languages),
        column(wording.LIKE, 46, languages),
        column(wording.RATE, 24, languages),
    )
    rows = tuple(
        Row(
            (
                name(fee.licensee),
                paragraphs(fee.group, _once(fee.group, register)),
                paragraphs(fee.said, _once(fee.said, register)),
            )
        )
        for fee in fees[:_MOST_FEES]
    )
    yield Table(columns, rows)
    if len(fees) > _MOST_FEES:
        yield from notes(wording.MORE_ROWS, languages, count=len(fees) - _MOST_FEES)
