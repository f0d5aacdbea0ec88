"""The task of ``check`` work items."""

from tms.adapters.broker import task_name
from tms.domain.work import WorkKind
from tms.services.pipeline import check as stage
from workers.process import container
from workers.work_item import run_work_item

NAME = task_name(WorkKind.CHECK)


def run(item_id: int) -> None:
    """Run the work item with this id."""
    run_work_item(container(), item_id, stage.run)
