"""The members of a publication, and what an administrator changes about them."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from sqlalchemy import func, select, update

from tests.factories import make_person
from tests.services.desk import Desk
from tests.services.story import LEFT, Story
from tms.db.models import Claim, JobStep, Membership, PendingText, Person
from tms.db.unit_of_work import Database
from tms.domain.errors import Conflict, Denied, Invalid, NotFound, NotSignedIn, TmsError
from tms.domain.permissions import Actor, Role
from tms.services.actors import actor_in_session, actor_of
from tms.services.board.board import board
from tms.services.board.filter_indexes import BoardFilter
from tms.services.jobs.assign import assign_step
from tms.services.people.leaving import deactivate_member, reactivate_member
from tms.services.people.members import change_member, list_members, read_member
from tms.services.people.sessions import begin_session
from tms.services.people.sign_in import sign_in
from tms.services.translating.save_segment import keep_typing
from tms.web.rendering.version_standing import on_board


@pytest.fixture
def admin(desk: Desk) -> Actor:
    return desk.newsroom[Role.ADMINISTRATOR]


def change(
    database: Database,
    actor: Actor,
    person_id: int,
    roles: list[str],
    languages: tuple[str, ...] = (),
    *,
    assigned_only: bool = False,
) -> int:
    with database.begin() as uow:
        return change_member(uow, actor, person_id, roles=roles, languages=languages, assigned_only=assigned_only)


def deactivate(database: Database, actor: Actor, person_id: int) -> int:
    with database.begin() as uow:
        return deactivate_member(uow, actor, person_id)


def assign(story: Story, locale: str, step: int, person: Actor | None) -> None:
    with story.database.begin() as uow:
        assign_step(uow, story.editor, story.id, locale, step, person.person_id if person else None)


def steps(story: Story) -> list[tuple[str, str, int | None, bool]]:
    """(kind, state, assignee, handed back) of the open jobs' steps."""
    with story.database.begin() as uow:
        rows = uow.session.scalars(
            select(JobStep).where(JobStep.article_id == story.id).order_by(JobStep.job_id, JobStep.position)
        )
        return [(s.kind, s.state, s.assignee_id, s.handed_back_at is not None) for s in rows]


def test_everybody_who_is_or_was_there_is_listed_those_who_are_first(
    database: Database, desk: Desk, admin: Actor
) -> None:
    translator = desk.newsroom[Role.TRANSLATOR].person_id
    deactivate(database, admin, translator)
    with database.begin() as uow:
        members = list_members(uow, admin)
    assert [m.name for m in members] == ["Administrator", "Editor", "Reviewer", "Translator"]
    assert [m.state.value for m in members] == ["active", "active", "active", "deactivated"]
    assert desk.foreign_editor.person_id not in {m.person_id for m in members}


def test_roles_languages_and_what_is_seen_are_changed_and_the_event_says_to_what(
    database: Database, story: Story, admin: Actor
) -> None:
    person = story.translator.person_id
    change(database, admin, person, ["reviewer", "translator"], ("zh-TW", "en"), assigned_only=True)
    with database.begin() as uow:
        actor = actor_of(uow, person)
        found = read_member(uow, admin, person)
    assert actor is not None
    assert (sorted(actor.roles), sorted(actor.languages), actor.assigned_only) == (
        ["reviewer", "translator"],
        ["en", "zh-Hant"],
        True,
    )
    assert (found.roles, found.assigned_only) == (["reviewer", "translator"], True)


@pytest.mark.parametrize(
    ("roles", "languages", "code"),
    [([], (), "role_unknown"), (["king"], (), "role_unknown"), (["editor"], ("klingon",), "locale_unknown")],
)
def test_what_is_wrong_with_a_change_is_said(
    database: Database, story: Story, admin: Actor, roles: list[str], languages: tuple[str, ...], code: str
) -> None:
    with pytest.raises(Invalid) as caught:
        change(database, admin, story.translator.person_id, roles, languages)
    assert caught.value.code == code


def test_steps_that_no_longer_fit_are_handed_back_and_others_stay(story: Story, admin: Actor) -> None:
    both = make_person(
        story.database, "both@newsroom.example", [Role.TRANSLATOR, Role.REVIEWER], story.newsroom.publication_id
    )
    assign(story, "zh-Hans", 0, both)
    assign(story, "zh-Hans", 1, both)
    assert change(story.database, admin, both.person_id, ["translator"], ("zh-Hans",)) == 1
    assert ("translate", "active", both.person_id, False) in steps(story)
    assert ("review", "waiting", None, True) in steps(story)
    assert change(story.database, admin, both.person_id, ["translator"], ("en",)) == 1
    assert both.person_id not in {assignee for _, _, assignee, _ in steps(story)}


def test_the_last_administrator_keeps_the_role_and_the_access(database: Database, desk: Desk, admin: Actor) -> None:
    with pytest.raises(Conflict) as caught:
        change(database, admin, admin.person_id, ["editor"])
    assert caught.value.code == "last_administrator"
    with pytest.raises(Conflict) as caught:
        deactivate(database, admin, admin.person_id)
    assert caught.value.code == "last_administrator"
    # Somebody who was only invited, or has left, is no administrator to rely on.
    other = make_person(database, "other@newsroom.example", [Role.ADMINISTRATOR], desk.newsroom.publication_id)
    with database.begin() as uow:
        stored = uow.session.scalars(select(Person.password_hash).where(Person.id == other.person_id)).one()
        uow.session.execute(update(Person).where(Person.id == other.person_id).values(password_hash=None))
    with pytest.raises(Conflict):
        deactivate(database, admin, admin.person_id)
    with database.begin() as uow:
        uow.session.execute(update(Person).where(Person.id == other.person_id).values(password_hash=stored))
    deactivate(database, other, admin.person_id)
    with pytest.raises(Conflict):
        change(database, other, other.person_id, ["translator"])


