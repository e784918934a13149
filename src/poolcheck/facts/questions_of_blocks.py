"""What is asked where a block of facts leaves something open, by the name of the fact."""

from __future__ import annotations

from typing import Final

from poolcheck.core.bilingual import Bilingual

_QUESTIONS: Final = {
    "positioning.kind": Bilingual(
        "is it a pool of standard-essential patents, of other patents, or a defensive one?",
        "专利池属于标准必要专利池、非标准必要专利池还是防御型专利池？",
    ),
    "positioning.standard": Bilingual("to which standard are the pooled patents essential?", "池内专利对应何项标准？"),
    "positioning.body": Bilingual(
        "which organization set the standard of the pool?", "池内专利所对应的标准由何组织制定？"
    ),
    "positioning.purpose": Bilingual("what is the purpose of the pool?", "专利池的宗旨为何？"),
    "positioning.form": Bilingual("in which legal form is the pool set up?", "专利池采用何种组织形式？"),
    "operator.title": Bilingual("who operates the pool?", "由何机构运营管理专利池？"),
    "operator.kind": Bilingual(
        "is the operator a third party, a member or a company of the pool?",
        "运营管理机构是第三方、成员还是专利池公司？",
    ),
    "operator.independent": Bilingual(
        "does the operator decide independently of the members?", "运营管理机构是否独立于成员作出决定？"
    ),
    "operator.owned_by_members": Bilingual(
        "which part of the operator do members own?", "成员在运营管理机构中的持股比例为多少？"
    ),
    "operator.conflict_policy": Bilingual(
        "how does the operator deal with conflicts of interest?", "运营管理机构如何处理利益冲突？"
    ),
    "operator.sees": Bilingual("which data does the operator see?", "运营管理机构可以接触哪些数据？"),
    "operator.firewall": Bilingual(
        "how does the operator keep data from those who must not see it?", "运营管理机构以何种措施隔离信息？"
    ),
    "operator.capabilities": Bilingual(
        "for which of licensing, evaluation, compliance and finance does the operator have the capability?",
        "运营管理机构具备许可、评估、合规、财务中的哪些能力？",
    ),
    "procedures.entry_steps": Bilingual("by which steps does a patent enter the pool?", "专利入池须经哪些步骤？"),
    "procedures.entry_stages": Bilingual(
        "which stages does a patent pass before it enters the pool?", "专利入池须经过哪些环节？"
    ),
    "procedures.fee_factors": Bilingual("what is weighed when royalties are set?", "确定许可费时考虑哪些因素？"),
    "procedures.distribution_factors": Bilingual(
        "what is weighed when revenue is distributed?", "分配收益时考虑哪些因素？"
    ),
    "procedures.objection": Bilingual("how does one object to a decision of the pool?", "对专利池的决定如何提出异议？"),
    "procedures.exit": Bilingual("how does a member leave the pool?", "成员如何退出专利池？"),
    "procedures.list_update_cycle": Bilingual(
        "how often is the patent list of the pool updated?", "专利池的专利清单多久更新一次？"
    ),
    "procedures.removal_lag": Bilingual(
        "how soon is a patent removed from the pool when it must be?", "应当移出专利池的专利，在多长时间内移出？"
    ),
    "procedures.consultation_record": Bilingual("which record is there of whom was consulted?", "征求意见有何记录？"),
    "procedures.report_to_authority": Bilingual(
        "what does the pool report to the authorities, and when?", "专利池何时向主管部门报告何种事项？"
    ),
    "concentration.transaction": Bilingual(
        "how do undertakings or assets come together when the pool is formed: by merger, shares, assets or contract?",
        "设立专利池时，经营者以何种方式集中：合并、取得股权、取得资产还是订立合同？",
    ),
    "concentration.control": Bilingual(
        "is control over an undertaking or over assets acquired when the pool is formed, and by how many?",
        "设立专利池时，是否有经营者取得对其他经营者或者资产的控制权？由单一经营者还是数个经营者取得？",
    ),
    "concentration.thresholds": Bilingual(
        "do the turnovers of the undertakings that form the pool reach the filing thresholds?",
        "设立专利池所涉的参与集中的经营者，营业额是否达到申报标准？",
    ),
    "concentration.filed": Bilingual(
        "was the formation of the pool filed with the authority as a concentration?", "设立专利池是否已申报经营者集中？"
    ),
    "concentration.filed_on": Bilingual(
        "on which day was the formation of the pool filed as a concentration?", "设立专利池于何日申报经营者集中？"
    ),
    "concentration.ordered_to_file": Bilingual(
        "did the authority ask that the formation of the pool be filed although no threshold is reached?",
        "设立专利池未达到申报标准的，反垄断执法机构是否要求申报？",
    ),
    "concentration.decision": Bilingual(
        "what did the authority decide on the formation of the pool as a concentration?",
        "对设立专利池所涉的经营者集中，反垄断执法机构作出何种决定？",
    ),
    "concentration.decided_on": Bilingual(
        "on which day did the authority decide on the formation of the pool as a concentration?",
        "对设立专利池所涉的经营者集中，审查决定于何日作出？",
    ),
    "concentration.implemented_on": Bilingual(
        "since which day is the concentration that forms the pool in effect?",
        "设立专利池所涉的经营者集中自何日起实施？",
    ),
    "negotiation.day": Bilingual("on which day did step {} of the negotiation happen?", "第 {} 个谈判步骤发生于何日？"),
    "negotiation.event": Bilingual("what happened in step {} of the negotiation?", "第 {} 个谈判步骤的内容为何？"),
    "negotiation.by": Bilingual("who took step {} of the negotiation?", "第 {} 个谈判步骤由何人作出？"),
    "negotiation.to": Bilingual(
        "to whom was step {} of the negotiation addressed?", "第 {} 个谈判步骤的相对方为何人？"
    ),
    "negotiation.about": Bilingual("what was step {} of the negotiation about?", "第 {} 个谈判步骤的具体情况为何？"),
    "member.founder": Bilingual("is {} a founder?", "{}是否为发起人？"),
    "member.country": Bilingual("of which country is {}?", "{}属于何国家或者地区？"),
    "member.patents_contributed": Bilingual("how many patents did {} put into the pool?", "{}入池专利的数量为多少？"),
    "member.products": Bilingual("what does {} make or sell?", "{}的主营产品为何？"),
    "member.controlled_by": Bilingual("who controls {}?", "{}的实际控制人为何人？"),
    "member.turnover": Bilingual("what is the turnover of {}?", "{}的营业额为多少？"),
    "member.turnover_in_china": Bilingual(
        "what is the turnover in China of {} and its group in the last year?",
        "{}（含其所属集团）上一会计年度在中国境内的营业额为多少？",
    ),
    "member.turnover_worldwide": Bilingual(
        "what is the worldwide turnover of {} and its group in the last year?",
        "{}（含其所属集团）上一会计年度的全球营业额为多少？",
    ),
    "member.turnover_year": Bilingual("of which year is the turnover stated for {}?", "所载{}的营业额属于何年度？"),
    "member.joined": Bilingual("on which day did {} join?", "{}于何日加入？"),
    "member.left": Bilingual("on which day did {} leave?", "{}于何日退出？"),
    "patent.title": Bilingual("what is the title of the invention of patent {}?", "专利 {} 的发明创造名称为何？"),
    "patent.application_number": Bilingual("which number has the application for patent {}?", "专利 {} 的申请号为何？"),
    "patent.application_date": Bilingual("on which day was patent {} applied for?", "专利 {} 的申请日为何日？"),
    "patent.applicant": Bilingual("who applied for patent {}?", "专利 {} 的申请人为何人？"),
    "patent.co_owners": Bilingual("who else owns patent {}?", "专利 {} 的其他共有人为何人？"),
    "patent.type": Bilingual(
        "is patent {} one for an invention, a utility model or a design?", "专利 {} 为发明、实用新型还是外观设计？"
    ),
    "patent.standard": Bilingual("to which standard is patent {} essential?", "专利 {} 对应何项标准？"),
    "patent.standard_section": Bilingual(
        "on which part of the standard does patent {} read?", "专利 {} 对应标准的哪一部分或者条款？"
    ),
    "patent.evaluated_by": Bilingual("who evaluated the essentiality of patent {}?", "专利 {} 的必要性由何机构评估？"),
    "patent.evaluated_on": Bilingual(
        "on which day was the essentiality of patent {} evaluated?", "专利 {} 的必要性于何日评估？"
    ),
    "patent.report": Bilingual(
        "which report is there on the evaluation of the essentiality of patent {}?", "就专利 {} 的必要性有何评估报告？"
    ),
    "patent.evaluation_report": Bilingual(
        "is there an official evaluation report on patent {}?", "专利 {} 是否有国务院专利行政部门作出的专利权评价报告？"
    ),
    "patent.declared_on": Bilingual(
        "on which day was patent {} declared to the standards organization?", "专利 {} 于何日向标准组织声明？"
    ),
    "patent.encumbrance": Bilingual(
        "are there pledges, exclusive licenses or the like on patent {}?",
        "专利 {} 上是否存在质押、独占许可等权利负担？",
    ),
    "patent.weight": Bilingual(
        "which weight has patent {} when revenue is distributed?", "分配收益时，专利 {} 的权重为多少？"
    ),
}
"""What settles a fact that is open; `{}` is the member or the patent, or the number of the step."""


def question_of_block(fact: str, called: str) -> Bilingual:
    """Return what to ask where a fact of a block is open, of the row of a list that is called so."""
    question = _QUESTIONS.get(fact) or Bilingual(f"{fact}?", f"{fact}？")
    return Bilingual(question.en.replace("{}", called), question.zh.replace("{}", called))
