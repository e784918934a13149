"""The words of the HTML report that no other format needs: headings, filters, keys."""

from __future__ import annotations

from typing import Final

from poolcheck.core.bilingual import Bilingual
from poolcheck.findings.model import UPKEEP, UPKEEP_CONCERN

KIND: Final = Bilingual("Patent pool check", "专利池文件检查报告")
DOCUMENTS_CHECKED: Final = Bilingual("{count} documents", "{count} 份文件")
SKIP_TO_FINDINGS: Final = Bilingual("Skip to the findings", "跳至检查结论")
SKIP_TO_DOCUMENTS: Final = Bilingual("Skip to the documents", "跳至文件原文")
CONTENTS: Final = Bilingual("Contents", "目录")
OVERVIEW: Final = Bilingual("Overview", "概览")
FINDINGS: Final = Bilingual("Findings", "检查结论")
DOCUMENTS: Final = Bilingual("Documents", "文件原文")
QUESTIONS: Final = Bilingual("Open questions", "待明确事项")
EXPOSURE: Final = Bilingual("Exposure", "法律后果")
AUTHORITIES: Final = Bilingual("Authorities", "依据")
BASIS: Final = Bilingual("Basis", "检查说明")
DERIVATIONS: Final = Bilingual("Derivations", "推导过程")
DERIVATIONS_NOTE: Final = Bilingual(
    "How each outcome follows: the parts of the conditions of its rule, whether they hold, and the facts they rest on.",
    "各项结论如何得出：所适用规则的条件及其各部分是否成立，以及所依据的事实。",
)
PROBLEMS: Final = Bilingual("Problems with the files", "文件中的问题")

UNREAD: Final = Bilingual("Not checked, because it could not be read:", "未检查：以下文件未能读取")
HIDDEN: Final = Bilingual(
    "Counted, but not listed: what is met or does not apply.", "“符合”和“不适用”的结论仅计数，未逐项列出。"
)

LANGUAGE: Final = Bilingual("Language", "语言")
THEME: Final = Bilingual("Colors", "配色")
THEMES: Final = {
    "auto": Bilingual("as the system", "跟随系统"),
    "light": Bilingual("light", "浅色"),
    "dark": Bilingual("dark", "深色"),
}
BOTH: Final = Bilingual("both", "双语")
KEYS: Final = Bilingual("Keys", "快捷键")

BY_CONCERN: Final = Bilingual("Findings by concern and outcome", "按关注事项与结论统计")
CONCERN: Final = Bilingual("Concern", "关注事项")
ALL_CONCERNS: Final = Bilingual("Total", "合计")
OTHER_CONCERNS: Final = Bilingual("Other concerns", "其他关注事项")
NOT_WRITTEN: Final = Bilingual("not written down", "未录入")
WHOLE: Final = Bilingual("The document as a whole", "文件整体")
NUMBER: Final = Bilingual("finding {number}", "第 {number} 项")
AS_IN: Final = Bilingual("Told in full in finding {number}, which says the same", "内容与第 {number} 项相同，详见该项")
TO_DERIVATION: Final = Bilingual("to the derivation", "查看推导过程")
ALSO_OF: Final = Bilingual("and {count} more", "另 {count} 项相同")
WHY: Final = Bilingual("Derivation and identifiers", "推导过程与标识")
FINDING_ID: Final = Bilingual("Finding", "发现标识")
RULE: Final = Bilingual("Rule", "规则")
PACK: Final = Bilingual("Rule pack", "规则包")
MEANING_DIGEST: Final = Bilingual("Digest", "含义摘要值")

