"""What a new rule is to be, checked before anything is written: its id, concern, test of law, and acts."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from poolcheck.core.messages import message_and_hint
from poolcheck.core.suggest import closest
from poolcheck.guide.concerns import concern_named

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from poolcheck.core.bilingual import Bilingual
    from poolcheck.packs.model import Law
    from poolcheck.vocabulary.entries import Act, Vocabulary

_ID = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")
_CAPITAL = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")
_OTHER = re.compile(r"[^a-z0-9]+")


@dataclass(frozen=True, slots=True)
class RulePlan:
    """What a new rule is to be; `reads` is what its test of law means."""

    id: str
    concern: str
    test: str
    reads: Bilingual
    acts: tuple[Act, ...]


class PlanError(ValueError):
    """A new rule cannot be what it was asked to be; `problems` say why, each with a hint if there is one."""

    def __init__(self, problems: tuple[tuple[Bilingual, Bilingual | None], ...]) -> None:
        super().__init__("; ".join(problem.en for problem, _ in problems))
        self.problems = problems


def planned(id_: str, concern: str, test: str, acts: Iterable[str], law: Law, words: Vocabulary) -> RulePlan:
    """Return the plan of a new rule; without an act, it is about the first that has to do with the concern.

    Raises:
        PlanError: an id cannot be used, or a name is none; every problem is told.
    """
    problems = [*_wrong_id(id_, law)]
    concern_id, meant = concern_named(concern, law)
    if not concern_id:
        problems.append(message_and_hint("rule-concern-unknown", words=concern, suggestion=meant))
        problems.append(message_and_hint("usage-choices", option="--concern", choices=tuple(law.rows)))
    if test not in law.tests:
        problems.append(message_and_hint("rule-test-unknown", words=test, suggestion=closest(test, law.tests)))
        problems.append(message_and_hint("usage-choices", option="--test", choices=tuple(law.tests)))
    named = tuple(dict.fromkeys(acts))
    unknown = [act for act in named if act not in words.acts]
    problems += [
        message_and_hint("rule-act-unknown", words=act, suggestion=closest(act, words.acts)) for act in unknown
    ]
    chosen = [words.acts[act] for act in named if act in words.acts]
    if not named and concern_id:
        chosen = [act for act in words.acts.values() if concern_id in act.concerns][:1]
        if not chosen:
            problems.append(message_and_hint("rule-act-needed", words=concern_id))
    if problems:
        raise PlanError(tuple(problems))
    return RulePlan(id_, concern_id, test, law.tests[test].reads, tuple(chosen))


def _wrong_id(id_: str, law: Law) -> Iterator[tuple[Bilingual, Bilingual | None]]:
    if not _ID.fullmatch(id_):
        yield message_and_hint("rule-id-form", words=id_, suggestion=_in_form(id_))
    for pack in law.packs:
        for rule in pack.rules:
            if id_ in (rule.id, *rule.file.formerly):
                yield message_and_hint("rule-id-taken", words=id_, pack=pack.name, suggestion=f"own-{id_}")


def _in_form(id_: str) -> str:
    """Return an id as near to what was written as the form allows; "" if nothing is left of it."""
    found = _OTHER.sub("-", _CAPITAL.sub("-", id_).lower()).strip("-")
    return found if _ID.fullmatch(found) else ""
