"""The words of the formal report."""

from __future__ import annotations

from typing import Final

from poolcheck.core.bilingual import Bilingual

TITLES: Final = {
    "regulator": Bilingual("Patent pool compliance report", "专利池合规情况报告"),
    "counsel": Bilingual("Patent pool review for counsel", "专利池法律审查报告"),
    "drafter": Bilingual("Patent pool drafting report", "专利池文件修改建议书"),
}
FOR: Final = Bilingual("For", "用途")
READERS: Final = {
    "regulator": Bilingual("submission to a competent authority", "提交主管部门"),
    "counsel": Bilingual("counsel of the pool or of a party", "供专利池或者当事人的律师使用"),
    "drafter": Bilingual("whoever drafts the documents", "供文件起草人使用"),
}
REDACTED: Final = Bilingual("Left out", "删节")
REDACTED_AS: Final = Bilingual(
    "{title}: what is left out is marked ▇▇▇; where the name of a document would tell it, a number stands for the name",
    "{title}：删去的内容以▇▇▇标示；文件名称足以透露删节内容的，以编号代替",
)
DOCUMENTS_OF_KIND: Final = Bilingual("{kind}: {count}", "{kind}：{count} 份")
UNREAD_DOCUMENTS: Final = Bilingual("not read: {count}", "未能读取：{count} 份")
LISTED_BELOW: Final = Bilingual("Each is listed in the annex “Files read”.", "各文件列于附录“读取的文件”。")

# How to read it, and its method.
READING_ABOUT_FINDINGS: Final = Bilingual(
    "A finding is the outcome of one rule for one clause, record or document, judged by what the documents say and by"
    " nothing else. Findings are numbered F1, F2 … and put together by what they are concerned with; each names its"
    " document and quotes the words it is about, with their line numbers. In a quotation, the words that are meant are"
    " marked; where none are, all of it is meant.",
    "一项“发现”，是某条规则适用于某一条款、记录或者文件所得的结论，仅以文件所载内容为据。发现依次编号为 F1、F2……，"
    "按关注事项归类，各项均注明所在文件并附行号引出原文；引文中所指文字另作标示，未标示的即指全文。",
)
NOT_LISTED: Final = Bilingual(
    "What is met is listed in the annex “Conditions met”; what does not apply is counted in the summary only.",
    "“符合”的事项列于附录“已满足的条件”；“不适用”的事项仅计入概要。",
)
SEALED: Final = Bilingual(
    "This file carries a seal: with the documents, `poolcheck verify` makes the report again and compares it point by"
    " point. The seal is no signature and does not prove who made the report.",
    "本报告内含校验信息；凭原文件，以 poolcheck verify 命令可以重新生成报告并逐项核对。校验信息不是电子签名，"
    "不证明出具人身份。",
)
ELSEWHERE: Final = Bilingual("elsewhere not met or open", "同一条件在他处不符合或者尚未确定")
NO_WAIVERS: Final = Bilingual("No finding is waived.", "没有已登记忽略的发现。")
NO_QUESTIONS: Final = Bilingual("Nothing is left to settle.", "没有待明确的事项。")
NOT_MET_AT_ALL: Final = Bilingual("What is not met", "不符合的事项")

STANDING_CONCERNS: Final = Bilingual(
    "The table lists the concerns on which something is left to do.", "下表仅列尚有待处理事项的关注事项。"
)

