"""Bytes to text: encodings and characters that no document should have, each reported at its place."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from poolcheck.core.bilingual import Bilingual
from poolcheck.core.diagnostic import Severity, diagnostic
from poolcheck.core.location import Location, SourceText, Span
from poolcheck.core.reading import Reading

if TYPE_CHECKING:
    from poolcheck.core.diagnostic import Diagnostic

LARGEST_FILE = 50_000_000
"""Bytes. A charter has some ten thousand; more than this is a mistake, and would only keep the user waiting."""

_UTF8_MARK = b"\xef\xbb\xbf"
_UTF16_MARKS = {b"\xff\xfe": "utf-16-le", b"\xfe\xff": "utf-16-be"}
_KINDS = {
    b"%PDF": Bilingual("a PDF file", "PDF 文件"),
    b"PK\x03\x04": Bilingual("a Word, Excel or ZIP file", "Word、Excel 或 ZIP 文件"),
    b"\xd0\xcf\x11\xe0": Bilingual("an old Word or Excel file", "旧版 Word 或 Excel 文件"),
    b"{\\rtf": Bilingual("an RTF file", "RTF 文件"),
}
_BINARY = Bilingual("a binary file", "二进制文件")
_SAMPLE = 8_192
_CONTROL_BYTES = frozenset(range(32)) - frozenset(b"\t\n\r\f") | {0x7F}
_UNWANTED = re.compile("\r(?!\n)|[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff]")
_ESCAPED_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f]")
_BREAKS = frozenset("\r\x0b\x0c\x85\u2028\u2029")
_MOST_REPORTED = 20
"""Unwanted characters reported one by one; whoever has more of them has one problem, not many."""


def read_text(data: bytes, path: str) -> Reading[SourceText]:
    """Decode the bytes of a file.

    Where the encoding is wrong but can be told, the text is returned beside the problem, so that what is
    wrong inside the file is found in the same run.
    """
    if len(data) > LARGEST_FILE:
        return _nothing("file-too-large", path, megabytes=LARGEST_FILE // 1_000_000)
    data = data.removeprefix(_UTF8_MARK)
    if not data.strip():
        return _nothing("file-empty", path)
    if (utf16 := _UTF16_MARKS.get(data[:2]) or _utf16_without_mark(data[:_SAMPLE])) is not None:
        return _decode_utf16(data, path, utf16)
    if (kind := _kind_of(data)) is not None:
        return _nothing("file-not-text", path, _first_bad(data, path), kind=kind)
    try:
        return without_unwanted(SourceText(path, data.decode("utf-8")))
    except UnicodeDecodeError as error:
        return _decode_otherwise(data, path, error.start)


def without_unwanted(source: SourceText) -> Reading[SourceText]:
    """Replace characters that no document should have, keeping the length, and report them."""
    first = _UNWANTED.search(source.text)
    if first is None:
        return Reading(source)
    problems = []
    for count, match in enumerate(_UNWANTED.finditer(source.text, first.start())):
        if count == _MOST_REPORTED:
            break
        problems.append(_unwanted(source, match))
    return Reading(SourceText(source.path, _UNWANTED.sub(_stand_in, source.text)), tuple(problems))


def escaped_control_character(text: str) -> int | None:
    """Return where a text has a control character, which then was written as an escape."""
    found = None if text.isprintable() else _ESCAPED_CONTROL.search(text)
    return None if found is None else found.start()


def _unwanted(source: SourceText, match: re.Match[str]) -> Diagnostic:
    place = Span(source, match.start(), match.end()).location
    if match[0] == "\0":
        return diagnostic("text-nul", place)
    return diagnostic("text-control-character", place, character=f"U+{ord(match[0]):04X}")


def _stand_in(match: re.Match[str]) -> str:
    return "\n" if match[0] in _BREAKS else "\N{REPLACEMENT CHARACTER}"


def _nothing(code: str, path: str, place: Location | None = None, **values: object) -> Reading[SourceText]:
    return Reading(None, (diagnostic(code, place or Location(path, 1, 1, 1, 1), Severity.ERROR, **values),))


def _kind_of(data: bytes) -> Bilingual | None:
    for start, kind in _KINDS.items():
        if data.startswith(start):
            return kind
    sample = data[:_SAMPLE]
    odd = len(sample) - len(sample.translate(None, bytes(_CONTROL_BYTES)))
    return _BINARY if odd > 8 and odd * 10 > len(sample) else None


def _first_bad(data: bytes, path: str) -> Location:
    """Return the place of the first byte that no UTF-8 text has."""
    before = next((index for index, byte in enumerate(data) if byte in _CONTROL_BYTES), len(data))
    try:
        data.decode("utf-8")
    except UnicodeDecodeError as error:
        before = min(before, error.start)
    if before == len(data):
        before = 0
    return _place(data, before, path)


def _place(data: bytes, start: int, path: str) -> Location:
    """Return the place of the byte at `start`, before which all is UTF-8."""
    source = SourceText(path, data[:start].decode("utf-8") + "\N{REPLACEMENT CHARACTER}")
    return Span(source, len(source.text) - 1, len(source.text)).location


def _utf16_without_mark(data: bytes) -> str | None:
    """Return the UTF-16 encoding in which the bytes make sense: the zero bytes of Latin letters stand on one side."""
    even, odd = data[0::2].count(0), data[1::2].count(0)
    if odd * 8 > len(data) and even == 0:
        return "utf-16-le"
    return "utf-16-be" if even * 8 > len(data) and odd == 0 else None


def _decode_utf16(data: bytes, path: str, encoding: str) -> Reading[SourceText]:
    problem = diagnostic("text-utf16", Location(path, 1, 1, 1, 2))
    return _with(problem, SourceText(path, data.decode(encoding, "replace").removeprefix("\ufeff")))


def _decode_otherwise(data: bytes, path: str, start: int) -> Reading[SourceText]:
    place = _place(data, start, path)
    chinese = _as_chinese(data)
    if chinese is not None:
        return _with(diagnostic("text-gbk", place, byte=f"0x{data[start]:02X}"), SourceText(path, chinese))
    problem = diagnostic("text-not-utf8", place, byte=f"0x{data[start]:02X}")
    return _with(problem, SourceText(path, data.decode("utf-8", "replace")))


def _as_chinese(data: bytes) -> str | None:
    """Return the bytes read as GB18030 if that gives everyday Chinese, and not Western letters taken in pairs."""
    try:
        text = data.decode("gb18030")
    except UnicodeDecodeError:
        return None
    wide = "".join(character for character in text[:_SAMPLE] if not character.isascii())
    if not wide:
        wide = "".join(character for character in text if not character.isascii())[:_SAMPLE]
    everyday = len(wide.encode("gb2312", "ignore")) // 2
    return text if everyday * 10 >= len(wide) * 8 else None


def _with(problem: Diagnostic, source: SourceText) -> Reading[SourceText]:
    reading = without_unwanted(source)
    return Reading(reading.value, (problem, *reading.diagnostics))
