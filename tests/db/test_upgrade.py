"""An installation of an earlier release becomes one of this release: nothing is lost, and work goes on."""

import uuid
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import create_engine, inspect, select, text
from sqlalchemy.engine import Engine
from sqlalchemy.pool import NullPool

from tests.conftest import _execute, _url_of
from tests.db.migrating import differences
from tests.factories import run_pipeline
from tms.db.migrate import upgrade
from tms.db.models import Version
from tms.db.unit_of_work import Database
from tms.services.actors import actor_of
from tms.services.memory.lookup import SentenceQuery, lookup
from tms.services.publishing.publish import publish
from tms.services.publishing.reading import ReadingPage, list_page, reading_page
from tms.services.translating.save_segment import Save, save_segment
from tms.services.withhold_guarded import nothing_withheld
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


DROPPED = {"thread.opened_at"}
"""Columns of earlier releases that are gone, because nothing read or wrote them."""


def that_stay(found: dict[str, list[str]]) -> dict[str, list[str]]:
    """The columns without those that are gone by intention."""
    return {table: [name for name in names if f"{table}.{name}" not in DROPPED] for table, names in found.items()}


def rows(engine: Engine, of: dict[str, list[str]]) -> Rows:
    with engine.connect() as connection:
        return {table: sorted(connection.scalars(text(_each_as_json(table, names)))) for table, names in of.items()}


def _each_as_json(table: str, names: list[str]) -> str:
    quoted = ", ".join(f'"{name}"' for name in names)
    return f"SELECT to_jsonb(t)::text FROM (SELECT {quoted} FROM {table}) t"


@pytest.mark.full
def test_no_row_of_an_earlier_release_is_lost_or_changed(earlier: str, engine: Engine) -> None:
    there = that_stay(columns(engine))
    before = rows(engine, there)
    upgrade(earlier)
    differences(earlier)
    assert rows(engine, there) == before
    assert sum(map(len, before.values())) > 300


EACH = "each row has one"
ADDED: dict[str, set[str | None] | str] = {
    "machine_draft.guide_number": set(),
    "machine_draft.brief_number": set(),
    "person.time_zone": {None},
    "person.kind": {'"person"'},
    "notification.batch": {None},
    "publication_locale.name": {None},
    "publication_locale.tag": {'"en"', '"zh-Hans"', '"zh-Hant"'},
    "publication_locale.word": {'"en"', '"zh-Hans"', '"zh-Hant"'},
    "event.token_id": {None},
    "pending_text.proposed": {"false"},
    "publication.days_off": {"[6, 7]"},
    "publication.ends_at": {"1080"},
    "job.due_by_rule": {"false"},
    "job_step.by_default": {"false"},
    "job_step.passed_over": {None},
    "job_step.passed_over_id": {None},
    "article.title": EACH,
    "article.author": EACH,
    "article.words": EACH,
    "publication.drafts_in_part": {"false"},
    "publication.created_at": EACH,
    "version.slug": EACH,
    "address.since": {None},
    "sign_off.pictures": {None},
}
"""What stands in the columns that later releases added to the rows that were there: values as JSON, or EACH."""

ADDED_ROWS: dict[str, int] = {"article_change": 5}
"""How many rows of the tables that later releases added were made of what was there; the others are empty."""

RULES = {
    "columns": "SELECT table_name, column_name, data_type, column_default, is_nullable, is_identity,"
    " generation_expression FROM information_schema.columns WHERE table_schema = 'public'",
    "constraints": "SELECT conrelid::regclass::text, conname, pg_get_constraintdef(oid), condeferrable"
    " FROM pg_constraint WHERE connamespace = 'public'::regnamespace",
    "indexes": "SELECT indexdef FROM pg_indexes WHERE schemaname = 'public'",
    "triggers": "SELECT pg_get_triggerdef(oid), tgenabled FROM pg_trigger WHERE NOT tgisinternal",
    "functions": "SELECT proname, proconfig, pg_get_functiondef(oid) FROM pg_proc"
    " WHERE pronamespace = 'public'::regnamespace",
    "storage": "SELECT relname, reloptions FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'r'",
}
"""What PostgreSQL knows of the tables and of what keeps their rows."""

_LAYOUT = str.maketrans("", "", "() \n")


def rules(url: str) -> dict[str, set[str]]:
    """Without brackets and white space: what a dump says with fewer is the same."""
    asked = create_engine(url, poolclass=NullPool)
    with asked.connect() as connection:
        found = {
            name: {"|".join(map(str, row)).translate(_LAYOUT) for row in connection.execute(text(question))}
            for name, question in RULES.items()
        }
    asked.dispose()
    return found


def test_what_an_upgrade_leads_to_is_what_a_new_installation_has(earlier: str, migrated: str) -> None:
    """Who changes the baseline instead of adding a migration changes new installations only."""
    upgrade(earlier)
    there, new = rules(earlier), rules(_url_of(migrated))
    assert {name: there[name] ^ new[name] for name in RULES} == {name: set() for name in RULES}
    assert min(map(len, new.values())) > 20


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
