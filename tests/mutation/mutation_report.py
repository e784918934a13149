"""Says in text what became of the mutants, and whether that is good enough."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mutation_run import Fate
    from survivors import Survivor


@dataclass(frozen=True, slots=True)
class Account:
    """The fates of mutants beside the explanations of survivors, and the examples that fail without any mutation."""

    fates: Sequence[Fate]
    explained: Sequence[Survivor] = ()
    wrong: Sequence[str] = ()

    @property
    def valid(self) -> list[Fate]:
        """The mutants that type-check."""
        return [fate for fate in self.fates if fate.valid]

    @property
    def killed(self) -> list[Fate]:
        """The mutants that an example tells from the law."""
        return [fate for fate in self.fates if fate.killed_by is not None]

    @property
    def unexplained(self) -> list[Fate]:
        """The survivors without a reason."""
        known = {entry.key for entry in self.explained}
        return [fate for fate in self.fates if fate.survived and fate.key not in known]

    @property
    def stale(self) -> list[str]:
        """Entries whose mutant is killed, does not type-check, or is not there; entries that stand there twice."""
        by_key = {fate.key: fate for fate in self.fates}
        found = []
        for entry, times in Counter(entry.key for entry in self.explained).items():
            fate = by_key.get(entry)
            if fate is None:
                found.append(f"{entry[0]}: no such mutation: {entry[1]}")
            elif not fate.survived:
                found.append(f"{entry[0]}: killed by {fate.killed_by or 'the type-check'}: {entry[1]}")
            if times > 1:
                found.append(f"{entry[0]}: listed {times} times: {entry[1]}")
        return found

    @property
    def percent(self) -> float:
        """How many of the mutants die that an example could tell from the law."""
        alive = len(self.unexplained)
        return 100.0 * len(self.killed) / max(len(self.killed) + alive, 1) if self.killed or alive else 100.0


def lines(account: Account, *, verbose: bool = False) -> Iterator[str]:
    """Yield the lines of the report."""
    for fate in account.unexplained:
        yield f"{fate.place.path}:{fate.place.line}: {fate.of}: survived: {fate.what}"
        if fate.becomes:
            yield f"    {fate.becomes}"
    for line in account.wrong:
        yield f"without any mutation: {line}"
    for problem in account.stale:
        yield f"survivors.yaml: {problem}"
    if verbose:
        yield from _table(account)
    alive, explained = len(account.unexplained), len(account.valid) - len(account.killed) - len(account.unexplained)
    yield (
        f"{len(account.valid)} mutants: {len(account.killed)} killed, {alive} survived, {explained} explained; "
        f"{len(account.fates) - len(account.valid)} discarded; {account.percent:.1f} % of those that can be told die"
    )


def _table(account: Account) -> Iterator[str]:
    unexplained = Counter(fate.of for fate in account.unexplained)
    killed = Counter(fate.of for fate in account.killed)
    valid = Counter(fate.of for fate in account.valid)
    yield f"{'killed':>7} {'survived':>8} {'explained':>9}"
    for of in dict.fromkeys(fate.of for fate in account.fates):
        explained = valid[of] - killed[of] - unexplained[of]
        yield f"{killed[of]:7} {unexplained[of]:8} {explained:9}  {of}"
