"""Tells that a document, or what it tells of talks, is older than the provisions that a finding cites."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final

from poolcheck.core.bilingual import Bilingual
from poolcheck.expr.tree import Call, Path, walk

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from poolcheck.documents.model import Document
    from poolcheck.expr.tree import Condition
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
        day, says = told
        yield from _later(day, Bilingual(f"the document {says.en}", f"该文件{says.zh}"), authorities)


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
    conditions = [rule.conduct, *(element.condition for element in rule.elements)]
    waiting = [*conditions, rule.where] if rule.where is not None else conditions
    seen: set[str] = set()
    while waiting:
        for name in set(_names(waiting.pop())) - seen:
            seen.add(name)
            definition = pack.definitions.get(name)
            if definition is not None and definition.condition is not None:
                waiting.append(definition.condition)
    return _STEPS in seen


def _names(condition: Condition) -> Iterator[str]:
    for node in walk(condition.root):
        match node:
            case Call(name=name) | Path(parts=(name,)):
                yield name
            case _:
                pass


def _day_of(document: Document) -> tuple[date, Bilingual] | None:
    """Return the day of signature, else of effect, else of the version, and how a note says it; None if none is."""
    facts = document.facts
    days = (
        (facts.signed, "was signed on {}", "签订于{}"),
        (facts.effective, "took effect on {}", "自{}起生效"),
        (facts.version, "is of {}", "为{}版本"),
    )
    return next(
        ((day, Bilingual(en.format(day), zh.format(day))) for day, en, zh in days if isinstance(day, date)), None
    )
