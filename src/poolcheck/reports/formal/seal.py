"""The seal of a formal report: what it was made from and what it found, for a program to check it again.

It stands inside the report itself, in a form that each format has room for, and is found there without knowing which
format it is.
"""

from __future__ import annotations

import base64
import binascii
import io
import json
import re
import zipfile
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final
from xml.etree import ElementTree as ET

from poolcheck.core.bilingual import Bilingual
from poolcheck.findings.model import Outcome
from poolcheck.reports.paper.model import SEAL_NAMESPACE, SEAL_PART

if TYPE_CHECKING:
    from collections.abc import Iterator

    from poolcheck.findings.model import Authority, Finding
    from poolcheck.findings.report import Report
    from poolcheck.reports.form import Options
    from poolcheck.reports.formal.build import Commission

VERSION: Final = "poolcheck-seal/1"

_MARK: Final = re.compile(r"poolcheck-seal:([A-Za-z0-9+/=\s]+):end")
_LARGEST: Final = 200_000_000
_LARGEST_PART: Final = 100_000_000


@dataclass(frozen=True, slots=True)
class Order:
    """How a report was ordered, as far as the report itself does not say: everything that making it again needs.

    Attributes:
        paths: the documents as they were named; empty in a redacted report, where they could tell names.
        format: the name of the format.
        packs: the rule packs as they were named; none if those that ship were applied.
        redaction: the keys that the redaction profile leaves out; None if nothing is left out.
        waivers: the file of waivers and its SHA-256, if there was one.
    """

    paths: tuple[str, ...]
    format: str
    packs: tuple[str, ...]
    redaction: tuple[str, ...] | None
    waivers: tuple[str, str] | None


def seal(report: Report, options: Options, commission: Commission, order: Order) -> str:
    """Return the seal of a report as one line of JSON in ASCII; the same report and order give the same seal."""
    title = commission.redaction
    content = {
        "format": VERSION,
        "tool": report.version,
        "as_of": report.as_of.isoformat(),
        "today": report.today.isoformat(),
        "for": commission.audience,
        "written_as": order.format,
        "languages": list(options.languages),
        "paths": list(order.paths),
        "packs_named": list(order.packs),
        "redaction": None
        if order.redaction is None
        else {"title": [title.en, title.zh] if title is not None else None, "keys": list(order.redaction)},
        "waivers": list(order.waivers) if order.waivers is not None else None,
        "packs": [[pack.name, pack.version, pack.sha256] for pack in report.packs],
        "inputs": [[read.path, read.sha256] for read in report.inputs],
        "citations": citations_of(report),
        "findings": [[one.id, one.outcome.value] for one in told(report)],
    }
    return json.dumps(content, separators=(",", ":"))


def told(report: Report) -> Iterator[Finding]:
    """Yield the findings whose outcomes a seal keeps: all but those of rules that do not apply."""
    return (one for one in report.findings if one.outcome is not Outcome.NOT_APPLICABLE)


def citations_of(report: Report) -> list[str]:
    """Return the citations behind findings as a seal keeps them, each once, in order.

    A citation names the provision, its number on the day, the level of its instrument, and how it was checked.
    """
    found = {_cited(authority) for one in told(report) for authority in (*one.authority, *one.presumed_by)}
    return sorted(found)


def _cited(authority: Authority) -> str:
    number = "/".join(str(part) for part in (authority.article, authority.paragraph, authority.item))
    return f"{authority.source}/{authority.provision}@{number}:{authority.level}:{authority.checked}"


def marked(sealed: str) -> str:
    """Return a seal as text that can stand in a comment of any format."""
    return f"poolcheck-seal:{base64.b64encode(sealed.encode()).decode()}:end"


@dataclass(frozen=True, slots=True)
class Sealed:
    """What a seal says."""

    tool: str
    as_of: str
    today: str
    audience: str
    written_as: str
    languages: tuple[str, ...]
    paths: tuple[str, ...]
    packs_named: tuple[str, ...]
    redaction: tuple[Bilingual | None, tuple[str, ...]] | None
    waivers: tuple[str, str] | None
    packs: tuple[tuple[str, str, str], ...]
    inputs: tuple[tuple[str, str], ...]
    citations: tuple[str, ...]
    findings: tuple[tuple[str, str], ...]


def seal_in(data: bytes) -> Sealed | None:
    """Return the seal of a report, whatever its format; None if there is none that can be read."""
    text = _of_word(data) if data.startswith(b"PK") else _of_text(data)
    if text is None:
        return None
    try:
        return _read(json.loads(text))
    except (ValueError, TypeError, KeyError, RecursionError):
        return None


def _of_word(data: bytes) -> str | None:
    if len(data) > _LARGEST:
        return None
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            if archive.getinfo(SEAL_PART).file_size > _LARGEST_PART:
                return None
            root = ET.fromstring(archive.read(SEAL_PART))  # noqa: S314 - expat expands no external entities
    except (KeyError, zipfile.BadZipFile, ET.ParseError, OSError, NotImplementedError, RuntimeError):
        return None
    return root.text if root.tag == f"{{{SEAL_NAMESPACE}}}seal" else None


def _of_text(data: bytes) -> str | None:
    text = data.decode("utf-8", "replace")
    match = None
    for match in _MARK.finditer(text):  # noqa: B007 - the last one counts: what a document says stands before it
        pass
    if match is None:
        return None
    try:
        return base64.b64decode(match[1], validate=True).decode("utf-8")
    except (binascii.Error, ValueError):
        return None


def _read(content: Any) -> Sealed | None:  # noqa: ANN401 - whatever a file holds
    if not isinstance(content, dict) or content.get("format") != VERSION:
        return None
    left_out = content["redaction"]
    redaction = None
    if left_out is not None:
        title = Bilingual(*map(str, left_out["title"])) if left_out["title"] is not None else None
        redaction = (title, tuple(map(str, left_out["keys"])))
    waivers = content["waivers"]
    return Sealed(
        tool=str(content["tool"]),
        as_of=str(content["as_of"]),
        today=str(content["today"]),
        audience=str(content["for"]),
        written_as=str(content["written_as"]),
        languages=tuple(map(str, content["languages"])),
        paths=tuple(map(str, content["paths"])),
        packs_named=tuple(map(str, content["packs_named"])),
        redaction=redaction,
        waivers=(str(waivers[0]), str(waivers[1])) if waivers is not None else None,
        packs=tuple((str(name), str(version), str(digest)) for name, version, digest in content["packs"]),
        inputs=tuple((str(path), str(digest)) for path, digest in content["inputs"]),
        citations=tuple(map(str, content["citations"])),
        findings=tuple((str(id_), str(outcome)) for id_, outcome in content["findings"]),
    )
