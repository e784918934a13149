"""Which rules are applied to which document, and how much they weigh there; and what of it a configuration changed."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from poolcheck.api.law import names
from poolcheck.core.diagnostic import Severity, diagnostic
from poolcheck.core.suggest import closest
from poolcheck.findings.report import Adjustment

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from poolcheck.api.settings import Settings
    from poolcheck.config.model import Choice, Named, Weight
    from poolcheck.core.diagnostic import Diagnostic
    from poolcheck.packs.model import Law, Rule


_MOST_TOLD = 100
"""Unknown names that are told; whoever has more of them has one problem, not many."""


@dataclass(frozen=True, slots=True)
class Chosen:
    """The rules of a run: by the path of each document, the ids of those that are applied to it with their weights."""

    by_path: Mapping[str, Mapping[str, Severity]]
    anywhere: frozenset[str]
    adjustments: tuple[Adjustment, ...]

    def selected(self, rule: Rule) -> bool:
        """Whether a rule is applied to any document."""
        return rule.id in self.anywhere

    def weighs(self, rule: Rule, path: str) -> Severity | None:
        """Return how much a rule weighs in a document; None if it is not applied to it."""
        return self.by_path[path].get(rule.id)


def chosen(law: Law, settings: Settings, paths: Iterable[str]) -> Chosen:
    """Return the rules for the documents at some paths; if there are none, those for documents wherever they stand."""
    book = _Book(law, settings)
    applied = {path: book.applied_to(path) for path in paths}
    anywhere = list(applied.values()) or [book.applied_anywhere()]
    return Chosen(
        {path: one.weights for path, one in applied.items()},
        frozenset().union(*(one.weights for one in anywhere)),
        tuple(_merged(adjustment for one in anywhere for adjustment in one.adjustments)),
    )


def unknown_names(law: Law, choices: Iterable[Choice], *, partly: bool = False) -> tuple[Diagnostic, ...]:
    """Return the names in a configuration that no loaded pack has.

    Args:
        law: the rule packs that are loaded.
        choices: what the configuration says of rules.
        partly: other packs are loaded than the configuration thinks, so it may name rules that are not there; only a
            selection of which nothing is there, and which would leave no rule at all, is told.
    """
    rules = _rules(law)
    found: list[Named] = []
    for choice in choices:
        for named in (choice.select or (), choice.ignore or (), tuple(weight.of for weight in choice.severity)):
            unknown = [one for one in named if not any(names(one.name, rule) for rule in rules)]
            if not partly or (named is choice.select and len(unknown) == len(named)):
                found += unknown
    known = sorted({name for rule in rules for name in (rule.id, rule.file.concern, rule.pack)})
    return tuple(_unknown(one, known) for one in sorted(found, key=lambda one: one.location)[:_MOST_TOLD])


@dataclass(frozen=True, slots=True)
class _Applied:
    """The rules that are applied to some documents, and what the configuration changed of them."""

    weights: Mapping[str, Severity]
    adjustments: tuple[Adjustment, ...]


@dataclass(frozen=True, slots=True)
class _Book:
    """What was worked out already: documents of which the same is said share it."""

    law: Law
    settings: Settings
    known: dict[tuple[bool, ...], _Applied] = field(default_factory=dict)

    def applied_to(self, path: str) -> _Applied:
        return self._applied(tuple(choice.applies_to(path) for choice in self.settings.choices))

    def applied_anywhere(self) -> _Applied:
        return self._applied(tuple(not choice.paths for choice in self.settings.choices))

    def _applied(self, said: tuple[bool, ...]) -> _Applied:
        if said not in self.known:
            choices = [choice for choice, applies in zip(self.settings.choices, said, strict=True) if applies]
            self.known[said] = self._worked_out(choices)
        return self.known[said]

    def _worked_out(self, choices: list[Choice]) -> _Applied:
        rules, adjustments = _rules(self.law), []
        for key, asked in (("packs", ()), ("select", self.settings.select), ("ignore", self.settings.ignore)):
            choice = next((one for one in reversed(choices) if getattr(one, key) is not None), None)
            named: tuple[Named, ...] = getattr(choice, key) if choice is not None and not asked else ()
            wanted = asked or tuple(one.name for one in named) or (self.settings.packs if key == "packs" else ())
            left_out = tuple(rule.id for rule in rules if not _keeps(key, wanted, rule))
            if choice is not None and named:
                written, told = tuple(one.written for one in named), () if key == "packs" else left_out
                adjustments.append(Adjustment(key, written, None, choice.paths, told, choice.at[key]))
            rules = [rule for rule in rules if rule.id not in left_out]
        weights = {rule.id: Severity(rule.test.severity) for rule in rules}
        for adjustment in _weighed(rules, choices):
            adjustments.append(adjustment)
            for id_ in adjustment.rules:
                if adjustment.severity is None:
                    del weights[id_]
                else:
                    weights[id_] = adjustment.severity
        return _Applied(weights, tuple(adjustments))


def _keeps(key: str, wanted: tuple[str, ...], rule: Rule) -> bool:
    """Whether a list of packs, of rules to select, or of rules to ignore leaves a rule in."""
    if not wanted:
        return True
    if key == "packs":
        return rule.pack in wanted
    return any(names(name, rule) for name in wanted) is (key == "select")


def _weighed(rules: Iterable[Rule], choices: Iterable[Choice]) -> Iterator[Adjustment]:
    """Yield what the last choice that names a rule says of its weight, by what is written; not what changes nothing."""
    changed: dict[Named, tuple[Choice, Weight, list[str]]] = {}
    for rule in rules:
        said = [(choice, weight) for choice in choices if (weight := _most_exact(choice.severity, rule)) is not None]
        if not said:
            continue
        choice, weight = said[-1]
        if weight.severity is None or weight.severity.value != rule.test.severity:
            changed.setdefault(weight.of, (choice, weight, []))[2].append(rule.id)
    for named, (choice, weight, ids) in changed.items():
        yield Adjustment("severity", (named.written,), weight.severity, choice.paths, tuple(ids), named.location)


def _most_exact(weights: Iterable[Weight], rule: Rule) -> Weight | None:
    """Return what is said of a rule by its own name, else by the longest prefix, the concern, or the pack."""
    naming = [weight for weight in weights if names(weight.of.name, rule)]
    return max(naming, key=lambda weight: _exactness(weight.of.name, rule), default=None)


def _exactness(name: str, rule: Rule) -> tuple[int, int]:
    if name == rule.id or name in rule.file.formerly:
        return 3, 0
    if rule.id.startswith(name):
        return 2, len(name)
    return int(name == rule.file.concern), 0


def _merged(adjustments: Iterable[Adjustment]) -> Iterator[Adjustment]:
    """Yield each adjustment once, in the order in which they are written, with all rules that it changed anywhere."""
    found: dict[tuple[object, ...], Adjustment] = {}
    for one in adjustments:
        key = (one.location, one.key, one.names)
        before = found.get(key, one)
        found[key] = replace(one, rules=tuple(dict.fromkeys((*before.rules, *one.rules))))
    yield from sorted(found.values(), key=lambda one: one.location)


def _rules(law: Law) -> list[Rule]:
    return [rule for pack in law.packs for rule in pack.rules]


def _unknown(named: Named, known: list[str]) -> Diagnostic:
    return diagnostic("config-rule-unknown", named.location, words=named.written, suggestion=closest(named.name, known))
