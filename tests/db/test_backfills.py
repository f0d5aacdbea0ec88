"""What each migration does to the rows that are there: an earlier release's installation, taken up step by step."""

import uuid
from collections.abc import Callable, Iterator
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Connection, create_engine, text
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import NullPool

from tests.conftest import _execute, _url_of
from tms.checks.identity import texts_read
from tms.db.migrate import revisions, upgrade
from tms.domain.sameness import hash_of_text
from tms.language.memory import grams

EARLIEST = Path(__file__).parent / "releases" / "0001.sql"

Rows = list[tuple[Any, ...]]


class Steps:
    """A database on its way from the earliest release: ``to`` takes it up, ``ask`` looks at its rows."""

    def __init__(self, url: str) -> None:
        self.url = url
        self._engine = create_engine(url, poolclass=NullPool)

    def before(self, revision: str) -> None:
        """To the release that has not this migration yet."""
        every = revisions()
        upgrade(self.url, every[every.index(revision) + 1])

    def to(self, revision: str) -> None:
        upgrade(self.url, revision)

    def do(self, statement: str) -> None:
        with self._engine.begin() as connection:
            connection.execute(text(statement))

    def ask(self, question: str) -> Rows:
        def asked(connection: Connection) -> Rows:
            return [tuple(row) for row in connection.execute(text(question))]

        with self._engine.connect() as connection:
            return asked(connection)


@pytest.fixture
def steps() -> Iterator[Steps]:
    name = f"steps_{uuid.uuid4().hex[:12]}"
    _execute(f"CREATE DATABASE {name}")
    engine = create_engine(_url_of(name), poolclass=NullPool)
    with engine.begin() as connection:
        connection.exec_driver_sql(EARLIEST.read_text("utf-8").replace("%", "%%"), ())
    engine.dispose()
    yield Steps(_url_of(name))
    _execute(f"DROP DATABASE {name} WITH (FORCE)")


def _listing(steps: Steps) -> None:
    """What readers see is listed, by when it first came out."""
    steps.to("0002")
    live = "SELECT v.article_id, v.id, v.locale, a.section_id FROM version v JOIN article a ON a.id = v.article_id"
    wanted = steps.ask(f"{live} WHERE v.live_snapshot_id IS NOT NULL ORDER BY 1, 2")
    assert len(wanted) == 3
    assert steps.ask("SELECT article_id, version_id, locale, section_id FROM listing ORDER BY 1, 2") == wanted
    first = "SELECT min(at) FROM snapshot s WHERE (s.article_id, s.version_id) = (l.article_id, l.version_id)"
    assert steps.ask(f"SELECT count(*) FROM listing l WHERE first_released_at <> ({first})") == [(0,)]


def _same_articles(steps: Steps) -> None:
    """Each revision has the hash of its text, by which it is known when it comes in again."""
    steps.to("0009")
    found = steps.ask("SELECT article_id, id, text_hash FROM source_revision ORDER BY 1, 2")
    assert found
    for article_id, number, text_hash in found:
        of_it = f"article_id = {article_id} AND revision_id = {number}"
        blocks = steps.ask(f"SELECT kind, text, codes FROM source_block WHERE {of_it} ORDER BY position")
        assert text_hash == hash_of_text(blocks)
    with pytest.raises(Exception, match="append only"):
        steps.do("UPDATE source_revision SET text_hash = NULL")


def _lists(steps: Steps) -> None:
    """Steps say their job's state and date."""
    steps.do("UPDATE job SET due = '2026-12-24 18:00+00' WHERE id = (SELECT max(id) FROM job)")
    steps.to("0011")
    of_jobs = "SELECT j.state, j.due FROM job_step s JOIN job j ON (j.article_id, j.id) = (s.article_id, s.job_id)"
    wanted = steps.ask(f"{of_jobs} ORDER BY s.article_id, s.job_id, s.position")
    assert steps.ask("SELECT job_state, job_due FROM job_step ORDER BY article_id, job_id, position") == wanted
    assert len({state for state, _ in wanted}) > 1
    assert len({due for _, due in wanted}) > 1


