"""Accepting what is unchanged and clean: exactly that, said beforehand, and nothing that was not shown."""

import uuid
from collections.abc import Callable
from dataclasses import replace

import pytest
from sqlalchemy import update

from tests.factories import Newsroom, make_article, make_person
from tests.services.memory.test_approved_before import BETTER, another, approve
from tests.services.revising import RevisedStory
from tests.services.story import CARRIED, IN_CHINESE, LEFT, Story
from tms.db.models import SegmentText
from tms.db.unit_of_work import Database
from tms.domain.errors import Denied
from tms.domain.permissions import Actor, Role
from tms.services.memory.remember import import_units
from tms.services.reviewing.accept_many import Clean, Left, accept_clean, what_is_clean
from tms.services.threads.comment import open_segment_thread


def shown(story: Story, locale: str = "zh-Hans", *, by: Actor | None = None) -> Clean:
    with story.database.begin() as uow:
        return what_is_clean(uow, by or story.reviewer, story.id, locale)


def accept(story: Story, seen: Clean, locale: str = "zh-Hans", *, by: Actor | None = None) -> int:
    with story.database.begin() as uow:
        revs = {one.segment_id: one.rev for one in seen.clean}
        return accept_clean(uow, by or story.reviewer, story.id, locale, seen=revs)


def left(found: Clean, story: Story) -> dict[Left, set[str]]:
    """By reason, the sources."""
    by_id = {story.segment(source): source for source in IN_CHINESE}
    return {why: {by_id[one.segment_id] for one in these} for why, these in found.left.items()}


@pytest.fixture
def submitted(story: Story) -> Story:
    """Both Chinese versions in review: zh-Hans as a translator wrote it, zh-Hant as it was derived."""
    story.translate()
    story.submit("zh-Hans")
    story.submit("zh-Hant")
    return story


def test_what_people_wrote_is_read_and_what_was_derived_unchanged_is_clean(submitted: Story) -> None:
    assert left(shown(submitted), submitted) == {Left.CHANGED: set(IN_CHINESE)}
    found = shown(submitted, "zh-Hant")
    assert (len(found.clean), found.left) == (7, {})
    assert accept(submitted, found, "zh-Hant") == 7
    assert {row.target.state for row in submitted.rows("zh-Hant")} == {"reviewed"}
    acts = [act for act in submitted.sign_offs("zh-Hant") if act.kind == "accept"]
    assert {(act.segment_id, act.person_id) for act in acts} == {
        (submitted.segment(source), submitted.reviewer.person_id) for source in IN_CHINESE
    }


def test_a_draft_that_was_confirmed_as_it_stood_is_clean(database: Database, newsroom: Newsroom) -> None:
    with database.begin() as uow:
        unit = {"en": LEFT, "zh-Hans": IN_CHINESE[LEFT]}
        import_units(uow, newsroom[Role.EDITOR], [unit])
    story = Story(database, newsroom, make_article(database, newsroom[Role.EDITOR]))
    assert story.text("zh-Hans", LEFT).origin == "memory"
    story.translate()
    story.submit("zh-Hans")
    assert [one.segment_id for one in shown(story).clean] == [story.segment(LEFT)]


def test_what_was_accepted_and_comes_back_unchanged_is_clean(submitted: Story) -> None:
    submitted.accept_all("zh-Hans")
    submitted.give_back("zh-Hans", "Read the second sentence once more.")
    submitted.save("zh-Hans", CARRIED, "车上载有240人。")
    submitted.save("zh-Hans", LEFT, IN_CHINESE[LEFT])
    with submitted.database.begin() as uow:
        uow.session.execute(update(SegmentText).filter_by(article_id=submitted.id).values(state="translated"))
    submitted.submit("zh-Hans")
    found = shown(submitted)
    assert left(found, submitted) == {Left.CHANGED: {CARRIED}}
    assert len(found.clean) == 6


