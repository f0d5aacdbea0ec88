"""What people are told: of what others do to their work, once per cause, and never of what they did themselves."""

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import text, update

from tests.factories import ARTICLE, make_article
from tests.services.notifications.told import lines, of, read, told
from tests.services.revising import ELEVEN, RevisedStory
from tests.services.story import CARRIED, LEFT
from tests.services.threads.talk import Talk
from tms.db.models import Article, Membership
from tms.domain.notices import Notice
from tms.domain.permissions import Actor, Role
from tms.services.board.assign_article import ArticleAssignment, assign_article
from tms.services.board.assign_many import change
from tms.services.board.assignment_plan import AssignmentRequest
from tms.services.jobs.assign import assign_step, set_due
from tms.services.notifications.inbox import follow_notification, notifications
from tms.services.notifications.notice_words import line
from tms.services.notifications.notify import tell
from tms.services.notifications.overdue import take_back_overdue, tell_of_overdue
from tms.services.page_header import masthead


@pytest.fixture
def talk(story: RevisedStory) -> Talk:
    return Talk(story)


def assign(story: RevisedStory, person: Actor | None, *, locale: str = "zh-Hans", step: int = 0) -> None:
    with story.database.begin() as uow:
        assign_step(uow, story.editor, story.id, locale, step, person.person_id if person else None)


def unread(story: RevisedStory, actor: Actor) -> int:
    with story.database.begin() as uow:
        return masthead(uow, actor).unread


def test_who_gets_work_is_told_and_no_more_once_it_is_taken_from_them(story: RevisedStory) -> None:
    assign(story, story.translator)
    assert lines(story, story.translator) == ["Editor assigned 简体 to you"]
    assert unread(story, story.translator) == 1
    assign(story, None)
    assert lines(story, story.translator) == []
    assert lines(story, story.editor) == []


def test_what_is_sent_back_comes_as_one_line_with_the_last_reason(story: RevisedStory) -> None:
    assign(story, story.translator)
    read(story, story.translator)
    story.translate()
    story.submit("zh-Hans")
    story.send_back("zh-Hans", LEFT, "The hour is missing.")
    story.send_back("zh-Hans", CARRIED, "Too literal.")
    (one,) = told(story, story.translator)
    assert (one.kind, one.times, one.words) == (Notice.SENT_BACK, 2, "Too literal.")
    story.give_back("zh-Hans", "All of it, please.")
    (one,) = told(story, story.translator)
    assert (one.kind, one.words) == (Notice.RETURNED, "All of it, please.")
    assert lines(story, story.translator) == ["Reviewer returned 简体 to you, with 2 segments sent back"]
    assert lines(story, story.reviewer) == []


def test_a_return_tells_how_many_are_sent_back_still_and_the_first_reason(story: RevisedStory) -> None:
    story.translate()
    story.submit("zh-Hans")
    story.send_back("zh-Hans", LEFT, "The hour is missing.")
    story.send_back("zh-Hans", CARRIED, "Too literal.")
    story.give_back("zh-Hans", "Segment 4: The hour is missing.\nSegment 5: Too literal.")
    (one,) = told(story, story.translator)
    assert (one.sent_back, one.words) == (2, "Segment 4: The hour is missing. …")
    story.save("zh-Hans", LEFT, "第一列夜车十点发车。")
    assert lines(story, story.translator) == ["Reviewer returned 简体 to you, with a segment sent back"]
    story.save("zh-Hans", CARRIED, "它载着二百四十人。")
    assert lines(story, story.translator) == ["Reviewer returned 简体 to you"]


def test_work_that_nobody_has_is_sent_back_to_who_wrote_it(story: RevisedStory) -> None:
    story.translate()
    story.submit("zh-Hans")
    story.send_back("zh-Hans", LEFT, "The hour is missing.")
    assert lines(story, story.translator) == ["Reviewer sent back a segment of 简体"]


def test_a_mention_and_answers_are_told_and_twelve_comments_are_one_line(story: RevisedStory, talk: Talk) -> None:
    thread_id = talk.about(LEFT, "@Reviewer, ten in the evening?", by=story.translator, kind="query")
    assert lines(story, story.reviewer) == ["Translator mentioned you"]
    talk.reply(thread_id, "Let me ask.", by=story.reviewer)
    # Who answers has read what was said.
    assert lines(story, story.reviewer) == []
    for n in range(12):
        talk.reply(thread_id, f"{n}", by=story.editor)
    (mine,) = told(story, story.translator)
    assert (mine.kind, mine.times, mine.words) == (Notice.REPLY, 13, "11")
    assert lines(story, story.reviewer) == ["12 new comments, the last by Editor"]
    assert lines(story, story.editor) == []
    with story.database.begin() as uow:
        place = follow_notification(uow, story.translator, mine.id)
    assert (place.locale, place.segment_id, place.thread_id) == ("zh-Hans", story.segment(LEFT), thread_id)
    assert unread(story, story.translator) == 0
    talk.reply(thread_id, "One more.", by=story.editor)
    assert lines(story, story.translator) == ["Editor commented"]


