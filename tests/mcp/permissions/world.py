"""The world of the API's table, and an assistant for each kind of token: also those for one thing only."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlalchemy import create_engine, select, text

from tests.api.callers import machine_token, own_token
from tests.api.permissions.world import ApiWorld, api_world
from tests.factories import make_person
from tests.mcp.callers import Assistant, json_of, request_of
from tms.db.models import Article, Person, SegmentText, Version
from tms.db.unit_of_work import Database
from tms.domain.permissions import Role
from tms.domain.token_scopes import MACHINE_SCOPES
from tms.services.actors import actor_of

STATES = ("plain", "secret", "hidden", "archived", "discarded", "foreign", "missing")
OF_PERSON = {
    "s-art": "articles:read", "s-txt": "texts:read", "s-wri": "texts:write", "s-com": "comments:write",
    "s-kno": "knowledge:read",
}  # fmt: skip
"""Tokens for one thing of a person who has every role."""
OF_MACHINE = {"m-art": "articles:read", "m-txt": "texts:read", "m-com": "comments:write", "m-kno": "knowledge:read"}
COLUMNS = (
    "none", "ended", "transl", "review", "editor", "admin", "free", "given", "abroad", *OF_PERSON, "m", *OF_MACHINE,
    "m-abr",
)  # fmt: skip

CODES = {
    "not_in_scope": "scope",
    "not_for_machines": "person",
    "not_your_role": "role",
    "board_of_all": "board",
    "assigned_to_another": "other",
    "article_not_found": "none",
    "not_assigned": "given",
    "article_archived": "arch",
}
"""How the table calls the codes of refusals."""

_FREE = frozenset({"access_token", "alembic_version"})
"""A token's last use is written down whatever it asks for."""


@dataclass(frozen=True, slots=True)
class ToolWorld:
    """The API's world, a segment of zh-Hans per article, and what every table says before anything is asked."""

    api: ApiWorld
    secrets: Mapping[str, str | None]
    segments: Mapping[str, tuple[int, int]]
    tables: tuple[str, ...]
    before: Mapping[str, str]

    def answer(self, column: str, tool: str, state: str) -> tuple[str, set[str]]:
        """What the call is answered, as the table writes it, and the tables in which something is another then."""
        with self.api.database.nothing_stays():
            call = request_of("tools/call", {"name": tool, "arguments": self._arguments(tool, state)})
            answer = Assistant(self.api.app, self.secrets[column]).send(call)
            with self.api.database.begin() as uow:
                after = standing(uow.session.connection(), self.tables)
        return self._short(answer), {name for name in self.tables if after[name] != self.before[name]}

    def _short(self, answer: Any) -> str:
        if answer.status_code != 200:
            return str(answer.status_code)
        result = answer.get_json()["result"]
        if result.get("isError"):
            code: str = json_of(result)["code"]
            return CODES.get(code, code)
        if result["structuredContent"].get("outcome") == "draft":
            return "draft"
        listed = result["structuredContent"].get("articles")
        if listed is None:
            return "ok"
        ids = {one["id"] for one in listed}
        return "".join(state[0] for state in STATES if self.api.articles[state] in ids) or "-"

    def _arguments(self, tool: str, state: str) -> dict[str, Any]:
        segment_id, rev = self.segments.get(state, (1, 1))
        place = {"article_id": self.api.articles.get(state, 0)}
        segment = {**place, "language": "zh-Hans", "segment_id": segment_id}
        arguments: dict[str, dict[str, Any]] = {
            "find_articles": {"words": "night train"},
            "list_articles": {},
            "article_status": place,
            "read_version": {**place, "language": "zh-Hans"},
            "look_up_terms": {"search": "train"},
            "look_up_memory": {"source_language": "en", "target_language": "zh-Hans", "texts": ["A train left."]},
            "propose_translation": {**segment, "text": "第一列夜班列车十点开出。", "rev": rev, "source_rev": 1},
            "comment": {**segment, "text": "Why ten?"},
            "list_people": {},
            "open_work": {},
        }
        return arguments[tool]


def standing(connection: Any, tables: tuple[str, ...]) -> dict[str, str]:
    """By table a hash of all its rows."""
    parts = (
        f"SELECT '{name}' AS name, coalesce(md5(string_agg(x::text, '|' ORDER BY x::text)), '') AS says FROM {name} x"
        for name in tables
    )
    return {row.name: row.says for row in connection.execute(text(" UNION ALL ".join(parts)))}


@contextmanager
def tool_world(url: str, folder: Path) -> Iterator[ToolWorld]:
    """The world on an empty database."""
    with api_world(url, folder) as api:
        engine = create_engine(url)
        database = Database(engine)
        person = make_person(database, "everything@newsroom.example", list(Role))
        with database.begin() as uow:
            known = uow.session.scalars(select(Person.id).where(Person.email == "administrator@newsroom.example")).one()
            administrator = actor_of(uow, known)
        assert administrator is not None
        secrets = dict(api.secrets)
        secrets |= {column: own_token(database, person, [scope]) for column, scope in OF_PERSON.items()}
        secrets |= {
            column: machine_token(database, administrator, [scope], name=column) for column, scope in OF_MACHINE.items()
        }
        assert set(OF_MACHINE.values()) <= set(MACHINE_SCOPES)
        with database.begin() as uow:
            connection = uow.session.connection()
            named = connection.scalars(text("SELECT tablename FROM pg_tables WHERE schemaname = 'public' ORDER BY 1"))
            tables = tuple(name for name in named if name not in _FREE)
            before = standing(connection, tables)
            rows = uow.session.execute(
                select(SegmentText.article_id, SegmentText.segment_id, SegmentText.rev)
                .join(Version, (Version.article_id == SegmentText.article_id) & (Version.id == SegmentText.version_id))
                .join(Article, Article.id == SegmentText.article_id)
                .where(Version.locale == "zh-Hans")
                .order_by(SegmentText.article_id, SegmentText.segment_id.desc())
            ).all()
        of_article = {row.article_id: (row.segment_id, row.rev) for row in rows}
        segments = {state: of_article[number] for state, number in api.articles.items() if number in of_article}
        yield ToolWorld(api, secrets, segments, tables, before)
        engine.dispose()
