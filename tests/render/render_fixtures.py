"""What the tests on looks share: a browser, and the folder in which they leave what they saw."""

from __future__ import annotations

import os
import shutil
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from formal_pool import POOL, made, of_few, of_many, renamed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from poolcheck import api
    from poolcheck.packs.model import Law


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    """A browser of the machine's own, in which nothing is loaded from anywhere."""
    playwright = pytest.importorskip(
        "playwright.sync_api", reason="playwright is not installed: pip install --group render"
    )
    names = ("chromium", "chromium-browser", "google-chrome", "chrome")
    path = next(filter(None, map(shutil.which, names)), None)
    if path is None:
        pytest.skip("there is no chromium or chrome on this machine")
    quiet = ["--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-sync"]
    with playwright.sync_playwright() as started:
        opened = started.chromium.launch(executable_path=path, args=[*quiet, "--disable-component-update"])
        yield opened
        opened.close()


@pytest.fixture(scope="session")
def shots(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = Path(os.environ.get("POOLCHECK_SHOTS") or tmp_path_factory.mktemp("shots"))
    folder.mkdir(parents=True, exist_ok=True)
    return folder


@pytest.fixture(scope="session")
def pools(law: Law, tmp_path_factory: pytest.TempPathFactory) -> dict[str, api.Report]:
    """Reports on the invented pool: as it is, with five findings, with 2,000, and with hostile names."""
    report = made(law, POOL).report
    hostile = made(law, renamed(tmp_path_factory.mktemp("hostile"))).report
    return {"pool": report, "few": of_few(report), "many": of_many(report), "hostile": hostile}
