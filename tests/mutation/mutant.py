"""A mutant: the law with one small change, told by what it is a change of."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from poolcheck.core.location import Location
    from poolcheck.packs.model import Law, Rule, RulePack


@dataclass(frozen=True, slots=True)
class Mutant:
    """A change; `law` is None if the changed text does not type-check.

    `of` and `what` name it and do not change when lines move; `becomes` is what then stands there.
    """

    of: str
    what: str
    becomes: str
    place: Location
    law: Law | None


def with_pack(law: Law, pack: RulePack) -> Law:
    """Return the law with another version of one of its packs."""
    return replace(law, packs=tuple(pack if one.name == pack.name else one for one in law.packs))


def with_rule(law: Law, pack: RulePack, rule: Rule) -> Law:
    """Return the law with another version of one rule."""
    return with_pack(law, replace(pack, rules=tuple(rule if one.id == rule.id else one for one in pack.rules)))
