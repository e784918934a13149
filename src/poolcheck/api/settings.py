"""What a run is told besides its documents, its law and its day."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from poolcheck.api.waiving import NO_RECORDS

if TYPE_CHECKING:
    from datetime import date

    from poolcheck.api.waiving import Records
    from poolcheck.config.model import Choice


@dataclass(frozen=True, slots=True)
class Settings:
    """Which rules are applied, how much they weigh, and by which day waivers expire.

    Attributes:
        select: rules, prefixes of rules, concerns or packs to apply, whatever `choices` select; as they say if empty.
        ignore: rules, prefixes, concerns or packs to leave out, whatever `choices` leave out; as they say if empty.
        packs: the names of the packs that are applied where `choices` name none; all that are loaded if empty.
        choices: what a configuration says of rules, for all documents or for those at some paths; later ones win. The
            packs it names are the names of packs that are loaded.
        today: the day by which waivers expire; that of the law if None.
        records: what was decided about findings before: waivers of a file, and a baseline.
    """

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    packs: tuple[str, ...] = ()
    choices: tuple[Choice, ...] = ()
    today: date | None = None
    records: Records = NO_RECORDS
