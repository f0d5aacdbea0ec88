"""Pages in Chinese say nothing in English: what is Latin there is a name, or what somebody wrote."""

import re
from collections.abc import Iterator
from typing import Any

import pytest
from bs4 import BeautifulSoup, Tag
from bs4.element import PreformattedString
from flask import Flask
from sqlalchemy import JSON, Text, select

from tests.gallery.acting import Forms
from tests.gallery.newsroom import Gallery, fill
from tests.gallery.pages import PAGES, Shown
from tms.db.base import Base
from tms.db.models import Person, Term
from tms.db.unit_of_work import Database
from tms.language.glossary.concepts import concepts
from tms.web.rendering.templates import initials

WORD = re.compile(r"[A-Za-z]+(?:[’'.-][A-Za-z]+)*")
ATTRIBUTES = ("title", "aria-label", "aria-description", "placeholder", "alt", "data-column")
NAMES = frozenset(
    (
        *("Sanwen", "English", "Markdown", "HTML", "PO", "UTF", "MB", "UTC", "TBX", "TBX-Basic", "CSV", "SRX", "API"),
        "TMX",
        *(
            "Word",
            "docx",
            "html",
            "Shift",
            "token",
            "OpenAI",
            "llama.cpp",
            "Ollama",
            "vLLM",
            "DeepL",
            "LibreTranslate",
            "CTranslate",
            "OPUS-MT",
            "CLDR",
            "Unicode",
            "Babel",
        ),
        *("Argos", "Translate", "argosmodel", "Alt", "Ctrl", "Enter", "USD", "URL", "en", "zh-Hans", "v", "FF"),
        *("zh-Hant", "ctranslate", "localhost", "http", "https"),
        *("JSON", "Lines", "Feed", "Atom", "RSS", "ninjs", "OpenAPI", "MCP", "Standard", "Webhooks", "BCP"),
        *("WordPress", "Polylang"),
        *("GB", "Windows", "LE", "BE"),
    )
)
EXAMPLES = frozenset(
    (
        *("Derry", "Burma", "Myanmar", "Mike", "Waltz", "Cairns", "Bilson", "Yahoo", "Python", "U", "B", "nowhere"),
        *("sea", "Module", "CGroup", "People"),
    )
)
"""What notes and examples are about, and what the gallery's pages search for."""


def said(page: BeautifulSoup) -> Iterator[str]:
    """Every text that somebody sees or hears in the language of the page."""
    for tag in page.find_all(True):
        if is_ours(tag):
            yield from (str(tag[name]) for name in ATTRIBUTES if tag.has_attr(name))
    for text in page.find_all(string=True):
        if not isinstance(text, PreformattedString) and text.parent is not None and is_ours(text.parent):
            yield str(text)


def is_ours(tag: Tag) -> bool:
    """Whether it speaks the page's language: no other one, no code, and no field that people fill."""
    for one in (tag, *tag.parents):
        if one.name in {"script", "style", "code", "kbd", "pre", "textarea"} or one.get("translate") == "no":
            return False
        if one.has_attr("lang"):
            return str(one["lang"]).startswith("zh")
    return True


def shown(app: Flask, forms: Forms, gallery: Gallery, page: Shown, language: str) -> BeautifulSoup:
    browser, address = app.test_client(use_cookies=False), page.address(gallery)
    headers = {"Accept": "text/html", "Accept-Language": language}
    if page.person is not None:
        headers["Cookie"] = "=".join(forms.cookie(gallery.people[page.person].person_id))
    method = "GET" if page.form is None else "POST"
    answer = browser.open(address, method=method, data=page.form, headers=headers)
    assert answer.status_code == page.status, f"{page.name}: {answer.status_code}"
    return BeautifulSoup(answer.text, "html.parser")


def written(database: Database) -> list[str]:
    """What people wrote, the longest first. Codes of ours, which begin small and have no space, are none of it."""
    found = {one.en for one in concepts()}
    with database.begin() as uow:
        found |= set(uow.session.scalars(select(Term.text)))
        for table in Base.metadata.sorted_tables:
            for column in table.columns:
                if isinstance(column.type, Text | JSON) or column.type.python_type is str:
                    for value in uow.session.scalars(select(column).distinct()):
                        found |= {one for one in strings(value) if " " in one or one[:1].isupper() or "@" in one}
        found |= {initials(name) for name in uow.session.scalars(select(Person.name))}
    found |= {part.strip() for one in found for part in re.split(r"https?://\S+|\n", one)}
    return sorted((one for one in found if len(one) > 1), key=len, reverse=True)


def strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        for one in value.values() if isinstance(value, dict) else value:
            yield from strings(one)


def left_over(text: str, theirs: list[str]) -> list[str]:
    """The English words of a text that are neither names nor what people wrote."""
    words = re.sub(r"https?://\S+|\S+@\S+", " ", " ".join(text.split()))
    if not WORD.search(words):
        return []
    for one in theirs:
        if one in words:
            words = re.sub(rf"(?<![A-Za-z]){re.escape(one)}(?![A-Za-z])", " ", words)
    # One capital letter is a key on the keyboard.
    found = (word for word in WORD.findall(words) if len(word) > 1 or word.islower())
    return [word for word in found if word not in NAMES | EXAMPLES]


def test_what_is_left_over_is_ours() -> None:
    assert left_over("退回：Lin Wei 3 segments", ["Lin Wei"]) == ["segments"]
    assert left_over("由 Sanwen 起草：a@b.example", []) == []


@pytest.mark.parametrize("language", ["zh-Hans", "zh-Hant"])
def test_the_page_of_the_first_start_says_nothing_in_english(app: Flask, database: Database, language: str) -> None:
    answer = app.test_client().get("/setup", headers={"Accept-Language": language})
    page = BeautifulSoup(answer.text, "html.parser")
    assert page.select_one("[name=publication]") is not None
    # A name is an example of a name.
    assert [words for text in said(page) if (words := left_over(text, ["The Meridian"]))] == []


@pytest.mark.full
@pytest.mark.part(2)
def test_pages_in_chinese_say_nothing_in_english(app: Flask, database: Database) -> None:
    forms = Forms(app)
    gallery = fill(database, forms)
    texts = [
        (page.name, language, text)
        for language in ("zh-Hans", "zh-Hant")
        for page in PAGES
        if not page.rule.startswith("/<language:")
        for text in said(shown(app, forms, gallery, page, language))
    ]
    # Some articles are made when a page first asks for them.
    theirs = written(database)
    found = [
        f"{name} {language}: {' '.join(text.split())[:120]} {words}"
        for name, language, text in texts
        if (words := left_over(text, theirs))
    ]
    assert not found, "\n".join(found)
