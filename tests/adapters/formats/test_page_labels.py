"""A headline without the buttons and the times of a player that stand in it."""

import pytest

from tms.adapters.formats.web_page import page_markdown

PROSE = "The council of Nordby agreed on Monday to widen the harbour road, after two years of debate about the trees."
MENU = "<nav><a href=/w>World</a> <a href=/b>Business</a></nav>"
BODY = f"<p>{PROSE}</p>" * 4
TITLE = "Harbour road to be widened"
ENGLISH = f"<h1>{TITLE} <button>Play it</button><span class=audio>Listen</span> <i>03:21</i></h1>"
CHINESE = "<h1>港区道路将拓宽<span>播放</span><span>03:21</span></h1>"
LABELLED = [f"{MENU}<div>{ENGLISH}{BODY}</div>", f"{ENGLISH}{BODY}", f"{MENU}<div>{CHINESE}{BODY}</div>"]
LISTEN = f"<h1><span>Listen</span> to the harbour</h1><h2><button>{TITLE}</button></h2>{BODY}"
"""Read by two programs: see tests/browser/test_saved_like_pasted.py."""


@pytest.mark.parametrize("html", LABELLED[:2])
def test_labels_of_a_player_are_no_part_of_a_headline_and_are_named(html: str) -> None:
    text = page_markdown(html)
    assert text.startswith(f"# {TITLE}\n")
    for words in ("Play it", "Listen", "03:21"):
        assert f"<!-- around the article: {words} -->" in text


def test_labels_in_chinese() -> None:
    assert page_markdown(LABELLED[2]).startswith("# 港区道路将拓宽\n")


def test_a_headline_that_begins_like_one_or_is_a_button_stays() -> None:
    assert page_markdown(LISTEN).startswith(f"# Listen to the harbour\n\n## {TITLE}\n")
