"""The outbox: claimed once, fenced by its token, taken back from the dead, sent again when a message is lost."""

import uuid
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import func, select, text, update
from sqlalchemy.exc import OperationalError

from tests.query_plans import only_nested_loops
from tests.services.blocked import until_blocked
from tests.services.desk import Desk
from tms.adapters.translations.catalogues import voice_of
from tms.db.models import Article, WorkItem
from tms.db.queries import work_items
from tms.db.queries.work_items import Claimed
from tms.db.unit_of_work import Database, UnitOfWork
from tms.domain.errors import Invalid
from tms.domain.messages import MESSAGES
from tms.domain.stored_errors import error_words, stored_params
from tms.domain.translatable import Words

LEASE = 60
KEY = "check:of:a:test"


def enqueued(uow: UnitOfWork, desk: Desk, key: str = KEY) -> int | None:
    return work_items.enqueue(
        uow.session,
        kind="check",
        dedup_key=key,
        article_id=desk.english,
        version_id=desk.versions[desk.english]["zh-Hans"],
    )


def queued(database: Database, desk: Desk, key: str = KEY) -> int | None:
    with database.begin() as uow:
        return enqueued(uow, desk, key)


def claimed(database: Database, item_id: int | None) -> Claimed:
    assert item_id is not None
    with database.begin() as uow:
        item = work_items.claim(uow.session, item_id, LEASE)
    assert item is not None
    return item


def row(database: Database, item_id: int | None) -> WorkItem:
    with database.begin() as uow:
        return uow.session.get_one(WorkItem, item_id, populate_existing=True)


def changed(database: Database, item_id: int | None, **values: object) -> None:
    with database.begin() as uow:
        uow.session.execute(update(WorkItem).where(WorkItem.id == item_id).values(**values))


def swept(database: Database, max_attempts: int = 5) -> list[int]:
    with database.begin() as uow:
        return work_items.take_back_expired(uow.session, max_attempts)


EXPIRED = func.now() - timedelta(seconds=1)


def test_one_waits_per_key_and_does_the_work_of_both(database: Database, desk: Desk) -> None:
    first = queued(database, desk)
    assert queued(database, desk) is None
    assert queued(database, desk, "another:key") is not None
    item = claimed(database, first)
    second = queued(database, desk)
    assert second is not None, "a change during the run queues another"
    assert (item.kind, item.attempt, item.article_id) == ("check", 1, desk.english)
    assert item.publication_id == desk.newsroom.publication_id


class TestOneThatWaitsForBoth:
    """It begins only with what both have written: else nobody does the work of the second."""

    @contextmanager
    def impatient(self, database: Database) -> Iterator[UnitOfWork]:
        with database.begin() as uow:
            uow.session.execute(text("SET LOCAL lock_timeout = '300ms'"))
            yield uow

    def test_who_claims_it_waits_for_the_commit_of_the_second(self, own_database: Database, desk: Desk) -> None:
        item_id = queued(own_database, desk)

        def seen_by_its_worker() -> object:
            claimed(own_database, item_id)
            with own_database.begin() as uow:
                return uow.session.scalar(select(Article.archived_at).where(Article.id == desk.english))

        with ThreadPoolExecutor(1) as worker:
            with own_database.begin() as second:
                assert enqueued(second, desk) is None
                second.session.execute(update(Article).where(Article.id == desk.english).values(archived_at=func.now()))
                seen = worker.submit(seen_by_its_worker)
                until_blocked(second, seen)
            assert seen.result() is not None

    def test_one_that_was_queued_in_the_same_moment_is_held_too(self, own_database: Database, desk: Desk) -> None:
        with own_database.begin() as second, ThreadPoolExecutor(1) as thread:
            with own_database.begin() as first:
                item_id = enqueued(first, desk)
                found = thread.submit(enqueued, second, desk)
                until_blocked(first, found)
            assert found.result() is None
            with pytest.raises(OperationalError, match="lock timeout"), self.impatient(own_database) as worker:
                work_items.claim(worker.session, item_id or 0, LEASE)
        claimed(own_database, item_id)

    def test_one_that_is_being_claimed_does_nobody_elses_work(self, own_database: Database, desk: Desk) -> None:
        item_id = queued(own_database, desk)
        with ThreadPoolExecutor(1) as thread:
            with own_database.begin() as worker:
                assert work_items.claim(worker.session, item_id or 0, LEASE)
                found = thread.submit(queued, own_database, desk)
                until_blocked(worker, found)
            assert found.result() not in (None, item_id)

    def test_two_who_rely_on_several_in_different_orders_do_not_wait_for_each_other(
        self, own_database: Database, desk: Desk
    ) -> None:
        keys = ("one", "other")
        for key in keys:
            queued(own_database, desk, key)
        with self.impatient(own_database) as first, self.impatient(own_database) as second:
            for mine, yours in (keys, reversed(keys)):
                assert enqueued(first, desk, mine) is None
                assert enqueued(second, desk, yours) is None

    def test_a_sweep_leaves_it_to_the_next(self, own_database: Database, desk: Desk) -> None:
        item_id = queued(own_database, desk)

        def due() -> bool:
            with self.impatient(own_database) as sweep:
                return item_id in [found for found, _ in work_items.due_unsent(sweep.session, resend_after=10)]

        with own_database.begin() as second:
            assert enqueued(second, desk) is None
            assert not due()
        assert due()


