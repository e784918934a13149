"""JSON text to the located tree, reading on behind every problem."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Literal

from poolcheck.core.diagnostic import Diagnostic, Severity, diagnostic
from poolcheck.core.location import SourceText, Span
from poolcheck.core.reading import Reading
from poolcheck.syntax.from_bytes import escaped_control_character, without_unwanted
from poolcheck.syntax.notation.collector import collector_paused
from poolcheck.syntax.notation.json_tokens import LITERALS, NUMBER, SIGNS, Token, tokens, unquote
from poolcheck.syntax.notation.lines import line_end
from poolcheck.syntax.tree import Entry, ListNode, MapNode, Node, ScalarNode

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

DEEPEST = 100
"""Levels of nesting; a charter has about six."""
LONGEST_SCALAR = 1_000_000

_MOST_PROBLEMS = 100
_WORDY = {"text", "word", "open", "broken"}
_SURE = {"json-too-deep", "json-duplicate-key", "json-after-document"}
_CLOSING = {"[": "]", "{": "}"}


def read_json(source: SourceText) -> Reading[Node]:
    """Read JSON; numbers, `true`, `false` and `null` stay text as written."""
    cleaned = without_unwanted(source)
    reader = _Reader(cleaned.value or source)
    with collector_paused(len(source.text)):
        root = reader.run()
    problems = sorted(reader.problems, key=lambda problem: (problem.location, problem.code))
    if len(problems) > _MOST_PROBLEMS:
        last = diagnostic("json-not-read-on", problems[_MOST_PROBLEMS - 1].location, Severity.NOTE)
        problems = [*problems[:_MOST_PROBLEMS], last]
    return Reading(root, (*cleaned.diagnostics, *problems))


@dataclass(slots=True)
class _Frame:
    """A list or an object that is being read."""

    start: int
    keys: dict[str, ScalarNode] | None
    """None in a list."""
    expects: Literal["key", "end of key", "colon", "value", "comma"]
    items: list[Any] = field(default_factory=list)
    key: ScalarNode | None = None
    """The key whose value is read; None if it was refused."""
    comma: int | None = None
    """Where the comma stands after which nothing came yet."""

    @property
    def after_comma(self) -> Literal["key", "value"]:
        return "value" if self.keys is None else "key"


class _Reader:
    """Follows the tokens; the stack is its own, so that no depth can exhaust Python's."""

    def __init__(self, source: SourceText) -> None:
        self.source = source
        self.stack: list[_Frame] = []
        self.root: Node | None = None
        self.problems: list[Diagnostic] = []
        self.unsure_until = 0
        """The end of a line in which quotes are wrong, so that what is text and what is not cannot be told."""

    def run(self) -> Node | None:
        handlers: Mapping[str, Callable[[Token], None]] = {
            "text": self.text,
            "open": self.open_text,
            "broken": self.broken_text,
            "quoted": self.quoted,
            "word": self.word,
            "sign": self.sign,
            "wide": self.wide_sign,
            "comment": self.comment,
        }
        before = None
        for token in tokens(self.source.text):
            if self.root is not None and token.kind != "comment":
                self.complain("json-after-document", token.start, token.end)
                return self.root
            if before is not None and before.end == token.start and {before.kind, token.kind} <= _WORDY:
                self.unpaired(token.start)
            before = token
            handlers[token.kind](token)
            if len(self.stack) > DEEPEST:
                self.complain("json-too-deep", token.start, token.end, deepest=DEEPEST)
                self.unwind()
                return self.root
        self.end_of_text()
        return self.root

    def complain(self, code: str, start: int, end: int, **values: object) -> None:
        if len(self.problems) <= _MOST_PROBLEMS and (start >= self.unsure_until or code in _SURE):
            place = Span(self.source, start, end).location
            self.problems.append(diagnostic(code, place, Severity.ERROR, **values))

    def unpaired(self, start: int) -> None:
        """Report text that touches a quote: one quote is missing or too many, and the rest of the line is a guess."""
        self.complain("json-quotes-unpaired", start, start + 1)
        self.unsure_until = max(self.unsure_until, line_end(self.source.text, start))

    def end_of_text(self) -> None:
        if self.stack:
            self.complain_open(self.stack[-1])
            self.unwind()
        elif self.root is None and not self.problems:
            self.complain("json-empty", 0, 0)

    def unwind(self) -> None:
        while self.stack:
            self.close(len(self.source.text.rstrip()))

    def complain_open(self, frame: _Frame) -> None:
        bracket = self.source.text[frame.start]
        ordinary = SIGNS.get(bracket, bracket)
        self.complain("json-bracket-open", frame.start, frame.start + 1, bracket=bracket, closing=_CLOSING[ordinary])

    # tokens

    def text(self, token: Token) -> None:
        self.scalar(self.unquoted(token.start + 1, token.end - 1))

    def open_text(self, token: Token) -> None:
        self.complain("json-string-open", token.start, token.start + 1)
        self.scalar(self.unquoted(token.start + 1, token.end))

    def broken_text(self, token: Token) -> None:
        self.complain("json-string-open", token.start, token.start + 1)
        self.scalar(self.unquoted(token.start + 1, token.end - 1))

    def quoted(self, token: Token) -> None:
        self.complain("json-quote", token.start, token.start + 1, quote=token.text[0])
        span = Span(self.source, token.start + 1, token.end - 1)
        self.scalar(ScalarNode(span.text, span, quoted=True))

    def word(self, token: Token) -> None:
        is_key = bool(self.stack) and self.stack[-1].keys is not None and self.stack[-1].expects in ("key", "comma")
        if is_key or token.text not in LITERALS:
            looks_like_number = token.text.lstrip("+-.")[:1].isdigit()
            if is_key or not looks_like_number:
                self.complain("json-word", token.start, token.end, word=token.text)
            elif NUMBER.match(token.text) is None:
                self.complain("json-number", token.start, token.end, number=token.text)
        self.scalar(ScalarNode(token.text, Span(self.source, token.start, token.end)))

    def comment(self, token: Token) -> None:
        self.complain("json-comment", token.start, token.end)

    def wide_sign(self, token: Token) -> None:
        ordinary = SIGNS[token.text]
        self.complain("json-wide-sign", token.start, token.end, sign=token.text, ordinary=ordinary)
        if ordinary != " ":
            self.sign(token._replace(text=ordinary))

    def sign(self, token: Token) -> None:
        match token.text:
            case "[" | "{":
                self.open(token)
            case "]" | "}":
                self.closing(token)
            case ":":
                self.colon(token)
            case _:
                self.comma(token)

    # values

    def unquoted(self, start: int, end: int) -> ScalarNode:
        if end - start > LONGEST_SCALAR:
            self.complain("json-scalar-too-long", start, start + 1, longest=LONGEST_SCALAR)
        read = unquote(self.source.text, start, end)
        for code, at, at_end in read.wrong:
            self.complain(code, at, at_end, escape=self.source.text[at:at_end])
        node = ScalarNode(read.text, Span(self.source, start, end), quoted=True, offsets=read.offsets)
        if (at_tab := self.source.text.find("\t", start, end)) >= 0:
            self.complain("json-tab", at_tab, at_tab + 1)
        if read.offsets and (control := escaped_control_character(read.text)) is not None:
            at = read.offsets[control]
            self.complain("text-control-character", at, at + 1, character=f"U+{ord(read.text[control]):04X}")
        return node

    def scalar(self, node: ScalarNode) -> None:
        self.expect_comma(_written_start(node))
        frame = self.stack[-1] if self.stack else None
        if frame is not None and frame.keys is not None and frame.expects == "key":
            self.key(frame, frame.keys, node)
        else:
            self.add(node)

    def key(self, frame: _Frame, keys: dict[str, ScalarNode], node: ScalarNode) -> None:
        frame.expects, frame.key, frame.comma = "colon", None, None
        span = node.span
        if node.text in keys:
            first = keys[node.text].span.location
            self.complain("json-duplicate-key", span.start, span.end, key=node.text, line=first.line)
            return
        if not node.text:
            self.complain("json-empty-key", span.start, span.end)
            return
        keys[node.text] = frame.key = node

    def expect_comma(self, start: int) -> None:
        """Report a comma that is missing before a value."""
        if self.stack and self.stack[-1].expects == "comma":
            self.complain("json-comma-missing", start, start + 1)
            self.stack[-1].expects = self.stack[-1].after_comma

    def add(self, node: Node) -> None:
        if not self.stack:
            self.root = node
            return
        frame = self.stack[-1]
        if frame.expects == "end of key":  # of a list or an object in the place of a key, which is refused
            frame.expects = "colon"
            return
        if frame.keys is None:
            frame.items.append(node)
        else:
            if frame.expects == "colon":
                self.complain_colon(frame, _written_start(node))
            if frame.key is not None:
                frame.items.append(Entry(frame.key, node))
        frame.expects, frame.key, frame.comma = "comma", None, None

    def complain_colon(self, frame: _Frame, start: int) -> None:
        self.complain("json-colon-missing", start, start + 1, key=frame.key.text if frame.key else "")

    # signs

    def open(self, token: Token) -> None:
        self.expect_comma(token.start)
        frame = self.stack[-1] if self.stack else None
        if frame is not None and frame.expects == "key":
            self.complain("json-key-not-text", token.start, token.end)
            frame.expects, frame.key = "end of key", None
        if token.text == "[":
            self.stack.append(_Frame(token.start, None, "value"))
        else:
            self.stack.append(_Frame(token.start, {}, "key"))

    def closing(self, token: Token) -> None:
        matching = [frame for frame in self.stack if (frame.keys is None) == (token.text == "]")]
        if not matching:
            self.complain("json-bracket-extra", token.start, token.end, bracket=token.text)
            return
        while self.stack[-1] is not matching[-1]:
            self.complain_open(self.stack[-1])
            self.close(token.start)
        self.close(token.end)

    def close(self, end: int) -> None:
        frame = self.stack.pop()
        self.check_complete(frame, end)
        if frame.comma is not None:
            self.complain("json-extra-comma", frame.comma, frame.comma + 1)
        span = Span(self.source, frame.start, end)
        items = tuple(frame.items)
        self.add(ListNode(items, span) if frame.keys is None else MapNode(items, span))

    def check_complete(self, frame: _Frame, end: int) -> None:
        """Report a key that has no value."""
        if frame.keys is None or frame.key is None:
            return
        span = frame.key.span
        if frame.expects == "colon":
            self.complain("json-colon-missing", max(end - 1, span.end), end, key=frame.key.text)
        elif frame.expects == "value":
            self.complain("json-value-missing", span.start, span.end, key=frame.key.text)

    def colon(self, token: Token) -> None:
        frame = self.stack[-1] if self.stack else None
        if frame is not None and frame.expects == "colon":
            frame.expects = "value"
        elif frame is not None and frame.expects == "key":
            self.complain("json-key-not-text", token.start, token.end)
            frame.expects, frame.key = "value", None
        else:
            self.complain("json-colon-misplaced", token.start, token.end)
            if frame is not None:
                frame.expects = "value"

    def comma(self, token: Token) -> None:
        frame = self.stack[-1] if self.stack else None
        if frame is None or (frame.expects in ("key", "value") and (frame.keys is None or frame.key is None)):
            self.complain("json-extra-comma", token.start, token.end)
            return
        self.check_complete(frame, token.end)
        frame.expects, frame.key, frame.comma = frame.after_comma, None, token.start


def _written_start(node: Node) -> int:
    """Return where a value starts with its quote."""
    return node.span.start - 1 if isinstance(node, ScalarNode) and node.quoted else node.span.start
