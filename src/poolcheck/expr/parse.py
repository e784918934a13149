"""The text of a condition → its tree, or the problem that makes it unreadable."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Final, cast

from poolcheck.core.bilingual import Bilingual
from poolcheck.core.suggest import closest
from poolcheck.expr.from_parse_tree import UnreadableError, expression
from poolcheck.expr.parser_table import parser
from poolcheck.expr.problem import Problem
from poolcheck.expr.tree import Condition

if TYPE_CHECKING:
    from collections.abc import Iterable

    from lark.exceptions import UnexpectedInput
    from lark.tree import ParseTree

LONGEST: Final = 10_000
"""A condition longer than this many characters is not read."""

DEEPEST: Final = 50
"""A condition nested deeper than this is not read."""


@dataclass(frozen=True, slots=True)
class Parsed:
    """A condition, or None and what is wrong with it."""

    condition: Condition | None
    problems: tuple[Problem, ...] = ()


@lru_cache(maxsize=2048)
def parse(text: str) -> Parsed:
    """Read a condition; any text gives either a condition or problems, never an exception.

    Packs that do not know each other define the same things in the same words: each text is read once.
    """
    from lark.exceptions import UnexpectedInput  # noqa: PLC0415 - lark is slow to import and most commands need it late

    if len(text) > LONGEST:
        return _failed(Problem("condition-too-long", 0, len(text), {"limit": LONGEST}))
    try:
        tree = parser().parse(text)
    except UnexpectedInput as error:
        return _failed(_unexpected(text, error))
    deep = _too_deep(tree)
    if deep is not None:
        return _failed(deep)
    try:
        return Parsed(Condition(text, expression(tree.children[0])))
    except UnreadableError as error:
        return _failed(error.problem)


def _failed(problem: Problem) -> Parsed:
    return Parsed(None, (problem,))


def _too_deep(tree: ParseTree) -> Problem | None:
    """Return the problem of nesting too deep, found without recursion."""
    from lark import Tree  # noqa: PLC0415 - see above

    waiting: list[tuple[ParseTree, int]] = [(tree, 0)]
    while waiting:
        node, depth = waiting.pop()
        if depth > DEEPEST:
            return Problem("condition-too-deep", node.meta.start_pos, node.meta.end_pos, {"limit": DEEPEST})
        waiting.extend((child, depth + 1) for child in node.children if isinstance(child, Tree))
    return None


_COMMENT: Final = re.compile(r"#[^\n]*")
_OPERAND: Final = frozenset({"PATH", "STRING", "NUMBER", "DATE"})
_OPERATOR: Final = frozenset({"COMPARISON", "PLUS", "MINUS", "TIMES", "OVER"})
_KINDS: Final = {
    "PATH": Bilingual("a name", "名称"),
    "WORD": Bilingual("a name", "名称"),
    "STRING": Bilingual("a text in quotes", "引号中的文本"),
    "NUMBER": Bilingual("a number", "数字"),
    "DATE": Bilingual("a date", "日期"),
}
_SIGNS: Final = {"LPAR": "(", "RPAR": ")", "LSQB": "[", "RSQB": "]", "COMMA": ","}
_REPLACED: Final = {"==": "=", "<>": "!=", "&&": "and", "&": "and", "||": "or", "|": "or", "!": "not", "≥": ">=",
                    "≤": "<=", "≠": "!=", "＝": "=", "（": "(", "）": ")", "，": ",", "＞": ">", "＜": "<", "％": "%",
                    "；": ",", "、": ",", "“": '"', "”": '"', "【": "[", "】": "]"}  # fmt: skip


def _unexpected(text: str, error: UnexpectedInput) -> Problem:
    from lark.exceptions import UnexpectedToken  # noqa: PLC0415 - see above

    if not isinstance(error, UnexpectedToken):
        at = cast("int", error.pos_in_stream)  # an unexpected character always has a position
        found, code = text[at], "condition-character"
        expected = getattr(error, "allowed", None) or ()
    elif error.token.type == "$END":
        code = "condition-unfinished" if _COMMENT.sub("", text).strip() else "condition-empty"
        return Problem(code, len(text), len(text), {"expected": _listed(error.accepts or error.expected)})
    else:
        at = error.token.start_pos or 0
        found, code, expected = str(error.token), "condition-unexpected", error.accepts or error.expected
    values: dict[str, object] = {"found": found, "expected": _listed(expected)}
    values["suggestion"] = _instead(text, at, found, expected)
    return Problem(code, at, at + len(found), values)


def _instead(text: str, at: int, found: str, expected: Iterable[str]) -> str:
    """Guess what should stand here instead of what was found."""
    for length in (2, 1):
        for start in (at, at - 1):
            if start >= 0 and (wrong := text[start : start + length]) in _REPLACED and start + length > at:
                return _REPLACED[wrong]
    return closest(found, [kind[1:].lower() for kind in expected if kind.startswith("_")])


def _listed(expected: Iterable[str]) -> Bilingual:
    """Name what could have stood here, in a fixed order, the many words that start an operand as one."""
    kinds = set(expected)
    words = sorted(f"`{kind[1:].lower()}`" for kind in kinds if kind.startswith("_"))
    signs = [f"`{_SIGNS[kind]}`" for kind in sorted(kinds & _SIGNS.keys())]
    if kinds >= _OPERAND - {"STRING"}:
        words, signs = [], []
        parts = [Bilingual("a fact", "事实"), Bilingual("a number", "数字"), Bilingual("a date", "日期")]
    else:
        named = {_KINDS[kind].en: _KINDS[kind] for kind in sorted(kinds & _KINDS.keys())}
        parts = list(named.values())
    if kinds >= _OPERATOR:
        parts.append(Bilingual("an operator", "运算符"))
    every = [*parts, *(Bilingual(word, word) for word in (*words, *signs))]
    return Bilingual(", ".join(part.en for part in every), "、".join(part.zh for part in every))
