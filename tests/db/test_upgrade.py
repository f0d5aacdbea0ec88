"""An installation of an earlier release becomes one of this release: nothing is lost, and work goes on."""

import uuid
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import create_engine, inspect, select, text
from sqlalchemy.engine import Engine
from sqlalchemy.pool import NullPool

from tests.conftest import _execute, _url_of
from tests.factories import run_pipeline
from tms.db.migrate import differences, upgrade
from tms.db.models import Version
from tms.db.unit_of_work import Database
from tms.services.actors import actor_of
from tms.services.memory.lookup import SentenceQuery, lookup
from tms.services.publishing.publish import publish
from tms.services.publishing.reading import ReadingPage, list_page, reading_page
from tms.services.translating.save_segment import Save, save_segment
from tms.services.withheld import nothing_withheld
from tms.services.workspace.workspace import workspace

RELEASES = sorted((Path(__file__).parent / "releases").glob("*.sql"))

Rows = dict[str, list[str]]


@pytest.fixture(params=RELEASES, ids=lambda path: path.stem)
def earlier(request: pytest.FixtureRequest) -> Iterator[str]:
    """The address of a database as that release left it."""
    name = f"earlier_{uuid.uuid4().hex[:12]}"
    _execute(f"CREATE DATABASE {name}")
    path: Path = request.param
    engine = create_engine(_url_of(name), poolclass=NullPool)
    with engine.begin() as connection:
        # The dump is many statements, and its % signs are no placeholders.
        connection.exec_driver_sql(path.read_text("utf-8").replace("%", "%%"), ())
    engine.dispose()
    yield _url_of(name)
    _execute(f"DROP DATABASE {name} WITH (FORCE)")


@pytest.fixture
def engine(earlier: str) -> Iterator[Engine]:
    engine = create_engine(earlier, poolclass=NullPool)
    yield engine
    engine.dispose()


def columns(engine: Engine) -> dict[str, list[str]]:
    found = inspect(engine)
    return {
        table: [column["name"] for column in found.get_columns(table)]
        for table in found.get_table_names()
        if table != "alembic_version"
    }


def rows(engine: Engine, of: dict[str, list[str]]) -> Rows:
    with engine.connect() as connection:
        return {
            table: sorted(
                connection.scalars(
                    text(
                        f"SELECT to_jsonb(t)::text FROM"
                        f" (SELECT {', '.join(_read(table, name) for name in names)} FROM {table}) t"
                    )
                )
            )
            for table, names in of.items()
        }


_NUMBERS_THAT_BECAME_TEXT = {("derivation", "rules")}
"""A rule set was a number of ours; it is named by what it holds now, and the old number is such a name."""


def _read(table: str, name: str) -> str:
    return f'"{name}"::text AS "{name}"' if (table, name) in _NUMBERS_THAT_BECAME_TEXT else f'"{name}"'


@pytest.mark.full
def test_no_row_of_an_earlier_release_is_lost_or_changed(earlier: str, engine: Engine) -> None:
    there = columns(engine)
    before = rows(engine, there)
    upgrade(earlier)
    differences(earlier)
    after = rows(engine, there)
    # What people work on is derived once more, and nothing else is added.
    new = set(after.pop("work_item")) - set(queued := before.pop("work_item"))
    assert len(new) + len(queued) == _count(engine, "work_item")
    assert all('"kind": "derive"' in item and '"state": "waiting"' in item for item in new)
    assert new
    assert after == before
    assert sum(map(len, before.values())) > 300


NOTHING: set[str | None] = {None}
EACH = "each row has one"
ADDED: dict[str, set[str | None] | str] = {
    "article.archived_at": NOTHING,
    "article.discarded_at": NOTHING,
    "article.knowledge": NOTHING,
    "article.source_address": NOTHING,
    "claim.taken_from": NOTHING,
    "claim.taken_why": NOTHING,
    "concept.do_not_translate": {"false"},
    "concept.note": NOTHING,
    "concept.rev": {"1"},
    "concept.topic_id": NOTHING,
    "concept.withdrawn_at": NOTHING,
    "derivation.ambiguities": NOTHING,
    "derivation.profile_version": {'""'},
    "derivation.spans": NOTHING,
    "job.shelved": {"false"},
    "job_step.handed_back_at": NOTHING,
    "job_step.job_due": {'"9999-12-31T00:00:00+00:00"'},
    "job_step.job_shelved": {"false"},
    "job_step.job_state": {'"open"', '"done"'},
    "membership.digest": {'"hourly"'},
    "membership.digest_minute": {"480"},
    "person.interface": NOTHING,
    "person.last_interface": NOTHING,
    "person.sessions": {"1"},
    "publication.knowledge": EACH,
    "segment_text.repaired": {"false"},
    "segment_text.same_as": NOTHING,
    "sign_off.faults": {"[]"},
    "sign_off.places": NOTHING,
    "sign_off.waives": NOTHING,
    "source_revision.text_hash": EACH,
    "term.note": NOTHING,
    "term.part_of_speech": NOTHING,
    "term.source": NOTHING,
    "text_history.repaired": {"false"},
    "text_history.same_as": NOTHING,
    "version.live_behind": {"false"},
    "work_item.error_params": NOTHING,
    "work_item.outcome": NOTHING,
    "work_item.request_id": NOTHING,
    "work_item.started_at": NOTHING,
}
"""What stands in the columns that later releases added to the rows that were there."""

