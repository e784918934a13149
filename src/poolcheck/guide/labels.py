"""The words around what the guide says."""

from __future__ import annotations

from typing import Final

from poolcheck.core.bilingual import Bilingual
from poolcheck.vocabulary.entries import NoObject

ACT: Final = Bilingual("act", "行为")
AXIS: Final = Bilingual("axis of qualifiers", "限定维度")
VALUE: Final = Bilingual("qualifier", "限定")
TRIGGER: Final = Bilingual("trigger", "触发事由")
OBJECT: Final = Bilingual("object", "对象")
PARTY: Final = Bilingual("party", "当事人")
MODALITY: Final = Bilingual("modality", "规范词")
CERTAINTY: Final = Bilingual("why something is not known", "未知的原因")
OTHERS_ACT: Final = Bilingual("verb about somebody else's act", "涉及他人行为的动词")
MODE: Final = Bilingual("mode of exploitation", "实施方式")
BASE: Final = Bilingual("royalty base", "计费基数")
FACT: Final = Bilingual("fact", "文件事项")
RULE: Final = Bilingual("rule", "规则")
CONCERN: Final = Bilingual("concern", "关注事项")
PROVISION: Final = Bilingual("provision", "法律规定")
SOURCE: Final = Bilingual("source of law", "法源")

