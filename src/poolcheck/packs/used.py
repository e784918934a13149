"""What a rule makes use of: conditions, the names in them, definitions, and numbers of the law."""

from __future__ import annotations

from typing import TYPE_CHECKING

from poolcheck.expr.tree import Call, Parameter, Path, walk

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from poolcheck.expr.tree import Condition
    from poolcheck.packs import model
    from poolcheck.packs.model import Definition, Rule, RulePack


def names_in(condition: Condition) -> Iterator[str]:
    """Yield the names that a condition calls, or may call, and those of the facts that it asks for."""
    for node in walk(condition.root):
        if isinstance(node, Call):
            yield node.name
        elif isinstance(node, Path):
            yield node.text


def conditions_of(rule: Rule) -> tuple[Condition, ...]:
    """Return all conditions of a rule."""
    where = () if rule.where is None else (rule.where,)
    excuse = () if rule.excuse is None else (rule.excuse,)
    return (*where, rule.conduct, *excuse, *(element.condition for element in rule.elements))


def definitions_used(rule: Rule, pack: RulePack) -> tuple[Definition, ...]:
    """Return the definitions that a rule names, and those that they name, each once."""
    found: dict[str, Definition] = {}
    waiting = list(conditions_of(rule))
    for arguable in rule.arguable:
        found[arguable.name] = arguable
        waiting += [] if arguable.condition is None else [arguable.condition]
    while waiting:
        for name in names_in(waiting.pop(0)):
            definition = pack.definitions.get(name)
            if definition is not None and name not in found:
                found[name] = definition
                waiting += [] if definition.condition is None else [definition.condition]
    return tuple(found.values())


def conditions_used(rule: Rule, used: Iterable[Definition]) -> tuple[Condition, ...]:
    """Return all conditions of a rule and of the definitions that it uses."""
    return (*conditions_of(rule), *(each.condition for each in used if each.condition is not None))


def parameters_used(rule: Rule, used: Iterable[Definition], pack: RulePack) -> tuple[model.Parameter, ...]:
    """Return the numbers of the law that a rule or one of its definitions compares with."""
    conditions = conditions_used(rule, used)
    names = (node.name for each in conditions for node in walk(each.root) if isinstance(node, Parameter))
    return tuple(pack.parameters[name] for name in dict.fromkeys(names))
