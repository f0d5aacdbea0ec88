"""The steps of a new article are given to the section's default people, or it says on them why not."""

from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest
from sqlalchemy import select, update

from tests.factories import ARTICLE, make_article, make_person
from tests.services.blocked import until_blocked
from tests.services.desk import Desk
from tests.services.story import CARRIED, Story
from tms.db.models import Event, Job, JobStep, Membership, Notification, Publication, Version
from tms.db.unit_of_work import Database
from tms.domain.errors import Denied, Invalid, NotFound, Stale
from tms.domain.permissions import Actor, Role
from tms.services.articles.change_section import change_section
from tms.services.jobs.assign import assign_step
from tms.services.people.leaving import deactivate
from tms.services.publication.default_people import NOBODY, StepOfRoute, change_default_people, default_people
from tms.services.sections import find_section

HANS, HANT = ("en", "zh-Hans"), ("en", "zh-Hant")
TRANSLATION, REVIEW = 0, 1


def setting(
    database: Database, actor: Actor, wanted: Mapping[StepOfRoute, int | None], section: int | None = None
) -> int:
    with database.begin() as uow:
        return change_default_people(uow, actor, section, wanted)


def bring_in(database: Database, desk: Desk, section: str | None = "Economy") -> int:
    page = replace(ARTICLE, title="Another", section=section)
    return make_article(database, desk.newsroom[Role.EDITOR], page, run=False)


def given(database: Database, article_id: int) -> dict[tuple[str, int], tuple[int | None, str | None]]:
    """By version and step, whose it is, and why not its default person's."""
    with database.begin() as uow:
        rows = uow.session.execute(
            select(Version.locale, JobStep.position, JobStep.assignee_id, JobStep.passed_over)
            .join(Job, (Job.article_id == JobStep.article_id) & (Job.id == JobStep.job_id))
            .join(Version, (Version.article_id == Job.article_id) & (Version.id == Job.version_id))
            .where(JobStep.article_id == article_id)
        )
        return {(locale, position): (person, why) for locale, position, person, why in rows}


def told(database: Database, person: Actor) -> list[tuple[int, int | None]]:
    """Unread notices of steps by default: how many, and the article that they lead to."""
    with database.begin() as uow:
        rows = uow.session.execute(
            select(Notification.times, Notification.article_id).where(
                Notification.person_id == person.person_id,
                Notification.kind == "by_default",
                Notification.read_at.is_(None),
            )
        )
        return [(times, article_id) for times, article_id in rows]


@pytest.fixture
def people(desk: Desk) -> tuple[Actor, Actor, Actor]:
    return desk.newsroom[Role.EDITOR], desk.newsroom[Role.TRANSLATOR], desk.newsroom[Role.REVIEWER]


def economy(database: Database, desk: Desk) -> int:
    with database.begin() as uow:
        found = find_section(uow, desk.newsroom.publication_id, "Economy")
        assert found is not None
        return found


def test_a_new_article_is_theirs_at_once(database: Database, desk: Desk, people: tuple[Actor, Actor, Actor]) -> None:
    editor, translator, reviewer = people
    wanted = {(*HANS, TRANSLATION): translator.person_id, (*HANS, REVIEW): reviewer.person_id}
    assert setting(database, editor, wanted) == 2
    assert setting(database, editor, wanted) == 0
    article_id = bring_in(database, desk)
    assert given(database, article_id) == {
        ("zh-Hans", TRANSLATION): (translator.person_id, None),
        ("zh-Hans", REVIEW): (reviewer.person_id, None),
        ("zh-Hant", TRANSLATION): (None, None),
        ("zh-Hant", REVIEW): (None, None),
    }
    with database.begin() as uow:
        acts = uow.session.scalars(
            select(Event.data).where(Event.article_id == article_id, Event.act == "step_assigned").order_by(Event.id)
        )
        assert list(acts) == [
            {"step": TRANSLATION, "assignee": translator.person_id, "by_default": True},
            {"step": REVIEW, "assignee": reviewer.person_id, "by_default": True},
        ]


def test_a_section_says_otherwise_for_itself(
    database: Database, desk: Desk, people: tuple[Actor, Actor, Actor]
) -> None:
    editor, translator, reviewer = people
    other = make_person(database, "eve@newsroom.example", [Role.TRANSLATOR], desk.newsroom.publication_id)
    everywhere = {(*HANS, TRANSLATION): translator.person_id, (*HANS, REVIEW): reviewer.person_id}
    setting(database, editor, everywhere)
    here = {(*HANS, TRANSLATION): other.person_id, (*HANS, REVIEW): NOBODY}
    assert setting(database, editor, here, economy(database, desk)) == 2
    in_economy, in_arts = bring_in(database, desk), bring_in(database, desk, "Arts")
    assert given(database, in_economy)["zh-Hans", TRANSLATION] == (other.person_id, None)
    assert given(database, in_economy)["zh-Hans", REVIEW] == (None, None)
    assert given(database, in_arts)["zh-Hans", TRANSLATION] == (translator.person_id, None)
    assert given(database, in_arts)["zh-Hans", REVIEW] == (reviewer.person_id, None)
    # As in all sections again.
    setting(database, editor, dict.fromkeys(here, None), economy(database, desk))
    assert given(database, bring_in(database, desk))["zh-Hans", TRANSLATION] == (translator.person_id, None)


