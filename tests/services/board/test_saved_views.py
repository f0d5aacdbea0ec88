"""Saved views of the board: one's own, those that are shared, their limits, and which one the board opens with."""

import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError

from tests.factories import Newsroom
from tms.db.unit_of_work import Database
from tms.domain.errors import Conflict, Denied, Invalid, NotFound, TmsError
from tms.domain.permissions import Actor, Role
from tms.services.board.saved_views import (
    MOST_VIEWS,
    NamedView,
    ViewWish,
    change_view,
    delete_view,
    save_view,
    saved_views,
)
from tms.services.people.leaving import deactivate_member

LATE = "due=overdue&sort=-changed"


def views(database: Database, actor: Actor) -> list[NamedView]:
    with database.begin() as uow:
        return list(saved_views(uow, actor))


def save(database: Database, actor: Actor, name: str, query: str = LATE, **wish: bool) -> None:
    with database.begin() as uow:
        save_view(uow, actor, ViewWish(name, **wish), query)


def test_a_view_is_its_persons_alone_until_they_share_it(database: Database, newsroom: Newsroom) -> None:
    editor, translator = newsroom[Role.EDITOR], newsroom[Role.TRANSLATOR]
    save(database, editor, "  Late   ones ")
    (view,) = views(database, editor)
    assert (view.name, view.query, view.owner, view.is_shared, view.opens) == ("Late ones", LATE, None, False, False)
    assert views(database, translator) == []
    with database.begin() as uow:
        change_view(uow, editor, view.id, ViewWish("Late", is_shared=True, opens=True))
    save(database, translator, "late")
    own, shared = views(database, translator)
    assert (own.name, own.owner) == ("late", None)
    # The board opens with it for its person, not for others.
    assert (shared.name, shared.owner, shared.opens) == ("Late", "Editor", False)
    with database.begin() as uow, pytest.raises(NotFound):
        change_view(uow, translator, view.id, ViewWish("Mine"))
    with database.begin() as uow, pytest.raises(NotFound):
        delete_view(uow, translator, view.id)
    with database.begin() as uow:
        delete_view(uow, editor, view.id)
    assert [one.name for one in views(database, translator)] == ["late"]


def test_only_editors_share_and_whoever_left_shares_nothing(database: Database, newsroom: Newsroom) -> None:
    editor, translator = newsroom[Role.EDITOR], newsroom[Role.TRANSLATOR]
    with pytest.raises(Denied):
        save(database, translator, "Mine", is_shared=True)
    save(database, translator, "Mine")
    (mine,) = views(database, translator)
    with database.begin() as uow, pytest.raises(Denied):
        change_view(uow, translator, mine.id, ViewWish("Mine", is_shared=True))
    save(database, editor, "Late", is_shared=True)
    assert len(views(database, translator)) == 2
    with database.begin() as uow:
        deactivate_member(uow, newsroom[Role.ADMINISTRATOR], editor.person_id)
    assert len(views(database, translator)) == 1


def test_the_board_opens_with_one_view(database: Database, newsroom: Newsroom) -> None:
    editor = newsroom[Role.EDITOR]
    save(database, editor, "First", opens=True)
    save(database, editor, "Second", opens=True)
    first, second = views(database, editor)
    assert (first.opens, second.opens) == (False, True)
    with database.begin() as uow:
        change_view(uow, editor, first.id, ViewWish("First", opens=True))
    assert [view.opens for view in views(database, editor)] == [True, False]


@pytest.mark.parametrize(
    ("name", "query", "kind", "code"),
    [
        ("   ", LATE, Invalid, "view_name_missing"),
        ("x" * 61, LATE, Invalid, "view_name_length"),
        ("a\0b", LATE, Invalid, "text_not_text"),
        ("LATE", LATE, Conflict, "view_name_taken"),
        ("Other", "title=" + "x" * 2500, Invalid, "view_too_long"),
    ],
)
def test_what_is_no_view_is_refused_in_words(
    database: Database, newsroom: Newsroom, name: str, query: str, kind: type[TmsError], code: str
) -> None:
    save(database, newsroom[Role.EDITOR], "Late")
    with pytest.raises(kind) as refused:
        save(database, newsroom[Role.EDITOR], name, query)
    assert refused.value.code == code
    assert len(views(database, newsroom[Role.EDITOR])) == 1


def test_there_is_room_for_thirty_and_a_place_that_is_left_is_taken(database: Database, newsroom: Newsroom) -> None:
    editor = newsroom[Role.EDITOR]
    for n in range(MOST_VIEWS):
        save(database, editor, f"View {n}")
    with pytest.raises(Conflict) as refused:
        save(database, editor, "One more")
    assert refused.value.code == "too_many_views"
    with database.begin() as uow:
        delete_view(uow, editor, views(database, editor)[3].id)
    save(database, editor, "One more")
    assert [view.name for view in views(database, editor)][2:5] == ["View 2", "One more", "View 4"]


@pytest.mark.parametrize(
    ("change", "by"),
    [
        ("number = 31 WHERE name = 'First'", "ck_saved_view_number"),
        ("number = 1 WHERE name = 'Second'", "uq_saved_view_publication_id_person_id_number"),
        ("name = 'SECOND' WHERE name = 'First'", "saved_view_name"),
        ("name = ' First' WHERE name = 'First'", "ck_saved_view_name"),
        ("opens = true", "saved_view_opens"),
    ],
)
def test_the_database_keeps_the_limits_by_itself(database: Database, newsroom: Newsroom, change: str, by: str) -> None:
    for name in ("First", "Second"):
        save(database, newsroom[Role.EDITOR], name)
    with pytest.raises(IntegrityError, match=by), database.begin() as uow:
        uow.session.execute(text(f"UPDATE saved_view SET {change}"))
