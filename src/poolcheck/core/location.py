"""Where something stands in a text: code points as written, lines and columns counted only when asked."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, field
from functools import cached_property


@dataclass(frozen=True, slots=True, order=True)
class Location:
    """A stretch of a file: 1-based lines and columns in code points; the end is exclusive."""

    path: str
    line: int
    column: int
    end_line: int
    end_column: int

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.column}"


@dataclass(frozen=True, eq=False)
class SourceText:
    """The decoded text of one input and the name it is shown by."""

    path: str
    text: str = field(repr=False)

    @cached_property
    def _line_starts(self) -> list[int]:
        return [0, *(found.end() for found in re.finditer("\n", self.text))]

    def position(self, offset: int) -> tuple[int, int]:
        """Return the 1-based line and column of an offset in code points."""
        line = bisect_right(self._line_starts, offset)
        return line, offset - self._line_starts[line - 1] + 1

    @property
    def starts(self) -> tuple[int, ...]:
        """Where the lines begin, as offsets."""
        return tuple(self._line_starts)

    @property
    def lines(self) -> tuple[str, ...]:
        """All lines without their line breaks."""
        return tuple(line.removesuffix("\r") for line in self.text.split("\n"))

    def line(self, number: int) -> str:
        """Return the 1-based line `number` without its line break."""
        start = self._line_starts[number - 1]
        end = self.text.find("\n", start)
        return self.text[start : len(self.text) if end < 0 else end].rstrip("\r")


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of a source text as offsets in code points; `end` is exclusive."""

    source: SourceText
    start: int
    end: int

    @property
    def location(self) -> Location:
        """The lines and columns of this stretch."""
        line, column = self.source.position(self.start)
        end_line, end_column = self.source.position(max(self.end, self.start))
        return Location(self.source.path, line, column, end_line, end_column)

    @property
    def text(self) -> str:
        """The characters of this stretch as written."""
        return self.source.text[self.start : self.end]

    def to(self, other: Span) -> Span:
        """Return the stretch from the start of this one to the end of the other."""
        return Span(self.source, min(self.start, other.start), max(self.end, other.end))
