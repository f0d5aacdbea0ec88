"""A source revision, its drafts and derivations ask the database as often for a long article as for a short one."""

import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace

import pytest
from sqlalchemy import event
from sqlalchemy.engine import Engine

from tests.factories import make_article
from tests.services.desk import Desk
from tests.services.revising import RevisedStory
from tms.db.unit_of_work import Database
from tms.domain.imported_article import Block, ImportedArticle
from tms.domain.permissions import Role
from tms.services.source.switch_source import switch_source


def article(database: Database, desk: Desk, paragraphs: int, language: str) -> RevisedStory:
    sentence = "Train {n} left at ten." if language == "en" else "第{n}列火车十点开出。"
    page = ImportedArticle(language, "Trains", [Block("paragraph", sentence.format(n=n)) for n in range(paragraphs)])
    return RevisedStory(database, desk.newsroom, make_article(database, desk.newsroom[Role.EDITOR], page))


@contextmanager
def counted(engine: Engine) -> Iterator[list[str]]:
    statements: list[str] = []

    def count(*args: object) -> None:
        statements.append(str(args[2]))

    event.listen(engine, "before_cursor_execute", count)
    yield statements
    event.remove(engine, "before_cursor_execute", count)


def everything_changes(story: RevisedStory) -> ImportedArticle:
    page = story.page()
    blocks = [replace(block, text=block.text.replace("ten", "nine").replace("十", "九")) for block in page.blocks[2:]]
    return replace(page, blocks=[*blocks, *(Block("paragraph", f"{n}?!") for n in range(len(blocks)))])


@pytest.mark.full
@pytest.mark.parametrize("language", ["en", "zh-Hans"])
def test_a_revision_does_not_ask_more_often_for_more_segments(
    database: Database, desk: Desk, engine: Engine, language: str
) -> None:
    asked = []
    for paragraphs in (4, 4, 40):  # the first time a process also reads the terms
        story = article(database, desk, paragraphs, language)
        page = everything_changes(story)
        with counted(engine) as statements:
            story.commit(page, based_on=1)
        asked.append(len(statements))
        assert story.revision() == 2
    assert asked[1] == asked[2]


def test_nor_does_a_switch(database: Database, desk: Desk, engine: Engine) -> None:
    asked = []
    for paragraphs in (4, 4, 40):
        story = article(database, desk, paragraphs, "zh-Hans")
        with counted(engine) as statements, story.database.begin() as uow:
            switch_source(uow, story.editor, story.id, "zh-Hant", key=uuid.uuid4())
        asked.append(len(statements))
    assert asked[1] == asked[2]
