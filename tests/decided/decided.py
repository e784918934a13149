"""Scores poolcheck against decided cases: `make cases`, or `make cases CASES=path` for another file of that format."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from case_file import CaseFileError, read_cases
from confusion import lines, measure
from scoring import score
from telling import documents

from poolcheck.api import load_law

SHIPPED = Path(__file__).resolve().parents[2] / "fixtures/cases/decided.yaml"


def main() -> int:
    """Print the confusion table; 3 if the file cannot be read."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", maxsplit=1)[0])
    parser.add_argument("file", nargs="?", type=Path, default=SHIPPED, help="a file of decided cases")
    parser.add_argument("--write", type=Path, metavar="FOLDER", help="write the documents of every case there as well")
    given = parser.parse_args()
    try:
        cases = read_cases(given.file)
    except CaseFileError as error:
        print(error, file=sys.stderr)  # noqa: T201 - a command line
        return 3
    law = load_law(examples=False).value
    assert law is not None
    scored = [case for case in cases if case.scoring != "exclude"]
    for line in lines(measure(score(scored, law)), len(cases) - len(scored)):
        print(line)  # noqa: T201 - a command line
    for case in cases if given.write else ():
        folder = given.write / case.id
        folder.mkdir(parents=True, exist_ok=True)
        for name, text in documents(case).items():
            (folder / name).write_text(text, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
