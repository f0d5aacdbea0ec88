"""Each kind of work item has exactly one Celery task, and each task a kind."""

from celery import Celery

from tests.architecture.syntax import calls, sources, tree
from tms.adapters.broker import task_name
from tms.domain.work import WorkKind
from workers.tasks import register


def test_each_kind_of_work_item_has_exactly_one_task() -> None:
    app = Celery(set_as_current=False)
    register(app)
    assert {name for name in app.tasks if not name.startswith("celery.")} == {task_name(kind) for kind in WorkKind}


def test_each_task_names_its_kind_once_in_a_file_of_its_own() -> None:
    modules = [path for path in sources("workers/tasks") if not path.endswith("__init__.py")]
    naming = [path for path in modules for name, _ in calls(tree(path)) if name == "task_name"]
    assert naming == modules
    assert len(modules) == len(WorkKind)
