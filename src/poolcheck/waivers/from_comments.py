"""Reads inline waivers: comments in a document that waive a rule for the clause or fact they stand beside.

# poolcheck: waive <rule> by <name> until <day> [ticket <ticket>] [meaning <digest>] because <reason>
# poolcheck：忽略 <规则>，登记人 <姓名>，有效期至 <日期>，理由：<理由>
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from poolcheck.core.diagnostic import Diagnostic, Severity, diagnostic
from poolcheck.core.location import Span
from poolcheck.core.reading import Reading
from poolcheck.waivers.form import KEYS, Written, waiver
from poolcheck.writing.comments import beside_what
from poolcheck.writing.from_document import to_outline
from poolcheck.writing.surfaces import comments_in, surface_of

if TYPE_CHECKING:
    from poolcheck.documents.model import Document
    from poolcheck.findings.model import Waiver
    from poolcheck.syntax.comments import Comment
    from poolcheck.vocabulary.entries import Vocabulary

VERBS = ("waive", "忽略")
CONFIDENTIAL = re.compile(r"\s*poolcheck\s*[:：]\s*(?:confidential|保密)\s*", re.IGNORECASE)
"""A comment that says that reports for others leave out what it stands beside."""
_SIGN = re.compile(r"\s*poolcheck\s*[:：]\s*")
_VERB = re.compile(r"([^\W\d_]+)[\s:：]*")
_RULE = re.compile(r"[^\s,，、;；]+")
_MARKS = r"\s,，;；、"
_NAMED = {form: id_ for id_, key in KEYS.items() if id_ != "rule" for form in (key.en, key.zh)}
_WORDS = "|".join(rf"{form}\b" if form.isascii() else form for form in sorted(_NAMED, key=len, reverse=True))
_KEY = re.compile(rf"[{_MARKS}]+({_WORDS})\s*[:：]?\s*")
_LAST = "because"


def inline_waivers(document: Document, words: Vocabulary) -> Reading[tuple[Waiver, ...]]:
    """Return the waivers in the comments of a document; one that is malformed waives nothing, and is reported."""
    if "poolcheck" not in document.source.text:
        return Reading(())
    surface = surface_of(document.source.path)
    every = comments_in(document.source, document.tree, surface)
    comments = [one for one in every if _SIGN.match(one.text) and not CONFIDENTIAL.fullmatch(one.text)]
    if not comments:
        return Reading(())
    found: list[Waiver] = []
    problems: list[Diagnostic] = []
    for comment, span in beside_what(document, to_outline(document, words), comments):
        reading = _waiver(comment, span)
        problems.extend(reading.diagnostics)
        found.extend([reading.value] if reading.value is not None else [])
    return Reading(tuple(found), tuple(problems))


def _waiver(comment: Comment, beside: Span) -> Reading[Waiver]:
    text, whole = comment.text, comment.span
    sign = _SIGN.match(text)
    start = sign.end() if sign is not None else 0
    verb = _VERB.match(text, start)
    if verb is None or verb[1] not in VERBS:
        return Reading(None, (diagnostic("waiver-inline-unknown", whole.location, Severity.WARNING),))
    rule = _RULE.match(text, verb.end())
    written = {"rule": _written(comment, *rule.span())} if rule is not None else {}
    at = rule.end() if rule is not None else verb.end()
    keys = _keys(text, at)
    if text[at : keys[0].start() if keys else len(text)].strip(" ,，;；、"):
        return Reading(None, (diagnostic("waiver-inline-shape", whole.location),))
    for index, key in enumerate(keys):
        id_ = _NAMED[key[1]]
        if id_ in written:
            return Reading(None, (diagnostic("waiver-key-twice", whole.location, key=KEYS[id_]),))
        end = keys[index + 1].start() if index + 1 < len(keys) else len(text)
        written[id_] = _written(comment, key.end(), end)
    lines = (beside.location.line, beside.location.end_line)
    return waiver(written, whole, beside=lines)


def _keys(text: str, at: int) -> list[re.Match[str]]:
    """Return the keys of a waiver in their order; behind the reason, which comes last, nothing is a key."""
    found: list[re.Match[str]] = []
    for match in _KEY.finditer(text, at):
        found.append(match)
        if _NAMED[match[1]] == _LAST:
            break
    return found


def _written(comment: Comment, start: int, end: int) -> Written:
    first = comment.span.start + 1
    return Written(comment.text[start:end].strip(), Span(comment.span.source, first + start, first + end))