def test_an_item_is_claimed_once_however_many_ask(own_database: Database, desk: Desk) -> None:
    item_id = queued(own_database, desk)
    assert item_id is not None

    def claim(_: int) -> Claimed | None:
        with own_database.begin() as uow:
            return work_items.claim(uow.session, item_id, LEASE)

    with ThreadPoolExecutor(8) as threads:
        won = [item for item in threads.map(claim, range(8)) if item is not None]
    assert len(won) == 1
    assert row(own_database, item_id).attempt == 1


def test_what_is_not_due_or_not_waiting_is_not_claimed(database: Database, desk: Desk) -> None:
    item_id = queued(database, desk)
    assert item_id is not None
    changed(database, item_id, not_before=func.now() + timedelta(seconds=5))
    with database.begin() as uow:
        assert work_items.claim(uow.session, item_id, LEASE) is None
        assert work_items.claim(uow.session, 0, LEASE) is None
    changed(database, item_id, not_before=func.now())
    item = claimed(database, item_id)
    with database.begin() as uow:
        assert work_items.claim(uow.session, item_id, LEASE) is None
        work_items.finish(uow.session, item)
    with database.begin() as uow:
        assert work_items.claim(uow.session, item_id, LEASE) is None
    assert row(database, item_id).state == "done"


def test_only_the_tokens_holder_extends_ends_or_fails_it(database: Database, desk: Desk) -> None:
    item = claimed(database, queued(database, desk))
    late = replace(item, token=uuid.uuid4())
    with database.begin() as uow:
        assert not work_items.hold(uow.session, late)
        assert not work_items.extend(uow.session, late, LEASE)
        assert not work_items.fail(uow.session, late, code="x", words="x", retry_in=None)
        work_items.set_progress(uow.session, late, 3, 4)
        work_items.finish(uow.session, late)
    assert (row(database, item.id).state, row(database, item.id).progress) == ("running", 0)
    with database.begin() as uow:
        assert work_items.hold(uow.session, item)
        assert work_items.extend(uow.session, item, LEASE)
        work_items.set_progress(uow.session, item, 3, 4)
        work_items.finish(uow.session, item)
    ended = row(database, item.id)
    assert (ended.state, ended.progress, ended.progress_of, ended.token) == ("done", 3, 4, None)
    with database.begin() as uow:
        assert not work_items.hold(uow.session, item), "what has ended is nobody's"


def test_a_failure_waits_for_its_time_or_stays(database: Database, desk: Desk) -> None:
    item = claimed(database, queued(database, desk))
    with database.begin() as uow:
        assert work_items.fail(uow.session, item, code="database_away", words="Away.", retry_in=4.0)
    again = row(database, item.id)
    assert (again.state, again.error_words, again.sent_at) == ("waiting", "Away.", None)
    with database.begin() as uow:
        assert work_items.claim(uow.session, item.id, LEASE) is None
        assert uow.session.scalar(select(func.now() + timedelta(seconds=4))) == again.not_before
    changed(database, item.id, not_before=func.now())
    second = claimed(database, item.id)
    assert (second.attempt, row(database, item.id).error_words) == (2, None)
    with database.begin() as uow:
        work_items.fail(uow.session, second, code="stage_broken", words="Broken.", retry_in=None)
    assert row(database, item.id).state == "failed"


