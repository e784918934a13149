"""Writes the pages on the language into a folder: `python -m poolcheck.guide.write_pages docs`."""

from __future__ import annotations

import sys
from pathlib import Path

from poolcheck.guide.language_page import PAGES, language_page
from poolcheck.packs.load import load_law


def write_pages(folder: Path) -> None:
    """Write the pages in both languages."""
    law = load_law(()).value
    if law is None:
        raise ValueError("the rules that ship with poolcheck cannot be read")
    for language, name in PAGES.items():
        (folder / name).write_text(language_page(language, law), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    write_pages(Path(sys.argv[1]))
