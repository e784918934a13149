"""What a report format is, and how the formats are found: by where they stand."""

from __future__ import annotations

from dataclasses import dataclass, replace
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from poolcheck.core.bilingual import Language
    from poolcheck.findings.report import Report

_PREFIX = "to_"


@dataclass(frozen=True, slots=True)
class Options:
    """How a report is rendered.

    Attributes:
        languages: the languages of the text, in their order.
        everything: also show what is met and what does not apply.
        width: columns a line may take.
        color: whether to mark outcomes with terminal colors.
        profile: which of its profiles a format is to be written in; its first one if empty.
    """

    languages: tuple[Language, ...] = ("en",)
    everything: bool = False
    width: int = 100
    color: bool = False
    profile: str = ""

    def in_profile(self, profile: str) -> Options:
        """Return these options for a profile of a format."""
        return replace(self, profile=profile)


class MissingLibraryError(Exception):
    """A format needs a library that comes with an extra, and the extra is not installed."""

    def __init__(self, library: str, extra: str) -> None:
        super().__init__(f"{library} is not installed; it comes with poolcheck[{extra}]")
        self.library = library
        self.extra = extra


@dataclass(frozen=True, slots=True)
class Format:
    """A report format; `render` is pure, writes nothing, and returns text or, in a `binary` format, bytes.

    `profiles` are the ways in which one format is written for different readers, the usual one first: `sarif:github`
    asks for a profile by name.
    """

    name: str
    suffix: str
    render: Callable[[Report, Options], str | bytes]
    profiles: tuple[str, ...] = ()
    binary: bool = False


def format_names() -> tuple[str, ...]:
    """Return the names of all formats, without their profiles."""
    here = Path(__file__).parent / "formats"
    return tuple(sorted(path.stem.removeprefix(_PREFIX) for path in here.glob(f"{_PREFIX}*.py")))


def load_format(name: str) -> Format:
    """Return a format; only its own module is imported.

    Raises:
        KeyError: there is no such format.
    """
    if name not in format_names():
        raise KeyError(name)
    found = import_module(f"poolcheck.reports.formats.{_PREFIX}{name}").FORMAT
    if not isinstance(found, Format):
        raise TypeError(f"the module of the format {name!r} has no FORMAT")
    return found


def format_and_profile(written: str) -> tuple[Format, str]:
    """Return the format, and the profile of it, that `sarif` or `sarif:github` asks for.

    Raises:
        KeyError: there is no such format, or it has no such profile.
    """
    name, colon, profile = written.partition(":")
    found = load_format(name)
    if colon and profile not in found.profiles:
        raise KeyError(written)
    return found, profile or next(iter(found.profiles), "")
