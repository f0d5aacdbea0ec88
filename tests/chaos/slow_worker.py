"""A real worker whose drafting takes its time, so that a test can kill it in the middle.

``--without-fence`` is the control: it applies drafts whatever happened to the text since it was read. A test that
can't see the damage this does proves nothing.
"""

import sys
import time
from typing import Any

from sqlalchemy import ColumnElement

from tms.db.models import SegmentText
from tms.db.queries import texts
from tms.language.assembly import Assembly
from tms.services.drafting import from_assembly
from tms.services.pipeline import draft

SECONDS_PER_SEGMENT = 0.05
SEGMENTS_PER_BATCH = 10


def slow_assemble(source: str, **_: Any) -> Assembly:
    """A draft for every segment, as an engine would make one."""
    time.sleep(SECONDS_PER_SEGMENT)
    return Assembly(text=f"draft of {source}", used=())


def unfenced(_read_rev: ColumnElement[int]) -> ColumnElement[bool]:
    """No fence at all."""
    return SegmentText.retired.is_(False)


def main() -> None:
    from_assembly.__dict__.update(assemble=slow_assemble)
    draft.__dict__.update(BATCH=SEGMENTS_PER_BATCH)
    if "--without-fence" in sys.argv:
        texts.__dict__.update(machine_may_write=unfenced)
    from workers.celery_app import app

    app.worker_main(
        [
            "worker",
            "--concurrency=1",
            "--queues=pipeline,drafts",
            "--without-gossip",
            "--without-mingle",
            "--loglevel=WARNING",
        ]
    )


if __name__ == "__main__":
    main()
