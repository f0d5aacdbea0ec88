"""What tests start from: a publication with people, articles of ours, and a pipeline that runs at once."""

import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import select

from tms.db.models import Publication, WorkItem
from tms.db.queries import work_items
from tms.db.unit_of_work import Database
from tms.domain.imported_article import Block, ImportedArticle
from tms.domain.permissions import Actor, Role
from tms.domain.work_kinds import WorkKind
from tms.services.actors import actor_of
from tms.services.articles.import_article import import_article
from tms.services.create_publication import create_publication
from tms.services.people.people import NewPerson, add_person_from_console
from tms.services.pipeline.stages import STAGES

PASSWORD = "a long enough password"

ARTICLE = ImportedArticle(
    language="en",
    title="Night trains return",
    section="Economy",
    author="Mara Lindqvist",
    author_title="Transport editor",
    blocks=[
        Block("paragraph", "The first night train left at ten. It carried 240 people."),
        Block("heading", "What comes next", level=2),
        Block("paragraph", "A second line will follow in 2027."),
    ],
)

CHINESE_ARTICLE = ImportedArticle(
    language="zh-Hans",
    title="夜班列车回来了",
    section="经济",
    author="周敏",
    blocks=[Block("paragraph", "第一列夜车十点发出。车上有240人。"), Block("paragraph", "软件会在2027年更新。")],
)


@dataclass(frozen=True, slots=True)
class Newsroom:
    """A publication and its people by role; each person's languages are all."""

    publication_id: int
    people: Mapping[Role, Actor]
    emails: Mapping[Role, str]

    def __getitem__(self, role: Role) -> Actor:
        return self.people[role]

    def email(self, role: Role) -> str:
        return self.emails[role]


def make_newsroom(database: Database, *, domain: str = "newsroom.example") -> Newsroom:
    """A publication in three languages with a translator, a reviewer, an editor and an administrator.

    It drafts what is known in part, too, so that most articles have drafts of every kind.
    """
    with database.begin() as uow:
        publication_id = create_publication(uow, "The Meridian")
        uow.session.get_one(Publication, publication_id).drafts_in_part = True
    people = {role: make_person(database, f"{role}@{domain}", [role], publication_id) for role in Role}
    return Newsroom(publication_id, people, {role: f"{role}@{domain}" for role in Role})


def make_person(
    database: Database,
    email: str,
    roles: Sequence[str],
    publication_id: int | None = None,
    *,
    languages: Sequence[str] = (),
    assigned_only: bool = False,
) -> Actor:
    """A member of the publication, by default of the first one."""
    with database.begin() as uow:
        person_id = add_person_from_console(
            uow,
            NewPerson(
                name=email.split("@", maxsplit=1)[0].title(),
                email=email,
                password=PASSWORD,
                roles=roles,
                languages=languages,
                assigned_only=assigned_only,
            ),
            publication_id=publication_id,
        )
    with database.begin() as uow:
        actor = actor_of(uow, person_id)
    assert actor is not None
    return actor


def make_article(database: Database, editor: Actor, page: ImportedArticle = ARTICLE, *, run: bool = True) -> int:
    """An imported article, by default with its pipeline run to the end."""
    with database.begin() as uow:
        article_id = import_article(uow, editor, page, as_new=True)
    if run:
        run_pipeline(database, article_id)
        _await_others(database, article_id)
    return article_id


def _await_others(database: Database, article_id: int) -> None:
    """Where a real worker runs too, it may have taken a stage of the article, and others after it."""
    unfinished = select(WorkItem.id).where(
        WorkItem.article_id == article_id, WorkItem.state.in_(["waiting", "running"])
    )
    end = time.monotonic() + 20
    while time.monotonic() < end:
        with database.begin() as uow:
            if uow.session.scalar(unfinished.limit(1)) is None:
                return
        time.sleep(0.02)


def run_pipeline(database: Database, article_id: int) -> list[str]:
    """Run waiting work items of the article until none is left; the kinds in the order in which they ran."""
    ran: list[str] = []
    while True:
        with database.begin() as uow:
            waiting = uow.session.scalar(
                select(WorkItem.id)
                .where(WorkItem.article_id == article_id, WorkItem.state == "waiting")
                .order_by(WorkItem.id)
                .limit(1)
            )
            item = work_items.claim(uow.session, waiting, 60) if waiting else None
        if item is None:
            return ran
        STAGES[WorkKind(item.kind)](database.begin, item)
        ran.append(item.kind)
