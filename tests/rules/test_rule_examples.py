"""Every example of every rule is a test; every outcome a rule can have has an example."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

import pytest

from poolcheck.core.truth import Truth
from poolcheck.engine.example import run_example
from poolcheck.expr.tree import Constant
from poolcheck.findings.model import Outcome
from poolcheck.packs.load import load_law
from poolcheck.vocabulary.entries import SilenceKind
from poolcheck.vocabulary.load import vocabulary

if TYPE_CHECKING:
    from poolcheck.packs.files import ExampleFile
    from poolcheck.packs.model import Law, Rule

AS_OF = date(2026, 11, 21)


def _law() -> Law:
    reading = load_law()
    assert not reading.diagnostics
    assert reading.value is not None
    return reading.value


ENGLISH_KIND = re.compile(r"(license|charter|entry)\b")
CHINESE_KIND = re.compile(r"许可合同|章程|入池协议")
LAW = _law()
RULES = [rule for pack in LAW.packs for rule in pack.rules]
EVERY_RULE = pytest.mark.parametrize("rule", [pytest.param(rule, id=rule.id) for rule in RULES])


# One test a rule, not one an example: there are thousands of them, and running a test takes longer than an example.
@EVERY_RULE
def test_a_rule_says_of_every_example_what_is_expected(rule: Rule) -> None:
    said = {example.name: said_of(rule, example) for example in rule.file.examples}

    assert len(said) == len(rule.file.examples)
    assert said == {example.name: expected_of(example) for example in rule.file.examples}


def said_of(rule: Rule, example: ExampleFile) -> list[object]:
    """Return the problems of an example, its outcome, and what is open if the example says something of that."""
    run = run_example(rule, example, LAW, AS_OF)
    problems = [problem.message.en for problem in run.problems]
    if example.open is None or run.outcome != example.expect:
        return [*problems, run.outcome]
    finding = next(finding for finding in run.findings if finding.outcome == example.expect)
    asked = (finding.open.conduct, finding.open.elements, finding.open.defenses)
    return [*problems, run.outcome, *(tuple(question.fact for question in questions) for questions in asked)]


def expected_of(example: ExampleFile) -> list[object]:
    if example.open is None:
        return [example.expect]
    return [example.expect, example.open.conduct, example.open.elements, example.open.defenses]


@EVERY_RULE
def test_every_outcome_the_rule_can_have_has_an_example_in_both_languages(rule: Rule) -> None:
    shown = {Outcome(example.expect) for example in rule.file.examples}
    documents = [text for example in rule.file.examples for text in example.documents]

    assert possible_outcomes(rule) - shown == set()
    assert any(ENGLISH_KIND.match(text) for text in documents)
    assert any(CHINESE_KIND.match(text) for text in documents)


def possible_outcomes(rule: Rule) -> set[Outcome]:
    """Return what a rule can come to: a pack may not apply, so any rule can be conditional on that."""
    found = {Outcome.NOT_APPLICABLE, Outcome.MET, Outcome.UNDETERMINED, Outcome.CONDITIONAL}
    if not _has_an_element_that_no_document_answers(rule):
        found.add(Outcome.NOT_MET)
    if rule.defenses:
        found.add(Outcome.DEFENSE_CLAIMED)
    if _rests_on_law(rule):
        found.add(Outcome.PRESUMED_MET)
    return found


def _has_an_element_that_no_document_answers(rule: Rule) -> bool:
    """Whether an element is a definition that is unknown whatever a document says, so that the norm hangs on it."""
    definitions = next(pack.definitions for pack in LAW.packs if rule in pack.rules)
    named = [definitions[element.text] for element in rule.elements if element.text in definitions]
    roots = [one.condition.root for one in named if one.condition is not None]
    return any(isinstance(root, Constant) and root.truth is Truth.UNKNOWN for root in roots)


def _rests_on_law(rule: Rule) -> bool:
    """Whether the condition names an axis whose silence the law fills."""
    words = vocabulary()
    return any(
        silence.kind is SilenceKind.LAW and axis in rule.file.not_met_when.split()
        for act in rule.for_each.clause
        for axis, silence in words.acts[act].axes.items()
    )