def test_what_fills_the_words_of_an_error_is_kept_beside_them(database: Database, desk: Desk) -> None:
    item = claimed(database, queued(database, desk))
    error = Invalid("engine_field_wrong", label=Words("Currency"), why="é")
    with database.begin() as uow:
        work_items.fail(
            uow.session, item, code=error.code, words=str(error), params=stored_params(error), retry_in=None
        )
    kept = row(database, item.id)
    said = error_words(kept.error_code, kept.error_words, kept.error_params)
    assert isinstance(said, Words)
    assert voice_of("zh-Hans").say(said) == "“货币”不能这样填：é。"
    assert said == str(error)


def test_an_older_row_is_told_in_any_language_where_its_words_are_a_message_and_in_english_elsewhere() -> None:
    say = voice_of("zh-Hans").say
    assert say(error_words("x", MESSAGES["no_open_job"], None) or "") != MESSAGES["no_open_job"]
    assert say(error_words("x", "Line 3 {is} wrong.", None) or "") == "Line 3 {is} wrong."
    assert say(error_words("engine_field_wrong", "As it was.", {"other": 1}) or "") == "As it was."
    assert error_words(None, None, None) is None


@pytest.mark.parametrize("retry_in", [None, 1.0])
def test_a_failure_while_another_waits_leaves_the_work_to_it(
    database: Database, desk: Desk, retry_in: float | None
) -> None:
    item = claimed(database, queued(database, desk))
    other = queued(database, desk)
    with database.begin() as uow:
        work_items.fail(uow.session, item, code="x", words="x", retry_in=retry_in)
    assert (row(database, item.id).state, row(database, other).state) == ("done", "waiting")


def test_what_was_no_fault_of_the_item_is_no_attempt(database: Database, desk: Desk) -> None:
    item_id = queued(database, desk)
    for counted, attempts in ((True, 1), (False, 1), (False, 1), (True, 2)):
        item = claimed(database, item_id)
        with database.begin() as uow:
            assert work_items.fail(uow.session, item, code="x", words="", retry_in=0, counted=counted)
        assert row(database, item_id).attempt == attempts


def test_nothing_is_applied_to_a_discarded_article(database: Database, desk: Desk) -> None:
    item = claimed(database, queued(database, desk))
    with database.begin() as uow:
        assert work_items.hold(uow.session, item)
    with database.begin() as uow:
        uow.session.execute(update(Article).where(Article.id == desk.english).values(discarded_at=func.now()))
    with database.begin() as uow:
        assert not work_items.hold(uow.session, item), "the item runs still, and its article is gone"


