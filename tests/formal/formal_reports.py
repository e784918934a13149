"""What tests on formal reports share: their orders, and a paper taken apart into words and rows."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from poolcheck import api
from poolcheck.reports.formal.build import Commission, formal_paper
from poolcheck.reports.paper.model import Bullets, Figure, Paragraph, Parts, Quotation, Table, sections_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from poolcheck.packs.model import Law
    from poolcheck.redaction.profiles import RedactionProfile
    from poolcheck.reports.formal.chapters import Audience
    from poolcheck.reports.paper.model import Block, Cell, Item, Languages, Paper, Section

ROOT = Path(__file__).resolve().parents[2]
AVS3 = ROOT / "fixtures/dossiers/avs3"
DAY = date(2026, 11, 21)
BOTH: Languages = ("zh", "en")
SMALL = {
    "charter.pool": AVS3 / "charter.pool",
    "westlake.yaml": AVS3 / "entries/westlake.yaml",
    "01.pool": AVS3 / "licenses/01-mingtai.pool",
    "02.yaml": AVS3 / "licenses/02-lanhai.yaml",
}
"""Enough of a dossier for findings of every kind, checked in a moment."""
MANIFEST = """\
dossier: Small pool
status: complete
charter: charter.pool
entries: [westlake.yaml]
licenses: [01.pool, 02.yaml]
"""


def small_dossier(folder: Path) -> Path:
    """Write a small dossier into a folder, which is made, and return the folder."""
    folder.mkdir(parents=True)
    (folder / "dossier.yaml").write_text(MANIFEST, encoding="utf-8")
    for name, source in SMALL.items():
        (folder / name).write_bytes(source.read_bytes())
    return folder


def order(
    form: str = "md",
    *languages: str,
    audience: Audience = "regulator",
    redaction: RedactionProfile | None = None,
    paths: tuple[str, ...] = (),
) -> api.Ordered:
    """Return the order of a report in a format; in both languages if none are named."""
    wanted: Languages = tuple(one for one in BOTH if one in languages) or BOTH
    return api.Ordered(audience, form, api.Options(wanted), redaction, paths)


def made(law: Law, ordered: api.Ordered, **texts: str | bytes) -> api.Made:
    """Make a report on texts, each by the name it is to have: `a_pool` is a.pool."""
    encoded = {name: text.encode() if isinstance(text, str) else text for name, text in texts.items()}
    files = [api.InputFile(name.replace("_", "."), data) for name, data in encoded.items()]
    return api.make_report(files, law, DAY, ordered)


def paper_of(report: api.Report, audience: Audience, languages: Languages = ("en",)) -> Paper:
    return formal_paper(report, api.Options(languages), Commission(audience))


def section(paper: Paper, anchor: str) -> Section:
    """Return the section of an anchor."""
    return next(one for _, one in sections_of(paper) if one.anchor == anchor)


def chapters(paper: Paper) -> list[tuple[str, str]]:
    return [(one.number, one.anchor) for one in paper.sections]


def titled(one: Section) -> str:
    return " · ".join("".join(run.text for run in words) for words in one.title)


def words_of(one: Section) -> str:
    """Return all that a section says, with the sections inside it, a paragraph a line."""
    said = [titled(one), *(said for block in one.blocks for said in _said(block))]
    return "\n".join([*said, *map(words_of, one.sections)])


def said(cell: Iterable[Paragraph]) -> str:
    """Return what a cell says, a paragraph a line."""
    return "\n".join("".join(run.text for run in paragraph.words) for paragraph in cell)


def rows(one: Section) -> list[tuple[str, ...]]:
    """Return the rows of all tables of a section, and of the sections inside it."""
    own = [tuple(map(said, row.cells)) for block in one.blocks if isinstance(block, Table) for row in block.rows]
    return own + [row for below in one.sections for row in rows(below)]


def figures(one: Section) -> list[Figure]:
    return [block for block in one.blocks if isinstance(block, Figure)]


def anchors(paper: Paper) -> list[str]:
    """Return everything that can be referred to."""
    return [anchor for _, one in sections_of(paper) for anchor in (one.anchor, *_in_blocks(one.blocks))]


def references(paper: Paper) -> set[str]:
    """Return everything that is referred to."""
    cells = [cell for _, one in sections_of(paper) for block in one.blocks for cell in _cells(block)]
    return {run.target for cell in cells for paragraph in cell for run in paragraph.words if run.target}


def many(report: api.Report, times: int) -> api.Report:
    """Return a report on so many pools alike, each of whose findings says another name."""
    findings = [
        replace(
            finding,
            id=f"{finding.id}·{number}",
            message=type(finding.message)(f"{finding.message.en} {number}", f"{finding.message.zh} {number}"),
            location=replace(finding.location, path=f"{number}/{finding.location.path}"),
            related=(),
        )
        for number in range(times)
        for finding in report.findings
    ]
    inputs = [replace(read, path=f"{number}/{read.path}") for number in range(times) for read in report.inputs]
    return replace(report, findings=tuple(findings), inputs=tuple(inputs), texts=())


def _said(block: Block) -> Iterator[str]:
    if isinstance(block, Quotation):
        yield "\n".join(f"{block.first_line + number} {line}" for number, line in enumerate(block.lines))
    yield from map(said, _cells(block))


def _cells(block: Block) -> Iterator[Cell]:
    match block:
        case Paragraph():
            yield (block,)
        case Bullets(items):
            yield from (cell for item in items for cell in _of_item(item))
        case Parts(parts):
            yield from ((Paragraph(part.label), *part.paragraphs) for part in parts)
        case Table():
            yield from (column.head for column in block.columns)
            yield from (cell for row in block.rows for cell in row.cells)
        case Figure():
            yield block.title
        case Quotation():
            return


def _of_item(item: Item) -> Iterator[Cell]:
    yield item.paragraphs
    for below in item.items:
        yield from _of_item(below)


def _in_blocks(blocks: Iterable[Block]) -> Iterator[str]:
    for block in blocks:
        if isinstance(block, Table):
            yield from (row.anchor for row in block.rows if row.anchor)
        elif isinstance(block, Bullets):
            yield from (anchor for item in block.items for anchor in _anchors_of(item))


def _anchors_of(item: Item) -> Iterator[str]:
    if item.anchor:
        yield item.anchor
    for below in item.items:
        yield from _anchors_of(below)
