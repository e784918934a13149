"""What the blocks of facts are made of, read from their models: fields, how each is written, rows."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from types import UnionType
from typing import TYPE_CHECKING, Any, Union, get_args, get_origin

from pydantic import BaseModel

from poolcheck.documents.answers import Form, Written
from poolcheck.documents.model import Provenance

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pydantic.fields import FieldInfo


@dataclass(frozen=True, slots=True)
class BlockField:
    """A field of a block: its key, how it is written, or the block that stands in it, once or in `rows`."""

    key: str
    name: str
    written: Written | None
    block: type[BaseModel] | None
    rows: bool
    required: bool


@cache
def fields(model: type[BaseModel]) -> tuple[BlockField, ...]:
    """Return the fields of a model in the order in which they are printed: where they come from stands last."""
    found = [_field(name, info) for name, info in model.model_fields.items()]
    last = Provenance.model_fields if model is not Provenance else ()
    return tuple(sorted(found, key=lambda field: field.name in last))


@cache
def label(model: type[BaseModel]) -> BlockField | None:
    """Return the field that names a row or a block: `market "…"`, `operator "…"`, `justification for 8.1`."""
    first = fields(model)[0]
    return first if first.required or first.name == "title" else None


def field_written(model: type[BaseModel], form: Form) -> Iterator[BlockField]:
    """Yield the fields of a model that are written in a form."""
    yield from (field for field in fields(model) if field.written is not None and field.written.form is form)


def _field(name: str, info: FieldInfo) -> BlockField:
    written = next((data for data in (*info.metadata, *_metadata(info.annotation)) if isinstance(data, Written)), None)
    blocks = [part for part in _parts(info.annotation) if isinstance(part, type) and issubclass(part, BaseModel)]
    rows = any(get_origin(part) is tuple for part in _unions(info.annotation)) and bool(blocks)
    return BlockField(info.alias or name, name, written, blocks[0] if blocks else None, rows, info.is_required())


def _metadata(annotation: Any) -> Iterator[Any]:  # noqa: ANN401 - annotations have no type
    for part in _unions(annotation):
        yield from getattr(part, "__metadata__", ())


def _unions(annotation: Any) -> Iterator[Any]:  # noqa: ANN401 - annotations have no type
    if get_origin(annotation) in (Union, UnionType):
        yield from get_args(annotation)
    else:
        yield annotation


def _parts(annotation: Any) -> Iterator[Any]:  # noqa: ANN401 - annotations have no type
    for part in _unions(annotation):
        yield from get_args(part) if get_origin(part) is tuple else (part,)
