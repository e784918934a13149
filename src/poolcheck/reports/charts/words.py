"""The words of the charts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from poolcheck.core.bilingual import Bilingual
from poolcheck.reports.charts.figures import counted

if TYPE_CHECKING:
    from collections.abc import Iterable

    from poolcheck.core.bilingual import Language

NOT_KNOWN: Final = Bilingual("not known", "不明")
TOTAL: Final = Bilingual("Total", "合计")

EXPIRY: Final = Bilingual("Patents in force over time", "有效专利数量变化")
EXPIRY_AXIS: Final = Bilingual("patents in force", "有效专利（件）")
EXPIRY_AS_OF: Final = Bilingual("{day}: {count} in force", "{day}：有效 {count} 件")
EXPIRY_NONE: Final = Bilingual("No patent with a known expiry date is listed.", "没有届满日已知的专利。")
EXPIRY_NOW: Final = Bilingual(
    "On {day}, {count} of {all} patents with a known expiry date are in force.",
    "届满日已知的 {all} 件专利中，{day} 尚未届满的有 {count} 件。",
)
EXPIRY_NOW_ONE: Final = Bilingual(
    "On {day}, {count} of 1 patent with a known expiry date is in force.",
    "届满日已知的 1 件专利中，{day} 尚未届满的有 {count} 件。",
)
EXPIRY_AHEAD: Final = Bilingual(
    "Of these, the first to expire does so on {first}, the last on {last}; half of them have expired after {half}.",
    "其中最早于 {first} 届满，最迟于 {last} 届满；{half} 之后，半数已届满。",
)
EXPIRY_AHEAD_ONE: Final = Bilingual("It expires on {last}.", "该专利于 {last} 届满。")
EXPIRY_AHEAD_TOGETHER: Final = Bilingual("All of these expire on {last}.", "上述专利均于 {last} 届满。")
EXPIRY_UNKNOWN: Final = Bilingual(
    "Of {count} more patents the expiry date is not known; the dashed line counts them as in force.",
    "另有 {count} 件专利届满日不明，虚线将其计为有效。",
)
EXPIRY_UNKNOWN_ONE: Final = Bilingual(
    "Of 1 more patent the expiry date is not known; the dashed line counts it as in force.",
    "另有 1 件专利届满日不明，虚线将其计为有效。",
)
EXPIRY_ONLY_UNKNOWN: Final = Bilingual(
    "Patents of which the expiry date is not known: {count}.", "届满日不明的专利：{count} 件。"
)
EXPIRY_EARLIER: Final = Bilingual(
    "Reckoned by expiry dates; a patent may end before that.", "以届满日计算；专利权可能在届满前终止。"
)
EXPIRY_KNOWN_LEGEND: Final = Bilingual("expiry date known", "届满日已知")
EXPIRY_UNKNOWN_LEGEND: Final = Bilingual("with {count} whose expiry date is not known", "加上届满日不明的 {count} 件")
EXPIRY_YEAR: Final = Bilingual("Year", "年份")
EXPIRY_MONTH: Final = Bilingual("Month", "月份")
EXPIRY_EXPIRE: Final = Bilingual("Expire", "届满（件）")
EXPIRY_LEFT: Final = Bilingual("In force afterwards", "其后有效（件）")

ESSENTIALITY: Final = Bilingual("Patents by evaluation of essentiality", "专利必要性评估情况")
ESSENTIALITY_NONE: Final = Bilingual("No patents are listed.", "未列有专利。")
ESSENTIALITY_ONE: Final = Bilingual("{name}: 1 patent; {parts}.", "{name}：1 件，{parts}。")
ESSENTIALITY_MANY: Final = Bilingual("{name}: {count} patents; {parts}.", "{name}：{count} 件，{parts}。")
ESSENTIAL: Final = Bilingual("essential", "必要")
NOT_ESSENTIAL: Final = Bilingual("not essential", "非必要")
EVALUATED_BY: Final = Bilingual("Evaluator", "评估机构")
ALL_PATENTS: Final = Bilingual("All patents", "全部专利")
EVALUATORS: Final = {
    "independent": Bilingual("Independent evaluator", "独立评估机构"),
    "not_independent": Bilingual("Evaluator that is not independent", "不具独立性的评估机构"),
    "unknown": Bilingual("Evaluator of unknown independence", "独立性不明的评估机构"),
    "none": Bilingual("No evaluator named", "未载明评估机构"),
}

SPREAD: Final = Bilingual("Royalty rates among comparable licensees", "可比被许可方的许可费率")
SPREAD_NONE: Final = Bilingual(
    "No two licensees that are alike pay in the same unit, so that there is nothing to compare.",
    "没有条件相同且计费单位一致的两个被许可方，无从比较。",
)
SPREAD_LICENSEES: Final = Bilingual("{count} licensees", "{count} 个被许可方")
SPREAD_FROM_TO: Final = Bilingual(
    "{count} licensees pay from {low} to {high} ({unit})", "{count} 个被许可方，费率为 {low} 至 {high}（{unit}）"
)
SPREAD_ALL_PAY: Final = Bilingual(
    "{count} licensees, who all pay {low} ({unit})", "{count} 个被许可方，费率均为 {low}（{unit}）"
)
SPREAD_ALL_FREE: Final = Bilingual("{count} licensees, who all pay nothing", "{count} 个被许可方，均为免费")
SPREAD_SAME: Final = Bilingual("all pay the same", "费率相同")
SPREAD_MORE: Final = Bilingual("the highest is {percent} above the lowest", "最高费率比最低费率高 {percent}")
SPREAD_FREE: Final = Bilingual("the lowest is free", "最低者为免费")
SPREAD_LOWEST: Final = Bilingual("lowest", "最低")
SPREAD_HIGHEST: Final = Bilingual("highest", "最高")
SPREAD_ALONE_THERE: Final = Bilingual("{which} {rate}: {name}", "{which} {rate}：{name}")
SPREAD_OTHERS: Final = Bilingual("{which} {rate}: {name} and {more} more", "{which} {rate}：{name} 等 {all} 个")
SPREAD_TALLEST: Final = Bilingual("tallest bar: {count} rates", "最高一柱：{count} 项费率")
SPREAD_LEFT_OUT: Final = Bilingual(
    "The picture shows the {shown} groups of {all} in which rates differ most.",
    "图中仅列费率差异最大的 {shown} 组，共 {all} 组。",
)
SPREAD_ALONE: Final = Bilingual(
    "Licensees with nobody to compare them with, in the table only: {count}.",
    "无可比对象、仅列于表中的被许可方：{count} 个。",
)
FREE: Final = Bilingual("free", "免费")
LICENSEE: Final = Bilingual("Licensee {number}", "被许可方 {number}")
GROUP: Final = Bilingual("Group", "组别")
WHO: Final = Bilingual("Licensee", "被许可方")
RATE: Final = Bilingual("Rate", "费率")
UNIT: Final = Bilingual("Unit", "单位")

MATRIX: Final = {
    None: Bilingual("Findings by concern and outcome", "各关注事项的结论"),
    True: Bilingual("Findings under law by concern and outcome", "各关注事项的结论（法律规则）"),
    False: Bilingual("Findings under soft law by concern and outcome", "各关注事项的结论（软法）"),
}
MATRIX_NONE: Final = Bilingual("There are no findings.", "没有发现。")
MATRIX_COUNT: Final = Bilingual("{count} findings on {concerns} concerns", "{concerns} 个关注事项，{count} 项发现")
MATRIX_SHADES: Final = Bilingual(
    "The darker, the more findings on which something is left to do", "颜色越深，尚待处理的发现越多"
)
CONCERN: Final = Bilingual("Concern", "关注事项")


def about(count: int, one: Bilingual, many: Bilingual, language: Language) -> str:
    """Return the words for one thing or for several, with how many there are."""
    return (one if count == 1 else many).in_(language).replace("{count}", counted(count))


def joined(sentences: Iterable[str], language: Language) -> str:
    """Return sentences, one after the other."""
    return ("" if language == "zh" else " ").join(sentences)
