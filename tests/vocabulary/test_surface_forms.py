"""Every surface form is read in a sentence that fits it, and what was read prints in both languages."""

from __future__ import annotations

import re
from itertools import chain, product
from typing import TYPE_CHECKING

import pytest
from reading_back import LANGUAGES, WORDS, printed, statement

from poolcheck.documents.clause import Missing
from poolcheck.documents.meaning import meaning
from poolcheck.vocabulary.patterns import VerbForm, alternatives, inflected

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from poolcheck.core.bilingual import Language
    from poolcheck.documents.clause import Statement
    from poolcheck.vocabulary.entries import Act, Word

FILLED: Mapping[Language, Mapping[str, str]] = {
    "en": {
        "party": "customer",
        "event": "2025-06-01",
        "other_event": "first sale",
        "n": "7",
        "percent": "3.5%",
        "money": "1.00 CNY",
        "quoted": '"x"',
        "place": '"x"',
        "base": "net sales",
        "modes": "making",
    },
    "zh": {
        "party": "客户",
        "event": "2025年6月1日",
        "other_event": "首次销售",
        "n": "7",
        "percent": "3.5%",
        "money": "1.00元",
        "quoted": "“x”",
        "place": "“x”",
        "base": "净销售额",
        "modes": "制造",
    },
}
MODAL = {"en": " must ", "zh": "应当"}
IF = {"en": "if ", "zh": "如"}
SAYING = {"en": "licensee must negotiate with pool", "zh": "被许可方应当与专利池谈判"}
COMMA = {"en": ", ", "zh": "，"}


def forms(entries: Iterable[Word]) -> Iterator[object]:
    for word in entries:
        for language in LANGUAGES:
            for form in word.forms(language):
                for text in alternatives(form):
                    yield pytest.param(word.id, language, text, id=f"{word.id}-{text}")


def filled(form: str, language: Language, act: Act | None = None, **texts: str) -> str:
    """Return a form with something that fits in each of its slots."""

    def text(match: re.Match[str]) -> str:
        slot = match[1]
        kind = act.slots.get(slot, slot) if act else slot
        if slot in texts:
            return texts[slot]
        if kind == "object":
            objects = act.objects if act and act.objects else tuple(WORDS.objects)
            return WORDS.objects[objects[-1 if slot != "object" else 0]].printed(language)
        return FILLED[language][kind]

    return re.sub(r"\{(\w+)\}", text, form)


def party(act: Act, language: Language) -> str:
    return WORDS.parties[act.by[0] if act.by else "licensor"].printed(language)


def act_sentence(act: Act, language: Language, **texts: str) -> str:
    """Return a plain sentence about an act."""
    if not act.words.forms(language):
        return filled(act.declaratives.printed(language), language, act, **texts)
    return party(act, language) + MODAL[language] + filled(act.words.printed(language), language, act, **texts)


def assert_prints(read: Statement) -> None:
    for language in LANGUAGES:
        text = printed(read, language)
        assert meaning(statement(text)) == meaning(read), text


def acts_with_object(id_: str) -> Act | None:
    return next((act for act in WORDS.acts.values() if id_ in act.objects), None)


@pytest.mark.parametrize(
    ("id_", "language", "form"), [*forms(party for party in WORDS.parties.values() if party.id != "it")]
)
def test_a_party_is_read_as_a_subject(id_: str, language: Language, form: str) -> None:
    read = statement(form + MODAL[language] + {"en": "negotiate with pool", "zh": "与专利池谈判"}[language])

    assert read.parties == (id_,)
    assert_prints(read)


@pytest.mark.parametrize(("id_", "language", "form"), [*forms(WORDS.parties.values())])
def test_a_party_is_read_as_the_other_side(id_: str, language: Language, form: str) -> None:
    read = statement({"en": f"licensee must negotiate with {form}", "zh": f"被许可方应当与{form}谈判"}[language])

    assert read.slots["to"] == (id_,)
    assert_prints(read)