class TestTheSweep:
    def test_a_lease_lasts_as_long_as_was_asked_for_and_is_left_until_then(
        self, database: Database, desk: Desk
    ) -> None:
        item = claimed(database, queued(database, desk))
        begun = row(database, item.id)
        assert begun.started_at is not None
        assert begun.lease_until == begun.started_at + timedelta(seconds=LEASE)
        with database.begin() as uow:
            assert work_items.extend(uow.session, item, 3 * LEASE)
        assert row(database, item.id).lease_until == begun.started_at + timedelta(seconds=3 * LEASE)
        changed(database, item.id, lease_until=func.now())
        assert swept(database) == []
        changed(database, item.id, lease_until=EXPIRED)
        assert swept(database) == [item.id]

    def test_an_ended_lease_is_taken_back_and_its_late_worker_has_nothing(self, database: Database, desk: Desk) -> None:
        item = claimed(database, queued(database, desk))
        assert swept(database) == []
        changed(database, item.id, lease_until=EXPIRED)
        assert swept(database) == [item.id]
        with database.begin() as uow:
            assert not work_items.hold(uow.session, item)
        second = claimed(database, item.id)
        assert (second.attempt, second.token != item.token) == (2, True)

    def test_it_gives_up_after_too_many_attempts_and_says_so(self, database: Database, desk: Desk) -> None:
        item = claimed(database, queued(database, desk))
        changed(database, item.id, lease_until=EXPIRED, attempt=5)
        assert swept(database, max_attempts=5) == []
        ended = row(database, item.id)
        assert (ended.state, ended.error_code, ended.token) == ("failed", "work_gave_up", None)
        assert "retry" in (ended.error_words or "")

    def test_one_whose_successor_waits_is_done(self, database: Database, desk: Desk) -> None:
        item = claimed(database, queued(database, desk))
        other = queued(database, desk)
        changed(database, item.id, lease_until=EXPIRED)
        assert swept(database) == []
        assert (row(database, item.id).state, row(database, other).state) == ("done", "waiting")

    def test_two_dead_workers_with_one_key_leave_one_item(self, database: Database, desk: Desk) -> None:
        """Both can't wait; a sweep that tried would fail at each round and heal nothing else either."""
        first = claimed(database, queued(database, desk))
        second = claimed(database, queued(database, desk))
        for item in (first, second):
            changed(database, item.id, lease_until=EXPIRED)
        assert swept(database) == [second.id]
        assert (row(database, first.id).state, row(database, second.id).state) == ("done", "waiting")

    def test_what_was_never_sent_or_long_ago_is_sent(self, database: Database, desk: Desk) -> None:
        item_id = queued(database, desk)

        def due() -> list[int]:
            with database.begin() as uow:
                return [i for i, _ in work_items.due_unsent(uow.session, resend_after=10) if i == item_id]

        assert due() == [item_id]
        assert due() == []
        changed(database, item_id, sent_at=func.now() - timedelta(seconds=11))
        assert due() == [item_id]
        changed(database, item_id, sent_at=None, not_before=func.now() + timedelta(seconds=1))
        assert due() == []
        changed(database, item_id, not_before=func.now())
        claimed(database, item_id)
        assert due() == []

    def test_no_more_are_sent_at_once_than_was_asked_for(self, own_database: Database, desk: Desk) -> None:
        for n in range(5):
            queued(own_database, desk, f"key {n}")
        with own_database.begin() as uow:
            only_nested_loops(uow.session)
            assert len(work_items.due_unsent(uow.session, resend_after=10, limit=2)) == 2

    def test_two_sweepers_at_once_send_each_item_once(self, own_database: Database, desk: Desk) -> None:
        ids = {queued(own_database, desk, f"key {n}") for n in range(30)}

        def due(_: int) -> list[int]:
            with own_database.begin() as uow:
                return [item_id for item_id, _ in work_items.due_unsent(uow.session, resend_after=10)]

        with ThreadPoolExecutor(4) as threads:
            sent = [item_id for part in threads.map(due, range(4)) for item_id in part]
        assert sorted(sent) == sorted(item_id for item_id in ids if item_id)


def test_a_retry_counts_anew_and_only_what_failed_is_retried(database: Database, desk: Desk) -> None:
    item = claimed(database, queued(database, desk))
    with database.begin() as uow:
        assert work_items.retry(uow.session, item.id) is None
        work_items.fail(uow.session, item, code="x", words="x", retry_in=None)
    with database.begin() as uow:
        assert work_items.retry(uow.session, item.id) == "check"
    assert (row(database, item.id).state, row(database, item.id).attempt) == ("waiting", 0)


def test_a_retry_while_another_waits_is_refused(database: Database, desk: Desk) -> None:
    item = claimed(database, queued(database, desk))
    with database.begin() as uow:
        work_items.fail(uow.session, item, code="x", words="x", retry_in=None)
    queued(database, desk)
    with database.begin() as uow:
        assert work_items.retry(uow.session, item.id) is None


def test_a_retry_while_another_is_being_queued_is_refused(own_database: Database, desk: Desk) -> None:
    item = claimed(own_database, queued(own_database, desk))
    with own_database.begin() as uow:
        work_items.fail(uow.session, item, code="x", words="x", retry_in=None)

    def retried() -> str | None:
        with own_database.begin() as uow:
            return work_items.retry(uow.session, item.id)

    with ThreadPoolExecutor(1) as thread:
        with own_database.begin() as other:
            enqueued(other, desk)
            kind = thread.submit(retried)
            until_blocked(other, kind)
        assert kind.result() is None


def test_the_newest_item_of_each_stage_is_what_the_article_tells(database: Database, desk: Desk) -> None:
    newest = queued(database, desk)
    with database.begin() as uow:
        items = work_items.latest_of_article(uow.session, desk.english)
    hans = desk.versions[desk.english]["zh-Hans"]
    assert [item.id for item in items if (item.kind, item.version_id) == ("check", hans)] == [newest]