SEARCH: Final = Bilingual("Search the findings", "检索")
FILTERS: Final = Bilingual("Filters", "筛选")
OUTCOME: Final = Bilingual("Outcome", "结论")
TRACK: Final = Bilingual("Law or soft law", "规则性质")
TRACKS: Final = {"law": Bilingual("law", "法律"), "soft": Bilingual("soft law", "软法"), UPKEEP: UPKEEP_CONCERN}
SEVERITY: Final = Bilingual("Severity", "级别")
NO_SEVERITY: Final = Bilingual("nothing to do", "无需处理")
DOCUMENT: Final = Bilingual("Document", "文件")
STATE: Final = Bilingual("Record", "登记情况")
STATES: Final = {
    "standing": Bilingual("to be looked at", "待处理"),
    "waived": Bilingual("waived", "已登记忽略"),
    "baseline": Bilingual("in the baseline", "已列入基线"),
}
ALL: Final = Bilingual("all", "全部")
SHOWN: Final = Bilingual("{shown} of {count} shown", "显示 {shown} 项，共 {count} 项")
CLEAR: Final = Bilingual("Clear filters", "清除筛选")
OPEN_ALL: Final = Bilingual("Open all details", "展开全部详情")
CLOSE_ALL: Final = Bilingual("Close all details", "收起全部详情")
NOTHING_MATCHES: Final = Bilingual("No finding matches these filters.", "没有符合筛选条件的结论。")

GO_TO: Final = Bilingual("Go to", "转到")
CLAUSE_LIST: Final = Bilingual("Clauses and headings ({count})", "条款与标题（{count}）")
GAP: Final = Bilingual("{count} lines without findings are left out", "略去无结论的 {count} 行")
GAP_ONE: Final = Bilingual("1 line without findings is left out", "略去无结论的 1 行")
CUT: Final = Bilingual(
    "The texts are long: only the lines about which there are findings, and those around them, are shown.",
    "文件篇幅较长，仅显示结论所涉各行及其前后文。",
)

MORE: Final = Bilingual("{count} more", "另 {count} 项")
IN_FORCE: Final = Bilingual("in force since {day}", "自{day}起施行")
REVIEWED: Final = Bilingual("text known to be current until {day}", "所持文本确认至{day}现行")
CITED_IN: Final = Bilingual("cited in", "见于")
AUTHORITIES_NOTE: Final = Bilingual(
    "The gists are in our own words. What is not marked as read in the primary text is to be verified before it is"
    " relied on.",
    "要旨为本工具归纳，并非原文；未标明“已核对原文”的，引用前应当核实。",
)

AS_OF: Final = Bilingual("Law as of", "法律适用日期")
TODAY: Final = Bilingual("Waivers as of", "忽略登记基准日")
TOOL: Final = Bilingual("Made with", "制作工具")
VERSION: Final = Bilingual("Version", "版本")
RULES: Final = Bilingual("Rules applied", "适用规则数")
FILES: Final = Bilingual("Files read", "所读文件")
FILE: Final = Bilingual("File", "文件")
NAME: Final = Bilingual("Name", "名称")
FILE_KIND: Final = Bilingual("Kind", "类别")
NOT_READ: Final = Bilingual("not read", "未能读取")
STALE: Final = Bilingual("Instruments that may have changed", "可能已经变动的法源")
BASELINE: Final = Bilingual("Baseline", "基线")
GONE: Final = Bilingual("In the baseline, found no more:", "基线所列、现已不存在：")
WAIVERS: Final = Bilingual("Waivers on record", "忽略登记")
UNTIL: Final = Bilingual("Until", "有效期至")
BY: Final = Bilingual("By", "登记人")
BECAUSE: Final = Bilingual("Reason", "理由")
LIMITS: Final = Bilingual("What was checked, and what was not", "检查范围")
TOP: Final = Bilingual("Back to the top", "返回顶部")

KEY_HELP: Final = (
    ("j", Bilingual("next finding", "下一项")),
    ("k", Bilingual("previous finding", "上一项")),
    ("d", Bilingual("from the finding to the document, and back", "在结论与原文之间切换")),
    ("o", Bilingual("open or close the details of the finding", "展开或收起该项详情")),
    ("/", Bilingual("search", "检索")),
    ("Esc", Bilingual("clear the filters", "清除筛选")),
    ("?", Bilingual("these keys", "显示快捷键")),
)
KEYS_ON: Final = Bilingual("use single keys", "启用单键快捷键")
CLOSE: Final = Bilingual("Close", "关闭")
