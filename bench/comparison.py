"""How long it takes to compare like licensees, as the number of licenses grows."""

from __future__ import annotations

from datetime import date
from functools import cache
from typing import TYPE_CHECKING

from timing import headline, in_turn, line, milliseconds, timed

if TYPE_CHECKING:
    from poolcheck.dossier.link import Dossier
    from poolcheck.packs.model import Law

_RULE = "licensees-charged-differently"
_SIZES = (500, 8_000)


def comparison(runs: int) -> None:
    """Print the time to judge all licenses of a dossier beside each other, as a ratio to that of the smallest."""
    headline("Comparing like licensees, one rule on pairs, a tenth of them with no band of volume stated")
    law, (few, *more) = _law(), map(_dossier, _SIZES)
    for dossier, size in zip(more, _SIZES[1:], strict=True):
        times = in_turn(timed(lambda one=dossier: _judge(law, one)), timed(lambda: _judge(law, few)), min(runs, 3))
        line(times.ratio, f"{size:,} : {_SIZES[0]:,} licenses", milliseconds(times))


def _judge(law: Law, dossier: Dossier) -> object:
    from poolcheck.engine.evaluate import Evaluator  # noqa: PLC0415 - only this part needs the engine

    return Evaluator(law, date(2026, 11, 21)).findings((dossier,), lambda rule: rule.id == _RULE)


@cache
def _law() -> Law:
    from poolcheck.api import load_law  # noqa: PLC0415 - only this part needs the law

    law = load_law(["cn-aml"], examples=False).value
    if law is None:
        raise ValueError("the rules that ship with poolcheck cannot be read")
    return law


def _dossier(size: int) -> Dossier:
    """Return a dossier of licenses in fifty groups, of which every seventh pays more."""
    from poolcheck.api import InputFile, read_input  # noqa: PLC0415 - the same
    from poolcheck.dossier.link import Manifest, link  # noqa: PLC0415 - the same

    documents = []
    for n in range(size):
        reading = read_input(InputFile(f"{n}.yaml", _license(n).encode()))
        if reading.value is None:
            raise ValueError(reading.diagnostics)
        documents.append(reading.value)
    first = documents[0]
    manifest = Manifest(
        "Bench", partial=False, patents=None, patent_spans=(), tree=first.tree, source=first.source, sha256=""
    )
    dossier = link(documents, manifest).value
    if dossier is None:
        raise ValueError("the licenses cannot be linked")
    return dossier


def _license(n: int) -> str:
    band = "" if n % 10 == 0 else f", volume_band: band {n % 5}"
    profile = f"{{title: Licensee {n}, trade_level: device maker, products: [product {n % 10}], region: China{band}}}"
    rate = f"{{title: tier, rate: {1 + (n % 7 == 0)}.00 CNY per unit}}"
    return f"license: License {n}\ngoverning law: PRC\nlicensee_profile: {profile}\nroyalties:\n  - {rate}\n"
