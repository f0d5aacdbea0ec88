"""Splitting and merging segments of a short and of a long article, beside a save in the same one."""

import json
import uuid
from functools import partial

from tests.benchmarks.articles import page_of
from tests.benchmarks.desk import LOCALE, Post, Saving, make_ready, rows_of
from tests.benchmarks.processor import Processor
from tests.benchmarks.report import Row
from tests.benchmarks.running import Running
from tests.benchmarks.timing import compare
from tms.domain.permissions import Role

LENGTHS = (40, 2_000)
_MOST = 30
"""Splits of one article: each is of another segment."""


def cutting_rows(running: Running, *, rounds: int) -> list[Row]:
    """How many saves a split takes, and a merge, in processor time; and a split right after the other, in time."""
    rows = []
    processor, turns = Processor(running), min(rounds, 5)
    pages = [page_of(n, title=f"To be cut, {n}", number=5_000 + n) for n in LENGTHS]
    for n, article_id in zip(LENGTHS, make_ready(running, pages), strict=True):
        with running.browser(Role.TRANSLATOR) as saves, running.browser(Role.TRANSLATOR) as cuts:
            save = partial(Saving(running, article_id, last=5), saves.post)
            cutting = Cutting(running, article_id)
            split, merge = partial(cutting.split, cuts.post), partial(cutting.merge, cuts.post)
            saved, parted, joined = processor.in_turns([save, split, merge], rounds=turns)
            behind = processor.work_behind(split)
            timed = compare(save, [split], rounds=turns, each=(_MOST - 12) // turns)[0]
        told = f"{parted:.0f} ms of web and database, save {saved:.1f} ms; {behind:.0f} ms of work behind it"
        times = f"{timed.median * 1000:.1f} ms, save {timed.hello * 1000:.1f} ms, p95 {timed.times_p95:.1f} ×"
        rows += [
            Row(f"split a segment of {n:,}, processor", parted / saved, "× save", None, told),
            Row("  merge it again, processor", joined / saved, "× save", None, f"{joined:.0f} ms"),
            Row("  split one after the other", timed.times, "× save", None, times),
        ]
    return rows


class Cutting:
    """Splits one segment of the article after the other, each once; what was split last can be merged."""

    def __init__(self, running: Running, article_id: int) -> None:
        self._running, self._article_id = running, article_id
        self._rows = iter([row for row in rows_of(running, article_id) if " says " in row.source.text])
        self._url = f"/articles/{article_id}/versions/{LOCALE}/segments"
        self._form: dict[str, object] = {}
        self._first = 0

    def split(self, post: Post) -> None:
        row = next(self._rows)
        form = {
            "rev": row.target.rev,
            "source_rev": row.source.rev,
            "source_at": row.source.text.index("says "),
            "target_at": "",
            "key": str(uuid.uuid4()),
        }
        told = json.loads(post(f"{self._url}/{row.segment_id}/split", form))
        # The text stays whole in the first, so its rev does too, and that of the second is its first.
        self._first = row.segment_id
        self._form = {"rev": row.target.rev, "next": told["second"], "next_rev": 1}

    def merge(self, post: Post) -> None:
        post(f"{self._url}/{self._first}/merge", self._form | {"key": str(uuid.uuid4())})
