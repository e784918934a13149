"""The words around what a paper says."""

from __future__ import annotations

from typing import Final

from poolcheck.core.bilingual import Bilingual

TITLE: Final = Bilingual("Report on a check of pool documents", "专利池文件检查报告")
CONTENTS: Final = Bilingual("Contents", "目录")
DOCUMENTS: Final = Bilingual("Documents", "受检文件")
MORE_DOCUMENTS: Final = Bilingual("and {count} more, listed under “Files read”", "另有 {count} 份，列于“读取的文件”")
LAW_AS_OF: Final = Bilingual("Law as of", "法律适用日期")
WAIVERS_AS_OF: Final = Bilingual("Waivers as of", "忽略登记截至")
PACKS: Final = Bilingual("Rule packs", "规则包")
MADE_BY: Final = Bilingual("Made by", "生成工具")
NO_ADVICE: Final = Bilingual("Not legal advice", "不构成法律意见")
LINES: Final = Bilingual("lines {first}–{last}", "第 {first}–{last} 行")

SUMMARY: Final = Bilingual("Summary", "结果概要")
READING: Final = Bilingual("How to read this report", "阅读说明")
FINDINGS: Final = Bilingual("Findings", "发现")
QUESTIONS: Final = Bilingual("Questions to settle", "待明确事项")
EXPOSURE: Final = Bilingual("What may follow", "可能的法律后果")
WAIVERS: Final = Bilingual("Waivers and baseline", "忽略登记与基线")
PROBLEMS: Final = Bilingual("Problems met in reading", "读取文件时发现的问题")
METHOD: Final = Bilingual("Method and limits", "检查方法与局限")
AUTHORITIES: Final = Bilingual("Authorities cited", "所引依据")
DERIVATIONS: Final = Bilingual("How the outcomes were reached", "结论的推导")
INPUTS: Final = Bilingual("Files read", "读取的文件")
RULES: Final = Bilingual("Rule packs and rules applied", "规则包与适用的规则")
PASSED: Final = Bilingual("What is met or does not apply", "符合与不适用的事项")

# Names of columns.
NUMBER: Final = Bilingual("No.", "编号")
FINDING: Final = Bilingual("Finding", "发现")
OUTCOME: Final = Bilingual("Outcome", "结论")
MEANS: Final = Bilingual("Meaning", "含义")
LAW: Final = Bilingual("law", "法律")
SOFT: Final = Bilingual("soft law", "软法")
CONCERN: Final = Bilingual("Concern", "关注事项")
PLACE: Final = Bilingual("Place", "位置")
DOCUMENT: Final = Bilingual("Document", "文件")
KIND: Final = Bilingual("Kind", "类型")
WEIGHT: Final = Bilingual("weight", "程度")
WEIGHTS: Final = {
    "error": Bilingual("high", "高"),
    "warning": Bilingual("medium", "中"),
    "note": Bilingual("low", "低"),
}
DECIDES: Final = Bilingual("What decides it", "取决于")
RULE_AT_ISSUE: Final = Bilingual(" (rule: {title})", "（规则：{title}）")
TOLD_AT: Final = Bilingual("Told in full at", "详见")
PROVISION: Final = Bilingual("Provision", "条文")
GIST: Final = Bilingual("Gist, in words of our own", "要旨（非原文）")
CHECKED: Final = Bilingual("Text checked", "核对情况")
CITED_IN: Final = Bilingual("Cited in", "引用处")
PROBLEM: Final = Bilingual("Problem", "问题")
REASON: Final = Bilingual("Reason", "理由")
BY: Final = Bilingual("Recorded by", "登记人")
UNTIL: Final = Bilingual("Until", "截止日")
RECORDED: Final = Bilingual("Recorded in", "登记位置")
PACK: Final = Bilingual("Rule pack", "规则包")
VERSION: Final = Bilingual("Version", "版本")
RULE: Final = Bilingual("Rule", "规则")
TITLE_OF_RULE: Final = Bilingual("Title", "名称")
OUTCOMES: Final = Bilingual("Outcomes", "结论")
FILE: Final = Bilingual("Path", "路径")
INSTRUMENT: Final = Bilingual("Instrument", "法源")
CHANGED: Final = Bilingual("Change", "调整")
CURRENT_UNTIL: Final = Bilingual("Known to be current until", "确认现行至")
SHA: Final = Bilingual("SHA-256", "SHA-256")
TOTAL: Final = Bilingual("Total", "合计")
NAMED_BY: Final = Bilingual("Findings", "发现")
NOT_READ: Final = Bilingual("not read", "未能读取")
SEVERAL: Final = Bilingual("{count} documents", "{count} 份文件")
NOT_CHECKED: Final = Bilingual("Limits", "局限")
WHOLE: Final = Bilingual("The document as a whole", "文件整体")
UNWRITTEN: Final = Bilingual("What hangs on the part not written down", "取决于未录入部分的事项")
UNWRITTEN_ASK: Final = Bilingual(
    "what does the part of the document say that was not written down? (the findings concerned are listed under it)",
    "文件未录入的部分如何约定？（所涉各项发现列于该文件项下）",
)
REPEATED: Final = Bilingual("The same as in another document", "与其他文件相同的事项")

