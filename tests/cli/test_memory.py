"""``tms memory`` against a real database: what comes in, what is found, what goes out."""

import json
from pathlib import Path

import pytest

from tests.cli.test_article import Tms, tms
from tests.factories import make_newsroom
from tms.adapters.formats.tmx import read_tmx, write_tmx
from tms.db.unit_of_work import Database

__all__ = ["tms"]

UNITS = [
    {"en": "The first night train left at ten.", "zh-Hans": "第一列夜车十点开出。", "zh-Hant": "第一班夜車十點開出。"},
    {"en": "It carried 240 people.", "zh-Hans": "车上有240人。"},
]


@pytest.fixture
def file(own_database: Database, tmp_path: Path) -> Path:
    make_newsroom(own_database)
    path = tmp_path / "memory.tmx"
    path.write_text("".join(write_tmx([*UNITS, {"en": "Alone."}])), encoding="utf-8")
    return path


def test_a_file_comes_in_once_is_asked_and_goes_out_again(tms: Tms, file: Path, tmp_path: Path) -> None:
    first = tms("memory", "import", str(file))
    assert first.exit_code == 0, first.output
    assert "2 units came in, 0 were there already, 1 were left out." in first.output
    assert "unit 3: fewer than two" in first.output
    again = json.loads(tms("memory", "import", str(file), "--json").output)
    assert (again["added"], again["known"], len(again["left_out"])) == (0, 2, 1)

    asked = tms("memory", "lookup", "--from", "en", "--to", "zh-TW", stdin="The first night train left at nine.\nNo.\n")
    assert asked.output == (
        "The first night train left at nine.\n  87 %\tThe first night train left at ten.\t第一班夜車十點開出。\nNo.\n"
    )
    lines = tms(
        "memory", "lookup", "--from", "zh-CN", "--to", "en", "--json", stdin="车上有250人。\n"
    ).output.splitlines()
    (match,) = json.loads(lines[0])["matches"]
    assert (match["similarity"], match["target"]) == (87, "It carried 240 people.")

    out = tmp_path / "out.tmx"
    assert tms("memory", "export", str(out)).output == f"2 units written to {out}.\n"
    first_unit = {tag.replace("zh-Hant", "zh-Hant-TW"): text for tag, text in UNITS[0].items()}
    assert read_tmx(out.read_bytes()).units == [first_unit, UNITS[1]]


def test_a_table_comes_in_and_a_broken_file_brings_nothing(tms: Tms, file: Path, tmp_path: Path) -> None:
    table = tmp_path / "memory.tsv"
    table.write_text("en\tzh-CN\nOne.\t一。\n", encoding="utf-8")
    assert json.loads(tms("memory", "import", str(table), "--json").output)["added"] == 1
    file.write_bytes(file.read_bytes()[:-30])
    broken = tms("memory", "import", str(file))
    assert broken.exit_code == 2
    assert "tmx_unreadable" in broken.output
    assert tms("memory", "export", str(tmp_path / "out.tmx")).output.startswith("1 units written")
