"""The parser of conditions, from a table made ahead: working it out from the grammar would take a tenth of every start.

After a change of `grammar/condition.lark`: PYTHONHASHSEED=0 python -m poolcheck.expr.parser_table grammar
The table names the grammar and the Lark it was made for; where either differs, it is not used.
"""

from __future__ import annotations

import hashlib
import io
import json
import pickle
import sys
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from poolcheck.core.resources import read_text

if TYPE_CHECKING:
    from lark import Lark

TABLE: Final = "condition.table.json"


@cache
def parser() -> Lark:
    """Return the parser of conditions."""
    grammar = read_text("grammar", "condition.lark")
    stored = json.loads(read_text("grammar", TABLE), object_hook=with_numbers)
    return loaded(stored) if stored["made_for"] == made_for(grammar) else from_grammar(grammar)


def made_for(grammar: str) -> dict[str, str]:
    """Return what a table depends on."""
    from lark import __version__ as version  # noqa: PLC0415 - lark is slow to import and most commands need it late

    return {"lark": version, "sha256": hashlib.sha256(grammar.encode()).hexdigest()}


def from_grammar(grammar: str) -> Lark:
    """Work the parser out from the text of the grammar."""
    from lark import Lark  # noqa: PLC0415 - see above

    return Lark(grammar, parser="lalr", propagate_positions=True, maybe_placeholders=True)


def loaded(stored: Any) -> Lark:  # noqa: ANN401 - Lark does not say what its tables are
    """Return the parser that a table holds."""
    from lark import Lark  # noqa: PLC0415 - see above

    return Lark.load(stored["table"])


def table(grammar: str) -> str:
    """Return the table of a grammar as JSON."""
    saved = io.BytesIO()
    from_grammar(grammar).save(saved)  # Lark writes pickles only; what is in them is plain
    plain = pickle.loads(saved.getvalue())  # noqa: S301 - written in the line above
    return json.dumps({"made_for": made_for(grammar), "table": plain}, separators=(",", ":")) + "\n"


def with_numbers(entries: dict[str, Any]) -> dict[str | int, Any]:
    """Give tables the numbers back that JSON makes texts of where they are keys."""
    return {int(key) if key.isdigit() else key: value for key, value in entries.items()}


if __name__ == "__main__":
    (Path(sys.argv[1]) / TABLE).write_text(
        table(read_text("grammar", "condition.lark")), encoding="utf-8", newline="\n"
    )
