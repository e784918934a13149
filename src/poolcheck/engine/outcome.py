"""Decides the outcome of a rule for a subject: the first that matches, in the order the rules are read in."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from poolcheck.core.bilingual import Bilingual
from poolcheck.core.truth import Truth
from poolcheck.documents.clause import Missing
from poolcheck.engine.place import clauses_of
from poolcheck.expr.judgment import distinct
from poolcheck.expr.values import Fact
from poolcheck.facts.ground import Ground
from poolcheck.findings.model import Outcome

if TYPE_CHECKING:
    from collections.abc import Iterable

    from poolcheck.documents.model import Justification
    from poolcheck.engine.environment import SubjectEnvironment
    from poolcheck.expr.judgment import Judgment
    from poolcheck.packs.model import Definition, Rule


@dataclass(frozen=True, slots=True)
class Decision:
    """An outcome with what it rests on: the judgments, the open facts, the defenses claimed."""

    outcome: Outcome
    conduct: Judgment
    elements: tuple[Judgment, ...]
    open_defenses: tuple[Fact, ...] = ()
    claims: tuple[Bilingual, ...] = ()


def decide(rule: Rule, subject: SubjectEnvironment) -> Decision:
    """Decide a rule for a subject."""
    conduct = _conduct(rule, subject)
    applies = subject.judge(subject.pack.applies_when)
    elements = (applies, *(subject.judge(element.condition) for element in rule.elements))
    claims, open_defenses = _defenses(rule, subject, clauses_of(rule, subject, conduct))
    outcome = _first_match(conduct, elements, claims=bool(claims), open_defenses=bool(open_defenses))
    return Decision(outcome, conduct, elements, open_defenses, claims)


def _first_match(conduct: Judgment, elements: Iterable[Judgment], *, claims: bool, open_defenses: bool) -> Outcome:
    truths = [element.truth for element in elements]
    if Truth.FALSE in truths:
        return Outcome.NOT_APPLICABLE
    if conduct.truth is Truth.FALSE:
        return Outcome.PRESUMED_MET if conduct.presumed else Outcome.MET
    if claims:
        return Outcome.DEFENSE_CLAIMED
    if conduct.truth is Truth.UNKNOWN:
        return Outcome.UNDETERMINED
    if Truth.UNKNOWN in truths or open_defenses or conduct.presumed:
        return Outcome.CONDITIONAL
    return Outcome.NOT_MET


def _conduct(rule: Rule, subject: SubjectEnvironment) -> Judgment:
    """Judge the conduct; a clause that is perhaps not in force, or not about this party, is at most unknown."""
    judgment = subject.judge(rule.conduct)
    if not subject.doubts or judgment.truth is Truth.FALSE:
        return judgment
    still_open = judgment.open if judgment.truth is Truth.UNKNOWN else ()
    return replace(judgment, truth=Truth.UNKNOWN, open=distinct((*still_open, *subject.doubts)))


def _defenses(
    rule: Rule, subject: SubjectEnvironment, clauses: tuple[str, ...]
) -> tuple[tuple[Bilingual, ...], tuple[Fact, ...]]:
    """Return the defenses claimed with evidence, and those that may stand in a part that was not written down."""
    linked = subject.base.linked
    claims: list[Bilingual] = []
    still_open: list[Fact] = []
    claimed = [one for clause in clauses for one in linked.justified(clause)]
    for defense in rule.defenses:
        stated = [one for one in claimed if _admitted(one, defense)]
        claims.extend(claim for one in stated if (claim := _claim(one)) not in claims)
        if not stated and linked.document.partial:
            still_open.append(Fact(defense.name, Truth.UNKNOWN, stated=None, source=Ground(_question(clauses))))
    return tuple(claims), tuple(still_open)


def _question(clauses: tuple[str, ...]) -> Bilingual:
    if not clauses:
        return Bilingual("is a justification claimed?", "是否主张正当理由？")
    numbers = Bilingual(", ".join(clauses), "、".join(f"第{clause}条" for clause in clauses))
    return Bilingual(f"is a justification claimed for clause {numbers.en}?", f"是否就{numbers.zh}主张正当理由？")


def _admitted(justification: Justification, defense: Definition) -> bool:
    """Whether a justification counts: with evidence, and on a ground that the provision admits."""
    evidence = justification.evidence
    if evidence is None or isinstance(evidence, Missing) or not evidence.strip():
        return False
    ground = justification.ground
    return ground is None or isinstance(ground, Missing) or ground in defense.grounds


def _claim(justification: Justification) -> Bilingual:
    reason = justification.because or justification.ground or ""
    evidence = justification.evidence
    return Bilingual(f"{reason} (evidence: {evidence})", f"{reason}（证据：{evidence}）")
