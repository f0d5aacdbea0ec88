"""``tms text draft``: what drafting makes of each line, without an engine and without a database."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from tms.cli.main import main


def run(*arguments: str, given: str) -> tuple[int, list[str], str]:
    result = CliRunner().invoke(main, ["text", "draft", *arguments], input=given)
    return result.exit_code, result.stdout.splitlines(), result.stderr


def test_each_line_is_drafted_and_what_is_left_is_counted() -> None:
    given = "It cost $1.4 billion on March 3.\nNothing is known here.\nThe ½-mile walk.\n"
    code, lines, said = run("--to", "zh-Hans", given=given)
    assert (code, lines) == (0, ["It cost 14亿美元 on 3月3日.", "Nothing is known here.", "The ½-mile walk."])
    assert said == "1 of 3 lines drafted; left as they are: 1 numbers, amounts and dates\n"


def test_terms_are_put_in_and_each_line_tells_what_was_left(tmp_path: Path) -> None:
    (tmp_path / "terms.tsv").write_text("Putin\t普京\n", "utf-8")
    given = "Putin spent 1.4 trillion yuan at half past six."
    code, lines, _ = run("--to", "zh-Hant-TW", "--terms", f"{tmp_path}/terms.tsv", "--explain", given=given)
    assert code == 0
    (told,) = map(json.loads, lines)
    assert (told["draft"], told["left"]) == ("普京 spent 1.4兆元人民幣 at half past six.", ["half past six"])


def test_between_the_scripts_it_is_what_an_article_says() -> None:
    assert run("--from", "zh-Hans", "--to", "zh-Hant-TW", given="特朗普说“软件”")[1] == ["川普說「軟體」"]


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["--to", "en"], "pairs_same_language"),
        (["--to", "fr"], "locale_unknown"),
        (["--to", "zh-Hans", "/no/file"], "text_not_readable"),
    ],
)
def test_what_cannot_be_done_is_said(arguments: list[str], code: str) -> None:
    status, _, said = run(*arguments, given="x")
    assert status == 2
    assert f"[{code}]" in said
