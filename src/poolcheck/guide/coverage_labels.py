"""The words around what the rules cover."""

from __future__ import annotations

from typing import Final

from poolcheck.core.bilingual import Bilingual

COVERAGE: Final = Bilingual(
    "What the rules cover, as rules/examples; law as of {day}", "规则覆盖情况（规则数/示例数）；法律适用日期 {day}"
)
TOTAL: Final = Bilingual("all", "合计")
NOT_THEN_IN_FORCE: Final = Bilingual("(not in force)", "（未施行）")
NUMBER_UNKNOWN: Final = Bilingual("(number not known)", "（条号不明）")
CITED_BY: Final = {
    "consequence": Bilingual("consequences: {names}", "法律后果：{names}"),
    "default": Bilingual("fills a silence: {names}", "补充未约定事项：{names}"),
    "definition": Bilingual("definitions: {names}", "概念：{names}"),
    "number": Bilingual("numbers: {names}", "法定数值：{names}"),
}
NO_REASON: Final = Bilingual("nothing cites it, and no reason is given", "未被引用，亦未说明理由")
PROVISIONS_SUMMARY: Final = Bilingual(
    "{count} provisions: {resting} with rules, {other} otherwise cited, {unused} unused for a reason,"
    " {unexplained} unexplained",
    "共 {count} 项规定：{resting} 项有规则，{other} 项另有引用，{unused} 项说明理由而未引用，{unexplained} 项未说明",
)
