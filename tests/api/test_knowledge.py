"""Terms and memory by the API: what is known, and what was learned of an article that the caller may not see."""

from typing import Any

import pytest
from flask import Flask
from sqlalchemy import select, update

from tests.api.callers import Program, machine_token, own_token
from tests.factories import Newsroom, make_article
from tms.db.models import Article, MemoryVariant, TextHistory
from tms.db.unit_of_work import Database
from tms.domain.permissions import Role
from tms.services.memory.remember import import_units
from tms.services.termbase.concepts import add_concept
from tms.services.termbase.terms import ConceptEntry, TermEntry

SENTENCE, TRANSLATION = "The first night train left at ten.", "第一列夜车十点发出。"
ASKED = {"source_language": "en", "target_language": "zh-Hans", "texts": [SENTENCE, "Nothing is like this one."]}


@pytest.fixture
def program(app: Flask, database: Database, newsroom: Newsroom) -> Program:
    return Program(app, own_token(database, newsroom[Role.TRANSLATOR], ["knowledge:read"]))


def looked_up(program: Program, asked: dict[str, Any] = ASKED) -> Any:
    answer = program.ask("POST", "/memory/lookups", json=asked)
    assert answer.status_code == 200, answer.text
    return answer.get_json()["matches"]


def test_terms_are_found_by_what_they_say(program: Program, database: Database, newsroom: Newsroom) -> None:
    with database.begin() as uow:
        for english, chinese in (("night train", "夜班列车"), ("ferry", "渡轮")):
            words = [TermEntry("en", english), TermEntry("zh-Hans", chinese)]
            add_concept(uow, newsroom[Role.EDITOR], ConceptEntry(english, terms=words))
    found = program.json("/terms?search=夜班")
    assert found["total"] == 1
    said = {(term["language"], term["text"]) for term in found["concepts"][0]["terms"]}
    assert said >= {("en", "night train"), ("zh-Hans", "夜班列车")}
    assert program.json("/terms?search=tram")["concepts"] == []
    assert program.json("/terms")["total"] >= 2


def test_the_memory_is_asked_for_each_sentence(program: Program, database: Database, newsroom: Newsroom) -> None:
    with database.begin() as uow:
        import_units(uow, newsroom[Role.EDITOR], [{"en": SENTENCE, "zh-Hans": TRANSLATION}])
    assert looked_up(program) == [[{"similarity": 100, "source": SENTENCE, "target": TRANSLATION}], []]


def test_a_machine_is_told_nothing_that_was_learned_of_a_confidential_article(
    app: Flask, program: Program, database: Database, newsroom: Newsroom
) -> None:
    article_id = make_article(database, newsroom[Role.EDITOR])
    with database.begin() as uow:
        import_units(uow, newsroom[Role.EDITOR], [{"en": SENTENCE, "zh-Hans": TRANSLATION}])
        text = uow.session.scalars(select(TextHistory).where(TextHistory.article_id == article_id).limit(1)).one()
        place = {name: getattr(text, name) for name in ("article_id", "version_id", "segment_id", "rev")}
        uow.session.execute(update(MemoryVariant).values(place))
    site = Program(app, machine_token(database, newsroom[Role.ADMINISTRATOR], ["knowledge:read"]))
    assert looked_up(site)[0]
    with database.begin() as uow:
        uow.session.execute(update(Article).where(Article.id == article_id).values(confidential=True))
    assert looked_up(site) == [[], []]
    assert looked_up(program)[0]


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"texts": []}, "api_request_invalid"),
        ({"texts": ["x" * 2001]}, "api_request_invalid"),
        ({"texts": ["x"] * 51}, "api_request_invalid"),
        ({"texts": ["a\0b"]}, "text_not_text"),
        ({"source_language": "fr"}, "api_request_invalid"),
        ({"more": 1}, "api_request_invalid"),
    ],
)
def test_what_can_t_be_looked_up_is_refused(program: Program, change: dict[str, Any], code: str) -> None:
    answer = program.ask("POST", "/memory/lookups", json=ASKED | change)
    assert (answer.status_code, answer.get_json()["code"]) == (422, code)


def test_a_request_is_json_and_has_a_size(program: Program) -> None:
    answer = program.ask("POST", "/memory/lookups", data="texts=x")
    assert (answer.status_code, answer.get_json()["code"]) == (415, "api_not_json")
    answer = program.ask("POST", "/memory/lookups", data=b"[" * 100_000, content_type="application/json")
    assert answer.status_code == 422
    answer = program.ask("POST", "/memory/lookups", data=b" " * 1_000_001, content_type="application/json")
    assert (answer.status_code, answer.get_json()["code"]) == (413, "api_too_large")
