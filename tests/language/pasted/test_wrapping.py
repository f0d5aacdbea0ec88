import json
import re
import textwrap
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tms.language.pasted import understand
from tms.language.pasted.wrapping import glue

PAGES = sorted((Path(__file__).parent / "pages").glob("*.json"))
WORDS = st.sampled_from(["the", "a", "minister", "train", "agreement", "in", "left", "never", "evening", "house"])
SENTENCE = st.lists(WORDS, min_size=6, max_size=18).map(lambda words: " ".join(words).capitalize() + ".")


def paragraphs_of(path: Path) -> list[str]:
    return [text for kind, text in json.loads(path.read_text(encoding="utf-8"))["blocks"] if kind == "paragraph"]


def wrapped(text: str, columns: int) -> str:
    """English is filled at spaces; Chinese at any character, a mark never at the beginning of a line."""
    if text.isascii() or " " in text:
        return textwrap.fill(text, columns, break_long_words=False, break_on_hyphens=False)
    return re.sub(rf"(.{{{columns // 2}}}[，。；：？！、」”）]?)(?=.)", r"\1\n", text)


@pytest.mark.parametrize("columns", range(58, 83, 4))
def test_wrapped_paragraphs_are_put_together_again(columns: int) -> None:
    for path in PAGES:
        # A line that happens to end with a sentence may as well be a paragraph: nobody can tell.
        paragraphs = [
            text for text in paragraphs_of(path) if not re.search(r"[.。!！?？”」]\n", wrapped(text, columns))
        ]
        title = "A Title for the Page" if path.name.startswith("en") else "這一頁的題目"
        text = "\n\n".join([title, *(wrapped(paragraph, columns) for paragraph in paragraphs)])
        language = json.loads(path.read_text(encoding="utf-8"))["language"]
        assert [block.text for block in understand(text, language).blocks] == paragraphs, path.name


@settings(max_examples=30)
@given(st.lists(SENTENCE, min_size=3, max_size=12))
def test_short_paragraphs_in_lines_of_their_own_stay_apart(paragraphs: list[str]) -> None:
    page = understand("A Title for the Page\n\n" + "\n".join(paragraphs) + "\n", "en")
    assert [block.text for block in page.blocks] == paragraphs


def test_chinese_is_put_together_without_spaces_and_a_hyphen_stays() -> None:
    assert glue("过去十年，", "中亚国家") == "过去十年，中亚国家"
    assert glue("a well-", "known case") == "a well-known case"
    assert glue("“When it does not.”", "— A trader") == "“When it does not.” — A trader"
    assert glue("“火车来了。”", "——老张") == "“火车来了。”——老张"
    assert glue("他们用 Python", "写程序") == "他们用 Python 写程序"


def test_a_full_width_indent_begins_a_new_paragraph_in_wrapped_chinese() -> None:
    lines = [
        "　　夜里两点，调度室里只剩下三个人，屏幕上有十一列火车，其中九列在等",
        "单据，一列在等司机。",
        "　　老张在这里做了二十年，他说，以前火车少，等的时间却更长，现在火",
        "车多了，等的时间短了。",
    ]
    text = "标题就是这样的一行\n\n" + "\n".join(lines)
    assert [len(block.text) for block in understand(text, "zh-Hans").blocks] == [42, 42]
