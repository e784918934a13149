"""What the keys of a document mean, in a sentence: prose that stands in `grammar/facts.yaml`."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from poolcheck.core.bilingual import Bilingual
from poolcheck.core.resources import read_text

if TYPE_CHECKING:
    from collections.abc import Mapping

    from poolcheck.vocabulary.entries import Vocabulary


@cache
def _gists() -> Mapping[str, Bilingual]:
    import yaml  # noqa: PLC0415 - commands that explain nothing must not pay for it

    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    raw = yaml.load(read_text("grammar", "facts.yaml"), Loader=loader)  # noqa: S506 - a safe loader of our own file
    return {key: Bilingual(entry["en"], entry["zh"]) for key, entry in raw.items()}


def gist_of(key: str, block: str = "") -> Bilingual | None:
    """Return what a key means, in a block or anywhere; None if nobody wrote it down."""
    return _gists().get(f"{block}.{key}") or _gists().get(key)


def names_of(key: str, words: Vocabulary) -> Bilingual:
    """Return what a key is called."""
    word = words.fields.get(key)
    return word.bilingual if word else Bilingual(key.replace("_", " "), key)
