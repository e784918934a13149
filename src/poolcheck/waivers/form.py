"""The form of a waiver: its keys in both languages, the day it ends, and the digest it keeps."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Final

from poolcheck.core.bilingual import Bilingual
from poolcheck.core.diagnostic import Diagnostic, diagnostic
from poolcheck.core.reading import Reading
from poolcheck.findings.model import Excerpt, Outcome, Waiver

if TYPE_CHECKING:
    from collections.abc import Mapping

    from poolcheck.core.location import Span

KEYS: Final = {
    "rule": Bilingual("rule", "规则"),
    "finding": Bilingual("finding", "发现"),
    "because": Bilingual("because", "理由"),
    "by": Bilingual("by", "登记人"),
    "until": Bilingual("until", "有效期至"),
    "ticket": Bilingual("ticket", "工单"),
    "meaning": Bilingual("meaning", "含义"),
    "outcome": Bilingual("outcome", "结论"),
}
"""The keys of a waiver as they are written, by their ids."""
NEEDED: Final = ("rule", "because", "by", "until")
SHORTEST_MEANING: Final = 8
"""Characters of a digest that tell one meaning from another well enough."""
MEANING_KEPT: Final = 16
"""Characters of a digest that are written down."""

_DAY = re.compile(r"(\d{4})\s*(?:-|年)\s*(\d{1,2})\s*(?:-|月)\s*(\d{1,2})\s*日?")
_MEANING = re.compile(rf"[0-9a-f]{{{SHORTEST_MEANING},64}}")
_LONGEST_REASON = 2_000


@dataclass(frozen=True, slots=True)
class Written:
    """One value of a waiver, and where it stands."""

    text: str
    span: Span


def waiver(written: Mapping[str, Written], span: Span, *, beside: tuple[int, int] | None = None) -> Reading[Waiver]:
    """Return the waiver that values by the ids of their keys make, or everything that is wrong with them.

    Args:
        written: the values.
        span: where the waiver stands.
        beside: the lines that an inline waiver is about.
    """
    needed = NEEDED if beside is not None else (*NEEDED, "finding")
    problems = [
        diagnostic("waiver-key-missing", span.location, key=KEYS[key])
        for key in needed
        if not (key in written and written[key].text.strip())
    ]
    values = {key: value.text.strip() for key, value in written.items()}
    until = _day(written, problems)
    outcome = _outcome(written, problems)
    if "meaning" in written and not _MEANING.fullmatch(values["meaning"]):
        problems.append(_wrong("waiver-meaning", written["meaning"]))
    if len(values.get("because", "")) > _LONGEST_REASON:
        problems.append(diagnostic("waiver-too-long", written["because"].span.location, longest=_LONGEST_REASON))
    named, rule = values.get("finding", ""), values.get("rule", "")
    if "@" in named and rule and named.partition("@")[0] != rule:
        problems.append(diagnostic("waiver-other-rule", written["finding"].span.location, rule=rule, words=named))
    if problems or until is None:
        return Reading(None, tuple(problems))
    found = Waiver(
        rule=rule,
        finding=named,
        because=" ".join(values["because"].split()),
        by=values["by"],
        until=until,
        ticket=values.get("ticket", ""),
        meaning=values.get("meaning", ""),
        outcome=outcome,
        location=span.location,
        excerpt=_excerpt(span),
        beside=beside,
    )
    return Reading(found)


def _day(written: Mapping[str, Written], problems: list[Diagnostic]) -> date | None:
    value = written.get("until")
    if value is None or not value.text.strip():
        return None
    match = _DAY.fullmatch(value.text.strip())
    try:
        if match is not None:
            return date(*map(int, match.groups()))
    except ValueError:
        pass
    problems.append(_wrong("waiver-day", value))
    return None


def _outcome(written: Mapping[str, Written], problems: list[Diagnostic]) -> Outcome | None:
    if "outcome" not in written:
        return None
    try:
        return Outcome(written["outcome"].text.strip())
    except ValueError:
        problems.append(_wrong("waiver-outcome", written["outcome"]))
        return None


def _wrong(code: str, value: Written) -> Diagnostic:
    return diagnostic(code, value.span.location, words=value.text)


def _excerpt(span: Span) -> Excerpt:
    """Return the first line of a waiver and what of it is pointed at."""
    here = span.location
    line = span.source.line(here.line)
    end = here.end_column - 1 if here.end_line == here.line else len(line)
    return Excerpt(here.line, (line,), ((here.column - 1, end),))