# The labels of what is said of a finding.
PARTS: Final = {
    "meaning": Bilingual("Meaning in law", "法律意义"),
    "authority": Bilingual("Authority", "依据"),
    "exposure": Bilingual("May follow", "法律后果"),
    "presumed_by": Bilingual("Presumed by", "补充规定"),
    "open": Bilingual("To be settled", "待明确"),
    "note": Bilingual("Note", "说明"),
    "claimed": Bilingual("Claimed", "所主张"),
    "remedy": Bilingual("Repair", "修改"),
    "related": Bilingual("See also", "另见"),
    "waiver": Bilingual("Waived", "忽略登记"),
    "baseline": Bilingual("Baseline", "基线"),
}
POINTED: Final = Bilingual("Words meant", "所指文字")

# What each outcome means.
OUTCOMES_MEAN: Final = {
    "not_met": Bilingual("what the documents state does not meet the rule", "按文件所载内容，不符合该规则的要求。"),
    "conditional": Bilingual(
        "the rule is not met if a fact that is still open turns out so; the finding names it",
        "尚有事实待明确（见该项发现）；其结果可能导致不符合。",
    ),
    "undetermined": Bilingual(
        "the documents do not say what decides it; the finding says what to ask",
        "文件未写明据以判断的事项，暂无结论；应当查明的事项见该项发现。",
    ),
    "defense_claimed": Bilingual(
        "the document itself claims a justification or an exemption, with evidence; whether it holds is not assessed",
        "文件载明正当理由或者豁免事由并列有证据；该主张能否成立，未作评估。",
    ),
    "presumed_met": Bilingual(
        "the rule is met only because the law fills what the document leaves unsaid; better say it expressly",
        "文件未作约定，依法律的补充规定推定符合；宜明确写明。",
    ),
    "met": Bilingual("what the documents state meets the rule", "按文件所载内容，符合该规则的要求。"),
    "not_applicable": Bilingual(
        "the rule is not about this document, or something it presupposes is not there",
        "该规则不针对此类文件，或者其适用前提不具备。",
    ),
    "waived": Bilingual(
        "somebody decided, with a reason and until a day, not to act on it; counted here whatever its outcome",
        "已登记在一定期限内不予处理，并载明理由；不论结论为何，均计入本行。",
    ),
}
VALUES: Final = {
    "unknown": Bilingual("not stated", "未写明"),
    "nothing": Bilingual("nothing", "无"),
    "yes": Bilingual("yes", "是"),
    "no": Bilingual("no", "否"),
    "true": Bilingual("holds", "成立"),
    "false": Bilingual("does not hold", "不成立"),
}
"""Values of facts that are words of every fact."""
LOOKS_AT: Final = Bilingual("looks at what meets", "检查对象须符合")
TRUTHS: Final = {
    "true": Bilingual("holds", "成立"),
    "false": Bilingual("does not hold", "不成立"),
    "unknown": Bilingual("open", "待定"),
}

