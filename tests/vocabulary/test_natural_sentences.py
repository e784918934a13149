"""What people write when they are not thinking of the language: natural sentences, and what each of them says.

Every sentence of a group says the same, in either language: who is bound how far, to what, with which qualifiers.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import pytest
from reading_back import read, statement, statements

if TYPE_CHECKING:
    from collections.abc import Mapping

    from poolcheck.documents.clause import Statement


@dataclass(frozen=True)
class Says:
    """One statement: the parties, the modality and the act, the slots, the qualifiers, and what it depends on."""

    parties: tuple[object, ...]
    modality: str
    act: str
    slots: Mapping[str, tuple[object, ...]] = field(default_factory=dict)
    qualifiers: Mapping[str, str] = field(default_factory=dict)
    triggers: tuple[str, ...] = ()


def said(statement: Statement) -> Says:
    qualifiers = {axis: str(found.value) for axis, found in statement.qualifiers.items()}
    conditions = statement.conditions
    triggers = conditions["if"].triggers if "if" in conditions else ()
    depends = tuple(str(trigger.id or (trigger.act and trigger.act.act)) for trigger in triggers)
    return Says(statement.parties, statement.modality, statement.act, dict(statement.slots), qualifiers, depends)


def of(*objects: str, **slots: str) -> Mapping[str, tuple[object, ...]]:
    """Return the slots of a statement: what it is about, and the other party."""
    about = {"object": objects} if objects else {}
    return {**about, **{name: (party,) for name, party in slots.items()}}


LICENSEE, MEMBER, LICENSOR, OPERATOR, NOBODY = ("licensee",), ("member",), ("licensor",), ("operator",), ()
PACKAGE = Says(LICENSEE, "must", "take_package", of("pooled_patents"))
OTHER_POOLS = Says(MEMBER, "must_not", "join", of("other_pools"))
WITH_POOL_ONLY = Says(
    LICENSEE, "may", "deal_with", {"to": ("pool", "designee")}, {"only": "only"}
)  # rules see in `only` that nothing else is allowed
IN_COMMON = Says(NOBODY, "declares", "belong_to", of("improvements", to="parties_jointly"))
IF_EXPIRED = ("patent_expires",)

SENTENCES: dict[str, tuple[tuple[Says, ...], tuple[str, ...]]] = {
    "the whole package": (
        (PACKAGE,),
        (
            "被许可方须就池内全部专利一并取得许可",
            "被许可方应当就池内所有专利一并取得许可",
            "被许可方必须整体取得全部入池专利的许可",
            "池内专利应当一并取得许可",
            "licensee must take a license under all patents in the pool",
            "licensee shall take a license under all of the patents in the pool",
            "licensee shall take a license under all pooled patents",
            "licensee must take a license under patents in the pool as a whole",
        ),
    ),
    "the whole package, and no choice": (
        (PACKAGE, Says(LICENSEE, "must_not", "select_patents")),
        (
            "被许可方须就池内全部专利一并取得许可，不得选择部分专利。",
            "licensee must take a license under all patents in the pool and must not select part of the patents",
        ),
    ),
    "the whole package of licensed patents": (
        (Says(LICENSEE, "must", "take_package", of("licensed_patents")),),
        (
            "licensee must take a license under all of the licensed patents",
            "licensee must take a license under all the licensed patents",
            "licensee must take a license under all licensed patents",
            "被许可方须就全部许可专利一并取得许可",
        ),
    ),
    "substitutes as a whole": (
        (Says(LICENSEE, "must", "take_package", of("substitutes")),),
        (
            "被许可方须就可相互替代的专利整体取得许可",
            "licensee must take a license under substitute patents as a whole",
        ),
    ),
    "what the products need": (
        (Says(LICENSEE, "may", "select_patents", of("needed_patents")),),
        (
            "被许可方可选择仅就其产品所需的专利取得许可。",
            "被许可方可以只就其产品所需的专利取得许可",
            "licensee may elect only patents its products need",
            "licensee may take a license under only patents its products need",
            "licensee may take a license only under patents its products need",
        ),
    ),
    "a license under the whole": (
        (Says(LICENSOR, "must", "grant_license", of("licensed_patents", to="licensee")),),
        (
            "licensor grants licensee a license under all of the licensed patents",
            "licensor grants licensee a license under all licensed patents",
            "许可方就全部许可专利授予被许可方实施许可",
        ),
    ),
    "a license to everybody who asks": (
        (
            Says(
                OPERATOR,
                "must",
                "grant_license",
                of(to="willing_licensee"),
                {"criteria": "non_discriminatory"},
            ),
        ),
        (
            "operator shall grant any willing licensee a license on non-discriminatory terms",
            "运营管理机构应当向善意的潜在被许可方无歧视地给予许可",
            "运营管理机构应当以无歧视条件向善意的潜在被许可方授予实施许可",
        ),
    ),
    "no other pool": (
        (OTHER_POOLS,),
        (
            "成员不得加入任何其他专利池",
            "成员不得加入其他任何专利池",
            "成员不得参加任何其他专利池",
            "members shall not participate in any other patent pool",
            "members shall not join any other patent pool",
            "no member may join another patent pool",
            "member must not join any other pools",
        ),
    ),
    "no other pool, and an exclusive license": (
        (OTHER_POOLS, Says(MEMBER, "must", "grant_license", of(to="pool"), {"exclusivity": "exclusive"})),
        (
            "成员不得加入任何其他专利池，并应授予本池独占许可。",
            "members shall not join any other patent pool, and shall grant this pool an exclusive license",
        ),
    ),
    "dealing only with the pool": (
        (WITH_POOL_ONLY,),
        (
            "被许可方只能与本池及其指定经营者交易。",
            "licensee may deal only with pool or its designee.",
            "licensee may only deal with pool and its designees",
            "licensee may deal with pool and designated undertakings only",
            "licensee may deal solely with the pool and designees",
        ),
    ),
    "dealing only with the licensor": (
        (Says(LICENSEE, "must", "deal_with", of(to="licensor"), {"only": "only"}),),
        (
            "licensee shall deal only with licensor",
            "licensee must deal with licensor only",
            "被许可方应当仅与许可方交易",
        ),
    ),
    "a reward for dealing with nobody else": (
        (Says(LICENSOR, "must", "reduce_royalties", of("royalties"), triggers=("deal_with",)),),
        (
            "if licensee deals only with licensor, licensor must reduce royalties",
            "被许可方仅与许可方交易的，许可方应当降低费率",
        ),
    ),
    "no license outside the pool": (
        (Says(MEMBER, "must_not", "license_independently", of("its_patents")),),
        (
            "no member may license its patents outside the pool",
            "members shall not license their patents outside the pool",
            "成员不得在池外许可其专利",
            "任何成员不得在专利池外许可其专利",
            "成员不得单独许可其专利",
        ),
    ),
    "no license outside the pool for any patent": (
        (Says(MEMBER, "must_not", "license_independently", of("own_patents")),),
        ("no member may license any of its patents outside the pool", "成员不得在池外许可其任何专利"),
    ),
    "no license of one's own while in the pool": (
        (Says(MEMBER, "must_not", "license_independently", of("pooled_patents"), {"span": "while_in_pool"}),),
        (
            "入池期间成员不得自行许可入池专利。",
            "成员在入池期间不得自行许可入池专利",
            "member must not license pooled patents independently, while in the pool",
            "during membership, no member may license pooled patents independently",
        ),
    ),
    "independent licensing": (
        (Says(MEMBER, "may", "license_independently"),),
        (
            "member may license independently outside the pool",
            "members may license independently",
            "成员可以在池外自行许可",
            "成员可以独立许可",
        ),
    ),
    "independent ordinary licenses at any time": (
        (
            Says(
                MEMBER,
                "may",
                "license_independently",
                qualifiers={"span": "any_time", "exclusivity": "ordinary"},
            ),
        ),
        (
            "成员可随时在池外以普通许可方式自行许可。",
            "member may license independently at any time, ordinary license",
        ),
    ),
    "independent ordinary licenses under pooled patents": (
        (
            Says(
                MEMBER,
                "may",
                "license_independently",
                of("its_pooled_patents"),
                {"span": "any_time", "exclusivity": "ordinary"},
            ),
        ),
        (
            "成员可随时在池外以普通许可方式自行许可其入池专利",
            "member may license its pooled patents individually, at any time, on a non-exclusive basis",
        ),
    ),
    "no talks with members": (
        (Says(LICENSEE, "must_not", "negotiate", of(to="member"), {"jointness": "alone"}),),
        ("被许可方不得与成员单独谈判。", "Licensee shall not negotiate separately with members."),
    ),
    "a free and exclusive grant-back, by whom is not said": (
        (
            Says(
                NOBODY,
                "must",
                "grant_back",
                of("improvements", to="pool"),
                {"consideration": "free", "exclusivity": "exclusive"},
            ),
        ),
        (
            "改进专利应无偿、独占地回授专利池。",
            "改进专利应当无偿、独占地回授给专利池",
            "improvement patents shall be granted back to the pool free and exclusively",
        ),
    ),
    "a free and exclusive grant-back": (
        (
            Says(
                LICENSEE,
                "must",
                "grant_back",
                of("improvements", to="pool"),
                {"consideration": "free", "exclusivity": "exclusive"},
            ),
        ),
        (
            "被许可方应当无偿、独占地将改进专利回授专利池",
            "improvement patents shall be granted back by licensee to the pool, free, exclusively",
        ),
    ),
    "a fair grant-back": (
        (
            Says(
                LICENSEE,
                "must",
                "grant_back",
                of("essential_improvements"),
                {"exclusivity": "ordinary", "consideration": "pool_rate", "reciprocity": "reciprocal", "only": "only"},
            ),
        ),
        (
            "被许可方应仅就实施池内技术必要的改进以普通许可方式、按池费率回授，双方对等",
            "licensee must grant back only essential improvements, ordinary license, at the pool rate, reciprocal",
        ),
    ),
    "improvements owned in common": (
        (IN_COMMON,),
        (
            "改进成果归双方共有",
            "改进成果由双方共有",
            "改进专利归各方共有",
            "improvements shall be jointly owned by the parties",
            "improvements are jointly owned by both parties",
            "improvements belong jointly to the parties",
        ),
    ),
    "improvements owned in common by two who are named": (
        (
            Says(
                NOBODY,
                "declares",
                "belong_to",
                {"object": ("improvements",), "to": ("licensor", "licensee")},
                {"jointness": "jointly"},
            ),
        ),
        ("改进成果归许可方和被许可方共有", "improvements are jointly owned by licensor and licensee"),
    ),
    "no challenge": (
        (Says(LICENSEE, "must_not", "challenge", of("licensed_patents")),),
        (
            "被许可方不得对许可专利提出无效宣告请求",
            "被许可方不得就许可专利请求宣告无效",
            "被许可方不得质疑任何许可专利",
            "licensee must not request invalidation of any of the licensed patents",
        ),
    ),
    "no competing technology": (
        (Says(LICENSEE, "must_not", "use_other_technology", of("competing_technology")),),
        (
            "被许可方不得使用任何竞争性技术",
            "被许可方不得使用任何竞争技术",
            "licensee must not use any competing technology",
            "licensee shall not use competing technologies",
        ),
    ),
    "no competing technology, now or later": (
        (
            Says(
                LICENSEE,
                "must_not",
                "use_other_technology",
                of("competing_technology"),
                {"span": "during_and_after_term"},
            ),
        ),
        (
            "被许可方在合同期内外均不得使用任何竞争性技术",
            "licensee must not use any competing technology during and after the term",
        ),
    ),
    "relief where a patent expires": (
        (
            Says(
                LICENSOR,
                "must",
                "reduce_royalties",
                of("royalties"),
                {"level": "accordingly"},
                IF_EXPIRED,
            ),
        ),
        (
            "专利到期的，许可方应当相应调减许可费",
            "任一许可专利期限届满的，许可方应当相应调减费率",
            "if a licensed patent expires, licensor must reduce the royalty accordingly",
        ),
    ),
    "relief where a patent expires or is invalidated": (
        (
            Says(
                LICENSOR,
                "must",
                "reduce_royalties",
                of("royalties"),
                {"level": "accordingly"},
                (*IF_EXPIRED, "patent_invalidated"),
            ),
        ),
        (
            "专利到期或无效的，许可方应当相应调减许可费",
            "任一许可专利到期或者被宣告无效的，许可方应当相应调减许可费",
            "if a patent expires or is invalidated, licensor must reduce royalties accordingly",
        ),
    ),
    "relief, by whom is not said": (
        (
            Says(
                NOBODY,
                "must",
                "reduce_royalties",
                of("royalties"),
                {"level": "accordingly"},
                (*IF_EXPIRED, "patent_invalidated"),
            ),
        ),
        (
            "专利到期或无效的，费率应相应调减",
            "if a patent expires or is invalidated, the royalty shall be reduced accordingly",
        ),
    ),
    "no relief": (
        (Says(NOBODY, "must_not", "reduce_royalties", of("royalties"), triggers=IF_EXPIRED),),
        (
            "the royalty shall not be reduced upon expiration of any licensed patent",
            "任一许可专利到期的，许可费不得调减",
        ),
    ),
    "royalties after the patents": (
        (Says(LICENSEE, "must", "pay_royalties", of("licensed_products"), triggers=("patents_expire",)),),
        (
            "licensee must pay royalties on licensed products, after expiry of the patents",
            "许可专利到期后，被许可方应当就许可产品支付许可费",
        ),
    ),
    "royalties until the patents expire": (
        (Says(LICENSEE, "must", "pay_royalties", of("licensed_products"), {"end": "until"}),),
        (
            "licensee shall pay royalties on licensed products, until expiry of the patents",
            "被许可方应当就许可产品支付许可费，直至许可专利到期",
        ),
    ),
    "royalties as one pleases": (
        (Says(LICENSOR, "need_not", "treat_alike", of(to="licensee"), {"reasons": "without_reason"}),),
        (
            "许可人有权对不同被许可方适用不同费率，无须说明理由。",
            "licensor may charge different licensees different royalties, without reason",
            "licensor may set different royalties for different licensees without reason",
        ),
    ),
    "an evaluation by experts, by whom it is ordered is not said": (
        (
            Says(
                NOBODY,
                "must",
                "evaluate_essentiality",
                of("pooled_patents"),
                {"agent": "independent_third_party"},
            ),
        ),
        (
            "pooled patents shall be evaluated for essentiality by an independent expert",
            "池内专利应当由独立专家进行必要性评估",
        ),
    ),
    "after the agreement": (
        (
            Says(
                LICENSEE,
                "must",
                "return_materials",
                of("technical_materials"),
                triggers=("agreement_ends",),
            ),
        ),
        (
            "upon termination of this agreement, licensee must return technical materials",
            "合同终止后，被许可方应当归还技术资料",
        ),
    ),
    "no assertion": (
        (Says(LICENSEE, "must_not", "assert_patents", of("own_patents", to="licensor")),),
        ("licensee shall not assert any of its patents against licensor", "被许可方不得对许可方主张其任何专利"),
    ),
    "everything put in": (
        (Says(MEMBER, "must", "contribute_patents", of("all_patents")),),
        ("member must contribute all of its patents to the pool", "成员应当将其全部专利纳入专利池"),
    ),
}


@pytest.mark.parametrize(
    ("meant", "text"),
    [
        pytest.param(meant, text, id=f"{name}-{text}")
        for name, (meant, sentences) in SENTENCES.items()
        for text in sentences
    ],
)
def test_a_natural_sentence_says_what_its_words_say(meant: tuple[Says, ...], text: str) -> None:
    assert tuple(said(statement) for statement in statements(text)) == meant


REFUSED = [
    # what it is refused for, and the sentence, the words at fault in brackets: more than one reading, or another word
    ("duty-or-denial", "成员不得加入任何其他专利池，并[授予本池独占许可]"),
    ("duty-or-denial", "被许可方不得质疑许可专利，并[支付许可费]"),
    ("duty-or-denial", "members shall not join other pools, and [grant this pool an exclusive license]"),
    ("duty-or-denial", "licensee need not grant back improvements, and [pay royalties]"),
    ("or-unclear", "licensee must not sublicense licensed patents, or [only with consent of licensor]"),
    ("or-unclear", "被许可方不得就许可专利授予分许可，或者[仅经许可方同意]"),
    ("axis-not-of-act", "licensee may practice licensed patents [exclusively]"),
    ("trigger-unknown", "after [termination], licensee must return technical materials"),
    ("trigger-unknown", "许可专利到期或者[被宣告无效]的，许可方应当调减许可费"),  # one of them, or all?
    ("trigger-unknown", "operator shall treat every licensee in a like position alike, except [foreign licensees]"),
    ("act-unknown", "被许可方应当与许可方[互换]许可专利"),
]


@pytest.mark.parametrize(("code", "written"), REFUSED)
def test_what_may_mean_two_things_or_another_thing_is_refused_where_it_stands(code: str, written: str) -> None:
    start, end = written.index("["), written.index("]") - 1
    _, (problem,) = read(written.replace("[", "").replace("]", ""))

    assert problem.code == code
    assert (problem.location.line, problem.location.column, problem.location.end_column) == (1, start + 1, end + 1)


@pytest.mark.parametrize(
    "text",
    [
        "if licensee challenges licensed patents, agreement may be terminated",
        "被许可方质疑许可专利的，合同可以解除",
        "if licensee breaches, royalties may be raised",
    ],
)
def test_who_breaks_a_condition_is_not_taken_for_the_one_who_does_what_nobody_is_named_for(text: str) -> None:
    (statement,) = statements(text)

    assert statement.parties == ()


@pytest.mark.parametrize(
    ("text", "mode"),
    [
        ("专利到期、终止或者被宣告无效的，许可方应当调减许可费", "any"),
        ("专利到期、终止且被宣告无效的，许可方应当调减许可费", "all"),
    ],
)
def test_the_last_joint_of_a_list_of_triggers_says_whether_one_is_enough(text: str, mode: str) -> None:
    (statement,) = statements(text)
    condition = statement.conditions["if"]

    assert [trigger.id for trigger in condition.triggers] == ["patent_expires", "patent_lapses", "patent_invalidated"]
    assert condition.mode == mode


@pytest.mark.parametrize(
    ("text", "other"),
    [
        ("licensor must refer disputes to arbitration", "refuse"),
        ("licensor may charge licensees fees", "change"),
        ("licensee may take a license under pooled patents on comparable terms", "reasonable"),
        ("被许可方应当转交许可费", "转让"),
        ("被许可方须就池子专利取得许可", "退池"),
        ("运营管理机构应当无差别对待被许可方", "无效"),
        ("成员可以与被许可方约定许可条件", "限定"),
        ("运营管理机构可以拒绝零部件供应商的许可请求", "磋商"),
    ],
)
def test_no_hint_names_a_word_that_says_something_else(text: str, other: str) -> None:
    _, problems = read(text)

    assert problems
    for problem in problems:
        assert problem.hint is not None
        assert other not in problem.hint.en
        assert other not in problem.hint.zh


@pytest.mark.parametrize(
    "text",
    [
        "licensee must pay royalties, unless a patent lapses, or unless member terminates agreement",
        "licensee must pay royalties, unless a patent lapses, or except member terminates agreement",
        "被许可方应当支付许可费，除非专利终止，或者除非成员解除合同",
        "被许可方应当支付许可费，除非专利终止，除成员解除合同",
    ],
)
def test_every_exception_counts_wherever_it_stands(text: str) -> None:
    triggers = statement(text).conditions["unless"].triggers

    assert [trigger.act.parties if trigger.act else trigger.id for trigger in triggers] == [
        "patent_lapses",
        ("member",),
    ]


def test_an_unless_before_a_member_is_no_exception_of_those_who_are_none() -> None:
    unless = statement("除非成员同意，运营管理机构不得修改章程")
    except_ = statement("除非必要专利外，运营管理机构不得将任何专利纳入许可专利范围")

    assert [trigger.id for trigger in unless.conditions["unless"].triggers] == ["party_consents"]
    assert except_.excepted == ("non_essential_patents",)


def test_things_excepted_one_after_the_other_are_all_excepted() -> None:
    clause = statement("licensee must pay royalties, except licensed patents, except know-how")

    assert clause.excepted == ("licensed_patents", "know_how")
