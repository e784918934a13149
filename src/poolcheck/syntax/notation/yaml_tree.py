"""YAML events to the located tree, with every use of YAML that a document should not make."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import yaml

from poolcheck.core.diagnostic import Severity, diagnostic
from poolcheck.core.location import SourceText, Span
from poolcheck.syntax.from_bytes import escaped_control_character
from poolcheck.syntax.notation.source_offsets import place
from poolcheck.syntax.notation.wide_colon import colon_of_key, wide_colon
from poolcheck.syntax.tree import Entry, ListNode, MapNode, Node, ScalarNode

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from poolcheck.core.diagnostic import Diagnostic

DEEPEST = 100
"""Levels of nesting; a charter has about six."""
LONGEST_SCALAR = 1_000_000
MOST_PROBLEMS = 200

_LOADER: Any = getattr(yaml, "CLoader", yaml.Loader)
"""Only its parser is used, never what makes Python objects of a document."""
_Event = Any
"""An event of a parse; the stubs make all its marks optional, and in a parse none is missing."""
_PROPERTIES = re.compile(r"(?:[!&]\S*\s+)+")
_ODD_BLANKS = "\u00a0\u3000\u200b\u2002\u2003"


@dataclass(frozen=True, slots=True)
class Failure:
    """Where and why YAML could not read on, as offsets."""

    problem: str
    at: int
    context_at: int | None
    brackets: tuple[int, ...]
    """Where the brackets and braces stand that are open."""
    last: tuple[int, int, str]
    """Start, end and style of the scalar before."""


@dataclass(frozen=True, slots=True)
class Repairs:
    """What was changed in the text, at equal length, to be able to read on behind a problem."""

    text: str
    stand_ins: frozenset[int] = frozenset()
    """Where a character was replaced that YAML stumbled over but that belongs to a value."""
    swallowed: frozenset[int] = frozenset()
    """Where the first character of a value was replaced by a space."""


@dataclass(frozen=True, slots=True)
class Built:
    """The tree as far as it could be read."""

    root: Node | None
    problems: tuple[Diagnostic, ...]
    failure: Failure | None = None


def build(source: SourceText, repairs: Repairs) -> Built:
    """Read the repaired text of `source` into a tree whose places are those of `source`."""
    return _Builder(source, repairs).run()


@dataclass(slots=True)
class _Frame:
    """A list or a mapping that is being read."""

    start: int
    end: int
    flow: bool
    keys: dict[str, ScalarNode] | None
    """None in a list."""
    items: list[Any] = field(default_factory=list)
    key: ScalarNode | None = None
    dropping: bool = False
    """Whether the next value belongs to a key that was refused."""


class _Builder:
    """Follows the events of one parse; the stack is its own, so that no depth can exhaust Python's."""

    def __init__(self, source: SourceText, repairs: Repairs) -> None:
        self.source = source
        self.text = repairs.text
        self.repairs = repairs
        self.roots: list[Node] = []
        self.documents = 0
        self.stack: list[_Frame] = []
        self.problems: list[Diagnostic] = []
        self.last: _Event = None
        self.repaired = bool(repairs.stand_ins or repairs.swallowed)

    def run(self) -> Built:
        failure = None
        handlers: Mapping[type, Callable[[Any], None]] = {
            yaml.MappingStartEvent: self.start,
            yaml.SequenceStartEvent: self.start,
            yaml.MappingEndEvent: self.end,
            yaml.SequenceEndEvent: self.end,
            yaml.AliasEvent: self.alias,
            yaml.DocumentStartEvent: self.document,
        }
        try:
            parser = _LOADER(self.text)
            while (kind := type(event := parser.get_event())) is not yaml.StreamEndEvent:
                if kind is yaml.ScalarEvent:
                    self.scalar(event)
                    continue
                handler = handlers.get(kind)
                if handler is not None:
                    handler(event)
                if len(self.stack) > DEEPEST:
                    self.complain("yaml-too-deep", self.stack[-1].start, self.stack[-1].start + 1, deepest=DEEPEST)
                    break
        except yaml.MarkedYAMLError as error:
            failure = self.failure(error)
        while self.stack:
            self.close(self.stack[-1].end)
        return Built(self.roots[0] if self.roots else None, tuple(self.problems), failure)

    def failure(self, error: yaml.MarkedYAMLError) -> Failure:
        last = self.last
        return Failure(
            problem=error.problem or "",
            at=error.problem_mark.index if error.problem_mark else len(self.text),
            context_at=error.context_mark.index if error.context_mark else None,
            brackets=tuple(frame.start for frame in self.stack if frame.flow),
            last=(last.start_mark.index, last.end_mark.index, last.style or "") if last else (0, 0, ""),
        )

    def complain(self, code: str, start: int, end: int, severity: Severity = Severity.ERROR, **values: object) -> None:
        if len(self.problems) < MOST_PROBLEMS:
            self.problems.append(diagnostic(code, Span(self.source, start, end).location, severity, **values))

    def document(self, event: _Event) -> None:
        self.documents += 1
        if self.documents > 1:
            self.complain("yaml-documents", event.start_mark.index, event.end_mark.index)

    def start(self, event: _Event) -> None:
        start = event.start_mark.index
        if event.anchor is not None or event.tag is not None:
            start = self.refuse_properties(event)
        keys: dict[str, ScalarNode] | None = {} if type(event) is yaml.MappingStartEvent else None
        self.stack.append(_Frame(start, event.end_mark.index, bool(event.flow_style), keys))

    def end(self, event: _Event) -> None:
        frame = self.stack[-1]
        self.close(event.end_mark.index if frame.flow else frame.end)

    def close(self, end: int) -> None:
        frame = self.stack.pop()
        span = Span(self.source, frame.start, end)
        node = ListNode(tuple(frame.items), span) if frame.keys is None else MapNode(tuple(frame.items), span)
        self.add(node, end)

    def alias(self, event: _Event) -> None:
        start, end = event.start_mark.index, event.end_mark.index
        written = self.source.text[start:end]
        self.complain("yaml-alias", start, end, alias=written)
        self.add(ScalarNode(written, Span(self.source, start, end)), end)

    def scalar(self, event: _Event) -> None:
        start, end, style, value = event.start_mark.index, event.end_mark.index, event.style or "", event.value
        if event.anchor is not None or event.tag is not None:
            start = min(self.refuse_properties(event), end)
        self.last = event
        if not style and end - start == len(value) and value not in ("", "<<"):  # most scalars by far
            node = ScalarNode(value, Span(self.source, start, end))
        elif len(value) > LONGEST_SCALAR:
            self.complain("yaml-scalar-too-long", start, start + 1, longest=LONGEST_SCALAR)
            node = ScalarNode(value, Span(self.source, start, end), bool(style), ())
        else:
            first, last, offsets = place(self.text, start, end, style, value)
            node = ScalarNode(value, Span(self.source, first, last), bool(style), offsets)
            end = last if style in ("|", ">") else end
            if style == '"':
                self.check_escapes(node)
        self.add(self.restored(node) if self.repaired else node, end)

    def restored(self, node: ScalarNode) -> ScalarNode:
        """Undo the repairs inside one value."""
        original, start, end = self.source.text, node.span.start, node.span.end
        if not node.quoted and start - 1 in self.repairs.swallowed and node.text:
            start -= 1
            offsets = None if node.offsets is None else (start, *node.offsets)
            node = ScalarNode(original[start] + node.text, Span(self.source, start, end), offsets=offsets)
        if not node.quoted and start in self.repairs.swallowed and not node.text:
            return ScalarNode(original[start], Span(self.source, start, start + 1))
        offsets = node.offsets if node.offsets is not None else tuple(range(start, start + len(node.text)))
        if self.repairs.stand_ins.isdisjoint(offsets):
            return node
        text = "".join(
            original[offset] if offset in self.repairs.stand_ins else character
            for offset, character in zip(offsets, node.text, strict=True)
        )
        return ScalarNode(text, node.span, node.quoted, node.offsets)

    def refuse_properties(self, event: _Event) -> int:
        """Report the anchor and the tag of a node; return where the node itself starts."""
        start: int = event.start_mark.index
        written = _PROPERTIES.match(self.text + " ", start)
        end = min(written.end(), len(self.text)) if written else start
        words = [(found[0], start + found.start()) for found in re.finditer(r"\S+", self.text[start:end])]
        for word, place_ in words:
            code = "yaml-anchor" if word.startswith("&") else "yaml-tag"
            self.complain(code, place_, place_ + len(word), word=word)
        return end

    def add(self, node: Node, end: int) -> None:
        if not self.stack:
            self.check_colon(node)
            self.roots.append(node)
            return
        frame = self.stack[-1]
        if end > frame.end:  # noqa: PLR1730 - max() would cost a tenth of the time of reading a big file
            frame.end = end
        if frame.keys is None:
            self.check_colon(node)
            frame.items.append(node)
        elif frame.dropping:
            frame.dropping = False
        elif frame.key is None:
            self.add_key(frame, frame.keys, node)
        else:
            if type(node) is ScalarNode:
                self.check_colon(node)
            frame.items.append(Entry(frame.key, node))
            frame.key = None

    def add_key(self, frame: _Frame, keys: dict[str, ScalarNode], node: Node) -> None:
        span = node.span
        if not isinstance(node, ScalarNode):
            self.complain("yaml-complex-key", span.start, span.end)
        elif not node.text:
            self.complain("yaml-empty-key", span.start, span.end)
        elif node.text == "<<" and not node.quoted:
            self.complain("yaml-merge-key", span.start, span.end)
        elif node.text in keys:
            first = keys[node.text].span.location
            self.complain("yaml-duplicate-key", span.start, span.end, key=node.text, line=first.line)
        else:
            if not node.text.isascii() and node.text != node.text.strip(_ODD_BLANKS):
                self.complain("yaml-odd-blank", span.start, span.end, key=node.text.strip(_ODD_BLANKS))
            keys[node.text] = frame.key = node
            return
        frame.dropping = True

    def check_escapes(self, node: ScalarNode) -> None:
        at = escaped_control_character(node.text)
        if at is not None:
            place_ = node.part(at, at + 1)
            self.complain("text-control-character", place_.start, place_.end, character=f"U+{ord(node.text[at]):04X}")

    def check_colon(self, node: Node) -> None:
        """Look for keys with full-width colons, which YAML takes for one long text."""
        if not isinstance(node, ScalarNode) or "：" not in node.text:
            return
        if wide_colon(node) is None or (self.stack and not self.is_lines_of_keys(node.span)):
            return
        severity = Severity.WARNING if self.stack else Severity.ERROR
        text = self.source.text
        for line in re.finditer("[^\n]+", node.span.text):
            start = node.span.start + line.start()
            colon = colon_of_key(text, start, node.span.start + line.end())
            if colon is not None and text[colon] == "：":
                self.complain("yaml-wide-colon", colon, colon + 1, severity, key=text[start:colon].strip())

    def is_lines_of_keys(self, span: Span) -> bool:
        text = self.source.text
        starts_line = not text[text.rfind("\n", 0, span.start) + 1 : span.start].strip(" -")
        lines = span.text.split("\n")
        return starts_line and len(lines) > 1 and all(colon_of_key(line, 0, len(line)) for line in lines)
