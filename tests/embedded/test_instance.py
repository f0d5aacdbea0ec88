"""How other commands find a running instance, and the secret that is made once."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import pytest
from pydantic import SecretStr

from tests.embedded.conftest import Start
from tms import embedded
from tms.domain.errors import TmsError


@dataclass(frozen=True)
class Chosen:
    """Settings of a command in another terminal."""

    data_dir: Path
    database_url: str | None = None
    broker_url: str | None = None
    secret_key: SecretStr | None = None


def test_a_running_instance_is_found_through_its_data_folder_until_it_stops(place: Path, start: Start) -> None:
    settings = Chosen(place / "data")
    servers = start(settings.data_dir)
    assert embedded.addresses(settings) == embedded.ServerAddresses(servers.database_url, servers.broker_url)
    servers.stop()
    with pytest.raises(TmsError, match="tms up") as refused:
        embedded.addresses(settings)
    assert refused.value.code == "instance_not_running"


def test_the_state_file_of_a_killed_instance_is_not_believed(place: Path, start: Start) -> None:
    settings = Chosen(place / "data")
    servers = start(settings.data_dir)
    servers._lock.release()  # as the kernel does for a killed process
    with pytest.raises(TmsError) as refused:
        embedded.addresses(settings)
    assert refused.value.code == "instance_not_running"


def test_looking_for_an_instance_makes_no_folder(tmp_path: Path) -> None:
    with pytest.raises(TmsError):
        embedded.addresses(Chosen(tmp_path / "data"))
    assert not (tmp_path / "data").exists()


def test_configured_addresses_win_and_get_our_driver(tmp_path: Path) -> None:
    settings = Chosen(tmp_path, "postgres://me@db/tms", "redis://broker/0")
    assert embedded.addresses(settings) == embedded.ServerAddresses(
        "postgresql+psycopg://me@db/tms", "redis://broker/0"
    )
    assert embedded.without_driver(embedded.addresses(settings).database_url) == "postgresql://me@db/tms"


@pytest.mark.parametrize(
    ("settings", "missing"),
    [
        (Chosen(Path(), database_url="postgresql://me@db/tms"), "TMS_BROKER_URL is not"),
        (Chosen(Path(), broker_url="redis://broker/0"), "TMS_DATABASE_URL is not"),
    ],
)
def test_one_address_without_the_other_is_refused(settings: Chosen, missing: str) -> None:
    with pytest.raises(TmsError, match=missing) as refused:
        embedded.addresses(settings)
    assert refused.value.code == "addresses_incomplete"


@pytest.mark.parametrize(
    ("celery", "redis_py"),
    [
        ("redis+socket:///run/broker.sock?virtual_host=0", "unix:///run/broker.sock?db=0"),
        ("redis+socket:///a%20b/broker.sock?virtual_host=3", "unix:///a%20b/broker.sock?db=3"),
        ("redis+socket:///run/broker.sock", "unix:///run/broker.sock?db=0"),
        ("rediss://:secret@broker:6380/2", "rediss://:secret@broker:6380/2"),
    ],
)
def test_celerys_address_is_translated_for_redis_py(celery: str, redis_py: str) -> None:
    assert embedded.redis_url(celery) == redis_py


def test_a_secret_is_made_once_and_only_we_can_read_it(tmp_path: Path) -> None:
    settings = Chosen(tmp_path / "data")
    with ThreadPoolExecutor(8) as threads:
        secrets = set(threads.map(lambda _: embedded.secret_key(settings), range(16)))
    assert len(secrets) == 1
    assert len(secrets.pop()) >= 43  # 256 bits
    assert [(path.name, oct(path.stat().st_mode & 0o777)) for path in settings.data_dir.iterdir()] == [
        ("secret.key", "0o600")
    ]


def test_two_folders_have_two_secrets_and_a_configured_one_wins(tmp_path: Path) -> None:
    one, other = Chosen(tmp_path / "one"), Chosen(tmp_path / "other")
    assert embedded.secret_key(one) != embedded.secret_key(other)
    assert embedded.secret_key(Chosen(tmp_path / "one", secret_key=SecretStr("chosen"))) == "chosen"


def test_a_folder_with_nothing_but_a_secret_can_be_started_on(place: Path, start: Start) -> None:
    secret = embedded.secret_key(Chosen(place / "data"))
    start(place / "data")
    assert embedded.secret_key(Chosen(place / "data")) == secret
