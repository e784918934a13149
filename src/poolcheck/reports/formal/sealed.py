"""Finds the seal in a formal report, whatever its format, and reads it; a report may come from anybody."""

from __future__ import annotations

import base64
import binascii
import io
import json
import re
import zipfile
import zlib
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any, Final, get_args
from xml.etree import ElementTree as ET

from poolcheck.core.bilingual import Bilingual
from poolcheck.reports.formal.chapters import Audience
from poolcheck.reports.formal.seal import VERSION
from poolcheck.reports.paper.model import SEAL_NAMESPACE, SEAL_PART

if TYPE_CHECKING:
    from poolcheck.core.bilingual import Language

FORMATS: Final = ("docx", "html", "md", "json")
_LANGUAGES: Final[tuple[Language, ...]] = ("en", "zh")
_BEGIN, _END = b"poolcheck-seal:", b":end"
_BASE64: Final = re.compile(rb"[A-Za-z0-9+/=\s]+")
_LARGEST_PART: Final = 100_000_000


@dataclass(frozen=True, slots=True)
class Sealed:
    """What a seal says."""

    tool: str
    as_of: date
    today: date
    audience: Audience
    written_as: str
    languages: tuple[Language, ...]
    paths: tuple[str, ...]
    packs_named: tuple[str, ...]
    redaction: tuple[Bilingual | None, tuple[str, ...]] | None
    waivers: str
    packs: tuple[tuple[str, str, str], ...]
    inputs: tuple[tuple[str, str], ...]
    citations: tuple[str, ...]
    findings: tuple[tuple[str, str], ...]
    met: tuple[tuple[str, str], ...]


def seal_in(data: bytes) -> Sealed | None:
    """Return the seal of a report, whatever its format; None if there is none that can be read."""
    text = _of_word(data) if data.startswith(b"PK") else _of_text(data)
    if text is None:
        return None
    try:
        content = json.loads(text)
        json.dumps(content, ensure_ascii=False).encode("utf-8", "surrogateescape")  # halves of characters name no file
        return _read(content)
    except (ValueError, TypeError, KeyError, LookupError, RecursionError):
        return None


def _of_word(data: bytes) -> str | None:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            if archive.getinfo(SEAL_PART).file_size > _LARGEST_PART:
                return None
            part = archive.read(SEAL_PART)
            if b"<!" in part:  # a seal declares nothing, least of all entities that grow
                return None
            root = ET.fromstring(part)  # noqa: S314 - without declarations there is nothing to expand
    except (KeyError, ValueError, zipfile.BadZipFile, zlib.error, ET.ParseError, OSError, EOFError):
        return None
    except (RuntimeError, NotImplementedError):  # the part is encrypted, or packed as nobody can unpack it
        return None
    return root.text if root.tag == f"{{{SEAL_NAMESPACE}}}seal" else None


def _of_text(data: bytes) -> str | None:
    """Return the last seal in a text: whatever a document says stands before it."""
    start = data.rfind(_BEGIN)
    end = data.find(_END, start)
    if start < 0 or end < 0:
        return None
    found = data[start + len(_BEGIN) : end]
    if _BASE64.fullmatch(found) is None:
        return None
    try:
        return base64.b64decode(b"".join(found.split()), validate=True).decode("utf-8")
    except (binascii.Error, ValueError):
        return None


def _read(content: Any) -> Sealed | None:  # noqa: ANN401 - whatever a file holds
    if not isinstance(content, dict) or content.get("format") != VERSION:
        return None
    left_out = content["redaction"]
    redaction = None
    if left_out is not None:
        title = Bilingual(*_texts(left_out["title"])) if left_out["title"] is not None else None
        redaction = (title, _texts(left_out["keys"]))
    audiences: tuple[Audience, ...] = get_args(Audience)
    named = _texts(content["languages"])
    languages = tuple(language for one in named for language in _LANGUAGES if language == one)
    if not languages or len(languages) != len(named) or content["written_as"] not in FORMATS:
        return None
    return Sealed(
        tool=str(content["tool"]),
        as_of=date.fromisoformat(content["as_of"]),
        today=date.fromisoformat(content["today"]),
        audience=audiences[audiences.index(content["for"])],
        written_as=content["written_as"],
        languages=languages,
        paths=_texts(content["paths"]),
        packs_named=_texts(content["packs_named"]),
        redaction=redaction,
        waivers=str(content["waivers"]),
        packs=tuple((str(name), str(version), str(digest)) for name, version, digest in content["packs"]),
        inputs=tuple(map(_pair, content["inputs"])),
        citations=_texts(content["citations"]),
        findings=tuple(map(_pair, content["findings"])),
        met=tuple(map(_pair, content["met"])),
    )


def _texts(values: object) -> tuple[str, ...]:
    if not isinstance(values, list):
        raise TypeError(values)
    return tuple(map(str, values))


def _pair(values: Any) -> tuple[str, str]:  # noqa: ANN401 - whatever a file holds
    first, second = values
    return str(first), str(second)
