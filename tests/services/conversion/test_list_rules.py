"""Who may know of which rules and changes."""

import pytest
from sqlalchemy import select

from tests.services.desk import Desk
from tests.services.story import Story
from tms.db.models import Article, ConversionRule
from tms.db.unit_of_work import Database
from tms.domain.errors import NotFound
from tms.domain.permissions import Actor, Role
from tms.services.conversion.change_rules import NewRule, make_rule
from tms.services.conversion.list_rules import ChangeView, newest_changes, rule_change


@pytest.fixture
def story(database: Database, desk: Desk) -> Story:
    return Story(database, desk.newsroom, desk.chinese)


def change_of(story: Story, who: Actor, change_id: int) -> ChangeView:
    with story.database.begin() as uow:
        return rule_change(uow, who, change_id)[0]


def test_a_change_within_an_article_is_told_to_those_who_see_the_article(story: Story) -> None:
    with story.database.begin() as uow:
        rule = NewRule("zh-Hant-TW", "夜车", "夜班車", "article", article_id=story.id)
        change_id = make_rule(uow, story.editor, rule).id
    translator = story.newsroom[Role.TRANSLATOR]
    assert change_of(story, translator, change_id).made == [("夜车", "夜班車")]
    with story.database.begin() as uow:
        uow.session.get_one(Article, story.id).visibility = "assigned"
    assert change_of(story, story.editor, change_id).made == [("夜车", "夜班車")]
    with pytest.raises(NotFound) as caught:
        change_of(story, translator, change_id)
    assert caught.value.code == "change_not_found"


def test_a_rule_of_all_articles_is_known_to_all_wherever_it_was_made(story: Story) -> None:
    with story.database.begin() as uow:
        make_rule(uow, story.editor, NewRule("zh-Hant-TW", "夜车", "夜班車"))
        uow.session.get_one(Article, story.id).visibility = "assigned"
        uow.session.flush()
        (change,) = newest_changes(uow, story.newsroom[Role.TRANSLATOR])
        assert change.id == uow.session.scalars(select(ConversionRule.change_set_id)).one()
    assert change_of(story, story.newsroom[Role.TRANSLATOR], change.id).made == [("夜车", "夜班車")]
