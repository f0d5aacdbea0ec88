"""Articles at work, and what people do with them as requests that can be repeated for ever."""

import json
import time
import uuid
from collections.abc import Callable, Mapping
from typing import Any

from sqlalchemy import func, select

from tests.benchmarks.articles import page_of
from tests.benchmarks.running import Running
from tms.db.models import Version
from tms.domain.imported_article import ImportedArticle
from tms.domain.permissions import Role
from tms.services.articles.import_article import import_article
from tms.services.reviewing.submit import submit_version
from tms.services.translating.save_segment import Save, save_segment
from tms.services.workspace.rows import SegmentRow
from tms.services.workspace.workspace import workspace

LOCALE = "zh-Hans"
SEGMENTS = 40

Post = Callable[[str, Mapping[str, object]], Any]


def make_ready(running: Running, pages: list[ImportedArticle], *, patience: float = 120.0) -> list[int]:
    """Import the pages and wait until the worker has opened every version of them."""
    ids = []
    for page in pages:
        with running.container.database.begin() as uow:
            ids.append(import_article(uow, running.newsroom[Role.EDITOR], page, as_new=True))
    end = time.monotonic() + patience
    while not all_open(running, ids):
        if time.monotonic() > end:
            raise TimeoutError(f"the worker has not opened {ids}")
        time.sleep(0.01)
    return ids


def all_open(running: Running, ids: list[int]) -> bool:
    """Whether people can work on every version."""
    with running.container.database.begin() as uow:
        closed = uow.session.scalar(
            select(func.count()).where(Version.article_id.in_(ids), Version.role != "source", Version.status == "new")
        )
    return closed == 0


def make_desk(running: Running, *, clients: int) -> tuple[list[int], list[int]]:
    """So many articles in translation, and as many in review."""
    count = 2 * clients
    ids = make_ready(running, [page_of(SEGMENTS, title=f"Report {n}", number=n) for n in range(count)])
    translator = running.newsroom[Role.TRANSLATOR]
    for article_id in ids[clients:]:
        for row in rows_of(running, article_id):
            save = Save(f"第{row.number}句。", row.target.rev, row.source.rev, uuid.uuid4(), confirm=True)
            with running.container.database.begin() as uow:
                save_segment(uow, translator, article_id, LOCALE, row.segment_id, save)
        with running.container.database.begin() as uow:
            submit_version(uow, translator, article_id, LOCALE)
    return ids[:clients], ids[clients:]


def rows_of(running: Running, article_id: int, locale: str = LOCALE) -> list[SegmentRow]:
    """The version as the editor sees it."""
    with running.container.database.begin() as uow:
        return workspace(uow, running.newsroom[Role.EDITOR], article_id, locale).rows


class Saving:
    """Confirms one segment of the article after the other, each time with another text."""

    def __init__(self, running: Running, article_id: int, *, locale: str = LOCALE, last: int | None = None) -> None:
        """Only the ``last`` ones, if it says how many."""
        self._rows = rows_of(running, article_id, locale)[-(last or 0) :]
        self._revs = {row.segment_id: row.target.rev for row in self._rows}
        self._url = f"/articles/{article_id}/versions/{locale}/segments"
        self._n = 0

    def __call__(self, post: Post) -> Any:
        self._n += 1
        row = self._rows[self._n % len(self._rows)]
        form = {
            "text": f"夜车今天第{self._n}次载着旅客开往港口。",
            "rev": self._revs[row.segment_id],
            "source_rev": row.source.rev,
            "key": str(uuid.uuid4()),
            "confirm": "1",
        }
        answer = post(f"{self._url}/{row.segment_id}", form)
        told = json.loads(answer) if isinstance(answer, str) else answer.get_json()
        self._revs[row.segment_id] = told["rev"]
        return answer


class Accepting:
    """Accepts one segment of the article after the other, over and over."""

    def __init__(self, running: Running, article_id: int) -> None:
        self._rows = rows_of(running, article_id)
        self._url = f"/articles/{article_id}/versions/{LOCALE}/segments"
        self._n = 0

    def __call__(self, post: Post) -> Any:
        self._n += 1
        row = self._rows[self._n % len(self._rows)]
        return post(f"{self._url}/{row.segment_id}/accept", {"rev": row.target.rev})
