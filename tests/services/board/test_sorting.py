"""The board in each order, few articles and many: the same rows, each once, and what has no such thing last."""

import uuid
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import select, text

from tests.factories import ARTICLE, Newsroom, make_article
from tests.services.desk import Desk
from tms.db.models import Article, ArticleChange, Event
from tms.db.unit_of_work import Database
from tms.domain.permissions import Role
from tms.services.articles.archive import archive_article, unarchive_article
from tms.services.board import board as the_board
from tms.services.board.board import EVERY, Order, board, every_article
from tms.services.board.filter_indexes import BoardFilter
from tms.services.board.narrowing import Narrowing
from tms.services.board.sorting import BoardSort
from tms.services.jobs.assign import set_due
from tms.services.source.commit_revision import commit_revision

NOW = datetime(2026, 11, 25, 12, tzinfo=UTC)

Ask = Callable[..., list[int]]


@pytest.fixture
def ask(database: Database, newsroom: Newsroom, three: tuple[int, int, int]) -> Ask:
    def found(
        sort: str, only: BoardFilter = BoardFilter.ALL, narrowing: Narrowing = EVERY, *, down: bool = False
    ) -> list[int]:
        with database.begin() as uow:
            asked = {"only": only, "now": NOW, "time_zone": "UTC", "narrowing": narrowing}
            order = Order(BoardSort(sort), down=down)
            page = board(uow, newsroom[Role.EDITOR], page=0, order=order, **asked)  # type: ignore[arg-type]
            every = every_article(uow, newsroom[Role.EDITOR], most=10, order=order, **asked)  # type: ignore[arg-type]
        ids = [row.id for row in page.rows]
        assert ids == every
        # What else stands in this database is older.
        return [one for one in ids if one >= min(three)]

    return found


@pytest.fixture
def three(database: Database, newsroom: Newsroom) -> tuple[int, int, int]:
    """The first is due last and has the longest title; the second has no section and no date."""
    editor = newsroom[Role.EDITOR]
    made = (
        make_article(database, editor, replace(ARTICLE, title=title, section=section, author=author))
        for title, section, author in (
            ("cranes in the harbour at night", "Opera", "Ada Lin"),
            ("Bells", None, "Wei Chen"),
            ("anchors", "Fisheries", "Lin Wei"),
        )
    )
    first, second, third = made
    with database.begin() as uow:
        set_due(uow, editor, third, "zh-Hans", NOW + timedelta(days=1))
        set_due(uow, editor, first, "zh-Hans", NOW + timedelta(days=2))
        for article_id, year in ((third, 2031), (first, 2032)):
            act = {"act": "archived", "publication_id": newsroom.publication_id}
            uow.session.add(Event(article_id=article_id, at=datetime(year, 1, 1, tzinfo=UTC), **act))
    return first, second, third


@pytest.mark.parametrize("most_counted", [1000, 1], ids=["few", "many"])
def test_the_board_goes_by_what_it_is_asked_to(
    three: tuple[int, int, int], ask: Ask, monkeypatch: pytest.MonkeyPatch, most_counted: int
) -> None:
    monkeypatch.setattr(the_board, "MOST_COUNTED", most_counted)
    first, second, third = three
    assert ask("title") == [third, second, first]
    assert ask("title", down=True) == [first, second, third]
    assert ask("words", down=True)[0] == first
    assert ask("section") == [third, first, second]
    assert ask("section", down=True) == [first, third, second]
    assert ask("due") == [third, first, second]
    assert ask("due", down=True) == [first, third, second]
    assert ask("changed") == [second, third, first]
    assert ask("changed", down=True) == [first, third, second]


