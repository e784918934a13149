"""Writes the pages on the language and on the rules into a folder: `python -m poolcheck.guide.write_pages docs`."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from poolcheck.guide.catalogue_page import catalogue_pages
from poolcheck.guide.language_page import PAGES, language_page
from poolcheck.packs.load import load_law
from poolcheck.vocabulary.load import vocabulary

if TYPE_CHECKING:
    from datetime import date

    from poolcheck.packs.model import Law

CATALOGUE = "catalogue"
"""The folder of the pages on rules, below that of all pages."""


def write_pages(folder: Path) -> None:
    """Write the pages in both languages; pages of rules that are no more are taken away."""
    law = load_law(()).value
    if law is None:
        raise ValueError("the rules that ship with poolcheck cannot be read")
    for language, name in PAGES.items():
        _write(folder / name, language_page(language, law))
    shutil.rmtree(folder / CATALOGUE, ignore_errors=True)
    for name, text in catalogue_pages(law, vocabulary(), law_day(law)):
        _write(folder / CATALOGUE / name, text)


def law_day(law: Law) -> date:
    """Return the day for which pages tell the law: that of the examples, so that they do not change with time."""
    return max(pack.examples_as_of for pack in law.packs if pack.examples_as_of is not None)


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    write_pages(Path(sys.argv[1]))
