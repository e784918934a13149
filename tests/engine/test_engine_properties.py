"""Laws that every shipped rule obeys on every document: what more knowledge, silence and order may change."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, Any

from hypothesis import assume, given, note, settings
from hypothesis import strategies as st

from poolcheck.api import InputFile, Settings, check, load_law
from poolcheck.core.diagnostic import Severity
from poolcheck.findings.model import Outcome
from poolcheck.vocabulary.entries import SilenceKind
from poolcheck.vocabulary.load import vocabulary

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from poolcheck.findings.report import Report
    from poolcheck.packs.model import Law
    from poolcheck.vocabulary.entries import Act

AS_OF = date(2026, 11, 21)
WORDS = vocabulary()
MISSING = ("unknown", "____", "to be agreed", "redacted")
BY_IMPLICATION = {
    "grant-back-one-way-assignment": "a license type implies a license; an assignment beside it contradicts itself",
    "independent-licensing-effects": "whether a contribution is an assignment is asked by the rule on abuse",
    "cips-independent-licensing": "whether a contribution is an assignment is asked by the rule on the Guidelines",
}
"""Rules that read something into the silence of an open axis on purpose."""
A_LIST_IS_ASKED_AS_A_WHOLE = frozenset(
    {
        "license-of-listed-inactive-patents",
        "cips-list-out-of-step",
        "list-against-charter-status",
        "list-against-charter-essentiality",
    }
)
"""Rules on each patent: where a list does not speak of status at all, the rules on packages ask, once."""
A_FINDING_DECIDES = frozenset({"dominant(licensor_side)"})
"""Elements that ask with `known(...)` whether all markets named have a finding: a market without one reopens them."""

LOOKING_ONLY_WHERE_KNOWN = re.compile(r"\bknown\(")
"""In the `where` of a rule: it is no concern of others than those known to be meant, such as two parties and no pool.

