"""``tms doctor`` sees what is wrong with real servers, says what to do, and tells no secret."""

import json
import shutil
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import psycopg
import pytest
import redis
from click.testing import CliRunner, Result
from pydantic import SecretStr

from tests.servers import quick_place
from tms import embedded
from tms.adapters.broker_facts import BrokerFacts
from tms.adapters.worker_presence import Presence
from tms.cli import findings
from tms.cli.main import main
from tms.db.doctor_facts import DatabaseFacts, Watch
from tms.db.migrate import upgrade
from tms.domain.work_kinds import QUEUES
from tms.settings import Settings

Doctor = Callable[..., Result]
SECRET = "0123456789abcdef" * 2


@pytest.fixture(scope="module")
def servers() -> Iterator[embedded.Servers]:
    """An instance of these tests' own, durable as every real one: they set its broker otherwise."""
    place = Path(tempfile.mkdtemp(prefix="tms-doctor-", dir=quick_place()))
    place.chmod(0o755)
    servers = embedded.start(place / "data", durable=True)
    upgrade(servers.database_url)
    yield servers
    servers.stop(lambda: True)
    shutil.rmtree(place)


@pytest.fixture
def doctor(servers: embedded.Servers) -> Doctor:
    """Runs it on the instance, found by its data folder, or on other servers."""
    Presence(embedded.redis_url(servers.broker_url)).tell(QUEUES.values())

    def run(*arguments: str, **environment: str | None) -> Result:
        unset = {f"TMS_{name.upper()}": None for name in Settings.model_fields}
        here = {"TMS_DATA_DIR": str(servers.folder.path), "TMS_SECRET_KEY": SECRET}
        return CliRunner().invoke(main, ["doctor", *arguments], env={**unset, **here, **environment})

    return run


def levels(result: Result) -> dict[str, str]:
    found: list[dict[str, Any]] = json.loads(result.stdout)
    assert all(one["remedy"] for one in found if one["level"] != "ok")
    return {one["check"]: one["level"] for one in found}


def test_a_well_instance_has_nothing_to_complain_about(doctor: Doctor) -> None:
    result = doctor("--json")
    assert set(levels(result).values()) == {"ok"}, result.stdout
    assert {"python", "secret key", "cookies", "database", "characters", "tables", "broker memory", "work"} <= set(
        levels(result)
    )
    assert result.exit_code == 0


def test_each_check_is_a_line_for_people_and_no_secret_is_told(doctor: Doctor) -> None:
    result = doctor()
    assert result.exit_code == 0
    assert "ok    database: PostgreSQL 18." in result.stdout
    assert SECRET not in result.output


def test_a_database_of_plain_c_is_not_fit_for_chinese(doctor: Doctor, servers: embedded.Servers) -> None:
    address = embedded.without_driver(servers.database_url)
    with psycopg.connect(address, autocommit=True) as connection:
        connection.execute("CREATE DATABASE plain TEMPLATE template0 LOCALE 'C' LOCALE_PROVIDER libc ENCODING 'UTF8'")
    plain = address.replace("/tms?", "/plain?")
    upgrade(plain.replace("postgresql://", "postgresql+psycopg://"))
    result = doctor("--json", TMS_DATABASE_URL=plain, TMS_BROKER_URL=servers.broker_url)
    assert levels(result)["characters"] == "fail"
    assert "no two Chinese texts are alike" in result.stdout
    assert result.exit_code == 1


def test_tables_that_are_not_there_are_named_with_the_command_that_makes_them(
    doctor: Doctor, servers: embedded.Servers
) -> None:
    address = embedded.without_driver(servers.database_url)
    with psycopg.connect(address, autocommit=True) as connection:
        connection.execute("CREATE DATABASE unmade")
    result = doctor("--json", TMS_DATABASE_URL=address.replace("/tms?", "/unmade?"), TMS_BROKER_URL=servers.broker_url)
    assert levels(result)["tables"] == "fail"
    assert "tms db upgrade" in result.stdout


def test_a_broker_that_drops_messages_is_named(doctor: Doctor, servers: embedded.Servers) -> None:
    with redis.Redis.from_url(embedded.redis_url(servers.broker_url)) as broker:
        broker.config_set("maxmemory-policy", "allkeys-lru")
        broker.config_set("appendonly", "no")
        result = doctor("--json")
        broker.config_set("maxmemory-policy", "noeviction")
        broker.config_set("appendonly", "yes")
    assert (levels(result)["broker memory"], levels(result)["broker disk"]) == ("fail", "warn")
    assert result.exit_code == 1


