"""Each kind of work item has exactly one Celery task, named like it, and each task a kind."""

from tms.adapters.broker import make_celery, task_name
from tms.domain.work import WorkKind
from workers.tasks import register


def test_each_kind_of_work_item_has_exactly_one_task() -> None:
    app = make_celery("memory://")
    register(app)
    ours = sorted(name for name in app.tasks if name.startswith("tms."))
    assert ours == sorted(task_name(kind) for kind in WorkKind)


def test_each_task_runs_a_stage_of_its_own() -> None:
    app = make_celery("memory://")
    register(app)
    stages = {app.tasks[task_name(kind)].run.__globals__["stage"].__name__ for kind in WorkKind}
    assert len(stages) == len(WorkKind)
