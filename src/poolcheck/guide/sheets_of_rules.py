"""Sheets on rules: what one looks at, when it is not met, the law behind it as it stood on a day, and its examples."""

from __future__ import annotations

from typing import TYPE_CHECKING

from poolcheck.core.bilingual import Bilingual
from poolcheck.expr.tree import Constant
from poolcheck.guide import labels
from poolcheck.guide.condition_words import ConditionWords, value_name
from poolcheck.guide.provisions import cited, provision_entries
from poolcheck.guide.questions_of_rules import questions_of
from poolcheck.guide.sheet import Entry, Row, Section, Sheet, entry, listed, row, same, sheet
from poolcheck.guide.wording import act_name, filled
from poolcheck.packs.used import definitions_used, parameters_used
from poolcheck.reports.citation import citation
from poolcheck.reports.labels import SEVERITIES

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from poolcheck.expr.tree import Condition
    from poolcheck.packs.files import ExampleFile
    from poolcheck.packs.model import Consequence, Definition, Law, Parameter, Rule, RulePack, Test
    from poolcheck.vocabulary.entries import Vocabulary

_OWN_ROWS = frozenset({"clause", "where", "role"})


def rule_sheet(rule: Rule, law: Law, words: Vocabulary, as_of: date) -> Sheet:
    """Return what there is to say about a rule."""
    file = rule.file
    pack = next(pack for pack in law.packs if pack.name == rule.pack)
    used = definitions_used(rule, pack)
    numbers = parameters_used(rule, used, pack)
    titles = {**{each.name: each.title for each in numbers}, **{n: each.title for n, each in pack.definitions.items()}}
    say = ConditionWords(words, titles)
    return sheet(
        labels.RULE,
        rule.id,
        file.title.bilingual,
        file.message.bilingual,
        (
            row(labels.CONCERN, law.concerns.get(file.concern)),
            row(labels.PACK, _pack(pack)),
            row(labels.MEANS, rule.test.reads, test_text(rule.test)),
            *_outline(labels.APPLIES, pack.applies_when, say),
            Row(labels.LOOKS_AT, tuple(_looks_at(rule, words))),
            *_outline(labels.NARROWED, rule.where, say),
            *_outline(labels.NOT_MET, rule.conduct, say),
            *_outline(labels.EXCUSED, rule.excuse, say),
            Row(labels.NEEDS, tuple(element.title for element in rule.elements)),
            Row(labels.ARGUABLE, tuple(definition.title for definition in rule.arguable)),
            Row(labels.ASKED, questions_of(rule, used, words)),
            Row(labels.EXPOSURE, tuple(consequence_text(each) for each in rule.exposure)),
            row(labels.REPAIR, file.remedy.bilingual),
            row(labels.NOTE, file.note.bilingual if file.note else None),
        ),
        (
            Section(_on(labels.UNDER_ON, as_of), tuple(provision_entries(law, file.authority, as_of))),
            Section(labels.DEFENSES, tuple(defense_entry(each, law, words, as_of) for each in rule.defenses)),
            Section(labels.DEFINITIONS, tuple(_definition(each, law, say, as_of) for each in used)),
            Section(_on(labels.PARAMETERS, as_of), tuple(_parameter(each, law, as_of) for each in numbers)),
            Section(labels.EXAMPLES, tuple(_example(each, law, words) for each in file.examples)),
        ),
    )


def test_text(test: Test) -> Bilingual:
    """Return the id of a test of law, how much it weighs, and whether it is law or soft law."""
    kind = labels.IN_LAW if test.law else labels.IN_SOFT_LAW
    return filled(labels.TEST_OF, test=test.id, severity=SEVERITIES[test.severity], kind=kind)


def _outline(label: Bilingual, condition: Condition | None, say: ConditionWords) -> tuple[Row, ...]:
    """Return the rows of a condition, in words and as it is written; none where it says nothing or always holds."""
    if condition is None or isinstance(condition.root, Constant):
        return ()
    lines = say.outline(condition)
    outline = Row(label, tuple(text for _, text in lines), tuple(depth for depth, _ in lines))
    return outline, row(labels.WRITTEN_AS, same(condition.text))


def _on(label: Bilingual, as_of: date) -> Bilingual:
    return filled(label, day=as_of.isoformat())


