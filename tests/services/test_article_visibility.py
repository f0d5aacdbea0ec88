"""Lists show exactly what the permission table lets a person see."""

import itertools

import pytest
from sqlalchemy import select, update

from tests.services.desk import Desk
from tests.services.story import Story
from tms.db.models import Article, Job, JobStep, Version
from tms.domain.errors import NotFound
from tms.domain.permissions import Action, Actor, Allowed, Role, Subject, decide
from tms.domain.token_scopes import Scope
from tms.services.article_visibility import sight_of, visible_to
from tms.services.articles.article_status import article_status
from tms.services.authorize import may

ROLES = [frozenset({role}) for role in Role] + [frozenset({Role.TRANSLATOR, Role.EDITOR}), frozenset(Role)]


@pytest.mark.parametrize("roles", ROLES, ids=lambda roles: "+".join(sorted(roles)))
def test_the_lists_condition_agrees_with_the_permission_table(story: Story, roles: frozenset[Role]) -> None:
    person = story.translator.person_id
    for assigned_only, visibility, assigned in itertools.product(
        (False, True), ("members", "assigned"), (None, "open job", "done job")
    ):
        actor = Actor(person, story.newsroom.publication_id, "x", roles, assigned_only=assigned_only)
        subject = Subject(
            assigned_visibility=visibility == "assigned",
            assignees=frozenset({person} if assigned == "open job" else ()),
        )
        expected = isinstance(decide(actor, Action.ARTICLE_VIEW, subject), Allowed)
        with story.database.begin() as uow:
            savepoint = uow.session.begin_nested()
            uow.session.execute(update(Article).where(Article.id == story.id).values(visibility=visibility))
            version_id = story.version("zh-Hans").id
            job = uow.session.scalars(select(Job).where(Job.article_id == story.id, Job.version_id == version_id)).one()
            if assigned:
                uow.session.execute(
                    update(JobStep).where(JobStep.job_id == job.id, JobStep.position == 0).values(assignee_id=person)
                )
            if assigned == "done job":
                uow.session.execute(update(Job).where(Job.id == job.id).values(state="done"))
            told = may(actor, Action.ARTICLE_VIEW, sight_of(uow, [story.id])[story.id])
            seen = uow.session.scalars(select(Article.id).where(visible_to(actor), Article.id == story.id)).all()
            if expected:
                article_status(uow, actor, story.id)
            else:
                with pytest.raises(NotFound):
                    article_status(uow, actor, story.id)
            savepoint.rollback()
        assert (bool(seen), told) == (expected, expected), (roles, assigned_only, visibility, assigned)


@pytest.mark.parametrize("confidential", [False, True])
@pytest.mark.parametrize("visibility", ["members", "assigned"])
def test_a_machine_sees_what_all_members_see_and_may_leave_the_house(
    story: Story, visibility: str, *, confidential: bool
) -> None:
    machine = Actor(0, story.newsroom.publication_id, "x", frozenset(), is_machine=True, scopes=frozenset(Scope))
    values = {"visibility": visibility, "confidential": confidential}
    with story.database.begin() as uow:
        uow.session.execute(update(Article).where(Article.id == story.id).values(values))
        told = may(machine, Action.ARTICLE_VIEW, sight_of(uow, [story.id])[story.id])
        seen = uow.session.scalars(select(Article.id).where(visible_to(machine), Article.id == story.id)).all()
    assert bool(seen) is told is (visibility == "members" and not confidential)


def test_nobody_sees_another_publications_articles(story: Story, desk: Desk) -> None:
    with story.database.begin() as uow:
        mine = uow.session.scalars(select(Article.id).where(visible_to(story.editor))).all()
        theirs = uow.session.scalars(select(Article.id).where(visible_to(desk.foreign_editor))).all()
        versions = uow.session.scalars(select(Version.id)).all()
    assert sorted(mine) == [desk.english, desk.chinese]
    assert theirs == [desk.foreign_article]
    assert len(versions) == 9
    with pytest.raises(NotFound) as caught, story.database.begin() as uow:
        article_status(uow, story.editor, desk.foreign_article)
    assert caught.value.code == "article_not_found"
