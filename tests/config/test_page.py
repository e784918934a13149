"""The pages on configuration name every key, and what they show as configuration is one."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from poolcheck.config import keys
from poolcheck.config.find import configuration

PAGES = {
    name: (Path(__file__).resolve().parents[2] / "docs" / name).read_text(encoding="utf-8")
    for name in ("configuration.md", "configuration.zh.md")
}


@pytest.mark.parametrize("name", PAGES)
def test_the_table_names_every_key_and_its_option(name: str) -> None:
    rows = re.findall(r"^\| `\[*([\w-]+)\]*` \|.*\| (?:`(--[\w-]+)` )?\|$", PAGES[name], re.MULTILINE)
    options = {"packs": "--pack", "severity": "", "per-path": ""}

    assert rows == [(key, options.get(key, f"--{key}")) for key in keys.TOP]


@pytest.mark.parametrize("name", PAGES)
def test_the_values_of_a_key_are_those_that_it_takes(name: str) -> None:
    rows = dict(re.findall(r"^\| `([\w-]+)` \|(.*)\|.*\|$", PAGES[name], re.MULTILINE))

    for key, takes in keys.OPTIONS.items():
        if isinstance(takes, tuple):
            assert tuple(re.findall(r'`"(\w+)"`', rows[key])) == takes


@pytest.mark.parametrize("name", PAGES)
def test_what_is_shown_as_configuration_can_be_read(name: str, tmp_path: Path) -> None:
    blocks = re.findall(r"(?:<!-- file: (\S+) -->\n)?```toml\n(.*?)^```$", PAGES[name], re.MULTILINE | re.DOTALL)
    (tmp_path / "house-rules").mkdir()
    (tmp_path / "house-rules/pack.yaml").touch()
    path = tmp_path / "poolcheck.toml"

    assert len(blocks) == 5
    for file, text in blocks:
        path.write_text(text, encoding="utf-8")
        assert bool(configuration(str(path), "", []).diagnostics) is (file == "wrong.toml")