def _pack(pack: RulePack) -> Bilingual:
    return Bilingual(f"{pack.title.en} ({pack.name})", f"{pack.title.zh}（{pack.name}）")


def _looks_at(rule: Rule, words: Vocabulary) -> Iterator[Bilingual]:
    """Yield the acts of clauses, then whatever else narrows the subject, key by key."""
    for id_ in rule.for_each.clause:
        yield act_name(words.acts[id_], words)
    for key, value in rule.for_each:
        if key in _OWN_ROWS or not value:
            continue
        values = value if isinstance(value, (tuple, list)) else (value,)
        text = listed(value_name(each, words, key) if isinstance(each, str) else same(str(each)) for each in values)
        name = labels.SUBJECTS.get(key, same(key.replace("_", " ")))
        yield filled(labels.AXIS_OF, axis=name, values=text or same(""))


def consequence_text(consequence: Consequence) -> Bilingual:
    """Return what a consequence is, and what it amounts to."""
    title, text = consequence.title, consequence.text
    return Bilingual(f"{title.en}: {text.en}", f"{title.zh}：{text.zh}")


def defense_entry(defense: Definition, law: Law, words: Vocabulary, as_of: date) -> Entry:
    """Return a defense: the grounds that its provision admits, and what has to be proved besides."""
    return entry(
        defense.title,
        rows=(
            Row(labels.GROUNDS, tuple(_grounds(defense, words))),
            Row(labels.UNDER, tuple(cited(law, defense.authority, as_of))),
            row(labels.NOTE, defense.note),
        ),
    )


def _grounds(defense: Definition, words: Vocabulary) -> Iterator[Bilingual]:
    """Yield the grounds of a defense, those with the same proofs together."""
    by_proofs: dict[tuple[str, ...], list[Bilingual]] = {}
    for ground in defense.grounds:
        by_proofs.setdefault(defense.proofs_of(ground), []).append(value_name(ground, words))
    for proofs, grounds in by_proofs.items():
        text = listed(grounds) or same("")
        needed = listed(labels.PROOF_NAMES.get(proof, same(proof)) for proof in proofs)
        yield filled(labels.GROUND_PROVED, grounds=text, proofs=needed) if needed is not None else text


def _definition(definition: Definition, law: Law, say: ConditionWords, as_of: date) -> Entry:
    title = definition.title
    return entry(
        Bilingual(f"{definition.name}: {title.en}", f"{definition.name}：{title.zh}"),
        rows=(
            *_outline(labels.DEFINED, definition.condition, say),
            Row(labels.UNDER, tuple(cited(law, definition.authority, as_of))),
            row(labels.NOTE, definition.note),
        ),
    )


def _parameter(parameter: Parameter, law: Law, as_of: date) -> Entry:
    title = Bilingual(f"{parameter.name}: {parameter.title.en}", f"{parameter.name}：{parameter.title.zh}")
    dated = parameter.dated(as_of)
    if dated is None:
        return entry(title, _on(labels.NO_VALUE, as_of))
    found = law.sources.authority(dated.authority, as_of)
    value = str(dated.value)
    if found is None:
        return entry(title, same(value), *cited(law, (dated.authority,), as_of))
    return entry(title, filled(labels.VALUE_ON, value=value, cited=citation(found)))


def _example(example: ExampleFile, law: Law, words: Vocabulary) -> Entry:
    outcome, _ = law.outcomes[example.expect]
    stays = example.open
    facts = (*stays.conduct, *stays.elements, *stays.defenses) if stays is not None else ()
    return entry(
        same(example.name),
        rows=(
            row(labels.OUTCOME, outcome),
            row(labels.OPEN_FACTS, listed(map(same, facts))),
            row(labels.ON_DAY, same(example.as_of.isoformat()) if example.as_of is not None else None),
        ),
        verbatim=_written(example, words),
    )


def _written(example: ExampleFile, words: Vocabulary) -> str:
    """Return the document of an example, or the documents of its dossier one after the other, each under its kind."""
    if example.dossier is None:
        return example.document or ""
    named = ((words.fields[part.kind].bilingual, part.text.rstrip()) for part in example.dossier.parts())
    return "\n\n".join(f"# {kind.zh} {kind.en}\n{text}" for kind, text in named)
