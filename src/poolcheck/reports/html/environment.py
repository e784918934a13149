"""The templates, styles and scripts of the HTML report, and the policy that lets a browser run nothing else."""

from __future__ import annotations

import re
from base64 import b64encode
from functools import cache
from hashlib import sha256
from importlib.resources import files
from typing import TYPE_CHECKING, Final

from poolcheck.reports.layout import printable

if TYPE_CHECKING:
    from jinja2 import Environment

_PACKAGE: Final = "poolcheck.reports.html"
_STYLES: Final = ("colors.css", "page.css", "overview.css", "findings.css", "documents.css", "print.css")
_SCRIPTS: Final = ("state.js", "filters.js", "places.js", "keys.js", "start.js")
_FIRST_SCRIPT: Final = ("first.js",)


@cache
def environment() -> Environment:
    """Return the templates; whatever they print is escaped, and its control characters are replaced."""
    from jinja2 import Environment, FunctionLoader, StrictUndefined  # noqa: PLC0415 - only this format needs it

    found = Environment(
        loader=FunctionLoader(_template),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=_clean,
        auto_reload=False,
    )
    found.globals["styles"], found.globals["script"] = _joined(*_STYLES), _joined(*_SCRIPTS)
    found.globals["first_script"] = _joined(*_FIRST_SCRIPT)
    return found


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


def _template(name: str) -> str:
    """Return a template without the indentation of its lines, which would be a good part of a long report."""
    return re.sub(r"(?m)^[ \t]+", "", (files(_PACKAGE) / "templates" / name).read_text(encoding="utf-8"))


def _joined(*names: str) -> str:
    from markupsafe import Markup  # noqa: PLC0415 - comes with jinja2

    texts = ((files(_PACKAGE) / "assets" / name).read_text(encoding="utf-8") for name in names)
    return Markup("\n".join(texts))  # noqa: S704 - our own files


def _clean(value: object) -> object:
    """Replace the control characters of a text; what a macro has escaped already went through here."""
    return printable(value) if isinstance(value, str) and not hasattr(value, "__html__") else value
