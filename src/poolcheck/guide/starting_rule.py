"""A starting file for a rule of one's own: commented, and with two examples that it passes at once."""

from __future__ import annotations

import hashlib
import json
import re
from string import Template
from typing import TYPE_CHECKING

from poolcheck.core.location import SourceText
from poolcheck.core.resources import read_text
from poolcheck.documents.from_tree import read_document
from poolcheck.engine.example_report import run_examples
from poolcheck.packs.load import load_law
from poolcheck.packs.pack_files import PackFiles
from poolcheck.syntax.from_yaml import read_yaml

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from poolcheck.core.bilingual import Language
    from poolcheck.documents.clause import Statement
    from poolcheck.guide.rule_plan import RulePlan
    from poolcheck.packs.model import Law, Rule
    from poolcheck.vocabulary.entries import Vocabulary

_PLAIN = re.compile(r"[\w，。、（）“”‘’《》][\w ,.%()/，。、；（）“”‘’《》—-]*")
"""Sentences that YAML takes for text without quotation marks."""


def starting_pack(name: str, language: Language) -> str:
    """Return the file `pack.yaml` of a pack of one's own."""
    quoted = json.dumps(name, ensure_ascii=False)
    return Template(read_text("rules", f"templates/pack.{language}.yaml")).substitute(name=quoted, title=quoted)


def starting_rule(plan: RulePlan, pack: str, law: Law, words: Vocabulary, as_of: date, language: Language) -> str:
    """Return the file of a rule, with the first condition that tells its two examples apart.

    Args:
        plan: what the rule is to be.
        pack: the folder of its pack, as it is written in the comments.
        law: the packs that are loaded; a citation is taken from the rule nearest to the new one.
        words: the vocabulary.
        as_of: the day on which the examples are run.
        language: of the comments.
    """
    text = ""
    for condition in _conditions(plan, words):
        text = _filled(plan, pack, law, condition, language)
        if _passes(plan, text, as_of):
            return text
    raise ValueError(f"no condition tells the examples of {plan.acts[0].id} apart")


def _filled(plan: RulePlan, pack: str, law: Law, condition: str, language: Language) -> str:
    like = _nearest(plan, law)
    concern = law.concerns[plan.concern]
    examples = plan.acts[0].examples
    cited = (f"  - {{source: {one.source}, provision: {one.provision}}}" for one in like.file.authority)
    return Template(read_text("rules", f"templates/rule.{language}.yaml")).substitute(
        id=plan.id,
        pack=pack,
        like=like.id,
        act=plan.acts[0].id,
        concern=plan.concern,
        concern_en=concern.en,
        concern_zh=concern.zh,
        test=plan.test,
        test_en=plan.reads.en,
        test_zh=plan.reads.zh,
        for_each=f"{{clause: [{', '.join(act.id for act in plan.acts)}]}}",
        condition=condition,
        authority="\n".join(cited),
        risky=_scalar(examples.risky.en),
        good=_scalar(examples.good.zh),
    )


def _scalar(sentence: str) -> str:
    """Return a sentence as YAML writes it on one line."""
    return sentence if _PLAIN.fullmatch(sentence) else "'" + sentence.replace("'", "''") + "'"


def _nearest(plan: RulePlan, law: Law) -> Rule:
    """Return the rule that is most like the new one: of its concern and test, else of one; of several the plainest."""
    rules = [rule for pack in law.packs for rule in pack.rules]

    def likeness(rule: Rule) -> tuple[int, int]:
        return 2 * (rule.file.concern == plan.concern) + (rule.test.id == plan.test), -len(rule.id)

    return max(rules, key=likeness)


def _passes(plan: RulePlan, text: str, as_of: date) -> bool:
    """Whether a rule does what its examples say, in a pack of its own."""
    written = {"pack.yaml": starting_pack("trial", "en"), f"rules/{plan.id}.yaml": text}
    law = load_law([PackFiles("trial", {name: text.encode() for name, text in written.items()})])
    if law.value is None or law.failed:
        return False
    return not run_examples(law.value, None, as_of, lambda rule, _: rule.id == plan.id).failed


def _conditions(plan: RulePlan, words: Vocabulary) -> Iterator[str]:
    """Yield conditions that the risky example of the first act fulfils and the good one does not, the best first."""
    first = plan.acts[0]
    risky, good = _statement(first.examples.risky.en), _statement(first.examples.good.en)
    shared = [axis for id_, axis in words.axes.items() if all(id_ in act.axes for act in plan.acts)]
    axes = [axis.id for axis in sorted(shared, key=lambda axis: axis.any_act)]  # those of few acts say most
    values, others = (_values(said, axes) for said in (risky, good))
    if risky.modality != good.modality:
        yield f"modality is {risky.modality}"
    yield from (f"{axis} is {value}" for axis, value in values.items() if others.get(axis) != value)
    yield from (f"{one} in object" for one in _only_in_first(risky.objects, good.objects))
    yield from (f"{one} in trigger" for one in _only_in_first(_triggers(risky), _triggers(good)))
    yield from (f"{one} in to" for one in _only_in_first(risky.slots.get("to", ()), good.slots.get("to", ())))
    yield from (f"{one} in party" for one in _only_in_first(risky.parties, good.parties))
    yield from (f"{axis} is not {value}" for axis, value in others.items() if values.get(axis) != value)
    yield from (f"not stated({axis})" for axis in others if axis not in values)
    yield from (f"{one} not in object" for one in _only_in_first(good.objects, risky.objects))
    yield from ("restricted", "not restricted")
    yield from (f"{one} in licensed_scope" for items in risky.slots.values() for one in _only_in_first(items, ()))


def _values(said: Statement, axes: Sequence[str]) -> dict[str, object]:
    return {axis: said.qualifiers[axis].value for axis in axes if axis in said.qualifiers}


def _only_in_first(these: Sequence[object], others: Sequence[object]) -> list[str]:
    """Return the words that stand only among the first."""
    return [one for one in these if isinstance(one, str) and one not in others]


def _triggers(said: Statement) -> list[str]:
    triggers = [one for each in said.conditions.values() for one in each.triggers]
    return [one.id or "act" for one in triggers if one.id or (one.act and not one.act.omitted)]


def _statement(sentence: str) -> Statement:
    """Read a sentence of the vocabulary's examples."""
    text = f"license: X\nclauses:\n  - {_scalar(sentence)}\n"
    source = SourceText("example", text)
    tree = read_yaml(source).value
    document = None if tree is None else read_document(tree, source, hashlib.sha256(text.encode()).hexdigest()).value
    if document is None or not document.clauses or not document.clauses[0].statements:
        raise ValueError(f"the example {sentence!r} of the vocabulary cannot be read")
    return document.clauses[0].statements[0]
