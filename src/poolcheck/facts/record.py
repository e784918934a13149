"""A record of facts that are all worked out."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from poolcheck.core.bilingual import Bilingual
    from poolcheck.core.location import Span
    from poolcheck.dossier.link import LinkedDocument
    from poolcheck.expr.values import Found


@dataclass(frozen=True, slots=True)
class Facts:
    """A record whose facts are all worked out.

    One that a rule may be about has a place, a key (what it is called in the id of a finding, whatever its row), and
    the document that states it, unless that is the dossier. `names` are the facts that say who or what it is, and no
    more of it; `printed` is how messages say facts that are more than one word.
    """

    facts: Mapping[str, Found]
    span: Span | None = None
    key: str = ""
    of: LinkedDocument | None = None
    names: frozenset[str] = frozenset()
    printed: Mapping[str, Bilingual] = field(default_factory=dict)

    def fact(self, name: str) -> Found:
        """Return the fact `name`."""
        return self.facts[name]