# The profile.
PROFILE: Final = Bilingual("The pool", "专利池概况")
PROFILE_ABOUT: Final = Bilingual(
    "What the documents themselves state, without any check of whether it is true. Sources are given where a document"
    " gives them.",
    "以下为文件自身所载内容，其真实性未经核实；文件注明出处的，一并列明。",
)
STATED: Final = Bilingual("Stated", "所载内容")
FACT: Final = Bilingual("Fact", "事项")
PLACE: Final = Bilingual("Place", "位置")
NAME: Final = Bilingual("Name", "名称")
PARTICULARS: Final = Bilingual("Particulars", "有关情况")
DOCUMENTS: Final = Bilingual("Documents", "文件")
KIND: Final = Bilingual("Kind", "类型")
DOCUMENT: Final = Bilingual("Document", "文件")
CLAUSES: Final = Bilingual("Clauses", "条款数")
GENERAL: Final = Bilingual("General", "基本情况")
AS_NAMED: Final = Bilingual("in this report", "本报告中称")
MORE_LISTED: Final = Bilingual(
    "and {count} more, listed in the annex “Files read”", "另有 {count} 份，列于附录“读取的文件”"
)
SINGLE: Final = Bilingual("Documents that belong to no dossier", "不属于任何案卷的文件")
PATENTS: Final = Bilingual("Patents", "专利")
PATENTS_COUNTED: Final = Bilingual(
    "Patents on the list: {count}; by it no longer in force: {ended}.",
    "专利清单共列 {count} 件专利，其中载明已失效的 {ended} 件。",
)
NO_PATENTS: Final = Bilingual("The documents give no list of patents.", "文件未附专利清单。")
TYPES: Final = Bilingual("Patents by type", "专利类型分布")
STATUSES: Final = Bilingual("Patents by status", "按法律状态统计的专利")
BY_TYPE: Final = Bilingual("Type", "专利类型")
BY_STATUS: Final = Bilingual("Status", "法律状态")
COUNT: Final = Bilingual("Number", "件数")
NOT_STATED: Final = Bilingual("not stated", "未写明")
ROYALTIES: Final = Bilingual("What licensees are charged", "被许可方的许可费")
ROYALTIES_ABOUT: Final = Bilingual(
    "Licensees are put together that are alike as far as the documents say: product, level of trade, region, volume."
    " Safety of the transaction, cost, credit and duration are not in the documents and were not compared.",
    "按文件所载的产品、交易环节、销售地域和销量，将条件相同的被许可方归为一组；交易安全、成本、信用状况、交易持续时间"
    "未载于文件，未予比较。",
)
NOT_COMPARED: Final = Bilingual(
    "Left out of the comparison, because a rate or a circumstance is not stated: {count}",
    "因费率或者有关情况未写明，未列入比较的：{count} 项",
)
MORE_ROWS: Final = Bilingual("and {count} more rows, in the full data (JSON)", "另有 {count} 行，载于完整数据（JSON）")
LICENSEE: Final = Bilingual("Licensee", "被许可方")
LICENSE: Final = Bilingual("License", "许可合同")
LIKE: Final = Bilingual("Product · level of trade · region · volume", "产品 · 交易环节 · 销售地域 · 销量")
RATE: Final = Bilingual("Rate", "费率")

# Findings by concern.
FINDINGS: Final = Bilingual("Findings by concern", "按关注事项列示的发现")
FINDINGS_ABOUT: Final = Bilingual(
    "What is not met or still open, by concern; the gravest first. Each finding quotes the words it is about and names"
    " the provisions; how it was reached is in the annex of derivations.",
    "以下按关注事项列示不符合以及尚未确定的事项，结论较重的在前。各项发现均引出所涉原文并列明依据，推导过程见附录。",
)
ALIKE: Final = Bilingual("The same in other documents", "其他文件中的相同事项")
FURTHER: Final = Bilingual("More under the same rules", "同一规则项下的其他发现")
FURTHER_ABOUT: Final = Bilingual(
    "These findings come to the same outcome under a rule that is told in full above, with its law and what it means;"
    " what differs is who and where.",
    "下列发现与上文详述的发现所依规则和结论相同，法律意义与依据见所示编号；仅所涉主体和位置不同。",
)
MORE_FINDINGS: Final = Bilingual(
    "and {count} more, not printed here; the full data (JSON) can be had from whoever made the report",
    "另有 {count} 项未在本文件列出，可向出具人索取完整数据（JSON）",
)

