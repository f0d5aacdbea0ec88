"""Tokens are made by those who may, known by a hash, and end with a word or with the access of their person."""

from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import func, select, update

from tests.factories import PASSWORD, Newsroom, make_newsroom
from tms.db.models import AccessToken, Event, Membership, Person
from tms.db.unit_of_work import Database
from tms.domain.errors import Conflict, Denied, Invalid, NotFound, NotSignedIn, TmsError
from tms.domain.permissions import Actor, Role
from tms.domain.token_scopes import MACHINE_SCOPES
from tms.services.people.asking_with_token import actor_with_token, note_use
from tms.services.people.erase import erase_person
from tms.services.people.leaving import deactivate_member, reactivate_member
from tms.services.people.list_tokens import every_token, own_tokens
from tms.services.people.make_token import MOST_WORKING, MadeToken, NewToken, make_machine_token, make_own_token
from tms.services.people.members import change_member, list_members
from tms.services.people.revoke_token import revoke_any_token, revoke_own_token
from tms.services.people.token_secret import hash_secret

READ = NewToken("night desk", ["articles:read"], 30)


def own(database: Database, actor: Actor, new: NewToken = READ, *, password: str = PASSWORD) -> MadeToken:
    with database.begin() as uow:
        return make_own_token(uow, actor, new, password=password)


def machine(database: Database, actor: Actor, new: NewToken = READ, *, password: str = PASSWORD) -> MadeToken:
    with database.begin() as uow:
        return make_machine_token(uow, actor, new, password=password)


def who(database: Database, made: MadeToken) -> Actor:
    with database.begin() as uow:
        return actor_with_token(uow, made.secret)[0]


def refusal(database: Database, made: MadeToken) -> str:
    with pytest.raises(NotSignedIn) as refused:
        who(database, made)
    return refused.value.code


def row(database: Database, made: MadeToken) -> AccessToken:
    with database.begin() as uow:
        return uow.session.scalars(select(AccessToken).where(AccessToken.id == made.id)).one()


def test_the_secret_is_kept_nowhere_and_found_by_its_hash(database: Database, newsroom: Newsroom) -> None:
    made = own(database, newsroom[Role.TRANSLATOR])
    kept = row(database, made)
    assert len(made.secret) > 40
    assert kept.secret_hash == hash_secret(made.secret)
    assert made.secret.startswith(kept.prefix)
    assert len(kept.prefix) < 15
    with database.begin() as uow:
        told = uow.session.scalars(select(Event.data).where(Event.act == "token_made")).one()
    assert made.secret not in str(told)
    assert told == {
        "person": newsroom[Role.TRANSLATOR].person_id,
        "token": made.id,
        "scopes": ["articles:read"],
        "days": 30,
    }


def test_a_person_s_token_acts_as_they_are_now_narrowed_by_its_scopes(database: Database, newsroom: Newsroom) -> None:
    reviewer, administrator = newsroom[Role.REVIEWER], newsroom[Role.ADMINISTRATOR]
    made = own(database, reviewer)
    asking = who(database, made)
    assert (asking.person_id, asking.roles, asking.is_machine) == (reviewer.person_id, frozenset({"reviewer"}), False)
    assert asking.scopes == frozenset({"articles:read"})
    with database.begin() as uow:
        change_member(
            uow, administrator, reviewer.person_id, roles=["translator"], languages=["en"], assigned_only=True
        )
    asking = who(database, made)
    assert (asking.roles, asking.languages, asking.assigned_only) == (
        frozenset({"translator"}),
        frozenset({"en"}),
        True,
    )


def test_who_makes_one_says_their_password_once_more(database: Database, newsroom: Newsroom) -> None:
    for make, role in ((own, Role.TRANSLATOR), (machine, Role.ADMINISTRATOR)):
        with pytest.raises(Invalid, match="password"):
            make(database, newsroom[role], password="not it at all")
    with database.begin() as uow:
        assert not uow.session.scalar(select(func.count()).select_from(AccessToken))


