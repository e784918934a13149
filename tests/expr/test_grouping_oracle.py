"""What is said of a world with unknown facts holds in every world that fills them in, judged by other means."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache
from itertools import product
from operator import eq, ge, gt, le, lt, ne
from typing import TYPE_CHECKING, Any

from hypothesis import assume, given
from hypothesis import strategies as st
from worlds import Fields, NoDefinitions

from poolcheck.core.truth import Truth
from poolcheck.expr import tree as t
from poolcheck.expr.evaluate import evaluate
from poolcheck.expr.parse import parse
from poolcheck.expr.quantity import Quantity
from poolcheck.expr.to_text import to_text
from poolcheck.expr.values import Exact, Fact, Found, OneOf, Records, Several, Text, Unknown, Value

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from poolcheck.expr.judgment import Judgment

Row = dict[str, Any]
"""A record that leaves nothing open: letters, texts, numbers, truths and sets, as they are in Python."""

POSSIBLE: Mapping[str, tuple[Any, ...]] = {
    "e": ("a", "b", "c"),
    "x": ("t", "u"),
    "n": (1, 2, 5),
    "p": (True, False),
    "s": (frozenset[str](), frozenset("a"), frozenset("ab")),
}
LEFT_OPEN: Mapping[str, list[tuple[Any, ...]]] = {
    "e": [("a", "b"), ("b", "c"), ("a", "b", "c")],
    "x": [("t", "u")] * 2,
    "n": [(1, 2, 5)] * 2,
    "p": [(True, False)],
}
LIMIT = 60


@dataclass(frozen=True)
class Open:
    """What a fact may be."""

    possible: tuple[Any, ...]


@dataclass(frozen=True)
class World(NoDefinitions):
    """A list of records, and one more record whose fields are bare names."""

    rows: tuple[Row, ...]
    alone: Row
    complete: bool = True

    def fact(self, name: str) -> Found | None:
        if name == "xs":
            records = (record(row, str(number)) for number, row in enumerate(self.rows))
            return Records(tuple(records), self.complete)
        return record(self.alone, "").fact(name)


def record(row: Row, name: str) -> Fields[Fact]:
    return Fields({key: Fact(f"{name}.{key}" if name else key, value(key, said)) for key, said in row.items()})


def value(key: str, said: Any) -> Value:  # noqa: ANN401 - whatever a field holds
    if isinstance(said, Open):
        return OneOf(frozenset(said.possible)) if key == "e" else Truth.UNKNOWN if key == "p" else Unknown()
    match key:
        case "e":
            return OneOf(frozenset({said}))
        case "x":
            return Text(said)
        case "n":
            return Exact(Quantity(Decimal(said), "count"))
        case "p":
            return Truth.of(said)
        case _:
            return Several(said)


def judged(node: t.Expression, world: World) -> Judgment:
    condition = parse(to_text(node)).condition
    assert condition is not None
    return evaluate(condition, world, law_fills_silence=False)


# The oracle: two values, and a third only where the largest of no numbers is compared.


class NoValueError(Exception):
    """A number rests on the largest of no numbers: of this the oracle says nothing."""


_SIGNS: dict[str, Callable[[Any, Any], bool]] = {"=": eq, "!=": ne, "<": lt, "<=": le, ">": gt, ">=": ge}
Names = dict[str, Any]


def holds(node: t.Expression, names: Names) -> Truth:
    match node:
        case t.Path():
            return Truth.of(look(node, names))
        case t.Not(operand=operand):
            return ~holds(operand, names)
        case t.And(operands=operands):
            return Truth.every(holds(operand, names) for operand in operands)
        case t.Or(operands=operands):
            return Truth.some(holds(operand, names) for operand in operands)
        case t.In(subject=subject, values=values, negated=negated):
            return Truth.of((look(subject, names) in {word.text for word in values}) is not negated)
        case t.Overlap(left=left, right=right):
            return Truth.of(bool(look(left, names) & look(right, names)))
        case t.Compare(operator=operator, left=left, right=right):
            one, other = number(left, names), number(right, names)
            return Truth.UNKNOWN if one is None or other is None else Truth.of(_SIGNS[operator](one, other))
        case t.Some(binding=binding, negated=negated):
            found = Truth.some(
                Truth.TRUE if binding.where is None else holds(binding.where, inner) for inner in bound(binding, names)
            )
            return ~found if negated else found
        case t.Every(binding=binding, has=has):
            return Truth.every(
                holds(has, inner) | (Truth.FALSE if binding.where is None else ~holds(binding.where, inner))
                for inner in bound(binding, names)
            )
        case _:
            raise AssertionError(node)


def number(node: t.Expression, names: Names) -> Any:  # noqa: ANN401 - a number, or what is compared like one
    match node:
        case t.Path():
            return look(node, names)
        case t.Number(quantity=quantity):
            return quantity.amount
        case t.Count(binding=binding):
            return len(kept(binding, names))
        case t.Distinct(term=term, binding=binding):
            return len({look(term, inner) for inner in kept(binding, names)})
        case t.Total(term=term, binding=binding):
            return sum(each(term, binding, names))
        case t.Extreme(term=term, binding=binding, greatest=greatest):
            return (max if greatest else min)(each(term, binding, names), default=None)
        case _:
            raise AssertionError(node)


def kept(binding: t.Binding, names: Names) -> list[Names]:
    inside = list(bound(binding, names))
    if binding.where is None:
        return inside
    told = [(one, holds(binding.where, one)) for one in inside]
    if any(truth is Truth.UNKNOWN for _, truth in told):
        raise NoValueError
    return [one for one, truth in told if truth is Truth.TRUE]


def each(term: t.Expression, binding: t.Binding, names: Names) -> list[Any]:
    terms = [number(term, inner) for inner in kept(binding, names)]
    if None in terms:
        raise NoValueError
    return terms


def bound(binding: t.Binding, names: Names) -> Iterator[Names]:
    rows = look(binding.source, names)
    keys = [key.text for key in binding.keys]
    if keys:
        shared = {tuple(row[key] for key in keys) for row in rows}
        groups = [{**dict(zip(keys, own, strict=True)), "items": alike(rows, keys, own)} for own in shared]
        rows = groups
    for row in rows:
        yield {**names, binding.variable.text: row}


def alike(rows: list[Row], keys: list[str], own: tuple[Any, ...]) -> list[Row]:
    return [row for row in rows if tuple(row[key] for key in keys) == own]


def look(path: t.Path, names: Names) -> Any:  # noqa: ANN401 - whatever a path names
    found: Any = names
    for part in path.parts:
        found = found[part]
    return found


def oracle(node: t.Expression, rows: tuple[Row, ...], alone: Row) -> Truth | None:
    """Return the truth, None where the oracle says nothing."""
    try:
        return holds(node, {**alone, "xs": list(rows)})
    except NoValueError:
        return None


# Worlds and what they may turn out to be.


@st.composite
def rows(draw: st.DrawFn, *, unknown: bool = True) -> Row:
    row: Row = {}
    for key, possible in POSSIBLE.items():
        opened = LEFT_OPEN.get(key, []) if unknown else []
        row[key] = draw(st.sampled_from([*possible * 2, *map(Open, opened)]))
    return row


worlds = st.builds(World, st.lists(rows(), max_size=4).map(tuple), rows(), st.just(value=True))


def filled(row: Row) -> list[Row]:
    options = [said.possible if isinstance(said, Open) else (said,) for said in row.values()]
    return [dict(zip(row, chosen, strict=True)) for chosen in product(*options)]


def fillings(world: World) -> list[tuple[tuple[Row, ...], Row]]:
    rows = [filled(row) for row in (*world.rows, world.alone)]
    several = 1
    for some in rows:
        several *= len(some)
    assume(several <= LIMIT)
    return [(chosen[:-1], chosen[-1]) for chosen in product(*rows)]


# Conditions about groups, deep enough to go through groups of groups.

AT = t.Extent(0, 0)
KEYS = ((), ("e",), ("x",), ("e", "x"), ("p",), ("n",), ("x", "n"))


def path(*parts: str) -> t.Path:
    return t.Path(AT, parts)


def plain(amount: int) -> t.Number:
    return t.Number(AT, Quantity(Decimal(amount), "count"))


def paths(name: str, variables: tuple[tuple[str, tuple[str, ...]], ...]) -> st.SearchStrategy[t.Path]:
    """Return facts of this name; the innermost variable's come up most often."""
    inner = [path(variable, name) for variable, fields in variables if name in fields]
    return st.sampled_from([path(name), *inner, *inner[-1:] * 3])


