"""A backup is whole, comes back row by row into an empty installation only, and a damaged one changes nothing."""

import hashlib
import io
import json
import shutil
import stat
import uuid
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import create_engine, text
from sqlalchemy.engine import make_url
from sqlalchemy.pool import NullPool

from tests.conftest import _execute, _url_of
from tests.db.backup.comparison import contents, everything, is_empty, what_comes_back
from tests.db.backup.kept_pictures import FILES, PICTURES, add_the_picture
from tests.db.backup.outside import FILLED, deal_with_the_outside
from tests.db.migrating import differences
from tests.factories import make_article
from tests.services.desk import *  # noqa: F403  pytest finds fixtures by their names
from tests.services.desk import Desk, desk_template
from tests.services.story import Story
from tms.adapters.pictures import PictureFolder
from tms.db import migrate
from tms.db.backup import catalogue, restore, take
from tms.db.unit_of_work import Database, make_engine
from tms.domain.errors import Conflict, Invalid, NotFound, TmsError
from tms.domain.permissions import Role

__all__ = ["desk_template"]

Change = Callable[[dict[str, bytes]], None]


def plain(url: str) -> str:
    """The address as libpq takes it."""
    return make_url(url).set(drivername="postgresql").render_as_string(hide_password=False)


@pytest.fixture
def new_database() -> Iterator[Callable[..., str]]:
    """Makes databases; their addresses."""
    made: list[str] = []

    def make(template: str = "template1") -> str:
        made.append(f"backup_{uuid.uuid4().hex[:12]}")
        _execute(f"CREATE DATABASE {made[-1]} TEMPLATE {template}")
        return _url_of(made[-1])

    yield make
    for name in made:
        _execute(f"DROP DATABASE {name} WITH (FORCE)")


@pytest.fixture(scope="module")
def used(desk_template: tuple[str, Desk]) -> Iterator[str]:
    """An installation with a published article, one in work and one that has just come in.

    Programs, a site and a feed have left something, too. Tests only look at it.
    """
    template, desk = desk_template
    name = f"{template}_used"
    _execute(f"CREATE DATABASE {name} TEMPLATE {template}")
    engine = make_engine(_url_of(name), pool_size=1)
    database = Database(engine)
    story = Story(database, desk.newsroom, desk.english)
    story.translate()
    story.save("zh-Hans", "What comes next", "接下来会怎样\t\\N\r\n“引号”")
    story.finish("zh-Hans", "zh-Hant")
    story.publish("en", "zh-Hans", "zh-Hant")
    make_article(database, desk.newsroom[Role.EDITOR], run=False)
    deal_with_the_outside(database, desk.newsroom)
    add_the_picture(database, desk.newsroom[Role.EDITOR], desk.english)
    engine.dispose()
    yield _url_of(name)
    _execute(f"DROP DATABASE {name} WITH (FORCE)")


