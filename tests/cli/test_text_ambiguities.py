"""``tms text ambiguities``: the worklist of a text on the command line."""

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from tms.cli.main import main
from tms.language.glossary import unsourced

TEXT = "新约\n合约⟦1⟧成立⟦/1⟧后，双方签字。塔里克到访。\n"


def run(*arguments: str, given: str | bytes = TEXT) -> tuple[int, list[dict[str, Any]], str]:
    result = CliRunner().invoke(main, ["text", "ambiguities", *arguments], input=given)
    lines = result.stdout_bytes.decode().splitlines() if result.exit_code == 0 else []
    return result.exit_code, [json.loads(line) for line in lines], result.stderr


def test_each_place_is_a_line_with_what_a_person_needs_to_decide() -> None:
    code, places, errors = run("--to", "zh-Hant-TW")
    assert (code, errors) == (0, "")
    by_source = {place["source"]: place for place in places}
    assert set(by_source) == {"后", "里"}
    after = by_source["后"]
    assert (after["line"], after["column"], after["sentence"][4:5]) == (2, 5, "后")
    assert after["candidates"] == ["後", "后"]
    assert (after["phrase"], after["phrase_targets"]) == ("成立后", ["成立後", "成立后"])
    assert [(one["candidate"], one["words"][0]) for one in after["meanings"]] == [("後", "然後"), ("后", "皇后")]
    assert by_source["里"]["reason"] == "second-engine"


def test_candidates_are_the_regions() -> None:
    assert [place["candidates"][0] for place in run("--to", "zh-Hant-HK")[1] if place["source"] == "里"] == ["裏"]


def test_terms_are_decided(tmp_path: Path) -> None:
    terms = tmp_path / "terms.tsv"
    terms.write_text("成立后\t成立後\n塔里克\t塔里克\n", "utf-8")
    assert run("--to", "zh-Hant-TW", "--terms", str(terms)) == (0, [], "")


def test_a_file_is_read_and_the_script_is_recognised(tmp_path: Path) -> None:
    file = tmp_path / "article.txt"
    file.write_text("這位學者的新著問世。", "utf-8")
    (place,) = run("--to", "zh-Hans", "--from", "zh-Hant-TW", str(file))[1]
    assert (place["source"], place["candidates"]) == ("著", ["着", "著"])
    # A new publication is of Taiwan, so its 繁體 is.
    assert run("--to", "zh-Hans", str(file))[1][0]["candidates"] == ["着", "著"]
    assert run("--to", "zh-Hans", "--dictionary-only", str(file))[1][0]["candidates"] == ["著", "着"]
    assert run("--to", "zh-Hans", "--from", "zh-Hans", str(file))[1] == []


def test_an_article_asks_about_a_word_without_a_source_once() -> None:
    words = [word for word in unsourced("zh-Hans", "zh-Hant-TW") if len(word) > 4]
    given = "".join(f"{word}\n{word}\n" for word in words)
    once, each = (run("--to", "zh-Hant-TW", *only, given=given)[1] for only in ([], ["--dictionary-only"]))
    asked = [[place["line"] for place in places if place["reason"] == "unsourced"] for places in (once, each)]
    assert asked[0]
    assert not any(line % 2 == 0 for line in asked[0])
    assert {line + 1 for line in asked[0]} <= set(asked[1])


@pytest.mark.parametrize(
    ("arguments", "given", "code"),
    [
        (["--to", "zh-Hant"], TEXT, "ambiguities_need_a_region"),
        (["--to", "en"], TEXT, "conversion_needs_chinese"),
        (["--to", "zh-Hant-TW"], b"\xff", "text_not_utf8"),
        (["--to", "zh-Hant-TW", "/nowhere/at/all"], "", "text_not_readable"),
    ],
)
def test_what_cannot_be_done_is_said(arguments: list[str], given: str | bytes, code: str) -> None:
    status, _, errors = run(*arguments, given=given)
    assert status == 2
    assert f"[{code}]" in errors
