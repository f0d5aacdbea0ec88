"""The catalogues of the interface: they say everything that the code says, and pass our own lint."""

import importlib.util
from pathlib import Path

ROOT = Path(__file__).parents[2]


def test_the_catalogues_are_complete_and_pass_our_own_lint() -> None:
    spec = importlib.util.spec_from_file_location("words_command", ROOT / ".build/words.py")
    assert spec is not None
    assert spec.loader is not None
    command = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(command)
    found = list(command.complaints())
    assert found == [], "run `uv run .build/words.py`, translate what it names, run it again"
