"""A real worker that sends to sites, and dies with all its children at the step that the file in TMS_DIES_AT names."""

import os
import signal
import time
from pathlib import Path
from typing import Any

from tms.adapters.sites.wordpress import WordPressClient
from tms.services.sites import send_versions
from tms.services.sites.sending import SiteAccess, SiteAnswer, SitePut

TAKEN, BEFORE, ANSWERED = "the site is taken", "before the request", "after the answer, before the record"


def die_at(step: str) -> None:
    """SIGKILL to the whole process group, if this is the step."""
    order = Path(os.environ["TMS_DIES_AT"])
    if order.exists() and order.read_text() == step:
        order.unlink()
        os.killpg(0, signal.SIGKILL)
        time.sleep(60)


def main() -> None:
    serve, put = send_versions._serve, WordPressClient.put

    def dying_serve(*given: Any) -> None:
        die_at(TAKEN)
        serve(*given)

    def dying_put(self: WordPressClient, access: SiteAccess, wanted: SitePut) -> SiteAnswer:
        die_at(BEFORE)
        answer = put(self, access, wanted)
        die_at(ANSWERED)
        return answer

    send_versions.__dict__.update(_serve=dying_serve)
    WordPressClient.put = dying_put  # type: ignore[method-assign, assignment]
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
