"""The words around what a report says."""

from __future__ import annotations

from typing import Final

from poolcheck.core.bilingual import Bilingual

AS_OF: Final = Bilingual("law as of {day}", "法律适用日期 {day}")
PACKS: Final = Bilingual("Rule packs", "规则包")
MEANING: Final = Bilingual("means", "法律意义")
AUTHORITY: Final = Bilingual("under", "依据")
PRESUMED_BY: Final = Bilingual("default", "补充规定")
OPEN: Final = Bilingual("open", "待明确")
REMEDY: Final = Bilingual("repair", "修改")
NOTE: Final = Bilingual("note", "说明")
EXPOSURE: Final = Bilingual("exposure", "法律后果")
CLAIMED: Final = Bilingual("claimed", "所主张")
RELATED: Final = Bilingual("see also", "另见")
CLAUSE: Final = Bilingual("clause {number}", "条款 {number}")
CLAUSES: Final = Bilingual("clauses {number}", "条款 {number}")
HINT: Final = Bilingual("hint", "提示")
QUESTIONS: Final = Bilingual("What would settle the open findings", "明确下列事项，即可就待定结论作出判断")
DECIDES: Final = Bilingual("bears on {count} findings", "涉及 {count} 项结论")
DECIDES_ONE: Final = Bilingual("bears on 1 finding", "涉及 1 项结论")
EXPOSURES: Final = Bilingual(
    "What may follow where a norm is not met; authorities and courts decide whether, and how much",
    "不符合规定时可能产生的法律后果（是否承担及其轻重，由主管部门、人民法院认定）",
)
NOT_IN_FORCE: Final = Bilingual(
    "{count} rules were left out: we hold no provision behind them that was in force on {day}",
    "有 {count} 条规则未予适用：就本工具所依法源，{day}尚无其所依据的规定施行",
)
NOT_IN_FORCE_ONE: Final = Bilingual(
    "1 rule was left out: we hold no provision behind it that was in force on {day}",
    "有 1 条规则未予适用：就本工具所依法源，{day}尚无其所依据的规定施行",
)
LAW: Final = Bilingual("Under law", "法律规则")
SOFT: Final = Bilingual("Under soft law, which is never a matter of legality", "软法（不涉及合法性）")
HIDDEN: Final = Bilingual(
    "Not listed: what is met or does not apply; `--all` lists it.", "“符合”和“不适用”的结论未列出，可用 `--all` 列出。"
)
NOTHING: Final = Bilingual("Nothing to report.", "没有需要报告的事项。")
UNREAD: Final = Bilingual(
    "Not checked, because it could not be read (the problems are listed above):",
    "未检查：以下文件未能读取，问题已列于上文",
)
UNWRITTEN: Final = Bilingual(
    "Part of this document was not written down. What that part says decides {count} findings:",
    "该文件仅录入了部分内容，以下 {count} 项结论取决于未录入的部分：",
)
UNWRITTEN_ASK: Final = Bilingual(
    "what does the part say that was not written down? (listed above by concern)",
    "未录入部分如何约定？（已按关注事项列于上文）",
)
ALIKE: Final = Bilingual(
    "The same {count} findings as in “{document}”, told in full there:",
    "与“{document}”相同的结论 {count} 项，详见该文件项下：",
)
ALIKE_ONE: Final = Bilingual(
    "The same finding as in “{document}”, told in full there:", "与“{document}”相同的结论 1 项，详见该文件项下："
)
WAIVED_BY: Final = Bilingual("until {day}, by {by}: {because}", "至{day}，{by}登记：{because}")
WAIVED_TICKET: Final = Bilingual(
    "until {day}, by {by} ({ticket}): {because}", "至{day}，{by}登记（{ticket}）：{because}"
)
BASELINE: Final = Bilingual("baseline", "基线")
BASELINED: Final = Bilingual("it was there when the baseline was frozen", "建立基线时已有此项")
WAIVED: Final = Bilingual("waived", "已登记忽略")
WAIVER: Final = Bilingual("waived", "忽略登记")
LINE: Final = Bilingual("line {line}", "第 {line} 行")
KINDS: Final = {
    "charter": Bilingual("charter", "章程"),
    "license": Bilingual("license", "许可合同"),
    "entry": Bilingual("entry agreement", "入池协议"),
    "dossier": Bilingual("manifest of a dossier", "案卷清单"),
    "patents": Bilingual("list of patents", "专利清单"),
    "waivers": Bilingual("file of waivers", "忽略登记文件"),
}
SEVERITIES: Final = {
    "error": Bilingual("error", "错误"),
    "warning": Bilingual("warning", "警告"),
    "note": Bilingual("note", "提醒"),
}
STALE: Final = Bilingual(
    "Our texts of these instruments are known to be current only up to the day given; later changes are not taken into"
    " account",
    "下列法源，本工具所依文本仅确认至所示日期为现行，此后如有修改未予考虑",
)
LIMITS: Final = Bilingual(
    "Checked: what the documents say. Not checked: effects on competition, practice outside the documents, whether"
    " stated facts are true. This is not legal advice.",
    "本报告仅就文件所载内容作出检查；对竞争的影响、文件之外的实际做法以及所述事实是否属实，均不在检查之列。本报告不构成法律意见。",
)
