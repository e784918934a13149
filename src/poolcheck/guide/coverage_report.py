"""What the rules cover, as text and as JSON."""

from __future__ import annotations

import json
from itertools import groupby
from typing import TYPE_CHECKING

from poolcheck.guide import coverage_labels as labels
from poolcheck.guide.coverage import Cell
from poolcheck.guide.labels import CONCERN
from poolcheck.guide.wording import filled as put
from poolcheck.reports.citation import place_in
from poolcheck.reports.layout import columns, filled

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from poolcheck.core.bilingual import Bilingual, Language
    from poolcheck.guide.coverage import Cited, Coverage

_FORMAT = "poolcheck-coverage/1"
_INDENT = "  "
_GAP = 2


def to_text(found: Coverage, languages: Iterable[Language], width: int) -> str:
    """Return what is covered for people, in one language after the other."""
    return "\n".join("\n".join(_lines(found, language, width)) + "\n" for language in languages)


def to_json(found: Coverage) -> str:
    """Return what is covered for programs."""
    content = {
        "format": _FORMAT,
        "as_of": found.as_of.isoformat(),
        "concerns": [
            {
                "concern": id_,
                "row": found.law.rows[id_],
                "title": _both(found.law.concerns[id_]),
                "packs": {name: {"rules": cell.rules, "examples": cell.examples} for name, cell in cells.items()},
            }
            for id_, cells in found.concerns.items()
        ],
        "sources": [
            {"source": id_, "provisions": [_provision(one) for one in provisions]}
            for id_, provisions in found.sources.items()
        ],
    }
    return json.dumps(content, ensure_ascii=False, indent=2) + "\n"


def _provision(one: Cited) -> dict[str, object]:
    number = one.authority
    return {
        "provision": one.id,
        "article": number.article if number else None,
        "paragraph": number.paragraph if number else None,
        "item": number.item if number else None,
        "in_force": number is not None,
        "rules": list(one.rules),
        "others": [{"kind": use.kind, "name": use.name} for use in one.others],
        "unused": _both(one.unused) if one.unused else None,
    }


def _lines(found: Coverage, language: Language, width: int) -> Iterator[str]:
    yield put(labels.COVERAGE, day=found.as_of.isoformat()).in_(language)
    yield ""
    yield from _concerns(found, language)
    for id_, provisions in found.sources.items():
        source = found.law.sources.source(id_)
        if source is None or not provisions:
            continue
        yield ""
        yield filled(f"{source.title.bilingual.in_(language)}  [{id_}]", width)
        for one in provisions:
            yield from _cited(one, language, width)
    every = [one for provisions in found.sources.values() for one in provisions]
    resting = sum(bool(one.rules) for one in every)
    other = sum(bool(one.others) and not one.rules for one in every)
    summary = put(
        labels.PROVISIONS_SUMMARY,
        count=str(len(every)),
        resting=str(resting),
        other=str(other),
        unused=str(sum(one.unused is not None for one in every)),
        unexplained=str(sum(one.unexplained for one in every)),
    )
    yield ""
    yield filled(summary.in_(language), width)


def _concerns(found: Coverage, language: Language) -> Iterator[str]:
    """Yield the matrix: a line for a concern, a column for a pack, rules and examples in each cell."""
    packs = [pack.name for pack in found.law.packs]
    heads = [CONCERN.in_(language), *packs, labels.TOTAL.in_(language)]
    rows = [heads]
    for id_, cells in found.concerns.items():
        name = f"{found.law.rows[id_]} {found.law.concerns[id_].in_(language)}"
        rows.append([name, *(_cell(cells.get(pack)) for pack in packs), _cell(_sum(cells.values()))])
    by_pack = [_sum(cells[pack] for cells in found.concerns.values() if pack in cells) for pack in packs]
    rows.append([labels.TOTAL.in_(language), *map(_cell, by_pack), _cell(_sum(by_pack))])
    sizes = [max(columns(row[index]) for row in rows) for index in range(len(heads))]
    for row in rows:
        first, *others = (
            cell + " " * (size - columns(cell)) if not index else " " * (size - columns(cell)) + cell
            for index, (cell, size) in enumerate(zip(row, sizes, strict=True))
        )
        yield (first + "".join(" " * _GAP + cell for cell in others)).rstrip()


def _sum(cells: Iterable[Cell]) -> Cell:
    listed = list(cells)
    return Cell(sum(cell.rules for cell in listed), sum(cell.examples for cell in listed))


def _cell(cell: Cell | None) -> str:
    return f"{cell.rules}/{cell.examples}" if cell is not None and cell.rules else "·"


def _cited(one: Cited, language: Language, width: int) -> Iterator[str]:
    """Yield a provision, where it stands, and below it what cites it or why nothing does."""
    number = one.authority
    if number is None:
        place = labels.NOT_THEN_IN_FORCE.in_(language)
    elif number.article is None:
        place = labels.NUMBER_UNKNOWN.in_(language)
    else:
        place = place_in(number.article, number.paragraph, number.item).in_(language)
    yield filled(f"{place}  {one.id}", width, _INDENT * 2, _INDENT)
    below = _INDENT * 3
    if one.rules:
        yield filled(", ".join(one.rules), width, below)
    for kind, uses in groupby(sorted(one.others, key=lambda use: use.kind), key=lambda use: use.kind):
        names = ", ".join(use.name for use in uses)
        yield filled(put(labels.CITED_BY[kind], names=names).in_(language), width, below)
    if not one.rules and not one.others:
        yield filled((one.unused or labels.NO_REASON).in_(language), width, below)


def _both(text: Bilingual) -> dict[str, str]:
    return {"en": text.en, "zh": text.zh}
