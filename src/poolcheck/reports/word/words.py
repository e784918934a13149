"""Runs of text in WordprocessingML: escaped and cleaned, each in its language, references as links inside the file."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final
from xml.sax.saxutils import escape

from poolcheck.reports.layout import printable

if TYPE_CHECKING:
    from collections.abc import Iterable

    from poolcheck.core.bilingual import Language
    from poolcheck.reports.paper.model import Look, Run

TAB: Final = "<w:r><w:tab/></w:r>"
BREAK: Final = "<w:r><w:br/></w:r>"
_STYLES: Final[dict[Look, str]] = {"plain": "", "strong": "Strong", "faint": "Faint", "code": "Code"}
_LANGUAGES: Final[dict[Language | None, tuple[str, str]]] = {
    "en": ("", '<w:lang w:val="en-US" w:eastAsia="zh-CN"/>'),
    "zh": ('<w:rFonts w:hint="eastAsia"/>', '<w:lang w:val="zh-CN" w:eastAsia="zh-CN"/>'),
    None: ("", ""),
}
"""What a language says at the beginning and at the end of a run's properties: quotation marks and dashes, which both
languages have, are set in the font of the language. Names are in none."""


def bookmark_name(anchor: str) -> str:
    """Return what Word calls an anchor; names that begin so are not shown to the reader."""
    return "_" + anchor.replace("-", "_")


def bookmark(anchor: str, number: int) -> str:
    """Return a mark that references lead to; `number` is unique in the file."""
    name = bookmark_name(anchor)
    return f'<w:bookmarkStart w:id="{number}" w:name="{name}"/><w:bookmarkEnd w:id="{number}"/>'


def text(written: str) -> str:
    """Return a text: nothing in it moves, turns or ends anything, and it never becomes a field or markup."""
    return f'<w:t xml:space="preserve">{escape(printable(written))}</w:t>'


def styled(written: str, style: str, language: Language | None = None) -> str:
    """Return a run of text in a character style."""
    first, last = _LANGUAGES[language]
    name = f'<w:rStyle w:val="{style}"/>' if style else ""
    properties = f"<w:rPr>{name}{first}{last}</w:rPr>" if name or first or last else ""
    return f"<w:r>{properties}{text(written)}</w:r>"


def words(runs: Iterable[Run], language: Language | None = None) -> str:
    """Return runs of text in the language of their paragraph."""
    return "".join(_run(run, run.language or language) for run in runs)


def field(instruction: str, result: str = "") -> str:
    """Return a field that Word fills in; both texts are our own."""
    shown = f"<w:r><w:t>{result}</w:t></w:r>" if result else ""
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f'<w:r><w:instrText xml:space="preserve"> {instruction} </w:instrText></w:r>'
        f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{shown}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def link(anchor: str, content: str) -> str:
    """Return a reference to a place in the file."""
    return f'<w:hyperlink w:anchor="{bookmark_name(anchor)}" w:history="1">{content}</w:hyperlink>'


def _run(run: Run, language: Language | None) -> str:
    if not run.target:
        return styled(run.text, _STYLES[run.look], language)
    return link(run.target, styled(run.text, _STYLES[run.look] or "Reference", language))
