"""A set of cases is scored as its writers mean it: right, asked or silent; found or not."""

from pathlib import Path

import pytest

from tests.benchmarks.blind.measure import Outcome, convert, differences, findings
from tests.benchmarks.blind.sets import Pair, Sentence, pairs, sentences


def test_any_of_the_wordings_is_right() -> None:
    made = convert(Sentence("他把软件装好了。", ("他把軟件裝好了。", "他把軟體裝好了。")))
    assert made.outcome is Outcome.RIGHT


def test_a_wrong_place_is_asked_if_an_answer_mends_it() -> None:
    made = convert(Sentence("房租涨了一倍，成立后的公司搬走了。", ("房租漲了一倍，成立后的公司搬走了。",)))
    assert made.text == "房租漲了一倍，成立後的公司搬走了。"
    assert made.outcome is Outcome.ASKED


def test_a_wrong_place_that_no_answer_mends_is_silent() -> None:
    made = convert(Sentence("他把软件装好了，在成立后。", ("他把軟件裝好了，在成立后。",)))
    assert made.outcome is Outcome.SILENT
    assert differences(made.text, made.sentence.right[0]) == "體→件 後→后"


def test_a_wrong_figure_is_found_and_a_right_pair_is_not() -> None:
    assert findings(Pair("It sold 12 cars.", "它卖了13辆车。"))
    assert not findings(Pair("It sold two dozen cars.", "它卖了24辆车。"))


def test_files_of_all_writers_are_read(tmp_path: Path) -> None:
    (tmp_path / "sentences-1.tsv").write_text("简体\t簡體\n\n", encoding="utf-8")
    (tmp_path / "sentences-2.tsv").write_text("软件\t軟體\t軟件\n", encoding="utf-8")
    (tmp_path / "clean-1.tsv").write_text("One.\t一。\n", encoding="utf-8")
    assert sentences(tmp_path) == [Sentence("简体", ("簡體",)), Sentence("软件", ("軟體", "軟件"))]
    assert pairs(tmp_path, "clean") == [Pair("One.", "一。")]


def test_a_line_without_its_columns_says_where(tmp_path: Path) -> None:
    (tmp_path / "seeded-3.tsv").write_text("One.\t一。\tnothing\nTwo.\t三。\n", encoding="utf-8")
    with pytest.raises(ValueError, match=r"seeded-3\.tsv:2 has 2 of 3 columns"):
        pairs(tmp_path, "seeded")
