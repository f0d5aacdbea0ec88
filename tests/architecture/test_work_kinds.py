"""Each kind of work item has exactly one Celery task, and each task a kind."""

from celery import Celery

from tms.adapters.broker import task_name
from tms.domain.work_kinds import CHAIN, FIRST_STAGE, WorkKind, stages_of_role
from workers.tasks import register


def test_each_kind_of_work_item_has_exactly_one_task() -> None:
    app = Celery(set_as_current=False)
    register(app)
    assert {name for name in app.tasks if not name.startswith("celery.")} == {task_name(kind) for kind in WorkKind}


def test_each_kind_has_its_place_in_the_one_table_of_their_order() -> None:
    assert CHAIN.keys() == set(WorkKind)
    following = {kind: {stage.then, stage.for_followers, stage.for_translations} for kind, stage in CHAIN.items()}
    assert {stages_of_role(role) for role in FIRST_STAGE} == {
        (WorkKind.SEGMENT,),
        (WorkKind.DRAFT, WorkKind.CHECK, WorkKind.OPEN),
        (WorkKind.DERIVE, WorkKind.CHECK, WorkKind.OPEN),
    }
    # What nothing queues but people and rules themselves.
    begun = set(WorkKind) - {kind for kinds in following.values() for kind in kinds}
    assert begun == {
        WorkKind.SEGMENT,
        WorkKind.REDERIVE,
        WorkKind.DIGEST,
        WorkKind.FETCH,
        WorkKind.FEED,
        WorkKind.WEBHOOKS,
        WorkKind.SITES,
    }
