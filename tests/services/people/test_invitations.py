"""One-time links: invitations and resets, each for one person, once, and not for ever."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from sqlalchemy import select, text, update

from tests.factories import PASSWORD
from tests.services.desk import Desk
from tms.db.models import Event, OneTimeLink, Person
from tms.db.unit_of_work import Database
from tms.domain.errors import Conflict, Denied, Invalid, NotFound, NotSignedIn, TmsError
from tms.domain.permissions import Actor, Role
from tms.services.actors import actor_in_session
from tms.services.jobs.assign import candidates
from tms.services.people.invitations import (
    Delivery,
    Handed,
    LinkAnswer,
    invite_person,
    letter_sent,
    open_link,
    renew_invitation,
    reset_password,
    revoke_invitation,
    use_link,
)
from tms.services.people.leaving import deactivate_member
from tms.services.people.members import Member, read_member
from tms.services.people.people import NewPerson
from tms.services.people.resets import resets_of
from tms.services.people.sessions import begin_session
from tms.services.people.sign_in import sign_in

OVER_THERE = Delivery(lambda token: f"https://desk.example/welcome/{token}")
ANNA = "anna@newsroom.example"
NEW = "a password of her own"


@pytest.fixture
def admin(desk: Desk) -> Actor:
    return desk.newsroom[Role.ADMINISTRATOR]


def invited(database: Database, admin: Actor, email: str = ANNA, *, by_mail: bool = False) -> Handed:
    delivery = Delivery(OVER_THERE.address, by_mail=by_mail)
    with database.begin() as uow:
        return invite_person(uow, admin, NewPerson("", email, None, ["translator"], ["zh-Hans"]), delivery)


def token_of(handed: Handed) -> str:
    return handed.address.rpartition("/")[2]


def use(database: Database, token: str, *, email: str = ANNA, name: str = "Anna Li", password: str = NEW) -> int:
    with database.begin() as uow:
        return use_link(uow, token, LinkAnswer(email, name, password))


def member(database: Database, admin: Actor, person_id: int) -> Member:
    with database.begin() as uow:
        return read_member(uow, admin, person_id)


def acts(database: Database, *names: str) -> list[Event]:
    with database.begin() as uow:
        return list(uow.session.scalars(select(Event).where(Event.act.in_(names)).order_by(Event.id)))


def over(database: Database, token: str, **given: str) -> None:
    """The link can't be used, and says no more than that."""
    for attempt in (lambda: use(database, token, **given), lambda: _open(database, token)):
        with pytest.raises(NotFound) as caught:
            attempt()
        assert caught.value.code == "link_over"


def _open(database: Database, token: str) -> None:
    with database.begin() as uow:
        open_link(uow, token)


def test_the_invited_person_chooses_name_and_password_and_signs_in(database: Database, admin: Actor) -> None:
    handed = invited(database, admin, f" {ANNA.upper()} ")
    assert handed.email == ANNA
    assert member(database, admin, handed.person_id).state == "invited"
    with pytest.raises(NotSignedIn), database.begin() as uow:
        sign_in(uow, ANNA, "")
    with database.begin() as uow:
        link = open_link(uow, token_of(handed))
    assert (link.purpose, link.publication) == ("invite", "The Meridian")
    assert use(database, token_of(handed), email=" Anna@Newsroom.Example ") == handed.person_id
    with database.begin() as uow:
        assert sign_in(uow, ANNA, NEW) == handed.person_id
    found = member(database, admin, handed.person_id)
    assert (found.name, found.state, found.roles, found.languages) == ("Anna Li", "active", ["translator"], ["zh-Hans"])
    asked, joined = acts(database, "person_invited", "person_joined")
    assert (asked.person_id, asked.data) == (admin.person_id, {"person": handed.person_id, "roles": ["translator"]})
    assert joined.person_id == handed.person_id


