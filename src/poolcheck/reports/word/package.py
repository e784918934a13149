"""Puts a paper into a Word file: into the package of our template, and that into bytes that are always the same."""

from __future__ import annotations

from datetime import UTC, datetime, time
from importlib.resources import files
from io import BytesIO
from typing import TYPE_CHECKING, Final
from xml.sax.saxutils import escape
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from poolcheck.reports.form import MissingLibraryError
from poolcheck.reports.layout import printable
from poolcheck.reports.paper.model import SEAL_NAMESPACE, SEAL_PART
from poolcheck.reports.paper.references import resolved
from poolcheck.reports.word.blocks import BlockWriter
from poolcheck.reports.word.contents import contents, first_page, foot, head
from poolcheck.reports.word.figures import NAMESPACES, blank_picture, ids

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from importlib.resources.abc import Traversable

    from docx.document import Document

    from poolcheck.reports.paper.model import Figure, Paper, Title

_AUTHOR: Final = "poolcheck"
_EARLIEST: Final = (1980, 1, 1, 0, 0, 0)
"""The time of everything in the package: the earliest that a ZIP file can hold."""
_LANGUAGES: Final = {"en": "en-US", "zh": "zh-CN"}
_DECLARED: Final = " ".join(f'xmlns:{prefix}="{uri}"' for prefix, uri in NAMESPACES.items())


def written(paper: Paper) -> bytes:
    """Return a paper as a Word file; the same paper gives the same bytes on any day and any machine.

    Raises:
        MissingLibraryError: python-docx is not installed.
    """
    try:
        from docx import Document  # noqa: PLC0415 - it is heavy, and comes with an extra
    except ImportError as error:
        raise MissingLibraryError("python-docx", "word") from error
    paper = resolved(paper)
    document = Document(BytesIO(_zipped(dict(_template()))))
    writer = BlockWriter()
    _fill(document, paper, writer)
    _frame(document, paper)
    for number, figure in enumerate(writer.figures, start=1):
        _hold(document, figure, number)
    if paper.seal:
        _keep_seal(document, paper.seal)
    _describe(document, paper)
    saved = BytesIO()
    document.save(saved)
    with ZipFile(saved) as package:
        return _zipped({name: package.read(name) for name in package.namelist()})


def _fill(document: Document, paper: Paper, writer: BlockWriter) -> None:
    """Write the body; the properties of the page, which the template has, stay behind it."""
    from docx.oxml import parse_xml  # noqa: PLC0415 - as above

    paragraphs = [*first_page(paper), *contents(paper)]
    for section in paper.sections:
        paragraphs += writer.section(section, 1)
    [page] = document.element.body
    for element in list(parse_xml(f"<w:body {_DECLARED}>{''.join(paragraphs)}</w:body>")):
        page.addprevious(element)


def _frame(document: Document, paper: Paper) -> None:
    """Write the lines at the top and at the bottom of pages; the first page has none at the top."""
    from docx.oxml import parse_xml  # noqa: PLC0415 - as above

    [section] = document.sections
    above, below = head(paper), foot(paper)
    for edge, line in ((section.header, above), (section.footer, below), (section.first_page_footer, below)):
        edge.is_linked_to_previous = False
        element = edge.part.element
        for each in list(element):
            element.remove(each)
        element.append(parse_xml(line.replace("<w:p>", f"<w:p {_DECLARED}>", 1)))


def _hold(document: Document, figure: Figure, number: int) -> None:
    """Put the pictures of a figure into the package."""
    from docx.opc.constants import RELATIONSHIP_TYPE  # noqa: PLC0415 - as above
    from docx.opc.packuri import PackURI  # noqa: PLC0415 - as above
    from docx.opc.part import Part  # noqa: PLC0415 - as above

    pictures = ((blank_picture(), "png"), (figure.svg.encode(), "svg"))
    for (data, suffix), id_ in zip(pictures, ids(number), strict=True):
        name = PackURI(f"/word/media/figure{number}.{suffix}")
        kind = "image/png" if suffix == "png" else "image/svg+xml"
        part = Part(name, kind, data, document.part.package)
        document.part.load_rel(RELATIONSHIP_TYPE.IMAGE, part, id_)


def _keep_seal(document: Document, seal: str) -> None:
    """Keep the seal as data of the document, which Word shows nobody and does not lose."""
    from docx.opc.constants import RELATIONSHIP_TYPE  # noqa: PLC0415 - as above
    from docx.opc.packuri import PackURI  # noqa: PLC0415 - as above
    from docx.opc.part import Part  # noqa: PLC0415 - as above

    data = f'<?xml version="1.0" encoding="UTF-8"?>\n<seal xmlns="{SEAL_NAMESPACE}">{escape(seal)}</seal>'
    part = Part(PackURI(f"/{SEAL_PART}"), "application/xml", data.encode(), document.part.package)
    document.part.load_rel(RELATIONSHIP_TYPE.CUSTOM_XML, part, "rIdSeal")


def _describe(document: Document, paper: Paper) -> None:
    """Say what the file is; the day is that of the report, and nothing tells of the machine."""
    properties = document.core_properties
    properties.title = _plain(paper.title)
    properties.subject = _plain(paper.subtitle)
    properties.author = properties.last_modified_by = _AUTHOR
    properties.language = ", ".join(_LANGUAGES[language] for language in paper.languages)
    properties.created = properties.modified = datetime.combine(paper.day, time(tzinfo=UTC))
    properties.revision = 1


def _plain(title: Title) -> str:
    """Return a title as the properties of a file may hold it."""
    return printable(" · ".join("".join(run.text for run in words) for words in title))[:255]


def _template() -> Iterator[tuple[str, bytes]]:
    """Yield the files of the package that every report begins with, by their names."""

    def below(folder: Traversable, path: str) -> Iterator[tuple[str, bytes]]:
        for each in folder.iterdir():
            name = f"{path}{each.name}"
            if each.is_dir():
                yield from below(each, f"{name}/")
            else:
                yield name, each.read_bytes()

    return below(files("poolcheck.reports.word") / "template", "")


def _zipped(contents_by_name: Mapping[str, bytes]) -> bytes:
    """Return files as a package: what describes the others first, and nothing that depends on when it was made."""
    packed = BytesIO()
    with ZipFile(packed, "w", ZIP_DEFLATED) as package:
        for name in sorted(contents_by_name, key=lambda name: (not name.startswith("["), name)):
            info = ZipInfo(name, _EARLIEST)
            info.compress_type, info.create_system, info.external_attr = ZIP_DEFLATED, 0, 0
            package.writestr(info, contents_by_name[name])
    return packed.getvalue()
