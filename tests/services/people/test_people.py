"""People: signing in, the first administrator, adding members."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest
from sqlalchemy import create_engine, func, select, update

from tests.conftest import _execute, _url_of
from tests.factories import PASSWORD, make_person
from tests.services.desk import Desk
from tms.db.models import Membership, Person, Publication
from tms.db.unit_of_work import Database
from tms.domain.errors import Conflict, Invalid, NotSignedIn, TmsError
from tms.domain.permissions import Role
from tms.services.actors import actor_in_session, actor_of, why_nobody
from tms.services.people.passwords import hash_password, is_password
from tms.services.people.people import NewPerson, add_person_from_console, create_first_administrator, needs_setup
from tms.services.people.sessions import begin_session
from tms.services.people.sign_in import sign_in

ANNA = NewPerson(name=" Anna ", email=" Anna@Newsroom.Example ", password=PASSWORD, roles=["translator"])

MADE_BY_ARGON2_CFFI = "$argon2id$v=19$m=8,t=1,p=1$manxToZEdL3UL/lSNGOZ7w$4wWwjXohzMv4X0a3u7JevKA6TEAWfW9aWn2sA+XruiA"
"""Of PASSWORD, with less cost than today's: what releases before this one have stored."""


def signed_in(database: Database, email: str, password: str) -> int:
    with database.begin() as uow:
        return sign_in(uow, email, password)


def test_the_right_password_opens_whatever_the_case_of_the_address(database: Database, desk: Desk) -> None:
    email = desk.newsroom.email(Role.TRANSLATOR)
    person_id = desk.newsroom[Role.TRANSLATOR].person_id
    assert signed_in(database, email, PASSWORD) == person_id
    assert signed_in(database, f"  {email.upper()} ", PASSWORD) == person_id


@pytest.mark.parametrize(
    ("email", "password"),
    [
        ("translator@newsroom.example", "another password"),
        ("translator@newsroom.example", ""),
        ("translator@newsroom.example", PASSWORD + " "),
        ("translator@newsroom.example", PASSWORD + "x" * 5000),
        ("nobody@newsroom.example", PASSWORD),
        ("nobody@newsroom.example", "nobody has this password"),
        ("", ""),
        ("a\x00@newsroom.example", PASSWORD),
        ("translator@newsroom.example", "half \ud83d and more"),
    ],
)
def test_a_wrong_address_and_a_wrong_password_get_the_same_answer(
    database: Database, desk: Desk, email: str, password: str
) -> None:
    with pytest.raises(NotSignedIn) as caught:
        signed_in(database, email, password)
    assert caught.value.code == "login_wrong"


def test_who_has_no_password_cannot_sign_in_with_the_one_that_stands_for_nobody(database: Database, desk: Desk) -> None:
    person_id = desk.newsroom[Role.TRANSLATOR].person_id
    with database.begin() as uow:
        uow.session.execute(update(Person).where(Person.id == person_id).values(password_hash=None))
    for password in ("nobody has this password", "", PASSWORD):
        with pytest.raises(NotSignedIn):
            signed_in(database, desk.newsroom.email(Role.TRANSLATOR), password)


def test_a_deactivated_person_and_an_ended_membership_are_nobody(database: Database, desk: Desk) -> None:
    translator, reviewer = desk.newsroom[Role.TRANSLATOR].person_id, desk.newsroom[Role.REVIEWER].person_id
    with database.begin() as uow:
        uow.session.execute(update(Person).where(Person.id == translator).values(deactivated_at=func.now()))
        uow.session.execute(update(Membership).where(Membership.person_id == reviewer).values(ended_at=func.now()))
    for role in (Role.TRANSLATOR, Role.REVIEWER):
        with pytest.raises(NotSignedIn):
            signed_in(database, desk.newsroom.email(role), PASSWORD)
    with database.begin() as uow:
        assert actor_of(uow, translator) is None
        assert actor_of(uow, reviewer) is None


def test_an_old_hash_is_renewed_at_the_next_sign_in(database: Database, desk: Desk) -> None:
    person_id = desk.newsroom[Role.TRANSLATOR].person_id
    weak = MADE_BY_ARGON2_CFFI
    with database.begin() as uow:
        uow.session.execute(update(Person).where(Person.id == person_id).values(password_hash=weak))
    assert signed_in(database, desk.newsroom.email(Role.TRANSLATOR), PASSWORD) == person_id
    with database.begin() as uow:
        stored = uow.session.get_one(Person, person_id).password_hash
    assert stored != weak
    assert stored is not None
    assert stored.startswith("$argon2id$")


@pytest.mark.parametrize(
    "stored", ["", "no hash", "$argon2id$v=19$m=1,t=1,p=1$AAAA$AAAA", MADE_BY_ARGON2_CFFI.replace("t=1", "t=0")]
)
def test_what_is_stored_and_no_hash_is_nobodys_password(stored: str) -> None:
    assert not is_password(stored, PASSWORD)


