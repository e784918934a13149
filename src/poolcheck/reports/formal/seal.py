"""The seal of a formal report: what it was made from and what it found, for a program to check it again.

It stands inside the report itself, in a form that each format has room for.
"""

from __future__ import annotations

import base64
import hashlib
import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from poolcheck.findings.model import Outcome

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from poolcheck.findings.model import Authority, Finding
    from poolcheck.findings.report import Report
    from poolcheck.reports.form import Options
    from poolcheck.reports.formal.build import Commission

VERSION: Final = "poolcheck-seal/1"
_DIGEST: Final = 32


@dataclass(frozen=True, slots=True)
class Order:
    """How a report was ordered, as far as the report itself does not say: everything that making it again needs.

    Attributes:
        paths: the documents as they were named; empty in a redacted report, where they could tell names.
        format: the name of the format.
        packs: the rule packs as they were named; none if those that ship were applied.
        redaction: the keys that the redaction profile leaves out; None if nothing is left out.
        waivers: the file of waivers as it was named; empty if there was none.
    """

    paths: tuple[str, ...]
    format: str
    packs: tuple[str, ...]
    redaction: tuple[str, ...] | None
    waivers: str


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
        "waivers": order.waivers,
        "packs": [[pack.name, pack.version, pack.sha256] for pack in report.packs],
        "inputs": [[read.path, read.sha256] for read in report.inputs],
        "citations": citations_of(report),
        "findings": [[id_, outcome] for id_, outcome in outcomes_of(report).items()],
        "met": [[rule, digest] for rule, digest in met_of(report).items()],
    }
    return json.dumps(content, separators=(",", ":"))


def outcomes_of(report: Report) -> Mapping[str, str]:
    """Return the outcomes of the findings that are not met or open, by their ids."""
    return {one.id: one.outcome.value for one in report.findings if not one.outcome.passes}


def met_of(report: Report) -> Mapping[str, str]:
    """Return, by the rules, digests of what is met under them: very many clauses may meet a rule."""
    met: dict[str, list[str]] = {}
    for finding in report.findings:
        if finding.outcome is Outcome.MET:
            met.setdefault(finding.rule, []).append(finding.id)
    return {rule: _digest("\n".join(sorted(ids))) for rule, ids in sorted(met.items())}


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "backslashreplace")).hexdigest()[:_DIGEST]


def citations_of(report: Report) -> list[str]:
    """Return the citations behind findings as a seal keeps them, each once, in order.

    A citation names the provision, its number on the day, the level of its instrument, and how it was checked.
    """
    found = {_cited(authority) for one in _told(report) for authority in (*one.authority, *one.presumed_by)}
    return sorted(found)


def _told(report: Report) -> Iterator[Finding]:
    return (one for one in report.findings if one.outcome is not Outcome.NOT_APPLICABLE)


def _cited(authority: Authority) -> str:
    number = "/".join(str(part) for part in (authority.article, authority.paragraph, authority.item))
    return f"{authority.source}/{authority.provision}@{number}:{authority.level}:{authority.checked}"


def marked(sealed: str) -> str:
    """Return a seal as text that can stand in a comment of any format."""
    return f"poolcheck-seal:{base64.b64encode(sealed.encode()).decode()}:end"
