"""The types of facts, and the names a condition may use."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final, Literal, assert_never

from poolcheck.core.bilingual import Bilingual

if TYPE_CHECKING:
    from collections.abc import Mapping

Dimension = Literal["percent", "money", "duration", "count"]

ITEMS: Final = "items"
"""The field of a group that has its records."""


@dataclass(frozen=True, slots=True)
class TruthType:
    """True, false or unknown."""


@dataclass(frozen=True, slots=True)
class EnumType:
    """One of a closed list of values."""

    name: str
    values: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SetType:
    """Any number of the values of an enumeration."""

    of: EnumType


@dataclass(frozen=True, slots=True)
class NumberType:
    """A number of one dimension; years, months and days are all durations."""

    dimension: Dimension


@dataclass(frozen=True, slots=True)
class DateType:
    """A day of the calendar."""


@dataclass(frozen=True, slots=True)
class TextType:
    """Free text, compared as a whole."""


@dataclass(frozen=True, slots=True)
class RecordType:
    """A thing with named fields; two record types are the same if their names are."""

    name: str
    fields: Mapping[str, Type] = field(compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class ListType:
    """Any number of records."""

    of: RecordType


Type = TruthType | EnumType | SetType | NumberType | DateType | TextType | RecordType | ListType


@dataclass(frozen=True, slots=True)
class FunctionType:
    """A definition: what it is called with; it always returns a truth value."""

    parameters: tuple[EnumType, ...] = ()


@dataclass(frozen=True, slots=True)
class Scope:
    """What a condition may name: facts, definitions and dated parameters. A fact hides a definition of its name."""

    names: Mapping[str, Type]
    functions: Mapping[str, FunctionType] = field(default_factory=dict)
    parameters: Mapping[str, Type] = field(default_factory=dict)
    arguments: Mapping[str, EnumType] = field(default_factory=dict)


_DIMENSIONS: Mapping[Dimension, Bilingual] = {
    "percent": Bilingual("a percentage", "百分比"),
    "money": Bilingual("an amount of money", "金额"),
    "duration": Bilingual("a length of time", "期间"),
    "count": Bilingual("a plain number", "不带单位的数"),
}


def describe(kind: Type) -> Bilingual:
    """Say in words what something of this type is."""
    match kind:
        case TruthType():
            return Bilingual("true or false", "真假值")
        case EnumType(name):
            return Bilingual(f"one value of “{name}”", f"“{name}”中的一个值")
        case SetType(EnumType(name)):
            return Bilingual(f"a set of values of “{name}”", f"“{name}”中若干值的集合")
        case NumberType(dimension):
            return _DIMENSIONS[dimension]
        case DateType():
            return Bilingual("a date", "日期")
        case TextType():
            return Bilingual("a text", "文本")
        case RecordType(name):
            return Bilingual(f"a record (“{name}”)", f"记录（“{name}”）")
        case ListType(RecordType(name)):
            return Bilingual(f"a list (of “{name}”)", f"列表（“{name}”）")
        case _:
            assert_never(kind)
