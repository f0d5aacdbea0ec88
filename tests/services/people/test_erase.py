"""Erasing a person: who they were goes from every table, what was decided stays."""

import uuid
from collections.abc import Sequence

import pytest
from sqlalchemy import select, text, update

from tests.factories import PASSWORD, make_person
from tests.services.desk import Desk
from tests.services.story import CARRIED, LEFT, Story
from tms.db.models import Event, Membership, SegmentText, Version
from tms.db.queries import eraser
from tms.db.unit_of_work import Database
from tms.domain.errors import Conflict, Denied, Invalid, NotFound, NotSignedIn
from tms.domain.membership import FORMER_MEMBER
from tms.domain.permissions import Actor, Role
from tms.domain.recorded_acts import EventAct
from tms.services.actors import actor_of
from tms.services.audit import record_event
from tms.services.checking.dismiss import dismiss_finding
from tms.services.jobs.assign import assign_step
from tms.services.people.erase import erase_person
from tms.services.people.invitations import Delivery, reset_password
from tms.services.people.members import list_members
from tms.services.people.sign_in import sign_in
from tms.services.termbase.concepts import add_concept
from tms.services.termbase.suggestions import suggest_term
from tms.services.termbase.terms import ConceptEntry, TermEntry
from tms.services.threads.comment import open_article_thread, reply
from tms.services.translating.claims import take_over
from tms.services.translating.save_segment import keep_typing
from tms.services.workspace.segment_history import segment_history

NAME, ADDRESS = "Wilhelmina Quast", "quast@newsroom.example"
THEIR_WORDS = (
    "the hour is missing, as always with him",
    "all of it, please",
    "he has gone home again",
    "he writes it so everywhere",
    "the railway says it so",
    "we had this last week already",
)
ABOUT_THEM = f"{NAME.upper()} wanted it shorter; ask {ADDRESS}. 问{NAME}吧"


@pytest.fixture
def person(story: Story) -> Actor:
    """Somebody who has translated, reviewed, given reasons, is typing, and was written about."""
    roles = [Role.TRANSLATOR, Role.REVIEWER]
    made = make_person(story.database, ADDRESS, roles, story.newsroom.publication_id)
    with story.database.begin() as uow:
        uow.session.execute(text("UPDATE person SET name = :name WHERE id = :id"), {"name": NAME, "id": made.person_id})
    with story.database.begin() as uow:
        actor = actor_of(uow, made.person_id)
    assert actor is not None
    return actor


@pytest.fixture
def admin(desk: Desk) -> Actor:
    return desk.newsroom[Role.ADMINISTRATOR]


@pytest.fixture
def worked(story: Story, person: Actor, admin: Actor) -> Story:
    if not _may_erase(story.database):
        pytest.skip("this server does not let the tests make roles")
    story.translate()
    story.submit("zh-Hans")
    story.send_back("zh-Hans", LEFT, THEIR_WORDS[0], by=person)
    story.give_back("zh-Hans", THEIR_WORDS[1], by=person)
    with story.database.begin() as uow:
        assign_step(uow, story.editor, story.id, "zh-Hans", 0, None)
    story.save("zh-Hans", LEFT, "她写的譯文。", by=person)
    (warning,) = (one for one in story.row("zh-Hans", LEFT).findings if one.family == "script")
    with story.database.begin() as uow:
        at = story.segment(LEFT)
        dismiss_finding(uow, person, story.id, "zh-Hans", at, finding=warning.key, reason=THEIR_WORDS[3])
    segment_id = story.claim("zh-Hans", CARRIED).segment_id
    with story.database.begin() as uow:
        take_over(uow, person, story.id, "zh-Hans", segment_id, reason=THEIR_WORDS[2])
        keep_typing(uow, person, story.id, "zh-Hans", segment_id, text="打了一半", rev=1)
        reset_password(uow, admin, person.person_id, Delivery(lambda token: token))
        uow.session.execute(
            update(SegmentText).where(SegmentText.person_id == person.person_id).values(reason=THEIR_WORDS[0])
        )
        uow.session.execute(
            update(Version)
            .where(Version.article_id == story.id, Version.locale == "zh-Hant")
            .values(detached_at=text("now()"), detached_by=person.person_id, detached_why=THEIR_WORDS[1])
        )
        at = story.segment(CARRIED)
        wish = {"source": "240 people", "target": "240人", "note": THEIR_WORDS[4]}
        suggest_term(uow, person, story.id, "zh-Hans", at, **wish)
        noted = ConceptEntry("", note=ABOUT_THEM, terms=[TermEntry("en", "night train", note=ABOUT_THEM)])
        add_concept(uow, story.editor, noted, reason=ABOUT_THEM)
        thread_id = open_article_thread(uow, person, story.id, text=THEIR_WORDS[5], key=uuid.uuid4())
        reply(uow, story.editor, story.id, thread_id, text=f"@{NAME}: {ABOUT_THEM}", key=uuid.uuid4())
    story.submit("zh-Hans", by=story.translator)
    story.send_back("zh-Hans", CARRIED, ABOUT_THEM, by=story.reviewer)
    return story


def _may_erase(database: Database) -> bool:
    with database.begin() as uow:
        return eraser.can_become_eraser(uow.session)


def erase(story: Story, actor: Actor, person: Actor, confirmation: str = ADDRESS) -> None:
    with story.database.begin() as uow:
        erase_person(uow, actor, person.person_id, confirmation=confirmation)


