"""One's own name and password."""

import pytest

from tests.factories import PASSWORD
from tests.services.desk import Desk
from tests.services.story import LEFT, Story
from tms.db.unit_of_work import Database
from tms.domain.errors import Invalid, NotSignedIn
from tms.domain.permissions import Role
from tms.services.actors import actor_in_session
from tms.services.people.account import change_own_name, change_own_password, own_address
from tms.services.people.sessions import begin_session
from tms.services.people.sign_in import sign_in

NEW = "another good password"


def test_a_new_name_stands_beside_what_was_done_before_too(story: Story) -> None:
    story.claim("zh-Hans", LEFT)
    with story.database.begin() as uow:
        change_own_name(uow, story.translator, "  林  以安 ")
    holder = story.row("zh-Hans", LEFT).holder
    assert holder is not None
    assert holder.name == "林 以安"
    with pytest.raises(Invalid) as caught, story.database.begin() as uow:
        change_own_name(uow, story.translator, " ")
    assert caught.value.code == "name_missing"


def test_a_new_password_needs_the_present_one_and_ends_every_session(database: Database, desk: Desk) -> None:
    me, email = desk.newsroom[Role.EDITOR], desk.newsroom.email(Role.EDITOR)
    with database.begin() as uow:
        assert own_address(uow, me) == email
        began = begin_session(uow, me.person_id)
    for present, new, code in (("a guess", NEW, "password_wrong"), (PASSWORD, "short", "password_length")):
        with pytest.raises(Invalid) as caught, database.begin() as uow:
            change_own_password(uow, me, present=present, new=new)
        assert caught.value.code == code
    with database.begin() as uow:
        assert actor_in_session(uow, me.person_id, began) is not None
        change_own_password(uow, me, present=PASSWORD, new=NEW)
        assert uow.ended_sessions == {(me.publication_id, me.person_id)}
    with database.begin() as uow:
        assert actor_in_session(uow, me.person_id, began) is None
        assert sign_in(uow, email, NEW) == me.person_id
    with pytest.raises(NotSignedIn), database.begin() as uow:
        sign_in(uow, email, PASSWORD)
