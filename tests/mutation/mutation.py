"""Changes the law a little, again and again, and says which changes no example of a rule would notice.

`make rules-mutation` does so for all shipped packs; `RULES=` chooses by the beginning of a rule's id, or of the name of
a definition or a number with its pack, such as `cn-aml/dominance`. A change that can make no difference is listed, with
the reason, in `survivors.yaml`.
"""

from __future__ import annotations

import argparse
import sys
from datetime import date
from pathlib import Path

from mutation_report import Account, lines
from mutation_run import UnsoundError, run
from survivors import read_survivors

DAY = date(2026, 11, 21)
SURVIVORS = Path(__file__).with_name("survivors.yaml")


def main() -> int:
    """Run the mutants and print the report; 1 if too many survive or the list of survivors is not true."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", maxsplit=1)[0])
    parser.add_argument("--rules", default="", metavar="PREFIX", help="only what is named with this prefix")
    parser.add_argument("--pack", action="append", default=[], help="a pack by name or path; all shipped ones if none")
    parser.add_argument("--threshold", type=float, default=95.0, help="percent of the mutants that must die")
    parser.add_argument("--survivors", type=Path, default=SURVIVORS, help="the list of explained survivors")
    parser.add_argument("--as-of", type=date.fromisoformat, default=DAY, help="the day for examples that name none")
    parser.add_argument("--processes", type=int, default=None, help="how many processes; all cores if not said")
    parser.add_argument("--verbose", action="store_true", help="count per rule")
    given = parser.parse_args()
    try:
        found = run(tuple(given.pack), given.as_of, given.rules, given.processes)
    except UnsoundError as error:
        print(error, file=sys.stderr)  # noqa: T201 - a command line
        return 1
    known = read_survivors(given.survivors)
    if given.rules or given.pack:
        known = tuple(entry for entry in known if entry.of in {fate.of for fate in found.fates})
    account = Account(found.fates, known, found.wrong)
    for line in lines(account, verbose=given.verbose):
        print(line)  # noqa: T201 - a command line
    return int(account.percent < given.threshold or bool(account.stale) or bool(account.wrong))


if __name__ == "__main__":
    sys.exit(main())
