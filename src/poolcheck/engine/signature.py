"""Tells that a document was signed, or took effect, before what a rule rests on was in force."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from poolcheck.core.bilingual import Bilingual

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from poolcheck.documents.model import Document
    from poolcheck.findings.model import Authority


def signed_earlier(document: Document, authorities: Iterable[Authority]) -> Iterator[Bilingual]:
    """Yield a note for each day of entry into force that is later than the signature, or else the document's effect.

    Whether a provision reaches an agreement signed before it, and from when, is not decided here: what is done later
    under the agreement may fall under it, while its validity may be judged by the law of its day.
    """
    told = _day_of(document)
    if told is None:
        return
    day, says = told
    later: dict[date, dict[Bilingual, None]] = {}
    for authority in authorities:
        if day < authority.since:
            later.setdefault(authority.since, {})[authority.short] = None
    for since, sources in sorted(later.items()):
        english, chinese = ", ".join(one.en for one in sources), "、".join(one.zh for one in sources)
        yield Bilingual(
            f"the document {says.en}, before {english} as cited here was in force ({since}); whether, and"
            " from when, the provision reaches it remains to be examined",
            f"该文件{says.zh}，早于此处所引{chinese}规定的施行日（{since}）；该规定是否适用、自何时适用，尚须另行判断",
        )


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
