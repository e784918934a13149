"""What goes to GitHub code scanning: what is still to be settled, the gravest first, and no more than it takes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from poolcheck.core.bilingual import Bilingual
from poolcheck.core.diagnostic import Severity
from poolcheck.reports.gravity import urgency

if TYPE_CHECKING:
    from collections.abc import Sequence

    from poolcheck.findings.model import Finding

Marked = tuple["Finding", str]
"""A finding and its fingerprint."""

MOST_RESULTS: Final = 5_000
"""Of 25,000 results that a file may have, GitHub shows as many, and chooses them itself if there are more."""

_TOO_MANY: Final = Bilingual(
    "Of {all} findings the {most} gravest are listed; GitHub shows no more, and {count} are left out.",
    "共 {all} 项发现，GitHub 最多显示 {most} 项，故仅列出最重要的 {most} 项，其余 {count} 项未列出。",
)
_DECIDED: Final = Bilingual(
    "Left out, because GitHub would show them like any other: {waived} waived, {baselined} in the baseline.",
    "已登记忽略的 {waived} 项、基线中已有的 {baselined} 项未列出，因 GitHub 不作区分，会与其他发现一并显示。",
)


@dataclass(frozen=True, slots=True)
class Notice:
    """What a log says of itself: its code, how much it weighs, and the text."""

    code: str
    severity: Severity
    text: Bilingual


def uploaded(findings: Sequence[Marked]) -> tuple[list[Marked], list[Notice]]:
    """Return the findings that go to GitHub, and notices of what was left out.

    GitHub takes what is met, waived or in the baseline for an alert like any other, so none of it is there.
    """
    standing = sorted((each for each in findings if each[0].standing), key=lambda each: urgency(each[0]))
    notices: list[Notice] = []
    waived = sum(one.waiver is not None for one, _ in findings)
    baselined = sum(one.baselined and one.waiver is None for one, _ in findings)
    if waived or baselined:
        text = _filled(_DECIDED, waived=waived, baselined=baselined)
        notices.append(Notice("findings-decided", Severity.NOTE, text))
    if len(standing) > MOST_RESULTS:
        count = len(standing) - MOST_RESULTS
        text = _filled(_TOO_MANY, all=len(standing), most=MOST_RESULTS, count=count)
        notices.append(Notice("findings-too-many", Severity.WARNING, text))
    return standing[:MOST_RESULTS], notices


def _filled(text: Bilingual, **values: int) -> Bilingual:
    return Bilingual(text.en.format(**values), text.zh.format(**values))