@pytest.mark.parametrize(("id_", "language", "form"), [*forms(WORDS.modalities.values())])
def test_a_modality_is_read_between_the_party_and_the_act(id_: str, language: Language, form: str) -> None:
    verb = "negotiating" if form.endswith((" from", " for")) else "negotiate"
    read = statement({"en": f"licensee {form} {verb} with pool", "zh": f"被许可方{form}与专利池谈判"}[language])

    assert (read.modality, read.act) == (id_, "negotiate")
    assert_prints(read)


@pytest.mark.parametrize(("id_", "language", "form"), [*forms(WORDS.compounds)])
def test_a_compound_is_read_as_a_modality_and_a_qualifier(id_: str, language: Language, form: str) -> None:
    change = next(compound.change for compound in WORDS.compounds if compound.id == id_)
    read = statement({"en": f"licensee {form} negotiate with pool", "zh": f"被许可方{form}与专利池谈判"}[language])

    assert read.modality == change.modality
    assert {axis: qualifier.value for axis, qualifier in read.qualifiers.items()} == dict(change.qualifiers)
    assert_prints(read)


def second_order_forms() -> Iterator[object]:
    for word in WORDS.second_order.values():
        for language in LANGUAGES:
            for form, modality in product(word.forms(language), word.becomes):
                yield pytest.param(word.id, language, form, modality, id=f"{modality}-{form}")


@pytest.mark.parametrize(("id_", "language", "form", "modality"), [*second_order_forms()])
def test_a_second_order_form_is_read_as_what_it_means_for_the_other(
    id_: str, language: Language, form: str, modality: str
) -> None:
    word = WORDS.second_order[id_]
    modal = WORDS.modalities[modality].printed(language)
    linked = {"from": "from negotiating", "to": "to negotiate"}[word.link]
    linked = "negotiates" if form.endswith("that") else linked
    text = {
        "en": f"operator {modal} {form} member {linked} with licensee",
        "zh": f"运营管理机构{modal}{form}成员与被许可方谈判",
    }[language]
    read = statement(text)

    change = word.becomes[modality]
    assert (read.parties, read.modality, read.secured_by) == (("member",), change.modality, ("operator",))
    assert {axis: qualifier.value for axis, qualifier in read.qualifiers.items()} == dict(change.qualifiers)
    assert_prints(read)


@pytest.mark.parametrize(("id_", "language", "form"), [*forms(WORDS.objects.values())])
def test_an_object_is_read_as_what_an_act_is_about(id_: str, language: Language, form: str) -> None:
    act = acts_with_object(id_)
    if act is None:
        text = {"en": "licensor must disclose rules, except {}", "zh": "许可方应当公布规则，但{}除外"}[language]
        read = statement(text.format(form))
        assert read.excepted == (id_,)
    else:
        slot = "object" if "forum" not in act.slots or id_ not in act.objects[-2:] else "forum"
        read = statement(act_sentence(act, language, **{slot: form}))
        assert (read.act, read.slots[slot]) == (act.id, (id_,))
    assert_prints(read)


@pytest.mark.parametrize(("id_", "language", "form"), [*forms(WORDS.modes.values())])
def test_a_mode_is_read_in_a_list_of_modes(id_: str, language: Language, form: str) -> None:
    text = {
        "en": f"licensee may practice licensed patents, by {form}",
        "zh": f"被许可方有权以{form}的方式实施许可专利",
    }[language]
    read = statement(text)

    assert read.qualifiers["mode"].slots == {"modes": (id_,)}
    assert_prints(read)


@pytest.mark.parametrize(("id_", "language", "form"), [*forms(WORDS.bases.values())])
def test_a_base_is_read_behind_a_rate(id_: str, language: Language, form: str) -> None:
    text = {"en": f"licensee must pay royalties, 3% of {form}", "zh": f"被许可方应当支付许可费，按{form}的3%"}[language]
    read = statement(text)

    assert read.qualifiers["amount"].slots == {"percent": "3%", "base": id_}
    assert_prints(read)