def test_who_has_left_or_may_not_is_passed_over_and_it_is_said(
    database: Database, desk: Desk, people: tuple[Actor, Actor, Actor]
) -> None:
    editor, translator, reviewer = people
    gone = make_person(database, "gone@newsroom.example", [Role.TRANSLATOR], desk.newsroom.publication_id)
    setting(database, editor, {(*HANS, TRANSLATION): gone.person_id, (*HANS, REVIEW): reviewer.person_id})
    setting(database, editor, {(*HANT, TRANSLATION): translator.person_id})
    with database.begin() as uow:
        deactivate(uow, desk.newsroom.publication_id, gone.person_id, by=editor.person_id)
        uow.session.execute(
            update(Membership).where(Membership.person_id == translator.person_id).values(languages=["en"])
        )
    found = given(database, bring_in(database, desk))
    assert found["zh-Hans", TRANSLATION] == (None, "left")
    assert found["zh-Hans", REVIEW] == (reviewer.person_id, None)
    assert found["zh-Hant", TRANSLATION] == (None, "unfit")


@pytest.mark.parametrize("four_eyes", [True, False])
def test_nobody_is_to_review_what_they_translate(
    database: Database, desk: Desk, people: tuple[Actor, Actor, Actor], four_eyes: bool
) -> None:
    editor, _, _ = people
    both = make_person(
        database, "both@newsroom.example", [Role.TRANSLATOR, Role.REVIEWER], desk.newsroom.publication_id
    )
    with database.begin() as uow:
        uow.session.execute(update(Publication).values(four_eyes=four_eyes))
    # The translator of the parent is behind the words of the version that is derived from it.
    setting(
        database,
        editor,
        {(*HANS, TRANSLATION): both.person_id, (*HANS, REVIEW): both.person_id, (*HANT, REVIEW): both.person_id},
    )
    found = given(database, bring_in(database, desk))
    assert found["zh-Hans", TRANSLATION] == (both.person_id, None)
    passed_over = (None, "own_work") if four_eyes else (both.person_id, None)
    assert found["zh-Hans", REVIEW] == passed_over
    assert found["zh-Hant", REVIEW] == passed_over


def test_an_import_of_many_is_told_once(database: Database, desk: Desk, people: tuple[Actor, Actor, Actor]) -> None:
    editor, translator, _ = people
    setting(database, editor, {(*HANS, TRANSLATION): translator.person_id, (*HANT, TRANSLATION): translator.person_id})
    articles = [bring_in(database, desk) for _ in range(3)]
    assert told(database, translator) == [(6, articles[-1])]
    # What is given to somebody else is told of no longer.
    for article_id in articles[1:]:
        for locale in ("zh-Hans", "zh-Hant"):
            with database.begin() as uow:
                assign_step(uow, editor, article_id, locale, TRANSLATION, None)
    assert told(database, translator) == [(2, articles[0])]
    for locale in ("zh-Hans", "zh-Hant"):
        with database.begin() as uow:
            assign_step(uow, editor, articles[0], locale, TRANSLATION, None)
    assert told(database, translator) == []


def test_giving_a_step_by_hand_ends_what_is_said_of_the_default(
    database: Database, desk: Desk, people: tuple[Actor, Actor, Actor]
) -> None:
    editor, translator, _ = people
    gone = make_person(database, "gone@newsroom.example", [Role.TRANSLATOR], desk.newsroom.publication_id)
    setting(database, editor, {(*HANS, TRANSLATION): gone.person_id})
    with database.begin() as uow:
        deactivate(uow, desk.newsroom.publication_id, gone.person_id, by=editor.person_id)
    article_id = bring_in(database, desk)
    with database.begin() as uow:
        assign_step(uow, editor, article_id, "zh-Hans", TRANSLATION, translator.person_id)
    assert given(database, article_id)["zh-Hans", TRANSLATION] == (translator.person_id, None)


