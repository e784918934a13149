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
    "{title}: what is left out is marked ▇▇▇, names of documents are replaced by numbers, and findings go by digests of"
    " their ids",
    "{title}：删去的内容以▇▇▇标示，文件名称以编号代替，发现的编号以摘要代替",
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
PATENTS: Final = Bilingual("Patents", "专利")
PATENTS_COUNTED: Final = Bilingual(
    "The list has {count} patents; {ended} of them are said to be no longer in force.",
    "专利清单共列 {count} 件专利，其中载明已失效的 {ended} 件。",
)
NO_PATENTS: Final = Bilingual("The documents give no list of patents.", "文件未附专利清单。")
BY_TYPE: Final = Bilingual("Type", "专利类型")
BY_STATUS: Final = Bilingual("Status", "法律状态")
COUNT: Final = Bilingual("Number", "件数")
NOT_STATED: Final = Bilingual("not stated", "未写明")
ROYALTIES: Final = Bilingual("What licensees are charged", "被许可方的许可费")
ROYALTIES_ABOUT: Final = Bilingual(
    "Licensees are put together that are alike as far as the documents say: product, level of trade, region, volume.",
    "按文件所载的产品、交易环节、销售地域和销量，将条件相同的被许可方归为一组。",
)
NOT_COMPARED: Final = Bilingual(
    "Left out of the comparison, because a rate or a circumstance is not stated: {count}",
    "因费率或者有关情况未写明，未列入比较的：{count} 项",
)
MORE_ROWS: Final = Bilingual("and {count} more rows, in the JSON report", "另有 {count} 行，见 JSON 报告")
LICENSEE: Final = Bilingual("Licensee", "被许可方")
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

# Soft law, point by point.
POINTS: Final = Bilingual("Soft law, point by point", "指引及其他软法逐条对照")
POINTS_ABOUT: Final = Bilingual(
    "Every provision of the instruments of soft law that the rules are taken from, in their order, with where the"
    " documents meet it. Soft law binds nobody: to fall short of it is no breach of the law. Gists are words of our"
    " own.",
    "以下按条文顺序逐条列出规则所依据的各项软法，并说明文件在何处满足。软法不具有强制力，未达到其要求不等于违法；"
    "要旨系自行归纳。",
)
PROVISION: Final = Bilingual("Provision", "条文")
STANDING: Final = Bilingual("Standing", "对照结果")
WHERE: Final = Bilingual("Where, and findings", "所在条款及发现")
MET: Final = Bilingual("met", "符合")
MET_IN_PART: Final = Bilingual("met in part", "部分符合")
SHORT: Final = Bilingual("not met", "不符合")
OPEN: Final = Bilingual("open", "待明确")
NOT_HERE: Final = Bilingual("does not bear on these documents", "与所检文件无关")
NO_RULE: Final = Bilingual("no rule", "未设规则")
NOT_APPLIED: Final = Bilingual("its rules were not applied in this run", "本次检查未适用其规则")

# Defenses.
DEFENSES: Final = Bilingual("Defenses claimed", "所主张的抗辩")
DEFENSES_ABOUT: Final = Bilingual(
    "Justifications and exemptions that the documents claim, with the evidence they name. Whether they hold is not"
    " assessed here; the burden of proof is on whoever claims them.",
    "以下为文件所主张的正当理由、豁免事由及其列明的证据。能否成立，本报告不作评估；举证责任由主张者承担。",
)
NO_DEFENSES: Final = Bilingual("The documents claim no defense.", "文件未主张抗辩。")
FOR_CLAUSE: Final = Bilingual("Clause", "针对条款")
CLAIM: Final = Bilingual("Claim and evidence", "主张与证据")
ABOUT_FINDINGS: Final = Bilingual("Findings", "相关发现")

# The certificate.
CERTIFICATE: Final = Bilingual("Conditions met", "已满足的条件")
CERTIFICATE_ABOUT: Final = Bilingual(
    "As far as the documents state it, these conditions are met, each by the clause or fact named. Conditions that are"
    " met because nothing of the kind is in the documents are counted at the end. This says nothing about conduct"
    " outside the documents.",
    "按文件所载内容，下列条件已经满足，并注明所依据的条款或者事实。因文件中没有相应内容而视为满足的条件，末尾仅列数量。"
    "本页不涉及文件之外的实际做法。",
)
CONDITION: Final = Bilingual("Condition", "条件")
MET_BY: Final = Bilingual("Met by", "依据所在")
UNDER: Final = Bilingual("Under", "法源")
MET_BY_ABSENCE: Final = Bilingual(
    "Conditions met because nothing in the documents is against them: {count}",
    "因文件中没有相反内容而满足的条件：{count} 项",
)
NOTHING_MET: Final = Bilingual(
    "No condition is met by what a clause or fact states.", "没有因条款或者事实的内容而满足的条件。"
)
WHOLE: Final = Bilingual("the document as a whole", "文件整体")
