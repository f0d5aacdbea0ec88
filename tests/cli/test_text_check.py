"""``tms text check``: pairs of source and target in, findings out, and an exit code that a script can ask."""

import json
from pathlib import Path
from typing import Any

from click.testing import CliRunner

from tms.cli.main import main

ENGLISH_TO_CHINESE = ("--from", "en", "--to", "zh-Hans")


def run(*arguments: str, pairs: list[dict[str, Any]] | str = "") -> tuple[int, list[dict[str, Any]], str]:
    given = pairs if isinstance(pairs, str) else "".join(f"{json.dumps(pair, ensure_ascii=False)}\n" for pair in pairs)
    result = CliRunner().invoke(main, ["text", "check", *arguments], input=given)
    return result.exit_code, [json.loads(line) for line in result.stdout.splitlines()], result.stderr


def pair(source: str, target: str, **more: str) -> dict[str, Any]:
    return {"source": source, "target": target, **more}


def test_a_finding_has_its_line_code_type_words_and_place() -> None:
    pairs = [pair("It opened.", "它开了。"), pair("The fund lost $90 billion.", "该基金亏损90亿美元。")]
    code, (finding,), errors = run(*ENGLISH_TO_CHINESE, pairs=pairs)
    assert (code, errors) == (1, "")
    assert finding == {
        "line": 2,
        "code": "currencies.changed",
        "family": "currencies",
        "type": "numbers",
        "severity": "warning",
        "words": "“90亿美元” is not the “$90 billion” in the source.",
        "start": 5,
        "end": 10,
        "text": "90亿美元",
    }


def test_nothing_found_is_silent_and_succeeds(tmp_path: Path) -> None:
    file = tmp_path / "pairs.jsonl"
    file.write_text(f"{json.dumps(pair('It opened.', '它开了。'))}\n\n", encoding="utf-8")
    assert run(*ENGLISH_TO_CHINESE, str(file)) == (0, [], "")


def test_markers_of_the_source_are_codes_and_belong_into_the_target() -> None:
    _, (finding,), _ = run(*ENGLISH_TO_CHINESE, pairs=[pair("⟦1⟧It⟦/1⟧ opened.", "⟦1⟧它开了。")])
    assert (finding["code"], finding["severity"]) == ("inline-codes.broken", "error")


def test_the_lines_are_one_article() -> None:
    pairs = [pair("What comes next", "接下来"), pair("What comes next", "下一步是什么")]
    _, findings, _ = run(*ENGLISH_TO_CHINESE, pairs=pairs)
    assert [(one["line"], one["code"]) for one in findings] == [(1, "consistency.source"), (2, "consistency.source")]


def test_the_region_and_the_house_are_asked() -> None:
    pairs = [pair("In the house.", "在屋裏。")]
    _, (finding,), _ = run("--from", "en", "--to", "zh-TW", pairs=pairs)
    assert finding["code"] == "region.form"
    assert run("--from", "en", "--to", "zh-TW", "--choose", "li=裏", pairs=pairs) == (0, [], "")
    assert run("--from", "en", "--to", "zh-Hant", pairs=pairs) == (0, [], "")


def test_families_can_be_named() -> None:
    pairs = [pair("The fund lost $90 billion.", "該基金亏损90亿美元")]
    _, findings, _ = run(*ENGLISH_TO_CHINESE, "--family", "script", pairs=pairs)
    assert {one["family"] for one in findings} == {"script"}
    code, _, errors = run(*ENGLISH_TO_CHINESE, "--family", "spelling", pairs=pairs)
    assert code == 2
    assert "no family of checks called “spelling”" in errors


def test_a_line_that_is_no_pair_is_named() -> None:
    for line in ("{", "[]", '{"source": "It"}', '{"source": "It", "target": 1}'):
        code, findings, errors = run(*ENGLISH_TO_CHINESE, pairs=f'{{"source": "a", "target": "b"}}\n{line}\n')
        assert (code, findings) == (2, [])
        assert "Line 2 is not a JSON object" in errors


def test_two_texts_of_one_language_are_no_translation() -> None:
    code, findings, errors = run("--from", "en", "--to", "en-GB", pairs=[pair("It opened.", "It opened.")])
    assert (code, findings) == (2, [])
    assert "[pairs_same_language]" in errors
