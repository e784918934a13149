"""What all tests share: the law, the day, and golden files that `--update-golden` rewrites."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from poolcheck import api
from poolcheck.packs import load

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from poolcheck.core.reading import Reading
    from poolcheck.packs.model import Law
    from poolcheck.packs.pack_files import PackFiles

ROOT = Path(__file__).resolve().parents[1]
DAY = date(2026, 11, 21)


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update-golden", action="store_true", help="rewrite the expected reports under fixtures/reports")


@pytest.fixture(scope="session", autouse=True)
def machine_that_speaks_english() -> Iterator[None]:
    """Wrong usage is told in the language of the machine, which the tests must not depend on."""
    with pytest.MonkeyPatch.context() as environment:
        for name in ("LANGUAGE", "LC_ALL", "LC_MESSAGES"):
            environment.delenv(name, raising=False)
        environment.setenv("LANG", "C.UTF-8")
        yield


@pytest.fixture(scope="session", autouse=True)
def law_that_is_loaded_once() -> Iterator[None]:
    """Shipped packs do not change while tests run: commands that are run in this process need not load them again."""
    shipped, load_law = frozenset(load.shipped_packs()), load.load_law
    loaded: dict[tuple[tuple[str, ...], bool], Reading[Law]] = {}

    def once(packs: Sequence[str | PackFiles] = (), *, examples: bool = True) -> Reading[Law]:
        names = tuple(pack for pack in packs if isinstance(pack, str))
        if len(names) < len(packs) or not shipped.issuperset(names):
            return load_law(packs, examples=examples)
        if (names, examples) not in loaded:
            loaded[names, examples] = load_law(packs, examples=examples)
        return loaded[names, examples]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(load, "load_law", once)
        yield


@pytest.fixture(scope="session")
def law() -> Law:
    loaded = api.load_law(())
    assert loaded.value is not None
    assert not loaded.failed
    return loaded.value


@pytest.fixture(scope="session")
def check(law: Law) -> Callable[..., api.Report]:
    """Check fixtures, or texts by the name they are to have, as of 2026-11-21."""

    def run(*paths: str, **texts: str | bytes) -> api.Report:
        files = [api.InputFile(path, (ROOT / path).read_bytes()) for path in paths]
        for name, text in texts.items():
            data = text.encode() if isinstance(text, str) else text
            files.append(api.InputFile(name.replace("_", "."), data))
        return api.check(files, law, DAY)

    return run


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Callable[[str, str], None]:
    """Compare a text with a file under fixtures/reports, or rewrite the file."""

    def compare(name: str, text: str) -> None:
        path = ROOT / "fixtures/reports" / name
        if request.config.getoption("--update-golden"):
            path.write_text(text, encoding="utf-8", newline="\n")
        assert path.read_text(encoding="utf-8") == text, f"{name} differs; look at it, then pytest --update-golden"

    return compare


@pytest.fixture(scope="session")
def settled() -> Callable[[api.Report], api.Report]:
    """Blank what changes with every edit of a rule or a release, and says nothing about the report."""

    def blanked(report: api.Report) -> api.Report:
        packs = tuple(replace(pack, version="2026.1.0", sha256="0" * 64) for pack in report.packs)
        return replace(report, version="0.0.0", packs=packs)

    return blanked


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Print what tests record as their summary, also those run in another process."""
    for report in terminalreporter.getreports("passed"):
        for name, value in report.user_properties:
            if name == "summary":
                terminalreporter.write_line(str(value))
