"""The templates, styles and scripts of the HTML report."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Final

from poolcheck.reports.web_page import templates

if TYPE_CHECKING:
    from jinja2 import Environment

_PACKAGE: Final = "poolcheck.reports.html"
_STYLES: Final = ("colors.css", "page.css", "overview.css", "findings.css", "documents.css", "print.css")
_SCRIPTS: Final = ("state.js", "filters.js", "places.js", "keys.js", "start.js")
_FIRST_SCRIPT: Final = ("first.js",)


@cache
def environment() -> Environment:
    """Return the templates, with the styles and scripts that they print."""
    found = templates(_template)
    found.globals["styles"], found.globals["script"] = _joined(*_STYLES), _joined(*_SCRIPTS)
    found.globals["first_script"] = _joined(*_FIRST_SCRIPT)
    return found


def _template(name: str) -> str:
    """Return a template without the indentation of its lines, which would be a good part of a long report."""
    return re.sub(r"(?m)^[ \t]+", "", (files(_PACKAGE) / "templates" / name).read_text(encoding="utf-8"))


def _joined(*names: str) -> str:
    from markupsafe import Markup  # noqa: PLC0415 - comes with jinja2

    texts = ((files(_PACKAGE) / "assets" / name).read_text(encoding="utf-8") for name in names)
    return Markup("\n".join(texts))  # noqa: S704 - our own files