def test_an_added_person_is_what_was_said_of_them(database: Database, desk: Desk) -> None:
    new = NewPerson(
        " Anna  Li ", ANNA.email, PASSWORD, ["reviewer", "translator", "reviewer"], ["zh-TW", "en-GB"], True
    )
    with database.begin() as uow:
        person_id = add_person_from_console(uow, new, publication_id=desk.newsroom.publication_id)
    with database.begin() as uow:
        actor = actor_of(uow, person_id)
    assert actor is not None
    assert (actor.name, actor.publication_id) == ("Anna Li", desk.newsroom.publication_id)
    assert sorted(actor.roles) == ["reviewer", "translator"]
    assert sorted(actor.languages) == ["en", "zh-Hant"]
    assert actor.assigned_only is True


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"name": "  "}, "name_missing"),
        ({"email": "no address"}, "email_wrong"),
        ({"email": "@"}, "email_wrong"),
        ({"email": "a b@c.example"}, "email_wrong"),
        ({"email": "x" * 250 + "@c.example"}, "email_wrong"),
        ({"password": "short"}, "password_length"),
        ({"password": "x" * 1025}, "password_length"),
        ({"roles": []}, "role_unknown"),
        ({"roles": ["translator", "king"]}, "role_unknown"),
        ({"languages": ["klingon"]}, "locale_unknown"),
        ({"name": "a\x00"}, "text_not_text"),
        ({"email": "a\x00@c.example"}, "email_wrong"),
    ],
    ids=str,
)
def test_what_is_wrong_with_a_new_person_is_said(
    database: Database, desk: Desk, change: dict[str, object], code: str
) -> None:
    values = {"name": "Anna", "email": "anna@c.example", "password": PASSWORD, "roles": ["translator"]} | change
    with pytest.raises(Invalid) as caught, database.begin() as uow:
        add_person_from_console(uow, NewPerson(**values))  # type: ignore[arg-type]
    assert caught.value.code == code


def test_an_address_belongs_to_one_person(database: Database, desk: Desk) -> None:
    with database.begin() as uow:
        add_person_from_console(uow, ANNA)
    again = NewPerson("B", "ANNA@newsroom.example", PASSWORD, ["editor"])
    with pytest.raises(Conflict) as caught, database.begin() as uow:
        add_person_from_console(uow, again)
    assert caught.value.code == "email_taken"


def test_a_session_ends_when_the_persons_number_is_another(database: Database, desk: Desk) -> None:
    person_id = desk.newsroom[Role.TRANSLATOR].person_id
    with database.begin() as uow:
        began = begin_session(uow, person_id)
        assert actor_in_session(uow, person_id, began) is not None
        uow.session.execute(update(Person).where(Person.id == person_id).values(sessions=Person.sessions + 1))
        assert actor_in_session(uow, person_id, began) is None
        assert why_nobody(uow, person_id) == "session_ended"
        uow.session.execute(update(Membership).where(Membership.person_id == person_id).values(ended_at=func.now()))
        assert why_nobody(uow, person_id) == "access_ended"


@pytest.fixture
def nobody_yet(migrated: str) -> Iterator[Database]:
    """Tables without a row."""
    name = f"{migrated}_nobody"
    _execute(f"CREATE DATABASE {name} TEMPLATE {migrated}")
    engine = create_engine(_url_of(name), pool_size=4)
    yield Database(engine)
    engine.dispose()
    _execute(f"DROP DATABASE {name} WITH (FORCE)")


def test_the_first_page_makes_one_administrator_who_may_do_everything_that_they_chose(nobody_yet: Database) -> None:
    roles = [role.value for role in Role]
    new = NewPerson("Ada", "ada@newsroom.example", PASSWORD, roles)

    def set_up(_: int) -> int | str:
        try:
            with nobody_yet.begin() as uow:
                return create_first_administrator(uow, publication=" The Meridian ", new=new)
        except TmsError as error:
            return error.code

    with nobody_yet.begin() as uow:
        assert needs_setup(uow)
    with ThreadPoolExecutor(2) as threads:
        answers = list(threads.map(set_up, range(2)))
    assert "setup_done" in answers
    with nobody_yet.begin() as uow:
        assert not needs_setup(uow)
        assert uow.session.scalars(select(Publication.name)).all() == ["The Meridian"]
        (person_id,) = uow.session.scalars(select(Person.id))
        actor = actor_of(uow, person_id)
    assert actor is not None
    assert actor.roles == set(roles)
    assert set_up(3) == "setup_done"


def test_an_unnamed_publication_is_not_set_up(nobody_yet: Database) -> None:
    with pytest.raises(Invalid) as caught, nobody_yet.begin() as uow:
        create_first_administrator(uow, publication=" ", new=ANNA)
    assert caught.value.code == "name_missing"
    with nobody_yet.begin() as uow:
        assert needs_setup(uow)


def test_a_person_of_two_publications_acts_in_the_first(database: Database, desk: Desk) -> None:
    actor = make_person(database, "two@antipode.example", [Role.EDITOR], desk.foreign_editor.publication_id)
    with database.begin() as uow:
        uow.session.add(
            Membership(publication_id=desk.newsroom.publication_id, person_id=actor.person_id, roles=["translator"])
        )
    with database.begin() as uow:
        found = actor_of(uow, actor.person_id)
    assert found is not None
    assert (found.publication_id, [*found.roles]) == (desk.newsroom.publication_id, ["translator"])


@pytest.mark.parametrize("password", ["password123", "1234567890", "qwertyuiop", "aaaaaaaaaa", "P@ssw0rd123"])
def test_what_everybody_tries_first_is_no_password(password: str) -> None:
    with pytest.raises(Invalid) as caught:
        hash_password(password)
    assert caught.value.code == "password_common"


@pytest.mark.parametrize("password", [PASSWORD, "Meridian-2026-gate", "我的密码很长很长很长", str(7**1100)])
def test_others_are_taken(password: str) -> None:
    assert is_password(hash_password(password), password)