Variables = tuple[tuple[str, tuple[str, ...]], ...]


@cache
def logical(depth: int, variables: Variables) -> st.SearchStrategy[t.Expression]:
    signs: st.SearchStrategy[t.Comparison] = st.sampled_from(list(_SIGNS))
    equal: st.SearchStrategy[t.Comparison] = st.sampled_from(["=", "!="])
    letters = st.sampled_from(["a", "b"]).map(lambda letter: (t.Word(AT, letter),))
    leaves: list[st.SearchStrategy[t.Expression]] = [
        paths("p", variables),
        st.builds(t.In, st.just(AT), paths("e", variables), letters, st.just(value=False), st.booleans()),
        st.builds(t.Compare, st.just(AT), equal, paths("e", variables), paths("e", variables)),
        st.builds(t.Compare, st.just(AT), equal, paths("x", variables), paths("x", variables)),
        st.builds(t.Compare, st.just(AT), signs, paths("n", variables), st.sampled_from([1, 2, 4]).map(plain)),
        st.builds(t.Overlap, st.just(AT), paths("s", variables), paths("s", variables)),
    ]
    if depth == 0:
        return st.one_of(leaves)
    deeper = logical(depth - 1, variables)
    bindings = binding(depth - 1, variables)
    return st.one_of(
        st.one_of(leaves),
        st.builds(t.Not, st.just(AT), deeper),
        st.builds(t.And, st.just(AT), st.tuples(deeper, deeper)),
        st.builds(t.Compare, st.just(AT), signs, numeric(depth - 1, variables), st.integers(0, 6).map(plain)),
        st.builds(t.Compare, st.just(AT), signs, numeric(depth - 1, variables), numeric(depth - 1, variables)),
        st.builds(t.Some, st.just(AT), bindings.map(lambda drawn: drawn[0]), st.booleans()),
        bindings.flatmap(lambda drawn: logical(depth - 1, drawn[1]).map(lambda has: t.Every(AT, drawn[0], has))),
    )


