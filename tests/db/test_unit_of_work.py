"""The engine of a process: a transaction that nobody goes on with ends, and what is away is told from what is wrong."""

import contextlib
import threading
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from sqlalchemy import delete, func, insert, select, text, update
from sqlalchemy.engine import Engine
from sqlalchemy.exc import DBAPIError, IntegrityError, OperationalError
from sqlalchemy.exc import TimeoutError as NoConnectionFree
from sqlalchemy.orm import Session

from tms.db import unit_of_work
from tms.db.models import Publication
from tms.db.unit_of_work import Database, ReadOnlyError, is_away, make_engine


@pytest.fixture
def engine_of() -> Iterator[Callable[..., Engine]]:
    """Makes engines as processes have them, and closes them."""
    made: list[Engine] = []

    def make(url: str, **more: int) -> Engine:
        made.append(make_engine(url, **more))
        return made[-1]

    yield make
    for engine in made:
        engine.dispose()


EngineOf = Callable[..., Engine]


@pytest.mark.full
def test_a_process_frozen_inside_a_transaction_loses_its_locks(own_database_url: str, engine_of: EngineOf) -> None:
    frozen, other = (Database(engine_of(own_database_url, idle_seconds=1)) for _ in range(2))
    lock = text("SELECT pg_advisory_xact_lock(42)")
    with frozen.session() as session:
        session.execute(lock)
        with other.begin() as uow:
            uow.session.execute(lock)
        with pytest.raises(DBAPIError) as lost:
            session.execute(text("SELECT 1"))
    assert is_away(lost.value)
    with frozen.begin() as uow:
        assert uow.session.scalar(text("SELECT 1")) == 1


def test_the_options_of_an_address_stay(own_database_url: str, engine_of: EngineOf) -> None:
    with engine_of(f"{own_database_url}&options=-c%20work_mem%3D7MB").connect() as connection:
        assert connection.scalar(text("SHOW work_mem")) == "7MB"
        assert connection.scalar(text("SHOW idle_in_transaction_session_timeout")) == "1min"


