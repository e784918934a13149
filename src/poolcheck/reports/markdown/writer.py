"""Writes a paper as Markdown, block by block."""

from __future__ import annotations

from typing import TYPE_CHECKING, assert_never

from poolcheck.reports.layout import columns, printable, rows
from poolcheck.reports.markdown.escaping import code, code_block, escaped, line
from poolcheck.reports.paper.model import Bullets, Figure, Paragraph, Parts, Quotation, Table, sections_of
from poolcheck.reports.paper.references import resolved

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from poolcheck.reports.paper.model import Block, Cell, Item, Paper, Part, Run, Section, Title, Words

_WIDTH = 100
_DEEPEST_HEADING = 6
_MOST_ROWS = 30
_INDENT = "  "
_BREAK = "\\\n"


def written(paper: Paper) -> str:
    """Return a paper as Markdown."""
    paper = resolved(paper)
    parts = [
        f"# {_title(paper.title)}",
        f"**{_title(paper.subtitle)}**",
        *_block(paper.details),
        f"## {_title(paper.contents)}",
        "\n".join(_contents(paper)),
    ]
    for depth, section in sections_of(paper):
        parts += [_heading(section, depth), *(text for block in section.blocks for text in _block(block))]
    return "\n\n".join([*parts, "---", f"{_words(paper.head)} · {_words(paper.foot)}"]) + "\n"


def _contents(paper: Paper) -> Iterator[str]:
    for depth, section in sections_of(paper):
        if section.listed:
            title = f"{section.number} {_title(section.title)}".strip()
            yield f"{_INDENT * (depth - 1)}- [{title}](#{section.anchor})"


def _heading(section: Section, depth: int) -> str:
    """Write a heading with an anchor of its own: what others make of its words differs from place to place."""
    marks = "#" * min(depth + 1, _DEEPEST_HEADING)
    number = f"{section.number} " if section.number else ""
    return f"{marks} {_anchor(section.anchor)}{number}{_title(section.title)}"


def _block(block: Block) -> Iterator[str]:
    match block:
        case Paragraph():
            yield line(_words(block.words))
        case Bullets(items):
            yield "\n".join(text for item in items for text in _item(item, 0))
        case Parts(parts):
            yield "\n".join(map(_part, parts))
        case Table():
            yield from (line(_words(each.words)) for each in block.caption)
            yield "\n".join(_table(block))
        case Quotation():
            yield code_block(_quoted(block))
        case Figure():
            yield from (line(_words(each.words)) for each in block.title)
            yield line(escaped(block.alternative))
        case _:
            assert_never(block)


def _part(part: Part) -> str:
    colon = "：" if part.label and part.label[-1].language == "zh" else ":"
    return _listed(0, f"**{_words(part.label)}{colon}** ", [_words(each.words) for each in part.paragraphs])


def _item(item: Item, depth: int) -> Iterator[str]:
    mark = f"**{escaped(item.mark)}** " if item.mark else ""
    yield _listed(depth, _anchor(item.anchor) + mark, [_words(each.words) for each in item.paragraphs])
    for below in item.items:
        yield from _item(below, depth + 1)


def _listed(depth: int, first: str, lines: Sequence[str]) -> str:
    """Return an item of a list; each of its paragraphs begins a line."""
    indent = _INDENT * depth
    begun = first + lines[0] if first and lines else "".join([first, *map(line, lines[:1])])
    return f"{indent}- " + f"{_BREAK}{indent}{_INDENT}".join([begun.strip(), *map(line, lines[1:])])


def _table(table: Table) -> Iterator[str]:
    yield _row([_cell(column.head) for column in table.columns])
    yield _row(["---:" if column.figures else "---" for column in table.columns])
    for each in table.rows:
        first, *others = map(_cell, each.cells)
        yield _row([_anchor(each.anchor) + first, *others])


def _row(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _cell(cell: Cell) -> str:
    """Write what stands in a cell; a bar in code would end it, and is told apart from one in text, which cannot."""
    return "<br>".join("".join(map(_run_in_cell, each.words)) for each in cell)


def _quoted(quotation: Quotation) -> Iterator[str]:
    """Return the lines of a quotation with their numbers, and pointers below the words that are meant."""
    gutter = len(str(quotation.first_line + len(quotation.lines) - 1))
    for index, (raw, stretches) in enumerate(zip(quotation.lines, quotation.pointed, strict=True)):
        text, number = printable(raw), str(quotation.first_line + index)
        for start, end in rows(text, _WIDTH, _MOST_ROWS) or [(0, 0)]:
            yield f"{number:>{gutter}} │ {text[start:end]}".rstrip()
            number = ""
            pointers = _pointers(text[start:end], [(a - start, b - start) for a, b in stretches])
            if pointers:
                yield f"{'':>{gutter}} │ {pointers}"


def _pointers(shown: str, stretches: Iterable[tuple[int, int]]) -> str:
    """Return a pointer for every column of what is pointed at in a row."""
    below = ""
    for start, end in stretches:
        if start < len(shown) and end > 0:
            below = below.ljust(columns(shown[: max(start, 0)]))
            below = below.ljust(columns(shown[:end]), "^")
    return below


def _title(title: Title) -> str:
    return " · ".join(_words(words) for words in title)


def _words(words: Words) -> str:
    return "".join(map(_run, words))


def _run(run: Run) -> str:
    shown = code(run.text) if run.look == "code" else _spaced(run.text)
    shown = f"**{shown}**" if run.look == "strong" and shown else shown
    return f"[{shown}](#{run.target})" if run.target else shown


def _run_in_cell(run: Run) -> str:
    return _run(run).replace("|", r"\|") if run.look == "code" else _run(run)


def _spaced(text: str) -> str:
    """Return an escaped text with the blanks at its ends, which stand between it and its neighbours."""
    before, after = text[: 1 if text[:1].isspace() else 0], text[-1:] if text[-1:].isspace() else ""
    return f"{' ' if before else ''}{escaped(text)}{' ' if after and text.strip() else ''}"


def _anchor(anchor: str) -> str:
    return f'<a id="{anchor}"></a>' if anchor else ""