def test_only_who_is_called_newly_by_an_edit_is_told(story: RevisedStory, talk: Talk) -> None:
    talk.of_article("@Reviewer, look.", by=story.editor)
    read(story, story.reviewer)
    comment_id = talk.page(by=story.editor).threads[0].comments[0].id
    talk.edit(comment_id, "@Reviewer and @Translator, look.", by=story.editor)
    assert lines(story, story.reviewer) == []
    assert lines(story, story.translator) == ["Editor mentioned you"]


def test_a_source_that_changes_is_told_to_whose_work_it_is(story: RevisedStory) -> None:
    assign(story, story.translator)
    read(story, story.translator)
    story.translate()
    story.revise({LEFT: ELEVEN})
    (one,) = told(story, story.translator)
    assert one.kind is Notice.SOURCE_CHANGED
    with story.database.begin() as uow:
        assert follow_notification(uow, story.translator, one.id).segment_id == story.segment(LEFT)
    assert lines(story, story.editor) == []
    # A revision that touches nothing of the version's tells nobody.
    story.revise({"What comes next": "What comes next"} | {ELEVEN: LEFT}, typo=True)
    assert lines(story, story.translator) == []


def test_one_act_on_several_versions_of_an_article_is_one_line_at_the_article(story: RevisedStory) -> None:
    person = story.translator
    wish = ArticleAssignment({("zh-Hans", 0): person.person_id, ("zh-Hant", 0): person.person_id}, {})
    with story.database.begin() as uow:
        assert assign_article(uow, story.editor, story.id, wish) == 2
    (at,) = of(story, person)
    assert [line(one) for one in at.told] == ["Editor assigned 2 steps to you"]
    with story.database.begin() as uow:
        place = follow_notification(uow, person, at.told[0].id, together=True)
    assert (place.article_id, place.locale) == (story.id, None)
    assert unread(story, person) == 0
    story.translate()
    story.revise({LEFT: ELEVEN})
    assert lines(story, person) == ["Editor changed the source under 2 versions of yours"]
    assert unread(story, person) == 1


def test_what_is_overdue_is_told_once_per_date(story: RevisedStory) -> None:
    assign(story, story.translator)
    read(story, story.translator)

    def overdue(days: int) -> int:
        with story.database.begin() as uow:
            due = uow.session.scalar(text(f"SELECT now() - interval '{days} days'"))
            set_due(uow, story.editor, story.id, "zh-Hans", due)
        with story.database.begin() as uow:
            return tell_of_overdue(uow)

    assert overdue(1) == 1
    assert lines(story, story.translator) == ["简体 is overdue"]
    read(story, story.translator)
    with story.database.begin() as uow:
        assert tell_of_overdue(uow) == 0
    assert overdue(2) == 1
    assign(story, None)
    assert overdue(3) == 1
    assert "简体 is overdue" in lines(story, story.editor)
    # Whose date passed long ago was told then: the round looks only at what has become overdue since.
    assert overdue(8) == 0


def test_a_date_that_is_moved_takes_its_notice_along(story: RevisedStory) -> None:
    assign(story, story.translator)
    read(story, story.translator)

    def move(days: int) -> None:
        with story.database.begin() as uow:
            due = uow.session.scalar(text(f"SELECT now() + interval '{days} days'"))
            set_due(uow, story.editor, story.id, "zh-Hans", due)

    def look() -> None:
        with story.database.begin() as uow:
            take_back_overdue(uow)
            tell_of_overdue(uow)

    move(-2)
    look()
    assert lines(story, story.translator).count("简体 is overdue") == 1
    move(-1)
    look()
    assert lines(story, story.translator).count("简体 is overdue") == 1
    move(3)
    assert "简体 is overdue" not in lines(story, story.translator)
    move(-1)
    look()
    # What was read stays in the list: it was so.
    read(story, story.translator)
    move(3)
    look()
    with story.database.begin() as uow:
        kept = uow.session.scalar(text("SELECT count(*) FROM notification WHERE kind = 'overdue'"))
    assert kept == 1


def test_what_somebody_else_has_now_is_not_theirs_to_be_late_with(story: RevisedStory) -> None:
    assign(story, story.translator)
    with story.database.begin() as uow:
        set_due(uow, story.editor, story.id, "zh-Hans", uow.session.scalar(text("SELECT now() - interval '1 day'")))
        tell_of_overdue(uow)
    assert "简体 is overdue" in lines(story, story.translator)
    assign(story, None)
    with story.database.begin() as uow:
        take_back_overdue(uow)
        tell_of_overdue(uow)
    assert "简体 is overdue" not in lines(story, story.translator)
    assert "简体 is overdue" in lines(story, story.editor)