def _shelved(steps: Steps) -> None:
    """Jobs and steps of what is put away say so, and no others."""
    ((article_id,),) = steps.ask("SELECT max(article_id) FROM job WHERE state = 'open'")
    steps.do(f"UPDATE article SET archived_at = now() WHERE id = {article_id}")
    steps.to("0014")
    assert steps.ask("SELECT DISTINCT article_id FROM job WHERE shelved") == [(article_id,)]
    assert steps.ask("SELECT DISTINCT article_id FROM job_step WHERE job_shelved") == [(article_id,)]
    for table, column in (("job", "shelved"), ("job_step", "job_shelved")):
        assert steps.ask(f"SELECT count(*) FROM {table} WHERE article_id = {article_id} AND NOT {column}") == [(0,)]
    # Taken out again, so that the steps that follow find it at work.
    steps.do(f"UPDATE article SET archived_at = NULL WHERE id = {article_id}")


def _derive_again(steps: Steps) -> None:
    """What is worked on waits to be derived once more."""
    steps.do("UPDATE work_item SET state = 'done' WHERE kind = 'derive' AND state = 'waiting'")
    steps.to("0015")
    open_versions = (
        "SELECT article_id, id FROM version WHERE role = 'derived' AND status IN ('translating', 'reviewing')"
    )
    wanted = steps.ask(f"{open_versions} ORDER BY 1, 2")
    assert wanted
    waiting = "SELECT article_id, version_id FROM work_item WHERE kind = 'derive' AND state = 'waiting'"
    assert steps.ask(f"{waiting} ORDER BY 1, 2") == wanted


def _memory_sources(steps: Steps) -> None:
    """Each remembered text is found by what is like it."""
    steps.to("0018")
    distinct = "SELECT DISTINCT publication_id, locale, hash, text FROM memory_variant"
    wanted = steps.ask(f"{distinct} ORDER BY 1, 2, 3")
    assert len(wanted) > 5
    assert steps.ask("SELECT publication_id, locale, hash, text FROM memory_source ORDER BY 1, 2, 3") == wanted
    # The shortest say too little to be like anything.
    assert steps.ask("SELECT count(*) > 5 FROM memory_source WHERE keys <> '{}'") == [(True,)]


def _termbase(steps: Steps) -> None:
    """Of two preferred terms the first stays it."""
    steps.do("INSERT INTO concept (publication_id, kind, name) VALUES (1, 'term', 'two')")
    for words in ("first", "second"):
        said = f"SELECT 1, id, 'en', '{words}' FROM concept WHERE name = 'two'"
        steps.do(f"INSERT INTO term (publication_id, concept_id, locale, text) {said}")
    steps.to("0019")
    found = steps.ask("SELECT text, administrative_status FROM term WHERE text IN ('first', 'second') ORDER BY id")
    assert found == [("first", "preferred"), ("second", "admitted")]


def _concordance(steps: Steps) -> None:
    """Each text is found by the words in it."""
    steps.to("0024")
    assert steps.ask("SELECT count(*) FROM memory_source WHERE grams = '{}'") == [(0,)]


def _keys_apart(steps: Steps) -> None:
    """The keys go with their texts into a table of their own."""
    names = "publication_id, locale, hash, length, signature::text, keys"
    wanted = steps.ask(f"SELECT {names} FROM memory_source WHERE keys <> '{{}}' ORDER BY 1, 2, 3")
    steps.to("0032")
    assert wanted
    assert steps.ask(f"SELECT {names} FROM memory_key ORDER BY 1, 2, 3") == wanted


def _by_age(steps: Steps) -> None:
    """Pieces say about when their text came."""
    before = {row[:2]: row[2] for row in steps.ask("SELECT locale, hash, grams FROM memory_source")}
    steps.to("0033")
    found = steps.ask("SELECT locale, hash, grams, nr FROM memory_source")
    assert found
    for locale, of, pieces, nr in found:
        ((salted,),) = steps.ask(f"SELECT memory_salted('{{{','.join(map(str, before[locale, of]))}}}'::int[], {nr})")
        assert pieces == salted


def _across_spaces(steps: Steps) -> None:
    """Pieces of texts with spaces are made as this release looks for them."""
    with_spaces = "text LIKE '% %'"
    steps.do(f"UPDATE memory_source SET grams = '{{}}' WHERE {with_spaces}")
    steps.to("0034")
    found = steps.ask(f"SELECT publication_id, locale, text, grams, nr FROM memory_source WHERE {with_spaces}")
    assert found
    for publication_id, locale, words, pieces, nr in found:
        made = ",".join(map(str, grams(words, str(publication_id), locale)))
        ((salted,),) = steps.ask(f"SELECT memory_salted('{{{made}}}'::int[], {nr})")
        assert pieces == salted


