"""The brief of an article: written by editors, read by whoever sees the article, never overwritten unseen."""

import pytest
from sqlalchemy import select

from tests.factories import Newsroom, make_article
from tms.db.models import ArticleBrief, Event
from tms.db.unit_of_work import Database
from tms.domain.errors import Denied, Invalid, Stale
from tms.domain.permissions import Role
from tms.domain.recorded_acts import EventAct
from tms.services.guidance.brief import LONGEST_FIELD, Brief, BriefText, brief_of, change_brief

FIRST = BriefText("Front page.", "Commuters.", "Dry tone.")


def read(database: Database, article_id: int) -> Brief:
    with database.begin() as uow:
        return brief_of(uow, article_id)


def test_a_brief_is_kept_with_its_history_and_an_event_for_each_change(database: Database, newsroom: Newsroom) -> None:
    editor = newsroom[Role.EDITOR]
    article_id = make_article(database, editor)
    assert not read(database, article_id).says_something
    with database.begin() as uow:
        change_brief(uow, editor, article_id, FIRST, based_on=0)
        change_brief(uow, editor, article_id, BriefText("", "", " 语气克制。\r\n"), based_on=1)
        change_brief(uow, editor, article_id, BriefText("", "", "语气克制。"), based_on=2)
    brief = read(database, article_id)
    assert (brief.text, brief.number, brief.by) == (BriefText("", "", "语气克制。"), 2, editor.name)
    with database.begin() as uow:
        kept = uow.session.scalars(select(ArticleBrief.purpose).order_by(ArticleBrief.number)).all()
        told = uow.session.scalars(select(Event.data).where(Event.act == EventAct.BRIEF_CHANGED)).all()
    assert kept == ["Front page.", ""]
    assert told == [{"number": 1}, {"number": 2}]


def test_whoever_has_not_seen_the_present_brief_does_not_replace_it(database: Database, newsroom: Newsroom) -> None:
    editor = newsroom[Role.EDITOR]
    article_id = make_article(database, editor)
    with database.begin() as uow:
        change_brief(uow, editor, article_id, FIRST, based_on=0)
    for number in (0, 2, -1):
        with pytest.raises(Stale) as refused, database.begin() as uow:
            change_brief(uow, editor, article_id, BriefText("Mine."), based_on=number)
        assert refused.value.code == "brief_stale"
    assert read(database, article_id).text == FIRST


def test_only_editors_write_a_brief_and_no_field_is_a_novel(database: Database, newsroom: Newsroom) -> None:
    article_id = make_article(database, newsroom[Role.EDITOR])
    for role in (Role.TRANSLATOR, Role.REVIEWER, Role.ADMINISTRATOR):
        with pytest.raises(Denied), database.begin() as uow:
            change_brief(uow, newsroom[role], article_id, FIRST, based_on=0)
    for wrong in ("x" * (LONGEST_FIELD + 1), "a\0b"):
        with pytest.raises(Invalid), database.begin() as uow:
            change_brief(uow, newsroom[Role.EDITOR], article_id, BriefText(notes=wrong), based_on=0)
    assert read(database, article_id).number == 0
