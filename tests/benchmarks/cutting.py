"""Splitting a segment of a short and of a long article, beside a save in the same one."""

import uuid
from functools import partial

from tests.benchmarks.articles import page_of
from tests.benchmarks.desk import LOCALE, Post, Saving, make_ready, rows_of
from tests.benchmarks.report import Row
from tests.benchmarks.running import Running
from tests.benchmarks.timing import compare
from tms.domain.permissions import Role

LENGTHS = (40, 2_000)
_MOST = 30
"""Splits of one article: each is of another segment."""


def cutting_rows(running: Running, *, rounds: int) -> list[Row]:
    """How many saves a split takes."""
    rows = []
    pages = [page_of(n, title=f"To be cut, {n}", number=5_000 + n) for n in LENGTHS]
    for n, article_id in zip(LENGTHS, make_ready(running, pages), strict=True):
        with running.browser(Role.TRANSLATOR) as saves, running.browser(Role.TRANSLATOR) as splits:
            saving, splitting = Saving(running, article_id, last=5), Splitting(running, article_id)
            acts = partial(saving, saves.post), partial(splitting, splits.post)
            timed = compare(acts[0], acts[1:], rounds=min(rounds, 5), each=(_MOST - 5) // min(rounds, 5))[0]
        told = f"{timed.median * 1000:.1f} ms, save {timed.hello * 1000:.1f} ms, p95 {timed.times_p95:.1f} ×"
        rows.append(Row(f"split a segment of {n:,}", timed.times, "× save", None, told))
    return rows


class Splitting:
    """Splits one segment of the article after the other, each once."""

    def __init__(self, running: Running, article_id: int) -> None:
        self._rows = iter([row for row in rows_of(running, article_id) if " says " in row.source.text])
        self._url = f"/articles/{article_id}/versions/{LOCALE}/segments"

    def __call__(self, post: Post) -> object:
        row = next(self._rows)
        form = {
            "rev": row.target.rev,
            "source_rev": row.source.rev,
            "source_at": row.source.text.index("says "),
            "target_at": "",
            "key": str(uuid.uuid4()),
        }
        return post(f"{self._url}/{row.segment_id}/split", form)
