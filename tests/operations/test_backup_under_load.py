"""A backup that is taken while people save: nothing acknowledged before is missing, and what is restored works."""

import os
import subprocess
import sys
import threading
import time
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

import pytest
from sqlalchemy import select

from tests.chaos.processes import wait_until
from tests.conftest import _execute, _url_of
from tests.db.backup.comparison import contents_that_come_back
from tests.factories import PASSWORD, Newsroom, make_newsroom, make_person
from tests.operations.conftest import running
from tests.operations.people import Person, bring_in, wait_for_version
from tms.db.models import TextHistory, Version
from tms.db.unit_of_work import Database, make_engine
from tms.domain.permissions import Role

CLIENTS = 4

PASTED = "Night trains return\n\nBy Mara Lindqvist\n\n" + "\n\n".join(
    f"Train number {n} left at ten. It carried {n + 100} people." for n in range(10)
)


class Save(NamedTuple):
    """One text of one segment, as it was acknowledged or as the history has it."""

    segment_id: int
    rev: int
    text: str


def write(person: Person, article_id: int, number: int, acknowledged: list[Save], stop: threading.Event) -> None:
    """Save one's own segments again and again."""
    rows = person.rows(article_id, "zh-Hans")[number::CLIENTS]
    revs = {row.id: row for row in rows}
    for round_number in range(10_000):
        for row in rows:
            if stop.is_set():
                return
            text = f"第{number}人第{round_number}轮第{row.id}句"
            answer = person.save(article_id, "zh-Hans", revs[row.id], text)
            if answer is not None:
                revs[row.id] = replace(revs[row.id], rev=answer["rev"])
                acknowledged.append(Save(row.id, answer["rev"], text))


@pytest.fixture
def empty_url(migrated: str) -> Iterator[str]:
    """A second installation, started and never used."""
    name = f"restored_{time.monotonic_ns()}"
    _execute(f"CREATE DATABASE {name} TEMPLATE {migrated}")
    yield _url_of(name)
    _execute(f"DROP DATABASE {name} WITH (FORCE)")


def tms(environment: Mapping[str, str], *arguments: str) -> str:
    done = subprocess.run(
        [sys.executable, "-m", "tms.cli.main", *arguments],
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def history(url: str, locale: str) -> set[Save]:
    engine = make_engine(url, pool_size=1)
    with Database(engine).begin() as uow:
        found = uow.session.execute(
            select(TextHistory.segment_id, TextHistory.rev, TextHistory.text)
            .join(Version, Version.id == TextHistory.version_id)
            .where(Version.locale == locale)
        ).all()
    engine.dispose()
    return {Save(*row) for row in found}


def newest(saves: set[Save]) -> dict[int, str]:
    """The current text of each segment."""
    return {save.segment_id: save.text for save in sorted(saves)}


def people(product_url: str, newsroom: Newsroom, database: Database) -> list[Person]:
    emails = [newsroom.email(Role.TRANSLATOR)]
    for number in range(1, CLIENTS):
        emails.append(f"translator{number}@newsroom.example")
        make_person(database, emails[-1], [Role.TRANSLATOR], newsroom.publication_id)
    return [Person(product_url).sign_in(email, PASSWORD) for email in emails]


@pytest.mark.full
@pytest.mark.part(2)
def test_nothing_acknowledged_before_a_backup_is_missing_from_it_and_the_restored_installation_works(
    own_database: Database, own_database_url: str, own_broker_url: str, empty_url: str, tmp_path: Path
) -> None:
    newsroom = make_newsroom(own_database)
    acknowledged: list[Save] = []
    stop = threading.Event()
    file = tmp_path / "monday.backup"
    with running(own_database_url, own_broker_url, tmp_path / "first") as product:
        editor = product.person(newsroom, Role.EDITOR)
        article_id = bring_in(editor, PASTED)
        wait_for_version(editor, article_id, "zh-Hans", "waits for a translator")
        writers = [
            threading.Thread(target=write, args=[person, article_id, number, acknowledged, stop])
            for number, person in enumerate(people(product.url, newsroom, own_database))
        ]
        for writer in writers:
            writer.start()
        wait_until(lambda: len(acknowledged) >= 20, seconds=60, what="people save")
        before = list(acknowledged)
        bring_in(editor, f"{PASTED}\n\nWork for the worker.")
        tms(product.environment, "backup", str(file))
        after = len(acknowledged)
        wait_until(lambda: len(acknowledged) >= after + 20, seconds=60, what="people go on saving")
        stop.set()
        for writer in writers:
            writer.join()

    restored = {**product.environment, "TMS_DATABASE_URL": empty_url}
    tms(restored, "restore", str(file))
    found = history(empty_url, "zh-Hans")
    assert set(before) <= found
    # It is one moment: a part of what came to be, no later text without the earlier ones, and 繁體 beside its 简体.
    assert found < history(own_database_url, "zh-Hans")
    for segment_id in {save.segment_id for save in found}:
        revs = sorted(save.rev for save in found if save.segment_id == segment_id)
        assert revs == list(range(1, len(revs) + 1))
    derived = newest(history(empty_url, "zh-Hant"))
    assert newest(found) == {segment_id: text.replace("輪", "轮") for segment_id, text in derived.items()}

    again = tmp_path / "again.backup"
    tms(restored, "backup", str(again))
    assert contents_that_come_back(again) == contents_that_come_back(file)

    with running(empty_url, own_broker_url, tmp_path / "second") as product:
        editor, translator = (product.person(newsroom, role) for role in (Role.EDITOR, Role.TRANSLATOR))
        wait_for_version(editor, article_id + 1, "zh-Hans", "waits for a translator")
        row = translator.rows(article_id, "zh-Hans")[0]
        assert row.text == newest(found)[row.id]
        saved = translator.save(article_id, "zh-Hans", row, "恢复之后的新句子")
        assert saved is not None
        assert saved["rev"] == row.rev + 1
