"""Requests beside the yardstick: saves, acceptances and pages, alone and with eight clients, and as articles grow."""

from collections.abc import Callable
from contextlib import ExitStack
from functools import partial
from operator import methodcaller
from typing import Any

from tests.benchmarks.articles import copy_article
from tests.benchmarks.browser import Browser
from tests.benchmarks.desk import LOCALE, Accepting, Post, Saving, make_desk, rows_of
from tests.benchmarks.report import Row
from tests.benchmarks.running import Running
from tests.benchmarks.statements import InProcess, as_script
from tests.benchmarks.timing import Timed, compare, compare_together
from tms.domain.permissions import Role

CLIENTS = 8
ALONE, TOGETHER, MOST_STATEMENTS = 12.0, 10.0, 8.0
HELLO = "× hello"
SLOWEST = {"article page": 60.0}
"""Pages whose slowest of twenty has a budget of its own."""

Act = Callable[[Post], Any]


def request_rows(running: Running, *, rounds: int, articles: int) -> list[Row]:
    """Everything that a person waits for."""
    translating, reviewing = make_desk(running, clients=CLIENTS)
    rows = [
        *_acts(running, "save a segment", Role.TRANSLATOR, [Saving(running, n) for n in translating], rounds),
        *_acts(
            running,
            "save a derived segment",
            Role.TRANSLATOR,
            [Saving(running, translating[0], locale="zh-Hant")],
            rounds,
        ),
        *_acts(running, "approve a segment", Role.REVIEWER, [Accepting(running, n) for n in reviewing], rounds),
    ]
    pages = _pages(running, translating[0])
    copy_article(running.container.database, translating[1], 100)
    small = _time_pages(running, pages, max(2, rounds // 2))
    copy_article(running.container.database, translating[1], articles - 100)
    # So many that the slowest one of twenty is not the slowest one of all.
    large = _time_pages(running, pages, rounds * 2)
    counts = InProcess(running)
    for (what, (role, path, budget)), before, after in zip(pages.items(), small, large, strict=True):
        counted = counts.count(role, methodcaller("get", path))
        rows.append(_row(f"{what}, {articles:,} articles", after, budget, counted.words))
        if what in SLOWEST:
            rows.append(Row("  the slowest of twenty", after.times_p95, HELLO, SLOWEST[what]))
        rows.append(
            Row(
                f"  growth from 100 to {articles:,}",
                after.median / before.median * before.hello / after.hello,
                "×",
                1.3,
            )
        )
    saving = Saving(running, translating[2])
    rows += _acts(running, f"save a segment, {articles:,} articles", Role.TRANSLATOR, [saving], rounds)
    return rows


def _acts(running: Running, what: str, role: Role, acts: list[Act], rounds: int) -> list[Row]:
    with ExitStack() as stack:
        browsers = [stack.enter_context(running.browser(role)) for _ in acts]
        hellos = [stack.enter_context(running.hello()) for _ in acts]
        asks = [partial(act, browser.post) for act, browser in zip(acts, browsers, strict=True)]
        greet = [partial(hello.get, "/") for hello in hellos]
        alone = compare(greet[0], asks[:1], rounds=rounds, each=20)[0]
        together = compare_together(greet, asks, rounds=rounds, each=20) if len(acts) > 1 else None
    counted = InProcess(running).count(role, lambda client: acts[0](partial(as_script, client)))
    rows = [
        _row(f"{what}, alone", alone, ALONE),
        Row("  statements", len(counted.statements), "", MOST_STATEMENTS, counted.words),
    ]
    if together is not None:
        rows.append(_row(f"{what}, {len(acts)} clients", together, TOGETHER))
    return rows


Pages = dict[str, tuple[Role, str, float | None]]


def _pages(running: Running, article_id: int) -> Pages:
    segment_id = rows_of(running, article_id)[5].segment_id
    version = f"/articles/{article_id}/versions/{LOCALE}"
    return {
        "one segment": (Role.TRANSLATOR, f"{version}/segments/{segment_id}/row", 6.0),
        "a segment's history": (Role.TRANSLATOR, f"{version}/segments/{segment_id}/history", 6.0),
        "editor page of 40 segments": (Role.TRANSLATOR, version, 40.0),
        "board": (Role.EDITOR, "/board", 40.0),
        "board, due today": (Role.EDITOR, "/board?only=due-today", 40.0),
        "board, mine": (Role.EDITOR, "/board?only=mine", 40.0),
        "board, nobody has it": (Role.EDITOR, "/board?person=nobody", 40.0),
        "board, nobody took it": (Role.EDITOR, "/board?only=untaken", 40.0),
        "board, a person's overdue": (Role.EDITOR, "/board?person=1&due=overdue", 40.0),
        "board, by title": (Role.EDITOR, "/board?sort=title", 40.0),
        "board, longest first": (Role.EDITOR, "/board?sort=-words", 40.0),
        "board, changed last": (Role.EDITOR, "/board?sort=-changed", 40.0),
        "board, words of a title": (Role.EDITOR, "/board?title=report&sort=section", 40.0),
        "figures": (Role.EDITOR, "/figures", 40.0),
        "board, page 2": (Role.EDITOR, "/board?page=1", 40.0),
        "my work": (Role.TRANSLATOR, "/work", 40.0),
        "log of changes": (Role.EDITOR, "/log", 40.0),
        "log, of a person": (Role.EDITOR, "/log?person=1", 40.0),
        "log, of an act that is rare": (Role.EDITOR, "/log?act=publication_changed", 40.0),
        "log, of a group of acts": (Role.EDITOR, "/log?act=knowledge", 40.0),
        "log, of an article": (Role.EDITOR, f"/log?article={article_id}", 40.0),
        "log, of a language": (Role.EDITOR, "/log?language=zh-Hant", 40.0),
        "log, long ago": (Role.EDITOR, "/log?to=2001-01-01", 40.0),
        "article page": (Role.EDITOR, f"/articles/{article_id}", None),
        "termbase": (Role.EDITOR, "/terms", None),
    }


def _time_pages(running: Running, pages: Pages, rounds: int) -> list[Timed]:
    with ExitStack() as stack:
        browsers: dict[Role, Browser] = {
            role: stack.enter_context(running.browser(role)) for role, _, _ in pages.values()
        }
        hello = stack.enter_context(running.hello())
        asks = [partial(browsers[role].get, path) for role, path, _ in pages.values()]
        return compare(partial(hello.get, "/"), asks, rounds=rounds, each=5)


def _row(what: str, timed: Timed, budget: float | None, statements: str = "") -> Row:
    milliseconds = f"{timed.median * 1000:.2f} ms, hello {timed.hello * 1000:.2f} ms, p95 {timed.times_p95:.1f} ×"
    return Row(what, timed.times, HELLO, budget, f"{milliseconds}{'; statements ' if statements else ''}{statements}")