# Soft law, point by point.
POINTS: Final = Bilingual("Guidelines and other soft law, point by point", "指引及其他软法逐条对照")
POINTS_ABOUT: Final = Bilingual(
    "Every provision of the instruments of soft law that the rules are taken from, one by one: which conditions drawn"
    " from it are met, and where, and which findings are about it. “Nothing against it found” means that no rule drawn"
    " from the provision is short in the places named; it does not mean that all the provision asks is done, and says"
    " nothing about conduct. “Not met in places” means that some of its rules are met somewhere, and some are not."
    " “Open” means that facts are still to be settled. Soft law binds nobody: to fall short of it is no breach of the"
    " law. Gists are words of our own.",
    "以下逐条列出规则所依据的各项软法，说明依其设定的条件有哪些已经满足、见于何处，以及涉及哪些发现。“未见不符”指依该条文设定的规则"
    "在所列之处均未发现不符，不等于该条文的全部要求已经满足，亦不涉及实际做法；“有不符合之处”指部分规则已经满足、部分不符合；"
    "“待明确”指尚有事实未定。软法不具有强制力，未达到其要求不等于违法。要旨系自行归纳。",
)
PROVISION: Final = Bilingual("Provision", "条文")
STANDING: Final = Bilingual("Standing", "对照结果")
WHERE: Final = Bilingual("What is met, and where; findings", "已满足的条件及其所在，相关发现")
MET: Final = Bilingual("nothing against it found", "未见不符")
MET_IN_PART: Final = Bilingual("not met in places", "有不符合之处")
SHORT: Final = Bilingual("not met", "不符合")
OPEN: Final = Bilingual("open", "待明确")
PRESUMED: Final = Bilingual("presumed met", "推定符合")
NOT_HERE: Final = Bilingual("not addressed, or outside its scope", "未涉及或者不在适用范围")
NO_RULE: Final = Bilingual("no rule", "未设规则")
NO_RULE_ON_IT: Final = Bilingual(
    "No rule that was applied rests on it directly; it may stand behind a definition or a number that rules use.",
    "本次适用的规则未直接以其为依据；规则所用的定义或者数值可能出自该条。",
)
AS_A_WHOLE: Final = Bilingual("as a whole", "文件整体")
ON_LINES: Final = Bilingual("lines {lines}", "第 {lines} 行")
AND_OTHERS: Final = Bilingual("{names} … ({count} documents)", "{names}等 {count} 份")
MORE_DOCUMENTS: Final = Bilingual(
    "and {count} more documents, in the full data (JSON)", "另有 {count} 份文件，载于完整数据（JSON）"
)

# Defenses.
DEFENSES: Final = Bilingual("Defenses claimed", "所主张的抗辩")
DEFENSES_ABOUT: Final = Bilingual(
    "Justifications and exemptions that the documents claim, with the evidence they name, and reasons that they record"
    " for treating somebody otherwise. Whether they hold is not assessed here; the burden of proof is on whoever claims"
    " them.",
    "以下为文件所主张的正当理由、豁免事由及其列明的证据，以及文件就差别对待所载明的理由。能否成立，本报告不作评估；"
    "举证责任由主张者承担。",
)
NO_DEFENSES: Final = Bilingual("The documents claim no defense.", "文件未主张抗辩。")
FOR_CLAUSE: Final = Bilingual("For", "针对")
CLAIM: Final = Bilingual("Claim and evidence", "主张与证据")
ABOUT_FINDINGS: Final = Bilingual("Findings", "相关发现")

# The certificate.
CERTIFICATE: Final = Bilingual("Conditions met", "已满足的条件")
CERTIFICATE_ABOUT: Final = Bilingual(
    "As far as the documents state it, these conditions are met, each by the clause or fact named, or by a document as"
    " a whole. A condition that rules something out is met where the clause or document named has nothing of the kind."
    " Each speaks of the words of the clause named only: other clauses and documents may say otherwise. None of this"
    " says anything about conduct outside the documents.",
    "按文件所载内容，下列条件已经满足，并注明所依据的条款、事实或者文件。禁止性的条件，因所示条款或者文件没有相应内容而满足。"
    "各项仅就所示条款的文字而言，不表示文件其他条款或者案卷其他文件亦无不同约定；本页不涉及文件之外的实际做法。",
)
CONDITION: Final = Bilingual("Condition", "条件")
MET_BY: Final = Bilingual("Met by (document · clause)", "依据所在（文件 · 条款）")
UNDER: Final = Bilingual("Under", "法源")
OTHERS: Final = Bilingual(" and others", "等")
NOTHING_MET: Final = Bilingual("The documents meet no condition.", "文件没有满足任何条件。")
CERTIFICATE_UNREAD: Final = Bilingual(
    "Files that could not be read are not covered.", "未能读取的文件不在本页范围之内。"
)