@pytest.mark.parametrize("has_left", [False, True])
def test_who_has_left_is_not_told_of_what_is_overdue(story: RevisedStory, has_left: bool) -> None:
    """Nobody has the step, so it is told to who brought the article in."""
    with story.database.begin() as uow:
        due = uow.session.scalar(text("SELECT now() - interval '1 day'"))
        set_due(uow, story.editor, story.id, "zh-Hans", due)
        left = update(Membership).where(Membership.person_id == story.editor.person_id)
        uow.session.execute(left.values(ended_at=text("now()") if has_left else None))
    with story.database.begin() as uow:
        assert tell_of_overdue(uow) == (0 if has_left else 1)


def test_what_somebody_may_not_see_any_more_is_not_told(story: RevisedStory, talk: Talk) -> None:
    talk.of_article("@Reviewer, look.", by=story.editor)
    assert unread(story, story.reviewer) == 1
    with story.database.begin() as uow:
        uow.session.execute(update(Article).where(Article.id == story.id).values(visibility="assigned"))
    assert unread(story, story.reviewer) == 0
    assert of(story, story.reviewer, unread_only=False) == []


_STEPS = st.lists(
    st.one_of(
        st.tuples(
            st.just("tell"),
            st.sampled_from([Notice.REPLY, Notice.MENTION]),
            st.sampled_from(["thread 1", "thread 2"]),
            st.sampled_from(list(Role)),
            st.sets(st.sampled_from(list(Role)), max_size=4),
        ),
        st.tuples(st.just("read"), st.sampled_from(list(Role))),
    ),
    max_size=25,
)


@pytest.mark.full
@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=_STEPS)
def test_the_same_cause_is_one_line_until_it_is_read_and_no_telling_is_lost(story: RevisedStory, steps: list) -> None:  # type: ignore[type-arg]
    with story.database.begin() as uow:
        uow.session.execute(text("DELETE FROM notification"))
    unread_of: dict[Role, dict[tuple[Notice, str], int]] = {role: {} for role in Role}
    for step in steps:
        if step[0] == "read":
            read(story, story.newsroom[step[1]])
            unread_of[step[1]] = {}
            continue
        _, notice, about, by, people = step
        with story.database.begin() as uow:
            tell(
                uow,
                notice,
                [story.newsroom[role].person_id for role in people],
                about=about,
                publication_id=story.newsroom.publication_id,
                article_id=story.id,
                by=story.newsroom[by].person_id,
            )
        for role in people - {by}:
            counted = unread_of[role]
            counted[notice, about] = counted.get((notice, about), 0) + 1
    for role in Role:
        person = story.newsroom[role]
        found = told(story, person)
        assert sorted((one.kind, one.times) for one in found) == sorted(
            (notice, times) for (notice, _), times in unread_of[role].items()
        )
        assert unread(story, person) == len(found)


@pytest.fixture
def several(story: RevisedStory) -> list[int]:
    """Three articles with a version in translation each."""
    return [make_article(story.database, story.editor, replace(ARTICLE, title=f"Number {n}")) for n in range(3)]


def assign_all(story: RevisedStory, articles: list[int], person: Actor | None) -> None:
    wish = AssignmentRequest(
        articles, ["zh-Hans"], person=person.person_id if person else None, to_nobody=person is None
    )
    with story.database.begin() as uow:
        change(uow, story.editor, wish)


def test_one_act_on_many_versions_is_told_in_one_line_that_leads_to_ones_work(
    story: RevisedStory, several: list[int]
) -> None:
    translator = story.translator
    before = unread(story, translator)
    assign_all(story, several, translator)
    assert lines(story, translator)[0] == "Editor assigned 3 steps to you"
    assert unread(story, translator) == before + 1
    # What is taken from them again is no more among it; of one the line tells as of one.
    assign_all(story, several[:1], None)
    assert lines(story, translator)[0] == "Editor assigned 2 steps to you"
    assign_all(story, several[1:2], None)
    assert "Editor assigned 简体 to you" in lines(story, translator)
    assign_all(story, several, None)
    assign_all(story, several, translator)
    one = told(story, translator)[0]
    with story.database.begin() as uow:
        assert follow_notification(uow, translator, one.id, together=True).together is Notice.ASSIGNED
    assert unread(story, translator) == before
    with story.database.begin() as uow:
        everything = notifications(uow, translator).together
    assert [(line.together, line.is_unread) for line in everything] == [(3, False)]


def test_what_becomes_overdue_on_one_day_is_told_in_one_line_until_its_date_moves(
    story: RevisedStory, several: list[int]
) -> None:
    translator = story.translator
    assign_all(story, several, translator)
    read(story, translator)

    def date(articles: list[int], days: int) -> None:
        with story.database.begin() as uow:
            due = uow.session.scalar(text(f"SELECT now() + interval '{days} days'"))
            change(uow, story.editor, AssignmentRequest(articles, ["zh-Hans"], due=due))
        with story.database.begin() as uow:
            take_back_overdue(uow)
            tell_of_overdue(uow)

    date(several[:2], -1)
    date(several[2:], -2)
    assert lines(story, translator) == ["3 versions are overdue"]
    date(several[:1], 3)
    assert lines(story, translator) == ["2 versions are overdue"]
    date(several, 3)
    assert lines(story, translator) == []
