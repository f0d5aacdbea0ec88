"""The worker is killed with SIGKILL in the middle of drafting, while a person writes."""

import uuid
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from sqlalchemy import func, select, update

from tests.chaos.processes import WorkerProcess, wait_until
from tests.factories import Newsroom, make_article, make_newsroom
from tms.db.models import Job, JobStep, TextHistory, Version, WorkItem
from tms.db.unit_of_work import Database
from tms.domain.imported_article import Block, ImportedArticle
from tms.domain.permissions import Role
from tms.services.translating.save_segment import Save, save_segment
from tms.services.workspace.rows import SegmentRow
from tms.services.workspace.workspace import workspace

Start = Callable[..., WorkerProcess]

PAGE = ImportedArticle(
    language="en",
    title="A long report",
    blocks=[Block("paragraph", f"Sentence number {n} says something new.") for n in range(150)],
)


@pytest.fixture
def start_worker(own_database_url: str, own_broker_url: str, tmp_path: Path) -> Iterator[Start]:
    started: list[WorkerProcess] = []

    def start(*arguments: str) -> WorkerProcess:
        environment = {
            "TMS_DATABASE_URL": own_database_url,
            "TMS_BROKER_URL": own_broker_url,
            "TMS_DATA_DIR": str(tmp_path / "data"),
            "TMS_SECRET_KEY": "only for tests",
            "TMS_LEASE_SECONDS": "2",
            "TMS_SWEEP_SECONDS": "0.3",
        }
        worker = WorkerProcess("tests.chaos.slow_worker", arguments, environment, tmp_path / "worker.log")
        started.append(worker)
        return worker

    yield start
    for worker in started:
        worker.kill()


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a run left behind: the version's rows, and what a person did to three of its segments."""

    rows: dict[int, SegmentRow]
    drafts_per_segment: list[int]
    edited: tuple[int, str]
    confirmed: tuple[int, str]
    written_before_the_draft: tuple[int, str]
    attempts: int


def rows_of(database: Database, newsroom: Newsroom, article_id: int) -> dict[int, SegmentRow]:
    with database.begin() as uow:
        return {r.segment_id: r for r in workspace(uow, newsroom[Role.EDITOR], article_id, "zh-Hans").rows}


def items_left(database: Database, article_id: int) -> int:
    with database.begin() as uow:
        return (
            uow.session.scalar(select(func.count()).where(WorkItem.article_id == article_id, WorkItem.state != "done"))
            or 0
        )


def save(database: Database, newsroom: Newsroom, article_id: int, row: SegmentRow, text: str) -> None:
    with database.begin() as uow:
        save_segment(
            uow,
            newsroom[Role.TRANSLATOR],
            article_id,
            "zh-Hans",
            row.segment_id,
            Save(text=text, rev=row.target.rev, source_rev=row.source.rev, key=uuid.uuid4(), confirm=True),
        )


def open_early(database: Database, article_id: int) -> None:
    """Let people in before drafting has ended, as a version that is drafted again would."""
    with database.begin() as uow:
        targets = update(Version).where(Version.article_id == article_id, Version.role != "source")
        uow.session.execute(targets.values(status="translating"))
        jobs = select(Job.id).where(Job.article_id == article_id)
        uow.session.execute(
            update(JobStep).where(JobStep.job_id.in_(jobs), JobStep.position == 0).values(state="active")
        )


def kill_in_the_middle(database: Database, start: Start, *arguments: str) -> Outcome:
    newsroom = make_newsroom(database)
    article_id = make_article(database, newsroom[Role.EDITOR], PAGE, run=False)
    open_early(database, article_id)
    worker = start(*arguments)
    drafted: dict[int, SegmentRow] = {}

    def some_are_drafted() -> bool:
        drafted.update(
            {s: r for s, r in rows_of(database, newsroom, article_id).items() if r.target.origin == "assembly"}
        )
        return len(drafted) >= 10

    wait_until(some_are_drafted, seconds=60, what=f"first drafts; {worker.log}")
    rows = rows_of(database, newsroom, article_id)
    first, second = (rows[s] for s in sorted(drafted)[:2])
    last = rows[max(rows)]
    assert last.target.text == ""
    save(database, newsroom, article_id, first, "人写的第一句")
    save(database, newsroom, article_id, second, second.target.text)
    save(database, newsroom, article_id, last, "人先写的最后一句")
    if not arguments:
        worker.kill()
        worker = start()
    wait_until(lambda: items_left(database, article_id) == 0, seconds=60, what=f"all stages; {worker.log}")
    with database.begin() as uow:
        drafts = uow.session.execute(
            select(TextHistory.segment_id, func.count())
            .where(TextHistory.article_id == article_id, TextHistory.act == "draft", TextHistory.text != "")
            .group_by(TextHistory.version_id, TextHistory.segment_id)
        ).all()
        attempts = uow.session.scalar(
            select(WorkItem.attempt).where(WorkItem.article_id == article_id, WorkItem.kind == "draft")
        )
    return Outcome(
        rows=rows_of(database, newsroom, article_id),
        drafts_per_segment=[row[1] for row in drafts],
        edited=(first.segment_id, "人写的第一句"),
        confirmed=(second.segment_id, second.target.text),
        written_before_the_draft=(last.segment_id, "人先写的最后一句"),
        attempts=attempts or 0,
    )


def check(outcome: Outcome) -> None:
    """Nothing twice, nothing over a person."""
    assert set(outcome.drafts_per_segment) == {1}
    for segment_id, text in (outcome.edited, outcome.confirmed, outcome.written_before_the_draft):
        assert outcome.rows[segment_id].target.text == text
        assert outcome.rows[segment_id].target.state == "translated"
    assert all(row.target.text for row in outcome.rows.values())


@pytest.mark.full
def test_all_stages_finish_and_nothing_is_applied_twice_or_over_a_person(
    own_database: Database, start_worker: Start
) -> None:
    outcome = kill_in_the_middle(own_database, start_worker)
    assert outcome.attempts >= 2
    check(outcome)


@pytest.mark.full
def test_the_check_sees_what_a_worker_without_the_fence_does(own_database: Database, start_worker: Start) -> None:
    outcome = kill_in_the_middle(own_database, start_worker, "--without-fence")
    with pytest.raises(AssertionError):
        check(outcome)
