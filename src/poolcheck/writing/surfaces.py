"""The surfaces a document may have: YAML, sentences (`.pool`) and JSON; reading and writing each."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, assert_never

from poolcheck.syntax.comments import comments_between_lines, comments_in_yaml
from poolcheck.syntax.from_json import read_json
from poolcheck.syntax.from_pool import read_pool
from poolcheck.syntax.from_yaml import read_yaml
from poolcheck.writing.to_json import to_json
from poolcheck.writing.to_pool import to_pool
from poolcheck.writing.to_yaml import to_yaml

if TYPE_CHECKING:
    from poolcheck.core.location import SourceText
    from poolcheck.core.reading import Reading
    from poolcheck.syntax.comments import Comment
    from poolcheck.syntax.tree import Node
    from poolcheck.vocabulary.entries import Vocabulary
    from poolcheck.writing.comments import Comments
    from poolcheck.writing.outline import Outline


class Surface(StrEnum):
    """How a document is written down; each is the ending of its files' names."""

    YAML = "yaml"
    POOL = "pool"
    JSON = "json"


def surface_of(path: str) -> Surface:
    """Return the surface that the name of a file tells; YAML if it tells none."""
    ending = path.rpartition(".")[2].lower()
    return Surface(ending) if ending in tuple(Surface) else Surface.YAML


def read_tree(source: SourceText, surface: Surface, words: Vocabulary) -> Reading[Node]:
    """Read a text into the located tree."""
    match surface:
        case Surface.YAML:
            return read_yaml(source)
        case Surface.JSON:
            return read_json(source)
        case Surface.POOL:
            return read_pool(source, words)
        case _:
            assert_never(surface)


def comments_in(source: SourceText, tree: Node, surface: Surface) -> tuple[Comment, ...]:
    """Return the comments of a text; JSON has none."""
    match surface:
        case Surface.YAML:
            return comments_in_yaml(source, tree)
        case Surface.JSON:
            return ()
        case Surface.POOL:
            return comments_between_lines(source)
        case _:
            assert_never(surface)


def written(outline: Outline, surface: Surface, words: Vocabulary, comments: Comments) -> str:
    """Return a document on a surface, in canonical form; JSON leaves the comments out."""
    match surface:
        case Surface.YAML:
            return to_yaml(outline, words, comments)
        case Surface.JSON:
            return to_json(outline, words)
        case Surface.POOL:
            return to_pool(outline, words, comments)
        case _:
            assert_never(surface)
