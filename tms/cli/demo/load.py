"""Loads the samples: people, termbase, memory, and three articles at different stages of the workflow.

Everything goes through the same services as people's own work; only the pipeline's stages are run here rather than
waited for, so that the samples are complete when the page opens.
"""

from datetime import UTC, datetime, timedelta
from pathlib import Path

from sqlalchemy import select

from tms.cli.demo.journey import Desk, publish_everything, start_translation, translate_and_submit
from tms.cli.demo.tables import sample_concepts, sample_memory
from tms.db.models import WorkItem
from tms.db.queries import work_items
from tms.db.unit_of_work import Database, make_engine
from tms.domain.permissions import Actor, Role
from tms.domain.work_kinds import WorkKind
from tms.services.actors import actor_of
from tms.services.create_publication import create_publication
from tms.services.jobs.assign import assign_step, set_due
from tms.services.memory.remember import import_units
from tms.services.people.people import NewPerson, add_person_from_console, needs_setup
from tms.services.pipeline.stage import LeaseLostError
from tms.services.pipeline.stages import STAGES
from tms.services.termbase.terms import import_concepts

PASSWORD = "three versions"  # noqa: S105  the sample people's, printed at each start

_PEOPLE = (
    (Role.TRANSLATOR, "Maya Lindgren", "translator@sanwen.example"),
    (Role.REVIEWER, "陳思遠", "reviewer@sanwen.example"),
    (Role.EDITOR, "Ruth Adeyemi", "editor@sanwen.example"),
    (Role.ADMINISTRATOR, "Jonas Weber", "administrator@sanwen.example"),
)


def load_samples(database_url: str, broker_url: str, data_dir: Path) -> list[tuple[str, str, str]]:
    """Load what isn't there yet; the sample logins as (role, e-mail, password)."""
    del broker_url, data_dir
    engine = make_engine(database_url)
    database = Database(engine)
    try:
        with database.begin() as uow:
            is_empty = needs_setup(uow)
        if is_empty:
            _load(database)
    finally:
        engine.dispose()
    return [(role.value, email, PASSWORD) for role, _, email in _PEOPLE]


def _load(database: Database) -> None:
    people = _add_people(database)
    with database.begin() as uow:
        import_concepts(uow, people[Role.EDITOR], sample_concepts())
        import_units(uow, people[Role.EDITOR], sample_memory())
    desk = Desk(database, people, lambda article_id: _run_pipeline(database, article_id))
    publish_everything(desk, "cable-ships", "en")
    chair = translate_and_submit(desk, "harbour-chair", "zh-Hans")
    books = start_translation(desk, "river-books", "zh-Hant")
    with database.begin() as uow:
        translator, editor = people[Role.TRANSLATOR], people[Role.EDITOR]
        now = datetime.now(UTC).replace(minute=0, second=0, microsecond=0)
        assign_step(uow, editor, books, "en", 0, translator.person_id)
        set_due(uow, editor, books, "en", now + timedelta(hours=6))
        set_due(uow, editor, chair, "en", now + timedelta(days=1))


def _add_people(database: Database) -> dict[Role, Actor]:
    actors: dict[Role, Actor] = {}
    with database.begin() as uow:
        publication_id = create_publication(uow, "The Meridian")
        for role, name, email in _PEOPLE:
            new = NewPerson(name=name, email=email, password=PASSWORD, roles=[role])
            person_id = add_person_from_console(uow, new, publication_id=publication_id)
            actor = actor_of(uow, person_id)
            if actor is not None:
                actors[role] = actor
    return actors


def _run_pipeline(database: Database, article_id: int) -> None:
    """Run the article's stages here; what a worker has taken meanwhile it finishes itself."""
    while True:
        with database.begin() as uow:
            open_items = uow.session.execute(
                select(WorkItem.id, WorkItem.state)
                .where(WorkItem.article_id == article_id, WorkItem.state.in_(["waiting", "running"]))
                .order_by(WorkItem.id)
            ).all()
            item = next(
                (i for row in open_items if (i := work_items.claim(uow.session, row.id, lease_seconds=60))), None
            )
        if not open_items:
            return
        if item is not None:
            try:
                STAGES[WorkKind(item.kind)](database.begin, item)
            except LeaseLostError:
                continue