def test_two_administrators_who_end_each_other_at_the_same_time_do_not_both_succeed(
    own_database: Database, desk: Desk, admin: Actor
) -> None:
    other = make_person(own_database, "other@newsroom.example", [Role.ADMINISTRATOR], desk.newsroom.publication_id)

    def end(pair: tuple[Actor, Actor]) -> str:
        by, whom = pair
        try:
            deactivate(own_database, by, whom.person_id)
        except TmsError as error:
            return error.code
        return "done"

    with ThreadPoolExecutor(2) as threads:
        answers = list(threads.map(end, ((admin, other), (other, admin))))
    assert sorted(answers) == ["done", "not_your_role"]


def test_who_is_deactivated_can_do_nothing_and_what_they_had_is_free(story: Story, admin: Actor) -> None:
    person = story.translator
    assign(story, "zh-Hans", 0, person)
    claim = story.claim("zh-Hans", LEFT)
    with story.database.begin() as uow:
        began = begin_session(uow, person.person_id)
        keep_typing(uow, person, story.id, "zh-Hans", claim.segment_id, text="第一列", rev=1)
    with story.database.begin() as uow:
        assert deactivate_member(uow, admin, person.person_id) == 1
        assert uow.ended_sessions == {(story.newsroom.publication_id, person.person_id)}
        assert (story.newsroom.publication_id, story.id) in uow.changed_articles
    with story.database.begin() as uow:
        assert actor_in_session(uow, person.person_id, began) is None
        assert uow.session.scalars(select(Claim)).all() == []
        assert uow.session.scalars(select(PendingText.text)).all() == ["第一列"]
    with pytest.raises(NotSignedIn), story.database.begin() as uow:
        sign_in(uow, story.newsroom.email(Role.TRANSLATOR), "a long enough password")
    (event,) = story.events("step_handed_back")
    assert (event.person_id, event.data) == (admin.person_id, {"step": 0, "assignee": person.person_id})


def test_a_step_that_was_handed_back_needs_somebody_on_the_board_until_somebody_has_it(
    story: Story, admin: Actor
) -> None:
    def cell() -> tuple[str, int]:
        with story.database.begin() as uow:
            now = uow.session.scalars(select(func.now())).one()
            found = board(uow, story.editor, only=BoardFilter.ALL, page=0, now=now, time_zone="UTC")
        row = next(row for row in found.rows if row.id == story.id)
        return on_board(row.versions["zh-Hans"]).words, found.counts["of-nobody"]

    assign(story, "zh-Hans", 0, story.translator)
    words, others = cell()
    assert words == "in translation"
    deactivate(story.database, admin, story.translator.person_id)
    assert cell() == ("needs someone", others + 1)
    colleague = make_person(
        story.database, "colleague@newsroom.example", [Role.TRANSLATOR], story.newsroom.publication_id
    )
    assign(story, "zh-Hans", 0, colleague)
    assert cell() == ("in translation", others)


def test_who_comes_back_is_what_they_were_without_the_old_sessions(
    database: Database, story: Story, admin: Actor
) -> None:
    person = story.translator
    with database.begin() as uow:
        began = begin_session(uow, person.person_id)
    assign(story, "zh-Hans", 0, person)
    deactivate(database, admin, person.person_id)
    with database.begin() as uow:
        reactivate_member(uow, admin, person.person_id)
    with database.begin() as uow:
        back = actor_of(uow, person.person_id)
        assert actor_in_session(uow, person.person_id, began) is None
        assert sign_in(uow, story.newsroom.email(Role.TRANSLATOR), "a long enough password") == person.person_id
    assert back == person
    assert person.person_id not in {assignee for _, _, assignee, _ in steps(story)}
    with pytest.raises(Conflict) as caught, database.begin() as uow:
        reactivate_member(uow, admin, person.person_id)
    assert caught.value.code == "person_active"
    deactivate(database, admin, person.person_id)
    with pytest.raises(Conflict) as caught:
        deactivate(database, admin, person.person_id)
    assert caught.value.code == "person_not_active"


def test_somebody_of_two_publications_goes_on_in_the_other(database: Database, desk: Desk, admin: Actor) -> None:
    person = desk.foreign_editor.person_id
    with database.begin() as uow:
        uow.session.add(Membership(publication_id=desk.newsroom.publication_id, person_id=person, roles=["translator"]))
    deactivate(database, admin, person)
    with database.begin() as uow:
        left = actor_of(uow, person)
    assert left is not None
    assert left.publication_id == desk.foreign_editor.publication_id


def test_only_administrators_see_and_change_people_and_only_their_own(
    database: Database, desk: Desk, admin: Actor
) -> None:
    translator = desk.newsroom[Role.TRANSLATOR].person_id
    for role in (Role.TRANSLATOR, Role.REVIEWER, Role.EDITOR):
        actor = desk.newsroom[role]
        with pytest.raises(Denied), database.begin() as uow:
            list_members(uow, actor)
        with pytest.raises(Denied):
            change(database, actor, translator, ["administrator"])
        with pytest.raises(Denied):
            deactivate(database, actor, translator)
    for person_id in (desk.foreign_editor.person_id, 0):
        with pytest.raises(NotFound):
            change(database, admin, person_id, ["translator"])
        with pytest.raises(NotFound):
            deactivate(database, admin, person_id)
        with pytest.raises(NotFound), database.begin() as uow:
            read_member(uow, admin, person_id)
