"""Where keys and values stand in a TOML text; the reader of the standard library does not say."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from poolcheck.core.location import Location, Span

if TYPE_CHECKING:
    from poolcheck.core.location import SourceText

Steps = tuple[str | int, ...]
"""The way to a value: keys, and positions in lists from 0."""

_DEEPEST = 50
_SPACE = re.compile(r"(?:[ \t\r\n]|#[^\n]*)*")
_BLANKS = re.compile(r"[ \t]*")
_KEY = re.compile(r'[A-Za-z0-9_-]+|"(?:[^"\\\n]|\\.)*"' + r"|'[^'\n]*'")
_STRING = re.compile(
    r'"""(?:[^"\\]|\\.|"(?!""))*"{3,5}' + r"|'''(?:[^']|'(?!''))*'{3,5}" + r'|"(?:[^"\\\n]|\\.)*"' + r"|'[^'\n]*'",
    re.DOTALL,
)
_BARE = re.compile(r"[^,\]}#\s](?:[^,\]}#\n]*[^,\]}#\s])?")


@dataclass(slots=True)
class Places:
    """The places of what a text holds, and of keys that are written again, each with the first.

    `stopped` is the offset at which reading stopped, because the text is no TOML, or too `deep`: reading what has
    thousands of brackets in brackets, or a key of thousands of parts, would take all the time and memory there is.
    """

    source: SourceText
    keys: dict[Steps, Span] = field(default_factory=dict)
    values: dict[Steps, Span] = field(default_factory=dict)
    again: list[tuple[Span, Span]] = field(default_factory=list)
    stopped: int = 0
    deep: bool = False

    def key(self, steps: Steps) -> Location:
        """Return the place of a key; the nearest around it that is known, if it is not."""
        found = next((steps[:end] for end in range(len(steps), 0, -1) if steps[:end] in self.keys), None)
        return Location(self.source.path, 1, 1, 1, 1) if found is None else self.keys[found].location

    def value(self, steps: Steps) -> Location:
        """Return the place of a value; that of its key, if it is not known."""
        return self.values[steps].location if steps in self.values else self.key(steps)


def places_of(source: SourceText) -> Places:
    """Return the places of a text's keys and values; of a text that is no TOML, those before it goes wrong."""
    found = Places(source)
    scanner = _Scanner(found)
    try:
        scanner.run()
    except (_NoTomlError, _TooDeepError) as error:
        found.stopped = scanner.at
        found.deep = isinstance(error, _TooDeepError)
    return found


class _NoTomlError(Exception):
    """The text is not written as TOML is."""


class _TooDeepError(Exception):
    """The text holds what is further in than anybody would write."""


class _Scanner:
    """Goes through a text from the first key to the last; what it reads, it does not judge."""

    def __init__(self, found: Places) -> None:
        self.found = found
        self.text = found.source.text
        self.at = 0
        self.last: dict[Steps, int] = {}

    def run(self) -> None:
        table: Steps = ()
        while True:
            self._past(_SPACE)
            if self.at == len(self.text):
                return
            if self.text.startswith("[", self.at):
                table = self._header()
            else:
                self._entry(table, 0)

    def _header(self) -> Steps:
        """Read the name of a table in brackets; of a list of tables, count how many have been begun."""
        start = self.at
        brackets = 2 if self.text.startswith("[[", start) else 1
        self.at += brackets
        *outer, (last, span) = self._dotted()
        self._expect("]" * brackets)
        whole = Span(self.found.source, start, self.at)
        steps: Steps = ()
        for name, place in outer:
            steps = (*steps, name)
            self.found.keys.setdefault(steps, place)
            if steps in self.last:
                steps = (*steps, self.last[steps])
        steps = (*steps, last)
        if brackets == 2:
            self.found.keys.setdefault(steps, span)
            self.last[steps] = self.last.get(steps, -1) + 1
            steps = (*steps, self.last[steps])
        self._add(steps, span, whole)
        return steps

    def _entry(self, table: Steps, depth: int) -> None:
        *outer, (last, span) = self._dotted()
        self._expect("=")
        steps = table
        for name, place in outer:
            steps = (*steps, name)
            self.found.keys.setdefault(steps, place)
        steps = (*steps, last)
        self._past(_BLANKS)
        start = self.at
        self._value(steps, depth)
        self._add(steps, span, Span(self.found.source, start, self.at))

    def _add(self, steps: Steps, key: Span, value: Span) -> None:
        if steps in self.found.values:
            self.found.again.append((key, self.found.keys[steps]))
            return
        self.found.keys[steps] = key
        self.found.values[steps] = value

    def _value(self, steps: Steps, depth: int) -> None:
        if depth > _DEEPEST:
            raise _TooDeepError
        match self.text[self.at : self.at + 1]:
            case "[":
                self._items(steps, depth)
            case "{":
                self._table(steps, depth)
            case '"' | "'":
                self._take(_STRING)
            case _:
                self._take(_BARE)

    def _items(self, steps: Steps, depth: int) -> None:
        self.at += 1
        number = 0
        while not self._closes("]"):
            start = self.at
            self._value((*steps, number), depth + 1)
            self.found.values[*steps, number] = Span(self.found.source, start, self.at)
            number += 1
            self._comma("]")

    def _table(self, steps: Steps, depth: int) -> None:
        self.at += 1
        while not self._closes("}"):
            self._entry(steps, depth + 1)
            self._comma("}")

    def _closes(self, bracket: str) -> bool:
        self._past(_SPACE)
        if not self.text.startswith(bracket, self.at):
            return False
        self.at += 1
        return True

    def _comma(self, bracket: str) -> None:
        """Go past a comma, unless the bracket closes."""
        self._past(_SPACE)
        if not self.text.startswith(bracket, self.at):
            self._expect(",")

    def _dotted(self) -> list[tuple[str, Span]]:
        """Read a key with the tables it names on its way, each with its place."""
        found = []
        while True:
            self._past(_BLANKS)
            start = self.at
            written = self._take(_KEY)
            found.append((_unquoted(written), Span(self.found.source, start, self.at)))
            self._past(_BLANKS)
            if not self.text.startswith(".", self.at):
                return found
            if len(found) > _DEEPEST:
                raise _TooDeepError
            self.at += 1

    def _past(self, what: re.Pattern[str]) -> None:
        match = what.match(self.text, self.at)
        self.at = match.end() if match else self.at

    def _take(self, what: re.Pattern[str]) -> str:
        match = what.match(self.text, self.at)
        if match is None:
            raise _NoTomlError
        self.at = match.end()
        return match[0]

    def _expect(self, sign: str) -> None:
        self._past(_BLANKS)
        if not self.text.startswith(sign, self.at):
            raise _NoTomlError
        self.at += len(sign)


def _unquoted(key: str) -> str:
    """Return what a key is, without its quotes and escapes."""
    if key[0] not in "\"'":
        return key
    if "\\" not in key or key[0] == "'":
        return key[1:-1]
    import tomllib  # noqa: PLC0415 - hardly any key has an escape

    try:
        return str(tomllib.loads(f"key = {key}")["key"])
    except ValueError:
        return key[1:-1]
