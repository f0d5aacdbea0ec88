"""A desk that is made once per test process: people, two articles with their pipelines run, and a foreign publication.

Making people costs a second of password hashing, so tests of services, database and workers share what they start from
and roll back what they do.
"""

import uuid
from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from sqlalchemy import create_engine, select
from sqlalchemy.engine import Engine
from sqlalchemy.pool import NullPool

from tests.conftest import _execute, _url_of
from tests.factories import CHINESE_ARTICLE, Newsroom, make_article, make_newsroom, make_person
from tests.services.revising import RevisedStory
from tms.db.models import Version
from tms.db.unit_of_work import Database
from tms.domain.permissions import Actor, Role
from tms.services.create_publication import create_publication

__all__ = [
    "Desk",
    "approved",
    "desk",
    "desk_template",
    "engine",
    "newsroom",
    "own_database_url",
    "shared_database",
    "story",
]


@dataclass(frozen=True, slots=True)
class Desk:
    """What is there from the start; versions by locale. Article ids are the same in every copy of the database."""

    newsroom: Newsroom
    english: int
    chinese: int
    foreign_editor: Actor
    foreign_article: int
    versions: dict[int, dict[str, int]]


_MADE: dict[str, tuple[str, Desk]] = {}


@pytest.fixture(scope="session")
def desk_template(migrated: str) -> Iterator[tuple[str, Desk]]:
    """A database that nobody is connected to, to be copied. Folders that import this fixture share one."""
    if migrated in _MADE:
        yield _MADE[migrated]
        return
    name = f"desk_{uuid.uuid4().hex[:12]}"
    _execute(f"CREATE DATABASE {name} TEMPLATE {migrated}")
    engine = create_engine(_url_of(name), poolclass=NullPool)
    _MADE[migrated] = name, _make(Database(engine))
    engine.dispose()
    yield _MADE[migrated]
    del _MADE[migrated]
    _execute(f"DROP DATABASE {name} WITH (FORCE)")


def _make(database: Database) -> Desk:
    newsroom = make_newsroom(database)
    english = make_article(database, newsroom[Role.EDITOR])
    chinese = make_article(database, newsroom[Role.EDITOR], CHINESE_ARTICLE)
    with database.begin() as uow:
        elsewhere = create_publication(uow, "The Antipode")
    foreign_editor = make_person(database, "editor@antipode.example", [Role.EDITOR], elsewhere)
    foreign_article = make_article(database, foreign_editor)
    versions: dict[int, dict[str, int]] = {}
    with database.begin() as uow:
        for version in uow.session.scalars(select(Version)):
            versions.setdefault(version.article_id, {})[version.locale] = version.id
    return Desk(newsroom, english, chinese, foreign_editor, foreign_article, versions)


@pytest.fixture(scope="session")
def desk(desk_template: tuple[str, Desk]) -> Desk:
    return desk_template[1]


@pytest.fixture(scope="session")
def shared_database(desk_template: tuple[str, Desk]) -> Iterator[str]:
    """The address of the desk's copy in which tests run in transactions that are rolled back."""
    name = f"{desk_template[0]}_{uuid.uuid4().hex[:6]}"
    _execute(f"CREATE DATABASE {name} TEMPLATE {desk_template[0]}")
    yield _url_of(name)
    _execute(f"DROP DATABASE {name} WITH (FORCE)")


@pytest.fixture(scope="session")
def engine(shared_database: str) -> Iterator[Engine]:
    """An engine of the desk's own: the one of other folders is connected to a database without a desk."""
    engine = create_engine(shared_database, pool_size=1)
    yield engine
    engine.dispose()


@pytest.fixture
def own_database_url(desk_template: tuple[str, Desk]) -> Iterator[str]:
    """A copy of the desk for real commits, several connections, other processes."""
    name = f"{desk_template[0]}_{uuid.uuid4().hex[:6]}_own"
    _execute(f"CREATE DATABASE {name} TEMPLATE {desk_template[0]}")
    yield _url_of(name)
    _execute(f"DROP DATABASE {name} WITH (FORCE)")


@pytest.fixture
def newsroom(desk: Desk) -> Newsroom:
    return desk.newsroom


@pytest.fixture
def story(database: Database, desk: Desk) -> RevisedStory:
    """The English article, open for translation into both Chinese versions."""
    return RevisedStory(database, desk.newsroom, desk.english)


@pytest.fixture
def approved(story: RevisedStory) -> RevisedStory:
    """Both Chinese versions are approved."""
    story.approve_all()
    return story
