"""A condition as a tree: what it says, without parentheses and white space, each part with its place."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING, Literal, assert_never

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from poolcheck.core.truth import Truth
    from poolcheck.expr.quantity import Quantity

Comparison = Literal["=", "!=", "<", "<=", ">", ">="]
Operator = Literal["+", "-", "*", "/"]


@dataclass(frozen=True, slots=True)
class Extent:
    """A stretch of the condition's text in code points; `end` is exclusive."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Node:
    """A part of a condition; parts that say the same are equal wherever they stand."""

    at: Extent = field(compare=False)


@dataclass(frozen=True, slots=True)
class Word(Node):
    """A value of an enumeration, or a text if `quoted`."""

    text: str
    quoted: bool = False


@dataclass(frozen=True, slots=True)
class Constant(Node):
    """`true`, `false`, or `unknown`: the open legal question of the enclosing definition."""

    truth: Truth


@dataclass(frozen=True, slots=True)
class Number(Node):
    """`42%`, `5 CNY`, `15 days`, `3`."""

    quantity: Quantity


@dataclass(frozen=True, slots=True)
class Day(Node):
    """`2026-02-01`."""

    date: date


@dataclass(frozen=True, slots=True)
class Path(Node):
    """`consideration`, `c.party`; a single name may also be a definition without arguments."""

    parts: tuple[str, ...]

    @property
    def text(self) -> str:
        """The path as written."""
        return ".".join(self.parts)

    def part(self, index: int) -> Extent:
        """Return where one of the parts stands."""
        start = self.at.start + sum(len(part) + 1 for part in self.parts[:index])
        return Extent(start, start + len(self.parts[index]))


@dataclass(frozen=True, slots=True)
class Call(Node):
    """`dominant(licensor_side)`; `name` has no dots."""

    name: str
    arguments: tuple[Word, ...]


@dataclass(frozen=True, slots=True)
class Parameter(Node):
    """`parameter(presumed_share)`: a dated number."""

    name: str


@dataclass(frozen=True, slots=True)
class Known(Node):
    """`known(x)`: the value is determined."""

    subject: Path | Call


@dataclass(frozen=True, slots=True)
class Stated(Node):
    """`stated(x)`: the document says something about it."""

    subject: Path


@dataclass(frozen=True, slots=True)
class In(Node):
    """`x in [a, b]`; also `x is a`, where `listed` is false."""

    subject: Path
    values: tuple[Word, ...]
    listed: bool
    negated: bool = False


@dataclass(frozen=True, slots=True)
class Includes(Node):
    """`v in x` and `any of [a, b] in x`, where `x` is a set."""

    values: tuple[Word, ...]
    subject: Path
    negated: bool = False


@dataclass(frozen=True, slots=True)
class Overlap(Node):
    """`any of x in y`, where both are sets."""

    left: Path
    right: Path


@dataclass(frozen=True, slots=True)
class Negative(Node):
    """`-x`."""

    operand: Expression


@dataclass(frozen=True, slots=True)
class Arithmetic(Node):
    """`a + b - c` or `a * b / c`, from left to right; one operator fewer than operands, all of one precedence."""

    operands: tuple[Expression, ...]
    operators: tuple[Operator, ...]


@dataclass(frozen=True, slots=True)
class Compare(Node):
    """`a >= b`; with `=` and `!=` also of two facts that are words, as in `c.act = act`."""

    operator: Comparison
    left: Expression
    right: Expression


@dataclass(frozen=True, slots=True)
class Binding(Node):
    """`c in clauses where …`: each of the records that fulfil the condition, under a name.

    With keys, as in `g in patents by [substitute_group] where …`: each group of records that have these in common.
    """

    variable: Word
    source: Path
    where: Expression | None = None
    keys: tuple[Word, ...] = ()


@dataclass(frozen=True, slots=True)
class Some(Node):
    """`any c in clauses where …`; `no c in clauses where …` if negated."""

    binding: Binding
    negated: bool = False


@dataclass(frozen=True, slots=True)
class Every(Node):
    """`every c in patents where … has …`."""

    binding: Binding
    has: Expression


@dataclass(frozen=True, slots=True)
class Count(Node):
    """`count(c in clauses where …)`."""

    binding: Binding


@dataclass(frozen=True, slots=True)
class Distinct(Node):
    """`count(distinct p.patentee for p in patents where …)`."""

    term: Path
    binding: Binding


@dataclass(frozen=True, slots=True)
class Extreme(Node):
    """`max(f.rate for f in fees where …)` if `greatest`, else `min(…)`."""

    term: Expression
    binding: Binding
    greatest: bool


@dataclass(frozen=True, slots=True)
class Total(Node):
    """`sum(s.share for s in shares where …)`."""

    term: Expression
    binding: Binding


@dataclass(frozen=True, slots=True)
class Not(Node):
    """`not a`."""

    operand: Expression


@dataclass(frozen=True, slots=True)
class And(Node):
    """`a and b and c`."""

    operands: tuple[Expression, ...]


@dataclass(frozen=True, slots=True)
class Or(Node):
    """`a or b or c`."""

    operands: tuple[Expression, ...]


Numeric = Number | Day | Parameter | Negative | Arithmetic | Count | Distinct | Extreme | Total
Logical = Constant | Call | Known | Stated | In | Includes | Overlap | Compare | Some | Every | Not | And | Or
Expression = Path | Numeric | Logical


@dataclass(frozen=True, slots=True)
class Condition:
    """A condition as written and as understood."""

    text: str
    root: Expression

    def slice(self, node: Node) -> str:
        """Return what was written for one of its parts, on one line."""
        return _one_line(self.text, node.at.start, node.at.end)


def children(node: Expression) -> tuple[Expression, ...]:
    """Return the parts of an expression that are expressions."""
    match node:
        case Path() | Number() | Day() | Parameter() | Constant() | Call():
            return ()
        case Known(subject=subject) | Stated(subject=subject) | In(subject=subject) | Includes(subject=subject):
            return (subject,)
        case Negative(operand=operand) | Not(operand=operand):
            return (operand,)
        case And(operands=operands) | Or(operands=operands) | Arithmetic(operands=operands):
            return operands
        case Compare(left=left, right=right) | Overlap(left=left, right=right):
            return (left, right)
        case Some(binding=binding) | Count(binding=binding):
            return _bound(binding)
        case Every(binding=binding, has=has):
            return (*_bound(binding), has)
        case (
            Total(binding=binding, term=term)
            | Extreme(binding=binding, term=term)
            | Distinct(binding=binding, term=term)
        ):
            return (term, *_bound(binding))
        case _:
            assert_never(node)


def walk(node: Expression) -> Iterator[Expression]:
    """Yield an expression and all the expressions in it, from left to right."""
    waiting = [node]
    while waiting:
        current = waiting.pop()
        yield current
        waiting.extend(reversed(children(current)))


@lru_cache(maxsize=4096)
def _one_line(text: str, start: int, end: int) -> str:
    return " ".join(text[start:end].split())


def _bound(binding: Binding) -> tuple[Expression, ...]:
    return (binding.source,) if binding.where is None else (binding.source, binding.where)
