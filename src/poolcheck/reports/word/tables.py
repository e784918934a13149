"""Tables in WordprocessingML: as wide as the text, the head on every page, no row broken over two of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Sequence

TEXT_WIDTH: Final = 9070
"""The width of the text on a page, in twentieths of a point."""


def grid(widths: Sequence[int], rows: str) -> str:
    """Return a table; the widths are shares of the whole."""
    columns = "".join(f'<w:gridCol w:w="{width}"/>' for width in _lengths(widths))
    return (
        '<w:tbl><w:tblPr><w:tblStyle w:val="ReportTable"/>'
        f'<w:tblW w:w="{TEXT_WIDTH}" w:type="dxa"/><w:tblLayout w:type="fixed"/>'
        '<w:tblLook w:val="0020" w:firstRow="1" w:lastRow="0" w:firstColumn="0" w:lastColumn="0"'
        ' w:noHBand="1" w:noVBand="1"/></w:tblPr>'
        f"<w:tblGrid>{columns}</w:tblGrid>{rows}</w:tbl>"
    )


def row(cells: Sequence[str], widths: Sequence[int], *, head: bool = False) -> str:
    """Return a row with these contents of cells; the head is repeated on every page."""
    repeated = "<w:tblHeader/>" if head else ""
    inside = "".join(
        f'<w:tc><w:tcPr><w:tcW w:w="{length}" w:type="dxa"/></w:tcPr>{cell}</w:tc>'
        for cell, length in zip(cells, _lengths(widths), strict=True)
    )
    return f"<w:tr><w:trPr><w:cantSplit/>{repeated}</w:trPr>{inside}</w:tr>"


def _lengths(widths: Sequence[int]) -> list[int]:
    """Return the lengths of columns; they add up to the width of the text."""
    ends = [TEXT_WIDTH * sum(widths[: index + 1]) // sum(widths) for index in range(len(widths))]
    return [end - start for start, end in zip([0, *ends], ends, strict=False)]
