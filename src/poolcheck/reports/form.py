"""What a report format is, and how the formats are found: by where they stand."""

from __future__ import annotations

from dataclasses import dataclass
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
    """

    languages: tuple[Language, ...] = ("en",)
    everything: bool = False
    width: int = 100
    color: bool = False


@dataclass(frozen=True, slots=True)
class Format:
    """A report format; `render` is pure and writes nothing."""

    name: str
    suffix: str
    render: Callable[[Report, Options], str]


def format_names() -> tuple[str, ...]:
    """Return the names of all formats."""
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