ADDED_ROWS = {"listing": 3, "memory_source": 21, "memory_key": 19, "memory_rarity": 3, "step_figure": 4}
"""How many rows of the tables that later releases added were made of what was there; the others are empty."""


@pytest.mark.full
def test_what_later_releases_added_is_filled_as_it_is_said_here(earlier: str, engine: Engine) -> None:
    there = columns(engine)
    upgrade(earlier)
    now = columns(engine)
    found: dict[str, set[str | None] | str] = {}
    with engine.connect() as connection:
        for table, name in [(old, name) for old in there for name in now[old] if name not in there[old]]:
            values = connection.scalars(text(f'SELECT to_jsonb("{name}")::text FROM {table}')).all()
            is_each = ADDED.get(f"{table}.{name}") == EACH and None not in values
            found[f"{table}.{name}"] = EACH if is_each else set(values)
        same = "SELECT count(*) FROM job_step s JOIN job j ON (j.article_id, j.id) = (s.article_id, s.job_id)"
        assert connection.scalar(text(f"{same} WHERE j.state = s.job_state")) == _count(engine, "job_step")
    assert found == ADDED
    made = {table: _count(engine, table) for table in now if table not in there}
    assert {table: rows for table, rows in made.items() if rows} == ADDED_ROWS


def _count(engine: Engine, table: str) -> int:
    with engine.connect() as connection:
        return int(connection.execute(text(f"SELECT count(*) FROM {table}")).scalar_one())


@pytest.mark.full
def test_work_goes_on_where_it_stood(earlier: str, engine: Engine) -> None:
    upgrade(earlier)
    database = Database(engine)
    with database.begin() as uow:
        translator, editor = actor_of(uow, 1), actor_of(uow, 3)
        assert translator is not None
        assert editor is not None
        page = reading_page(uow, "zh-Hant", "night-trains-return")
        assert isinstance(page, ReadingPage)
        assert [one.locale for one in page.siblings] == ["en", "zh-Hans", "zh-Hant"]
        listed = {locale: list_page(uow, locale) for locale in ("en", "zh-Hans", "zh-Hant")}
        assert [len(found.teasers) for found in listed.values()] == [1, 1, 1]
        assert [section.name for section in listed["en"].site.sections] == ["Economy"]
        publish(uow, editor, 1, ["en", "zh-Hans", "zh-Hant"])
        open_articles = set(uow.session.scalars(select(Version.article_id).where(Version.status == "translating")))
    for article_id in (4, 5):
        run_pipeline(database, article_id)
    with database.begin() as uow:
        row = next(
            row for row in workspace(uow, translator, 4, "zh-Hans").rows if row.source.text == "It carried 240 people."
        )
        save = Save(
            text="车上坐着240人。", rev=row.target.rev, source_rev=row.source.rev, key=uuid.uuid4(), confirm=True
        )
        answer = save_segment(uow, translator, 4, "zh-Hans", row.segment_id, save)
        assert answer["followed"] == ["zh-Hant"]
        assert 4 in open_articles
        assert all(row.target.text for row in workspace(uow, translator, 5, "zh-Hant").rows)


def test_the_memory_of_an_earlier_release_is_searched_for_what_is_alike(earlier: str, engine: Engine) -> None:
    upgrade(earlier)
    with Database(engine).begin() as uow:
        (found,) = lookup(uow, 1, "en", "zh-Hans", [SentenceQuery("It carried 250 people.")], nothing_withheld)
    assert [(match.similarity, match.source, match.target) for match in found] == [
        (80, "It carried 240 people.", "车上有240人。")
    ]
