"""The catalogue of rules as pages: an index by concern, and a page for each rule, in either language."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from poolcheck.core.bilingual import Bilingual
from poolcheck.guide import catalogue_labels as labels
from poolcheck.guide.catalogue import catalogue
from poolcheck.guide.labels import EXAMPLES, IN_LAW, IN_SOFT_LAW
from poolcheck.guide.markdown import code, table
from poolcheck.guide.sheet_page import page
from poolcheck.guide.sheets_of_rules import rule_sheet
from poolcheck.guide.wording import filled
from poolcheck.reports.citation import citation
from poolcheck.reports.labels import SEVERITIES

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from poolcheck.core.bilingual import Language
    from poolcheck.guide.catalogue import Catalogue, Listed
    from poolcheck.guide.sheet import Sheet
    from poolcheck.packs.model import Law, Rule
    from poolcheck.vocabulary.entries import Vocabulary

LANGUAGES: Final[tuple[Language, ...]] = ("en", "zh")


def catalogue_pages(law: Law, words: Vocabulary, as_of: date) -> Iterator[tuple[str, str]]:
    """Yield the pages, each with its path below the folder of the catalogue, such as `en/README.md`."""
    found = catalogue(law, as_of, lambda _: True)
    for language in LANGUAGES:
        yield f"{language}/README.md", _index(found, language)
        for one in found.rules:
            yield f"{language}/{one.rule.id}.md", _rule_page(one.rule, law, words, as_of, language)


def _index(found: Catalogue, language: Language) -> str:
    of_law = sum(one.rule.test.law for one in found.rules)
    rules = labels.counted(len(found.rules), labels.RULE, labels.RULES)
    summary = filled(labels.SUMMARY, rules=rules, law=str(of_law), soft=str(len(found.rules) - of_law))
    parts = [
        f"# {labels.CATALOGUE.in_(language)}",
        _other_language("README.md", language),
        filled(labels.CATALOGUE_INTRODUCED, day=found.as_of.isoformat()).in_(language),
        summary.in_(language) + ("。" if language == "zh" else "."),
    ]
    head = [one.in_(language) for one in labels.INDEX_HEADS]
    for id_, listed in found.by_concern.items():
        parts.append(f"## {listed[0].row} {found.law.concerns[id_].in_(language)}")
        parts.append(table(head, (_index_row(one, language) for one in listed)))
    return "\n\n".join(parts) + "\n"


def _index_row(one: Listed, language: Language) -> tuple[str, ...]:
    rule = one.rule
    kind = (IN_LAW if rule.test.law else IN_SOFT_LAW).in_(language)
    cited = labels.BETWEEN.in_(language).join(dict.fromkeys(citation(each).in_(language) for each in one.authority))
    link = f"[{rule.file.title.bilingual.in_(language)}]({rule.id}.md)"
    return link, code(rule.test.id), SEVERITIES[rule.test.severity].in_(language), kind, code(rule.pack), cited


def _rule_page(rule: Rule, law: Law, words: Vocabulary, as_of: date, language: Language) -> str:
    shown = _with_few_examples(rule_sheet(_typical(rule), law, words, as_of), rule)
    index = f"[{labels.CATALOGUE.in_(language)}](README.md)"
    above = f"{code(rule.id)} · {index} · {_other_language(f'{rule.id}.md', language)}"
    return page(shown, language, above)


def _typical(rule: Rule) -> Rule:
    """Return a rule with the first example of each outcome: the others stand in its file."""
    first = {example.expect: example for example in reversed(rule.file.examples)}
    kept = tuple(example for example in rule.file.examples if first[example.expect] is example)
    return replace(rule, file=rule.file.model_copy(update={"examples": kept}))


def _with_few_examples(sheet: Sheet, rule: Rule) -> Sheet:
    """Return a sheet that says how many examples the rule has in all."""
    count = filled(labels.EXAMPLES_OF, count=str(len(rule.file.examples)))
    title = Bilingual(f"{EXAMPLES.en} {count.en}", f"{EXAMPLES.zh}{count.zh}")
    sections = (replace(one, title=title) if one.title == EXAMPLES else one for one in sheet.sections)
    return replace(sheet, sections=tuple(sections))


def _other_language(name: str, language: Language) -> str:
    return f"[English](../en/{name})" if language == "zh" else f"[中文](../zh/{name})"
