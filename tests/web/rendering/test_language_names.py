"""What a language is called: by itself where its name stands alone, by the sentence's language within a sentence."""

from collections.abc import Callable

import pytest
from flask import Flask
from flask.testing import FlaskClient

from tests.factories import Newsroom, make_article
from tests.web.forms import soup, words
from tms.adapters.translations.catalogues import voice_of
from tms.db.unit_of_work import Database
from tms.domain.locales import NAMES
from tms.domain.permissions import Role
from tms.domain.translatable import Words
from tms.http.context import gettext, translated
from tms.web.rendering.note_words import note_html
from tms.web.rendering.templates import said, said_within


@pytest.mark.parametrize(
    ("language", "from_english", "from_simplified"),
    [
        ("zh-Hans", "译自英文", "由 简体 派生"),
        ("zh-Hant", "譯自英文", "由 简体 衍生"),
        ("en", "from English", "from 简体"),
    ],
)
def test_a_sentence_says_english_in_its_own_language(
    client_of: Callable[[Role], FlaskClient],
    database: Database,
    newsroom: Newsroom,
    language: str,
    from_english: str,
    from_simplified: str,
) -> None:
    editor, article = client_of(Role.EDITOR), make_article(database, newsroom[Role.EDITOR])
    editor.post("/language", data={"language": language})
    page = words(editor.get(f"/articles/{article}"))
    assert from_english in page
    assert from_simplified in page
    assert "English" in page, "its version is called so"


def test_a_message_of_any_layer_says_it(app: Flask) -> None:
    message = "%(language)s is the source now."
    fault = Words("The quotation mark {mark} is {right} in {language}.", mark="‘", right="“", language=NAMES["en"])
    with app.test_request_context(headers={"Accept-Language": "zh-CN"}):
        assert gettext(message, language=NAMES["en"]) == "英文现在是原文。"
        assert "在英文里" in translated(fault)
        assert (said(NAMES["en"]), said_within(NAMES["en"])) == ("English", "英文")
    with app.test_request_context():
        assert gettext(message, language=NAMES["en"]) == "English is the source now."
        assert said_within(NAMES["en"]) == "English"
    assert "在英文裡" in voice_of("zh-Hant").say(fault)


def test_the_interface_is_chosen_by_names_that_say_which_chinese(client: FlaskClient, newsroom: Newsroom) -> None:
    """Its 繁體 is Taiwan's, whatever the publication writes."""
    switch = soup(client.get("/login")).select("form.languages button")
    assert [one.get_text(strip=True) for one in switch] == ["English", "简体中文", "繁體中文（台灣）"]


def test_an_account_offers_the_same(client_of: Callable[[Role], FlaskClient]) -> None:
    offered = soup(client_of(Role.TRANSLATOR).get("/account")).select("#language option[value]:not([value=''])")
    assert [one.get_text(strip=True) for one in offered] == ["English", "简体中文", "繁體中文（台灣）"]


def test_names_in_a_note_stand_between_the_commas_of_the_page(app: Flask) -> None:
    note = "several people of one name: 海珊, 胡笙"
    with app.test_request_context(headers={"Accept-Language": "zh-CN"}):
        assert note_html(note, "zh-Hant").striptags() == "同名者不止一人：海珊、胡笙"
    with app.test_request_context():
        assert note_html(note, "zh-Hant").striptags() == note
