"""The termbase page."""

from collections.abc import Callable

import pytest
from flask.testing import FlaskClient

from tests.factories import Newsroom
from tests.web.forms import soup, words
from tms.db.unit_of_work import Database
from tms.domain.permissions import Role
from tms.services.termbase.terms import ConceptEntry, TermEntry, import_concepts

CONCEPTS = [
    ConceptEntry(
        "software",
        "Programs of a computer",
        terms=[
            TermEntry("en", "software"),
            TermEntry("zh-Hans", "软件"),
            TermEntry("zh-Hant-TW", "軟體"),
            TermEntry("zh-Hant-TW", "軟件", "deprecated"),
            TermEntry("zh-Hant-HK", "軟件"),
        ],
    ),
    ConceptEntry("Climate", None, "section", [TermEntry("zh-Hant", "氣候")]),
    ConceptEntry("share", None, terms=[TermEntry("en", "100%_share")]),
]


@pytest.fixture
def reader(client_of: Callable[[Role], FlaskClient], database: Database, newsroom: Newsroom) -> FlaskClient:
    with database.begin() as uow:
        import_concepts(uow, newsroom[Role.EDITOR], CONCEPTS)
    return client_of(Role.TRANSLATOR)


def cells(browser: FlaskClient, query: str = "") -> list[list[str]]:
    page = soup(browser.get("/terms", query_string={"q": query} if query else {}))
    return [
        [" ".join(cell.get_text(" ").split()) for cell in row.select("td:not(.act)")] for row in page.select("tbody tr")
    ]


def test_a_concept_shows_its_word_in_each_language_and_region(reader: FlaskClient) -> None:
    assert ["software", "软件", "軟體 軟件 deprecated", "軟件", "Programs of a computer"] in cells(reader)


def test_a_definition_says_which_language_it_is_in(reader: FlaskClient) -> None:
    reader.post("/language", data={"language": "zh-Hant"})
    page = soup(reader.get("/terms"))
    said = page.find(string=lambda text: "Programs of a computer" in (text or ""))
    assert said is not None
    within = said.find_parent(lang=True)
    assert within is not None
    assert within["lang"] == "en"


def test_a_deprecated_term_is_struck_through_and_says_so(reader: FlaskClient) -> None:
    page = soup(reader.get("/terms"))
    struck = page.select_one('td[lang="zh-Hant-TW"] s')
    assert struck is not None
    assert struck.get_text() == "軟件"


def test_a_term_without_region_stands_in_both_traditional_columns(reader: FlaskClient) -> None:
    assert ["–", "–", "氣候", "氣候", "section"] in cells(reader)


@pytest.mark.parametrize("query", ["SOFT", "軟體", "软", " software "])
def test_the_search_looks_in_all_columns(reader: FlaskClient, query: str) -> None:
    assert [row[0] for row in cells(reader, query)] == ["software"]


@pytest.mark.parametrize("query", ["100%", "%_s"])
def test_signs_of_the_database_are_ordinary_characters(reader: FlaskClient, query: str) -> None:
    assert [row[0] for row in cells(reader, query)] == ["100%_share"]


def test_nothing_found_says_what_was_looked_for(reader: FlaskClient) -> None:
    assert "No term with “xyzzy”" in words(reader.get("/terms?q=xyzzy"))
    assert reader.get("/terms?q=%00").status_code == 200


def test_an_empty_termbase_says_so(client_of: Callable[[Role], FlaskClient]) -> None:
    assert "The termbase is empty" in words(client_of(Role.EDITOR).get("/terms"))