@pytest.mark.parametrize(
    ("new", "code"),
    [
        (NewToken(" \n ", ["articles:read"], 30), "token_name_wrong"),
        (NewToken("x" * 61, ["articles:read"], 30), "token_name_wrong"),
        (NewToken("x", [], 30), "token_scopes_missing"),
        (NewToken("x", ["articles:read", "all"], 30), "token_scopes_missing"),
        (NewToken("x", ["articles:read"], 31), "token_days_unknown"),
        (NewToken("x\0", ["articles:read"], 30), "text_not_text"),
    ],
)
def test_a_token_has_a_name_scopes_and_an_end(database: Database, newsroom: Newsroom, new: NewToken, code: str) -> None:
    for make, role in ((own, Role.TRANSLATOR), (machine, Role.ADMINISTRATOR)):
        with pytest.raises(Invalid) as refused:
            make(database, newsroom[role], new)
        assert refused.value.code == code


def test_a_machine_has_no_roles_no_address_and_only_scopes_that_are_for_machines(
    database: Database, newsroom: Newsroom
) -> None:
    administrator = newsroom[Role.ADMINISTRATOR]
    made = machine(database, administrator, NewToken("Website", list(MACHINE_SCOPES), 365))
    asking = who(database, made)
    assert (asking.is_machine, asking.roles, asking.name) == (True, frozenset(), "Website")
    with database.begin() as uow:
        person = uow.session.get_one(Person, asking.person_id)
        assert [person.kind, person.email, person.password_hash] == ["machine", None, None]
        assert asking.person_id not in {member.person_id for member in list_members(uow, administrator)}
    with pytest.raises(Invalid, match="what the token"):
        machine(database, administrator, NewToken("Website", ["jobs:write"], 30))


def test_another_token_of_that_name_is_the_same_machine_s(database: Database, newsroom: Newsroom) -> None:
    administrator = newsroom[Role.ADMINISTRATOR]
    first, again = (
        machine(database, administrator, NewToken(name, ["articles:read"], 30)) for name in ("Site", "site")
    )
    assert who(database, first).person_id == who(database, again).person_id
    elsewhere = make_newsroom(database, domain="elsewhere.example")[Role.ADMINISTRATOR]
    theirs = machine(database, elsewhere, NewToken("Site", ["articles:read"], 30))
    assert who(database, theirs).person_id != who(database, first).person_id
    assert who(database, theirs).publication_id == elsewhere.publication_id


def test_only_an_administrator_makes_and_sees_those_of_machines(database: Database, newsroom: Newsroom) -> None:
    for role in set(Role) - {Role.ADMINISTRATOR}:
        with pytest.raises(Denied):
            machine(database, newsroom[role])
        with database.begin() as uow, pytest.raises(Denied):
            every_token(uow, newsroom[role])


def test_each_sees_and_revokes_their_own_and_an_administrator_any(database: Database, newsroom: Newsroom) -> None:
    translator, administrator = newsroom[Role.TRANSLATOR], newsroom[Role.ADMINISTRATOR]
    mine, theirs, site = (
        own(database, translator),
        own(database, newsroom[Role.EDITOR]),
        machine(database, administrator),
    )
    with database.begin() as uow:
        assert [one.id for one in own_tokens(uow, translator)] == [mine.id]
        assert {one.id for one in every_token(uow, administrator)} == {mine.id, theirs.id, site.id}
    for not_mine in (theirs, site):
        with database.begin() as uow, pytest.raises(NotFound):
            revoke_own_token(uow, translator, not_mine.id)
    elsewhere = make_newsroom(database, domain="elsewhere.example")[Role.ADMINISTRATOR]
    with database.begin() as uow, pytest.raises(NotFound):
        revoke_any_token(uow, elsewhere, mine.id)
    with database.begin() as uow:
        revoke_own_token(uow, translator, mine.id)
        revoke_own_token(uow, translator, mine.id)
        revoke_any_token(uow, administrator, site.id)
    assert refusal(database, mine) == refusal(database, site) == "token_revoked"
    assert who(database, theirs).person_id == newsroom[Role.EDITOR].person_id
    with database.begin() as uow:
        shown = own_tokens(uow, translator)[0]
        told = uow.session.scalars(select(Event.data["token"]).where(Event.act == "token_revoked")).all()
    assert not shown.works
    assert shown.revoked_at is not None
    assert sorted(told) == sorted([mine.id, site.id])


