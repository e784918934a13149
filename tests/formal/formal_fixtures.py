"""One report on the invented pool, which most tests on formal reports look at."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from formal_reports import DAY, ROOT, order, small_dossier

from poolcheck import api
from poolcheck.files import read_inputs

if TYPE_CHECKING:
    from pathlib import Path

    from poolcheck.packs.model import Law


@pytest.fixture(scope="session")
def pool(law: Law) -> api.Made:
    """The formal report on the invented pool, as JSON."""
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(ROOT)
        files = read_inputs(["fixtures/dossiers/avs3"]).value or ()
        return api.make_report(files, law, DAY, order("json", paths=("fixtures/dossiers/avs3",)))


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder to work in, with a small dossier in `small/`."""
    small_dossier(tmp_path / "small")
    monkeypatch.chdir(tmp_path)
    return tmp_path
