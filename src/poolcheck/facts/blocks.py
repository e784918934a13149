"""Facts that stand in a block of a document, under the names that they have there."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Final

from poolcheck.documents.answers import Form
from poolcheck.documents.blocks import fields
from poolcheck.documents.clause import Missing
from poolcheck.documents.model import Provenance
from poolcheck.documents.money import Money
from poolcheck.expr.quantity import Quantity
from poolcheck.expr.types import DateType, EnumType, NumberType, SetType, TextType, Type
from poolcheck.expr.values import Exact, Fact, Several, Unknown, Value
from poolcheck.facts.ground import Ground
from poolcheck.facts.questions_of_blocks import question_of_block
from poolcheck.facts.written import choice, day, percent, text

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from pydantic import BaseModel

    from poolcheck.core.location import Span
    from poolcheck.documents.blocks import BlockField

_TEXTS: Final = frozenset({Form.WORDS, Form.HOLDER, Form.LAW, Form.LIST})


@dataclass(frozen=True, slots=True)
class Row:
    """A block, or one row of a list: what lists of open facts call it, its place, and its own name or number."""

    owner: str
    span: Span | None = None
    called: str = ""


def block_types(model: type[BaseModel], owner: str, leave_out: Collection[str] = ()) -> dict[str, Type]:
    """Return the types of the facts that a block states, but for those that are worked out in another way."""
    return {field.name: _type(field, owner) for field in _told(model, leave_out)}


def block_facts(
    model: type[BaseModel],
    stated: BaseModel | None,
    row: Row,
    *,
    partial: bool,
    leave_out: Collection[str] = (),
) -> dict[str, Fact]:
    """Return the facts of a block, all of them open where there is none.

    Args:
        model: what the block may state.
        stated: what it does state.
        row: what it is called, and where it stands.
        partial: whether the document was written down only in part, so that what it does not say is not known.
        leave_out: facts that are worked out in another way.
    """
    found = {}
    for field in _told(model, leave_out):
        name = f"{row.owner}.{field.name}"
        written = getattr(stated, field.name, None)
        ground = Ground(question_of_block(name, row.called), row.span)
        found[field.name] = _fact(name, _value(field, written), ground, said=written not in (None, ()), partial=partial)
    return found


def money(written: Money | Missing | None) -> Value:
    """Return a sum of money."""
    return Exact(Quantity(written.amount, "money", written.currency)) if isinstance(written, Money) else Unknown()


def _told(model: type[BaseModel], leave_out: Collection[str]) -> Iterator[BlockField]:
    for field in fields(model):
        if field.written is not None and field.name not in (*Provenance.model_fields, *leave_out):
            yield field


def _type(field: BlockField, owner: str) -> Type:
    assert field.written is not None  # noqa: S101 - only such fields are told
    form, choices = field.written.form, field.written.choices
    name = choices_name(owner, field.name, choices)
    match form:
        case Form.CHOICE:
            return EnumType(name, choices)
        case Form.CHOICES:
            return SetType(EnumType(name, choices))
        case Form.DAY:
            return DateType()
        case Form.PERCENT:
            return NumberType("percent")
        case Form.MONEY:
            return NumberType("money")
        case _:
            return TextType()


def choices_name(owner: str, name: str, choices: Collection[str]) -> str:
    """Return what a closed list of answers is called."""
    return "yes or no" if tuple(choices) == ("yes", "no") else f"{owner} {name}".replace("_", " ")


def _fact(name: str, value: Value, ground: Ground, *, said: bool, partial: bool) -> Fact:
    return Fact(name, value, stated=True if said else (None if partial else False), source=ground)


def _value(field: BlockField, written: object) -> Value:
    form = field.written.form if field.written is not None else Form.WORDS
    match form:
        case Form.CHOICE:
            return choice(written if isinstance(written, str) else None)
        case Form.CHOICES:
            chosen = written if isinstance(written, tuple) else ()
            return Several(frozenset(chosen), frozenset() if chosen else None)
        case Form.DAY:
            return day(written if isinstance(written, (date, Missing)) else None)
        case Form.PERCENT:
            return percent(written)
        case Form.MONEY:
            return money(written if isinstance(written, Money) else None)
        case Form.LIST:
            return text("; ".join(written) if isinstance(written, tuple) else None)
        case _:
            return text(written if isinstance(written, str) else None)
