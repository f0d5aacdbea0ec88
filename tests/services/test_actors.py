"""Who asks and the article they ask about, read in one statement: the same answers as one after the other."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from sqlalchemy import Update, func, select, update

from tests.benchmarks.statements import counting
from tests.services.desk import Desk
from tms.db.models import Membership, Person, PersonSession, Publication
from tms.db.queries.article_context import article_context
from tms.db.unit_of_work import Database, UnitOfWork
from tms.domain.errors import NotFound
from tms.domain.permissions import Action, Role
from tms.services.actors import actor_in_session, actor_with_article
from tms.services.authorize import authorize_for_reading
from tms.services.people.sessions import begin_session

ENDINGS: dict[str, Callable[[int], Update]] = {
    "signed out": lambda person: (
        update(PersonSession).where(PersonSession.person_id == person).values(number=PersonSession.number - 1)
    ),
    "too old": lambda person: (
        update(PersonSession)
        .where(PersonSession.person_id == person)
        .values(began_at=func.now() - timedelta(days=7, seconds=1))
    ),
    "left": lambda person: update(Membership).where(Membership.person_id == person).values(ended_at=func.now()),
    "deactivated": lambda person: update(Person).where(Person.id == person).values(deactivated_at=func.now()),
}


@pytest.mark.parametrize("role", list(Role))
def test_person_and_article_are_those_that_are_read_one_by_one(database: Database, desk: Desk, role: Role) -> None:
    person = desk.newsroom[role].person_id
    with database.begin() as uow:
        began = begin_session(uow, person)
        alone = actor_in_session(uow, person, began)
        assert alone is not None
        key = (alone.publication_id, desk.english, person)
        apart = article_context(uow.session, *key)
        assert actor_with_article(uow, person, began, desk.english) == alone
        with counting(database.engine) as counted:
            assert article_context(uow.session, *key) == apart
            assert counted.statements == []
            assert article_context(uow.session, *key) == apart
            assert len(counted.statements) == 1, "only the first that comes takes what was read ahead"


@pytest.mark.parametrize("how", list(ENDINGS))
def test_a_session_that_has_ended_lets_nobody_in(database: Database, desk: Desk, how: str) -> None:
    person = desk.newsroom[Role.TRANSLATOR].person_id
    with database.begin() as uow:
        began = begin_session(uow, person)
        assert actor_with_article(uow, person, began, desk.english) is not None
        uow.session.execute(ENDINGS[how](person))
        assert actor_with_article(uow, person, began, desk.english) is None
    with database.begin() as uow:
        assert actor_with_article(uow, person, None, desk.english) is None


def test_an_article_of_elsewhere_is_not_there_for_a_person_who_is(database: Database, desk: Desk) -> None:
    person = desk.newsroom[Role.EDITOR].person_id
    with database.begin() as uow:
        began = begin_session(uow, person)
        actor = actor_with_article(uow, person, began, desk.foreign_article)
        assert actor is not None
        assert actor == actor_in_session(uow, person, began)
        with pytest.raises(NotFound):
            authorize_for_reading(uow, actor, Action.ARTICLE_VIEW, desk.foreign_article, "en")


def test_a_member_of_two_publications_works_in_the_first_whatever_they_ask_for(database: Database, desk: Desk) -> None:
    person, other = desk.newsroom[Role.EDITOR].person_id, desk.foreign_editor.publication_id
    with database.begin() as uow:
        mine = uow.session.scalar(select(func.min(Publication.id)))
        assert mine is not None
        assert mine < other
        uow.session.add(Membership(person_id=person, publication_id=other, roles=["editor"], languages=[]))
        began = begin_session(uow, person)
        for article in (desk.english, desk.foreign_article):
            actor = actor_with_article(uow, person, began, article)
            assert actor is not None
            assert actor.publication_id == mine
            with pytest.raises(NotFound):
                authorize_for_reading(uow, actor, Action.ARTICLE_VIEW, desk.foreign_article, "en")


def take_roles_away(uow: UnitOfWork, person: int) -> None:
    uow.session.execute(update(Membership).where(Membership.person_id == person).values(roles=[]))


def test_what_was_read_ahead_decides_nothing_about_another_person_or_a_held_one(database: Database, desk: Desk) -> None:
    translator, editor = desk.newsroom[Role.TRANSLATOR], desk.newsroom[Role.EDITOR]
    with database.begin() as uow:
        began = begin_session(uow, translator.person_id)
        assert actor_with_article(uow, translator.person_id, began, desk.english) is not None
        take_roles_away(uow, editor.person_id)
        with pytest.raises(NotFound):
            authorize_for_reading(uow, editor, Action.ARTICLE_VIEW, desk.english, "en")
        assert actor_with_article(uow, translator.person_id, began, desk.english) is not None
        take_roles_away(uow, translator.person_id)
        held = article_context(
            uow.session, translator.publication_id, desk.english, translator.person_id, holds_member=True
        )
        assert held is not None
        assert held.member.roles == []