@pytest.mark.full
def test_a_full_pool_is_away_after_seconds(
    own_database_url: str, engine_of: EngineOf, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(unit_of_work, "CONNECTION_SECONDS", 1)
    engine = engine_of(own_database_url, pool_size=1)
    with engine.connect(), engine.connect(), pytest.raises(NoConnectionFree) as full:
        engine.connect()
    assert is_away(full.value)


def test_what_the_database_refuses_is_not_away(own_database_url: str, engine_of: EngineOf) -> None:
    engine = engine_of(own_database_url)
    with engine.connect() as connection, pytest.raises(IntegrityError) as wrong:
        connection.execute(text("INSERT INTO person (name) VALUES (NULL)"))
    assert not is_away(wrong.value)
    assert not is_away(ZeroDivisionError())


def test_a_deadlock_is_worth_another_try(own_database_url: str, engine_of: EngineOf) -> None:
    engine = engine_of(own_database_url)
    both_hold_one = threading.Barrier(2)
    failed: list[BaseException] = []

    def lock(first: int, second: int) -> None:
        with engine.connect() as connection:
            connection.execute(text(f"SELECT pg_advisory_xact_lock({first})"))
            both_hold_one.wait(10)
            try:
                connection.execute(text(f"SELECT pg_advisory_xact_lock({second})"))
            except OperationalError as error:
                failed.append(error)

    threads = [threading.Thread(target=lock, args=order) for order in ((1, 2), (2, 1))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    assert [is_away(error) for error in failed] == [True]


def test_a_connection_that_ended_while_nobody_used_it_is_not_used_again(
    own_database_url: str, engine_of: EngineOf
) -> None:
    engine = engine_of(own_database_url, pool_size=2)
    me = text("SELECT pg_backend_pid()")
    with engine.connect() as connection:
        ended = connection.scalar(me)
    with engine_of(own_database_url).connect() as other:
        assert other.scalar(text("SELECT pg_terminate_backend(CAST(:pid AS integer), 5000)"), {"pid": ended})
    with engine.connect() as connection:
        kept = connection.scalar(me)
    assert kept != ended
    with engine.connect() as connection:
        assert connection.scalar(me) == kept


def test_a_statement_is_prepared_once_for_numbers_of_every_size(own_database_url: str, engine_of: EngineOf) -> None:
    with engine_of(own_database_url).connect() as connection:
        person = text("SELECT name FROM person WHERE id = :id")
        for number in (1, 2, 2**20, 2**40):
            connection.execute(person, {"id": number})
        prepared = connection.scalars(text("SELECT statement FROM pg_prepared_statements"))
        assert [one for one in prepared if "person" in one] == ["SELECT name FROM person WHERE id = $1"]


def test_the_connection_that_was_used_last_is_used_next(own_database_url: str, engine_of: EngineOf) -> None:
    engine = engine_of(own_database_url)
    me = text("SELECT pg_backend_pid()")
    with engine.connect() as first, engine.connect() as second:
        pids = [first.scalar(me), second.scalar(me)]
    seen = set()
    for _ in range(4):
        with engine.connect() as connection:
            seen.add(connection.scalar(me))
    assert len(seen) == 1
    assert seen < set(pids)


def test_a_long_answer_comes_in_parts(own_database_url: str, engine_of: EngineOf) -> None:
    """The server keeps it: a cursor of another kind, which takes a statement's values as well."""
    numbers = text("SELECT generate_series(1, :last) AS number")
    with engine_of(own_database_url).connect() as connection:
        parts = connection.execute(numbers, {"last": 10}, execution_options={"stream_results": True}).partitions(3)
        assert [[row.number for row in part] for part in parts] == [[1, 2, 3], [4, 5, 6], [7, 8, 9], [10]]


def test_what_only_reads_begins_no_transaction_and_leaves_the_connection_as_it_was(
    own_database_url: str, engine_of: EngineOf
) -> None:
    database = Database(engine_of(own_database_url, pool_size=1))
    begun = text("SELECT now(), pg_backend_pid()")
    with database.read_only() as uow:
        looks = [uow.session.execute(begun).one() for _ in range(2)]
    with database.begin() as uow:
        acts = [uow.session.execute(begun).one() for _ in range(2)]
    assert looks[0] != looks[1]
    assert acts[0] == acts[1]
    assert acts[0].pg_backend_pid == looks[0].pg_backend_pid


def test_a_connection_that_ends_while_it_only_reads_is_away_and_another_takes_its_place(
    own_database_url: str, engine_of: EngineOf
) -> None:
    database = Database(engine_of(own_database_url, pool_size=1))
    with pytest.raises(DBAPIError) as lost, database.read_only() as uow:
        uow.session.execute(text("SELECT pg_terminate_backend(pg_backend_pid())"))
    assert is_away(lost.value)
    with database.read_only() as uow:
        assert uow.session.scalar(text("SELECT 1")) == 1


class InterruptedByTestError(Exception):
    pass


def interrupted_look(database: Database, *, waits: bool) -> int:
    """The server's process of the connection on which something went wrong, with or without an answer on its way."""
    looked = 0
    with contextlib.suppress(InterruptedByTestError), database.read_only() as uow:
        looked = uow.session.scalar(text("SELECT pg_backend_pid()")) or 0
        if waits:
            connection: Any = uow.session.connection().connection.driver_connection
            connection.pgconn.send_query(b"SELECT 1")
        raise InterruptedByTestError
    return looked


@pytest.mark.parametrize("waits", [False, True])
def test_what_went_wrong_while_it_only_read_leaves_no_connection_without_transactions(
    waits: bool, own_database_url: str, engine_of: EngineOf
) -> None:
    database = Database(engine_of(own_database_url, pool_size=1))
    looked = interrupted_look(database, waits=waits)
    with database.begin() as uow:
        acts = [uow.session.execute(text("SELECT now(), pg_backend_pid()")).one() for _ in range(2)]
    assert acts[0] == acts[1]
    assert (acts[0].pg_backend_pid == looked) is not waits


def _text(session: Session, written: str) -> None:
    session.execute(text(written))


@pytest.mark.parametrize(
    "write",
    [
        lambda session: session.execute(insert(Publication).values(name="Other")),
        lambda session: session.execute(update(Publication).values(name="Other")),
        lambda session: session.execute(delete(Publication).where(Publication.id == 0)),
        lambda session: (session.add(Publication(name="Other")), session.flush()),
        lambda session: _text(
            session, "WITH gone AS (DELETE FROM publication WHERE id = 0 RETURNING id) SELECT * FROM gone"
        ),
    ],
)
def test_what_writes_although_it_only_reads_is_refused_and_not_done(
    write: Callable[[Session], object], own_database_url: str, engine_of: EngineOf
) -> None:
    database = Database(engine_of(own_database_url, pool_size=1))
    with pytest.raises(ReadOnlyError), database.read_only() as uow:
        write(uow.session)
    with database.begin() as uow:
        assert uow.session.scalar(select(func.count()).where(Publication.name == "Other")) == 0
        write(uow.session)  # which is a write that succeeds, elsewhere
        uow.session.rollback()


def test_a_row_may_be_locked_while_it_only_reads(own_database_url: str, engine_of: EngineOf) -> None:
    database = Database(engine_of(own_database_url, pool_size=1))
    with database.read_only() as uow:
        for locking in ({}, {"key_share": True}, {"read": True}):
            uow.session.scalars(select(Publication.id).with_for_update(of=Publication, **locking)).all()