def verb_forms() -> Iterator[object]:
    for act in WORDS.acts.values():
        for word, opposite in ((act.words, False), (act.opposite, True)):
            for language in LANGUAGES:
                for form in word.forms(language):
                    for text in alternatives(form):
                        yield pytest.param(act.id, language, text, opposite, id=f"{act.id}-{text}")


def own_object(act: Act, language: Language, form: str) -> dict[str, str]:
    """Choose an object that tells this act from others with the same words."""
    same = [other for other in WORDS.acts.values() if other is not act and form in other.words.forms(language)]
    taken = set(chain.from_iterable(other.objects for other in same))
    fitting = [object_ for object_ in act.objects if object_ not in taken]
    return {"object": WORDS.objects[fitting[0]].printed(language)} if same and fitting else {}


@pytest.mark.parametrize(("id_", "language", "form", "opposite"), [*verb_forms()])
def test_what_is_done_is_read_behind_a_modality(id_: str, language: Language, form: str, opposite: bool) -> None:  # noqa: FBT001 - a parameter of a parametrized test
    act = WORDS.acts[id_]
    texts = own_object(act, language, form)
    read = statement(party(act, language) + MODAL[language] + filled(form, language, act, **texts))

    assert (read.act, read.modality) == (id_, "must_not" if opposite else "must")
    assert set(read.slots) == set(re.findall(r"\{(\w+)\}", form))
    assert_prints(read)


@pytest.mark.parametrize(("id_", "language", "form"), [*forms(act.words for act in WORDS.acts.values())])
def test_what_is_done_is_read_as_a_condition(id_: str, language: Language, form: str) -> None:
    act = WORDS.acts[id_]
    verb = inflected(form, VerbForm.THIRD) if language == "en" else form
    does = filled(verb, language, act, **own_object(act, language, form))
    doer = party(act, language) + {"en": " ", "zh": ""}[language]
    read = statement(IF[language] + doer + does + COMMA[language] + SAYING[language])

    (trigger,) = read.conditions["if"].triggers
    assert trigger.act is not None
    assert trigger.act.act == id_
    assert_prints(read)


@pytest.mark.parametrize(("id_", "language", "form", "opposite"), [*verb_forms()])
def test_what_is_done_is_read_as_done_by_another(id_: str, language: Language, form: str, opposite: bool) -> None:  # noqa: FBT001 - a parameter of a parametrized test
    act = WORDS.acts[id_]
    verb = inflected(form, VerbForm.GERUND) if language == "en" else form
    does = filled(verb, language, act, **own_object(act, language, form))
    by = party(act, language)
    text = {"en": f"licensor must not restrict {by} from {does}", "zh": f"许可方不得限制{by}{does}"}[language]
    read = statement(text)

    assert (read.act, read.modality) == (id_, "need_not" if opposite else "may")
    assert_prints(read)


@pytest.mark.parametrize("id_", [id_ for id_, act in WORDS.acts.items() if act.performative])
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_performative_verb_binds_without_a_modality(id_: str, language: Language) -> None:
    act = WORDS.acts[id_]
    form = act.words.printed(language)
    verb = inflected(form, VerbForm.THIRD) if language == "en" else form
    read = statement(party(act, language) + {"en": " hereby ", "zh": ""}[language] + filled(verb, language, act))

    assert (read.act, read.modality) == (id_, "must")
    assert_prints(read)


@pytest.mark.parametrize(("id_", "language", "form"), [*forms(act.declaratives for act in WORDS.acts.values())])
def test_a_declarative_is_read_without_a_modality(id_: str, language: Language, form: str) -> None:
    read = statement(filled(form, language, WORDS.acts[id_]))

    assert (read.act, read.modality, read.parties) == (id_, "declares", ())
    assert_prints(read)


