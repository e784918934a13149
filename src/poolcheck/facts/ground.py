"""What stands behind a fact: where it is written, and what to ask where it is open."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from poolcheck.core.bilingual import Bilingual

if TYPE_CHECKING:
    from poolcheck.core.location import Span


@dataclass(frozen=True, slots=True)
class Ground:
    """The place of a fact in a document, if it has one, others that say the same, and the question that settles it."""

    ask: Bilingual
    span: Span | None = None
    also: tuple[Span, ...] = ()

    @property
    def spans(self) -> tuple[Span, ...]:
        """All places of the fact."""
        return self.also if self.span is None else (self.span, *self.also)


@dataclass(frozen=True, slots=True)
class DefaultOfLaw:
    """The provision by which the law fills a silence."""

    source: str
    provision: str


def ask(en: str, zh: str) -> Ground:
    """Return a ground that is nothing but a question."""
    return Ground(Bilingual(en, zh))
