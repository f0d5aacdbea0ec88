"""What is said about an installation whose parts are really there, stopped, frozen or of another release."""

import dataclasses
import os
import shutil
import signal
import subprocess
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
import redis
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from tests.conftest import make_container
from tests.db.migrating import downgrade
from tests.servers import quick_place
from tms import embedded
from tms.adapters.readiness import Readiness, of_installation
from tms.adapters.worker_presence import Presence
from tms.app import create_app
from tms.db.migrate import upgrade
from tms.db.unit_of_work import Database, make_engine
from tms.domain.work_kinds import QUEUES
from tms.embedded.process import leftovers


@pytest.fixture(scope="module")
def servers() -> Iterator[embedded.Servers]:
    """A migrated installation of these tests' own: they freeze it."""
    place = Path(tempfile.mkdtemp(prefix="tms-health-", dir=quick_place()))
    place.chmod(0o755)
    servers = embedded.start(place / "data", durable=False)
    upgrade(servers.database_url)
    yield servers
    servers.stop(lambda: True)
    shutil.rmtree(place)


@pytest.fixture
def presence(servers: embedded.Servers) -> Presence:
    """Workers of every queue have been heard."""
    told = Presence(embedded.redis_url(servers.broker_url))
    told.tell(QUEUES.values())
    return told


@pytest.fixture
def client(servers: embedded.Servers, presence: Presence, tmp_path: Path) -> Iterator[FlaskClient]:
    engine = make_engine(servers.database_url)
    container = make_container(Database(engine), servers.database_url, tmp_path)
    asked = of_installation(servers.database_url, embedded.redis_url(servers.broker_url))
    yield create_app(dataclasses.replace(container, readiness=asked)).test_client()
    engine.dispose()


def parts_of(answer: TestResponse) -> dict[str, str]:
    assert answer.json is not None
    parts: dict[str, str] = answer.json["parts"]
    return parts


@contextmanager
def frozen(processes: list[int]) -> Iterator[None]:
    assert processes
    for pid in processes:
        os.kill(pid, signal.SIGSTOP)
    try:
        yield
    finally:
        for pid in processes:
            os.kill(pid, signal.SIGCONT)


def test_all_is_well(client: FlaskClient) -> None:
    answer = client.get("/readyz")
    assert answer.json == {"status": "ok", "parts": {"database": "ok", "broker": "ok", "workers": "ok"}}
    assert answer.status_code == 200


@pytest.mark.full
def test_a_frozen_database_is_named_and_nobody_waits_for_it(client: FlaskClient, servers: embedded.Servers) -> None:
    with frozen(leftovers(servers.folder.postgres)):
        answers = [client.get("/readyz") for _ in range(2)]
        assert client.get("/healthz").status_code == 200
    for answer in answers:
        assert answer.status_code == 503
        assert parts_of(answer) == {"database": "does not answer", "broker": "ok", "workers": "ok"}


@pytest.mark.full
def test_a_frozen_broker_is_named_and_nobody_waits_for_it(client: FlaskClient, servers: embedded.Servers) -> None:
    with frozen(leftovers(servers.folder.valkey)):
        answer = client.get("/readyz")
    assert answer.status_code == 503
    assert parts_of(answer)["database"] == "ok"
    assert parts_of(answer)["broker"] == "does not answer"
    assert parts_of(answer)["workers"] != "ok"


def test_a_queue_without_a_worker_is_named(client: FlaskClient, servers: embedded.Servers) -> None:
    with redis.Redis.from_url(embedded.redis_url(servers.broker_url)) as broker:
        broker.delete("tms:worker:drafts")
    answer = client.get("/readyz")
    assert (answer.status_code, parts_of(answer)["workers"]) == (503, "not heard from: drafts")


def test_tables_of_another_release_are_named(client: FlaskClient, servers: embedded.Servers) -> None:
    downgrade(servers.database_url, "base")
    answer = client.get("/readyz")
    upgrade(servers.database_url)
    assert (answer.status_code, parts_of(answer)["database"]) == (503, "tables of another release")
    assert client.get("/readyz").status_code == 200


def test_parts_that_are_not_there_are_named_without_their_addresses() -> None:
    nowhere = of_installation("postgresql+psycopg://me:secret@/tms?host=/nowhere", "unix:///nowhere/broker.sock")
    assert nowhere.parts() == {
        "database": "does not answer",
        "broker": "does not answer",
        "workers": "not known without the broker",
    }


@contextmanager
def small_disk(place: Path) -> Iterator[Path]:
    """A disk of a megabyte there, where a test may make one."""
    owner = place.stat()
    how = f"size=1m,mode=0700,uid={owner.st_uid},gid={owner.st_gid}"
    done = subprocess.run(["mount", "-t", "tmpfs", "-o", how, "none", str(place)], check=False, capture_output=True)
    if done.returncode != 0:
        pytest.skip("only who may mount has a disk to fill")
    try:
        yield place
    finally:
        subprocess.run(["umount", "-l", str(place)], check=True)


@pytest.mark.root
def test_a_full_disk_of_the_database_is_named(servers: embedded.Servers, client: FlaskClient) -> None:
    """That of its temporary files alone, so that nothing else breaks."""
    (base,) = servers.folder.postgres.rglob("base")
    place = base / "pgsql_tmp"
    place.mkdir(exist_ok=True)
    os.chown(place, base.stat().st_uid, base.stat().st_gid)
    with small_disk(place):
        assert client.get("/readyz").status_code == 200
        (place / "much").write_bytes(b" " * (1 << 20))
        answer = client.get("/readyz")
    assert (answer.status_code, parts_of(answer)["database"]) == (503, "its disk is full")
    assert client.get("/readyz").status_code == 200


@pytest.mark.root
def test_a_full_disk_of_our_own_servers_is_named(servers: embedded.Servers, tmp_path: Path) -> None:
    live = embedded.redis_url(servers.broker_url)
    assert of_installation(servers.database_url, live, servers.folder.path).parts()["disk"] == "ok"
    with small_disk(tmp_path):
        assert of_installation(servers.database_url, live, tmp_path).parts()["disk"] == "full"


def test_a_broker_that_takes_nothing_in_is_named(servers: embedded.Servers, client: FlaskClient) -> None:
    with redis.Redis.from_url(embedded.redis_url(servers.broker_url)) as broker:
        before = broker.config_get("maxmemory")["maxmemory"]
        broker.config_set("maxmemory", "1")
        try:
            answer = client.get("/readyz")
        finally:
            broker.config_set("maxmemory", before)
    assert (answer.status_code, parts_of(answer)["broker"][:17]) == (503, "takes nothing in:")


def test_a_part_that_hangs_is_asked_once_however_often_somebody_wants_to_know() -> None:
    asked: list[int] = []
    goes_on = threading.Event()

    def hang() -> None:
        asked.append(1)
        goes_on.wait(30)

    readiness = Readiness({"part": hang}, seconds=0.05)
    assert [readiness.parts() for _ in range(3)] == [{"part": "does not answer"}] * 3
    assert len(asked) == 1
    goes_on.set()
