"""The board and my work in pages: put together they are the whole list, in its order, each article once."""

from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta

import pytest

from tests.factories import ARTICLE, Newsroom, make_article, make_person
from tms.db.unit_of_work import Database
from tms.domain.permissions import Actor, Role
from tms.services.articles.archive import archive_article
from tms.services.board import board as the_board
from tms.services.board import my_work as the_work
from tms.services.board.board import board
from tms.services.board.filter_indexes import BoardFilter
from tms.services.board.my_work import my_work
from tms.services.jobs.assign import assign_step, set_due

NOW = datetime(2026, 11, 25, 12, tzinfo=UTC)
TODAY, LATER = NOW + timedelta(hours=3), NOW + timedelta(days=3)

# Due dates of (zh-Hans, zh-Hant) of each article, in the order in which they come in.
DATES = ((LATER, None), (None, None), (TODAY, LATER), (None, TODAY), (LATER, LATER), (None, None), (TODAY, TODAY))


@pytest.fixture
def articles(database: Database, newsroom: Newsroom) -> list[int]:
    editor = newsroom[Role.EDITOR]
    ids = [make_article(database, editor, replace(ARTICLE, title=f"Number {n}"), run=False) for n in range(len(DATES))]
    with database.begin() as uow:
        for article_id, dates in zip(ids, DATES, strict=True):
            for locale, due in zip(("zh-Hans", "zh-Hant"), dates, strict=True):
                set_due(uow, editor, article_id, locale, due)
    return ids


@dataclass(frozen=True)
class Pages:
    """Reads lists page by page, with pages of one, two and three rows."""

    database: Database
    monkeypatch: pytest.MonkeyPatch
    articles: list[int]

    def board(self, actor: Actor, only: BoardFilter) -> list[int]:
        """The list; which must be the same in whatever pages, each full but the last."""
        found: list[list[int]] = []
        for size in (1, 2, 3):
            self.monkeypatch.setattr(the_board, "PAGE", size)
            found.append(self._one_by_one(actor, only, size))
        assert found[0] == found[1] == found[2]
        return [article_id for article_id in found[0] if article_id in self.articles]

    def _one_by_one(self, actor: Actor, only: BoardFilter, size: int) -> list[int]:
        found: list[int] = []
        while True:
            with self.database.begin() as uow:
                page = board(uow, actor, only=only, page=len(found) // size, now=NOW, time_zone="UTC")
            found += [row.id for row in page.rows]
            assert page.more == (len(found) < page.counts[only.value])
            if not page.more:
                return found
            assert len(page.rows) == size


@pytest.mark.full
def test_the_pages_of_the_board_are_the_list_by_date_and_then_the_newest_first(
    articles: list[int], database: Database, newsroom: Newsroom, monkeypatch: pytest.MonkeyPatch
) -> None:
    pages = Pages(database, monkeypatch, articles)
    editor, translator = newsroom[Role.EDITOR], newsroom[Role.TRANSLATOR]
    order = [articles[n] for n in (6, 3, 2, 4, 0, 5, 1)]
    assert pages.board(translator, BoardFilter.ALL) == order
    assert pages.board(editor, BoardFilter.DUE_TODAY) == order[:3]
    assert pages.board(editor, BoardFilter.MINE) == order
    with monkeypatch.context() as patch:
        # As if they had more of their own than are counted.
        patch.setattr(the_board, "MOST_COUNTED", 0)
        assert pages.board(editor, BoardFilter.MINE) == order
        assert pages.board(translator, BoardFilter.MINE) == []
    assert pages.board(translator, BoardFilter.MINE) == []
    with database.begin() as uow:
        for article_id in (articles[1], articles[4]):
            assign_step(uow, editor, article_id, "zh-Hans", 0, translator.person_id)
        for article_id in (articles[6], articles[0]):
            archive_article(uow, editor, article_id, reason="long over")
    assert pages.board(translator, BoardFilter.MINE) == [articles[4], articles[1]]
    assert pages.board(editor, BoardFilter.ALL) == [one for one in order[1:] if one != articles[0]]
    assert pages.board(editor, BoardFilter.ARCHIVED) == [articles[6], articles[0]]


def test_a_page_behind_the_last_one_is_empty(articles: list[int], database: Database, newsroom: Newsroom) -> None:
    with database.begin() as uow:
        found = board(uow, newsroom[Role.EDITOR], only=BoardFilter.ALL, page=7, now=NOW, time_zone="UTC")
        work = my_work(uow, newsroom[Role.TRANSLATOR], page=7)
    assert (found.rows, found.more) == ([], False)
    assert found.counts["all"] >= len(articles)
    assert (work.rows, work.more) == ([], False)


@pytest.mark.full
def test_the_pages_of_my_work_are_ones_own_and_then_what_is_free_by_date(
    database: Database, newsroom: Newsroom, monkeypatch: pytest.MonkeyPatch
) -> None:
    editor = newsroom[Role.EDITOR]
    both = make_person(database, "both@newsroom.example", [Role.TRANSLATOR, Role.REVIEWER], newsroom.publication_id)
    first, second, third = (make_article(database, editor, replace(ARTICLE, title=f"Number {n}")) for n in range(3))
    with database.begin() as uow:
        set_due(uow, editor, third, "zh-Hant", TODAY)
        set_due(uow, editor, second, "zh-Hans", LATER)
        for article_id, locale in ((first, "zh-Hant"), (third, "zh-Hans"), (second, "zh-Hans")):
            assign_step(uow, editor, article_id, locale, 0, both.person_id)
    own = [(second, "zh-Hans"), (first, "zh-Hant"), (third, "zh-Hans")]
    free = [(third, "zh-Hant"), (first, "zh-Hans"), (second, "zh-Hant")]
    for size in (1, 2, 3):
        monkeypatch.setattr(the_work, "PAGE", size)
        for person, wanted, mine in ((both, [*own, *free], 3), (newsroom[Role.TRANSLATOR], free, 0)):
            found: list[tuple[int, str]] = []
            more = True
            while more:
                with database.begin() as uow:
                    one = my_work(uow, person, page=len(found) // size)
                found += [(row.article_id, row.locale) for row in one.rows]
                assert one.mine == mine
                more = one.more
                assert len(one.rows) == size or not more
            assert [row for row in found if row[0] in {first, second, third}] == wanted