@pytest.fixture(scope="module")
def taken(used: str, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("backup") / "monday.backup"
    take(plain(used), path, PICTURES)
    return path


@pytest.fixture
def file(taken: Path, tmp_path: Path) -> Path:
    """A copy of the backup, to be damaged."""
    return Path(shutil.copy2(taken, tmp_path))


def rewritten(file: Path, change: Change) -> Path:
    """A backup with other contents, well packed."""
    with zipfile.ZipFile(file) as packed:
        members = {name: packed.read(name) for name in packed.namelist()}
    change(members)
    other = file.with_name("other.backup")
    with zipfile.ZipFile(other, "w") as packed:
        for name, data in members.items():
            packed.writestr(name, data)
    return other


def with_manifest(members: dict[str, bytes], change: Callable[[dict[str, Any]], None]) -> None:
    manifest = json.loads(members["manifest.json"])
    change(manifest)
    members["manifest.json"] = json.dumps(manifest).encode()


@pytest.mark.full
@pytest.mark.parametrize("is_migrated", [True, False])
def test_an_installation_comes_back_row_by_row(
    used: str, file: Path, migrated: str, new_database: Callable[..., str], *, is_migrated: bool
) -> None:
    target = new_database(migrated) if is_migrated else new_database()
    restore(target, file, PICTURES)
    before, after = what_comes_back(used), what_comes_back(target)
    assert {name for name in before if before[name] != after[name]} == set()
    assert {name for name in FILLED | {"picture", "picture_rendition"} if not everything(target)[name]} == set()
    assert len(after["text_history"]) > 20


def test_it_needs_no_superuser_and_the_restored_database_keeps_its_rules_and_its_pictures(
    desk: Desk, file: Path, migrated: str, new_database: Callable[..., str], tmp_path: Path
) -> None:
    target, pictures = new_database(migrated), PictureFolder(tmp_path / "pictures")
    found = restore(target, file, pictures)
    assert (found.pictures, found.lost_pictures) == (len(FILES), 0)
    assert [pictures.read(one.digest) for one in FILES] == [one.content for one in FILES]
    engine = make_engine(target, pool_size=1)
    with engine.connect() as connection:
        assert connection.scalar(text("SELECT rolsuper FROM pg_roles WHERE rolname = current_user")) is False
    database = Database(engine)
    with database.begin() as uow:
        earlier = set(uow.session.scalars(text("SELECT id FROM article")))
    assert make_article(database, desk.newsroom[Role.EDITOR]) not in earlier
    with pytest.raises(Exception, match="append only"), database.begin() as uow:
        uow.session.execute(text("DELETE FROM text_history"))
    with pytest.raises(Exception, match="written by the database only"), database.begin() as uow:
        uow.session.execute(text("INSERT INTO text_history SELECT * FROM text_history"))
    engine.dispose()


@pytest.mark.full
def test_the_backup_of_an_older_release_is_brought_to_this_one(
    migrated: str, new_database: Callable[..., str], tmp_path: Path
) -> None:
    old = new_database()
    migrate.upgrade(old, migrate.revisions()[-1])
    engine = create_engine(old, poolclass=NullPool)
    with engine.begin() as connection:
        connection.execute(text("INSERT INTO publication (name, region) VALUES ('The Meridian', 'zh-Hant-HK')"))
    engine.dispose()
    take(plain(old), tmp_path / "old.backup", PICTURES)
    target = new_database(migrated)
    restore(target, tmp_path / "old.backup", PICTURES)
    differences(target)
    found = everything(target)
    assert "The Meridian" in found["publication"][0]
    assert len(found["outside_log"]) == 1, (
        "cursors of a life that had been upgraded would be taken for those of this one"
    )


def test_a_used_installation_is_never_restored_into(used: str, file: Path) -> None:
    before = everything(used)
    with pytest.raises(Conflict) as refused:
        restore(used, file, PICTURES)
    assert refused.value.code == "restore_not_empty"
    assert everything(used) == before


def test_tables_of_another_program_are_left_alone(file: Path, new_database: Callable[..., str]) -> None:
    target = new_database()
    engine = create_engine(target, poolclass=NullPool)
    with engine.begin() as connection:
        connection.execute(text("CREATE TABLE invoices (id int)"))
    engine.dispose()
    with pytest.raises(Conflict) as refused:
        restore(target, file, PICTURES)
    assert refused.value.code == "restore_other_tables"


def _cut_off(file: Path) -> Path:
    data = file.read_bytes()
    file.write_bytes(data[: len(data) // 2])
    return file


def _flip_a_bit(file: Path) -> Path:
    with zipfile.ZipFile(file) as packed:
        largest = max(packed.infolist(), key=lambda one: one.compress_size)
    data = bytearray(file.read_bytes())
    data[largest.header_offset + 200] ^= 1
    file.write_bytes(bytes(data))
    return file


def _change_a_text(file: Path) -> Path:
    def change(members: dict[str, bytes]) -> None:
        members["segment_text.copy"] = members["segment_text.copy"].replace("车上".encode(), "船上".encode())

    return rewritten(file, change)


def _leave_a_table_out(file: Path) -> Path:
    return rewritten(file, lambda members: with_manifest(members, lambda m: m["tables"].pop()))


def _drop_the_people(file: Path) -> Path:
    """Hashes and counts are right, and the rows that name people point nowhere."""

    def change(members: dict[str, bytes]) -> None:
        members["person.copy"] = b""

        def adjust(manifest: dict[str, Any]) -> None:
            for table in manifest["tables"]:
                if table["name"] == "person":
                    table.update(rows=0, sha256=hashlib.sha256(b"").hexdigest())

        with_manifest(members, adjust)

    return rewritten(file, change)


def _not_a_backup(file: Path) -> Path:
    file.write_bytes(b"-- PostgreSQL database dump\n")
    return file


@pytest.mark.parametrize(
    "damage", [_cut_off, _flip_a_bit, _change_a_text, _leave_a_table_out, _drop_the_people, _not_a_backup]
)
@pytest.mark.full
def test_a_damaged_backup_is_refused_and_nothing_is_written(
    damage: Callable[[Path], Path], file: Path, migrated: str, new_database: Callable[..., str]
) -> None:
    target = new_database(migrated)
    with pytest.raises(Invalid) as refused:
        restore(target, damage(file), PICTURES)
    assert refused.value.code == "backup_damaged"
    assert is_empty(target)
    differences(target)


def test_a_damaged_backup_is_known_before_the_database_is_looked_at(used: str, file: Path) -> None:
    """Nobody waits for locks on tables, and nothing is made anew, for a file that is not whole."""
    with pytest.raises(Invalid) as refused:
        restore(used, _change_a_text(file), PICTURES)
    assert refused.value.code == "backup_damaged"


def _other_bytes(members: dict[str, bytes]) -> None:
    members[f"pictures/{FILES[0].digest}"] += b"<script>"


def _one_fewer(members: dict[str, bytes]) -> None:
    del members[f"pictures/{FILES[0].digest}"]


def _out_of_its_folder(members: dict[str, bytes]) -> None:
    members["pictures/../../etc/cron.d/x"] = members.pop(f"pictures/{FILES[0].digest}")


def _a_page_beside_it(members: dict[str, bytes]) -> None:
    members["pictures/index.html"] = b"<script>"
    with_manifest(members, lambda found: found.update(pictures=len(FILES) + 1))


@pytest.mark.parametrize("change", [_other_bytes, _one_fewer, _out_of_its_folder, _a_page_beside_it])
def test_a_damaged_picture_is_no_backup(used: str, file: Path, tmp_path: Path, change: Change) -> None:
    with pytest.raises(Invalid) as refused:
        restore(used, rewritten(file, change), PictureFolder(tmp_path / "pictures"))
    assert refused.value.code == "backup_damaged"
    assert not (tmp_path / "pictures").exists()


def test_pictures_that_are_lost_are_counted_and_the_rest_is_kept(used: str, tmp_path: Path) -> None:
    written = take(plain(used), tmp_path / "lost.backup", PictureFolder(tmp_path / "another folder"))
    assert (written.pictures, written.lost_pictures) == (0, len(FILES))
    assert written.rows


def test_all_tables_stand_at_one_moment(
    used: str, tmp_path: Path, new_database: Callable[..., str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """While the backup is at a table in the middle, somebody writes into one before it and one after it."""
    source = new_database(str(make_url(used).database))
    engine = create_engine(source, poolclass=NullPool)
    read: list[str] = []

    def reading(connection: catalogue.Asked, table: str) -> tuple[str, ...]:
        read.append(table)
        if table == "job":
            with engine.begin() as other:
                at = {"id": other.scalar(text("INSERT INTO publication (name) VALUES ('Late') RETURNING id"))}
                added = text("INSERT INTO concept (publication_id, kind, name) VALUES (:id, 'section', 'Late one')")
                other.execute(added, at)
        return columns(connection, table)

    columns = catalogue.columns
    monkeypatch.setattr(catalogue, "columns", reading)
    take(plain(source), tmp_path / "late.backup", PICTURES)
    engine.dispose()
    assert read.index("concept") < read.index("job") < read.index("publication")
    assert "Late" in str(everything(source)["publication"])
    found = contents(tmp_path / "late.backup")
    assert {name for name in found if "Late" in str(found[name])} == set()


@pytest.mark.parametrize(
    ("part", "value", "code"),
    [("format", 2, "backup_newer"), ("revision", "9999", "backup_newer"), ("revision", "0050", "backup_older")],
)
def test_the_backup_of_another_release_says_so(
    part: str, value: object, code: str, file: Path, migrated: str, new_database: Callable[..., str]
) -> None:
    other = rewritten(file, lambda members: with_manifest(members, lambda manifest: manifest.update({part: value})))
    with pytest.raises(Invalid) as refused:
        restore(new_database(migrated), other, PICTURES)
    assert refused.value.code == code


def test_a_backup_is_for_its_owner_and_replaces_older_backups_only(used: str, file: Path, tmp_path: Path) -> None:
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    first = contents(file)
    take(plain(used), file, PICTURES)
    assert contents(file) == first
    extension = io.BytesIO()
    with zipfile.ZipFile(extension, "w") as packed:
        packed.writestr("manifest.json", '{"manifest_version": 3, "name": "mine"}')
    notes = tmp_path / "notes.txt"
    for mine in (b"mine", extension.getvalue(), b""):
        notes.write_bytes(mine)
        with pytest.raises(Conflict) as refused:
            take(plain(used), notes, PICTURES)
        assert (refused.value.code, notes.read_bytes()) == ("backup_not_ours", mine)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["monday.backup", "notes.txt"]
    later = rewritten(file, lambda members: with_manifest(members, lambda manifest: manifest.update(format=2)))
    take(plain(used), later, PICTURES)
    assert contents(later) == first


def test_a_backup_that_fails_leaves_the_older_one(file: Path, new_database: Callable[..., str]) -> None:
    before = file.read_bytes()
    with pytest.raises(TmsError) as refused:
        take(plain(new_database()), file, PICTURES)
    assert refused.value.code == "nothing_to_back_up"
    assert file.read_bytes() == before
    assert [path.name for path in file.parent.iterdir()] == [file.name]


def test_what_is_not_there_and_where_nobody_may_write_is_said(
    used: str, tmp_path: Path, migrated: str, new_database: Callable[..., str]
) -> None:
    with pytest.raises(NotFound):
        restore(new_database(migrated), tmp_path / "none.backup", PICTURES)
    with pytest.raises(Invalid) as refused:
        take(plain(used), tmp_path / "no" / "such" / "folder.backup", PICTURES)
    assert refused.value.code == "backup_unwritable"
