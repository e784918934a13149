"""The keys of a configuration: what each takes, and what holds where nothing is said."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Final

from poolcheck.core.bilingual import Bilingual

if TYPE_CHECKING:
    from collections.abc import Mapping


class Takes(StrEnum):
    """What an option takes, if it is not one of a few words."""

    FLAG = "flag"
    DAY = "day"
    FORMAT = "format"
    OUTPUTS = "outputs"
    FILE = "file"
    FILE_OR_REVISION = "file or revision"


FAIL_ON: Final = ("error", "warning", "note", "never")
LANGUAGES: Final = ("auto", "en", "zh", "both")
OFF: Final = "off"
SEVERITIES: Final = ("error", "warning", "note", OFF)

OPTIONS: Final[Mapping[str, Takes | tuple[str, ...]]] = {
    "as-of": Takes.DAY,
    "fail-on": FAIL_ON,
    "fail-on-open": Takes.FLAG,
    "all": Takes.FLAG,
    "lang": LANGUAGES,
    "format": Takes.FORMAT,
    "output": Takes.OUTPUTS,
    "waivers": Takes.FILE,
    "baseline": Takes.FILE_OR_REVISION,
}
"""The keys that are options of `check`, by the name of the option."""

DEFAULTS: Final[Mapping[str, str | bool | tuple[str, ...]]] = {
    "fail-on": "error",
    "fail-on-open": False,
    "all": False,
    "lang": "auto",
    "format": "text",
    "output": (),
}
"""What holds where nothing is said; the other options have no value then."""

LISTS: Final = ("packs", "select", "ignore")
"""The keys of rules that take a list of names."""

RULES: Final = (*LISTS, "severity")
"""The keys that choose rules, for all documents or for those at some paths."""

PATHS: Final = "paths"
PER_PATH: Final = "per-path"

TOP: Final = (*RULES[:3], *OPTIONS, "severity", PER_PATH)
"""All keys, in the order in which they are shown."""

TEXT: Final = Bilingual("a text in quotes", "加引号的文字")
TRUTH: Final = Bilingual("`true` or `false`", "布尔值 `true` 或者 `false`")
LIST: Final = Bilingual('a list of texts, as ["a", "b"]', '文字的列表，写作 ["a", "b"]')
SOME: Final = Bilingual("a list of one or more texts", "至少一项的列表")
DAY: Final = Bilingual("a day, as 2026-11-21", "日期，写作 2026-11-21")
TABLE: Final = Bilingual("a table", "表")
TABLES: Final = Bilingual("tables, each begun by [[per-path]]", "以 [[per-path]] 开头的表")
