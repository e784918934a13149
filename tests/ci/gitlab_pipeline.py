"""What GitLab makes of a component: its inputs checked and filled in, and the files put together that it says."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Mapping

_INTERPOLATION: Final = re.compile(r"\$\[\[ inputs\.([\w-]+) \]\]")
_TYPES: Final = {"string": str, "boolean": bool}


@dataclass(frozen=True)
class Component:
    """The two documents of a component: what it can be given, and what it adds to a pipeline."""

    header: Mapping[str, Any]
    body: Mapping[str, Any]

    @property
    def inputs(self) -> Mapping[str, Mapping[str, Any]]:
        found: Mapping[str, Mapping[str, Any]] = self.header["spec"]["inputs"]
        return found

    def included(self, given: Mapping[str, object]) -> dict[str, Any]:
        """Return what the component adds to a pipeline, given inputs.

        Raises:
            ValueError: GitLab would refuse the inputs.
        """
        values: dict[str, object] = {}
        for name, spec in self.inputs.items():
            if name not in given and "default" not in spec:
                raise ValueError(f"required: {name}")
            value = values[name] = given.get(name, spec.get("default"))
            if not isinstance(value, _TYPES[spec.get("type", "string")]) or value not in spec.get("options", [value]):
                raise ValueError(f"not allowed: {name}")
        if unknown := set(given) - set(values):
            raise ValueError(f"unknown: {unknown}")
        filled: dict[str, Any] = _filled(self.body, values)
        return filled

    def job(self, given: Mapping[str, object]) -> dict[str, Any]:
        """Return the job of the component as it runs: with what it extends."""
        jobs = self.included(given)
        [name] = [name for name in jobs if not name.startswith(".")]
        return {**jobs[jobs[name]["extends"]], **jobs[name]}


def _filled(value: Any, inputs: Mapping[str, object]) -> Any:  # noqa: ANN401 - YAML is anything
    """Fill inputs in; what is nothing but an input keeps its type."""
    match value:
        case str():
            if whole := _INTERPOLATION.fullmatch(value):
                return inputs[whole[1]]
            return _INTERPOLATION.sub(lambda found: _written(inputs[found[1]]), value)
        case dict():
            return {_filled(key, inputs): _filled(below, inputs) for key, below in value.items()}
        case list():
            return [_filled(below, inputs) for below in value]
        case _:
            return value


def _written(value: object) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)
