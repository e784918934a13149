"""The law that is applied: rule packs loaded, and rules chosen among them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from poolcheck.core.suggest import closest

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from poolcheck.core.reading import Reading
    from poolcheck.packs.model import Law, Rule


class UnknownSelectorError(ValueError):
    """A rule, prefix or concern was named that no loaded pack has."""

    def __init__(self, selector: str, suggestion: str) -> None:
        super().__init__(selector)
        self.selector = selector
        self.suggestion = suggestion


def load_law(packs: Sequence[str] = (), *, examples: bool = True) -> Reading[Law]:
    """Load rule packs by name or path, all shipped ones if none is named; to check documents, `examples` can wait."""
    from poolcheck.packs import load  # noqa: PLC0415 - converting and formatting need no law

    return load.load_law(packs, examples=examples)


def law_or_shipped(law: Law | None) -> Law:
    """Return the law given, or else the packs that ship."""
    known = law or load_law(()).value
    if known is None:
        raise ValueError("the rules that ship with poolcheck cannot be read")
    return known


def selection(law: Law, select: tuple[str, ...], ignore: tuple[str, ...]) -> Callable[[Rule], bool]:
    """Return what tells the rules that are selected and not ignored.

    Raises:
        UnknownSelectorError: a selector names nothing.
    """
    rules = [rule for pack in law.packs for rule in pack.rules]
    for selector in (*select, *ignore):
        if not any(names(selector, rule) for rule in rules):
            known = {name for rule in rules for name in (rule.id, rule.file.concern, rule.pack)}
            raise UnknownSelectorError(selector, closest(selector, sorted(known)))

    def selected(rule: Rule) -> bool:
        wanted = not select or any(names(selector, rule) for selector in select)
        return wanted and not any(names(selector, rule) for selector in ignore)

    return selected


def names(selector: str, rule: Rule) -> bool:
    """Whether a selector names a rule: by its id or a prefix of it, a former id, its concern, or its pack."""
    return rule.id.startswith(selector) or selector in (rule.file.concern, rule.pack, *rule.file.formerly)
