"""Scores what poolcheck says of a decided case against what was held: breach, open or pass, for each holding.

Rules of law decide. Where the facts move none of them, as on how essentiality is evaluated, soft law is looked at. Its
gaps are open at most, as are factors of an effects analysis: neither is an infringement.

The documents are partial, so that many rules ask what the part says that nobody knows. A question that stands just the
same when the facts that bear on a concern are taken out of the case says nothing about them. So a holding is scored by
the findings that these facts change: what is not met is a breach, what is open is open, and what is met passes. Where
the facts change nothing, or nothing bears on the concern, whatever is asked remains: the holding is open, and in the
second case counted apart, since it cannot be anything else.
"""

from __future__ import annotations

import tempfile
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Final

from telling import documents, stated, table

from poolcheck import api
from poolcheck.files import InputFile
from poolcheck.findings.model import Outcome

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from case_file import Case, Holding

    from poolcheck.findings.model import Finding
    from poolcheck.packs.model import Law

AS_OF: Final = date(2026, 11, 21)
"""The day on which the law is applied to every case, whenever it was decided."""

BREACH, OPEN, PASS, UNTOLD = "breach", "open", "pass", "nothing told"
SCORES: Final = (BREACH, OPEN, PASS, UNTOLD)


@dataclass(frozen=True, slots=True)
class Scored:
    """A holding with its score, the findings that decided it, and whether a question on its concern is left."""

    case: Case
    holding: Holding
    score: str
    by: tuple[Finding, ...]
    asked: bool

    @property
    def agrees(self) -> bool:
        """Whether what was found unlawful is at least asked about, and what was accepted passes."""
        match self.holding.verdict:
            case "violation":
                return self.score != PASS
            case "ok":
                return self.score in (PASS, UNTOLD)
            case _:
                return True


def score(cases: Iterable[Case], law: Law) -> Iterator[Scored]:
    """Yield the holdings of cases, scored."""
    for case in cases:
        for holding in case.holdings:
            yield _scored(case, holding, law)


def _scored(case: Case, holding: Holding, law: Law) -> Scored:
    found = _findings(case, law, holding.concern)
    facts = stated(case, holding.concern)
    asked = any(one.outcome.open for one in found)
    if not facts:
        return Scored(case, holding, UNTOLD, (), asked)
    before = {_key(one) for one in _findings(case, law, holding.concern, facts)}
    moved = [one for one in found if _key(one) not in before]
    changed = [one for one in moved if one.law] or moved
    scores = [_weighed(one) for one in changed]
    worst = next((each for each in (BREACH, OPEN, PASS) if each in scores), OPEN)
    by = tuple(one for one, each in zip(changed, scores, strict=True) if each == worst)
    return Scored(case, holding, worst, by, asked)


def _weighed(finding: Finding) -> str:
    if finding.outcome is Outcome.NOT_MET:
        return BREACH if finding.law and finding.test != "effects_factor" else OPEN
    return PASS if finding.outcome.passes else OPEN


def _key(finding: Finding) -> tuple[object, ...]:
    """Return what makes two findings of a case say the same, whatever the numbers of their clauses."""
    return finding.rule, finding.subject, finding.outcome, finding.open, finding.message


def _findings(case: Case, law: Law, concern: str, without: Iterable[str] = ()) -> tuple[Finding, ...]:
    """Return what our rules on a concern say of a case, with some of its facts left out."""
    ours = table()["concerns"].get(concern, ())
    if not ours:
        return ()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        texts = documents(case, without)
        for file, text in texts.items():
            (folder / file).write_text(text, encoding="utf-8")
        manifest = InputFile(f"{case.id}/dossier.yaml", texts["dossier.yaml"].encode(), folder)
        report = api.check([manifest], law, AS_OF, api.Settings(select=tuple(ours)))
    assert not report.diagnostics, f"{case.id}: {report.diagnostics[0]}"
    return report.findings
