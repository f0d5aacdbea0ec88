"""Whatever calls itself a backup: a message that says what to do, no traceback, nobody's row, and nothing written."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from sqlalchemy.exc import IntegrityError

from tests.conftest import copy_of
from tests.db.backup.comparison import everything
from tests.db.backup.hostile import KINDS, SECRET
from tests.db.backup.test_backup import desk_template, taken, used
from tests.db.migrating import differences
from tests.servers import broker_url
from tms.cli.main import main
from tms.db import migrate

__all__ = ["desk_template", "taken", "used"]


@pytest.fixture(scope="module")
def target(migrated: str) -> Iterator[str]:
    """A started installation that stays empty."""
    with copy_of(migrated) as url:
        yield url


def restored(file: Path, target: str, folder: Path) -> Result:
    env = {"TMS_DATABASE_URL": target, "TMS_BROKER_URL": broker_url(), "TMS_DATA_DIR": str(folder)}
    return CliRunner().invoke(main, ["restore", str(file)], env=env)


@pytest.mark.full
@pytest.mark.parametrize("kind", KINDS)
def test_it_is_refused_in_words(kind: str, taken: Path, target: str, tmp_path: Path) -> None:
    before = everything(target)
    file = tmp_path / "hostile.backup"
    file.write_bytes(KINDS[kind](taken.read_bytes()))
    done = restored(file, target, tmp_path)
    assert isinstance(done.exception, SystemExit), done.exception
    assert done.exit_code == 2
    assert done.stdout == ""
    assert done.stderr.startswith("error [backup_"), done.stderr
    assert done.stderr.count("\n") == 1
    assert SECRET not in done.stderr
    assert "@" not in done.stderr
    assert done.stderr[:-1].isprintable()
    assert everything(target) == before


@pytest.mark.full
def test_the_one_that_they_are_made_from_is_restored_and_the_rules_are_there(
    taken: Path, migrated: str, tmp_path: Path
) -> None:
    with copy_of(migrated) as url:
        done = restored(taken, url, tmp_path)
        assert done.exit_code == 0, done.output
        differences(url)
        assert len(everything(url)["person"]) > 4


@pytest.mark.full
def test_rows_that_no_migration_takes_leave_nothing_behind(
    taken: Path, target: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Found when the tables of an older release are brought to this one, after they were filled."""
    before = everything(target)

    def refused(_url: str) -> None:
        row = Exception(f"duplicate key\nDETAIL:  Key (email)=({SECRET}) already exists.")
        raise IntegrityError("ALTER TABLE person", {}, row)

    monkeypatch.setattr(migrate, "upgrade", refused)
    done = restored(taken, target, tmp_path)
    assert (done.exit_code, done.stderr[:23]) == (2, "error [backup_damaged]:")
    assert SECRET not in done.output
    assert everything(target) == before


def test_what_is_no_file_or_may_not_be_read_is_said(target: str, tmp_path: Path) -> None:
    pipe = tmp_path / "pipe.backup"
    os.mkfifo(pipe)
    done = restored(pipe, target, tmp_path)
    assert (done.exit_code, done.stderr[:26]) == (2, "error [backup_unreadable]:")
