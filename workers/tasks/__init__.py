"""One task per kind of work item, each a call of ``run_work_item`` with the stage's ``run``."""

from celery import Celery

from workers.tasks import check, derive, digest, draft, open_version, rederive, segment


def register(app: Celery) -> None:
    """Make the tasks known to the application."""
    for module in (segment, draft, derive, rederive, check, open_version, digest):
        app.task(name=module.NAME)(module.run)
