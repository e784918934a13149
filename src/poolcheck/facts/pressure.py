"""What a party is pressed to do: an act that costs it the license, or money, if it is not done.

Who may end the license if improvements are not granted back demands them as much as who writes a duty. What such a
sentence does not tell of the act, another that leaves the act free may: it is then that act which is pressed for.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from poolcheck.facts.parties import bound
from poolcheck.vocabulary.load import vocabulary

if TYPE_CHECKING:
    from collections.abc import Iterator

    from poolcheck.documents.clause import Item, Statement
    from poolcheck.dossier.link import LinkedDocument

_DEMANDED: Final = frozenset(
    {
        "assign_improvements",
        "boycott",
        "buy_from",
        "contribute_patents",
        "deal_with",
        "grant_back",
        "license_improvements",
        "take_package",
    }
)
"""The acts that rules ask about as duties of a licensee or member."""
_MEASURES: Final = frozenset(
    {
        "change_royalties",
        "raise_royalties",
        "refuse_license",
        "seek_injunction",
        "set_royalties",
        "terminate",
    }
)
"""What the other side does to who does not do as is wanted."""
_PAYMENTS: Final = frozenset({"bear_liability", "indemnify", "pay", "pay_royalties"})
"""What the party itself suffers."""
_FAVORS: Final = frozenset({"continue_licensing", "grant_license", "renew"})
"""What is withheld."""
_FORBIDS: Final = frozenset({"must_not", "need_not", "should_not"})
_PRESSING: Final = frozenset({"licensor", "operator", "pool", "patentee"})


def pressed(linked: LinkedDocument, statement: Statement) -> Iterator[tuple[Statement, bool]]:
    """Yield the duties that a statement amounts to, and whether nothing else has to come about besides."""
    for key, condition in statement.conditions.items():
        for trigger in condition.triggers:
            if trigger.act is not None and _presses(key, statement, trigger.act, linked.document.kind):
                sure = condition.mode == "any" or len(condition.triggers) == 1
                for told in _told(linked, trigger.act):
                    yield told, sure


def _presses(key: str, statement: Statement, act: Statement, kind: str) -> bool:
    """Whether not doing the act has a price: it is a condition of something bad, or doing it one of something good."""
    doers = bound(act.parties, kind)
    if act.act not in _DEMANDED or (doers and doers <= _PRESSING):
        return False
    own = bool(doers) and bound(statement.parties, kind) <= doers
    forbids = statement.modality in _FORBIDS
    hurts = statement.act in (_PAYMENTS if own else _MEASURES)
    favors = statement.act in _FAVORS and not own
    bad = (hurts and not forbids and not (own and statement.modality == "may")) or (favors and forbids)
    good = (hurts and forbids) or (favors and not forbids)
    match key:
        case "if":
            return bad and act.omitted
        case "unless":
            return (bad and not act.omitted) or (good and act.omitted)
        case _:
            return good and favors and not act.omitted


def _told(linked: LinkedDocument, act: Statement) -> Iterator[Statement]:
    """Yield the act as a duty, on the terms on which other clauses leave it to the same party, if any do."""
    kind = linked.document.kind
    found = False
    for clause in linked.document.clauses:
        for free in clause.statements:
            same = free.act == act.act and bound(free.parties, kind) & bound(act.parties, kind)
            objects = _both(act.objects, free.objects)
            if same and free.modality == "may" and objects is not None:
                found = True
                slots = {**free.slots, **act.slots, "object": objects}
                yield replace(act, modality="must", slots=slots, qualifiers={**free.qualifiers, **act.qualifiers})
    if not found:
        yield replace(act, modality="must")


def _both(pressed_for: tuple[Item, ...], free: tuple[Item, ...]) -> tuple[Item, ...] | None:
    """Return the narrower of two sets of objects, None if they are not about the same."""
    if not free or set(pressed_for) <= _wide(free):
        return pressed_for
    return free if set(free) <= _wide(pressed_for) or not pressed_for else None


def _wide(objects: tuple[Item, ...]) -> set[Item]:
    known = vocabulary().objects
    return {*objects, *(one for item in objects if item in known for one in known[str(item)].may_be)}
