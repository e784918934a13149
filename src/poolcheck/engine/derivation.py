"""Turns judgments into the reasons and questions of a finding."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, assert_never

from poolcheck.core.bilingual import Bilingual
from poolcheck.core.truth import Truth
from poolcheck.expr.values import Between, Exact, OneOf, Several, Text, Unknown
from poolcheck.facts.ground import Ground
from poolcheck.findings.model import Question, Reason

if TYPE_CHECKING:
    from collections.abc import Iterable

    from poolcheck.expr.judgment import FactRead, Judgment, Step
    from poolcheck.expr.values import Fact, Value


_LISTS: Final = {
    "clauses": Bilingual("what does the part that was not written down say?", "未录入部分如何约定？"),
    "charter.clauses": Bilingual(
        "what does the part of the charter say that was not written down?", "章程未录入部分如何约定？"
    ),
    "terms": Bilingual(
        "what do the parts of the document and of the charter say that were not written down?",
        "文件与章程的未录入部分如何约定？",
    ),
    "markets": Bilingual("on which other markets are the parties active?", "当事人还涉及哪些相关市场？"),
    "positions": Bilingual("who else holds which share of the market?", "相关市场中其他经营者的份额为何？"),
    "members": Bilingual("who else is a member?", "还有哪些成员？"),
    "royalties": Bilingual(
        "which rates does the document state besides those written down?", "除已录入者外，文件还载明哪些费率？"
    ),
    "negotiations": Bilingual("which other steps did the negotiation take?", "谈判还经过哪些步骤？"),
    "fees": Bilingual("what do other licensees pay?", "其他被许可方支付的许可费为何？"),
    "patents": Bilingual("which patents are on the list, and in what state?", "专利清单包含哪些专利，状态如何？"),
}
"""What to ask where a list may have more on it than a document shows."""


def questions(facts: Iterable[Fact]) -> tuple[Question, ...]:
    """Return the questions behind open facts, each once."""
    return tuple(dict.fromkeys(Question(fact.name, _ask(fact)) for fact in facts))


def _ask(fact: Fact) -> Bilingual:
    if isinstance(fact.source, Ground):
        return fact.source.ask
    return _LISTS.get(fact.name) or Bilingual(f"{fact.name}?", f"{fact.name}？")


def reasons(judgments: Iterable[Judgment]) -> tuple[Reason, ...]:
    """Return the derivation of judgments, step by step."""
    return tuple(_reason(step) for judgment in judgments for step in judgment.steps)


def _reason(step: Step) -> Reason:
    return Reason(
        " ".join(step.text.split()),
        step.truth.name.lower(),
        tuple(_shown(read) for read in step.facts),
        tuple(_reason(below) for below in step.steps),
    )


def _shown(read: FactRead) -> str:
    law = " (presumed by law)" if read.presumed else ""
    return f"{read.fact.name} = {value_text(read.value)}{law}"


def value_text(value: Value) -> str:
    """Return a value as a derivation shows it."""
    match value:
        case Truth():
            return value.name.lower()
        case OneOf(possible):
            return "unknown" if possible is None else " or ".join(sorted(possible))
        case Several(known, possible):
            more = "" if possible == frozenset() else ", perhaps more"
            return "{" + ", ".join(sorted(known)) + "}" + more
        case Exact(exact):
            return str(exact)
        case Between(low, high):
            return f"{low} to {high}"
        case Text(text):
            return text
        case Unknown():
            return "unknown"
        case _:
            assert_never(value)