# The summary.
CHECKED_AGAINST: Final = Bilingual(
    "{documents} documents were checked against {rules} rules of {packs} rule packs, under the law as of {day}. The"
    " table counts the outcomes and says what each of them means.",
    "依据截至{day}的法律，以 {packs} 个规则包中的 {rules} 条规则检查了 {documents} 份文件。各类结论的含义和数量如下。",
)
UNREAD: Final = Bilingual(
    "Not checked, because they could not be read (files: {count}):", "下列 {count} 份文件未能读取，因而未作检查："
)
CHECKED_ONE_AGAINST: Final = Bilingual(
    "1 document was checked against {rules} rules of {packs} rule packs, under the law as of {day}. The table counts"
    " the outcomes and says what each of them means.",
    "依据截至{day}的法律，以 {packs} 个规则包中的 {rules} 条规则检查了 1 份文件。各类结论的含义和数量如下。",
)
BEGIN: Final = Bilingual("Where to begin", "优先处理的事项")
BEGIN_ABOUT: Final = Bilingual(
    "These are not met on what the documents state, whatever the open questions turn out to be. Law comes"
    " before soft law.",
    "下列事项，按文件所载内容即不符合，与待明确事项的结果无关；法律规则在前，软法在后。",
)
NOTHING_NOT_MET: Final = Bilingual(
    "Nothing was found not met that is not waived or in the baseline.",
    "除已登记忽略或者列入基线的以外，未发现不符合的事项。",
)
MORE_NOT_MET: Final = Bilingual("and {count} more, in the chapter of findings", "另有 {count} 项，见后文各项发现。")
MORE_ALIKE: Final = Bilingual("and {count} more places", "另有 {count} 处")
NOT_MET_ONLY: Final = Bilingual(
    "There are very many documents: only those in which something is not met are listed here.",
    "文件数量较多，仅列有不符合事项的文件。",
)
BY_CONCERN: Final = Bilingual("Findings by concern", "按关注事项统计")
BY_DOCUMENT: Final = Bilingual("Findings by document", "按文件统计")

