"""Reads our own YAML files into plain values, in half the time that PyYAML's loaders take.

They build a tree of nodes first and work out the type of every scalar. Here a scalar is a text, but for `true`, `false`
and nothing; the tests hold our files to what this module can read.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import yaml

if TYPE_CHECKING:
    from collections.abc import Callable

_PARSER: Any = getattr(yaml, "CLoader", yaml.Loader)
"""Only its parser is used, never what makes Python objects of a document."""
_CONSTANTS: dict[str, bool | None] = {"true": True, "false": False, "": None, "null": None}
_END = object()


def read_plain(text: str) -> Any:  # noqa: ANN401 - what is in the file
    """Return the dicts, lists and scalars of a document without anchors and tags.

    Raises:
        ValueError: the text is no YAML (a fault of the package).
    """
    next_event = _PARSER(text).get_event
    try:
        next_event(), next_event()  # the starts of the stream and of the document
        return _value(next_event)
    except yaml.YAMLError as error:
        raise ValueError(str(error)) from error


def _value(next_event: Callable[[], Any]) -> Any:  # noqa: ANN401 - what is in the file
    event = next_event()
    kind = type(event)
    if kind is yaml.ScalarEvent:
        return event.value if event.style else _CONSTANTS.get(event.value, event.value)
    if kind is yaml.SequenceStartEvent:
        return list(iter(lambda: _value(next_event), _END))
    if kind is yaml.MappingStartEvent:
        found: dict[Any, Any] = {}
        while (key := _value(next_event)) is not _END:
            found[key] = _value(next_event)
        return found
    return _END
