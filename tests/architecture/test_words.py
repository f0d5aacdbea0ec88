"""The catalogues of the interface: they say everything that the code says, and pass our own lint."""

import ast
import importlib.util
from pathlib import Path
from types import ModuleType

from tms.web.rendering.script_messages import for_scripts

ROOT = Path(__file__).parents[2]


def words_command() -> ModuleType:
    spec = importlib.util.spec_from_file_location("words_command", ROOT / ".build/words.py")
    assert spec is not None
    assert spec.loader is not None
    command = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(command)
    return command


def test_the_catalogues_are_complete_and_pass_our_own_lint() -> None:
    found = list(words_command().complaints())
    assert found == [], "run `uv run .build/words.py`, translate what it names, run it again"


def test_scripts_are_given_every_message_that_they_say() -> None:
    command = words_command()
    said: dict[tuple[str, str], list[str]] = {}
    for path in sorted((ROOT / "tms/web/static/js").rglob("*.js")):
        command.collect(said, path, "javascript", command.SCRIPT_CALLS)
    assert len(said) > 100
    for language in ("zh-Hans", "zh-Hant"):
        assert for_scripts(language).keys() >= {one for one, _ in said}


def test_no_message_stands_inside_an_f_string_where_python_3_11_does_not_show_it_to_the_catalogues() -> None:
    inside = [
        f"{path.relative_to(ROOT)}:{call.lineno}"
        for top in ("tms", "workers")
        for path in sorted((ROOT / top).rglob("*.py"))
        for text in ast.walk(ast.parse(path.read_text()))
        if isinstance(text, ast.JoinedStr)
        for call in ast.walk(text)
        if isinstance(call, ast.Call)
        and isinstance(call.func, ast.Name)
        and call.func.id in {"_", "gettext", "ngettext"}
    ]
    assert inside == []
