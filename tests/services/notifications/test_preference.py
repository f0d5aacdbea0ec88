"""How often e-mails come, and the link that ends them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.services.desk import Desk
from tms.db.unit_of_work import Database
from tms.domain.errors import Invalid, NotFound
from tms.domain.notices import Digest
from tms.domain.permissions import Role
from tms.services.notifications.preference import (
    DigestPreference,
    change_own_letters,
    own_letters,
    unsubscribe,
    unsubscribe_token,
    whose_token,
)


def test_a_choice_is_kept_and_ended_by_the_link_of_a_letter(database: Database, desk: Desk) -> None:
    actor = desk.newsroom[Role.TRANSLATOR]
    with database.begin() as uow:
        assert own_letters(uow, actor) == DigestPreference(Digest.HOURLY, "08:00")
        change_own_letters(uow, actor, "daily", "07:30")
    with database.begin() as uow:
        assert own_letters(uow, actor) == DigestPreference(Digest.DAILY, "07:30")
        unsubscribe(uow, "secret", unsubscribe_token("secret", actor.publication_id, actor.person_id))
    with database.begin() as uow:
        assert own_letters(uow, actor) == DigestPreference(Digest.NEVER, "07:30")


@pytest.mark.parametrize(
    ("how", "at", "code"),
    [("weekly", "08:00", "digest_unknown"), *(("daily", at, "digest_time_wrong") for at in ("", "8", "24:00", "1:60"))],
)
def test_a_choice_that_is_none_is_refused(database: Database, desk: Desk, how: str, at: str, code: str) -> None:
    with database.begin() as uow, pytest.raises(Invalid) as refused:
        change_own_letters(uow, desk.newsroom[Role.EDITOR], how, at)
    assert refused.value.code == code


@given(st.text() | st.from_regex(r"\d{1,20}\.\d{1,20}\.[0-9a-f]{0,64}", fullmatch=True))
def test_a_token_that_was_not_made_here_is_nobodys(token: str) -> None:
    with pytest.raises(NotFound, match="not complete"):
        whose_token("secret", token)
    assert whose_token("secret", unsubscribe_token("secret", 1, 2)) == (1, 2)
    with pytest.raises(NotFound):
        whose_token("another", unsubscribe_token("secret", 1, 2))