# How to read it.
READING_POINTS: Final = (
    Bilingual(
        "A finding is the outcome of one rule for one clause, record or document, judged by what the documents say and"
        " by nothing else. Findings are numbered F1, F2 …; they stand below the clause they are about, which is quoted"
        " with its line numbers. In a quotation, the words that are meant are marked; where none are, all of it is"
        " meant.",
        "一项“发现”，是某条规则适用于某一条款、记录或者文件所得的结论，仅以文件所载内容为据。发现依次编号为 F1、F2……，"
        "列于所涉条款之下；条款原文附行号引出，其中所指文字另作标示，未标示的即指全文。",
    ),
    Bilingual(
        "Silence is not “no”. What the documents leave open stays open: the outcome is then undetermined or"
        " conditional, and the report says which fact would decide it. The questions are numbered Q1, Q2 … and"
        " gathered in a chapter of their own.",
        "文件未作约定，并不等于否定。文件未写明的，结论为“待定”或者“附条件”，并指明何种事实可以决定结论。"
        "待明确事项编号为 Q1、Q2……，另立一章汇总。",
    ),
    Bilingual(
        "Law and soft law are kept apart. Soft law (guidelines, recommended practice, voluntary standards) does not"
        " bind; falling short of it is no breach of the law and is not reported as one.",
        "法律规则与软法分别列示。软法（指引、倡导性要求、自愿采用的标准）不具有强制力；未达到其要求，不等于违法，本报告亦不作此认定。",
    ),
    Bilingual(
        "Quotations are lines of the files that were checked. Where a file describes an agreement in the program's own"
        " language, they are lines of that description, not of a signed text. Wording that is proposed in quotation"
        " marks is in that language, too: put it into the words of the contract.",
        "引文为受检文件的原行；文件以本程序的书写语言描述合同的，引文即该描述的原行，并非签署文本。修改建议引号内的文字亦以该语言写成，"
        "用于合同时请另行拟定措辞。",
    ),
    Bilingual(
        "An outcome is no verdict. “Not met” says that a document, as written, does not meet the rule. Whether the law"
        " is broken may depend on effects, on justification and on facts outside the documents.",
        "结论不是违法认定。“不符合”仅指文件的文字未满足规则的要求；是否违法，还可能取决于对竞争的影响、正当理由以及文件之外的事实。",
    ),
    Bilingual(
        "Each finding has a weight. High, medium and low tell how much it weighs if the rule is not met; a conditional"
        " finding weighs one step less, and what is otherwise open has a low weight.",
        "每项发现均标明程度。“高”“中”“低”表示不符合时的严重程度；附条件的低一级，其他尚未确定的均为“低”。",
    ),
    Bilingual(
        "Every citation says how sure it is: read in the primary text, taken from a secondary source, or unverified."
        " The provisions are listed once in an annex, each with its gist in words of our own, which do not replace the"
        " text.",
        "每处引用均注明核对情况：已核对原文、据二手资料或者未经核实。所引条文集中列于附录，并附要旨；要旨系自行归纳，不能代替原文。",
    ),
    Bilingual(
        "D1, D2 … refer to the annex of derivations, which shows step by step how an outcome was reached.",
        "D1、D2……指附录中的推导过程，逐步说明结论如何得出。",
    ),
)
NOTHING_CHECKED: Final = Bilingual("No document could be checked.", "没有可供检查的文件。")
FINDINGS_ABOUT: Final = Bilingual(
    "The findings follow the documents and, in each of them, the clauses; those about one clause begin with the"
    " gravest. What concerns a document as a whole, such as what it leaves out, comes after its clauses.",
    "发现依文件、条款的顺序排列；同一条款之下，结论较重的在前。涉及文件整体的事项（例如缺漏）列于各条款之后。",
)
REPEATED_ABOUT: Final = Bilingual(
    "The findings below say the same as findings on an earlier document, where they are told in full.",
    "下列发现与此前文件项下的发现相同，详细内容见所示编号。",
)
QUESTIONS_ABOUT: Final = Bilingual(
    "Each question is asked once; those that bear on most findings come first. Where an answer can be written into the"
    " documents, a new check decides; where it cannot, as with effects on competition, whoever reviews the report"
    " decides by it.",
    "每个问题只列一次，涉及发现较多的在前。答案能够写入文件的，补入后重新检查即可得出结论；文件无从载明的（如对竞争的影响），"
    "由审查者据答案判断。",
)
EXPOSURE_ABOUT: Final = Bilingual(
    "What the law attaches to a norm that is not met. Whether it follows, and how much, is for authorities and courts"
    " to decide; nothing here says that it will.",
    "以下为法律对不符合规定情形规定的后果。是否承担、轻重如何，由主管部门和人民法院认定；本报告并不预断。",
)
WAIVERS_ABOUT: Final = Bilingual(
    "These findings are waived: somebody decided not to act on them for now. They stay among the findings,"
    " marked. Whether a waiver has expired is judged as of {day}.",
    "下列发现已登记忽略，即经决定暂不处理；仍列于各项发现之中并加标注。登记是否到期，以{day}为准。",
)
BASELINE_ABOUT: Final = Bilingual(
    "The findings were held against this baseline: {name}", "发现已与下列基线比对：{name}"
)
BASELINED: Final = Bilingual("These were there when the baseline was frozen:", "下列发现在建立基线时已经存在：")
GONE: Final = Bilingual("These of the baseline are there no more:", "基线中的下列发现已不复存在：")
METHOD_POINTS: Final = (
    Bilingual(
        "The report was made by a program from the files in the annex of files; no person has reviewed it. It judges"
        " what these files say. Where a file describes an agreement in the program's own language, the report is only"
        " as good as the description: compare it with the text that was signed.",
        "本报告由程序根据附录所列文件生成，未经人工复核；所判断的，是这些文件的内容。文件以本程序的书写语言描述合同的，"
        "报告的可靠程度取决于该描述是否忠实于签署文本，请予核对。",
    ),
    Bilingual(
        "Each rule is a condition on what clauses, facts and lists say, written down in a rule pack with the provisions"
        " behind it. Conditions are evaluated with three values: true, false and unknown. Nothing is guessed: an"
        " unknown fact that could change the outcome leaves it open.",
        "每条规则均为针对条款、事实和清单内容的条件，载于规则包并附所据条文。条件按“成立”“不成立”“未知”三值判断，不作推测；"
        "未知事实足以影响结论的，结论即为未定。",
    ),
    Bilingual(
        "The law is taken as of the day that the report bears: provisions that were not in force then are not applied.",
        "法律以本报告所载法律适用日期为准；该日尚未施行或者已经失效的条文不予适用。",
    ),
    Bilingual(
        "The same release of the program gives the same report again, to the byte, for the same files, rule packs,"
        " options and day. The hashes in the annexes show whether they are the same.",
        "本工具的同一版本，就同一文件、规则包、选项和日期，所生成的报告逐字节相同；是否同一，可以附录中的哈希值核对。",
    ),
)
NOT_LISTED: Final = Bilingual(
    "What is met or does not apply is counted in the summary, and not listed.",
    "“符合”和“不适用”的事项仅计入概要，未逐项列出。",
)
STALE: Final = Bilingual("How current the law is", "法源的现行性")
STALE_ABOUT: Final = Bilingual(
    "The texts used of these instruments are known to be current only up to the day given. Changes between that day"
    " and {day} are not taken into account.",
    "下列法源，本工具所依文本仅确认至所示日期为现行；该日之后至{day}如有修改，未予考虑。",
)
AUTHORITIES_ABOUT: Final = Bilingual(
    "All provisions that the findings rest on, each once, the law before soft law; P1, P2 … refer to them. The"
    " gists are words of our own; only the"
    " text of the instrument counts.",
    "各项发现所依据的条文，各列一次，法律在前，软法在后，以 P1、P2……指称。要旨系自行归纳，以法律文本为准。",
)
DERIVATIONS_ABOUT: Final = Bilingual(
    "For each finding, the conditions of its rule as the rule pack writes them, whether each holds, and the facts it"
    " rests on. “Stated” and “known” ask whether the documents say a thing at all; “any” and “every” go through a list."
    " Findings reached in the same way are listed together; those that hang on what was not written down, and those"
    " that repeat a finding on an earlier document, are left out. The annex is for technical review; the report can be"
    " read without it.",
    "逐项列出各发现所依规则的条件（按规则包的写法）、是否成立以及所据事实。stated、known 指文件是否写明；any、every"
    " 指清单中的任一项、每一项。推导相同的发现合并列示；取决于未录入部分的发现，以及与此前文件相同的发现，不再列出。"
    "本附录供技术复核，阅读正文无须参照。",
)
INPUTS_ABOUT: Final = Bilingual(
    "All files that were read. The SHA-256 of a file changes with every byte of it: it shows whether a file is the one"
    " that was checked.",
    "读取的全部文件。文件只要有一个字节不同，其 SHA-256 即不同，可据以核对是否为受检文件。",
)
RULES_ABOUT: Final = Bilingual(
    "The rule packs that were applied, and below each its rules with the outcomes they led to.",
    "适用的规则包；各包之下列出其规则及所得结论的数量。",
)
PASSED_ABOUT: Final = Bilingual("What is met, and what does not apply, file by file.", "按文件列出符合和不适用的事项。")
