"""No space stands behind Chinese punctuation, or before it: it has its own, and the browser shows both."""

import re
from collections.abc import Iterator

import pytest
from bs4 import BeautifulSoup, Tag
from bs4.element import PreformattedString
from flask import Flask

from tests.gallery.acting import Forms
from tests.gallery.newsroom import fill
from tests.gallery.pages import PAGES
from tests.gallery.states import STATES
from tests.web.rendering.test_foreign_words import shown
from tests.web.rendering.test_glyphs import said_in
from tms.db.unit_of_work import Database

STRAY = re.compile(r".{0,9}(?:[、，。：；！？] [\u3400-\u9fff]|[\u3400-\u9fff] [、，。：；！？]).{0,9}")
THEIRS = str.maketrans(dict.fromkeys("、，。：；！？", "·"))
"""Behind what people wrote there may be anything: a label of ours in the same line, for one."""
IN_LINE = frozenset(("a", "abbr", "b", "em", "i", "kbd", "mark", "small", "span", "strong", "time", "q", "cite"))
UNSEEN = frozenset(("head", "script", "style", "template", "textarea"))


def is_ours(tag: Tag) -> bool:
    """Whether nothing but the page says what language its words are in."""
    return next(one for one in (tag, *tag.parents) if one.has_attr("lang")).name == "html"


def lines(tag: Tag) -> Iterator[str]:
    """The words of an element, in a line for each stretch that nothing but elements within a line interrupts."""
    line = ""
    for child in tag.children:
        if isinstance(child, Tag):
            if child.name in UNSEEN:
                continue
            first, *others = lines(child)
            if child.name in IN_LINE:
                line += first
                for other in others:
                    yield line
                    line = other
            else:
                yield from (line, first, *others)
                line = ""
        elif not isinstance(child, PreformattedString):
            line += str(child) if is_ours(tag) else str(child).translate(THEIRS)
    yield line


def stray(page: BeautifulSoup) -> list[str]:
    """Where such a space stands in words of ours."""
    html = page.html
    assert html is not None
    language = str(html["lang"])
    found = [found for line in lines(html) for found in STRAY.findall(" ".join(line.split()))]
    inside = (own_words(tag) for tag in html.find_all(True) if tag.name not in UNSEEN and said_in(tag) == language)
    return found + [one for words in inside for one in STRAY.findall(words) if one not in found]


def own_words(tag: Tag) -> str:
    """What stands in the element itself: where a page says its own language again, as inside of a sentence's row."""
    return "".join("·" if isinstance(one, Tag | PreformattedString) else str(one) for one in tag.children)


def test_a_space_beside_punctuation_is_found_through_elements() -> None:
    page = '<p>三个：<b>甲</b>、 <b lang="zh-Hant">乙</b></p><p>甲，</p> <p>乙</p><p><i lang="zh-Hans">丙。</i> 丁</p>'
    page += '<div lang="en"><p lang="zh-Hans">戊。 己</p></div>'
    assert stray(BeautifulSoup(f'<html lang="zh-Hans">{page}</html>', "html.parser")) == ["三个：甲、 乙", "戊。 己"]


@pytest.mark.parametrize("language", ["zh-Hans", "zh-Hant"])
def test_the_page_of_the_first_start_has_none(app: Flask, database: Database, language: str) -> None:
    answer = app.test_client().get("/setup", headers={"Accept-Language": language})
    assert answer.status_code == 200
    assert stray(BeautifulSoup(answer.text, "html.parser")) == []


@pytest.mark.full
@pytest.mark.part(2)
def test_no_page_has_any(app: Flask, database: Database) -> None:
    forms = Forms(app)
    gallery = fill(database, forms)
    found = [
        f"{page.name}: {one}"
        for page in PAGES + STATES
        if not page.rule.startswith(("/<language:", "/gallery/")) and page.then is None
        for one in stray(shown(app, forms, gallery, page, "zh-Hans"))
    ]
    assert not found, "\n".join(found)
