"""The style guide for each language: its history, and nobody's change lost."""

import pytest
from sqlalchemy import select

from tests.factories import Newsroom
from tms.db.models import Event
from tms.db.unit_of_work import Database
from tms.domain.errors import Denied, Invalid, NotFound, Stale
from tms.domain.permissions import Role
from tms.domain.recorded_acts import EventAct
from tms.services.guidance.style_guide import (
    LONGEST_GUIDE,
    change_style_guide,
    style_guide,
    style_guide_changes,
    style_guides,
)


def test_a_guide_holds_for_its_language_and_tells_how_it_came_about(database: Database, newsroom: Newsroom) -> None:
    editor, translator = newsroom[Role.EDITOR], newsroom[Role.TRANSLATOR]
    with database.begin() as uow:
        assert style_guide_changes(uow, translator, "zh-Hant") == []
        change_style_guide(uow, editor, "zh-Hant", "- 用「」", based_on=0)
        change_style_guide(uow, newsroom[Role.ADMINISTRATOR], "zh-Hant", "- 用「」\r\n- 用『』\r\n", based_on=1)
    with database.begin() as uow:
        assert [guide.text for guide in style_guides(uow, translator).values()] == ["", "", "- 用「」\n- 用『』"]
        told = style_guide_changes(uow, translator, "zh-Hant")
        events = uow.session.scalars(select(Event.data).where(Event.act == EventAct.STYLE_GUIDE_CHANGED)).all()
    assert [(one.number, one.before, one.after) for one in told] == [
        (2, "- 用「」", "- 用「」\n- 用『』"),
        (1, "", "- 用「」"),
    ]
    assert events == [{"locale": "zh-Hant", "number": 1}, {"locale": "zh-Hant", "number": 2}]


def test_a_change_on_what_was_not_seen_is_refused(database: Database, newsroom: Newsroom) -> None:
    editor = newsroom[Role.EDITOR]
    with database.begin() as uow:
        change_style_guide(uow, editor, "en", "No exclamation marks.", based_on=0)
    with pytest.raises(Stale), database.begin() as uow:
        change_style_guide(uow, editor, "en", "No semicolons.", based_on=0)
    with database.begin() as uow:
        assert style_guide(uow, editor, "en").text == "No exclamation marks."


def test_who_may_not_what_is_too_long_and_other_languages_are_refused(database: Database, newsroom: Newsroom) -> None:
    editor = newsroom[Role.EDITOR]
    for role in (Role.TRANSLATOR, Role.REVIEWER):
        with pytest.raises(Denied), database.begin() as uow:
            change_style_guide(uow, newsroom[role], "en", "Mine.", based_on=0)
    with pytest.raises(Invalid), database.begin() as uow:
        change_style_guide(uow, editor, "en", "x" * (LONGEST_GUIDE + 1), based_on=0)
    with pytest.raises(NotFound), database.begin() as uow:
        change_style_guide(uow, editor, "zh-Hant-HK", "用「」", based_on=0)
