"""The private servers: what they are, that they end, and that data outlive every way of ending."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import psycopg
import pytest
import redis
from kombu import Connection
from sqlalchemy import NullPool, create_engine, text

from tests.embedded.conftest import Start
from tms import embedded
from tms.domain.errors import Conflict
from tms.embedded.folders import DataFolder, fits_sockets
from tms.embedded.supervise import Keeper

ServersOf = Callable[[Path], list[int]]


pytestmark = pytest.mark.root

STARTER = """
import sys, time
from pathlib import Path
from tms import embedded
servers = embedded.start(Path(sys.argv[1]), durable=False)
print("up", flush=True)
time.sleep(600)
"""


def ask(servers: embedded.Servers, question: str) -> list[tuple[object, ...]]:
    with psycopg.connect(embedded.without_driver(servers.database_url), autocommit=True) as connection:
        answer = connection.execute(question)
        return answer.fetchall() if answer.description else []


def broker(servers: embedded.Servers) -> redis.Redis:
    return redis.Redis.from_url(embedded.redis_url(servers.broker_url))


def wait_for(condition: Callable[[], bool]) -> bool:
    until = time.monotonic() + 180
    while time.monotonic() < until:
        if condition():
            return True
        time.sleep(0.02)
    return False


def test_the_log_says_that_a_row_was_refused_and_not_what_stood_in_it(running: embedded.Servers) -> None:
    with psycopg.connect(embedded.without_driver(running.database_url), autocommit=True) as connection:
        connection.execute("CREATE TEMP TABLE refusing (words text CONSTRAINT refusing_words CHECK (words = ''))")
        with pytest.raises(psycopg.errors.CheckViolation, match="Quokkaville"):
            connection.execute("INSERT INTO refusing VALUES (%s)", ["Quokkaville"])
    said = running.folder.log("postgres").read_text()
    assert "refusing_words" in said
    assert "Quokkaville" not in said


def test_a_commit_is_on_disk_before_it_is_answered(running: embedded.Servers) -> None:
    names = ("fsync", "synchronous_commit", "full_page_writes")
    assert [ask(running, f"SHOW {name}") for name in names] == [[("on",)]] * 3


def test_similar_chinese_is_similar_to_the_database(running: embedded.Servers) -> None:
    ask(running, "CREATE EXTENSION pg_trgm")
    [(similarity,)] = ask(running, "SELECT similarity('中国经济增长', '中国经济放缓')")
    assert isinstance(similarity, float)
    assert similarity > 0
    [locale] = ask(
        running,
        "SELECT datlocprovider, datlocale, datctype, pg_encoding_to_char(encoding) "
        "FROM pg_database WHERE datname = current_database()",
    )
    assert locale == ("b", "C.UTF-8", "C.UTF-8", "UTF8")


def test_the_products_role_owns_its_database_and_is_no_superuser(running: embedded.Servers) -> None:
    assert ask(running, "SELECT rolsuper, rolcreatedb, rolcreaterole FROM pg_roles WHERE rolname = current_user") == [
        (False, True, True)
    ]


def test_both_servers_listen_on_sockets_that_only_their_user_can_open(running: embedded.Servers) -> None:
    assert ask(running, "SHOW listen_addresses") == [("",)]
    assert broker(running).config_get("port") == {"port": "0"}
    sockets = running.folder.sockets
    assert sorted(path.name for path in sockets.iterdir() if path.is_socket()) == [".s.PGSQL.5432", "broker.sock"]
    assert {oct(path.stat().st_mode & 0o777) for path in (sockets, *sockets.glob("*.sock"))} == {"0o700"}
    assert running.folder.path.stat().st_mode & 0o7 == 0


def test_the_broker_keeps_what_it_was_given_and_drops_nothing_for_want_of_memory(running: embedded.Servers) -> None:
    for name, value in (("appendonly", "yes"), ("maxmemory-policy", "noeviction")):
        assert broker(running).config_get(name) == {name: value}


@pytest.mark.full
@pytest.mark.parametrize("name", ["data", "with a space 三文 & 50%#?+='\"@", "with, comma", "x" * 120])
def test_every_client_understands_the_addresses(place: Path, start: Start, name: str) -> None:
    servers = start(place / name, fresh=name == "data")
    engine = create_engine(servers.database_url, poolclass=NullPool)
    with engine.connect() as connection:
        assert connection.scalar(text("SELECT current_database()")) == "tms"
    assert broker(servers).ping()
    with Connection(servers.broker_url) as celery:
        celery.ensure_connection(max_retries=1)
        assert celery.connected


def test_a_long_data_folder_has_its_sockets_in_a_short_private_one_that_goes_away(place: Path, start: Start) -> None:
    servers = start(place / ("x" * 120))
    sockets = servers.parts[0].sockets
    assert fits_sockets(sockets)
    assert sockets.stat().st_mode & 0o777 == 0o700
    assert sockets.parent.stat().st_mode & 0o7 == 0
    servers.stop()
    assert not sockets.parent.exists()


def test_data_outlive_a_stop_which_leaves_no_process_and_no_socket(
    place: Path, start: Start, servers_of: ServersOf
) -> None:
    servers = start(place / "data")
    ask(servers, "CREATE TABLE kept AS SELECT 42 AS answer")
    broker(servers).set("kept", "yes")
    servers.stop()
    assert servers_of(place / "data") == []
    assert list(DataFolder(place / "data").sockets.iterdir()) == []
    servers = start(place / "data")
    assert ask(servers, "SELECT answer FROM kept") == [(42,)]
    assert broker(servers).get("kept") == b"yes"


@pytest.mark.full
def test_a_second_instance_on_the_same_folder_is_refused_and_told_who_has_it(running: embedded.Servers) -> None:
    with pytest.raises(Conflict, match=rf"process {os.getpid()} ") as refused:
        embedded.start(running.folder.path)
    assert refused.value.code == "instance_running"
    assert ask(running, "SELECT 1") == [(1,)]


@pytest.mark.full
def test_two_instances_with_two_folders_run_side_by_side(place: Path, start: Start) -> None:
    one, other = start(place / "one"), start(place / "other")
    ask(one, "CREATE TABLE only_here ()")
    assert ask(other, "SELECT to_regclass('only_here')") == [(None,)]


@pytest.mark.full
def test_servers_end_with_a_parent_that_is_killed_and_start_again(
    place: Path, start: Start, servers_of: ServersOf
) -> None:
    data = place / "data"
    parent = subprocess.Popen(
        [
            sys.executable,
            "-c",
            STARTER,
            str(data),
        ],
        stdout=subprocess.PIPE,
    )
    assert parent.stdout is not None
    with parent.stdout:
        assert parent.stdout.readline() == b"up\n"
    assert servers_of(data)
    parent.kill()
    parent.wait()
    assert wait_for(lambda: not servers_of(data))
    assert ask(start(data), "SELECT 1") == [(1,)]


@pytest.mark.full
def test_a_start_survives_what_a_kill_of_everything_left(place: Path, start: Start, servers_of: ServersOf) -> None:
    data = place / ("x" * 120)
    servers = start(data, durable=True, fresh=True)
    ask(servers, "CREATE TABLE kept AS SELECT 42 AS answer")
    temporary = servers.parts[0].sockets.parent
    for pid in servers_of(data):
        with suppress(ProcessLookupError):  # PostgreSQL's processes end when their first one has
            os.kill(pid, signal.SIGKILL)
    assert wait_for(lambda: not servers_of(data))
    assert (data / "postgres" / "postmaster.pid").exists()
    servers._lock.release()  # as the kernel does for a killed process
    servers._temporary = None
    servers = start(data)
    assert ask(servers, "SELECT answer FROM kept") == [(42,)]
    assert not temporary.exists()


def test_a_start_ends_servers_that_lost_their_supervisor(place: Path, start: Start, servers_of: ServersOf) -> None:
    data = place / "data"
    orphaned = start(data)
    before = servers_of(data)
    orphaned._lock.release()
    assert ask(start(data), "SELECT 1") == [(1,)]
    assert not set(before) & set(servers_of(data))


@pytest.mark.full
def test_a_stale_lock_file_that_is_empty_or_names_a_living_process_does_not_stop_a_start(
    place: Path, start: Start
) -> None:
    data = place / "data"
    first = start(data)
    postgres = DataFolder(data).postgres
    lock = (postgres / "postmaster.pid").read_text()
    first.stop()
    # The number now belongs to a living process of the servers' user: Valkey of another instance.
    valkey = start(place / "other").parts[0].process
    assert valkey is not None
    owner = postgres.stat()
    (postgres / "postmaster.pid").write_text(lock.replace(lock.split()[0], str(valkey.pid), 1))
    os.chown(postgres / "postmaster.pid", owner.st_uid, owner.st_gid)
    start(data).stop()
    (postgres / "postmaster.pid").touch(mode=0o600)
    assert ask(start(data), "SELECT 1") == [(1,)]


def test_servers_that_are_killed_are_started_again_with_their_data(place: Path, start: Start) -> None:
    servers = start(place / "data", durable=True)
    ask(servers, "CREATE TABLE kept AS SELECT 42 AS answer")
    keepers = [Keeper(server, lambda _words: None) for server in servers.parts]
    for server in servers.parts:
        assert server.process is not None
        server.process.kill()

    def each_was_started_again() -> bool:
        for keeper in keepers:
            keeper.check()
        return all(keeper.restarts for keeper in keepers)

    assert wait_for(each_was_started_again)
    assert ask(servers, "SELECT answer FROM kept") == [(42,)]
    assert broker(servers).ping()


def test_a_broker_file_that_cannot_be_read_is_put_aside(place: Path, start: Start) -> None:
    data = place / "data"
    start(data).stop()
    [manifest] = (data / "valkey" / "appendonlydir").glob("*.manifest")
    manifest.write_text("no manifest\n")
    assert broker(start(data)).ping()
    assert (data / "valkey.damaged" / "appendonlydir").exists()


@pytest.mark.full
def test_a_cluster_whose_making_was_interrupted_is_made_anew(place: Path, start: Start) -> None:
    data = place / "data"
    start(data).stop()
    (data / "postgres").rename(data / "postgres.unfinished")
    assert ask(start(data), "SELECT 1") == [(1,)]
    assert not (data / "postgres.unfinished").exists()


def test_data_of_another_major_version_are_refused_and_untouched(place: Path, start: Start) -> None:
    data = place / "data"
    start(data).stop()
    (data / "postgres" / "PG_VERSION").write_text("15\n")
    with pytest.raises(Conflict, match="PostgreSQL 15") as refused:
        start(data)
    assert refused.value.code == "database_of_other_version"
    assert (data / "postgres" / "PG_VERSION").read_text() == "15\n"


def test_the_servers_see_nothing_of_our_own_postgres_variables(
    place: Path, start: Start, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in (("PGPORT", "6543"), ("PGDATA", "/nowhere"), ("PGUSER", "nobody"), ("PGDATABASE", "none")):
        monkeypatch.setenv(name, value)
    assert ask(start(place / "data"), "SELECT current_user::text") == [("tms",)]
