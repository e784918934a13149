"""What the subject of a finding says, as text that is the same wherever and on whatever surface it was written."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from typing import TYPE_CHECKING

from poolcheck.documents.meaning import meaning
from poolcheck.engine.derivation import value_text
from poolcheck.engine.subject import ClauseSubject, PairSubject, RecordSubject
from poolcheck.expr.values import Fact

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from poolcheck.engine.environment import SubjectEnvironment
    from poolcheck.engine.subject import Subject
    from poolcheck.facts.record import Facts
    from poolcheck.findings.model import Reason


def said(subject: SubjectEnvironment) -> str:
    """Return what a clause or a record says; of a document or a dossier as a whole nothing."""
    if isinstance(subject.subject, ClauseSubject):
        view = subject.subject.record.view
        justified = subject.base.linked.justified(view.clause.at)
        claims = sorted(one.model_dump_json(exclude={"clause"}) for one in justified)
        return _text((meaning((view.statement, view.whole, view.consequence)), claims))
    return _text([_of_record(record) for record in _records(subject.subject)])


def said_by_document(subject: SubjectEnvironment) -> str:
    """Return all that the document of a subject says."""
    document = subject.base.linked.document
    clauses = sorted(_text(meaning(clause.statements)) for clause in document.clauses)
    return _text((document.facts.model_dump_json(), clauses))


def digest_of(subject: SubjectEnvironment, because: Iterable[Reason]) -> str:
    """Return a digest of what a finding rests on: what its subject says, or else the facts that were looked at.

    A finding about a document as a whole would otherwise change its digest with every word of the document.
    """
    text = said(subject) if _records(subject.subject) or isinstance(subject.subject, ClauseSubject) else ""
    rests_on = text or _text(sorted(set(_facts(because))))
    return hashlib.sha256(rests_on.encode("utf-8", "backslashreplace")).hexdigest()


def _records(subject: Subject | None) -> tuple[Facts, ...]:
    match subject:
        case RecordSubject(record):
            return (record,)
        case PairSubject(this, comparator):
            return (this, comparator)
        case _:
            return ()


def _of_record(record: Facts) -> Mapping[str, str]:
    return {name: value_text(fact.value) for name, fact in record.facts.items() if isinstance(fact, Fact)}


def _facts(because: Iterable[Reason]) -> Iterator[str]:
    for reason in because:
        yield from reason.facts
        yield from _facts(reason.reasons)


def _text(value: object) -> str:
    """Return plain values as text, whatever the order of their keys."""
    if isinstance(value, Mapping):
        return "{" + ",".join(sorted(f"{key}:{_text(below)}" for key, below in value.items())) + "}"
    if isinstance(value, (tuple, list)):
        return "[" + ",".join(_text(item) for item in value) + "]"
    return repr(value)
