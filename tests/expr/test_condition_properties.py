"""Laws that every condition obeys in every world."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from worlds import Fields, NoDefinitions

from poolcheck.core.truth import Truth
from poolcheck.expr import tree as t
from poolcheck.expr.check import check
from poolcheck.expr.evaluate import evaluate
from poolcheck.expr.parse import parse
from poolcheck.expr.quantity import Quantity
from poolcheck.expr.to_text import to_text
from poolcheck.expr.types import EnumType, ListType, NumberType, RecordType, Scope, SetType, TruthType
from poolcheck.expr.values import (
    Between,
    Exact,
    Fact,
    Found,
    OneOf,
    Records,
    Several,
    Unknown,
    Value,
    determined,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from poolcheck.expr.judgment import Judgment
    from poolcheck.expr.types import Type

AT = t.Extent(0, 0)
WORDS = ("a", "b", "c")
LETTER = EnumType("letter", WORDS)
FIELDS: dict[str, Type] = {"p": TruthType(), "e": LETTER, "s": SetType(LETTER), "n": NumberType("percent")}
SCOPE = Scope(
    {**FIELDS, "q": TruthType(), "f": LETTER, "m": NumberType("percent"), "items": ListType(RecordType("item", FIELDS))}
)
WITHOUT_KNOWN = ("stated",)
"""`known(x)` speaks of what is known, and so is the one construct that a new fact may turn from false to true."""


@dataclass(frozen=True)
class World(NoDefinitions):
    facts: Mapping[str, Fact]
    items: tuple[Fields[Fact], ...]
    complete: bool

    def fact(self, name: str) -> Found | None:
        return Records(self.items, self.complete) if name == "items" else self.facts.get(name)


def percent(amount: int) -> Quantity:
    return Quantity(Decimal(amount), "percent")


words = st.sets(st.sampled_from(WORDS), min_size=1, max_size=2).map(
    lambda some: tuple(t.Word(AT, w) for w in sorted(some))
)
amounts = st.integers(0, 40).map(percent)


def between(ends: tuple[Quantity, Quantity]) -> Value:
    low, high = sorted(ends, key=lambda end: end.amount)
    return Between(low, high)


def values(name: str) -> st.SearchStrategy[Value]:
    letters = st.frozensets(st.sampled_from(WORDS), min_size=1)
    match name:
        case "p" | "q":
            return st.sampled_from(list(Truth))
        case "e" | "f":
            return st.one_of(st.just(OneOf(None)), letters.map(OneOf), st.just(Unknown()))
        case "s":
            return st.builds(Several, st.frozensets(st.sampled_from(WORDS)), st.one_of(st.none(), letters))
        case _:
            return st.one_of(amounts.map(Exact), st.tuples(amounts, amounts).map(between), st.just(Unknown()))


def facts(name: str, shown: str) -> st.SearchStrategy[Fact]:
    presumed = st.one_of(st.none(), values(name))
    return st.builds(Fact, st.just(shown), values(name), st.sampled_from([True, False, None]), presumed)


items = st.fixed_dictionaries({name: facts(name, f"item.{name}") for name in FIELDS}).map(Fields)
worlds = st.builds(
    World,
    st.fixed_dictionaries({name: facts(name, name) for name in ("p", "q", "e", "f", "s", "n", "m")}),
    st.lists(items, max_size=3).map(tuple),
    st.booleans(),
)


@st.composite
def refined(draw: st.DrawFn, value: Value) -> Value:
    """Return a value that says all the other says, and perhaps more."""
    match value:
        case Truth.UNKNOWN:
            return draw(st.sampled_from(list(Truth)))
        case OneOf(possible):
            return OneOf(draw(st.frozensets(st.sampled_from(sorted(possible or WORDS)), min_size=1)))
        case Several(known, possible):
            more = draw(
                st.frozensets(st.sampled_from(sorted(WORDS if possible is None else possible | known or {"a"})))
            )
            allowed = frozenset(WORDS) if possible is None else possible
            return Several(known | (more & allowed), draw(st.sampled_from([frozenset[str](), allowed])))
        case Between(low, high) if low is not None and high is not None:
            return Exact(percent(draw(st.integers(int(low.amount), int(high.amount)))))
        case _:
            return value


@st.composite
def refined_facts(draw: st.DrawFn, name: str, fact: Fact) -> Fact:
    if isinstance(fact.value, Unknown):
        value = draw(st.one_of(st.just(fact.value), values(name)))
    else:
        value = draw(refined(fact.value))
    stated = draw(st.sampled_from([True, False])) if fact.stated is None else fact.stated
    return replace(fact, value=value, stated=stated)


@st.composite
def grown(draw: st.DrawFn, world: World) -> World:
    """Return a world in which more is known, and a partial list perhaps longer and complete."""
    known = {name: draw(refined_facts(name, fact)) for name, fact in world.facts.items()}
    seen = [
        Fields({name: draw(refined_facts(name, fact)) for name, fact in item.fields.items()}) for item in world.items
    ]
    if not world.complete:
        seen = draw(st.permutations(seen + draw(st.lists(items, max_size=2))))
    return World(known, tuple(seen), world.complete or draw(st.booleans()))


@dataclass(frozen=True)
class Inner:
    """What the innermost variable stands for: a record, or a group that has its keys and `items`."""

    name: str = ""
    fields: tuple[str, ...] = tuple(FIELDS)
    grouped: bool = False

    def path(self, *names: str) -> st.SearchStrategy[t.Path]:
        """Return facts that have one of these names, of this variable or of none."""
        inner = [t.Path(AT, (self.name, name)) for name in names if self.name and name in self.fields]
        return st.sampled_from([*(t.Path(AT, (name,)) for name in names), *inner])


KEYS = ((), (), (), ("e",), ("p", "e"), ("n",), ("n", "e"))


def conditions(constructs: tuple[str, ...] = ("known", "stated")) -> st.SearchStrategy[t.Expression]:
    return st.sampled_from([0, 1, 2]).flatmap(lambda depth: _logical(depth, Inner(), constructs))


@cache
def _logical(depth: int, inner: Inner, constructs: tuple[str, ...]) -> st.SearchStrategy[t.Expression]:
    signs: st.SearchStrategy[t.Comparison] = st.sampled_from(["=", "!=", "<", "<=", ">", ">="])
    equal: st.SearchStrategy[t.Comparison] = st.sampled_from(["=", "!="])
    leaves: list[st.SearchStrategy[t.Expression]] = [
        inner.path("p"),
        st.builds(t.Constant, st.just(AT), st.sampled_from(list(Truth))),
        st.builds(t.In, st.just(AT), inner.path("e"), words, st.just(value=True), st.booleans()),
        words.flatmap(
            lambda some: st.builds(
                t.In, st.just(AT), inner.path("e"), st.just(some[:1]), st.just(value=False), st.booleans()
            )
        ),
        words.flatmap(
            lambda some: st.builds(t.Includes, st.just(AT), st.just(some[:1]), inner.path("s"), st.booleans())
        ),
        st.builds(t.Includes, st.just(AT), words, inner.path("s")),
        st.builds(t.Overlap, st.just(AT), inner.path("s"), inner.path("s")),
        st.builds(t.Compare, st.just(AT), equal, inner.path("e"), inner.path("e", "f")),
        st.builds(t.Compare, st.just(AT), equal, inner.path("p"), inner.path("p", "q")),
    ]
    if "known" in constructs:
        leaves.append(st.builds(t.Known, st.just(AT), inner.path("e", "n", "s", "p")))
    if "stated" in constructs:
        leaves.append(st.builds(t.Stated, st.just(AT), inner.path("e", "n")))
    if depth == 0:
        return st.one_of(leaves)
    deeper = st.deferred(lambda: _logical(depth - 1, inner, constructs))
    number = _number(depth - 1, inner, constructs)
    several = st.lists(deeper, min_size=2, max_size=3).map(tuple)
    bindings = _bindings(depth - 1, inner, constructs)
    three = st.integers(0, 4).map(lambda amount: t.Number(AT, Quantity(Decimal(amount), "count")))
    counted = st.one_of(
        bindings.map(lambda bound: t.Count(AT, bound[0])),
        bindings.flatmap(lambda bound: bound[1].path("e").map(lambda term: t.Distinct(AT, term, bound[0]))),
    )
    return st.one_of(
        *leaves,
        st.builds(t.Not, st.just(AT), deeper),
        st.builds(t.And, st.just(AT), several),
        st.builds(t.Or, st.just(AT), several),
        st.builds(t.Compare, st.just(AT), signs, number, number),
        st.builds(t.Compare, st.just(AT), signs, counted, three),
        st.builds(t.Some, st.just(AT), bindings.map(lambda bound: bound[0]), st.booleans()),
        bindings.flatmap(
            lambda bound: _logical(depth - 1, bound[1], constructs).map(lambda has: t.Every(AT, bound[0], has))
        ),
    )


@cache
def _bindings(depth: int, outer: Inner, constructs: tuple[str, ...]) -> st.SearchStrategy[tuple[t.Binding, Inner]]:
    """Return lists gone through, some of them in groups, each with what its variable stands for."""
    name = f"i{depth}"
    sources = [t.Path(AT, ("items",)), *([t.Path(AT, (outer.name, "items"))] * 3 if outer.grouped else [])]

    def bound(source: t.Path, keys: tuple[str, ...]) -> st.SearchStrategy[tuple[t.Binding, Inner]]:
        inner = Inner(name, keys or tuple(FIELDS), grouped=bool(keys))
        written = tuple(t.Word(AT, key) for key in keys)
        where = st.one_of(st.none(), _logical(depth, inner, constructs))
        return where.map(lambda condition: (t.Binding(AT, t.Word(AT, name), source, condition, written), inner))

    return st.tuples(st.sampled_from(sources), st.sampled_from(KEYS)).flatmap(lambda drawn: bound(*drawn))


@cache
def _number(depth: int, inner: Inner, constructs: tuple[str, ...]) -> st.SearchStrategy[t.Expression]:
    leaves: list[st.SearchStrategy[t.Expression]] = [
        inner.path("n", "m"),
        amounts.map(lambda amount: t.Number(AT, amount)),
    ]
    if depth <= 0:
        return st.one_of(leaves)
    deeper = st.deferred(lambda: _number(depth - 1, inner, constructs))
    added: st.SearchStrategy[t.Operator] = st.sampled_from(["+", "-"])
    scaled: st.SearchStrategy[t.Operator] = st.sampled_from(["*", "/"])
    terms = _bindings(depth - 1, inner, constructs).flatmap(
        lambda bound: st.tuples(_number(depth - 1, bound[1], constructs), st.just(bound[0]))
    )
    return st.one_of(
        *leaves,
        st.builds(t.Negative, st.just(AT), deeper),
        st.builds(t.Arithmetic, st.just(AT), st.tuples(deeper, deeper, deeper), st.tuples(added, added)),
        st.builds(t.Arithmetic, st.just(AT), st.tuples(deeper, deeper), st.tuples(scaled)),
        terms.map(lambda drawn: t.Total(AT, *drawn)),
        terms.flatmap(lambda drawn: st.booleans().map(lambda greatest: t.Extreme(AT, *drawn, greatest=greatest))),
    )


def judge(node: t.Expression, world: World, *, law: bool = False) -> Judgment:
    return evaluate(t.Condition(to_text(node), node), world, law_fills_silence=law)


@given(conditions())
def test_a_printed_condition_says_the_same(node: t.Expression) -> None:
    parsed = parse(to_text(node))

    assert parsed.problems == ()
    assert parsed.condition is not None
    assert parsed.condition.root == node


@given(conditions())
def test_a_well_typed_condition_has_no_type_problems(node: t.Expression) -> None:
    condition = parse(to_text(node)).condition
    assert condition is not None

    codes = {problem.code for problem in check(condition, SCOPE)}
    assert codes <= {"condition-never-true", "condition-always-true", "condition-repeated"}


@given(st.data(), conditions(WITHOUT_KNOWN), worlds, st.booleans())
def test_knowing_more_never_turns_true_into_false(
    data: st.DataObject,
    node: t.Expression,
    world: World,
    law: bool,  # noqa: FBT001 - drawn
) -> None:
    before = judge(node, world, law=law).truth
    after = judge(node, data.draw(grown(world)), law=law).truth

    assert before in {after, Truth.UNKNOWN}


@given(conditions(), worlds, st.booleans())
def test_what_is_undecided_says_what_would_decide_it(node: t.Expression, world: World, law: bool) -> None:  # noqa: FBT001 - drawn
    judgment = judge(node, world, law=law)

    assert (judgment.truth is Truth.UNKNOWN) == bool(judgment.open)
    assert len({(fact.name, id(fact)) for fact in judgment.open}) == len(judgment.open)
    assert law or judgment.presumed == ()


@given(conditions(), worlds)
def test_what_does_not_rest_on_the_law_is_so_without_it(node: t.Expression, world: World) -> None:
    """Only silences are presumed upon here: the law says nothing of what a document says."""
    silent = World(
        {name: _silence(fact) for name, fact in world.facts.items()},
        tuple(Fields({name: _silence(fact) for name, fact in item.fields.items()}) for item in world.items),
        world.complete,
    )
    judgment = judge(node, silent, law=True)

    if judgment.truth is not Truth.UNKNOWN and not judgment.presumed:
        assert judge(node, silent).truth is judgment.truth


def _silence(fact: Fact) -> Fact:
    return fact if isinstance(fact.value, Unknown) else replace(fact, presumed=None)


@given(conditions(WITHOUT_KNOWN), worlds)
def test_no_determined_fact_is_open(node: t.Expression, world: World) -> None:
    shown = {*SCOPE.names, *(f"item.{name}" for name in FIELDS)}
    for fact in judge(node, world).open:
        assert fact.name not in shown or not determined(fact.value) or fact.stated is None


@given(st.lists(conditions(), min_size=2, max_size=3), worlds, st.booleans())
def test_de_morgan(parts: list[t.Expression], world: World, law: bool) -> None:  # noqa: FBT001 - drawn
    neither = judge(t.Not(AT, t.Or(AT, tuple(parts))), world, law=law)
    all_not = judge(t.And(AT, tuple(t.Not(AT, part) for part in parts)), world, law=law)

    assert neither.truth is all_not.truth
    assert neither.open == all_not.open
    assert neither.presumed == all_not.presumed


@pytest.mark.parametrize("connect", [t.And, t.Or])
@given(conditions(), conditions(), worlds, st.booleans())
def test_operands_may_change_places(
    connect: Callable[[t.Extent, tuple[t.Expression, ...]], t.Expression],
    a: t.Expression,
    b: t.Expression,
    world: World,
    law: bool,  # noqa: FBT001 - drawn
) -> None:
    one, other = judge(connect(AT, (a, b)), world, law=law), judge(connect(AT, (b, a)), world, law=law)

    assert one.truth is other.truth
    assert _names(one.open) == _names(other.open)
    assert bool(one.presumed) == bool(other.presumed)


@given(conditions(), worlds)
def test_not_not_says_the_same(node: t.Expression, world: World) -> None:
    twice, once = judge(t.Not(AT, t.Not(AT, node)), world), judge(node, world)

    assert (twice.truth, twice.open, twice.presumed) == (once.truth, once.open, once.presumed)


@given(conditions(), conditions(), worlds)
def test_quantifiers_are_each_others_opposites(where: t.Expression, has: t.Expression, world: World) -> None:
    def bound(condition: t.Expression) -> t.Binding:
        return t.Binding(AT, t.Word(AT, "x"), t.Path(AT, ("items",)), condition)

    every = judge(t.Every(AT, bound(where), has), world)
    exception = judge(t.Some(AT, bound(t.And(AT, (where, t.Not(AT, has))))), world)

    assert every.truth is ~exception.truth
    assert _names(every.open) == _names(exception.open)


@given(st.data(), conditions(), worlds, st.booleans())
def test_the_order_of_a_list_changes_nothing(data: st.DataObject, node: t.Expression, world: World, law: bool) -> None:  # noqa: FBT001 - drawn
    shuffled = replace(world, items=tuple(data.draw(st.permutations(world.items))))
    one, other = judge(node, world, law=law), judge(node, shuffled, law=law)

    assert one.truth is other.truth
    assert _names(one.open) == _names(other.open)
    assert _names(one.presumed) == _names(other.presumed)


@given(conditions(), worlds)
def test_an_empty_complete_list_is_decided(node: t.Expression, world: World) -> None:
    binding = t.Binding(AT, t.Word(AT, "x"), t.Path(AT, ("items",)), node)
    empty = replace(world, items=(), complete=True)

    assert judge(t.Some(AT, binding), empty).truth is Truth.FALSE
    assert judge(t.Every(AT, binding, node), empty).truth is Truth.TRUE


def _names(facts: tuple[Fact, ...]) -> set[str]:
    return {fact.name for fact in facts}
