"""A document as it is to be written in one language, whatever the surface: facts, headings, clauses, each with a path.

Paths are those of the document's tree. What stands in an outline is final: surfaces add marks and line breaks only.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from poolcheck.core.bilingual import Language

Path = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Value:
    """One value: `quoted` if it is words of the writer's, `bare` if it needs no name beside it in a line."""

    text: str
    quoted: bool = False
    bare: bool = False
    flag: str = ""
    """The one word that says both the name of a yes-or-no fact and the answer."""


@dataclass(frozen=True, slots=True)
class Fact:
    """A named value, list of values, block or list of blocks; `source` says where a single value comes from."""

    key: str
    path: Path
    value: Value | tuple[Value, ...] | Block | Rows
    source: tuple[Fact, ...] = ()


@dataclass(frozen=True, slots=True)
class Block:
    """Facts that belong together under a label."""

    path: Path
    label: Fact | None
    facts: tuple[Fact, ...]


@dataclass(frozen=True, slots=True)
class Rows:
    """Blocks of one kind; perhaps none."""

    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of a clause, or words kept as they are."""

    path: Path
    text: str


@dataclass(frozen=True, slots=True)
class ClauseText:
    """A clause; sentences of a clause that has only one are no places for comments of their own."""

    path: Path
    at: str
    id: str | None
    sentences: tuple[Sentence, ...]
    quote: str | None


@dataclass(frozen=True, slots=True)
class HeadingText:
    """A heading over clauses."""

    path: Path
    kind: str
    number: str
    title: str


@dataclass(frozen=True, slots=True)
class Outline:
    """A whole document; `names` are what it calls its parties."""

    language: Language
    kind: str
    title: str
    facts: tuple[Fact, ...]
    names: tuple[Fact, ...]
    parts: tuple[ClauseText | HeadingText, ...]
    closing: tuple[Fact, ...]
    """Facts that stand behind the clauses they are about."""
