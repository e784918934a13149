"""Writes waivers down: an entry in a file of waivers, whose comments stay, or a comment in the document itself."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

from poolcheck.waivers.form import KEYS, MEANING_KEPT
from poolcheck.waivers.from_yaml import HEADS

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from poolcheck.core.bilingual import Language
    from poolcheck.findings.model import Waiver

_HEAD = {
    "en": "# Waivers: findings that somebody decided not to act on for a while. `poolcheck waive` writes entries.\n",
    "zh": "# 忽略登记：经决定暂不处理的发现。`poolcheck waive` 可代为写入。\n",
}
_WIDE = 1_000_000
"""Lines are not broken: a reason is a line, whatever its length."""


def with_entry(text: str, waiver: Waiver, language: Language = "en") -> str:
    """Return the text of a file of waivers with an entry for a finding, in place of the one it had, if any.

    Args:
        text: the file as it is, read without errors; empty for a new one.
        waiver: what to record.
        language: that of the keys in a new file; in another the keys are those it has.
    """
    from ruamel.yaml import YAML  # noqa: PLC0415 - only files that are edited need it

    yaml = YAML()
    yaml.preserve_quotes = True
    yaml.width = _WIDE
    yaml.indent(mapping=2, sequence=4, offset=2)
    content = yaml.load(text) if text.strip() else None
    if content is None:
        content = yaml.load(f"{HEADS[0] if language == 'en' else HEADS[1]}: []\n")
        text = text or _HEAD[language]
        start = text if text.endswith("\n") else text + "\n"
    else:
        start = ""
    head = next(key for key in content if key in HEADS)
    used: Language = "zh" if head == HEADS[1] else "en"
    if not content[head]:
        content[head] = yaml.load("- x")[:0]
        content[head].fa.set_block_style()
    entries = content[head]
    entry = _values(waiver, used)
    for old in entries:
        if waiver.finding in (old.get(KEYS["finding"].en), old.get(KEYS["finding"].zh)):
            _update(old, entry)
            break
    else:
        entries.append(entry)
    stream = io.StringIO()
    yaml.dump(content, stream)
    return start + stream.getvalue()


def _update(old: Any, new: Mapping[str, str | date]) -> None:  # noqa: ANN401 - a mapping of ruamel's, with its comments
    """Put new values in place of old ones; keys in the other language are replaced by those of the file."""
    for key in KEYS.values():
        for form in (key.en, key.zh):
            if form in old and form not in new:
                del old[form]
    for key_written, value in new.items():
        old[key_written] = value


def _values(waiver: Waiver, language: Language) -> dict[str, str | date]:
    values: dict[str, str | date] = {
        "rule": waiver.rule,
        "finding": waiver.finding,
        "because": waiver.because,
        "by": waiver.by,
        "until": waiver.until,
        "ticket": waiver.ticket,
        "meaning": waiver.meaning[:MEANING_KEPT],
        "outcome": waiver.outcome.value if waiver.outcome is not None else "",
    }
    return {KEYS[id_].in_(language): value for id_, value in values.items() if value}
