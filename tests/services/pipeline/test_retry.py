"""The editor's retry of a stage that failed."""

import pytest

from tests.factories import make_article, run_pipeline
from tests.services.desk import Desk
from tms.db.models import WorkItem
from tms.db.queries import work_items
from tms.db.unit_of_work import Database
from tms.domain.errors import Conflict, Denied, NotFound
from tms.domain.permissions import Role
from tms.services.articles.article_status import article_status
from tms.services.articles.stage_status import StageStatus
from tms.services.pipeline.retry import retry_stage


@pytest.fixture
def failed(database: Database, desk: Desk) -> tuple[int, int]:
    """An article whose first stage failed, and the item."""
    article_id = make_article(database, desk.newsroom[Role.EDITOR], run=False)
    with database.begin() as uow:
        (waiting,) = work_items.latest_of_article(uow.session, article_id)
        item = work_items.claim(uow.session, waiting.id, 60)
        assert item is not None
        work_items.fail(uow.session, item, code="stage_broken", words="It broke.", retry_in=None)
    return article_id, item.id


def first_stage(database: Database, desk: Desk, article_id: int) -> StageStatus:
    with database.begin() as uow:
        return article_status(uow, desk.newsroom[Role.EDITOR], article_id).version("en").stages[0]


def test_a_failure_is_told_in_words_and_a_retry_does_the_work(
    database: Database, desk: Desk, failed: tuple[int, int]
) -> None:
    article_id, item_id = failed
    stage = first_stage(database, desk, article_id)
    assert (stage.state, stage.attempts, stage.error, stage.item_id) == ("failed", 1, "It broke.", item_id)
    with database.begin() as uow:
        retry_stage(uow, desk.newsroom[Role.EDITOR], article_id, item_id)
        assert uow.queued == [(item_id, "segment")]
    assert first_stage(database, desk, article_id).attempts == 0
    assert run_pipeline(database, article_id)[0] == "segment"
    stage = first_stage(database, desk, article_id)
    assert (stage.state, stage.error) == ("done", None)


def test_what_did_not_fail_is_not_retried(database: Database, desk: Desk, failed: tuple[int, int]) -> None:
    article_id, item_id = failed
    with database.begin() as uow:
        retry_stage(uow, desk.newsroom[Role.ADMINISTRATOR], article_id, item_id)
    with pytest.raises(Conflict) as caught, database.begin() as uow:
        retry_stage(uow, desk.newsroom[Role.EDITOR], article_id, item_id)
    assert caught.value.code == "not_failed"


def test_a_stage_whose_successor_waits_is_not_retried(database: Database, desk: Desk, failed: tuple[int, int]) -> None:
    """The one that waits does its work too, and two may not wait under one key."""
    article_id, item_id = failed
    with database.begin() as uow:
        item = uow.session.get_one(WorkItem, item_id)
        other = work_items.enqueue(
            uow.session,
            kind=item.kind,
            dedup_key=str(item.dedup_key),
            article_id=article_id,
            version_id=item.version_id,
        )
        assert other is not None
    with pytest.raises(Conflict) as caught, database.begin() as uow:
        retry_stage(uow, desk.newsroom[Role.EDITOR], article_id, item_id)
    assert caught.value.code == "not_failed"


def test_a_stage_of_another_article_is_not_found(database: Database, desk: Desk, failed: tuple[int, int]) -> None:
    _, item_id = failed
    for article_id, missing in ((desk.english, item_id), (desk.english, 0)):
        with pytest.raises(NotFound) as caught, database.begin() as uow:
            retry_stage(uow, desk.newsroom[Role.EDITOR], article_id, missing)
        assert caught.value.code == "stage_not_found"
    with pytest.raises(NotFound), database.begin() as uow:
        retry_stage(uow, desk.foreign_editor, failed[0], item_id)


@pytest.mark.parametrize("role", [Role.TRANSLATOR, Role.REVIEWER])
def test_translators_and_reviewers_do_not_retry(
    database: Database, desk: Desk, failed: tuple[int, int], role: Role
) -> None:
    with pytest.raises(Denied), database.begin() as uow:
        retry_stage(uow, desk.newsroom[role], *failed)