def test_stuck_work_is_counted(doctor: Doctor, servers: embedded.Servers) -> None:
    with psycopg.connect(embedded.without_driver(servers.database_url), autocommit=True) as connection:
        connection.execute("INSERT INTO work_item (kind, not_before) VALUES ('check', now() - interval '1 hour')")
        overdue = doctor("--json")
        connection.execute("UPDATE work_item SET state = 'failed', error_code = 'stage_broken', ended_at = now()")
        failed = doctor("--json")
        connection.execute("DELETE FROM work_item")
    assert (levels(overdue)["work"], overdue.exit_code) == ("fail", 1)
    assert (levels(failed)["work"], failed.exit_code) == ("warn", 0)


def test_queues_that_nobody_works_on_are_named(doctor: Doctor, servers: embedded.Servers) -> None:
    with redis.Redis.from_url(embedded.redis_url(servers.broker_url)) as broker:
        broker.delete("tms:worker:drafts")
    assert levels(doctor("--json"))["workers"] == "warn"


def test_servers_that_do_not_answer_are_two_findings_and_no_crash(doctor: Doctor) -> None:
    nowhere = {"TMS_DATABASE_URL": "postgresql://me:hidden@/tms?host=/nowhere", "TMS_BROKER_URL": "redis+socket:///no"}
    result = doctor("--json", **nowhere)
    assert (levels(result)["database"], levels(result)["broker"]) == ("fail", "fail")
    assert "hidden" not in result.output


def test_an_instance_that_does_not_run_says_how_to_start_it(doctor: Doctor, tmp_path: Path) -> None:
    result = doctor("--json", TMS_DATA_DIR=str(tmp_path))
    assert levels(result)["servers"] == "fail"
    assert "tms up" in result.stdout


SERVED = Settings(
    database_url="postgresql://there/tms",
    broker_url="redis://there",
    secret_key=SecretStr(SECRET),
    public_url="https://read.example",
    secure_cookies=True,
    trusted_proxies=1,
    host="0.0.0.0",  # noqa: S104
)


@pytest.mark.parametrize(
    ("changes", "complaints"),
    [
        ({}, {}),
        ({"secret_key": SecretStr("too short")}, {"secret key": "fail"}),
        ({"secret_key": None}, {"secret key": "warn"}),
        ({"secure_cookies": False}, {"cookies": "fail"}),
        ({"public_url": None}, {"public address": "warn"}),
        ({"public_url": None, "secure_cookies": False}, {"public address": "warn", "cookies": "warn"}),
        ({"public_url": "read.example"}, {"public address": "fail"}),
        ({"trusted_proxies": 0}, {"public address": "warn"}),
    ],
)
def test_settings_that_do_not_fit_together_are_named(changes: dict[str, Any], complaints: dict[str, str]) -> None:
    found = findings.about_settings(SERVED.model_copy(update=changes))
    assert {one.check: one.level for one in found if one.level != "ok"} == complaints


DATABASE = DatabaseFacts(
    version=150_020,
    encoding="UTF8",
    character_type="C.UTF-8",
    similarity=0.6,
    revision="here",
    clock_ahead=0.1,
    durable=True,
    watched=Watch(released=3, looked_at=3, live=(), approved=()),
)


@pytest.mark.parametrize(
    ("changes", "complaints"),
    [
        ({}, {}),
        ({"version": 140_009}, {"database": "fail"}),
        ({"encoding": "SQL_ASCII"}, {"characters": "fail"}),
        ({"similarity": None}, {"characters": "warn"}),
        ({"similarity": 0.0}, {"characters": "fail"}),
        ({"revision": "older"}, {"tables": "fail"}),
        ({"clock_ahead": -3.5}, {"clocks": "warn"}),
        ({"durable": False}, {"durability": "fail"}),
        ({"abandoned": 1}, {"work": "fail"}),
        ({"watched": Watch(3, 3, live=((7, 8),), approved=())}, {"released texts": "fail"}),
        ({"watched": Watch(3, 2, live=(), approved=())}, {}),
        ({"watched": Watch(3, 3, live=(), approved=((7, 8),))}, {"approved texts": "fail"}),
        ({"watched": Watch(3, 3, live=(), approved=None)}, {"approved texts": "warn"}),
    ],
)
def test_what_a_database_must_be_is_checked(changes: dict[str, Any], complaints: dict[str, str]) -> None:
    found = findings.about_database(replace(DATABASE, **changes), head="here")
    assert {one.check: one.level for one in found if one.level != "ok"} == complaints


def test_a_broker_of_an_old_version_is_named() -> None:
    old = BrokerFacts(name="Redis", version="6.0.16", compatible=(6, 0, 16), policy="noeviction", appends=True)
    assert next((one.check, one.level) for one in findings.about_broker(old)) == ("broker", "fail")
