"""What the user's configuration changed, in words: a report never hides that rules were left out or weigh otherwise."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from poolcheck.core.bilingual import Bilingual
from poolcheck.reports import labels

if TYPE_CHECKING:
    from collections.abc import Iterable

    from poolcheck.core.bilingual import Language
    from poolcheck.findings.report import Adjustment

ADJUSTED: Final = Bilingual(
    "Changed by configuration; what a rule means in law stays as it is",
    "按配置作出的调整（不改变规则的法律意义）",
)
_PACKS: Final = Bilingual("these packs are applied: {names}", "适用规则包：{names}")
_SELECT: Final = Bilingual("only these are applied: {names} ({count} left out)", "仅适用：{names}（未适用 {count}）")
_LEFT_OUT: Final = Bilingual("left out: {names} ({count})", "未适用：{names}（{count}）")
_WEIGHS: Final = Bilingual("weighs as “{severity}”: {names} ({count})", "按“{severity}”计：{names}（{count}）")
_WITHIN: Final = Bilingual("in {paths}, {text}", "{paths} 中{text}")
_RULE: Final = Bilingual("1 rule", "1 条规则")
_RULES: Final = Bilingual("{count} rules", "{count} 条规则")


def adjusted(adjustment: Adjustment, language: Language) -> str:
    """Say what was changed, and for which documents if not for all; the place stands in `adjustment.location`."""
    text = (
        _form(adjustment)
        .in_(language)
        .format(
            names=_listed(adjustment.names, language),
            count=(_RULE if len(adjustment.rules) == 1 else _RULES).in_(language).format(count=len(adjustment.rules)),
            severity=labels.SEVERITIES[adjustment.severity.value].in_(language) if adjustment.severity else "",
        )
    )
    if not adjustment.paths:
        return text
    return _WITHIN.in_(language).format(paths=_listed(adjustment.paths, language), text=text)


def _form(adjustment: Adjustment) -> Bilingual:
    if adjustment.key == "packs":
        return _PACKS
    if adjustment.key == "select":
        return _SELECT
    return _WEIGHS if adjustment.severity else _LEFT_OUT


def _listed(words: Iterable[str], language: Language) -> str:
    return ("、" if language == "zh" else ", ").join(words)
