"""The chapter on the pool itself: what its documents state of it, its patents, and what it charges, with charts."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from poolcheck.reports.formal import wording
from poolcheck.reports.formal.charted import (
    comparable,
    essentiality,
    expiries,
    figures,
    royalties,
    statuses,
    types,
)
from poolcheck.reports.labels import KINDS
from poolcheck.reports.layout import sentence
from poolcheck.reports.paper.model import Paragraph, Part, Parts, Row, Run, Section, Table
from poolcheck.reports.paper.phrases import column, each, heading, joined, lines, name, notes, paragraphs, shortened

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from poolcheck.core.bilingual import Bilingual, Language
    from poolcheck.findings.profile import (
        DocumentStated,
        FeeStated,
        PatentStated,
        PoolProfile,
        Stated,
        StatedBlock,
    )
    from poolcheck.reports.paper.model import Block, Cell, Column, Words
    from poolcheck.reports.paper.register import Register

_OF_ITS_OWN: Final = frozenset({"justifications", "negotiations", "royalties", "licensee_profile"})
"""Blocks that other chapters or tables tell."""
_MOST_FEES: Final = 300
_MOST_DOCUMENTS: Final = 100
_MOST_POOLS: Final = 30


def profile(register: Register) -> Section | None:
    """Return the chapter on the pools of the dossiers, with sections for what is stated, patents and royalties."""
    pools = [pool for pool in register.report.profiles if pool.documents]
    if not pools:
        return None
    languages = register.languages
    about = paragraphs(wording.PROFILE_ABOUT, languages)
    title = heading(wording.PROFILE, languages)
    if len(pools) == 1:
        return Section("profile", title, about, tuple(_sections(register, pools[0], "profile-1")), listed=True)
    dossiers = [pool for pool in pools if len(pool.documents) > 1]
    sections = [_dossier(register, pool, number) for number, pool in enumerate(dossiers[:_MOST_POOLS], start=1)]
    singles = [pool for pool in pools if len(pool.documents) == 1]
    sections += [_singles(register, singles, len(sections))] if singles else []
    return Section("profile", title, about, tuple(sections), listed=True)


def _dossier(register: Register, pool: PoolProfile, number: int) -> Section:
    anchor = f"profile-{number}"
    return Section(anchor, ((Run(shortened(pool.title)),),), (), tuple(_sections(register, pool, anchor)), listed=True)


def _singles(register: Register, pools: Sequence[PoolProfile], before: int) -> Section:
    """List documents that belong to no dossier; the first of them are told as far as they state something."""
    sections: list[Section] = []
    for number, pool in enumerate(pools[:_MOST_POOLS], start=before + 1):
        stated = _stated(register, pool, 0, f"profile-{number}")
        patents = tuple(_patents(register, pool.patents, f"profile-{number}")) if pool.patents is not None else ()
        if stated is not None:
            sections.append(replace(stated, blocks=(*stated.blocks, *patents)))
    title = heading(wording.SINGLE, register.languages)
    blocks = tuple(_documents(register, [document for pool in pools for document in pool.documents]))
    return Section("profile-single", title, blocks, tuple(sections), listed=True)


def _sections(register: Register, pool: PoolProfile, anchor: str) -> Iterator[Section]:
    languages = register.languages
    documents = tuple(_documents(register, pool.documents))
    yield Section(f"{anchor}-documents", heading(wording.DOCUMENTS, languages), documents, listed=True)
    stated = [_stated(register, pool, index, anchor) for index in range(len(pool.documents))]
    yield from [section for section in stated if section is not None][:_MOST_DOCUMENTS]
    patents = tuple(_patents(register, pool.patents, anchor))
    yield Section(f"{anchor}-patents", heading(wording.PATENTS, languages), patents, listed=True)
    if pool.fees:
        fees = tuple(_fees(register, pool.fees, anchor))
        yield Section(f"{anchor}-royalties", heading(wording.ROYALTIES, languages), fees, listed=True)


def _documents(register: Register, documents: Sequence[DocumentStated]) -> Iterator[Block]:
    """Yield how many documents there are of each kind, and the documents, with what the report calls them."""
    languages = register.languages
    if len(documents) > 1:
        counted = Counter(document.kind for document in documents)

        def counts(language: Language) -> Words:
            said = ((Run(_counted(KINDS[kind], count, language)),) for kind, count in counted.items())
            return joined(said, "；" if language == "zh" else "; ")

        yield from each(languages, counts)
    columns = (
        column(wording.DOCUMENT, 60, languages),
        column(wording.KIND, 25, languages),
        column(wording.CLAUSES, 15, languages, figures=True),
    )
    rows = (_document(register, document) for document in documents[:_MOST_DOCUMENTS])
    yield Table(columns, tuple(rows))
    if len(documents) > _MOST_DOCUMENTS:
        yield from notes(wording.MORE_LISTED, languages, count=len(documents) - _MOST_DOCUMENTS)


def _counted(kind: Bilingual, count: int, language: Language) -> str:
    return sentence(wording.DOCUMENTS_OF_KIND.in_(language).format(kind=kind.in_(language), count=count))


def _document(register: Register, document: DocumentStated) -> Row:
    languages = register.languages
    called = joined([*heading(wording.AS_NAMED, languages), (Run(shortened(document.key)),)])
    title = (*name(document.title), *((Paragraph(called, None, "note"),) if document.key != document.title else ()))
    return Row((title, paragraphs(KINDS[document.kind], languages), name(str(document.clauses))))


def _stated(register: Register, pool: PoolProfile, index: int, anchor: str) -> Section | None:
    """Tell what a document states of the pool; of licenses only what all of them together show stands elsewhere."""
    document = pool.documents[index]
    if document.kind == "license" and len(pool.documents) > 1:
        return None
    blocks = [block for block in document.blocks if block.key not in _OF_ITS_OWN]
    found: list[Block] = [Parts(tuple(_part(register, stated) for stated in document.facts))] if document.facts else []
    for key in dict.fromkeys(block.key for block in blocks):
        found += _of_key(register, [block for block in blocks if block.key == key])
    if not found:
        return None
    title = ((Run(shortened(document.title)),),)
    return Section(f"{anchor}-stated-{index + 1}", title, tuple(found), listed=True)


def _of_key(register: Register, blocks: Sequence[StatedBlock]) -> Iterator[Block]:
    """Put blocks of one kind into a table: the operator, the members, the markets; with their names, if any has one."""
    languages = register.languages
    columns: tuple[Column, ...] = (
        column(blocks[0].label, 30, languages),
        column(wording.PARTICULARS, 54, languages),
        column(wording.PLACE, 16, languages),
    )
    rows = tuple(_block_row(register, block) for block in blocks[:_MOST_DOCUMENTS])
    if all(block.name is None for block in blocks):
        columns = (replace(columns[1], head=columns[0].head, width=84), columns[2])
        rows = tuple(Row(row.cells[1:]) for row in rows)
    yield Table(columns, rows)
    if len(blocks) > _MOST_DOCUMENTS:
        yield from notes(wording.MORE_ROWS, languages, count=len(blocks) - _MOST_DOCUMENTS)


def _part(register: Register, stated: Stated) -> Part:
    return Part(joined(heading(stated.label, register.languages)), _said(register, stated.value))


def _said(register: Register, value: Bilingual) -> Cell:
    """Say a value once if it is the same in all languages."""
    return name(value.en) if value.en == value.zh else paragraphs(value, register.languages)


def _block_row(register: Register, block: StatedBlock) -> Row:
    languages = register.languages

    def particulars(language: Language) -> Words:
        between = "；" if language == "zh" else "; "
        said = between.join(_facts(block.facts, language))
        return (Run(sentence(said) or "–"),)

    title = _said(register, block.name.value) if block.name is not None else name("–")
    return Row((title, each(languages, particulars), each(languages, lambda one: (Run(lines(block.location, one)),))))


def _facts(facts: Iterable[Stated], language: Language) -> Iterator[str]:
    """Yield facts as texts; those of one label, such as the shares in a market, together."""
    stop, between = ("：", "、") if language == "zh" else (": ", " / ")
    found: dict[str, list[str]] = {}
    for one in facts:
        found.setdefault(one.label.in_(language), []).append(one.value.in_(language))
    for label, values in found.items():
        yield f"{label}{stop}{between.join(values)}"


def _patents(register: Register, patents: tuple[PatentStated, ...] | None, anchor: str) -> Iterator[Block]:
    languages = register.languages
    if patents is None:
        yield from paragraphs(wording.NO_PATENTS, languages)
        return
    ended = sum(patent.ended for patent in patents)
    yield from paragraphs(wording.PATENTS_COUNTED, languages, count=len(patents), ended=ended)
    if not patents:
        return
    yield from figures(types(patents), languages, f"{anchor}-types", told=False)
    yield from figures(statuses(patents), languages, f"{anchor}-statuses", told=False)
    yield from figures(essentiality(patents), languages, f"{anchor}-essentiality")
    yield from figures(expiries(patents, register.report.as_of), languages, f"{anchor}-expiry")


def _fees(register: Register, fees: Sequence[FeeStated], anchor: str) -> Iterator[Block]:
    """Yield the chart of what is charged, and a table of it all: like licensees together, the lowest rate first."""
    languages = register.languages
    yield from paragraphs(wording.ROYALTIES_ABOUT, languages)
    if any(comparable(fee) for fee in fees):
        yield from figures(royalties(fees), languages, f"{anchor}-spread", numbers=False)
    left_out = sum(not comparable(fee) for fee in fees)
    if left_out:
        yield from notes(wording.NOT_COMPARED, languages, count=left_out)
    columns = (
        column(wording.LIKE, 36, languages),
        column(wording.LICENSEE, 26, languages),
        column(wording.RATE, 18, languages),
        column(wording.LICENSE, 20, languages),
    )
    rows = (_fee(register, fee) for fee in _together(fees)[:_MOST_FEES])
    yield Table(columns, tuple(rows))
    if len(fees) > _MOST_FEES:
        yield from notes(wording.MORE_ROWS, languages, count=len(fees) - _MOST_FEES)


def _together(fees: Sequence[FeeStated]) -> list[FeeStated]:
    groups = {group: number for number, group in enumerate(dict.fromkeys(fee.group for fee in fees))}
    return sorted(fees, key=lambda fee: (groups[fee.group], fee.rate is None, fee.rate or 0))


def _fee(register: Register, fee: FeeStated) -> Row:
    languages = register.languages
    at = tuple((Run(lines(fee.location, language), language=language),) for language in languages)
    return Row(
        (
            _said(register, fee.group),
            name(fee.licensee) if fee.licensee else paragraphs(wording.NOT_STATED, languages),
            _said(register, fee.said),
            (*name(fee.license), Paragraph(joined(at), None, "note")),
        )
    )
