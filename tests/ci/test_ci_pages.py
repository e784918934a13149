"""The pages on CI say the same in both languages, and what they say of poolcheck is so."""

from __future__ import annotations

import re
import tomllib

import pytest
from ci_desk import CHINESE_PAGE, PAGE, ROOT, blocks, examples

from poolcheck.cli.exit_codes import ExitCode
from poolcheck.config import keys

PAGES = (PAGE, CHINESE_PAGE)


def test_both_pages_have_the_same_examples() -> None:
    assert examples(PAGE) == examples(CHINESE_PAGE)
    assert len(examples(PAGE)) == 6
    assert blocks(PAGE, "toml") == blocks(CHINESE_PAGE, "toml")


def test_the_configuration_of_the_pages_has_keys_that_there_are() -> None:
    [text] = blocks(PAGE, "toml")

    assert set(tomllib.loads(text)) <= set(keys.TOP)


@pytest.mark.parametrize("page", PAGES)
def test_every_exit_code_of_a_check_is_explained(page: str) -> None:
    told = re.findall(r"^\| (\d+) \|", (ROOT / page).read_text(encoding="utf-8"), re.MULTILINE)

    assert {int(code) for code in told} == {code.value for code in ExitCode} - {ExitCode.INTERRUPTED}


@pytest.mark.parametrize("page", PAGES)
def test_files_that_a_page_points_to_are_there(page: str) -> None:
    text = (ROOT / page).read_text(encoding="utf-8")
    links = [link for link in re.findall(r"\]\(([^)#]+)\)", text) if "://" not in link]

    assert len(links) >= 3
    for link in links:
        assert ((ROOT / page).parent / link).is_file(), link