def test_an_invitation_lasts_seven_days_and_a_reset_one(database: Database, desk: Desk, admin: Actor) -> None:
    invitation = invited(database, admin)
    with database.begin() as uow:
        reset = reset_password(uow, admin, desk.newsroom[Role.TRANSLATOR].person_id, OVER_THERE)
        now = uow.session.scalars(select(text("now()"))).one()
    assert (invitation.expires_at - now, reset.expires_at - now) == (timedelta(days=7), timedelta(days=1))
    token = token_of(invitation)
    with database.begin() as uow:
        uow.session.execute(update(OneTimeLink).values(expires_at=now))
    over(database, token)
    assert member(database, admin, invitation.person_id).link is not None
    assert member(database, admin, invitation.person_id).link.works is False  # type: ignore[union-attr]  # asserted


def test_the_token_stands_nowhere_in_the_database(database: Database, admin: Actor) -> None:
    token = token_of(invited(database, admin, by_mail=True))
    with database.begin() as uow:
        tables = uow.session.scalars(text("SELECT tablename FROM pg_tables WHERE schemaname = current_schema()")).all()
        for table in tables:
            rows = uow.session.scalars(text(f"SELECT row_to_json(t)::text FROM {table} t")).all()
            assert not [row for row in rows if token in row], table
    assert "one_time_link" in tables


def test_a_link_works_once(database: Database, admin: Actor) -> None:
    token = token_of(invited(database, admin))
    use(database, token)
    over(database, token, password="somebody else's")
    with database.begin() as uow:
        sign_in(uow, ANNA, NEW)


def test_a_link_is_for_its_address_alone(database: Database, desk: Desk, admin: Actor) -> None:
    token = token_of(invited(database, admin))
    for email in (desk.newsroom.email(Role.EDITOR), "", "anna@newsroom.example.org", "anna"):
        with pytest.raises(Invalid) as caught:
            use(database, token, email=email)
        assert caught.value.code == "link_other_address"
    use(database, token)


@pytest.mark.parametrize(
    ("given", "code"),
    [
        ({"password": "short"}, "password_length"),
        ({"name": "  "}, "name_missing"),
        ({"name": "a\x00"}, "text_not_text"),
    ],
    ids=str,
)
def test_a_link_that_was_used_wrongly_is_not_used_up(
    database: Database, admin: Actor, given: dict[str, str], code: str
) -> None:
    token = token_of(invited(database, admin))
    with pytest.raises(Invalid) as caught:
        use(database, token, **given)
    assert caught.value.code == code
    use(database, token)


@pytest.mark.parametrize("token", ["", "no", "x" * 3000, "a\x00b", "\udcff", "日"])
def test_a_token_that_nobody_made_opens_nothing(database: Database, desk: Desk, token: str) -> None:
    over(database, token)


def test_another_invitation_ends_the_one_before_and_it_can_be_taken_back(database: Database, admin: Actor) -> None:
    first = invited(database, admin)
    with database.begin() as uow:
        second = renew_invitation(uow, admin, first.person_id, OVER_THERE)
    over(database, token_of(first))
    with database.begin() as uow:
        revoke_invitation(uow, admin, first.person_id)
    over(database, token_of(second))
    with pytest.raises(Conflict) as caught, database.begin() as uow:
        revoke_invitation(uow, admin, first.person_id)
    assert caught.value.code == "person_not_invited"
    with database.begin() as uow:
        third = renew_invitation(uow, admin, first.person_id, OVER_THERE)
    use(database, token_of(third))
    with pytest.raises(Conflict) as caught, database.begin() as uow:
        renew_invitation(uow, admin, first.person_id, OVER_THERE)
    assert caught.value.code == "person_not_invited"


def test_the_link_of_somebody_who_was_deactivated_works_no_more(database: Database, admin: Actor) -> None:
    handed = invited(database, admin)
    with database.begin() as uow:
        deactivate_member(uow, admin, handed.person_id)
    over(database, token_of(handed))
    assert member(database, admin, handed.person_id).state == "deactivated"