IN_ENGLISH: Final = Bilingual("English", "英文")
IN_CHINESE: Final = Bilingual("Chinese", "中文")
OPPOSITE: Final = Bilingual("opposite", "反义表述")
BY: Final = Bilingual("who", "主体")
ANYONE: Final = Bilingual("said of a thing, not of a party", "就事物作出陈述，不以当事人为主语")
ABOUT: Final = Bilingual("about", "对象")
QUOTED_TOO: Final = Bilingual("or any “…”, which is unknown to rules", "或者任意引文“……”（规则视为不明）")
WITHOUT_OBJECT: Final = {
    NoObject.NONE: Bilingual("without one it is about none", "未写对象的，即无对象"),
    NoObject.LISTED: Bilingual("without one it is about one of these", "未写对象的，以上述对象为限"),
}
"""What it means to name no object, where that settles something."""
HOW: Final = Bilingual("how", "限定")
SILENCE: Final = Bilingual("silence", "未写明的")
ASKED: Final = Bilingual("asked", "待明确")
SERVES: Final = Bilingual("concerns", "关注事项")
SEEN_AS: Final = Bilingual("seen as", "视为")
BARRED_BY: Final = Bilingual("ruled out by", "被其排除")
GOOD: Final = Bilingual("good", "稳妥")
RISKY: Final = Bilingual("risky", "有风险")
USED_BY: Final = Bilingual("goes with", "适用于")
ANY_ACT: Final = Bilingual("every act", "任何行为")
VALUES: Final = Bilingual("values", "取值")
ON_AXIS: Final = Bilingual("on the axis", "所属维度")
MAY_BE: Final = Bilingual("leaves open", "含义未定，可能为")
SIDE: Final = Bilingual("side", "所属一方")
SIDES: Final = {"licensor": Bilingual("licensor", "许可方"), "licensee": Bilingual("licensee", "被许可方")}
STANDS_IN: Final = Bilingual("stands in", "所在位置")
TOP: Final = Bilingual("the document", "文件")
HOLDS: Final = Bilingual("holds", "包括")
WRITTEN: Final = Bilingual("written", "填写")
ADVICE: Final = Bilingual("binds nobody: it only advises", "无约束力，仅为建议")
TERM: Final = Bilingual("a term that a document may define", "文件可以自行定义的用语")
APPLIES: Final = Bilingual("applies if", "适用条件")
LOOKS_AT: Final = Bilingual("looks at", "检查对象")
NARROWED: Final = Bilingual("where", "且须")
NOT_MET: Final = Bilingual("not met if", "不符合")
EXCUSED: Final = Bilingual("claimed if", "视为主张理由")
WRITTEN_AS: Final = Bilingual("as written", "条件原文")
MEANS: Final = Bilingual("means", "法律意义")
NEEDS: Final = Bilingual("also needs", "另须具备")
EXPOSURE: Final = Bilingual("may follow", "法律后果")
CONSEQUENCES: Final = Bilingual("what may follow where a norm is not met", "不符合规定时可能产生的法律后果")
SAFE_HARBORS: Final = Bilingual("safe harbors that can be argued", "可以主张的安全港")
DEFENSES: Final = Bilingual("defenses", "抗辩")
GROUND_PROVED: Final = Bilingual("{grounds}; to be proved as well: {proofs}", "{grounds}；另须证明：{proofs}")
ARGUABLE: Final = Bilingual("arguable", "可主张")
GROUNDS: Final = Bilingual("grounds", "事由")
UNDER: Final = Bilingual("under", "依据")
UNDER_ON: Final = Bilingual("the law as it stood on {day}", "法律依据（适用日期 {day}）")
DEFINITIONS: Final = Bilingual("terms of this rule", "本规则所用概念")
DEFINED: Final = Bilingual("so if", "成立条件")
PARAMETERS: Final = Bilingual("numbers of the law on {day}", "法定数值（适用日期 {day}）")
VALUE_ON: Final = Bilingual("{value} ({cited})", "{value}（{cited}）")
NO_VALUE: Final = Bilingual("no value that we know was in force on {day}", "就我们所知，{day}尚无此项数值施行")
REPAIR: Final = Bilingual("repair", "修改")
NOTE: Final = Bilingual("note", "说明")
EXAMPLES: Final = Bilingual("examples", "示例")
OUTCOME: Final = Bilingual("outcome", "结论")
OPEN_FACTS: Final = Bilingual("stays open", "待明确")
ON_DAY: Final = Bilingual("law of", "法律日期")
PACK: Final = Bilingual("pack", "规则包")
SUBJECTS: Final = {
    "document": Bilingual("documents", "文件"),
    "party": PARTY,
    "modality": MODALITY,
    "each": Bilingual("each", "逐项"),
    "pair": Bilingual("pairs of", "成对比较"),
    "by": Bilingual("alike in", "相同的方面"),
    "lowest": Bilingual("beside the lowest", "与最低者比较的事项"),
    "counterpart": Bilingual("each with its own", "逐一对应的依据"),
}
"""The keys of what a rule looks at; a key that is not here is shown as it is."""
RULES: Final = Bilingual("rules", "规则")
ACTS: Final = Bilingual("acts", "行为")
ROW: Final = Bilingual("matrix row", "矩阵行")
RULES_OF: Final = Bilingual("rules of the pack {pack} ({name})", "规则包“{pack}”（{name}）的规则")
TEST: Final = Bilingual("test", "法律意义")
TEST_OF: Final = Bilingual("{test}, {severity}; {kind}", "{test}，{severity}；{kind}")
IN_LAW: Final = Bilingual("law", "法律规则")
IN_SOFT_LAW: Final = Bilingual("soft law", "软法")
NO_RULES: Final = Bilingual("no rule of the packs loaded is about it", "已加载的规则包中没有涉及此事项的规则")
EXAMPLE_WORDING: Final = Bilingual("examples of wording", "条款措辞示例")
ARTICLE: Final = Bilingual("article", "条文")
ARTICLE_OF: Final = Bilingual("{source}, art. {article}", "{source}第{article}条")
SEVERAL_HERE: Final = Bilingual("provisions of this article", "本条所含规定")
NUMBERS: Final = Bilingual("numbered", "条号")
CHECKED: Final = Bilingual("checked", "核对情况")
RESTING: Final = Bilingual("rules that rest on it", "以之为依据的规则")
CITING_DEFINITIONS: Final = Bilingual("definitions that cite it", "引用该规定的概念")
CITING_PARAMETERS: Final = Bilingual("numbers that it sets", "该规定所定的数值")
CITED: Final = Bilingual("cited as", "条文")
ISSUER: Final = Bilingual("issued by", "制定机关")
LEVEL: Final = Bilingual("level", "效力层级")
IN_FORCE: Final = Bilingual("in force", "施行")
REVIEWED: Final = Bilingual("known to be current up to {day}", "所持文本确认至{day}为现行")
PROVISIONS: Final = Bilingual("provisions", "规定")
NOT_THEN: Final = Bilingual("{name}: no provision of this kind was in force on {day}", "{name}：{day}尚无此项规定施行")
FROM_TO: Final = Bilingual("{since} to {until}", "{since}至{until}")
FROM_ON: Final = Bilingual("from {since} on", "自{since}起")