def test_a_token_ends_with_its_day(database: Database, newsroom: Newsroom) -> None:
    made = own(database, newsroom[Role.TRANSLATOR])
    with database.begin() as uow:
        kept = uow.session.scalars(select(AccessToken)).one()
        assert timedelta(days=29) < kept.expires_at - datetime.now(UTC) < timedelta(days=31)
        secret_hash = hash_secret("another")
        past = AccessToken(
            publication_id=kept.publication_id,
            person_id=kept.person_id,
            name="old",
            prefix="old",
            secret_hash=secret_hash,
            scopes=["articles:read"],
            created_at=func.now() - timedelta(days=2),
            expires_at=func.now(),
            created_by=kept.person_id,
        )
        uow.session.add(past)
        uow.session.flush()
    assert refusal(database, MadeToken(past.id, "old", "another")) == "token_expired"
    assert who(database, made).scopes == frozenset({"articles:read"})


def test_a_token_ends_with_the_access_of_its_person_for_good(database: Database, newsroom: Newsroom) -> None:
    editor, administrator = newsroom[Role.EDITOR], newsroom[Role.ADMINISTRATOR]
    made = own(database, editor)
    with database.begin() as uow:
        deactivate_member(uow, administrator, editor.person_id)
    assert refusal(database, made) == "token_revoked"
    with database.begin() as uow:
        reactivate_member(uow, administrator, editor.person_id)
    assert refusal(database, made) == "token_revoked"
    kept = row(database, made)
    assert kept.revoked_by == administrator.person_id


def test_nobody_asks_with_a_token_whose_person_is_no_member_any_more(database: Database, newsroom: Newsroom) -> None:
    made = own(database, newsroom[Role.EDITOR])
    with database.begin() as uow:
        mine = Membership.person_id == newsroom[Role.EDITOR].person_id
        uow.session.execute(update(Membership).where(mine).values(ended_at=func.now()))
    assert refusal(database, made) == "access_ended"


def test_an_erased_person_s_tokens_say_nothing_of_them(database: Database, newsroom: Newsroom) -> None:
    editor = newsroom[Role.EDITOR]
    made = own(database, editor, NewToken(f"script of {editor.name}", ["articles:read"], 30))
    with database.begin() as uow:
        erase_person(uow, newsroom[Role.ADMINISTRATOR], editor.person_id, confirmation=newsroom.email(Role.EDITOR))
    assert refusal(database, made) == "token_revoked"
    assert editor.name not in row(database, made).name


def test_so_many_work_at_once(database: Database, newsroom: Newsroom) -> None:
    translator = newsroom[Role.TRANSLATOR]
    made = [own(database, translator) for _ in range(MOST_WORKING)]
    with pytest.raises(Conflict, match=str(MOST_WORKING)):
        own(database, translator)
    with database.begin() as uow:
        revoke_own_token(uow, translator, made[0].id)
    own(database, translator)


def test_its_last_use_is_written_down_once_a_minute(database: Database, newsroom: Newsroom) -> None:
    made = own(database, newsroom[Role.TRANSLATOR])
    with database.begin() as uow:
        _, in_use = actor_with_token(uow, made.secret)
        assert in_use.is_noted_late
        note_use(uow, in_use)
    with database.begin() as uow:
        assert not actor_with_token(uow, made.secret)[1].is_noted_late
        uow.session.execute(update(AccessToken).values(last_used_at=func.now() - timedelta(seconds=61)))
        assert actor_with_token(uow, made.secret)[1].is_noted_late


@pytest.mark.parametrize("secret", ["", "sanwen_", "x" * 5000, "sanwen_\udcff", "\0"])
def test_what_is_no_token_opens_nothing(database: Database, secret: str) -> None:
    with database.begin() as uow, pytest.raises(TmsError) as refused:
        actor_with_token(uow, secret)
    assert refused.value.code == "token_unknown"
