"""What every HTML page of ours rests on: templates that escape, and a policy that lets a browser run nothing else."""

from __future__ import annotations

import re
from base64 import b64encode
from hashlib import sha256
from typing import TYPE_CHECKING

from poolcheck.reports.layout import printable

if TYPE_CHECKING:
    from collections.abc import Callable

    from jinja2 import Environment


def templates(load: Callable[[str], str]) -> Environment:
    """Return the templates that `load` reads by name; what they print is escaped, its control characters replaced."""
    from jinja2 import Environment, FunctionLoader, StrictUndefined  # noqa: PLC0415 - only pages need it

    return Environment(
        loader=FunctionLoader(load),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=_clean,
        auto_reload=False,
    )


def policy(styles: tuple[str, ...], scripts: tuple[str, ...]) -> str:
    """Return the content security policy: nothing is loaded, and only these styles and scripts count."""
    return "; ".join(
        (
            "default-src 'none'",
            "style-src " + " ".join(map(_digest, styles)),
            "script-src " + (" ".join(map(_digest, scripts)) or "'none'"),
            "base-uri 'none'",
            "form-action 'none'",
        )
    )


def running_head(words: str, day: str) -> str:
    """Return the style that puts a title and a day at the head of every printed page; no sign of theirs can end it."""
    return f'@page{{@top-left{{content:"{_in_css(words)}"}}@top-right{{content:"{_in_css(day)}"}}}}'


def _in_css(text: str) -> str:
    return re.sub("[^0-9A-Za-z]", lambda found: f"\\{ord(found[0]):x} ", text)


def _digest(text: str) -> str:
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"


def _clean(value: object) -> object:
    """Replace the control characters of a text; what a macro has escaped already went through here."""
    return printable(value) if isinstance(value, str) and not hasattr(value, "__html__") else value
