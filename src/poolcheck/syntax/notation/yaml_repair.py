"""Says what stopped YAML, and mends the text, at equal length, so that the rest can be read."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from poolcheck.core.diagnostic import Severity, diagnostic
from poolcheck.core.location import SourceText, Span
from poolcheck.syntax.notation.lines import (
    blank,
    block_end,
    content_start,
    dash_start,
    line_end,
    line_start,
    start_of_line,
)
from poolcheck.syntax.notation.wide_colon import colon_of_key

if TYPE_CHECKING:
    from collections.abc import Callable

    from poolcheck.core.diagnostic import Diagnostic
    from poolcheck.syntax.notation.yaml_tree import Failure, Repairs

_STAND_IN = "\ue000"
"""A letter to YAML, and to nobody else."""
_BEFORE_KEY = re.compile(r"[ \t]*(?:- +)*")
_MOST_LINES = 100
"""Lines mended at once; what comes behind them is mended in the next round."""
_KEY_LINE = re.compile(r"\s*(?:- +)*[^\s:\"']+ *:(?:\s|$)")
_CLOSING_LINES = re.compile(r"(?:\s*\n[ ]*[\]},]+[ ]*(?=\n|\Z))*")
_TAB_LINE = re.compile(r"^ *\t[ \t]*(?=[^\s#])", re.MULTILINE)


def repair(source: SourceText, repairs: Repairs, failure: Failure) -> tuple[list[Diagnostic], Repairs]:
    """Return what stopped YAML and the text changed so that it will not stop there again."""
    return _Repair(source, repairs, failure).run()


def blank_line(repairs: Repairs, source: SourceText, at: int, line: int) -> Repairs:
    """Blank the value in line number `line`, then the line, or, where nothing is left, the line YAML stopped at."""
    text = repairs.text
    for offset in (start_of_line(source, line), line_start(text, min(at, len(text.rstrip())))):
        end = line_end(text, offset)
        content = content_start(text, offset)
        key = _KEY_LINE.match(text, content, end)
        for first in (key.end() if key else content, content, offset):
            if text[first:end].strip():
                return replace(repairs, text=blank(text, first, block_end(text, offset)))
    return repairs


class _Repair:
    """One problem of one text."""

    def __init__(self, source: SourceText, repairs: Repairs, failure: Failure) -> None:
        self.source = source
        self.repairs = repairs
        self.text = repairs.text
        self.failure = failure
        self.at = min(failure.at, len(self.text.rstrip()))
        self.problems: list[Diagnostic] = []

    def run(self) -> tuple[list[Diagnostic], Repairs]:
        return self.problems, self.handler()()

    def handler(self) -> Callable[[], Repairs]:
        problem = self.failure.problem
        if self.text[self.at : self.at + 1] == "\t" or "found a tab" in problem:
            return self.tab
        if self.text[line_start(self.text, self.at) :].startswith("%"):
            return self.directive
        for words, handler in (
            ("found unexpected end of stream", self.open_quote),
            ("found unexpected document indicator", self.open_quote),
            ("mapping values are not allowed", self.colon),
            ("could not find expected ':'", self.line_without_colon),
            ("block sequence entries are not allowed", self.inline_list),
            ("comment or line break", self.block_header),
            ("chomping or indentation", self.block_header),
            ("escape", self.escape),
            ("hexdecimal", self.escape),
            ("alphabetic or numeric", self.reserved),
            ("cannot start any token", self.reserved),
            ("tag", self.reserved),
            ("<document start>", self.after_document),
        ):
            if words in problem:
                return handler if not self.bracket_left_open() else self.open_bracket
        if self.failure.brackets:
            return self.open_bracket if self.bracket_left_open() else self.inside_bracket
        return self.misfit

    def complain(self, code: str, start: int, length: int = 1, **values: object) -> None:
        end = min(start + length, len(self.text))
        self.problems.append(diagnostic(code, Span(self.source, start, end).location, Severity.ERROR, **values))

    def edited(self, text: str) -> Repairs:
        return replace(self.repairs, text=text)

    def blanked(self, start: int, end: int) -> Repairs:
        return self.edited(blank(self.text, start, end))

    def stand_in(self, at: int) -> Repairs:
        """Replace a character of a value by one that YAML reads as a letter."""
        text = self.text[:at] + _STAND_IN + self.text[at + 1 :]
        return replace(self.repairs, text=text, stand_ins=self.repairs.stand_ins | {at})

    # what can go wrong

    def tab(self) -> Repairs:
        start = line_start(self.text, self.at)
        lines = [line.start() for line in _TAB_LINE.finditer(self.text, start)]
        others = sum(line != start for line in lines)
        self.complain("yaml-tabs" if others else "yaml-tab", self.at, count=others)
        text = self.text[: self.at] + " " + self.text[self.at + 1 :]
        return self.edited(text[:start] + _TAB_LINE.sub(lambda tabs: " " * len(tabs[0]), text[start:]))

    def directive(self) -> Repairs:
        """Deal with a `%` in the first column, which begins an instruction to YAML."""
        line = line_start(self.text, self.at)
        if not self.text[:line].strip():
            return self.unexpected(line)
        self.complain("yaml-reserved-character", line, character="%")
        return self.stand_in(line)

    def open_quote(self) -> Repairs:
        at = self.failure.context_at if self.failure.context_at is not None else self.at
        return self.quote_at(at)

    def quote_at(self, at: int) -> Repairs:
        self.complain("yaml-quote-open", at, quote=self.text[at : at + 1])
        return self.blanked(at, block_end(self.text, at))

    def open_bracket(self) -> Repairs:
        inner, outer = self.failure.brackets[-1], self.failure.brackets[0]
        self.complain("yaml-bracket-open", inner, bracket=self.text[inner], closing=_closing(self.text[inner]))
        return self.blanked(outer, block_end(self.text, outer))

    def bracket_left_open(self) -> bool:
        """Whether the problem stands behind a bracket's own lines: then not closing it is the problem."""
        if not self.failure.brackets:
            return False
        bracket, outer = self.failure.brackets[-1], self.failure.brackets[0]
        if "\n" not in self.text[bracket : self.at] and self.at < len(self.text.rstrip()):
            return False
        return self.at >= len(self.text.rstrip()) or self.at >= block_end(self.text, outer)

    def inside_bracket(self) -> Repairs:
        inner, outer = self.failure.brackets[-1], self.failure.brackets[0]
        self.complain("yaml-in-bracket", self.at, closing=_closing(self.text[inner]))
        end = max(block_end(self.text, outer), self.at + 1)
        closing = _CLOSING_LINES.match(self.text, end)
        return self.blanked(outer, closing.end() if closing else end)

    def colon(self) -> Repairs:
        start, end, style = self.failure.last
        before = self.text[start : self.at]
        if style == "" and "\n" in before and end <= self.at:
            return self.colon_after_lines(start)
        if style and not self.text[end : self.at].strip():
            return self.after_value(end)
        self.complain("yaml-colon-in-text", self.at)
        return self.stand_in(self.at)

    def colon_after_lines(self, start: int) -> Repairs:
        """Deal with a key that was read as a further line of the text above it."""
        key = content_start(self.text, line_start(self.text, self.at))
        own_line = content_start(self.text, line_start(self.text, start)) == start
        lines = [line.start() + start for line in re.finditer(r"^.", self.text[start:key], re.MULTILINE)]
        colons = [self.key_colon(line) for line in (lines if own_line else lines[1:])[:_MOST_LINES]]
        if not any(colon is not None for colon in colons):
            same_column = start - line_start(self.text, start) == key - line_start(self.text, key)
            return self.text_before_key(start, key) if own_line and same_column else self.key_deeper(key)
        repairs = self.repairs
        for colon in colons:
            repairs = repairs if colon is None else self.opened(repairs, colon)
        return repairs

    def text_before_key(self, start: int, key: int) -> Repairs:
        text = self.text[start:key].rstrip()
        self.complain("yaml-line-without-colon", start, len(text), text=text)
        return self.blanked(start, start + len(text))

    def key_deeper(self, key: int) -> Repairs:
        """Report the first of several fields that are indented as if they were text, and read all of them as text."""
        self.complain("yaml-key-deeper", key, max(self.at - key, 1), key=self.text[key : self.at])
        indent = re.escape(self.text[line_start(self.text, key) : key])
        same = re.compile(rf"^{indent}[^\s:\"'-][^:\n]*?(:)(?=\s)", re.MULTILINE)
        colons = {
            found.start(1) for found in same.finditer(self.text, self.at, block_end(self.text, self.failure.last[0]))
        }
        text = (
            "".join(_STAND_IN if index in colons else letter for index, letter in enumerate(self.text))
            if colons
            else self.text
        )
        repairs = self.stand_in(self.at)
        return replace(
            repairs, text=text[: self.at] + _STAND_IN + text[self.at + 1 :], stand_ins=repairs.stand_ins | colons
        )

    def key_colon(self, line: int) -> int | None:
        """Report the colon of a line if it was meant to end a key, and return where it stands."""
        colon = colon_of_key(self.text, line, line_end(self.text, line))
        if colon is not None:
            written = _BEFORE_KEY.sub("", self.text[line:colon], count=1).strip()
            code = "yaml-wide-colon" if self.text[colon] == "：" else "yaml-colon-space"
            self.complain(code, colon, key=written)
        return colon

    def opened(self, repairs: Repairs, colon: int) -> Repairs:
        """Make a key of what stands before the colon, though there is no room for the space after it."""
        text, value = repairs.text, colon + 1
        end = line_end(text, colon)
        if value < end and text[value].isalnum():
            text = text[:colon] + ": " + text[value + 1 :]
            return replace(repairs, text=text, swallowed=repairs.swallowed | {value})
        keep = value < end and text[value] == " "
        text = text[:colon] + ":" + text[value:]
        return replace(repairs, text=text if keep else blank(text, value, end))

    def line_without_colon(self) -> Repairs:
        at = self.failure.context_at if self.failure.context_at is not None else self.at
        line = line_start(self.text, at)
        colon = self.key_colon(line)
        if colon is not None:
            return self.opened(self.repairs, colon)
        end = line_end(self.text, at)
        self.complain("yaml-line-without-colon", at, end - at, text=self.text[at:end].strip())
        return self.blanked(at, end)

    def inline_list(self) -> Repairs:
        self.complain("yaml-inline-list", self.at)
        return self.stand_in(self.at)

    def block_header(self) -> Repairs:
        at = self.failure.context_at if self.failure.context_at is not None else self.at
        self.complain("yaml-block-header", at, sign=self.text[at : at + 1])
        return self.stand_in(at)

    def escape(self) -> Repairs:
        at = max(self.text.rfind("\\", 0, self.failure.at + 1), 0)
        self.complain("yaml-escape", at, 2, escape=self.text[at : at + 2])
        return self.stand_in(at)

    def reserved(self) -> Repairs:
        at = self.at if self.failure.context_at is None else self.failure.context_at
        if self.text[self.at : self.at + 1] in ("@", "`", "%"):
            at = self.at
        self.complain("yaml-reserved-character", at, character=self.text[at : at + 1])
        return self.stand_in(at)

    def misfit(self) -> Repairs:
        """Deal with something that does not fit the lines above it."""
        line = line_start(self.text, self.at)
        before = self.text[line : self.at].strip(" -")
        start, end, style = self.failure.last
        if style in ("'", '"') and self.swallowed_keys(start, end):
            self.complain("yaml-quote-open", start, quote=style)
            return self.blanked(start, line_end(self.text, start))
        if before:
            return self.after_value(self.at)
        if self.text[self.at : self.at + 1] in ("]", "}", ","):
            return self.unexpected(self.at)
        if self.text[self.at : self.at + 1] == ":":
            self.complain("yaml-empty-key", self.at)
            return self.blanked(self.at, line_end(self.text, self.at))
        return self.misplaced_line(line)

    def swallowed_keys(self, start: int, end: int) -> bool:
        """Whether a quoted text runs over lines that look like keys: then a quote is missing before them."""
        return any(_KEY_LINE.match(line) for line in self.text[start:end].split("\n")[1:])

    def after_value(self, end: int) -> Repairs:
        """Deal with words behind a closing quote or bracket."""
        at = end
        while self.text[at : at + 1].isspace():
            at += 1
        before = self.text[line_start(self.text, at) : at].rstrip()[-1:]
        if before and before in "\"']}":
            self.complain("yaml-after-value", at, end_of=before)
            return self.blanked(at, line_end(self.text, at))
        return self.unexpected(at)

    def unexpected(self, at: int) -> Repairs:
        end = line_end(self.text, at)
        self.complain("yaml-unexpected", at, end - at, text=self.text[at:end].strip())
        return self.blanked(at, end)

    def after_document(self) -> Repairs:
        self.complain("yaml-after-document", self.at)
        return self.blanked(self.at, len(self.text))

    def misplaced_line(self, line: int) -> Repairs:
        context = self.failure.context_at
        block = 0 if context is None else context - line_start(self.text, context)
        column = dash_start(self.text, line) - line
        same = column == block and context is not None
        self.complain("yaml-misplaced-line" if same else "yaml-indentation", self.at)
        if context is None:
            return self.blanked(self.at, line_end(self.text, self.at))
        in_list = "-" in self.failure.problem or self.text[context : context + 1] == "-"
        return self.blanked(line, self.next_sibling(line, block, in_list=in_list))

    def next_sibling(self, line: int, block: int, *, in_list: bool) -> int:
        """Return where the block goes on that the misplaced lines interrupt."""
        start = line_end(self.text, line) + 1
        while start < len(self.text):
            end = line_end(self.text, start)
            content = start + len(self.text[start:end]) - len(self.text[start:end].lstrip(" "))
            if content < end and (
                content - start < block or (content - start == block and (self.text[content] == "-") == in_list)
            ):
                return start
            start = end + 1
        return len(self.text)


def _closing(bracket: str) -> str:
    return {"[": "]", "{": "}"}.get(bracket, bracket)