def axis_values() -> Iterator[object]:
    for axis in WORDS.axes.values():
        for word in axis.values.values():
            for language in LANGUAGES:
                for form in word.forms(language):
                    for text in alternatives(form):
                        yield pytest.param(axis.id, word.id, language, text, id=f"{axis.id}-{text}")


def act_with_axis(axis: str) -> Act:
    return next(act for act in WORDS.acts.values() if axis in act.axes and act.words.en)


@pytest.mark.parametrize(("axis", "value", "language", "form"), [*axis_values()])
def test_a_qualifier_is_read_behind_a_comma(axis: str, value: str, language: Language, form: str) -> None:
    act = act_with_axis(axis)
    read = statement(act_sentence(act, language) + COMMA[language] + filled(form, language))

    assert {found.axis: found.value for found in read.qualifiers.values()} == {axis: value}
    assert set(read.qualifiers[axis].slots) == set(re.findall(r"\{(\w+)\}", form))
    assert_prints(read)


@pytest.mark.parametrize(
    ("axis", "value", "form"),
    [param.values[:2] + param.values[3:] for param in axis_values() if param.values[2] == "zh"],  # type: ignore[attr-defined]  # pytest's parameter sets are untyped
)
def test_a_chinese_qualifier_is_read_in_its_natural_place(axis: str, value: str, form: str) -> None:
    act = act_with_axis(axis)
    plain = filled(act.words.printed("zh"), "zh", act)
    text = filled(form, "zh")
    by = party(act, "zh")
    match WORDS.axes[axis].place:
        case "before":
            read = statement(f"{text}，{by}应当{plain}")
        case "manner":
            read = statement(f"{by}应当{text}{plain}")
        case _:
            read = statement(f"{by}应当{plain}，{text}")

    assert {found.axis: found.value for found in read.qualifiers.values()} == {axis: value}
    assert read.act == act.id


@pytest.mark.parametrize("certainty", [*Missing])
@pytest.mark.parametrize(("axis", "language", "form"), [*forms(axis.names for axis in WORDS.axes.values())])
def test_an_axis_is_named_and_said_not_to_be_known(
    axis: str, language: Language, form: str, certainty: Missing
) -> None:
    space = {"en": " ", "zh": ""}[language]
    for word in (*WORDS.certainties[certainty].forms(language), *(["____"] if certainty is Missing.BLANK else [])):
        read = statement(act_sentence(act_with_axis(axis), language) + COMMA[language] + form + space + word)

        assert {found.axis: found.value for found in read.qualifiers.values()} == {axis: certainty}
        assert_prints(read)


@pytest.mark.parametrize(("id_", "language", "form"), [*forms(WORDS.triggers.values())])
@pytest.mark.parametrize("key", ["if", "only_if", "unless"])
def test_a_trigger_is_read_in_every_kind_of_condition(id_: str, language: Language, form: str, key: str) -> None:
    text, opening = filled(form, language), WORDS.structure[key].printed(language)
    space = {"en": " ", "zh": ""}[language]
    read = statement(opening + space + text + COMMA[language] + SAYING[language])

    (trigger,) = read.conditions[key].triggers
    assert trigger.id == id_
    assert set(trigger.slots) == set(re.findall(r"\{(\w+)\}", form))
    assert_prints(read)


@pytest.mark.parametrize(("id_", "form"), [(id_, form) for id_, word in WORDS.triggers.items() for form in word.zh])
def test_a_chinese_trigger_is_read_before_its_closing_words(id_: str, form: str) -> None:
    for text in alternatives(form):
        for closed in ("{}的，", "在{}的情况下，", "当{}时，", "如果{}，"):
            read = statement(closed.format(filled(text, "zh")) + SAYING["zh"])

            assert [trigger.id for trigger in read.conditions["if"].triggers] == [id_]
