"""Finds the data that comes with the package: grammars, vocabulary, rules."""

from __future__ import annotations

from functools import cache
from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent.parent


@cache
def data_folder(name: str) -> Path:
    """Return the folder `grammar` or `rules`: inside an installed package, or at the root of a checkout.

    Raises:
        FileNotFoundError: the installation is broken.
    """
    for root in (_PACKAGE / "_data", _PACKAGE.parent.parent):
        folder = root / name
        if folder.is_dir():
            return folder
    raise FileNotFoundError(f"the data folder {name!r} is missing from this installation of poolcheck")


def read_text(folder: str, name: str) -> str:
    """Return the text of a packaged data file; `name` may have folders of its own."""
    return (data_folder(folder) / name).read_text(encoding="utf-8")
