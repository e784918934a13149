"""Judges a condition in Kleene's three values, with what is open, what the law presumed, and why."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from poolcheck.core.truth import Truth
from poolcheck.expr import ranges
from poolcheck.expr import tree as t
from poolcheck.expr.context import Context, bound, nobody_knows
from poolcheck.expr.judgment import FactRead, Judgment, distinct, every, opposite, settles, some
from poolcheck.expr.measure import measure
from poolcheck.expr.sameness import overlap, same
from poolcheck.expr.values import Fact, OneOf, Records, Several, Text, determined

if TYPE_CHECKING:
    from collections.abc import Mapping

    from poolcheck.expr.environment import Environment
    from poolcheck.expr.tree import Condition, Expression
    from poolcheck.expr.values import Found, Value


def evaluate(
    condition: Condition,
    environment: Environment,
    *,
    law_fills_silence: bool,
    question: str = "unknown",
    arguments: Mapping[str, str] | None = None,
) -> Judgment:
    """Judge a condition; one that was checked against the scope of its environment never raises.

    Args:
        condition: what is asked.
        environment: what its names stand for.
        law_fills_silence: whether a fact has the value that the law presumes, where it presumes one.
        question: the name of the open fact that the literal `unknown` stands for.
        arguments: what a definition is called with, by the names of its parameters.
    """
    return _judge(condition.root, Context(condition, environment, law_fills_silence, question, {}, arguments or {}))


def _judge(node: Expression, context: Context) -> Judgment:  # noqa: C901, PLR0911, PLR0912 - one case a construct
    match node:
        case t.And() | t.Or():
            return _connected(node, context)
        case t.Not(operand=operand):
            return context.judged(node, opposite(_judge(operand, context)))
        case t.Path():
            return _truth_of(node, context)
        case t.In():
            return _in(node, context)
        case t.Includes():
            return _includes(node, context)
        case t.Overlap():
            return _overlap(node, context)
        case t.Compare():
            return _compare(node, context)
        case t.Some():
            return _some(node, context)
        case t.Every():
            return _every(node, context)
        case t.Call(name=name, arguments=arguments):
            return _call(node, name, tuple(context.argument(word) for word in arguments), context)
        case t.Known(subject=subject):
            return _known(node, subject, context)
        case t.Stated(subject=subject):
            return _stated(node, context.find(subject), context)
        case t.Constant(truth=truth):
            return context.judged(node, Judgment(truth, (nobody_knows(context.question),)))
        case _:
            return _no_truth(node, context)


def _no_truth(node: t.Numeric, context: Context) -> Judgment:
    """Judge a number or a date, which no checked condition takes for true or false."""
    return context.judged(node, Judgment(Truth.UNKNOWN))


def _connected(node: t.And | t.Or, context: Context) -> Judgment:
    """Judge the operands until one settles the whole."""
    settling = Truth.FALSE if isinstance(node, t.And) else Truth.TRUE
    parts = []
    for operand in node.operands:
        parts.append(_judge(operand, context))
        if settles(parts[-1], settling):
            break
    return context.judged(node, every(parts) if isinstance(node, t.And) else some(parts))


def _truth_of(node: t.Path, context: Context) -> Judgment:
    found = context.find(node)
    if found is None:
        return _call(node, node.text, (), context)
    if not isinstance(found, Fact):
        return context.judged(node, Judgment(Truth.UNKNOWN))
    read = context.read(found)
    return context.judged_by(node, read.value if isinstance(read.value, Truth) else Truth.UNKNOWN, read)


def _call(node: t.Path | t.Call, name: str, arguments: tuple[str, ...], context: Context) -> Judgment:
    judgment = context.environment.call(name, arguments, law_fills_silence=context.law_fills_silence)
    return context.judged(node, judgment)


def _in(node: t.In, context: Context) -> Judgment:
    fact = _single(context.find(node.subject), node.subject)
    read = context.read(fact)
    truth = _one_of(read.value, context.meant(node.values))
    return context.judged_by(node, ~truth if node.negated else truth, read)


def _one_of(value: Value, wanted: frozenset[str]) -> Truth:
    match value:
        case Text(text):
            return Truth.of(text in wanted)
        case OneOf(possible) if possible:
            if possible <= wanted:
                return Truth.TRUE
            return Truth.FALSE if possible.isdisjoint(wanted) else Truth.UNKNOWN
        case _:
            return Truth.UNKNOWN


def _includes(node: t.Includes, context: Context) -> Judgment:
    fact = _single(context.find(node.subject), node.subject)
    read = context.read(fact)
    truth = _some_in(read.value, context.meant(node.values))
    return context.judged_by(node, ~truth if node.negated else truth, read)


def _some_in(value: Value, wanted: frozenset[str]) -> Truth:
    match value:
        case Several(known, possible):
            if not known.isdisjoint(wanted):
                return Truth.TRUE
            return Truth.FALSE if possible is not None and possible.isdisjoint(wanted) else Truth.UNKNOWN
        case _:
            return Truth.UNKNOWN


def _overlap(node: t.Overlap, context: Context) -> Judgment:
    left = context.read(_single(context.find(node.left), node.left))
    right = context.read(_single(context.find(node.right), node.right))
    return _judged_by_both(node, overlap(left.value, right.value), (left, right), context)


def _judged_by_both(node: t.Node, truth: Truth, reads: tuple[FactRead, FactRead], context: Context) -> Judgment:
    """Return the judgment that rests on two facts."""
    still_open = distinct(read.fact for read in reads if not determined(read.value))
    presumed = distinct(read.fact for read in reads if read.presumed)
    return context.judged(node, Judgment(truth, still_open, presumed), *reads)


def _words(node: t.Compare, context: Context) -> tuple[FactRead, FactRead] | None:
    """Return two facts that are compared, if they are words; numbers and dates are reckoned with."""
    if not (isinstance(node.left, t.Path) and isinstance(node.right, t.Path) and node.operator in {"=", "!="}):
        return None
    left, right = context.find(node.left), context.find(node.right)
    if not (isinstance(left, Fact) and isinstance(right, Fact)):
        return None
    reads = context.read(left), context.read(right)
    return reads if any(isinstance(read.value, Truth | OneOf | Text) for read in reads) else None


def _compare(node: t.Compare, context: Context) -> Judgment:
    words = _words(node, context)
    if words is not None:
        truth = same(words[0].value, words[1].value)
        return _judged_by_both(node, ~truth if node.operator == "!=" else truth, words, context)
    left = measure(node.left, context, _judge)
    right = measure(node.right, context, _judge)
    truth = ranges.compare(node.operator, left.range, right.range)
    both = left.joined(right, left.range)
    return context.judged(node, Judgment(truth, distinct(both.open), distinct(both.presumed), both.steps), *both.reads)


def _some(node: t.Some, context: Context) -> Judgment:
    items, rest = bound(node.binding, context, _judge)
    found = some([*_unseen(rest), *(item.where for item in items)])
    return context.judged(node, opposite(found) if node.negated else found)


def _every(node: t.Every, context: Context) -> Judgment:
    items, rest = bound(node.binding, context, _judge)
    parts = _unseen(rest)
    for item in items:
        left_out = opposite(item.where)
        parts.append(left_out if settles(left_out, Truth.TRUE) else some([left_out, _judge(node.has, item.context)]))
    return context.judged(node, every(parts))


def _unseen(rest: Fact | None) -> list[Judgment]:
    """Return what is to be said of the items that a partial list may not show."""
    return [] if rest is None else [Judgment(Truth.UNKNOWN, (rest,))]


def _known(node: t.Known, subject: t.Path | t.Call, context: Context) -> Judgment:
    found = context.find(subject) if isinstance(subject, t.Path) else None
    match found:
        case None:
            judgment = _judge(subject, context)
            truth = Truth.of(judgment.truth is not Truth.UNKNOWN)
            return context.judged(node, replace(judgment, truth=truth))
        case Fact():
            read = context.read(found)
            return context.judged_by(node, Truth.of(determined(read.value)), read)
        case Records(complete=complete, belonging=belonging):
            settled = all(judgment.truth is not Truth.UNKNOWN for judgment in belonging)
            return context.judged(node, Judgment(Truth.of(complete and settled)))
        case _:
            return context.judged(node, Judgment(Truth.TRUE))


def _stated(node: t.Stated, found: Found | None, context: Context) -> Judgment:
    """Judge whether the document says something; what the law presumes is not said."""
    match found:
        case Fact(stated=stated, value=value):
            truth = Truth.UNKNOWN if stated is None else Truth.of(stated)
            return context.judged(node, Judgment(truth, (found,)), FactRead(found, value))
        case Records(items, complete, belonging, inhabited=inhabited):
            doubtful = Truth.FALSE if complete else Truth.UNKNOWN
            seen = (judgment.truth for judgment in belonging) if belonging else (Truth.TRUE for _ in items)
            truth = Truth.TRUE if inhabited else doubtful | Truth.some(seen)
            return context.judged(node, Judgment(truth, (nobody_knows(node.subject.text),)))
        case None:
            return context.judged(node, Judgment(Truth.UNKNOWN))
        case _:
            return context.judged(node, Judgment(Truth.TRUE))


def _single(found: Found | None, path: t.Path) -> Fact:
    """Return a fact; an unknown one where a record or a list stands, which no checked condition asks for."""
    return found if isinstance(found, Fact) else nobody_knows(path.text)
