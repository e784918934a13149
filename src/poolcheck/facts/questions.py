"""What is asked of a clause where it leaves something open: each question names what it is about."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from poolcheck.core.bilingual import Bilingual
from poolcheck.documents.clause import Missing, Quoted

if TYPE_CHECKING:
    from collections.abc import Iterable

    from poolcheck.documents.clause import Item, Statement
    from poolcheck.dossier.link import LinkedDocument
    from poolcheck.vocabulary.entries import Vocabulary

_SLOT: Final = re.compile(r"\{\w+\}")
_FEW: Final = 2
"""So many things are named in a question, and no more."""
RECKONED_ON: Final = Bilingual(
    "on what is the amount reckoned: which price or sales, or for each of what?",
    "该款项以何为计算基数：何种价格、销售额或者收益，还是按件、按年等计付？",
)

_OF_PARTS: Final = {
    "party": Bilingual("whose duty or right is it?", "该义务或者权利属于何人？"),
    "to": Bilingual("to or with whom is it done?", "该行为的相对人为何人？"),
    "of_whom": Bilingual("whose is it?", "所涉对象属于何人？"),
    "instructed_by": Bilingual("on whose instructions is it done?", "该行为依何人的指令进行？"),
    "consent_of": Bilingual("whose consent does it need?", "该行为须经何人同意？"),
    "trigger": Bilingual("what does it depend on?", "该约定以何种事由为条件？"),
    "carve_out": Bilingual("what is excepted from it?", "该约定的除外情形为何？"),
    "reckoned_on": RECKONED_ON,
}
_WHO_AND_WHAT: Final = Bilingual("who is meant, and what?", "所指何人、何事？")


def question_of(part: str, statement: Statement, linked: LinkedDocument, words: Vocabulary) -> Bilingual:
    """Return what to ask where a part of a statement is open."""
    if part == "object":
        return _which_object(statement, linked, words)
    axis = words.axes.get(part)
    asked = axis.ask if axis is not None else _OF_PARTS.get(part, _WHO_AND_WHAT)
    act = _told(statement, words)
    return Bilingual(f"on “{act.en}”: {asked.en}", f"关于“{act.zh}”：{asked.zh}")


def _which_object(statement: Statement, linked: LinkedDocument, words: Vocabulary) -> Bilingual:
    """Ask what a clause is about: what its words leave open, or, where it has none for it, all of it."""
    for item in statement.objects:
        word = words.objects.get(item) if isinstance(item, str) else None
        if word is not None and word.may_be:
            named = word.bilingual
            narrower = [words.objects[id_].bilingual for id_ in word.may_be]
            return Bilingual(
                f"which {named.en} are meant: {', '.join(one.en for one in narrower)}?",
                f"“{named.zh}”系指何者：{'、'.join(one.zh for one in narrower)}？",
            )
    for item in statement.objects:
        if isinstance(item, Quoted):
            return _meant(Bilingual(item.text, item.text))
        if not isinstance(item, Missing) and linked.covers(item).open:
            return _meant(words.objects[item].bilingual)
    act = _called(statement.act, words)
    return Bilingual(f"to what exactly does “{act.en}” apply here?", f"此处“{act.zh}”具体针对何种对象？")


def _told(statement: Statement, words: Vocabulary) -> Bilingual:
    """Return what a clause does and to what, as far as that can be said in a few words."""
    objects = statement.objects
    if len(objects) > _FEW or not all(isinstance(item, str) and item in words.objects for item in objects):
        return _called(statement.act, words)
    return _done_to(statement.act, objects, words)


@lru_cache(4096)
def _done_to(act: str, objects: tuple[Item, ...], words: Vocabulary) -> Bilingual:
    """Return an act and the things it is done to, as far as the act has words for things."""
    things = [words.objects[item].bilingual for item in objects if isinstance(item, str)]
    called = words.acts[act].called
    en, zh = ([form for form in forms if "{object}" in form] for forms in (called.en, called.zh))
    if not things or not en or not zh:
        return _called(act, words)
    return Bilingual(
        _shortest(en, " and ".join(thing.en for thing in things)),
        _shortest(zh, "和".join(thing.zh for thing in things)),
    )


@lru_cache(4096)
def _called(act: str, words: Vocabulary) -> Bilingual:
    """Return an act in the shortest of its own words."""
    called = words.acts[act].called
    return Bilingual(_shortest(called.en), _shortest(called.zh))


def _shortest(forms: Iterable[str], thing: str = "…") -> str:
    """Return the form with the fewest gaps; what is done to `thing`, and to whom is left out."""
    form = min(forms, key=lambda one: one.count("{"))
    return _SLOT.sub("…", form.replace("{object}", thing))


def _meant(said: Bilingual) -> Bilingual:
    return Bilingual(f"what exactly is meant by “{said.en}”?", f"“{said.zh}”具体所指为何？")
