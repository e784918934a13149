"""The words around what a report says."""

from __future__ import annotations

from typing import Final

from poolcheck.core.bilingual import Bilingual

AS_OF: Final = Bilingual("law as of {day}", "法律适用日期 {day}")
PACKS: Final = Bilingual("packs", "规则包")
MEANING: Final = Bilingual("means", "法律意义")
AUTHORITY: Final = Bilingual("under", "依据")
PRESUMED_BY: Final = Bilingual("default", "补充规定")
OPEN: Final = Bilingual("open", "待明确")
REMEDY: Final = Bilingual("repair", "建议")
CLAIMED: Final = Bilingual("claimed", "所主张")
CLAUSE: Final = Bilingual("clause {number}", "条款 {number}")
HINT: Final = Bilingual("hint", "提示")
QUESTIONS: Final = Bilingual("What would settle the open findings", "明确下列事项，即可就待定结论作出判断")
DECIDES: Final = Bilingual("decides {count}", "涉及 {count} 项结论")
LAW: Final = Bilingual("law", "法律规则")
SOFT: Final = Bilingual("soft law", "软法")
NOTHING: Final = Bilingual("nothing to report", "无需报告的事项")
PROBLEMS: Final = Bilingual("problems with the input", "输入问题")
KINDS: Final = {
    "charter": Bilingual("charter", "章程"),
    "license": Bilingual("license", "许可合同"),
    "entry": Bilingual("entry agreement", "入池协议"),
}
SEVERITIES: Final = {
    "error": Bilingual("error", "错误"),
    "warning": Bilingual("warning", "警告"),
    "note": Bilingual("note", "注意"),
}
STALE: Final = Bilingual(
    "{title}: our text is known to be current up to {day} only; later changes are not taken into account",
    "{title}：我们所持文本仅确认至{day}为现行，此后如有修改未予考虑",
)
LIMITS: Final = Bilingual(
    "Checked: what the documents say. Not checked: effects on competition, practice outside the documents, whether"
    " stated facts are true. This is not legal advice.",
    "本报告仅就文件所载内容作出检查；对竞争的影响、文件之外的实际做法以及所述事实是否属实，均不在检查之列。本报告不构成法律意见。",
)
