"""In a checkout, the data is the folders at its root, also after an editable install."""

from __future__ import annotations

from pathlib import Path

import pytest

from poolcheck.core.resources import data_folder

ROOT = Path(__file__).resolve().parents[2]


@pytest.mark.parametrize("name", ["grammar", "rules"])
def test_the_data_of_a_checkout_is_found_at_its_root(name: str) -> None:
    assert data_folder(name) == ROOT / name


def test_a_missing_data_folder_is_a_broken_installation() -> None:
    with pytest.raises(FileNotFoundError, match="missing from this installation"):
        data_folder("attic")
