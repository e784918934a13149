"""What the messages of a rule may name in braces: parts of a clause, facts of a record, facts of two of them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from poolcheck.expr.types import DateType, EnumType, NumberType, RecordType, TextType

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from poolcheck.expr.types import Type
    from poolcheck.packs.files import ForEach, RuleFile

OF_CLAUSE: Final = ("clause", "party", "object", "to")
PLACEHOLDER: Final = re.compile(r"\{([^{}]*)\}")


def allowed(for_each: ForEach, names: Mapping[str, Type], own: Mapping[str, Type]) -> tuple[str, ...]:
    """Return what a rule's messages may name.

    Args:
        for_each: what the rule is about.
        names: all that its conditions may name.
        own: the facts of the record it is about, if it is about one.
    """
    if for_each.clause:
        return OF_CLAUSE
    if for_each.pair is None:
        return tuple(_printable(own))
    found: list[str] = []
    for side in ("this", "comparator"):
        kind = names.get(side)
        fields = kind.fields if isinstance(kind, RecordType) else {}
        found.extend(f"{side}.{name}" for name in _printable(fields))
    return tuple(found)


def named(file: RuleFile) -> Iterator[tuple[str, str, str]]:
    """Yield every placeholder of a rule with the text and the language it stands in."""
    for key in ("message", "excuse", "question", "met", "remedy", "note"):
        words = getattr(file, key)
        for language in ("en", "zh") if words is not None else ():
            for name in PLACEHOLDER.findall(getattr(words, language)):
                yield key, language, name


def _printable(fields: Mapping[str, Type]) -> Iterator[str]:
    yield from (name for name, kind in fields.items() if isinstance(kind, TextType | EnumType | NumberType | DateType))
