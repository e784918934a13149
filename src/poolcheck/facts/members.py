"""The facts of a pool's members: who they are and whether they compete with each other."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Final

from poolcheck.core.bilingual import Bilingual
from poolcheck.core.truth import Truth
from poolcheck.documents.model import Member
from poolcheck.expr.values import Fact, Records, Unknown
from poolcheck.facts.blocks import Row, block_facts
from poolcheck.facts.ground import Ground
from poolcheck.facts.record import Facts
from poolcheck.facts.written import compared, text
from poolcheck.syntax.tree import node_at

if TYPE_CHECKING:
    from collections.abc import Sequence

    from poolcheck.core.location import Span
    from poolcheck.documents.model import Concentration
    from poolcheck.dossier.link import LinkedDocument

_YEAR: Final = re.compile(r"\b\d{4}(?!\d)")
_TURNOVERS: Final = ("turnover_in_china", "turnover_worldwide")
_LATEST: Final = (1, 2)
"""Years before a concentration is carried out that may be the last financial year when it was agreed."""
WORKED_OUT: Final = ("title", "competes_with")
"""What is known of a member in another way than from its row alone."""


def members(documents: Sequence[LinkedDocument]) -> Records:
    """Return the members that documents name; they need not name every one."""
    named = [
        (member, node_at(linked.document.tree, ("members", index)).span, linked)
        for linked in documents
        for index, member in enumerate(linked.document.facts.members)
    ]
    names = {compared(member.title) for member, _, _ in named}
    return Records(tuple(_member(member, names, span, linked) for member, span, linked in named), complete=False)


def _member(member: Member, names: set[str], span: Span, linked: LinkedDocument) -> Facts:
    """Return a member; it competes with another if it says so, and else nobody knows.

    That two members make like products does not make them competitors, and silence about it proves nothing.
    """
    partial = linked.document.partial
    title = str(member.title)
    stated = block_facts(Member, member, Row("member", span, title), partial=partial, leave_out=WORKED_OUT)
    if _of_another_year(member, linked.document.facts.concentration):
        stated |= {name: replace(stated[name], value=Unknown()) for name in _TURNOVERS}
    own = compared(title)
    competes = any(compared(rival) in names - {own} for rival in member.competes_with)
    ask = Bilingual(
        f"does {title} compete with another member, on which market?",
        f"{title}与其他成员是否存在竞争关系，在何种市场？",
    )
    return Facts(
        {
            "title": Fact("member.title", text(member.title)),
            "competes": Fact(
                "member.competes",
                Truth.TRUE if competes else Truth.UNKNOWN,
                stated=bool(member.competes_with),
                source=Ground(ask, span),
            ),
            **stated,
        },
        span,
        title,
        linked,
    )


def _of_another_year(member: Member, concentration: Concentration | None) -> bool:
    """Whether the turnover that is told cannot be that of the last financial year, which filing goes by."""
    carried_out = concentration.implemented_on if concentration is not None else None
    year = member.turnover_year if isinstance(member.turnover_year, str) else ""
    told = _YEAR.search(year)
    if told is None or not isinstance(carried_out, date):
        return False
    return carried_out.year - int(told[0]) not in _LATEST
