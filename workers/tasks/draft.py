"""The task of ``draft`` work items."""

from tms.adapters.broker import task_name
from tms.db.queries.work_items import Claimed
from tms.db.unit_of_work import Begin
from tms.domain.work import WorkKind
from tms.services.pipeline import draft as stage
from workers.process import container
from workers.work_item import run_work_item

NAME = task_name(WorkKind.DRAFT)


def run(item_id: int) -> None:
    """Run the work item with this id, with the engines that this process knows."""
    here = container()

    def with_engines(begin: Begin, item: Claimed) -> None:
        stage.run(begin, item, here.engines)

    run_work_item(here, item_id, with_engines)