FREE: Final = Bilingual("not restricted by this document", "本文件未作限制")
NONE: Final = Bilingual("no such duty, right or power in this document", "本文件未设此项义务、权利或者权力")
OPEN: Final = Bilingual("unknown, and asked where it matters", "不明；影响结论的，列为待明确的问题")
NOTHING_SAID: Final = Bilingual("nothing of the kind", "无此限定")
LAW: Final = Bilingual(
    "where Chinese law governs, a default rule fills the gap ({cited}): {gist}{value} What rests on it is presumed."
    " Elsewhere unknown.",
    "适用中国法的，由法律的补充规定填补（{cited}）：{gist}{value}据此作出的判断为推定；不适用中国法的，不明。",
)
READ_AS: Final = Bilingual(" Read as: {value}.", "视为：{value}。")
NOT_PERMITTED: Final = Bilingual(" So not permitted.", "即不得为之。")
NOT_WHERE: Final = Bilingual(" Not where {axis} may be {value}.", "{axis}可能为“{value}”的除外。")
FOR_PARTY: Final = Bilingual("{party}: {meaning}", "{party}：{meaning}")
AXIS_OF: Final = Bilingual("{axis}: {values}", "{axis}：{values}")
SILENT_AXIS: Final = Bilingual("{axis} not stated: {meaning}", "{axis}未写明的：{meaning}")
SEEN_TEXT: Final = Bilingual("{act}, of {party}, {modality}", "{party}{modality}{act}")
BAR_TEXT: Final = Bilingual("{act} with {values}", "{act}且为{values}")

PROOF_NAMES: Final = {
    "necessary": Bilingual("necessary for the purpose", "为实现目的所必需"),
    "competition_remains": Bilingual("competition is not seriously restricted", "不会严重限制竞争"),
    "consumers_share": Bilingual("consumers share in the benefit", "消费者能够分享利益"),
}
"""What a ground of justification has to be proved with besides the evidence of it."""

FORMS: Final = {
    "words": Bilingual("words", "文字"),
    "choice": Bilingual("one of: {choices}", "以下之一：{choices}"),
    "law": Bilingual("a law; {choices} for the law of China", "法律；中国法填“{choices}”"),
    "holder": Bilingual("a party, or a name", "当事人或者名称"),
    "percent": Bilingual("a percentage, as 42%", "百分比，如 42%"),
    "rate": Bilingual(
        "free, a share of a base (3.5% of net sales) or money (1.00 CNY per unit)",
        "免费、按基数的百分比（净销售额的3.5%）或者金额（每件1.00元）",
    ),
    "day": Bilingual("a day, as 2025-06-01", "日期，如 2025-06-01 或者 2025年6月1日"),
    "money": Bilingual("a sum of money, as 800,000,000 CNY", "金额，如 8亿元"),
    "choices": Bilingual("one or several of: {choices}", "以下一项或者多项：{choices}"),
    "list": Bilingual("one or several", "一项或者多项"),
    "block": Bilingual("a block of facts", "一组事项"),
    "rows": Bilingual("rows, one entry each", "逐项列出，每项一组"),
    "names": Bilingual("names, each with a party", "各称谓及其所指的当事人"),
}
