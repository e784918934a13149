"""What the standard library says of a text that is no TOML, told in both languages at its place."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from poolcheck.core.bilingual import Bilingual
from poolcheck.core.diagnostic import diagnostic
from poolcheck.core.location import Span

if TYPE_CHECKING:
    from poolcheck.config.places import Places
    from poolcheck.core.diagnostic import Diagnostic

_AT: Final = re.compile(r"\(at line (\d+), column (\d+)\)$")
_LONG_NUMBER: Final = re.compile(r"[0-9_]{4000,}")
_WORD: Final = re.compile(r"[^\W\d][\w:/.-]*")
_TWICE: Final = ("Cannot overwrite", "Cannot declare", "Duplicate inline table key")
_WORDS: Final = {
    "Cannot": Bilingual("what it names is something else further up", "该名称在上文已另作他用"),
    "Invalid statement": Bilingual(
        "a key, or the name of a table in brackets, should stand here", "此处应为键名或者方括号中的表名"
    ),
    "Expected newline": Bilingual("nothing more may stand in this line", "本行不能再有其他内容"),
    "Expected '='": Bilingual("a key is followed by `=` and its value", "键名之后应为 `=` 和取值"),
    "Expected ']": Bilingual("the bracket is not closed", "方括号未闭合"),
    "Expected": Bilingual("the quotes are not closed", "引号未闭合"),
    "Unterminated": Bilingual("the quotes are not closed", "引号未闭合"),
    "Unclosed": Bilingual("a comma or a closing bracket should stand here", "此处应为逗号或者右括号"),
    "Illegal character '\\n'": Bilingual("the quotes are not closed in their line", "引号未在本行闭合"),
    "Illegal character": Bilingual("this character may not stand here", "此处不能出现该字符"),
    "Found invalid character": Bilingual("this character may not stand here", "此处不能出现该字符"),
    "Invalid initial": Bilingual(
        "a key has Latin letters, digits, `-` and `_`; any other is put in quotes",
        "键名由英文字母、数字、`-` 和 `_` 组成，含其他字符的须加引号",
    ),
    "Unescaped": Bilingual(
        "a backslash in double quotes begins an escape: put the text in single quotes",
        "双引号中的反斜杠表示转义，请改用单引号",
    ),
    "Invalid hex": Bilingual("there is no such escape", "没有这样的转义写法"),
    "Escaped character": Bilingual("there is no such escape", "没有这样的转义写法"),
    "Invalid date": Bilingual("there is no such day or time", "没有这样的日期或者时间"),
    "Invalid value": Bilingual(
        "a text in quotes, a day, `true`, `false` or a list should stand here",
        "此处应为加引号的文字、日期、`true`、`false` 或者列表",
    ),
    "Exceeds the limit": Bilingual("a number is too long", "数字过长"),
}
"""By how the library's message begins; the first that fits."""
_OTHER: Final = Bilingual("it is not how TOML is written", "写法不符合 TOML")
_DEEP: Final = Bilingual("this is too deep in brackets, or has too many parts", "括号嵌套过深，或者键名层级过多")
_WIDE: Final = dict(zip("“”‘’＝，。【】［］｛｝＃", "\"\"''=,.[][]{}#", strict=True))


def syntax_error(error: ValueError, found: Places) -> Diagnostic:
    """Return what is wrong, with its place; a key that is written again is told beside the first."""
    message = str(error)
    if found.again and message.startswith(_TWICE):
        second, first = found.again[0]
        return diagnostic("config-key-twice", second.location, words=second.text, line=first.location.line)
    offset = _offset(message, found)
    place = Span(found.source, offset, min(offset + 1, len(found.source.text))).location
    wide = found.source.text[offset : offset + 1]
    if wide in _WIDE:
        return diagnostic("config-wide", place, character=wide, sign=_WIDE[wide])
    if message.startswith("Invalid value") and (word := _WORD.match(found.source.text, offset)) is not None:
        place = Span(found.source, *word.span()).location
        return diagnostic("config-unquoted", place, words=word[0])
    reason = next((words for start, words in _WORDS.items() if message.startswith(start)), _OTHER)
    return diagnostic("config-syntax", place, reason=reason)


def too_deep(found: Places) -> Diagnostic:
    """Return that a text holds what is further in than anybody would write."""
    return diagnostic("config-syntax", Span(found.source, found.stopped, found.stopped + 1).location, reason=_DEEP)


def _offset(message: str, found: Places) -> int:
    """Return where the library met the problem: a line and a column, or the end of the text."""
    text = found.source.text
    match = _AT.search(message)
    if match is None:
        number = _LONG_NUMBER.search(text)
        return number.start() if number else len(text.rstrip())
    starts = [0, *(line.end() for line in re.finditer("\n", text))]
    return min(starts[int(match[1]) - 1] + int(match[2]) - 1, len(text))
