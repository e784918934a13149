"""Which rules rest on a definition or on a dated number, directly or through definitions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from poolcheck.expr.tree import Call, Parameter, Path, walk

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from poolcheck.expr.tree import Condition
    from poolcheck.packs.model import Rule, RulePack


def rules_resting_on(packs: Iterable[RulePack], name: str) -> tuple[Rule, ...]:
    """Return the rules that rest on a definition, or on a dated number given as `parameter(name)`."""
    return tuple(rule for pack in packs for rule in pack.rules if name in _reached(pack, rule))


def _reached(pack: RulePack, rule: Rule) -> set[str]:
    conditions = [rule.conduct, *(element.condition for element in rule.elements)]
    if rule.where is not None:
        conditions.append(rule.where)
    found = {defense.name for defense in rule.defenses}
    waiting = [name for condition in conditions for name in _named(condition)]
    while waiting:
        name = waiting.pop()
        if name not in found:
            found.add(name)
            definition = pack.definitions.get(name)
            if definition is not None and definition.condition is not None:
                waiting.extend(_named(definition.condition))
    return found


def _named(condition: Condition) -> Iterator[str]:
    for node in walk(condition.root):
        match node:
            case Call(name=name):
                yield name
            case Path(parts=(name,)):
                yield name
            case Parameter(name=name):
                yield f"parameter({name})"
            case _:
                pass
