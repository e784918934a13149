"""The annex of rules: the packs with their hashes, and every rule that was applied, with what it led to."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from poolcheck.findings.model import Outcome
from poolcheck.reports.paper import wording
from poolcheck.reports.paper.model import Row, Run, Section, Table
from poolcheck.reports.paper.phrases import column, each, heading, name, paragraphs

if TYPE_CHECKING:
    from collections.abc import Mapping

    from poolcheck.core.bilingual import Language
    from poolcheck.findings.report import PackUsed, RuleUsed
    from poolcheck.reports.paper.model import Words
    from poolcheck.reports.paper.register import Register


def rules(register: Register) -> Section:
    """Return the annex of rule packs and rules."""
    languages = register.languages
    columns = (
        column(wording.PACK, 42, languages),
        column(wording.VERSION, 20, languages),
        column(wording.SHA, 38, languages),
    )
    packs = Table(columns, tuple(_pack(register, pack) for pack in register.report.packs))
    counted: dict[str, Counter[Outcome]] = {}
    for finding in register.report.findings:
        counted.setdefault(finding.rule, Counter())[finding.outcome] += 1
    applied = [
        _applied(register, f"rules-{number}", pack, counted)
        for number, pack in enumerate(register.report.packs, start=1)
    ]
    sections = tuple(section for section in applied if section.blocks)
    about = paragraphs(wording.RULES_ABOUT, languages)
    return Section("rules", heading(wording.RULES, languages), (*about, packs), sections, listed=True)


def _pack(register: Register, pack: PackUsed) -> Row:
    return Row(
        (
            (*paragraphs(pack.title, register.languages), *name(pack.name, "code")),
            name(pack.version),
            name(pack.sha256, "code"),
        )
    )


def _applied(register: Register, anchor: str, pack: PackUsed, counted: Mapping[str, Counter[Outcome]]) -> Section:
    """List the rules of a pack that were applied."""
    languages = register.languages
    used = [rule for rule in register.report.rules if rule.pack == pack.name]
    columns = (
        column(wording.RULE, 30, languages),
        column(wording.TITLE_OF_RULE, 40, languages),
        column(wording.OUTCOMES, 30, languages),
    )
    rows = tuple(_rule(register, rule, counted.get(rule.id, Counter())) for rule in used)
    return Section(anchor, heading(pack.title, languages), (Table(columns, rows),) if rows else ())


def _rule(register: Register, rule: RuleUsed, counted: Counter[Outcome]) -> Row:
    outcomes = register.report.glossary.outcomes

    def words(language: Language) -> Words:
        parts = [f"{outcomes[one.value].in_(language)} {counted[one]}" for one in reversed(Outcome) if counted[one]]
        return (Run(("；" if language == "zh" else "; ").join(parts) or "–"),)

    languages = register.languages
    return Row((name(rule.id, "code"), paragraphs(rule.title, languages), each(languages, words)))