What is not looked at is not settled: with more knowledge such a rule begins to look.
"""

settings.register_profile("engine", deadline=None, derandomize=True, max_examples=150)
settings.load_profile("engine")


def _law() -> Law:
    law = load_law().value
    assert law is not None
    return law


LAW = _law()
RULES = {rule.id: rule for pack in LAW.packs for rule in pack.rules}
NOT_LOOKING_YET = frozenset(
    id_ for id_, rule in RULES.items() if LOOKING_ONLY_WHERE_KNOWN.search(rule.file.for_each.where or "")
)
CONCERNS = st.sampled_from(sorted({rule.file.concern for rule in RULES.values()}))
"""The rules on one concern at a time: rules are evaluated each for itself, and all of them take long."""


@dataclass(frozen=True)
class Leaf:
    """A fact with its value, the word for what is not known that hides it, and whether its silence is open."""

    value: Any
    hidden: str = ""
    open_world: bool = False


Path = tuple[str | int, ...]
Part = Any
"""A part of a document: a mapping, a list, a leaf, or plain text."""


def leaves(node: Part, path: Path = ()) -> Iterator[tuple[Path, Leaf]]:
    if isinstance(node, Leaf):
        yield path, node
    elif isinstance(node, dict):
        for key, below in node.items():
            yield from leaves(below, (*path, key))
    elif isinstance(node, list):
        for index, below in enumerate(node):
            yield from leaves(below, (*path, index))


def changed(node: Part, path: Path, change: Callable[[Part], Part]) -> Part:
    """Return a document with one part changed; None takes it out."""
    if not path:
        return change(node)
    step, *rest = path
    below = changed(node[step], tuple(rest), change)
    if isinstance(node, dict):
        return {key: below if key == step else value for key, value in node.items() if key != step or below is not None}
    return [below if index == step else value for index, value in enumerate(node) if index != step or below is not None]


def written(node: Part) -> Part:
    if isinstance(node, Leaf):
        return node.hidden or written(node.value)
    if isinstance(node, dict):
        return {key: written(below) for key, below in node.items()}
    return [written(below) for below in node] if isinstance(node, list) else node


def run(concern: str, *documents: Part, path: str = "a.json") -> Report:
    files = [
        InputFile(f"{index}{path}", json.dumps(written(document), ensure_ascii=False).encode())
        for index, document in enumerate(documents)
    ]
    report = check(files, LAW, AS_OF, Settings(select=(concern,)))
    errors = [problem.message.en for problem in report.diagnostics if problem.severity is Severity.ERROR]
    assume(not errors)
    return report


def outcomes(report: Report) -> dict[tuple[str, str], Outcome]:
    """Return the outcome of each rule for each clause, or for the document; the furthest down the order if several."""
    order = list(Outcome)
    found: dict[tuple[str, str], Outcome] = {}
    for finding in report.findings:
        about_clause = bool(RULES[finding.rule].for_each.clause)
        if about_clause and finding.subject in ("charter", "license", "entry"):
            continue
        key = (finding.rule, finding.clause if about_clause else "document")
        found[key] = max(found.get(key, finding.outcome), finding.outcome, key=order.index)
    return found


def hidden_or_not(values: st.SearchStrategy[Any], *, open_world: bool = False) -> st.SearchStrategy[Leaf]:
    shown = st.sampled_from(["", "", *MISSING])
    return st.builds(Leaf, values, shown, st.just(value=open_world))


@st.composite
def telling_clauses(draw: st.DrawFn, at: str) -> dict[str, Part]:
    """Draw a clause that a shipped rule is about, with anything in it said, hidden, or an axis left out."""
    drawn = draw(st.sampled_from(TELLING))
    clause: dict[str, Part] = {"at": at}
    for key, value in drawn.items():
        silence = WORDS.acts[str(drawn["act"])].axes.get(key)
        if key in ("act", "modality"):
            clause[key] = value
        elif silence is None:
            clause[key] = [draw(hidden_or_not(st.just(value)))]
        elif draw(st.integers(0, 3)):
            values = st.sampled_from([value, value, *_values(key)])
            clause[key] = draw(hidden_or_not(values, open_world=silence.kind is SilenceKind.OPEN))
    return clause


TELLING: list[dict[str, str]] = [
    {"party": "licensee", "modality": "must_not", "act": "challenge", "object": "licensed_patents"},
    {"party": "licensee", "modality": "must_not", "act": "negotiate", "to": "member"},
    {"party": "member", "modality": "must_not", "act": "license_independently", "object": "its_pooled_patents"},
    {"party": "member", "modality": "may", "act": "license_independently", "consent": "with_consent"},
    {"party": "licensee", "modality": "must", "act": "take_package", "object": "lapsed_patents"},
    {"party": "operator", "modality": "must", "act": "include_patents", "object": "non_essential_patents"},
    {"party": "licensor", "modality": "must", "act": "grant_license", "to": "licensee", "object": "pooled_patents"},
    {"party": "licensee", "modality": "may", "act": "select_patents", "object": "needed_patents"},
    {"party": "licensee", "modality": "must", "act": "pay_royalties", "object": "all_products"},
    {"party": "licensee", "modality": "must", "act": "pay_royalties", "object": "lapsed_patents"},
    {
        "modality": "declares",
        "act": "belong_to",
        "object": "all_improvements",
        "to": "licensor",
        "consideration": "free",
    },
    {"modality": "declares", "act": "define", "object": "licensed_patents", "as": "pooled_patents"},
    {
        "party": "member",
        "modality": "must",
        "act": "contribute_patents",
        "object": "essential_patents",
        "form": "license",
        "exclusivity": "exclusive",
    },
    {
        "party": "licensee",
        "modality": "must",
        "act": "grant_back",
        "object": "all_improvements",
        "form": "assignment",
        "exclusivity": "exclusive",
        "consideration": "free",
        "reciprocity": "one_way",
        "recipients": "all_licensees",
    },
]


@st.composite
def clauses(draw: st.DrawFn, at: str) -> dict[str, Part]:
    if draw(st.integers(0, 3)):
        return draw(telling_clauses(at))
    act = WORDS.acts[draw(st.sampled_from(ACTS))]
    by = [*act.by, "licensee", "member", "each_party"]
    clause: dict[str, Part] = {
        "at": at,
        "modality": "declares" if act.declarative else draw(st.sampled_from(["must", "must_not", "may", "need_not"])),
        "act": act.id,
    }
    if not act.declarative:
        clause["party"] = [draw(hidden_or_not(st.sampled_from(by)))]
    if act.objects:
        clause["object"] = draw(st.lists(hidden_or_not(st.sampled_from(act.objects)), min_size=1, max_size=2))
    for slot, kind in act.slots.items():
        among = sorted(WORDS.parties) if kind == "party" else sorted(act.objects or WORDS.terms)
        if slot == "as":
            among = sorted(WORDS.objects)
        if kind in ("party", "object") and slot not in ("forum", "with"):
            clause[slot] = [draw(hidden_or_not(st.sampled_from(among)))]
    for axis in draw(st.lists(st.sampled_from(sorted(act.axes)), unique=True)) if act.axes else []:
        open_world = act.axes[axis].kind is SilenceKind.OPEN
        clause[axis] = draw(hidden_or_not(st.sampled_from(_values(axis)), open_world=open_world))
    condition = draw(st.sampled_from([None, None, "quote", "trigger", "challenge"]))
    if condition and not act.declarative:
        clause["if"] = {
            "quote": {"quote": "words of its own"},
            "trigger": draw(st.sampled_from(sorted(id_ for id_ in WORDS.triggers if "patent" in id_))),
            "challenge": {"party": "licensee", "act": "challenge", "object": ["licensed_patents"]},
        }[condition]
    return clause


def _values(axis: str) -> list[str]:
    return [value.id for value in WORDS.axes[axis].values.values() if "{" not in "".join((*value.en, *value.zh))] or [
        "unknown"
    ]


def _takes_words_only(act: Act) -> bool:
    return all(kind in ("party", "object") for kind in act.slots.values())


ACTS = sorted(
    act.id
    for act in WORDS.acts.values()
    if _takes_words_only(act) and any(act.id in rule.file.model_dump_json() or act.seen_as for rule in RULES.values())
)
"""The acts that a shipped rule speaks of, or that it may see as another."""

SHARES = st.fixed_dictionaries(
    {
        "holder": st.sampled_from(["pool", "Rival Pool", "licensee", "Other Pool"]),
        "share": hidden_or_not(st.sampled_from(["5%", "30%", "42%", "55%"])),
    }
)
MARKETS = st.fixed_dictionaries(
    {"title": st.sampled_from(["decoding", "encoding"]), "shares": st.lists(SHARES, max_size=3)},
    optional={
        "dominance": hidden_or_not(
            st.sampled_from(["stated", "denied", "found", "found not dominant"]), open_world=True
        )
    },
)
PATENTS = st.fixed_dictionaries(
    {"number": st.sampled_from(["ZL1", "ZL2", "ZL3"])},
    optional={
        "status": hidden_or_not(st.sampled_from(["in_force", "expired", "terminated", "invalidated"]), open_world=True),
        "essential": hidden_or_not(st.sampled_from(["yes", "no"]), open_world=True),
        "needed": hidden_or_not(st.sampled_from(["yes", "no"]), open_world=True),
    },
)


@st.composite
def documents(draw: st.DrawFn) -> dict[str, Part]:
    document: dict[str, Part] = {draw(st.sampled_from(["license", "charter", "entry"])): "Generated"}
    if draw(st.integers(0, 4)):
        law = st.sampled_from(["PRC", "PRC", "PRC", "Germany"])
        shown = st.sampled_from(["", "", "", "", *MISSING])
        document["governing_law"] = draw(st.builds(Leaf, law, shown, st.just(value=True)))
    if draw(st.integers(0, 7)) == 7:
        document["status"] = "partial"
    count = draw(st.integers(0, 4))
    document["clauses"] = [draw(clauses(f"{number}.1")) for number in range(1, count + 1)]
    document["markets"] = draw(st.lists(MARKETS, max_size=2))
    if draw(st.booleans()):
        document["patents"] = draw(st.lists(PATENTS, max_size=3, unique_by=lambda patent: str(patent["number"])))
    if document["clauses"] and draw(st.integers(0, 3)) == 3:
        document["justifications"] = [{"for": ["1.1"], "ground": "safety", "evidence": "Annex C"}]
    return document


@given(CONCERNS, documents(), st.data())
def test_filling_in_an_unknown_leaves_what_is_settled_as_it_is(
    concern: str, document: Part, data: st.DataObject
) -> None:
    unknown = [path for path, leaf in leaves(document) if leaf.hidden]
    assume(unknown)
    path = data.draw(st.sampled_from(unknown))
    before = outcomes(run(concern, document))
    after = outcomes(run(concern, changed(document, path, lambda leaf: replace(leaf, hidden=""))))
    note(f"{path} filled in")

    for key, outcome in before.items():
        now = after.get(key, Outcome.NOT_APPLICABLE)
        unseen = outcome is Outcome.NOT_APPLICABLE and key[0] in NOT_LOOKING_YET
        if not (outcome.open or unseen):
            assert (now.passes, now.open) == (outcome.passes, False), (key, outcome, now)
    for key in after.keys() - before.keys():
        assert after[key].passes or key[0] in NOT_LOOKING_YET, (key, "not_applicable", after[key])


@given(CONCERNS, documents(), st.data())
def test_taking_an_open_fact_out_makes_nothing_pass(concern: str, document: Part, data: st.DataObject) -> None:
    shorter = list(without_one_open_fact(document))
    assume(shorter)
    path, less = data.draw(st.sampled_from(shorter))
    before = outcomes(run(concern, document))
    after = outcomes(run(concern, less))
    note(f"{path} taken out")

    for (rule, clause), outcome in before.items():
        implied = rule in BY_IMPLICATION and path[-1] == "form"
        decided = path[0] == "markets" and not A_FINDING_DECIDES.isdisjoint(RULES[rule].file.elements)
        as_a_whole = rule in A_LIST_IS_ASKED_AS_A_WHOLE and path[0] == "patents"
        if not (outcome.passes or implied or decided or as_a_whole):
            now = after.get((rule, clause), Outcome.NOT_APPLICABLE)
            assert not now.passes, (rule, clause, outcome, now)


def without_one_open_fact(document: dict[str, Part]) -> Iterator[tuple[Path, Any]]:
    """Yield the document without one axis that is open if silent, without its law, a market, a share, its patents."""
    for path, leaf in leaves(document):
        if leaf.open_world:
            yield path, changed(document, path, lambda _: None)
    if "patents" in document:
        yield ("patents",), {key: value for key, value in document.items() if key != "patents"}
    for index, market in enumerate(document["markets"]):
        yield ("markets", index), changed(document, ("markets", index), lambda _: None)
        for row in range(len(market["shares"])):
            path = ("markets", index, "shares", row)
            yield path, changed(document, path, lambda _: None)


def summary(report: Report) -> list[tuple[str, str, tuple[str, ...]]]:
    return sorted(
        (finding.id, finding.outcome.value, tuple(sorted(question.fact for question in finding.open.all)))
        for finding in report.findings
    )


def shuffled(node: Part, draw: Callable[[Sequence[Any]], Sequence[Any]]) -> Part:
    """Return a document with its keys, and the rows of its lists, in another order."""
    if isinstance(node, dict):
        return {key: shuffled(node[key], draw) for key in draw(list(node))}
    if isinstance(node, list):
        return [shuffled(item, draw) for item in draw(node)]
    return node


@given(CONCERNS, documents(), st.data())
def test_the_order_of_clauses_keys_and_rows_changes_no_outcome(
    concern: str, document: Part, data: st.DataObject
) -> None:
    # The items of one clause stay in their order: they are what it says, and part of its id.
    def draw(items: Sequence[Any]) -> Sequence[Any]:
        same = items and isinstance(items[0], Leaf)
        return items if same else data.draw(st.permutations(items))

    assert summary(run(concern, shuffled(document, draw))) == summary(run(concern, document))


@given(CONCERNS, st.lists(documents(), min_size=2, max_size=2), st.booleans())
def test_the_order_of_the_files_changes_no_outcome(
    concern: str,
    both: list[Part],
    alike: bool,  # noqa: FBT001 - drawn
) -> None:
    one, other = both if alike else (both[0], {**both[1], "registration": "R-2"})

    assert summary(run(concern, one, other)) == summary(run(concern, other, one))


@given(CONCERNS, documents())
def test_the_name_of_the_file_and_the_numbers_of_the_clauses_are_in_no_id(concern: str, document: Part) -> None:
    assume("justifications" not in document)
    renumbered = {**document, "clauses": [{**clause, "at": f"9.{clause['at']}"} for clause in document["clauses"]]}

    assert summary(run(concern, renumbered, path="another name.json")) == summary(run(concern, document))
