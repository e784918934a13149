"""The words around the catalogue of rules and the run of their examples."""

from __future__ import annotations

from typing import Final

from poolcheck.core.bilingual import Bilingual

HEADING: Final = Bilingual("Rules by concern; law as of {day}", "规则（按关注事项排列）；法律适用日期 {day}")
TEST: Final = Bilingual("{test}: {severity} · {kind} · {pack}", "{test}：{severity} · {kind} · {pack}")
BETWEEN: Final = Bilingual("; ", "；")
NOT_IN_FORCE: Final = Bilingual(
    "no provision behind it that we know was in force on {day}", "就我们所知，{day}尚无其所依据的规定施行"
)
SUMMARY: Final = Bilingual("{rules}: {law} of law, {soft} of soft law", "共{rules}：法律规则 {law} 条，软法 {soft} 条")

CATALOGUE: Final = Bilingual("Catalogue of rules", "规则目录")
CATALOGUE_INTRODUCED: Final = Bilingual(
    "Every rule that ships, by the concern it serves, as the law stood on {day}. What the tests mean stands in"
    " [How to write a rule](../../rules.md#what-it-means-in-law). These pages are made from the rules themselves.",
    "随附的全部规则，按关注事项排列；法律适用日期 {day}。各类检验的含义见[如何编写规则](../../rules.zh.md)。"
    "本目录及各规则页面均由规则文件生成。",
)
INDEX_HEADS: Final = (
    Bilingual("rule", "规则"),
    Bilingual("test", "检验"),
    Bilingual("severity", "级别"),
    Bilingual("kind", "性质"),
    Bilingual("pack", "规则包"),
    Bilingual("under", "依据"),
)
EXAMPLES_OF: Final = Bilingual(
    "(one for each outcome, of {count} in the file of the rule)", "（每种结论一例；规则文件共 {count} 例）"
)

EXPECTED: Final = Bilingual("expected {expected}, came {came}", "预期“{expected}”，实为“{came}”")
NO_OUTCOME: Final = Bilingual("no outcome", "无结论")
OPEN_EXPECTED: Final = Bilingual(
    "open {part}: expected {expected}, came {came}", "待明确（{part}）：预期 {expected}，实为 {came}"
)
NOTHING: Final = Bilingual("nothing", "无")
PARTS: Final = {
    "conduct": Bilingual("conduct", "行为"),
    "elements": Bilingual("elements", "其他要件"),
    "defenses": Bilingual("defenses", "抗辩"),
}
DOCUMENT_WRONG: Final = Bilingual("the document of the example has problems:", "示例文件本身存在问题：")
ALL_PASSED: Final = Bilingual("{examples} of {rules}: all as expected", "{rules}的{examples}均符合预期")
SOME_FAILED: Final = Bilingual(
    "{examples} of {rules}: {failed} failed", "{rules}的{examples}中有 {failed} 个不符合预期"
)
RULE: Final = Bilingual("{count} rule", " {count} 条规则")
RULES: Final = Bilingual("{count} rules", " {count} 条规则")
EXAMPLE: Final = Bilingual("{count} example", " {count} 个示例")
EXAMPLES: Final = Bilingual("{count} examples", " {count} 个示例")


def counted(count: int, one: Bilingual, many: Bilingual) -> Bilingual:
    """Return how many there are of something."""
    text = one if count == 1 else many
    return Bilingual(text.en.format(count=count), text.zh.format(count=count))
