"""The list of journeys names tests that are there."""

import ast
import re

from tests.architecture.syntax import ROOT

BROWSER = ROOT / "tests/browser"


def test_each_journey_of_the_list_is_there() -> None:
    there = {
        f"{path.stem}::{one.name}"
        for path in BROWSER.glob("test_*.py")
        for one in ast.parse(path.read_text(encoding="utf-8")).body
        if isinstance(one, ast.FunctionDef)
    }
    named = re.findall(r"`(?:(test_\w+)\.py::)?(test_\w+)`", (BROWSER / "README.md").read_text(encoding="utf-8"))
    listed = {f"{file or 'test_roles'}::{name}" for file, name in named}
    assert len(listed) > 30
    assert listed - there == set()
