"""No Chinese character stands where the language of the page is another: its form would be another region's."""

import re
from collections.abc import Iterator

import pytest
from bs4 import BeautifulSoup, Tag
from bs4.element import PreformattedString
from flask import Flask

from tests.gallery.acting import Forms
from tests.gallery.newsroom import fill
from tests.gallery.pages import PAGES
from tests.web.rendering.test_foreign_words import shown
from tms.db.unit_of_work import Database

HAN = re.compile(r"[\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")
FIELDS = ("input", "textarea", "option")


def in_no_language_of_theirs(page: BeautifulSoup) -> Iterator[str]:
    """Texts and values of fields with Chinese in them, under the ``lang`` of another language."""
    for text in page.find_all(string=HAN):
        parent = text.parent
        # The head of a page and its scripts are not set in type, and a title has no marks.
        if isinstance(text, PreformattedString) or parent is None or parent.name in {"title", "script", "style"}:
            continue
        if not said_in(parent).startswith("zh"):
            yield f"<{parent.name}> {' '.join(text.split())[:90]}"
    for field in page.find_all("input", value=HAN):
        if field.get("type") not in {"hidden", "checkbox", "radio", "submit"} and not said_in(field).startswith("zh"):
            yield f"<input name={field.get('name')}> {field['value']}"


def said_in(tag: Tag) -> str:
    """The language that an element stands in."""
    return next((str(one["lang"]) for one in (tag, *tag.parents) if one.has_attr("lang")), "")


def test_what_has_no_language_is_found() -> None:
    page = BeautifulSoup('<html lang="en"><p>By 陳 <b lang="zh-Hant">陳 <i lang="en">林</i></b>', "html.parser")
    assert list(in_no_language_of_theirs(page)) == ["<p> By 陳", "<i> 林"]


@pytest.mark.full
@pytest.mark.part(2)
def test_every_chinese_character_of_every_page_stands_in_a_chinese_language(app: Flask, database: Database) -> None:
    forms = Forms(app)
    gallery = fill(database, forms)
    found = {
        f"{page.name}: {one}"
        for page in PAGES
        if "/sections/" not in page.rule  # it leads on to the address with the section's name
        for one in in_no_language_of_theirs(shown(app, forms, gallery, page, "en"))
    }
    assert not found, "\n".join(sorted(found))
