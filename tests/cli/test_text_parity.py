"""``tms text parity``: three files, what they disagree about, and an exit code that a script can ask."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from tms.cli.main import main

ENGLISH = "# A bridge\n\nThe bridge cost [$40 million](https://example.org/costs).\n\nIt opened in 1932.\n"
HANS = "# 一座桥\n\n大桥造价[4000万美元](https://example.org/costs)。\n\n它于1932年通车。\n"
HANT = "# 一座橋\n\n大橋造價[4000萬美元](https://example.org/costs)。\n\n它於1932年通車。\n"


def run(folder: Path, *texts: str, ending: str = "md", options: tuple[str, ...] = ()) -> tuple[int, str, str]:
    files = []
    for name, text in zip(("en", "hans", "hant"), texts, strict=True):
        path = folder / f"{name}.{ending}"
        path.write_text(text, encoding="utf-8")
        files.append(str(path))
    result = CliRunner().invoke(main, ["text", "parity", *options, *files])
    return result.exit_code, result.stdout, result.stderr


def test_versions_that_agree_are_silent_and_succeed(tmp_path: Path) -> None:
    assert run(tmp_path, ENGLISH, HANS, HANT) == (0, "", "")


def test_disagreements_are_lines_that_say_what_each_version_says(tmp_path: Path) -> None:
    code, output, errors = run(tmp_path, ENGLISH, HANS.replace("4000万", "4亿"), HANT.replace("它於1932年通車。", ""))
    assert (code, errors) == (1, "")
    assert output.splitlines() == [
        "2: money.differs: English “$40 million”, 简体 “4亿美元”, 繁體 “4000萬美元”",
        "3: text.missing: English “It opened in 1932.”, 简体 “它于1932年通车。”, 繁體 nothing",
    ]


def test_disagreements_are_json_lines_for_programs(tmp_path: Path) -> None:
    without = HANT.replace("[4000萬美元](https://example.org/costs)", "4000萬美元")
    code, output, _ = run(tmp_path, ENGLISH, HANS, without, options=("--json",))
    (line,) = output.splitlines()
    address = {"text": "https://example.org/costs", "start": 16, "end": 27}
    assert code == 1
    assert json.loads(line) == {
        "block": 2, "family": "links", "code": "links.missing",
        "says": {"en": address, "zh-Hans": address | {"start": 4, "end": 11}, "zh-Hant": None},
    }  # fmt: skip


def test_a_heading_that_became_text_is_told(tmp_path: Path) -> None:
    code, output, _ = run(tmp_path, ENGLISH, HANS.replace("# ", ""), HANT)
    assert (code, output) == (1, "1: structure.differs: English “heading”, 简体 “paragraph”, 繁體 “heading”\n")


@pytest.mark.parametrize("ending", ["txt", "html"])
def test_plain_text_and_html_are_read_too(tmp_path: Path, ending: str) -> None:
    texts = ["The bridge cost $40 million.", "大桥造价4000万美元。", "大橋造價4億美元。"]
    if ending == "html":
        texts = [f"<html><body><p>{text}</p></body></html>" for text in texts]
    code, output, _ = run(tmp_path, *texts, ending=ending)
    assert (code, output.split(":")[1]) == (1, " money.differs")


def test_a_file_that_is_not_there_says_so(tmp_path: Path) -> None:
    result = CliRunner().invoke(main, ["text", "parity", *[str(tmp_path / name) for name in ("a", "b", "c")]])
    assert result.exit_code == 2
    assert "[text_not_readable]" in result.stderr


@pytest.mark.parametrize(
    ("texts", "words"),
    [
        ((HANS, ENGLISH, HANT), "en.md is read as English, but its text is 简体."),
        ((ENGLISH, HANT, HANS), "hans.md is read as 简体, but its text is 繁體."),
        ((ENGLISH, ENGLISH, HANT), "hans.md is read as 简体, but its text is English."),
        ((ENGLISH, " \n", HANT), "hans.md holds no text"),
    ],
)
def test_files_in_another_order_or_without_text_are_not_compared(
    tmp_path: Path, texts: tuple[str, str, str], words: str
) -> None:
    code, output, errors = run(tmp_path, *texts)
    assert (code, output) == (2, "")
    assert words in errors


def test_what_both_scripts_write_alike_stands_for_either(tmp_path: Path) -> None:
    assert run(tmp_path, "40 people came.", "40人到了。", "40人到了。") == (0, "", "")


def test_standard_input_is_one_file_only() -> None:
    result = CliRunner().invoke(main, ["text", "parity", "-", "-", "hant.md"], input="40")
    assert (result.exit_code, "[parity_stdin_twice]" in result.stderr) == (2, True)


def test_a_file_that_is_no_text_is_named(tmp_path: Path) -> None:
    path = tmp_path / "en.md"
    path.write_bytes(b"caf\xe9")
    result = CliRunner().invoke(main, ["text", "parity", str(path), str(path), str(path)])
    assert result.exit_code == 2
    assert "en.md is not UTF-8 (byte 4)" in result.stderr


def test_small_words_are_sought_if_asked_for(tmp_path: Path) -> None:
    texts = "It left without a word.", "它走了。", "它沒有說一句話就走了。"
    assert run(tmp_path, *texts) == (0, "", "")
    code, output, _ = run(tmp_path, *texts, options=("--words",))
    assert (code, output) == (1, "1: words.denied: English “without”, 简体 nothing, 繁體 “沒有”\n")