def _step_figures(steps: Steps) -> None:
    """What was done is in the figures, as far as it can be told."""
    steps.to("0037")
    done = "SELECT s.article_id, s.job_id, s.position FROM job_step s WHERE s.state = 'done' AND EXISTS (SELECT FROM"
    done += " sign_off o WHERE (o.article_id, o.job_id, o.step) = (s.article_id, s.job_id, s.position)"
    wanted = steps.ask(f"{done} AND o.segment_id IS NOT NULL AND o.at >= s.active_since) ORDER BY 1, 2, 3")
    found = steps.ask("SELECT article_id, job_id, position FROM step_figure ORDER BY 1, 2, 3")
    assert set(wanted) <= set(found)
    assert found
    assert steps.ask("SELECT count(*) FROM step_figure WHERE words = 0 OR begun_at > done_at") == [(0,)]


def _same_finding(steps: Steps) -> None:
    """Dismissals are of the texts that stand there, waivers of the sentences as they were when they were signed."""
    where = """FROM segment_text t JOIN version v ON v.article_id = t.article_id AND v.id = t.version_id
        JOIN article a ON a.id = t.article_id JOIN segment_text s ON s.article_id = a.id
        AND s.version_id = a.source_version_id AND s.segment_id = t.segment_id"""
    first = f"{where} WHERE v.role = 'direct' AND t.text <> '' ORDER BY t.article_id, t.segment_id LIMIT 1"
    ((article, version, segment, source, text_, locale),) = steps.ask(
        f"SELECT t.article_id, t.version_id, t.segment_id, s.text, t.text, v.locale {first}"
    )
    key = f"article_id = {article} AND version_id = {version} AND segment_id = {segment}"
    person = "(SELECT min(person_id) FROM membership m WHERE m.publication_id = v.publication_id)"
    at = "article_id, publication_id, version_id"
    for finding in ("script.foreign:1", "numbers.changed:2", "numbers.added:3"):
        steps.do(
            f"INSERT INTO dismissed_finding ({at}, segment_id, finding, reason, person_id)"
            f" SELECT {article}, v.publication_id, {version}, {segment}, '{finding}', 'read', {person}"
            f" FROM version v WHERE v.article_id = {article} AND v.id = {version}"
        )
    steps.do(
        "UPDATE dismissed_finding SET withdrawn_at = now(), withdrawn_by = person_id WHERE finding = 'numbers.added:3'"
    )
    steps.do(
        f"INSERT INTO sign_off ({at}, kind, fingerprint, person_id, reason, waives, places)"
        f" SELECT {article}, v.publication_id, {version}, 'waive', sha256('seen'), {person}, 'on deadline', 'parity',"
        f""" '[{{"segment": {segment}, "code": "numbers.differs", "says": {{"{locale}": "2400"}}}},"""
        f""" {{"segment": null, "code": "names.missing", "says": {{"{locale}": "Night"}}}}]'"""
        f" FROM version v WHERE v.article_id = {article} AND v.id = {version}"
    )
    steps.do(f"UPDATE segment_text SET text = text || '!', rev = rev + 1, act = 'typo' WHERE {key}")
    steps.to("0049")
    assert steps.ask("SELECT finding, texts FROM dismissed_finding WHERE alike = finding ORDER BY id") == [
        (finding, texts_read(finding, source, f"{text_}!")) for finding in ("script.foreign:1", "numbers.changed:2")
    ]
    assert steps.ask("SELECT texts, alike FROM dismissed_finding WHERE withdrawn_at IS NOT NULL") == [("", "")]
    ((places,),) = steps.ask("SELECT places FROM sign_off WHERE waives = 'parity'")
    assert [place.get("texts") for place in places] == [{locale: sha256(text_.encode()).hexdigest()[:32]}, None]
    with pytest.raises(DBAPIError, match="append"):
        steps.do("UPDATE sign_off SET reason = 'another'")


MOVING: dict[str, Callable[[Steps], None]] = {
    "0002": _listing,
    "0009": _same_articles,
    "0011": _lists,
    "0014": _shelved,
    "0015": _derive_again,
    "0018": _memory_sources,
    "0019": _termbase,
    "0024": _concordance,
    "0032": _keys_apart,
    "0033": _by_age,
    "0034": _across_spaces,
    "0037": _step_figures,
    "0049": _same_finding,
}
"""Migrations that move rows. 0026 (other hashes) is in ``test_migrations``; all others change tables and rules only."""


@pytest.mark.full
def test_every_migration_that_moves_rows_has_moved_them(steps: Steps) -> None:
    for revision, check in MOVING.items():
        steps.before(revision)
        check(steps)
    steps.to("head")