@pytest.mark.parametrize("most_counted", [1000, 1], ids=["few", "many"])
def test_words_of_title_and_author_narrow_it_in_any_order(
    three: tuple[int, int, int], ask: Ask, monkeypatch: pytest.MonkeyPatch, most_counted: int
) -> None:
    monkeypatch.setattr(the_board, "MOST_COUNTED", most_counted)
    first, second, third = three
    assert ask("title", narrowing=Narrowing(title="NIGHT cranes")) == [first]
    assert ask("title", narrowing=Narrowing(author="lin")) == [third, first]
    assert ask("title", narrowing=Narrowing(author="lin wei")) == [third]
    assert ask("title", narrowing=Narrowing(author="lin", title="bells")) == []
    assert ask("title", BoardFilter.MINE, Narrowing(author="wei")) == [third, second]
    assert ask("title", BoardFilter.ARCHIVED, Narrowing(author="wei")) == []


def test_an_article_keeps_title_author_and_length_of_its_current_revision(
    database: Database, newsroom: Newsroom
) -> None:
    editor = newsroom[Role.EDITOR]
    page = replace(ARTICLE, title="Night trains", author="Ada Lin")
    article_id = make_article(database, editor, page)
    kept = select(Article.title, Article.author, Article.words).where(Article.id == article_id)
    with database.begin() as uow:
        before = uow.session.execute(kept).one()
        changed = replace(page, title="夜车 and 3 trains", author="Wei Chen")
        commit_revision(uow, editor, article_id, changed, based_on=1, typo=False, note=None, key=uuid.uuid4())
        after = uow.session.execute(kept).one()
    assert tuple(before)[:2] == ("Night trains", "Ada Lin")
    assert tuple(after)[:2] == ("夜车 and 3 trains", "Wei Chen")
    # Two characters, "and", "3" and "trains" instead of two words.
    assert after.words - before.words == 3


def changed(database: Database, article_id: int) -> tuple[datetime, bool]:
    with database.begin() as uow:
        found = uow.session.execute(
            select(ArticleChange.at, ArticleChange.at_work).where(ArticleChange.article_id == article_id)
        )
        at, is_at_work = found.one()
        return at, is_at_work


def do(database: Database, newsroom: Newsroom, article_id: int, at: datetime) -> None:
    with database.begin() as uow:
        uow.session.execute(text("SET LOCAL lock_timeout = '2s'"))
        uow.session.add(Event(article_id=article_id, at=at, act="archived", publication_id=newsroom.publication_id))


def test_the_article_change_is_the_minute_of_the_latest_act_whichever_comes_in_last(
    database: Database, newsroom: Newsroom
) -> None:
    article_id = make_article(database, newsroom[Role.EDITOR], ARTICLE)
    do(database, newsroom, article_id, datetime(2031, 1, 1, 10, 5, 40, tzinfo=UTC))
    do(database, newsroom, article_id, datetime(2031, 1, 1, 10, 4, 50, tzinfo=UTC))
    assert changed(database, article_id) == (datetime(2031, 1, 1, 10, 5, tzinfo=UTC), True)


def test_what_is_archived_leaves_the_order_of_what_is_at_work(
    database: Database, newsroom: Newsroom, three: tuple[int, int, int], ask: Ask, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(the_board, "MOST_COUNTED", 1)
    first, second, third = three
    with database.begin() as uow:
        archive_article(uow, newsroom[Role.EDITOR], third, reason="Done")
    assert ask("changed", down=True) == [first, second]
    assert ask("changed", BoardFilter.ARCHIVED) == [third]
    with database.begin() as uow:
        unarchive_article(uow, newsroom[Role.EDITOR], third)
    assert ask("changed", BoardFilter.ARCHIVED) == []
    assert ask("changed")[-2:] == [third, first]


def test_an_act_on_one_text_does_not_wait_for_who_has_locked_the_article(own_database: Database, desk: Desk) -> None:
    with own_database.begin() as uow:
        uow.session.execute(select(Article.id).where(Article.id == desk.english).with_for_update(key_share=True))
        do(own_database, desk.newsroom, desk.english, datetime(2031, 1, 1, tzinfo=UTC))
    assert changed(own_database, desk.english) == (datetime(2031, 1, 1, tzinfo=UTC), True)