def test_what_was_sent_back_is_never_clean(submitted: Story) -> None:
    submitted.accept_all("zh-Hans")
    with submitted.database.begin() as uow:
        uow.session.execute(update(SegmentText).filter_by(article_id=submitted.id).values(state="translated"))
    submitted.send_back("zh-Hans", LEFT, "too literal")
    submitted.give_back("zh-Hans", "See the first sentence.")
    submitted.save("zh-Hans", LEFT, IN_CHINESE[LEFT])
    submitted.submit("zh-Hans")
    assert left(shown(submitted), submitted) == {Left.SENT_BACK: {LEFT}}


def _ask(story: Story) -> None:
    with story.database.begin() as uow:
        where = (story.id, "zh-Hant", story.segment(LEFT))
        open_segment_thread(uow, story.translator, *where, kind="query", text="Ten in the evening?", key=uuid.uuid4())


def _look(story: Story) -> None:
    with story.database.begin() as uow:
        uow.session.merge(story.text("zh-Hant", LEFT)).look = "merged"


@pytest.mark.parametrize(("spoil", "why"), [(_ask, Left.QUERY), (_look, Left.LOOK)])
def test_what_speaks_against_a_text_is_said_and_leaves_it(
    submitted: Story, spoil: Callable[[Story], None], why: Left
) -> None:
    spoil(submitted)
    found = shown(submitted, "zh-Hant")
    assert left(found, submitted) == {why: {LEFT}}
    assert accept(submitted, found, "zh-Hant") == 6
    assert submitted.text("zh-Hant", LEFT).state == "translated"


def test_an_open_decision_leaves_its_segment(story: Story) -> None:
    story.translate()
    story.save("zh-Hans", CARRIED, "车上有240人，合约成立后，双方见面。")
    story.submit("zh-Hans")
    story.submit("zh-Hant")
    assert left(shown(story, "zh-Hant"), story) == {Left.DECISION: {CARRIED}}


def test_what_was_approved_before_in_other_words_is_read_first(story: RevisedStory) -> None:
    approve(story, {LEFT: BETTER})
    again = another(story)
    again.submit("zh-Hans")
    again.submit("zh-Hant")
    assert left(shown(again, "zh-Hant"), again) == {Left.APPROVED_BEFORE: {LEFT}}


def test_what_the_checks_find_is_said_before_that_it_was_changed(story: Story) -> None:
    story.translate()
    story.save("zh-Hant", LEFT, "第一列夜班列車十點開出，，。")
    story.submit("zh-Hant")
    assert left(shown(story, "zh-Hant"), story) == {Left.FINDING: {LEFT}}


def test_nothing_is_accepted_that_was_not_shown_as_it_stands(submitted: Story) -> None:
    found = shown(submitted, "zh-Hant")
    older = [replace(found.clean[0], rev=found.clean[0].rev - 1), *found.clean[1:-1]]
    assert accept(submitted, replace(found, clean=older), "zh-Hant") == 5
    assert sorted(row.target.state for row in submitted.rows("zh-Hant")) == ["reviewed"] * 5 + ["translated"] * 2


def test_ones_own_work_is_left_for_another(story: Story) -> None:
    both = make_person(
        story.database, "both@newsroom.example", [Role.TRANSLATOR, Role.REVIEWER], story.newsroom.publication_id
    )
    story.translate()
    story.save("zh-Hans", LEFT, "两个人看过的句子。", by=both)
    story.submit("zh-Hans")
    story.submit("zh-Hant")
    found = shown(story, "zh-Hant", by=both)
    assert left(found, story) == {Left.OWN: {LEFT}}
    assert (accept(story, found, "zh-Hant", by=both), len(shown(story, "zh-Hant").clean)) == (6, 1)


def test_only_who_reviews_is_shown_it(story: Story) -> None:
    story.translate()
    story.submit("zh-Hans")
    with pytest.raises(Denied):
        shown(story, by=story.translator)
