"""Evaluates the rules of all packs against the documents of a dossier."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from poolcheck.core.bilingual import Bilingual
from poolcheck.core.diagnostic import Severity
from poolcheck.core.truth import Truth
from poolcheck.documents.statements_from_tree import act_name
from poolcheck.engine.derivation import questions, reasons
from poolcheck.engine.earlier import done_earlier, signed_earlier
from poolcheck.engine.environment import SubjectEnvironment
from poolcheck.engine.number import SubjectFinding, numbered
from poolcheck.engine.outcome import SURE, Decision, decide
from poolcheck.engine.pairs import GroupBook, compared
from poolcheck.engine.place import excerpt_of, place_of
from poolcheck.engine.said import digest_of
from poolcheck.engine.subjects import may_be_unread, subjects
from poolcheck.engine.wording import document_key, fill, subject_key, values_in
from poolcheck.expr.judgment import Judgment
from poolcheck.expr.values import Fact
from poolcheck.facts.from_dossier import DossierFactBase
from poolcheck.facts.ground import DefaultOfLaw, Ground
from poolcheck.findings.model import Exposure, Finding, Open, Outcome, severity_of
from poolcheck.packs.files import Citation
from poolcheck.vocabulary.load import vocabulary

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from datetime import date

    from poolcheck.dossier.link import Dossier
    from poolcheck.engine.environment import Judgments
    from poolcheck.findings.model import Authority
    from poolcheck.packs.model import Law, Rule, RulePack


_RECORDED: Final = Bilingual(
    "a reason is recorded; whether it is a justification is not assessed", "文件载明理由；其是否构成正当理由，未作评估"
)
"""What it means that a justification is recorded without a claim of the defense."""


@dataclass(frozen=True, slots=True)
class Evaluator:
    """Evaluates packs as the law stood on a day."""

    law: Law
    as_of: date

    def findings(
        self,
        dossiers: Iterable[Dossier],
        selected: Callable[[Rule], bool],
        weighs: Callable[[Rule, str], Severity | None] | None = None,
    ) -> tuple[Finding, ...]:
        """Return the findings of the selected rules, in the order of the documents, of places, and of rules.

        Args:
            dossiers: the documents.
            selected: which rules are applied.
            weighs: how much a rule weighs in the document at a path, or None if it is left out there; as its test says
                if not given.
        """
        weight = weighs or _as_tested
        found: list[SubjectFinding] = []
        for dossier in dossiers:
            together = DossierFactBase(dossier, self.as_of)
            groups = GroupBook(together)
            for base in together.documents:
                of_document: list[SubjectFinding] = []
                path = base.linked.document.source.path
                judgments: Judgments = {}
                for pack in self.law.packs:
                    whole = SubjectEnvironment(base, pack, self.as_of, judgments)
                    for rule in pack.rules:
                        if selected(rule) and (worst := weight(rule, path)) is not None:
                            of_document.extend(_weighing(worst, one) for one in self._rule(rule, whole, groups))
                found.extend(sorted(of_document, key=lambda one: (one.finding.location, one.finding.rule)))
        return tuple(numbered(found))

    def _rule(self, rule: Rule, whole: SubjectEnvironment, groups: GroupBook) -> Iterator[SubjectFinding]:
        authority = self._resolved(rule.file.authority)
        if not authority:
            yield SubjectFinding(self._nothing(rule, whole, authority), whole)
            return
        found = False
        for subject, decision in _decided(rule, whole, groups):
            found = True
            yield SubjectFinding(self._finding(rule, subject, decision, authority), subject)
        if not found and may_be_unread(rule, whole.base):
            yield SubjectFinding(self._finding(rule, whole, _unread(rule, whole), authority), whole)
        elif not found:
            yield SubjectFinding(self._nothing(rule, whole, authority), whole)

    def _finding(
        self,
        rule: Rule,
        subject: SubjectEnvironment,
        decision: Decision,
        authority: tuple[Authority, ...],
        message: Bilingual | None = None,
    ) -> Finding:
        """Return the finding of a decision; with a message of its own, if the rule has none for it."""
        place = place_of(rule, subject, decision.conduct)
        worst = Severity(rule.test.severity)
        file = rule.file
        outcome = decision.outcome
        elements = [fact for judgment in decision.besides for fact in judgment.open]
        is_open = outcome.open
        key = subject_key(subject)
        because = reasons((decision.conduct, *decision.besides))
        template = message or _message(rule, decision)
        return Finding(
            id=f"{rule.id}@{document_key(subject)}#{key}",
            rule=rule.id,
            title=file.title.bilingual,
            pack=rule.pack,
            concern=file.concern,
            test=rule.test.id,
            law=rule.test.law,
            outcome=outcome,
            severity=severity_of(outcome, worst),
            worst=worst,
            subject=key,
            message=fill(template, subject),
            consequence=self._consequence(rule, decision),
            remedy=file.remedy.bilingual,
            authority=authority,
            location=place.span.location,
            clause=place.clause,
            excerpt=excerpt_of(place),
            related=place.related,
            unwritten=place.title and outcome is Outcome.UNDETERMINED and subject.base.linked.document.partial,
            open=Open(
                questions(decision.conduct.open) if is_open else (),
                questions(elements) if is_open else (),
                questions(decision.open_defenses) if is_open else (),
            ),
            because=because,
            presumed_by=self._presumed(decision.conduct.presumed),
            claims=decision.claims,
            notes=()
            if outcome.passes
            else (
                *_notes(subject.pack, (decision.conduct, *decision.besides)),
                *decision.remarks,
                *signed_earlier(subject.base.linked.document, authority),
                *done_earlier(subject.base.linked.document, rule, subject.pack, authority),
            ),
            exposure=() if outcome.passes else self._exposure(rule),
            meaning="" if outcome.passes else digest_of(subject, because),
            values=values_in(template, subject),
            waivable=rule.test.waivable,
        )

    def _exposure(self, rule: Rule) -> tuple[Exposure, ...]:
        """Return what may follow, of that what the law provided on the day."""
        found = []
        for one in rule.exposure:
            authority = self._resolved(one.authority)
            if authority or not one.authority:
                found.append(Exposure(one.id, one.kind, one.title, one.text, authority))
        return tuple(found)

    def _resolved(self, citations: Iterable[Citation]) -> tuple[Authority, ...]:
        """Return the provisions that were in force on the day."""
        resolved = (self.law.sources.authority(citation, self.as_of) for citation in citations)
        return tuple(one for one in resolved if one is not None)

    def _nothing(self, rule: Rule, subject: SubjectEnvironment, authority: tuple[Authority, ...]) -> Finding:
        """Return the finding that a rule has no subject here, or that no provision behind it was in force."""
        decision = Decision(Outcome.NOT_APPLICABLE, Judgment(Truth.FALSE), SURE)
        if authority:
            message = Bilingual("the document has nothing this rule is about", "文件中没有本规则所涉及的内容")
        else:
            message = Bilingual(
                f"no provision behind this rule was in force on {self.as_of}, as far as we know",
                f"就我们所知，{self.as_of}尚无本规则所依据的规定施行",
            )
        return self._finding(rule, subject, decision, authority, message)

    def _consequence(self, rule: Rule, decision: Decision) -> Bilingual:
        outcome = decision.outcome
        if outcome is Outcome.DEFENSE_CLAIMED and not decision.claims:
            return _RECORDED
        reads = self.law.outcomes[outcome.value][1]
        if outcome is Outcome.NOT_MET or reads is None:
            return rule.test.reads
        if outcome in (Outcome.CONDITIONAL, Outcome.UNDETERMINED):
            return Bilingual(f"{reads.en}: {rule.test.reads.en}", f"{reads.zh}：{rule.test.reads.zh}")
        return reads

    def _presumed(self, facts: Iterable[Fact]) -> tuple[Authority, ...]:
        found = []
        for fact in facts:
            if isinstance(fact.authority, DefaultOfLaw):
                citation = Citation(source=fact.authority.source, provision=fact.authority.provision)
                resolved = self.law.sources.authority(citation, self.as_of)
                if resolved is not None and resolved not in found:
                    found.append(resolved)
        return tuple(found)


def _as_tested(rule: Rule, path: str) -> Severity:
    """Return how much a rule weighs by its test, wherever the document stands."""
    del path
    return Severity(rule.test.severity)


def _weighing(worst: Severity, found: SubjectFinding) -> SubjectFinding:
    """Return a finding that weighs as much as is wanted; what it means in law stays as it is."""
    finding = found.finding
    if finding.worst is worst:
        return found
    return replace(found, finding=replace(finding, worst=worst, severity=severity_of(finding.outcome, worst)))


def _decided(rule: Rule, whole: SubjectEnvironment, groups: GroupBook) -> Iterator[tuple[SubjectEnvironment, Decision]]:
    """Yield every subject of a rule in a document with its decision."""
    if rule.for_each.pair is not None:
        yield from compared(rule, whole, groups.of(rule))
    else:
        yield from ((subject, decide(rule, subject)) for subject in subjects(rule, whole))


def _notes(pack: RulePack, judgments: Iterable[Judgment]) -> tuple[Bilingual, ...]:
    """Return what the definitions have to say on which the judgments rest."""
    waiting = [step for judgment in judgments for step in judgment.steps]
    found: dict[Bilingual, None] = {}
    while waiting:
        step = waiting.pop()
        definition = pack.definitions.get(step.text.partition("(")[0])
        if definition is not None and definition.note is not None and step.truth is Truth.TRUE:
            found[definition.note] = None
        waiting.extend(step.steps)
    return tuple(found)


def _unread(rule: Rule, subject: SubjectEnvironment) -> Decision:
    """Return the decision where the clause may stand in a part of the document that was not written down."""
    words = vocabulary()
    facts = []
    for act_id in rule.for_each.clause:
        name = act_name(words.acts[act_id])
        ask = words.acts[act_id].ask or Bilingual(
            f"is there a clause “{name.en}” in the part that was not written down?",
            f"未录入部分是否有“{name.zh}”条款？",
        )
        facts.append(Fact(f"clauses.{act_id}", Truth.UNKNOWN, stated=None, source=Ground(ask)))
    applies = subject.judge(subject.pack.applies_when)
    outcome = Outcome.NOT_APPLICABLE if applies.truth is Truth.FALSE else Outcome.UNDETERMINED
    return Decision(outcome, Judgment(Truth.UNKNOWN, tuple(facts)), applies)


def _message(rule: Rule, decision: Decision) -> Bilingual:
    """Return what a rule says where it comes to an outcome."""
    file = rule.file
    match decision.outcome:
        case Outcome.DEFENSE_CLAIMED if file.excuse is not None and not decision.claims:
            return file.excuse.bilingual
        case Outcome.UNDETERMINED:
            return (file.question or file.title).bilingual
        case Outcome.MET | Outcome.PRESUMED_MET:
            return (file.met or file.title).bilingual
        case Outcome.NOT_APPLICABLE:
            return _missing(rule, decision)
        case _:
            return file.message.bilingual


def _missing(rule: Rule, decision: Decision) -> Bilingual:
    """Say which of the things that a rule needs besides the conduct is not there."""
    if decision.applies.truth is Truth.FALSE:
        return Bilingual("the law this rule is taken from does not apply here", "本规则所依据的法律不适用于该文件")
    judged = zip(rule.elements, decision.elements, strict=True)
    title = next(element.title for element, judgment in judged if judgment.truth is Truth.FALSE)
    return Bilingual(f"what this rule also needs is not there: {title.en}", f"不具备本规则的其他要件：{title.zh}")
