"""Texts as SARIF wants them: plain ones in which nothing is a link or a placeholder, and GitHub's Markdown."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

from poolcheck.reports.layout import printable

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from poolcheck.core.bilingual import Bilingual, Language

Json = dict[str, Any]

TONGUES: Final[dict[Language, str]] = {"en": "en", "zh": "zh-CN"}
"""The languages as SARIF names them."""
STOPS: Final[dict[Language, str]] = {"en": ".", "zh": "。"}

# A backslash before the brackets, as the standard has it, does not keep a link from being one: the viewers for VS Code
# and Azure DevOps look for `[…](…)` and know no backslash. A blank in between ends it for every reader.
_LINK = re.compile(r"\](?=\()")
# Nobody fills in placeholders unless there are arguments, and most viewers show doubled braces doubled. So the braces
# of what might be a placeholder are doubled, and those of an empty set, `{}`, are left as they are.
_PLACEHOLDER = re.compile(r"\{(\d+)\}")
_MARKS = re.compile(r"[\\`*_\[\]<>#|~&]|:(?=//)|^(?:[-+=]|\d+(?=[.)]))(?=[.)\s])")
_ENDS = tuple(".。?？!！:：;；…")


def plain(text: str, most: int = 0) -> str:
    """Return a text in one line that is safe to show; `most` characters of it, if that is not 0."""
    shown = cut(" ".join(printable(text).split()), most)
    if "](" in shown:
        shown = _LINK.sub("] ", shown)
    return _PLACEHOLDER.sub(r"{{\1}}", shown) if "{" in shown else shown


def link(text: str, target: int) -> str:
    """Return a link to the place of a result that has this id."""
    escaped = re.sub(r"([\\\[\]])", r"\\\1", plain(text))
    return f"[{escaped}]({target})"


def markdown(text: str) -> str:
    """Return a text in one line in which Markdown and HTML are nothing but characters."""
    return _MARKS.sub(lambda found: "\\" + found.group(), " ".join(printable(text).split()))


def stopped(text: str, language: Language) -> str:
    """Return a text with a full stop at its end, unless it ends in a mark already."""
    return text if not text or text.endswith(_ENDS) else text + STOPS[language]


def cut(text: str, most: int) -> str:
    """Return a text of at most `most` characters, with … in place of what was cut off; 0 is without end."""
    return text if not most or len(text) <= most else text[: most - 1] + "…"


def in_all(texts: Iterable[str]) -> str:
    """Return the same text in several languages, one below the other."""
    return "\n\n".join(text for text in texts if text)


def said(text: Bilingual, languages: Sequence[Language], most: int = 0) -> Json:
    """Return a message with a text in these languages."""
    return {"text": in_all(plain(text.in_(language), most) for language in languages)}


def words(text: Bilingual) -> Json:
    """Return a text in both languages, for programs."""
    return {"en": text.en, "zh": text.zh}
