"""Two publications with an article in each state, and a program for each kind of token; nothing that they do stays."""

import uuid
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from flask import Flask
from sqlalchemy import create_engine, func, select, update
from werkzeug.test import TestResponse

from tests.adapters.pictures.written import plain
from tests.api.callers import Program, machine_token, own_token
from tests.conftest import make_container
from tests.factories import ARTICLE, make_article, make_newsroom, make_person
from tests.services.story import LEFT
from tests.web.permissions.asking import RolledBack
from tms.adapters.pictures.renditions import renditions_of
from tms.app import create_app
from tms.db.models import AccessToken, Article, Comment
from tms.db.unit_of_work import Database
from tms.domain.permissions import Actor, Role
from tms.domain.pictures import PictureDetails, PictureStore
from tms.domain.token_scopes import MACHINE_SCOPES, Scope
from tms.services.articles.archive import archive_article
from tms.services.articles.confidential import set_confidential
from tms.services.articles.discard import discard_article
from tms.services.board.version_jobs import job_of_version
from tms.services.jobs.assign import assign_step
from tms.services.people.leaving import deactivate_member
from tms.services.people.revoke_token import revoke_any_token
from tms.services.people.token_secret import hash_secret
from tms.services.pictures.change_pictures import add_picture
from tms.services.threads.comment import open_article_thread
from tms.services.workspace.read_segments import read_segments

NOT_THERE = 999_999_999
STATES = ("plain", "secret", "hidden", "archived", "discarded", "foreign", "missing")
COLUMNS = (
    "none", "ended", "over", "gone", "transl", "review", "editor", "admin", "free", "given", "abroad",
    "ed-read", "ed-write", "ed-know", "ed-event", "ed-text", "ed-com", "ed-job", "ed-ppl", "tr-save",
    "m", "m-read", "m-know", "m-save", "m-abr",
)  # fmt: skip
ONE_SCOPE = {
    "ed-read": Scope.ARTICLES_READ,
    "ed-write": Scope.ARTICLES_WRITE,
    "ed-know": Scope.KNOWLEDGE_READ,
    "ed-event": Scope.EVENTS_READ,
    "ed-text": Scope.TEXTS_READ,
    "ed-com": Scope.COMMENTS_WRITE,
    "ed-job": Scope.JOBS_WRITE,
    "ed-ppl": Scope.PEOPLE_READ,
}
TRANSLATED = "zh-Hans"
"""The version that requests are about. Nobody has its steps; the freelancer who is given something has zh-Hant's."""


@dataclass(frozen=True, slots=True)
class ApiWorld:
    """The application on a database that forgets, secrets for the columns; an article per state, by that id too.

    ``places`` are by state what stands in the places of a route and in its headers: the article with a segment, its
    rev, the tag of a job, a thread with its comment, a picture; ``translator`` is a person here.
    """

    app: Flask
    database: RolledBack
    secrets: Mapping[str, str | None]
    places: Mapping[str, Mapping[str, object]]
    translator: int

    @property
    def articles(self) -> dict[str, int]:
        """The article of each state."""
        return {state: int(str(places["article_id"])) for state, places in self.places.items()}

    def ask(self, column: str, method: str, path: str, **how: Any) -> TestResponse:
        """The answer to a request with that token; what it did is undone."""
        with self.database.nothing_stays():
            return Program(self.app, self.secrets[column]).ask(method, path, **how)


@contextmanager
def api_world(url: str, folder: Path) -> Iterator[ApiWorld]:
    """The world on an empty database."""
    engine = create_engine(url)
    committing = Database(engine)
    database = RolledBack(engine)
    container = make_container(database, url, folder)
    secrets, places, translator = _make(committing, container.pictures)
    app = create_app(container)
    app.extensions["tms"].settings.api_per_minute = 1_000_000
    # A view that breaks answers 500, which the table expects nowhere.
    app.config.update(TESTING=True, PROPAGATE_EXCEPTIONS=False)
    yield ApiWorld(app, database, secrets, places, translator)
    engine.dispose()


