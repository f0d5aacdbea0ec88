"""A rule over ten thousand derived texts: seen, saved, followed, undone, and which rows that touched."""

import time
import uuid
from collections.abc import Callable
from typing import TypeVar

from sqlalchemy import func, select

from tests.benchmarks.articles import copy_article
from tests.benchmarks.desk import make_ready, rows_of
from tests.benchmarks.report import Row
from tests.benchmarks.running import Running
from tms.db.models import Derivation, TextHistory
from tms.db.queries import affected_texts
from tms.db.unit_of_work import UnitOfWork
from tms.domain.imported_article import Block, ImportedArticle
from tms.domain.permissions import Role
from tms.services.conversion.change_rules import NewRule, make_rule, preview_rule
from tms.services.conversion.undo_change import undo_change
from tms.services.following.detach import detach_segment
from tms.services.translating.save_segment import Save, save_segment

ARTICLES, SEGMENTS = 250, 40
WITH_PHRASE, OWN, LOOSE = 10, 1, 1
"""Of an article's segments: those with the phrase, and of them one that a person worded and one that is detached."""

RULE = NewRule("zh-Hant-TW", "夜车", "夜班車")
HANT = "zh-Hant"
T = TypeVar("T")


def rule_change_rows(running: Running) -> list[Row]:
    """Seconds of each act, and the rows that were written beside those that should be."""
    article_id = make_ready(running, [_page()])[0]
    _touch(running, article_id)
    copy_article(running.container.database, article_id, ARTICLES - 1)
    editor = running.newsroom[Role.EDITOR]
    before = _derivations(running)
    preview, effect = _timed(running, lambda uow: preview_rule(uow, editor, RULE))
    saving, change_id = _timed(running, lambda uow: make_rule(uow, editor, RULE).id)
    following = _until_done(running, change_id)
    written = _written(running, change_id)
    others = _derivations(running) - before
    undoing, undo_id = _timed(running, lambda uow: undo_change(uow, editor, change_id).id)
    undone = _until_done(running, undo_id)
    n = ARTICLES * SEGMENTS
    expected = ARTICLES * (WITH_PHRASE - LOOSE)
    counts = ", ".join(f"{count} {fate}" for fate, count in effect.counts.items())
    return [
        Row(f"rule over {n:,} derived texts: the effect shown", preview, "s", detail=counts),
        Row("  saved", saving, "s", detail=f"{ARTICLES} work items"),
        Row("  every text follows", following, "s", detail="web, worker and the clock on one machine"),
        Row("  texts written", written, "", expected, f"{expected:,} say the phrase and follow their parent"),
        Row("  derivations made anew", others, "", expected, "detached ones are marked only"),
        Row("  undone", undoing + undone, "s", detail=f"{_written(running, undo_id):,} texts written"),
    ]


def _page() -> ImportedArticle:
    said = [f"第{n}次{'夜车' if n < WITH_PHRASE else '列车'}在{n + 200}分钟后发出。" for n in range(SEGMENTS - 1)]
    return ImportedArticle(language="zh-Hans", title="长长的报告", blocks=[Block("paragraph", one) for one in said])


def _touch(running: Running, article_id: int) -> None:
    translator = running.newsroom[Role.TRANSLATOR]
    own, loose = [row for row in rows_of(running, article_id, HANT) if "夜車" in row.target.text][: OWN + LOOSE]
    save = Save(own.target.text.replace("發出", "開出"), own.target.rev, own.source.rev, uuid.uuid4(), confirm=True)
    with running.container.database.begin() as uow:
        save_segment(uow, translator, article_id, HANT, own.segment_id, save)
        detach_segment(uow, translator, article_id, HANT, loose.segment_id)


def _timed(running: Running, act: Callable[[UnitOfWork], T]) -> tuple[float, T]:
    began = time.perf_counter()
    with running.container.database.begin() as uow:
        result = act(uow)
    return time.perf_counter() - began, result


def _until_done(running: Running, change_id: int) -> float:
    began = time.perf_counter()
    while True:
        with running.container.database.begin() as uow:
            progress = affected_texts.progress_of(uow.session, change_id)
        if progress.failed:
            raise RuntimeError(progress)
        if progress.done == progress.items:
            return time.perf_counter() - began
        if time.perf_counter() - began > 300:
            raise TimeoutError(progress)
        time.sleep(0.05)


def _written(running: Running, change_id: int) -> int:
    with running.container.database.begin() as uow:
        query = select(func.count()).select_from(TextHistory).where(TextHistory.change_set_id == change_id)
        return uow.session.scalar(query) or 0


def _derivations(running: Running) -> int:
    """Derivations by rules that know the phrase."""
    with running.container.database.begin() as uow:
        query = select(func.count()).select_from(Derivation).where(Derivation.base_text.contains(RULE.target))
        return uow.session.scalar(query) or 0