def test_a_reset_leaves_the_name_ends_every_session_twice_and_is_told(
    database: Database, desk: Desk, admin: Actor
) -> None:
    translator, email = desk.newsroom[Role.TRANSLATOR], desk.newsroom.email(Role.TRANSLATOR)
    with database.begin() as uow:
        began = begin_session(uow, translator.person_id)
        assert actor_in_session(uow, translator.person_id, began) is not None
        handed = reset_password(uow, admin, translator.person_id, OVER_THERE)
    with database.begin() as uow:
        # The old password works until there is a new one.
        assert sign_in(uow, email, PASSWORD)
        assert actor_in_session(uow, translator.person_id, began) is None
        began = begin_session(uow, translator.person_id)
        (told,) = resets_of(uow, translator.person_id)
        assert told.by == admin.name
        assert resets_of(uow, admin.person_id) == []
    use(database, token_of(handed), email=email, name="Somebody Else")
    with pytest.raises(NotSignedIn), database.begin() as uow:
        sign_in(uow, email, PASSWORD)
    with database.begin() as uow:
        assert sign_in(uow, email, NEW) == translator.person_id
        assert actor_in_session(uow, translator.person_id, began) is None
        assert uow.session.get_one(Person, translator.person_id).name == translator.name
    assert [event.person_id for event in acts(database, "reset_offered", "reset_used")] == [
        admin.person_id,
        translator.person_id,
    ]


def test_who_has_not_come_yet_gets_no_reset(database: Database, admin: Actor) -> None:
    handed = invited(database, admin)
    with pytest.raises(Conflict) as caught, database.begin() as uow:
        reset_password(uow, admin, handed.person_id, OVER_THERE)
    assert caught.value.code == "person_not_active"


def test_nothing_is_assigned_to_somebody_who_has_not_come_yet(database: Database, desk: Desk, admin: Actor) -> None:
    handed = invited(database, admin)
    with database.begin() as uow:
        assert handed.person_id not in {one for one, _ in candidates(uow, admin, "translate", "zh-Hans")}
    use(database, token_of(handed))
    with database.begin() as uow:
        assert handed.person_id in {one for one, _ in candidates(uow, admin, "translate", "zh-Hans")}


def test_an_address_is_invited_once(database: Database, desk: Desk, admin: Actor) -> None:
    invited(database, admin)
    for email in (ANNA, desk.newsroom.email(Role.EDITOR)):
        with pytest.raises(Conflict) as caught:
            invited(database, admin, email)
        assert caught.value.code == "email_taken"


def test_a_letter_is_written_if_there_is_a_mail_server_and_its_fate_is_known(database: Database, admin: Actor) -> None:
    with database.begin() as uow:
        handed = invite_person(
            uow, admin, NewPerson("", ANNA, None, ["editor"]), Delivery(OVER_THERE.address, by_mail=True)
        )
        (letter,) = uow.letters
    assert (letter.to, letter.subject) == (ANNA, "Your invitation to The Meridian")
    assert handed.address in letter.text
    for error, mail in ((None, "sent"), ("550 no such box", "failed")):
        with database.begin() as uow:
            letter_sent(uow, letter.link_id or 0, error)
        link = member(database, admin, handed.person_id).link
        assert link is not None
        assert (link.mail, link.mail_error, link.works) == (mail, error, True)


def test_only_administrators_hand_links_out_and_only_to_their_own(database: Database, desk: Desk, admin: Actor) -> None:
    translator = desk.newsroom[Role.TRANSLATOR].person_id
    for role in (Role.TRANSLATOR, Role.REVIEWER, Role.EDITOR):
        actor = desk.newsroom[role]
        with pytest.raises(Denied):
            invited(database, actor)
        with pytest.raises(Denied), database.begin() as uow:
            reset_password(uow, actor, translator, OVER_THERE)
    with pytest.raises(NotFound) as caught, database.begin() as uow:
        reset_password(uow, admin, desk.foreign_editor.person_id, OVER_THERE)
    assert caught.value.code == "person_not_found"


def test_of_two_who_use_an_invitation_at_the_same_time_one_wins(own_database: Database, admin: Actor) -> None:
    for attempt in range(5):
        email = f"anna{attempt}@newsroom.example"
        token = token_of(invited(own_database, admin, email))

        def choose(password: str, token: str = token, email: str = email) -> str:
            try:
                use(own_database, token, email=email, password=password)
            except TmsError as error:
                return error.code
            return password

        with ThreadPoolExecutor(2) as threads:
            answers = list(threads.map(choose, ("the first password", "the second password")))
        assert answers.count("link_over") == 1
        winner = next(answer for answer in answers if answer != "link_over")
        with own_database.begin() as uow:
            assert sign_in(uow, email, winner)
