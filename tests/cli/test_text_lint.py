"""``tms text lint``: findings with their places, and an exit code that a script can ask."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from tms.cli.main import main


def run(*arguments: str, given: str | bytes = "") -> tuple[int, str, str]:
    result = CliRunner().invoke(main, ["text", "lint", *arguments], input=given)
    return result.exit_code, result.stdout, result.stderr


def test_findings_are_lines_with_place_code_and_words(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_text("標題\n我們的信息。\n", encoding="utf-8")
    code, output, errors = run("--locale", "zh-TW", str(file))
    assert (code, errors) == (1, "")
    assert output == f"{file}:2:4: region-word: “信息” is said differently in 繁體（台灣）: “資訊”.\n"


def test_findings_are_json_lines_for_programs() -> None:
    code, output, _ = run("--locale", "zh-Hant-TW", "--json", "-", given="他說“好”")
    assert code == 1
    first = json.loads(output.splitlines()[0])
    assert first == {
        "line": 1, "column": 3, "code": "mark-quotes", "text": "“", "suggestion": "「",
        "words": "The quotation mark “ is 「 in 繁體（台灣）.",
    }  # fmt: skip


def test_nothing_found_is_silent_and_succeeds() -> None:
    assert run("--locale", "zh-Hant-HK", given="在裏面說「好」。") == (0, "", "")


def test_a_house_chooses_on_the_command_line() -> None:
    assert run("--locale", "zh-Hant-TW", "--choose", "li=裏", given="裏面") == (0, "", "")
    code, output, _ = run("--locale", "zh-Hant-TW", "--choose", "tai=臺", given="台灣")
    assert (code, output) == (1, "-:1:1: house-tai: “台” is “臺” in the house style: 台 or 臺.\n")


@pytest.mark.parametrize(
    ("arguments", "given", "code"),
    [
        (["--locale", "en"], "", "conversion_needs_chinese"),
        (["--locale", "zh-Hant-TW", "--choose", "tai"], "", "profile_choice_incomplete"),
        (["--locale", "zh-Hant-TW", "--choose", "tai=太"], "", "profile_value_unknown"),
        (["--locale", "zh-Hant", "--choose", "tai=臺"], "", "profile_tag_unknown"),
        (["--locale", "zh-Hant-TW", "no-such-file.txt"], "", "text_not_readable"),
        (["--locale", "zh-Hant-TW"], b"\xff", "text_not_utf8"),
    ],
)
def test_what_can_not_be_looked_at_says_why(arguments: list[str], given: str | bytes, code: str) -> None:
    status, output, errors = run(*arguments, given=given)
    assert (status, output) == (2, "")
    assert f"[{code}]" in errors