def _make(database: Database, store: PictureStore) -> tuple[dict[str, str | None], dict[str, dict[str, object]], int]:
    here = make_newsroom(database)
    abroad = make_newsroom(database, domain="abroad.example")
    editor, administrator = here[Role.EDITOR], here[Role.ADMINISTRATOR]
    free, given, leaver = (
        make_person(database, f"{name}@newsroom.example", [Role.TRANSLATOR], here.publication_id, assigned_only=True)
        for name in ("free", "given", "leaver")
    )
    may_all = make_person(database, "all@abroad.example", list(Role), abroad.publication_id)
    secrets: dict[str, str | None] = {
        "none": None,
        "transl": own_token(database, here[Role.TRANSLATOR]),
        "review": own_token(database, here[Role.REVIEWER]),
        "editor": own_token(database, editor),
        "admin": own_token(database, administrator),
        "free": own_token(database, free),
        "given": own_token(database, given),
        "abroad": own_token(database, may_all),
        **{column: own_token(database, editor, [scope]) for column, scope in ONE_SCOPE.items()},
        "m": machine_token(database, administrator, list(MACHINE_SCOPES)),
        "m-read": machine_token(database, administrator, ["articles:read"]),
        "m-know": machine_token(database, administrator, ["knowledge:read"]),
        "m-save": machine_token(database, administrator, ["texts:write"]),
        "tr-save": own_token(database, here[Role.TRANSLATOR], ["texts:write"]),
        "m-abr": machine_token(database, abroad[Role.ADMINISTRATOR], list(MACHINE_SCOPES)),
        "gone": own_token(database, leaver),
        "ended": own_token(database, editor),
        "over": "a token that has expired",
    }
    owners = {state: editor for state in STATES if state != "missing"} | {"foreign": abroad[Role.EDITOR]}
    articles = {
        state: make_article(database, owner, replace(ARTICLE, external_id=state)) for state, owner in owners.items()
    }
    with database.begin() as uow:
        for state, article_id in articles.items():
            if state != "foreign":
                assign_step(uow, editor, article_id, "zh-Hant", 0, given.person_id)
    places = {
        state: _places(database, store, may_all if state == "foreign" else given, owners[state], article_id)
        for state, article_id in articles.items()
    }
    places["missing"] = dict.fromkeys(places["plain"], NOT_THERE)
    _bring_into_states(database, editor, articles)
    with database.begin() as uow:
        deactivate_member(uow, administrator, leaver.person_id)
        ended = (
            uow.session.query(AccessToken).where(AccessToken.secret_hash == hash_secret(secrets["ended"] or "")).one()
        )
        revoke_any_token(uow, administrator, ended.id)
        uow.session.add(
            AccessToken(
                publication_id=here.publication_id,
                person_id=editor.person_id,
                created_by=editor.person_id,
                name="over",
                prefix="over",
                secret_hash=hash_secret(secrets["over"] or ""),
                scopes=list(Scope),
                created_at=func.now() - func.make_interval(0, 0, 0, 2),
                expires_at=func.now() - func.make_interval(0, 0, 0, 1),
            )
        )
    return secrets, places, here[Role.TRANSLATOR].person_id


def _places(
    database: Database, store: PictureStore, commenter: Actor, editor: Actor, article_id: int
) -> dict[str, object]:
    """The article's part of the requests, with a remark of the commenter's on it, and a picture."""
    with database.begin() as uow:
        thread_id = open_article_thread(uow, commenter, article_id, text="Cut it.", key=uuid.uuid4())
        comment_id = uow.session.scalar(
            select(Comment.id).where(Comment.article_id == article_id, Comment.thread_id == thread_id)
        )
        rows = read_segments(uow, editor, article_id, TRANSLATED, after=None, limit=200).segments
        left = next(row for row in rows if row.source.text == LEFT)
        tag = job_of_version(uow, editor, article_id, TRANSLATED).tag
        picture = add_picture(uow, editor, store, article_id, renditions_of(plain("PNG"), "PNG"), PictureDetails())
    return {
        "article_id": article_id,
        "segment_id": left.segment_id,
        "rev": left.target.rev,
        "tag": tag,
        "thread_id": thread_id,
        "comment_id": comment_id,
        "picture_id": picture.view.id,
        "name": picture.view.largest.name,
    }


def _bring_into_states(database: Database, editor: Actor, articles: Mapping[str, int]) -> None:
    with database.begin() as uow:
        set_confidential(uow, editor, articles["secret"], confidential=True)
        uow.session.execute(update(Article).where(Article.id == articles["hidden"]).values(visibility="assigned"))
        archive_article(uow, editor, articles["archived"], reason="It is old.")
        discard_article(uow, editor, articles["discarded"], reason="It is a draft.")
