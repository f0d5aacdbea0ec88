"""``tms mt eval``: what drafts are worth, measured against references and against their sources."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from tms.cli.main import main
from tms.language.engines.scores import Share, kept_in
from tms.language.terms import TermIndex, TermPair

LINES = [
    {"doc": "a", "en": "The council spent $1.4 billion on ferries.", "zh_hans": "委员会在渡轮上花了14亿美元。"},
    {"doc": "a", "en": "Nobody came.", "zh_hans": "没有人来。"},
]


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "news.jsonl"
    path.write_text("\n".join(json.dumps(line, ensure_ascii=False) for line in LINES), "utf-8")
    return path


def run(*arguments: object) -> tuple[int, str, str]:
    done = CliRunner().invoke(main, ["mt", "eval", *map(str, arguments)])
    return done.exit_code, done.stdout, done.stderr


def test_assembly_is_measured_without_an_instance(file: Path, tmp_path: Path) -> None:
    pytest.importorskip("sacrebleu")
    terms = tmp_path / "terms.tsv"
    terms.write_text("council\t委员会\n", "utf-8")
    code, out, _ = run(file, "--engine", "assembly", "--to", "zh-Hans", "--terms", terms, "--json")
    row = json.loads(out)
    assert code == 0
    assert (row["sentences"], row["drafted"], row["terms"]) == (2, 1, "1/1 (100 %)")
    assert row["numbers"] == "1/1 (100 %)"
    assert row["chrF"] > 0


@pytest.mark.parametrize("line", ["[]", "{", '{"en": "One."}'])
def test_a_line_that_is_no_pair_is_named(file: Path, line: str) -> None:
    file.write_text(file.read_text("utf-8") + "\n" + line, "utf-8")
    code, _, error = run(file, "--engine", "assembly", "--to", "zh-Hans")
    assert code == 2
    assert "Line 3 of" in error


def test_what_is_kept_of_terms_names_and_numbers() -> None:
    terms = TermIndex([TermPair("Macron", "马克龙"), TermPair("council", "委员会")], inflected=True)
    kept = kept_in(
        ["马克龙说14亿。", "", "议会。"],
        ["Macron said 1.4 billion.", "Macron left in May 2027.", "The council."],
        terms,
        from_locale="en",
        to_locale="zh-Hans",
    )
    assert (kept.terms, kept.names, kept.numbers) == (Share(1, 3), Share(1, 2), Share(1, 2))
