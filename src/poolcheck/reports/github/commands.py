"""GitHub's workflow commands: the lines of a log from which its runner makes annotations."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping

MOST_A_LEVEL: Final = 10
"""Annotations of one level that GitHub keeps of a step (`_maxCountPerIssueType` of its runner)."""

LONGEST_MESSAGE: Final = 4096
"""UTF-16 units that GitHub keeps of a message (`_maxIssueMessageLength` of its runner)."""

_OLD_PREFIX = "##["
_BROKEN_PREFIX = "## ["


def command(name: str, properties: Mapping[str, object], message: str) -> str:
    """Return a workflow command: one line, whatever the properties and the message hold.

    The older way to write a command, which begins with `##[` anywhere in a line, cannot be escaped; a space breaks it.
    """
    given = ",".join(f"{key}={_property(str(value))}" for key, value in properties.items())
    line = f"::{name} {given}::{_data(_kept(message))}" if given else f"::{name}::{_data(_kept(message))}"
    return line.replace(_OLD_PREFIX, _BROKEN_PREFIX)


def _kept(message: str) -> str:
    """Return as much of a message as the runner keeps, and say by … that it was longer."""
    units = message.encode("utf-16-le", "replace")
    if len(units) <= 2 * LONGEST_MESSAGE:
        return message
    return units[: 2 * (LONGEST_MESSAGE - 1)].decode("utf-16-le", "ignore") + "…"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
