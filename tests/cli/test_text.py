"""``tms text``: standard input to standard output."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import opencc
import pytest
from click.testing import CliRunner
from hypothesis import given, settings

from tests.language.texts import marked_news, unicode_text
from tms.cli.main import main
from tms.language.marked_text import take_apart
from tms.language.new_publication import convert_as_article

ROOT = Path(__file__).parents[2]


def run(arguments: str, given_text: str | bytes) -> tuple[int, bytes, str]:
    result = CliRunner().invoke(main, ["text", *arguments.split()], input=given_text)
    return result.exit_code, result.stdout_bytes, result.stderr


def converted(arguments: str, given_text: str) -> str:
    code, output, errors = run(f"convert {arguments}", given_text.encode())
    assert (code, errors) == (0, "")
    return output.decode()


@settings(max_examples=50)
@given(text=unicode_text | marked_news())
def test_segments_are_json_lines_that_concatenate_to_the_input(text: str) -> None:
    for locale in ("en", "zh-Hans", "zh-Hant"):
        code, output, _ = run(f"segment --locale {locale}", text.encode())
        assert code == 0
        assert "".join(json.loads(line) for line in output.decode().splitlines()) == text


def test_segments_show_characters_and_keep_line_ends() -> None:
    _, output, _ = run("segment --locale zh-CN", "标题\r\n一。二。".encode())
    assert output.decode() == '"标题\\r\\n"\n"一。"\n"二。"\n'


@pytest.mark.parametrize("command", ["segment --locale en", "convert --to zh-Hant"])
def test_empty_input_prints_nothing(command: str) -> None:
    assert run(command, b"") == (0, b"", "")


def test_the_source_is_recognised() -> None:
    assert converted("--to zh-Hant-TW", "我们的软件\n") == "我們的軟體\n"
    assert converted("--to zh-Hans", "我們的頭髮") == "我们的头发"
    assert converted("--to zh-Hant", "范先生說我們") == "范先生說我們"


def test_characters_only_leaves_the_words() -> None:
    assert converted("--from zh-Hans --to zh-Hant-TW --characters", "软件") == "軟件"
    assert converted("--from zh-Hans --to zh-Hant-HK --characters", "服务器") == "服務器"


def test_plain_traditional_has_no_region() -> None:
    text = "里面吃饭的群众"
    assert converted("--from zh-Hans --to zh-Hant", text) == opencc.OpenCC("s2t").convert(text)


def explained(arguments: str, given_text: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in converted(f"{arguments} --explain", given_text).splitlines()]


def test_an_explanation_is_one_stretch_a_line() -> None:
    lines = explained("--to zh-Hant-TW", "在⟦1⟧软件⟦/1⟧里\u2028")
    assert [(line["source"], line["target"], line["decided"]) for line in lines] == [
        ("在", "在", "unchanged"),
        ("软件", "軟體", "phrase"),
        ("里", "裡", "character-several"),
        ("\u2028", "\u2028", "unchanged"),
    ]
    assert (lines[0]["start"], lines[2]["start"], lines[2]["target_end"]) == (0, 3, 4)
    assert lines[2]["candidates"] == ["裡", "里", "哩"]


def test_terms_of_a_file_hold_before_the_dictionaries(tmp_path: Path) -> None:
    (tmp_path / "terms.tsv").write_text("\ufeff# names\r\n\r\n于欢\t于歡\r\n信息\t信息\r\n", "utf-8")
    arguments = f"--to zh-Hant-TW --dictionary-only --terms {tmp_path}/terms.tsv"
    assert converted(arguments, "对于欢案“信息”时代\n") == "對于歡案“信息”時代\n"
    told = explained(arguments, "对于欢案")[1]
    assert (told["target"], told["decided"], told["key"], told["splits_phrase"]) == ("于歡", "term", "term:3", True)


@pytest.mark.parametrize(
    ("content", "code", "line"),
    [
        (b"\xd6\xd0\tx", "terms_unreadable", "terms.tsv"),
        ("甲\t乙\n丙".encode(), "terms_line", "Line 2"),
        ("甲\t乙\t丙".encode(), "terms_line", "Line 1"),
        ("\t乙".encode(), "terms_line", "Line 1"),
        ("甲\t ".encode(), "terms_line", "Line 1"),
        ("甲\t乙\n\n甲\t丙".encode(), "terms_twice", "than line 1"),
    ],
)
def test_a_terms_file_that_does_not_fit_is_told(tmp_path: Path, content: bytes, code: str, line: str) -> None:
    (tmp_path / "terms.tsv").write_bytes(content)
    exit_code, output, errors = run(f"convert --to zh-Hant-TW --terms {tmp_path}/terms.tsv", b"")
    assert (exit_code, output) == (2, b"")
    assert errors.startswith(f"error [{code}]")
    assert line in errors


def test_a_terms_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    exit_code, output, errors = run(f"convert --to zh-Hant-TW --terms {tmp_path}/none.tsv", b"")
    assert (exit_code, output) == (2, b"")
    assert "does not exist" in errors


def test_line_ends_and_a_missing_last_one_stay() -> None:
    assert converted("--from zh_CN --to zh_TW", "\ufeff头发\r\n\r\n信息") == "\ufeff頭髮\r\n\r\n資訊"


def test_quotation_marks_and_english_stay() -> None:
    assert converted("--from zh-Hans --to zh-Hant-TW --dictionary-only", "“头发”") == "“頭髮”"
    assert converted("--to zh-Hant-TW --dictionary-only", "It’s “English”.\n") == "It’s “English”.\n"


def test_it_says_what_an_article_of_a_new_publication_says() -> None:
    """Marks of the region, names as it prints them, and words that the dictionaries alone would cut."""
    text = "他说“软件进程”，特朗普。\r\n\r\n后来\n"
    assert converted("--to zh-Hant-TW", text) == "他說「軟體進程」，川普。\r\n\r\n後來\n"
    assert converted("--to zh-Hant-TW", text) == convert_as_article(text, source="zh-Hans", target="zh-Hant-TW")
    assert converted("--to zh-Hans --from zh-Hant-TW", "川普說：「軟體」。") == "特朗普说：“软件”。"


@settings(max_examples=30)
@given(text=unicode_text | marked_news())
def test_the_dictionary_alone_is_opencc_byte_for_byte(text: str) -> None:
    plain = text.replace("\0", "")  # OpenCC's own library ends there
    made = converted("--from zh-Hans --to zh-Hant-TW --dictionary-only", plain)
    assert take_apart(made)[0] == opencc.OpenCC("s2twp").convert(take_apart(plain)[0])


def test_the_places_of_an_explanation_are_in_the_whole_text() -> None:
    text = "软件\n他是特朗普\n"
    for line in explained("--to zh-Hant-TW", text):
        assert text[line["start"] : line["end"]] == line["source"]
        assert "軟體\n他是川普\n"[line["target_start"] : line["target_end"]] == line["target"]


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        ("convert --from en --to zh-Hans", "conversion_needs_chinese"),
        ("convert --to en", "conversion_needs_chinese"),
        ("convert --to fr", "locale_unknown"),
        ("segment --locale xx", "locale_unknown"),
    ],
)
def test_a_language_that_does_not_fit_is_told(arguments: str, code: str) -> None:
    exit_code, output, errors = run(arguments, "text")
    assert (exit_code, output) == (2, b"")
    assert errors.startswith(f"error [{code}]")


@pytest.mark.parametrize("arguments", ["segment --locale en", "convert --to zh-Hant"])
@pytest.mark.parametrize("given_text", ["头发".encode("gb18030"), b"abc\xff", "头发".encode("utf-16"), b"\xed\xa0\x80"])
def test_another_encoding_is_told(arguments: str, given_text: bytes) -> None:
    exit_code, output, errors = run(arguments, given_text)
    assert (exit_code, output) == (2, b"")
    assert "error [text_not_utf8]" in errors


def test_the_program_reads_pipes_and_loads_no_database() -> None:
    program = (
        "import sys\nfrom tms.cli.main import main\n"
        "main(['text', 'convert', '--to', 'zh-Hant-TW'], standalone_mode=False)\n"
        "assert not {'sqlalchemy', 'flask', 'pydantic', 'celery'} & set(sys.modules)"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], input="头发\r\n".encode(), capture_output=True, cwd=ROOT, check=True
    )
    assert done.stdout == "頭髮\r\n".encode()
