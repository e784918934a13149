"""The front door of the library names what is public and keeps nothing for itself; law and engine wait."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

from poolcheck import api

DOOR = Path(api.__file__)
LATER = ("poolcheck.engine", "poolcheck.guide", "poolcheck.packs", "poolcheck.dossier.gather")


def test_the_door_only_passes_on_what_the_rooms_behind_it_offer() -> None:
    statements = ast.parse(DOOR.read_text(encoding="utf-8")).body[1:]
    passed_on = [name.name for each in statements if isinstance(each, ast.ImportFrom) for name in each.names]

    assert {type(each) for each in statements} == {ast.ImportFrom, ast.Assign}
    assert sorted(set(passed_on) - {"annotations"}) == sorted(api.__all__)


def test_every_room_behind_the_door_offers_something() -> None:
    door = DOOR.read_text(encoding="utf-8")
    rooms = {path.stem for path in DOOR.parent.glob("*.py")} - {"__init__"}

    assert rooms == {room for room in rooms if f"from poolcheck.api.{room} import" in door}


def test_whoever_only_converts_does_not_wait_for_law_and_engine() -> None:
    program = "import sys, poolcheck.api; print('\\n'.join(sys.modules))"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, encoding="utf-8", check=True)

    assert [name for name in done.stdout.split() if name.startswith(LATER)] == []
