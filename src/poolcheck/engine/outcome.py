"""Decides the outcome of a rule for a subject: the first that matches, in the order the rules are read in."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from poolcheck.core.bilingual import Bilingual
from poolcheck.core.truth import Truth
from poolcheck.documents.clause import Missing, clause_name
from poolcheck.engine.place import clauses_of
from poolcheck.engine.subject import PairSubject
from poolcheck.expr.judgment import Judgment, distinct, every
from poolcheck.expr.values import Fact
from poolcheck.facts.ground import Ground
from poolcheck.findings.model import Outcome
from poolcheck.vocabulary.load import vocabulary

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from poolcheck.documents.model import Justification
    from poolcheck.engine.environment import SubjectEnvironment
    from poolcheck.packs.model import Definition, Rule

SURE: Final = Judgment(Truth.TRUE)


@dataclass(frozen=True, slots=True)
class Decision:
    """An outcome with what it rests on: the judgments, the open facts, the defenses claimed, and what else to say.

    `applies` is whether the law of the pack does, `elements` are those of the rule, one by one, and `alike` is whether
    two records are, where the rule compares them.
    """

    outcome: Outcome
    conduct: Judgment
    applies: Judgment
    elements: tuple[Judgment, ...] = ()
    alike: Judgment = SURE
    open_defenses: tuple[Fact, ...] = ()
    claims: tuple[Bilingual, ...] = ()
    remarks: tuple[Bilingual, ...] = ()

    @property
    def besides(self) -> tuple[Judgment, ...]:
        """All that the norm needs besides the conduct."""
        return (self.applies, *self.elements, self.alike)


def decide(rule: Rule, subject: SubjectEnvironment) -> Decision:
    """Decide a rule for a subject."""
    conduct = _conduct(rule, subject)
    applies = subject.judge(subject.pack.applies_when)
    elements = tuple(subject.judge(element.condition) for element in rule.elements)
    alike = _alike(subject)
    excused = _excused(rule, subject, conduct)
    if excused.truth is Truth.UNKNOWN:
        conduct = every((conduct, excused))
    clauses = clauses_of(rule, subject, conduct)
    claims, open_defenses = _defenses(rule, subject, clauses)
    remarks = (*_arguable(rule, subject), *_unproved(rule, subject, clauses))
    besides = (applies, *elements, alike)
    outcome = _first_match(
        conduct, besides, claims=bool(claims) or excused.truth is Truth.TRUE, open_defenses=bool(open_defenses)
    )
    return Decision(outcome, conduct, applies, elements, alike, open_defenses, claims, remarks)


def _first_match(conduct: Judgment, besides: Iterable[Judgment], *, claims: bool, open_defenses: bool) -> Outcome:
    truths = [judgment.truth for judgment in besides]
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


def _alike(subject: SubjectEnvironment) -> Judgment:
    """Return whether two records are alike, if the rule compares them: it is open where a key of theirs is."""
    unlike = subject.subject.unlike if isinstance(subject.subject, PairSubject) else ()
    return Judgment(Truth.UNKNOWN if unlike else Truth.TRUE, unlike)


def _conduct(rule: Rule, subject: SubjectEnvironment) -> Judgment:
    """Judge the conduct; a clause that is perhaps not in force, or not about this party, is at most unknown."""
    judgment = subject.judge(rule.conduct)
    if not subject.doubts or judgment.truth is Truth.FALSE:
        return judgment
    still_open = judgment.open if judgment.truth is Truth.UNKNOWN else ()
    return replace(judgment, truth=Truth.UNKNOWN, open=distinct((*still_open, *subject.doubts)))


def _excused(rule: Rule, subject: SubjectEnvironment, conduct: Judgment) -> Judgment:
    """Return whether the documents record a justification that the rule names; none is looked for without need."""
    if rule.excuse is None or conduct.truth is Truth.FALSE:
        return Judgment(Truth.FALSE)
    return subject.judge(rule.excuse)


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


def _arguable(rule: Rule, subject: SubjectEnvironment) -> Iterator[Bilingual]:
    """Yield what may be argued in favor of the conduct, such as a safe harbor; it changes no outcome."""
    for definition in rule.arguable:
        judgment = subject.judged(definition.name)
        if judgment.truth is Truth.TRUE and definition.note is not None:
            yield definition.note
        elif judgment.truth is Truth.UNKNOWN and definition.ask is not None:
            title, ask = definition.title, definition.ask
            yield Bilingual(f"{title.en} may be arguable: {ask.en}", f"或可主张{title.zh}：{ask.zh}")


def _unproved(rule: Rule, subject: SubjectEnvironment, clauses: tuple[str, ...]) -> Iterator[Bilingual]:
    """Yield what is missing from defenses that are claimed with evidence, but not of all that has to be proved."""
    fields = vocabulary().fields
    for defense in rule.defenses:
        for claim in dict.fromkeys(one for clause in clauses for one in subject.base.linked.justified(clause)):
            if _grounded(claim, defense) and not _admitted(claim, defense):
                missing = [fields[name] for name in defense.proofs_of(claim.ground) if not _shown(getattr(claim, name))]
                en = ", ".join(word.printed("en") for word in missing)
                zh = "、".join(word.printed("zh") for word in missing)
                yield Bilingual(
                    f"{defense.title.en}: claimed, but nothing is stated to prove: {en}",
                    f"{defense.title.zh}：已提出主张，但尚未说明下列证明事项：{zh}",
                )


def _question(clauses: tuple[str, ...]) -> Bilingual:
    if not clauses:
        return Bilingual(
            "is a justification claimed for what this finding is about?", "就该发现所涉行为是否主张正当理由？"
        )
    numbers, names = ", ".join(clauses), "、".join(clause_name(clause).zh for clause in clauses)
    return Bilingual(f"is a justification claimed for clause {numbers}?", f"是否就{names}主张正当理由？")


def _admitted(justification: Justification, defense: Definition) -> bool:
    """Whether a justification counts: on a ground that the provision admits, with all that proves it."""
    proofs = defense.proofs_of(justification.ground)
    return _grounded(justification, defense) and all(_shown(getattr(justification, proof)) for proof in proofs)


def _grounded(justification: Justification, defense: Definition) -> bool:
    """Whether evidence is named for a ground that the provision admits, or for one that is not said."""
    ground = justification.ground
    admitted = ground is None or isinstance(ground, Missing) or ground in defense.grounds
    return admitted and _shown(justification.evidence)


def _shown(evidence: str | Missing | None) -> bool:
    return evidence is not None and not isinstance(evidence, Missing) and bool(evidence.strip())


def _claim(justification: Justification) -> Bilingual:
    reason = justification.because or justification.ground or ""
    evidence = justification.evidence
    return Bilingual(f"{reason} (evidence: {evidence})", f"{reason}（证据：{evidence}）")
