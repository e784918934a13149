"""Tells that a document, or what it tells of talks, is older than the provisions that a finding cites."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final

from poolcheck.core.bilingual import Bilingual
from poolcheck.packs.used import conditions_used, definitions_used, names_in

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from poolcheck.documents.model import Document
    from poolcheck.findings.model import Authority
    from poolcheck.packs.model import Rule, RulePack

_STEPS: Final = "negotiations"


def signed_earlier(document: Document, authorities: Iterable[Authority]) -> Iterator[Bilingual]:
    """Yield a note for each day of entry into force that is later than the signature, or else the document's effect.

    Whether a provision reaches an agreement signed before it, and from when, is not decided here: what is done later
    under the agreement may fall under it, while its validity may be judged by the law of its day.
    """
    told = _day_of(document)
    if told is not None:
        yield from _later(*told, authorities)


def done_earlier(
    document: Document, rule: Rule, pack: RulePack, authorities: Iterable[Authority]
) -> Iterator[Bilingual]:
    """Yield such notes on the last step of the talks that a document tells of, if a rule looks at these steps."""
    days = [step.day for step in document.facts.negotiations if isinstance(step.day, date)]
    if days and _looks_at_steps(rule, pack):
        says = Bilingual(f"the last step told of was taken on {max(days)}", f"所载最后一步发生于{max(days)}")
        yield from _later(max(days), says, authorities)


def _later(day: date, says: Bilingual, authorities: Iterable[Authority]) -> Iterator[Bilingual]:
    later: dict[date, dict[Bilingual, None]] = {}
    for authority in authorities:
        if day < authority.since:
            later.setdefault(authority.since, {})[authority.short] = None
    for since, sources in sorted(later.items()):
        english, chinese = ", ".join(one.en for one in sources), "、".join(one.zh for one in sources)
        yield Bilingual(
            f"{says.en}, before {english} as cited here was in force ({since}); whether, and"
            " from when, the provision reaches it remains to be examined",
            f"{says.zh}，早于此处所引{chinese}规定的施行日（{since}）；该规定是否适用、自何时适用，尚须另行判断",
        )


def _looks_at_steps(rule: Rule, pack: RulePack) -> bool:
    """Whether a rule names the steps of talks, itself or through definitions."""
    conditions = conditions_used(rule, definitions_used(rule, pack))
    return any(_STEPS in names_in(condition) for condition in conditions)


def _day_of(document: Document) -> tuple[date, Bilingual] | None:
    """Return the day of signature, else of effect, else of the version, and how a note says it; None if none is."""
    facts = document.facts
    days = (
        (facts.signed, "the document was signed on {}", "该文件签订于{}"),
        (facts.effective, "the document took effect on {}", "该文件自{}起生效"),
        (facts.version, "the document is of {}", "该文件为{}版本"),
    )
    return next(
        ((day, Bilingual(en.format(day), zh.format(day))) for day, en, zh in days if isinstance(day, date)), None
    )
