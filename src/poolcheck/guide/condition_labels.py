"""The words around conditions, and the names of facts that no word of the vocabulary names."""

from __future__ import annotations

from typing import Final

from poolcheck.core.bilingual import Bilingual
from poolcheck.core.truth import Truth

ALL_OF: Final = Bilingual("all of these:", "同时符合下列各项：")
ANY_OF: Final = Bilingual("at least one of these:", "符合下列任一项：")
NOT: Final = Bilingual("not the case:", "并非：")
SOME_WHERE: Final = Bilingual("in at least one of “{list}”:", "“{list}”中至少有一项：")
NONE_WHERE: Final = Bilingual("in none of “{list}”:", "“{list}”中没有一项：")
EACH_WHERE: Final = Bilingual("of “{list}”, each one for which:", "“{list}”中符合下列条件的每一项：")
HAS: Final = Bilingual("has also:", "均符合：")
GROUPS: Final = Bilingual("{list}, grouped by {keys}", "{list}（按{keys}分组）")
WITHOUT_CONDITION: Final = Bilingual("whatever it says", "不论内容")

IS: Final = Bilingual("{fact}: {values}", "{fact}：{values}")
IS_ONE: Final = Bilingual("{fact}: one of {values}", "{fact}：{values}之一")
IS_NOT: Final = Bilingual("{fact}: not {values}", "{fact}：非{values}")
IS_NOT_ONE: Final = Bilingual("{fact}: none of {values}", "{fact}：不属于{values}中的任何一项")
INCLUDES: Final = Bilingual("{fact}: among them {values}", "{fact}：包括{values}")
INCLUDES_ONE: Final = Bilingual("{fact}: among them at least one of {values}", "{fact}：至少包括{values}中的一项")
INCLUDES_NOT: Final = Bilingual("{fact}: not among them {values}", "{fact}：不包括{values}")
INCLUDES_NONE: Final = Bilingual("{fact}: among them none of {values}", "{fact}：不包括{values}中的任何一项")
OVERLAP: Final = Bilingual("{left}: at least one also among {right}", "{left}：至少一项亦属于{right}")
KNOWN: Final = Bilingual("known: {fact}", "已明确：{fact}")
STATED: Final = Bilingual("stated in the document: {fact}", "文件已写明：{fact}")
CALL: Final = Bilingual("{title} ({values})", "{title}（{values}）")
COMPARED: Final = Bilingual("{left} {sign} {right}", "{left} {sign} {right}")
SIGNS: Final = {"=": "=", "!=": "≠", "<": "<", "<=": "≤", ">": ">", ">=": "≥"}
PARAMETER: Final = Bilingual("the number of the law “{title}”", "法定数值“{title}”")
COUNT: Final = Bilingual("how many “{list}”", "“{list}”的数目")
COUNT_WHERE: Final = Bilingual("how many “{list}” with {where}", "符合 {where} 的“{list}”的数目")
CONSTANTS: Final = {
    Truth.TRUE: Bilingual("always", "一律成立"),
    Truth.FALSE: Bilingual("never", "一律不成立"),
    Truth.UNKNOWN: Bilingual("a question that no document answers, and that is asked", "文件无从回答、须予明确的问题"),
}

OF_PAIR: Final = {
    "this": Bilingual("{fact} (this one)", "{fact}（本项）"),
    "comparator": Bilingual("{fact} (what it is compared with)", "{fact}（比较项）"),
}
"""The two records that a rule on pairs compares."""

FACTS: Final = {
    "clauses": Bilingual("clauses", "条款"),
    "excepted": Bilingual("the clause makes an exception", "条款设有除外情形"),
    "restricted": Bilingual(
        "the act is forbidden, or allowed only by consent, on a condition or at another time",
        "行为受到禁止，或者经同意、附条件、在其他时间方可为之",
    ),
    "consequence": Bilingual("what follows otherwise", "否则的后果"),
    "to": Bilingual("to or with whom", "相对人"),
    "of_whom": Bilingual("whose it is", "所属的当事人"),
    "instructed_by": Bilingual("on whose instructions", "指令的发出者"),
    "consent_of": Bilingual("whose consent it needs", "须取得同意的当事人"),
    "carve_out": Bilingual("what is excepted", "除外情形"),
    "permitted": Bilingual("permitted by the document as a whole", "综观全文可以为之"),
    "licensed_scope": Bilingual("the patents that the license covers", "许可所涉的专利"),
    "effects_in_prc": Bilingual("effects in China", "影响及于中国境内"),
    "own_share": Bilingual("the pool's own share", "专利池一方的份额"),
    "two_largest": Bilingual("joint share of the two largest", "最大两家的合计份额"),
    "three_largest": Bilingual("joint share of the three largest", "最大三家的合计份额"),
    "joint_share": Bilingual("joint share of both sides of the agreement", "协议双方的合计份额"),
    "as_of": Bilingual("the day of the check", "检查所依据的日期"),
    "positions": Bilingual("the positions of undertakings on markets", "各经营者的市场地位"),
    "side": Bilingual("side", "所属一方"),
    "to_side": Bilingual("side of the other one", "相对方所属一方"),
    "holder": Bilingual("whose position", "持有人"),
    "competes": Bilingual("competes with another member", "与其他成员存在竞争"),
    "fees": Bilingual("the royalty tiers of all licenses", "各许可合同的许可费档次"),
    "royalties": Bilingual("the royalty tiers of the document", "文件所载的许可费档次"),
    "charter": Bilingual("the charter", "章程"),
    "terms": Bilingual("the clauses, those of the charter included", "条款（含章程条款）"),
    "items": Bilingual("what is in the group", "组内各项"),
    "end_day": Bilingual("the day until which it holds", "适用至何日"),
    "deadline_length": Bilingual("within which time", "期限长度"),
    "frequency_length": Bilingual("at which interval", "间隔时间"),
    "end_event": Bilingual("the event on which its end depends", "终止所取决的事件"),
    "reckoned_on": Bilingual("base of the royalty", "计费基数"),
    "rate_in_money": Bilingual("rate in money", "以金额计的费率"),
    "in_schedule": Bilingual("in the published schedule", "列于公布的费率表"),
    "product": Bilingual("product", "产品"),
    "licensee": Bilingual("licensee", "被许可方"),
    "tier": Bilingual("tier", "档次"),
    "since": Bilingual("first day of the rate", "费率起始日"),
    "until": Bilingual("last day of the rate", "费率截止日"),
    "dominance": Bilingual("dominant position", "市场支配地位"),
}
"""Facts that conditions name and documents do not write under a key of that name."""

VALUES: Final = {
    "clause": Bilingual("clause", "条款"),
    "patent": Bilingual("patent", "专利"),
    "market": Bilingual("market", "相关市场"),
    "member": Bilingual("member", "成员"),
    "position": Bilingual("position on a market", "市场地位"),
    "royalty": Bilingual("royalty tier", "许可费档次"),
    "fee": Bilingual("royalty tier of any license", "各许可合同的许可费档次"),
    "dossier": Bilingual("dossier", "案卷"),
    "licensor_side": Bilingual("licensor side", "许可方一侧"),
    "licensee_side": Bilingual("licensee side", "被许可方一侧"),
    "other": Bilingual("other", "其他"),
}
"""Values that are none of the vocabulary's."""
