"""What is asked where a block of facts leaves something open, by the name of the fact."""

from __future__ import annotations

from typing import Final

from poolcheck.core.bilingual import Bilingual

QUESTIONS: Final = {
    "positioning.kind": Bilingual(
        "is it a pool of standard-essential patents, of other patents, or a defensive one?",
        "专利池属于标准必要专利池、非标准必要专利池还是防御型专利池？",
    ),
    "positioning.standard": Bilingual("to which standard are the patents essential?", "专利对应何项标准？"),
    "positioning.body": Bilingual("which organization set the standard?", "标准由何组织制定？"),
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
        "how is data kept from those who must not see it?", "运营管理机构以何种措施隔离信息？"
    ),
    "operator.capabilities": Bilingual("what is the operator able to do?", "运营管理机构具备哪些能力？"),
    "procedures.entry_steps": Bilingual("by which steps does a patent enter the pool?", "专利入池须经哪些步骤？"),
    "procedures.entry_stages": Bilingual(
        "which stages does a patent pass before it enters the pool?", "专利入池须经过哪些环节？"
    ),
    "procedures.fee_factors": Bilingual("what is weighed when royalties are set?", "确定许可费时考虑哪些因素？"),
    "procedures.distribution_factors": Bilingual(
        "what is weighed when revenue is distributed?", "分配收益时考虑哪些因素？"
    ),
    "procedures.objection": Bilingual("how does one object to a decision?", "如何对决定提出异议？"),
    "procedures.exit": Bilingual("how does one leave the pool?", "如何退出专利池？"),
    "procedures.list_update_cycle": Bilingual("how often is the patent list updated?", "专利清单多久更新一次？"),
    "procedures.removal_lag": Bilingual(
        "how soon is a patent removed when it must be?", "应当移出的专利在多长时间内移出？"
    ),
    "procedures.consultation_record": Bilingual("which record is there of whom was consulted?", "征求意见有何记录？"),
    "procedures.report_to_authority": Bilingual(
        "what is reported to the authorities, and when?", "何时向主管部门报告何种事项？"
    ),
    "concentration.transaction": Bilingual(
        "how do undertakings or assets come together when the pool is formed?", "专利池设立采用何种集中方式？"
    ),
    "concentration.control": Bilingual(
        "is control over an undertaking or over assets acquired, and by how many?",
        "是否取得对其他经营者的控制权？由单一经营者还是数个经营者取得？",
    ),
    "concentration.thresholds": Bilingual(
        "do the turnovers of the undertakings reach the filing thresholds?", "参与集中的经营者营业额是否达到申报标准？"
    ),
    "concentration.filed": Bilingual("was the concentration filed with the authority?", "是否已申报经营者集中？"),
    "concentration.filed_on": Bilingual("on which day was the concentration filed?", "经营者集中于何日申报？"),
    "concentration.ordered_to_file": Bilingual(
        "did the authority ask for a filing although no threshold is reached?",
        "未达到申报标准时，反垄断执法机构是否要求申报？",
    ),
    "concentration.decision": Bilingual(
        "what did the authority decide on the concentration?", "反垄断执法机构对该集中作出何种决定？"
    ),
    "concentration.decided_on": Bilingual("on which day did the authority decide?", "审查决定于何日作出？"),
    "concentration.implemented_on": Bilingual(
        "since which day is the concentration in effect?", "该集中自何日起实施？"
    ),
    "negotiation.day": Bilingual("on which day did this step happen?", "该谈判步骤发生于何日？"),
    "negotiation.event": Bilingual("what happened in this step?", "该谈判步骤的内容为何？"),
    "negotiation.by": Bilingual("who took this step?", "该谈判步骤由何人作出？"),
    "negotiation.to": Bilingual("to whom was this step addressed?", "该谈判步骤的相对方为何人？"),
    "negotiation.about": Bilingual("what was this step about?", "该谈判步骤的具体情况为何？"),
    "member.founder": Bilingual("is this member a founder?", "该成员是否为发起人？"),
    "member.country": Bilingual("of which country is this member?", "该成员属于何国家或者地区？"),
    "member.patents_contributed": Bilingual(
        "how many patents did this member put into the pool?", "该成员入池专利的数量为多少？"
    ),
    "member.products": Bilingual("what does this member make or sell?", "该成员的主营产品为何？"),
    "member.controlled_by": Bilingual("who controls this member?", "该成员的实际控制人为何人？"),
    "member.turnover": Bilingual("what is the turnover of this member?", "该成员的营业额为多少？"),
    "member.turnover_in_china": Bilingual(
        "what is the turnover in China of this member and its group in the last year?",
        "该成员（含其所属集团）上一会计年度在中国境内的营业额为多少？",
    ),
    "member.turnover_worldwide": Bilingual(
        "what is the worldwide turnover of this member and its group in the last year?",
        "该成员（含其所属集团）上一会计年度的全球营业额为多少？",
    ),
    "member.turnover_year": Bilingual("of which year is this turnover?", "该营业额属于何年度？"),
    "member.joined": Bilingual("on which day did this member join?", "该成员于何日加入？"),
    "member.left": Bilingual("on which day did this member leave?", "该成员于何日退出？"),
    "patent.title": Bilingual("what is the title of the invention?", "发明创造名称为何？"),
    "patent.application_number": Bilingual("which number has the application?", "专利申请号为何？"),
    "patent.application_date": Bilingual("on which day was the patent applied for?", "专利申请日为何日？"),
    "patent.applicant": Bilingual("who applied for the patent?", "专利申请人为何人？"),
    "patent.co_owners": Bilingual("who else owns the patent?", "该专利的其他共有人为何人？"),
    "patent.type": Bilingual(
        "is it a patent for an invention, a utility model or a design?", "该专利为发明、实用新型还是外观设计？"
    ),
    "patent.standard": Bilingual("to which standard is the patent essential?", "该专利对应何项标准？"),
    "patent.standard_section": Bilingual(
        "on which part of the standard does the patent read?", "该专利对应标准的何条款？"
    ),
    "patent.evaluated_by": Bilingual("who evaluated the patent's essentiality?", "该专利的必要性由何机构评估？"),
    "patent.evaluated_on": Bilingual(
        "on which day was the patent's essentiality evaluated?", "该专利的必要性于何日评估？"
    ),
    "patent.report": Bilingual("which report is there on that evaluation?", "该专利的必要性评估报告为何？"),
    "patent.evaluation_report": Bilingual(
        "is there an official evaluation report on the patent?", "该专利是否具有专利权评价报告？"
    ),
    "patent.declared_on": Bilingual(
        "on which day was the patent declared to the standards organization?", "该专利于何日向标准组织声明？"
    ),
    "patent.encumbrance": Bilingual(
        "are there pledges, exclusive licenses or the like on the patent?",
        "该专利上是否存在质押、独占许可等权利负担？",
    ),
    "patent.weight": Bilingual("which weight has the patent when revenue is distributed?", "该专利的分配权重为何？"),
}
