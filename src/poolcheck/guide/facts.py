"""The facts a document may state, as a table: derived from the models that read them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, get_args, get_origin

from pydantic import BaseModel

from poolcheck.documents.answers import Answered
from poolcheck.documents.blocks import fields
from poolcheck.documents.model import DocumentFacts

if TYPE_CHECKING:
    from pydantic.fields import FieldInfo

    from poolcheck.documents.answers import Written
    from poolcheck.documents.blocks import BlockField


@dataclass(frozen=True, slots=True)
class Fact:
    """A key of a block of facts.

    `answered` facts may be unknown; `block` are the facts below the key, once or `many` times; a fact `by_name` has
    keys of the writer's own.
    """

    key: str
    required: bool
    written: Written | None
    answered: bool
    block: tuple[Fact, ...]
    many: bool
    by_name: bool


def document_facts() -> tuple[Fact, ...]:
    """Return the facts at the top of a document; where a fact was taken from is written beside the fact."""
    return tuple(fact for fact in facts_of(DocumentFacts) if not (fact.by_name and _holds_blocks(fact.key)))


def _holds_blocks(key: str) -> bool:
    value = get_args(DocumentFacts.model_fields[key].annotation)[-1]
    return isinstance(value, type) and issubclass(value, BaseModel)


def facts_of(model: type[BaseModel]) -> tuple[Fact, ...]:
    """Return the facts of a block in the order in which they are printed."""
    return tuple(_fact(field, model.model_fields[field.name]) for field in fields(model))


def _fact(field: BlockField, info: FieldInfo) -> Fact:
    parts = (info, *get_args(info.annotation))
    metadata = [data for part in parts for data in getattr(part, "metadata", getattr(part, "__metadata__", ()))]
    return Fact(
        key=field.key,
        required=field.required,
        written=field.written,
        answered=any(data is Answered for data in metadata),
        block=facts_of(field.block) if field.block is not None else (),
        many=field.rows,
        by_name=get_origin(info.annotation) is dict,
    )