def where(database: Database, words: Sequence[str]) -> list[str]:
    """Every table in whose rows, as text, one of the words stands, however it is capitalised."""
    with database.begin() as uow:
        tables = uow.session.scalars(text("SELECT tablename FROM pg_tables WHERE schemaname = current_schema()")).all()
        return [
            f"{table}: {word}"
            for table in tables
            for word in words
            if uow.session.scalar(
                text(f"SELECT count(*) FROM {table} t WHERE strpos(lower(row_to_json(t)::text), lower(:word)) > 0"),
                {"word": word},
            )
        ]


def test_name_address_and_words_stand_in_no_column_of_any_table(worked: Story, person: Actor, admin: Actor) -> None:
    wanted = (NAME, ADDRESS, *THEIR_WORDS)
    assert {found.split(": ", 1)[1] for found in where(worked.database, wanted)} == set(wanted)
    erase(worked, admin, person, f" {ADDRESS.upper()} ")
    assert where(worked.database, wanted) == []
    assert where(worked.database, ("打了一半",)) == []


def test_what_was_decided_and_the_texts_stay_under_a_former_member(worked: Story, person: Actor, admin: Actor) -> None:
    signed = [(s.kind, s.segment_id, s.rev, s.at) for s in worked.sign_offs("zh-Hans")]
    erase(worked, admin, person)
    assert [(s.kind, s.segment_id, s.rev, s.at) for s in worked.sign_offs("zh-Hans")] == signed
    assert worked.text("zh-Hans", LEFT).text == "她写的譯文。"
    with worked.database.begin() as uow:
        history = segment_history(uow, worked.editor, worked.id, "zh-Hans", worked.segment(LEFT))
        members = list_members(uow, admin)
    assert FORMER_MEMBER in {entry.who for entry in history}
    assert (members[-1].name, members[-1].state.value) == (FORMER_MEMBER, "former")
    # Others' words are kept, without the name.
    sent_back = worked.row("zh-Hans", CARRIED).sent_back
    assert sent_back is not None
    assert (sent_back.reason or "").endswith(
        "a former member wanted it shorter; ask a former member. 问a former member吧"
    )
    with worked.database.begin() as uow:
        event = uow.session.scalars(select(Event).where(Event.act == EventAct.PERSON_ERASED)).one()
    assert (event.person_id, event.data) == (admin.person_id, {"person": person.person_id})


def test_an_erased_person_is_nobody_and_the_address_is_free(worked: Story, person: Actor, admin: Actor) -> None:
    erase(worked, admin, person)
    with pytest.raises(NotSignedIn), worked.database.begin() as uow:
        sign_in(uow, ADDRESS, PASSWORD)
    with worked.database.begin() as uow:
        assert actor_of(uow, person.person_id) is None
    assert worked.row("zh-Hans", CARRIED).holder is None
    with pytest.raises(Conflict) as caught:
        erase(worked, admin, person)
    assert caught.value.code == "person_erased"
    again = make_person(worked.database, ADDRESS, [Role.TRANSLATOR], worked.newsroom.publication_id)
    assert again.person_id != person.person_id


def test_it_is_confirmed_by_typing_the_address(worked: Story, person: Actor, admin: Actor) -> None:
    for typed in ("", NAME, "quast", worked.newsroom.email(Role.ADMINISTRATOR)):
        with pytest.raises(Invalid) as caught:
            erase(worked, admin, person, typed)
        assert caught.value.code == "confirmation_wrong"
    with worked.database.begin() as uow:
        assert actor_of(uow, person.person_id) is not None


def test_only_an_administrator_erases_and_never_the_last_one(
    story: Story, desk: Desk, admin: Actor, person: Actor
) -> None:
    for role in (Role.TRANSLATOR, Role.REVIEWER, Role.EDITOR):
        with pytest.raises(Denied):
            erase(story, desk.newsroom[role], person)
    with pytest.raises(Conflict) as caught:
        erase(story, admin, admin, desk.newsroom.email(Role.ADMINISTRATOR))
    assert caught.value.code == "last_administrator"
    with pytest.raises(NotFound):
        erase(story, admin, desk.foreign_editor, "editor@antipode.example")


def test_somebody_who_works_elsewhere_too_is_not_erased_behind_the_others_back(
    story: Story, desk: Desk, admin: Actor, person: Actor
) -> None:
    with story.database.begin() as uow:
        elsewhere = desk.foreign_editor.publication_id
        uow.session.add(Membership(publication_id=elsewhere, person_id=person.person_id, roles=["translator"]))
    with pytest.raises(Conflict) as caught:
        erase(story, admin, person)
    assert caught.value.code == "person_elsewhere"


def test_names_in_another_publication_are_not_touched(worked: Story, desk: Desk, person: Actor, admin: Actor) -> None:
    with worked.database.begin() as uow:
        other = desk.foreign_editor
        record_event(
            uow,
            EventAct.CLAIM_TAKEN_OVER,
            publication_id=other.publication_id,
            person_id=other.person_id,
            data={"reason": f"{NAME} of ours, not theirs"},
        )
    erase(worked, admin, person)
    assert where(worked.database, (NAME,)) == [f"event: {NAME}"]


def test_a_server_that_keeps_the_role_from_us_says_what_to_run(
    story: Story, admin: Actor, person: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    role = f"no_such_role_{uuid.uuid4().hex[:8]}"
    monkeypatch.setattr(eraser, "ROLE", role)
    with pytest.raises(Conflict) as caught:
        erase(story, admin, person)
    assert caught.value.code == "eraser_missing"
    assert f"CREATE ROLE {role} NOLOGIN; GRANT {role} TO " in str(caught.value)
    assert where(story.database, (NAME,)) == [f"person: {NAME}"]
