"""Shows a configuration as TOML that can be copied into a file, the origin of each value behind it as a comment."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from poolcheck.config.model import FoundBy
from poolcheck.core.bilingual import Bilingual
from poolcheck.reports.layout import printable

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from poolcheck.config.shown import Entry, Shown, Table
    from poolcheck.core.bilingual import Language

_DAY: Final = "as-of"
_BARE: Final = re.compile(r"[A-Za-z0-9_-]+")
_SHORT: Final = {'"': '\\"', "\\": "\\\\"}
_HEADS: Final = {
    FoundBy.OPTION: Bilingual("{path}, named by --config", "{path}（由 --config 指定）"),
    FoundBy.ENVIRONMENT: Bilingual("{path}, named by POOLCHECK_CONFIG", "{path}（由环境变量 POOLCHECK_CONFIG 指定）"),
    FoundBy.SEARCH: Bilingual("{path}, the nearest", "{path}（就近找到）"),
    FoundBy.NOTHING: Bilingual("no configuration was found: all values are defaults", "未找到配置文件，均为默认值"),
}
_APPLIES: Final = Bilingual("what applies to {path}", "适用于 {path} 的配置")
_DEFAULT: Final = Bilingual("default", "默认值")
_NOTHING: Final = {
    _DAY: Bilingual("the day of the check", "检查当日"),
    "waivers": Bilingual("none", "无"),
    "baseline": Bilingual("none", "无"),
}
"""What it means that an option has no value."""


def to_toml(shown: Shown, languages: tuple[Language, ...]) -> str:
    """Return a configuration as TOML, with comments in the languages asked for."""
    blocks = ["\n".join(_head(shown, languages)), "\n".join(_entries(shown.top.entries, languages))]
    blocks += _severity("[severity]", shown.top, languages)
    for table in shown.per_path:
        blocks.append("\n".join(["[[per-path]]", *_entries(table.entries, languages)]))
        blocks += _severity("[per-path.severity]", table, languages)
    return "\n\n".join(blocks) + "\n"


def _head(shown: Shown, languages: tuple[Language, ...]) -> Iterator[str]:
    for language in languages:
        yield _comment(_HEADS[shown.configuration.found_by].in_(language).format(path=shown.configuration.path))
        if shown.path:
            yield _comment(_APPLIES.in_(language).format(path=shown.path))


def _severity(name: str, table: Table, languages: tuple[Language, ...]) -> list[str]:
    return ["\n".join([name, *_entries(table.severity, languages)])] if table.severity else []


def _entries(entries: Iterable[Entry], languages: tuple[Language, ...]) -> Iterator[str]:
    for entry in entries:
        origin = str(entry.origin.path) + f":{entry.origin.line}" if entry.origin else _in_all(_DEFAULT, languages)
        if entry.value is None:
            yield _comment(f"{entry.key}: {_in_all(_NOTHING[entry.key], languages)}  # {origin}")
        else:
            key = entry.key if _BARE.fullmatch(entry.key) else _text(entry.key)
            value = str(entry.value) if entry.key == _DAY else _value(entry.value)
            yield f"{key} = {value}  {_comment(origin)}"


def _value(value: str | bool | tuple[str, ...]) -> str:  # noqa: FBT001 - what an option may be
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, str):
        return _text(value)
    return f"[{', '.join(map(_text, value))}]"


def _text(text: str) -> str:
    """Return a text in quotes; what could move a cursor or turn a line around is written as an escape."""
    return f'"{"".join(map(_escaped, text))}"'


def _escaped(character: str) -> str:
    if character in _SHORT:
        return _SHORT[character]
    if character.isprintable():
        return character
    code = ord(character)
    return f"\\u{code:04X}" if code <= 0xFFFF else f"\\U{code:08X}"


def _comment(text: str) -> str:
    return f"# {printable(text)}"


def _in_all(text: Bilingual, languages: tuple[Language, ...]) -> str:
    return " · ".join(text.in_(language) for language in languages)
