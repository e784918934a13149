"""Figures in a Word file: the drawing as SVG, and a blank picture for programs that cannot show it."""

from __future__ import annotations

import struct
import zlib
from typing import TYPE_CHECKING, Final
from xml.sax.saxutils import quoteattr

from poolcheck.reports.layout import printable

if TYPE_CHECKING:
    from poolcheck.reports.paper.model import Figure

_NEWER_WORD = 'xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml" Requires="w15"'
_EMU_A_MILLIMETRE = 36_000
_SVG_EXTENSION = "{96DAC541-7B7A-43D3-8B79-37D633B846F1}"
NAMESPACES: Final = {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "pic": "http://schemas.openxmlformats.org/drawingml/2006/picture",
    "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
    "asvg": "http://schemas.microsoft.com/office/drawing/2016/SVG/main",
}


def drawing(figure: Figure, number: int) -> str:
    """Return the run that shows a figure; the package holds its two pictures under the names returned by `ids`.

    Word shows a drawing only beside a picture that it could show instead. LibreOffice shows that picture, unless it is
    given the drawing by itself; which it is, since it knows nothing of what the first choice requires.
    """
    picture, vector = ids(number)
    beside = (
        f'<a:blip r:embed="{picture}"><a:extLst><a:ext uri="{_SVG_EXTENSION}">'
        f'<asvg:svgBlip r:embed="{vector}"/></a:ext></a:extLst></a:blip>'
    )
    alone = f'<a:blip r:embed="{vector}"/>'
    return (
        f"<w:r><mc:AlternateContent><mc:Choice {_NEWER_WORD}>{_inline(figure, number, beside)}</mc:Choice>"
        f"<mc:Fallback>{_inline(figure, number, alone)}</mc:Fallback></mc:AlternateContent></w:r>"
    )


def _inline(figure: Figure, number: int, pictures: str) -> str:
    width, height = figure.width * _EMU_A_MILLIMETRE, figure.height * _EMU_A_MILLIMETRE
    described = f'id="{number}" name="Figure {number}" descr={quoteattr(printable(figure.alternative))}'
    return (
        f'<w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent cx="{width}" cy="{height}"/>'
        f"<wp:docPr {described}/>"
        '<wp:cNvGraphicFramePr><a:graphicFrameLocks noChangeAspect="1"/></wp:cNvGraphicFramePr>'
        f'<a:graphic><a:graphicData uri="{NAMESPACES["pic"]}"><pic:pic>'
        f"<pic:nvPicPr><pic:cNvPr {described}/><pic:cNvPicPr/></pic:nvPicPr>"
        f"<pic:blipFill>{pictures}<a:stretch><a:fillRect/></a:stretch></pic:blipFill>"
        f'<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{width}" cy="{height}"/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr>'
        "</pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing>"
    )


def ids(number: int) -> tuple[str, str]:
    """Return the ids under which the pictures of a figure are held: the blank one, and the drawing itself."""
    return f"rIdPicture{number}", f"rIdDrawing{number}"


def blank_picture() -> bytes:
    """Return a white PNG of one pixel."""
    chunks = [
        (b"IHDR", struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0)),
        (b"IDAT", zlib.compress(b"\x00\xff", 0)),
        (b"IEND", b""),
    ]
    parts = (
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data)) for kind, data in chunks
    )
    return b"\x89PNG\r\n\x1a\n" + b"".join(parts)
