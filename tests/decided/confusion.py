"""The confusion table of decided cases: what was held against what poolcheck says, and every disagreement."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from case_file import VERDICTS
from differences import difference_of
from scoring import BREACH, OPEN, SCORES, UNTOLD, Scored

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence


@dataclass(frozen=True, slots=True)
class Measure:
    """The scored holdings: those that count, and those that rest on a difference of law."""

    counted: tuple[Scored, ...]
    different: tuple[Scored, ...]

    def share(self, scores: Iterable[str], among: Callable[[Scored], bool]) -> float:
        """Return how many percent of some of the holdings have one of these scores; 0 if there are none."""
        chosen = [one for one in self.counted if among(one)]
        wanted = set(scores)
        return 100 * sum(one.score in wanted for one in chosen) / len(chosen) if chosen else 0.0


def measure(scored: Iterable[Scored]) -> Measure:
    """Take apart what rests on a difference of law."""
    counted: list[Scored] = []
    different: list[Scored] = []
    for one in scored:
        (counted if difference_of(one.case, one.holding) is None else different).append(one)
    return Measure(tuple(counted), tuple(different))


def lines(measured: Measure, excluded: int) -> Iterator[str]:
    """Yield the tables, the disagreements and the shares, line by line."""
    counted = measured.counted
    yield from _table("concern", counted, lambda one: one.holding.concern)
    yield ""
    yield from _table("jurisdiction", counted, lambda one: one.case.jurisdiction)
    yield ""
    yield from _disagreements(one for one in counted if not one.agrees)
    yield ""
    if measured.different:
        yield f"Not counted, because the law differs (docs/cases.md): {len(measured.different)} holdings"
        yield from (f"  {one.case.id}: {one.holding.concern}, {one.score}" for one in measured.different)
        yield ""
    if excluded:
        yield f"Not scored, because the file excludes them: {excluded} cases"
        yield ""
    yield from _shares(measured)


def _table(head: str, scored: Sequence[Scored], key: Callable[[Scored], str]) -> Iterator[str]:
    counts = Counter((key(one), one.holding.verdict, one.score) for one in scored)
    yield f"{head:<24} {'held':<10}" + "".join(f"{score:>14}" for score in SCORES)
    for name in sorted({key(one) for one in scored}):
        for verdict in VERDICTS:
            row = [counts[name, verdict, score] for score in SCORES]
            if any(row):
                yield f"{name:<24} {verdict:<10}" + "".join(f"{count or '·':>14}" for count in row)


def _disagreements(scored: Iterable[Scored]) -> Iterator[str]:
    found = list(scored)
    yield f"Disagreements: {len(found)}"
    for one in found:
        condition = f" ({one.holding.condition})" if one.holding.condition else ""
        yield f"  {one.case.id}: {one.holding.concern} was held {one.holding.verdict}{condition}, here {one.score}"
        for finding in {finding.rule: finding for finding in one.by}.values():
            asks = [question.ask.en for question in finding.open.all]
            yield f"      {finding.rule}: {finding.outcome.value}" + (f"; {'; '.join(asks)}" if asks else "")


def _shares(measured: Measure) -> Iterator[str]:
    def violations(one: Scored) -> bool:
        return one.holding.verdict == "violation"

    def in_china(one: Scored) -> bool:
        return violations(one) and one.case.jurisdiction == "CN"

    def accepted(one: Scored) -> bool:
        return one.holding.verdict == "ok" and one.score != UNTOLD

    untold = sum(one.holding.verdict == "ok" and one.score == UNTOLD for one in measured.counted)
    rows = (
        ("violations in China, breach or open", _caught(measured, in_china)),
        ("violations everywhere, breach or open", _caught(measured, violations)),
        ("accepted, breach", measured.share([BREACH], accepted)),
        ("accepted, open", measured.share([OPEN], accepted)),
    )
    yield from (f"{name:<40}{share:>7.1f} %" for name, share in rows)
    yield f"{'accepted, and nothing told of it':<40}{untold:>7}   counted apart"


def _caught(measured: Measure, among: Callable[[Scored], bool]) -> float:
    """Return how many percent of some holdings are a breach or open, or untold and still asked about."""
    chosen = [one for one in measured.counted if among(one)]
    caught = sum(one.score in (BREACH, OPEN) or (one.score == UNTOLD and one.asked) for one in chosen)
    return 100 * caught / len(chosen) if chosen else 100.0
