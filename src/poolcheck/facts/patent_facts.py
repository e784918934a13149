"""The facts of the patents on a list."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from poolcheck.core.bilingual import Bilingual
from poolcheck.documents.model import Patent
from poolcheck.expr.values import Fact, Records
from poolcheck.facts.blocks import Row, block_facts
from poolcheck.facts.ground import Ground
from poolcheck.facts.record import Facts
from poolcheck.facts.written import choice, day, text

if TYPE_CHECKING:
    from poolcheck.core.location import Span
    from poolcheck.dossier.link import Dossier, LinkedDocument
    from poolcheck.expr.values import Value

_STATUS = {"unpaid": "terminated", "abandoned": "terminated", "under_invalidation": "in_force"}
_ENDED = frozenset({"expired", "terminated", "invalidated"})
"""A patent that may yet be invalidated is in force; one given up, or not paid for, is terminated."""

WORKED_OUT: Final = (
    *("number", "status", "essential", "needed", "expiry", "patentee", "substitute_group", "country", "entered"),
    "left",
)
"""What is asked of a patent by its number, or is not told in the words of its row."""


def listed_patents(linked: LinkedDocument) -> tuple[Facts, ...] | None:
    """Return the patents that a document lists itself; None if it has no list."""
    document = linked.document
    return None if document.facts.patents is None else _records(document.facts.patents, document.patent_spans, linked)


def patents_of_pool(dossier: Dossier) -> tuple[Facts, ...] | None:
    """Return the patents on the list of a dossier; None if it has none of its own."""
    manifest = dossier.manifest
    if manifest is None or manifest.patents is None:
        return None
    return _records(manifest.patents, manifest.patent_spans, None)


def patents(linked: LinkedDocument, dossier: Dossier) -> Records:
    """Return the patents that a document is about: those it lists, else those that its dossier or its charter does.

    Without any list nothing is said of them.
    """
    charter = dossier.charter
    for listed, partial in (
        (listed_patents(linked), linked.document.partial),
        (patents_of_pool(dossier), dossier.partial),
        (listed_patents(charter) if charter is not None else None, charter is not None and charter.document.partial),
    ):
        if listed is not None:
            return Records(listed, complete=not partial)
    return Records((), complete=False)


def _records(listed: tuple[Patent, ...], spans: tuple[Span, ...], of: LinkedDocument | None) -> tuple[Facts, ...]:
    return tuple(
        _patent(patent, spans[index] if index < len(spans) else None, of) for index, patent in enumerate(listed)
    )


def _patent(patent: Patent, span: Span | None, of: LinkedDocument | None) -> Facts:
    number = str(patent.number)

    def fact(name: str, value: Value, en: str, zh: str) -> tuple[str, Fact]:
        ground = Ground(Bilingual(en.format(number), zh.format(number)), span)
        return name, Fact(f"patent.{name}", value, stated=getattr(patent, name) is not None, source=ground)

    partial = of is not None and of.document.partial
    stated = block_facts(Patent, patent, Row("patent", span, number), partial=partial, leave_out=WORKED_OUT)
    return Facts(
        stated
        | dict(
            (
                fact("number", text(patent.number), "which number has {}?", "{} 的专利号为何？"),
                fact(
                    "status",
                    choice(_STATUS.get(str(patent.status), patent.status)),
                    "is patent {} in force?",
                    "专利 {} 是否有效？",
                ),
                fact("essential", choice(patent.essential), "is patent {} essential?", "专利 {} 是否必要？"),
                fact("needed", choice(patent.needed), "do licensees need patent {}?", "专利 {} 是否为实施所需？"),
                fact("expiry", day(patent.expiry), "when does patent {} expire?", "专利 {} 何时届满？"),
                fact("patentee", text(patent.patentee), "who owns patent {}?", "专利 {} 的专利权人为何人？"),
                fact(
                    "substitute_group",
                    text(patent.substitute_group),
                    "which other patents can take the place of patent {}?",
                    "哪些专利可以替代专利 {}？",
                ),
                fact("country", text(patent.country), "where is patent {} in force?", "专利 {} 在何地授权？"),
                fact("entered", day(patent.entered), "when did patent {} enter the pool?", "专利 {} 何时入池？"),
                fact("left", day(patent.left), "when did patent {} leave the pool?", "专利 {} 何时退池？"),
            )
        ),
        span,
        number,
        of,
    )


def no_longer_in_force(patent: Patent) -> bool:
    """Whether the list says of a patent that it has expired, was terminated or was invalidated."""
    return _STATUS.get(str(patent.status), patent.status) in _ENDED
