"""Tells findings of the same rule on clauses about the same thing apart, whatever the order of the clauses."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from poolcheck.documents.meaning import meaning
from poolcheck.engine.subject import ClauseSubject, PairSubject, RecordSubject
from poolcheck.expr.values import Fact

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from poolcheck.engine.environment import SubjectEnvironment
    from poolcheck.engine.subject import Subject
    from poolcheck.findings.model import Finding


@dataclass(frozen=True, slots=True)
class SubjectFinding:
    """A finding and what it is about."""

    finding: Finding
    subject: SubjectEnvironment


def numbered(found: Sequence[SubjectFinding]) -> Iterator[Finding]:
    """Yield the findings, those of one id with a running number in the order of what the clauses say."""
    alike: dict[str, list[int]] = {}
    for index, one in enumerate(found):
        alike.setdefault(one.finding.id, []).append(index)
    numbers: dict[int, int] = {}
    for indices in alike.values():
        if len(indices) > 1:
            ordered = sorted(indices, key=lambda index: _said(found[index].subject))
            numbers.update((index, number) for number, index in enumerate(ordered, start=1))
    for index, one in enumerate(found):
        number = numbers.get(index, 1)
        yield one.finding if number == 1 else replace(one.finding, id=f"{one.finding.id}+{number}")


def _said(subject: SubjectEnvironment) -> tuple[str, str]:
    """Return what a clause says, and then what its whole document says, in a form that has an order."""
    document = subject.base.linked.document
    whole = (document.facts.model_dump_json(), sorted(_text(meaning(c.statements)) for c in document.clauses))
    if not isinstance(subject.subject, ClauseSubject):
        return (_of_record(subject.subject), _text(whole))
    view = subject.subject.record.view
    claims = sorted(one.model_dump_json(exclude={"clause"}) for one in subject.base.linked.justified(view.clause.at))
    return (_text((meaning((view.statement, view.whole, view.consequence)), claims)), _text(whole))


def _of_record(subject: Subject | None) -> str:
    """Return what tells records of one name apart: all that they say."""
    match subject:
        case RecordSubject(record) | PairSubject(record):
            return _text({name: repr(fact.value) for name, fact in record.facts.items() if isinstance(fact, Fact)})
        case _:
            return ""


def _text(value: object) -> str:
    """Return plain values as text, whatever the order of their keys."""
    if isinstance(value, Mapping):
        return "{" + ",".join(sorted(f"{key}:{_text(below)}" for key, below in value.items())) + "}"
    if isinstance(value, (tuple, list)):
        return "[" + ",".join(_text(item) for item in value) + "]"
    return repr(value)