def test_only_fitting_people_known_steps_and_own_sections_are_set(
    database: Database, desk: Desk, people: tuple[Actor, Actor, Actor]
) -> None:
    editor, translator, reviewer = people
    with pytest.raises(Invalid, match="role or the language"):
        setting(database, editor, {(*HANS, REVIEW): translator.person_id})
    with pytest.raises(Invalid, match="role or the language"):
        setting(database, editor, {(*HANS, TRANSLATION): desk.foreign_editor.person_id})
    for key in ((*HANS, 7), ("en", "en", TRANSLATION), ("en", "fr", TRANSLATION)):
        with pytest.raises(NotFound, match="no such step"):
            setting(database, editor, {key: translator.person_id})
    with pytest.raises(NotFound, match="no such section"):
        setting(database, editor, {(*HANS, TRANSLATION): translator.person_id}, 10**9)
    for other in (translator, reviewer):
        with pytest.raises(Denied):
            setting(database, other, {(*HANS, TRANSLATION): translator.person_id})
        with pytest.raises(Denied), database.begin() as uow:
            default_people(uow, other, None)


def test_two_who_change_them_at_once_do_not_overwrite_each_other(
    database: Database, desk: Desk, people: tuple[Actor, Actor, Actor]
) -> None:
    editor, translator, _ = people
    with database.begin() as uow:
        seen = default_people(uow, editor, None).state
    setting(database, editor, {(*HANS, TRANSLATION): translator.person_id})
    with pytest.raises(Stale), database.begin() as uow:
        change_default_people(uow, editor, None, {(*HANT, TRANSLATION): translator.person_id}, based_on=seen)


def test_an_import_waits_for_whoever_changes_them(own_database: Database, desk: Desk) -> None:
    """It gives what is set when it goes on, to people who are still there then."""
    editor, translator = desk.newsroom[Role.EDITOR], desk.newsroom[Role.TRANSLATOR]
    gone = make_person(own_database, "gone@newsroom.example", [Role.TRANSLATOR], desk.newsroom.publication_id)
    with ThreadPoolExecutor(1) as pool:
        with own_database.begin() as uow:
            wanted = {(*HANS, TRANSLATION): translator.person_id, (*HANT, TRANSLATION): gone.person_id}
            change_default_people(uow, editor, None, wanted)
            importing = pool.submit(bring_in, own_database, desk)
            until_blocked(uow, importing)
        found = given(own_database, importing.result(20))
        assert found["zh-Hans", TRANSLATION] == (translator.person_id, None)
        assert found["zh-Hant", TRANSLATION] == (gone.person_id, None)
        with own_database.begin() as uow:
            deactivate(uow, desk.newsroom.publication_id, gone.person_id, by=editor.person_id)
            importing = pool.submit(bring_in, own_database, desk)
            until_blocked(uow, importing)
        assert given(own_database, importing.result(20))["zh-Hant", TRANSLATION] == (None, "left")


def test_another_section_gives_anew_what_nobody_has_begun(
    database: Database, desk: Desk, people: tuple[Actor, Actor, Actor]
) -> None:
    editor, translator, reviewer = people
    other = make_person(database, "eve@newsroom.example", [Role.TRANSLATOR], desk.newsroom.publication_id)
    setting(database, editor, {(*HANS, TRANSLATION): translator.person_id, (*HANT, TRANSLATION): translator.person_id})
    bring_in(database, desk, "Arts")
    with database.begin() as uow:
        arts = find_section(uow, desk.newsroom.publication_id, "Arts")
    wanted = dict.fromkeys([(*HANS, TRANSLATION), (*HANT, TRANSLATION)], other.person_id)
    setting(database, editor, wanted | {(*HANS, REVIEW): reviewer.person_id}, arts)
    page = replace(ARTICLE, section="Economy")
    asked, unasked, begun, by_hand = (make_article(database, editor, page) for _ in range(4))
    Story(database, desk.newsroom, begun).save("zh-Hans", CARRIED, "车上有240人。")
    with database.begin() as uow:
        assign_step(uow, editor, by_hand, "zh-Hans", TRANSLATION, translator.person_id)
    for article_id in (asked, unasked, begun, by_hand):
        with database.begin() as uow:
            change_section(uow, editor, article_id, "Arts", anew=article_id != unasked)
    theirs, others = (translator.person_id, None), (other.person_id, None)
    assert given(database, asked)["zh-Hans", TRANSLATION] == others
    assert given(database, asked)["zh-Hans", REVIEW] == (reviewer.person_id, None)
    assert given(database, unasked)["zh-Hans", TRANSLATION] == theirs
    assert given(database, unasked)["zh-Hans", REVIEW] == (None, None)
    assert given(database, begun)["zh-Hans", TRANSLATION] == theirs
    assert given(database, by_hand)["zh-Hans", TRANSLATION] == theirs
    assert given(database, by_hand)["zh-Hant", TRANSLATION] == others