@cache
def numeric(depth: int, variables: Variables) -> st.SearchStrategy[t.Expression]:
    bindings = binding(depth, variables)
    terms = bindings.flatmap(
        lambda drawn: st.tuples(numeric(depth - 1, drawn[1]) if depth else paths("n", drawn[1]), st.just(drawn[0]))
    )
    return st.one_of(
        bindings.map(lambda drawn: t.Count(AT, drawn[0])),
        bindings.flatmap(
            lambda drawn: st.one_of(paths("e", drawn[1]), paths("x", drawn[1])).map(
                lambda term: t.Distinct(AT, term, drawn[0])
            )
        ),
        terms.map(lambda drawn: t.Total(AT, *drawn)),
        terms.flatmap(lambda drawn: st.booleans().map(lambda greatest: t.Extreme(AT, *drawn, greatest=greatest))),
        paths("n", variables),
    )


@cache
def binding(depth: int, variables: Variables) -> st.SearchStrategy[tuple[t.Binding, Variables]]:
    groups = [path(name, "items") for name, fields in variables if "items" in fields]
    name = f"v{len(variables)}"

    def drawn(
        source: t.Path, keys: tuple[str, ...], *, filtered: bool
    ) -> st.SearchStrategy[tuple[t.Binding, Variables]]:
        inner = (*variables, (name, (*keys, "items") if keys else tuple(POSSIBLE)))
        where: st.SearchStrategy[t.Expression | None] = logical(depth, inner) if filtered else st.none()
        written = tuple(t.Word(AT, key) for key in keys)
        return where.map(lambda condition: (t.Binding(AT, t.Word(AT, name), source, condition, written), inner))

    return st.tuples(st.sampled_from([path("xs"), *groups * 3]), st.sampled_from(KEYS), st.booleans()).flatmap(
        lambda chosen: drawn(chosen[0], chosen[1], filtered=chosen[2])
    )


grouped_conditions = st.sampled_from([1, 2, 3]).flatmap(lambda depth: logical(depth, ()))


@given(grouped_conditions, st.lists(rows(unknown=False), max_size=5).map(tuple), rows(unknown=False))
def test_where_nothing_is_unknown_a_condition_has_the_truth_of_the_oracle(
    node: t.Expression, listed: tuple[Row, ...], alone: Row
) -> None:
    told = oracle(node, listed, alone)

    assert told is None or judged(node, World(listed, alone)).truth is told


@given(grouped_conditions, worlds)
def test_what_is_decided_is_so_whatever_the_unknown_facts_are(node: t.Expression, world: World) -> None:
    said = judged(node, world).truth
    for listed, alone in fillings(world):
        told = oracle(node, listed, alone)
        assert said is Truth.UNKNOWN or told in {said, None}, (listed, alone)


@given(grouped_conditions, worlds, st.lists(rows(unknown=False), max_size=2))
def test_what_a_partial_list_decides_is_so_whatever_else_is_on_it(
    node: t.Expression, world: World, more: list[Row]
) -> None:
    said = judged(node, replace(world, complete=False)).truth
    for listed, alone in fillings(world):
        told = oracle(node, (*listed, *more), alone)
        assert said is Truth.UNKNOWN or told in {said, None}, (listed, alone)


@given(grouped_conditions, worlds)
def test_what_is_open_names_only_facts_that_are_unknown(node: t.Expression, world: World) -> None:
    unknown = {
        fact.name
        for number, said in [*((str(number), row) for number, row in enumerate(world.rows)), ("", world.alone)]
        for key, fact in record(said, number).fields.items()
        if isinstance(said[key], Open)
    }
    judgment = judged(node, world)

    assert bool(judgment.open) == (judgment.truth is Truth.UNKNOWN)
    for fact in judgment.open:
        assert fact.name in unknown or " " in fact.name, fact.name
