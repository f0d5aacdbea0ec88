"""Threads: seen from all versions, answered, settled, edited, withdrawn; a query holds a version back."""

import uuid
from dataclasses import replace

import pytest
from sqlalchemy import delete, select, text, update

from tests.factories import ARTICLE, make_article, make_person
from tests.services.story import CARRIED, LEFT, Story
from tests.services.threads.talk import Talk
from tms.db.models import Article, Notification
from tms.domain.errors import Conflict, Denied, Invalid, NotFound
from tms.domain.imported_article import Block
from tms.domain.inline import Code
from tms.domain.mentions import LONGEST_COMMENT
from tms.domain.permissions import Role
from tms.services.articles.archive import archive_article
from tms.services.board.rows import board_rows
from tms.services.jobs.assign import NO_DATE, assign_step
from tms.services.threads.comment import open_segment_thread
from tms.services.threads.mentionable import mentionable


@pytest.fixture
def talk(story: Story) -> Talk:
    return Talk(story)


def test_all_versions_show_a_thread_and_say_where_it_was_opened(talk: Talk, story: Story) -> None:
    thread_id = talk.about(LEFT, "Which station?", by=story.translator)
    comment_id = talk.reply(thread_id, "The main one.", by=story.reviewer)
    for locale in ("en", "zh-Hans", "zh-Hant"):
        (thread,) = talk.at(LEFT, by=story.editor, locale=locale)
        assert (thread.id, thread.locale, thread.source) == (thread_id, "zh-Hans", LEFT)
        assert [comment.who for comment in thread.comments] == [story.translator.name, story.reviewer.name]
        assert thread.comments[1].id == comment_id
    assert talk.at(CARRIED, by=story.editor) == []
    assert [event.data for event in story.events("comment_added")] == [
        {"thread": thread_id, "segment": story.segment(LEFT), "comment": comment_id}
    ]


def test_a_sentence_is_quoted_without_its_inline_codes(story: Story) -> None:
    linked = replace(
        ARTICLE,
        title="A linked page",
        blocks=[Block("paragraph", "See ⟦1⟧here⟦/1⟧.", codes={"1": Code("link", href="https://there.example")})],
    )
    other = Talk(Story(story.database, story.newsroom, make_article(story.database, story.editor, linked)))
    other.about("See ⟦1⟧here⟦/1⟧.", "Where?", by=story.translator)
    (thread,) = other.at("See ⟦1⟧here⟦/1⟧.", by=story.editor)
    assert thread.source == "See here."


def test_the_same_key_says_it_once(talk: Talk, story: Story) -> None:
    key, other = uuid.uuid4(), uuid.uuid4()
    thread_id = talk.of_article("Cut it to 600 words.", by=story.editor, key=key)
    assert talk.of_article("Cut it to 600 words.", by=story.editor, key=key) == thread_id
    comment_id = talk.reply(thread_id, "Done.", by=story.translator, key=other)
    assert talk.reply(thread_id, "Done.", by=story.translator, key=other) == comment_id
    with pytest.raises(Conflict, match="different content"):
        talk.reply(thread_id, "Not done.", by=story.translator, key=other)
    (thread,) = talk.page(by=story.editor).threads
    assert len(thread.comments) == 2


def test_an_open_query_holds_its_version_and_no_other(talk: Talk, story: Story) -> None:
    story.translate()
    thread_id = talk.about(LEFT, "Ten in the evening?", by=story.translator, kind="query")
    with pytest.raises(Conflict) as refused:
        story.submit("zh-Hans")
    assert (refused.value.code, refused.value.params["segments"]) == ("queries_open", [story.segment(LEFT)])
    assert f"segment {story.row('zh-Hans', LEFT).number}." in str(refused.value)
    story.submit("zh-Hant")
    talk.resolve(thread_id, by=story.editor)
    story.submit("zh-Hans")
    story.accept_all("zh-Hans")
    asked = talk.about(CARRIED, "Sure?", by=story.reviewer, kind="query")
    with pytest.raises(Conflict, match="Open queries: 1"):
        story.approve("zh-Hans")
    talk.resolve(asked, by=story.reviewer)
    story.approve("zh-Hans")


def _told(story: Story) -> list[tuple[str, int]]:
    with story.database.begin() as uow:
        found = select(Notification.kind, Notification.person_id).where(Notification.read_at.is_(None))
        return [(row.kind, row.person_id) for row in uow.session.execute(found.order_by(Notification.id))]


def _queries_on_board(story: Story) -> dict[str, int]:
    with story.database.begin() as uow:
        (row,) = board_rows(uow, story.editor.publication_id, [(story.id, NO_DATE)])
    return {locale: version.queries for locale, version in row.versions.items()}


def test_a_query_that_calls_nobody_is_told_to_who_answers_until_it_is_settled(talk: Talk, story: Story) -> None:
    with story.database.begin() as uow:
        assign_step(uow, story.editor, story.id, "zh-Hans", 0, story.translator.person_id)
        uow.session.execute(delete(Notification))
    asked = talk.about(LEFT, "Ten in the evening?", by=story.editor, kind="query")
    assert _told(story) == [("query", story.translator.person_id)]
    assert _queries_on_board(story) == {"en": 0, "zh-Hans": 1, "zh-Hant": 0}
    talk.resolve(asked, by=story.editor)
    assert _told(story) == []
    assert _queries_on_board(story) == {"en": 0, "zh-Hans": 0, "zh-Hant": 0}
    talk.reopen(asked, by=story.editor)
    assert _told(story) == [("query", story.translator.person_id)]


def test_what_the_assignee_asks_is_for_the_editors_and_what_calls_somebody_for_them(talk: Talk, story: Story) -> None:
    with story.database.begin() as uow:
        assign_step(uow, story.editor, story.id, "zh-Hans", 0, story.translator.person_id)
        uow.session.execute(delete(Notification))
    talk.about(LEFT, "Ten in the evening?", by=story.translator, kind="query")
    assert _told(story) == [("query", story.editor.person_id)]
    talk.about(CARRIED, f"@{story.reviewer.name} sure?", by=story.translator, kind="query")
    assert _told(story)[1:] == [("mention", story.reviewer.person_id)]


def test_a_query_is_settled_by_who_asked_or_who_answers_for_the_text(talk: Talk, story: Story) -> None:
    asked = talk.about(LEFT, "Ten?", by=story.reviewer, kind="query")
    with pytest.raises(Denied, match="settled by the person who asked"):
        talk.resolve(asked, by=story.translator)
    assert [one.may_resolve for one in talk.at(LEFT, by=story.translator)] == [False]
    talk.reply(asked, "At night.", by=story.translator)
    assert [one.may_resolve for one in talk.at(LEFT, by=story.translator)] == [True]
    talk.resolve(asked, by=story.translator)
    remark = talk.about(LEFT, "Nice.", by=story.reviewer)
    talk.resolve(remark, by=story.translator)
    talk.resolve(remark, by=story.translator)
    with pytest.raises(Conflict, match="resolved in the meantime"):
        talk.reply(remark, "Yes.", by=story.translator)
    talk.reopen(remark, by=story.reviewer)
    talk.reply(remark, "Yes.", by=story.translator)
    assert len(story.events("thread_resolved")) == 2


def test_an_answer_does_not_let_settle_who_hands_nothing_over(talk: Talk, story: Story) -> None:
    story.translate()
    story.submit("zh-Hans")
    asked = talk.about(LEFT, "Ten?", by=story.reviewer, kind="query")
    talk.reply(asked, "At night.", by=story.translator)
    with pytest.raises(Denied, match="settled by the person who asked"):
        talk.resolve(asked, by=story.translator)


def test_one_changes_ones_own_words_only_and_later_edits_are_marked(talk: Talk, story: Story) -> None:
    thread_id = talk.of_article("Teh lede is long.", by=story.editor)
    comment_id = talk.page(by=story.editor).threads[0].comments[0].id
    talk.edit(comment_id, "The lede is long.", by=story.editor)
    assert not talk.page(by=story.editor).threads[0].comments[0].is_edited
    with story.database.begin() as uow:
        uow.session.execute(text("UPDATE comment SET at = at - interval '10 minutes'"))
    talk.edit(comment_id, "The lede is short.", by=story.editor)
    assert talk.page(by=story.translator).threads[0].comments[0].is_edited
    with pytest.raises(Denied):
        talk.edit(comment_id, "I like it.", by=story.translator)
    answer = talk.reply(thread_id, "Whose?", by=story.translator)
    talk.withdraw(answer, by=story.translator)
    talk.withdraw(answer, by=story.translator)
    last = talk.page(by=story.editor).threads[0].comments[1]
    assert (last.is_withdrawn, list(last.parts)) == (True, [])
    with pytest.raises(Conflict):
        talk.edit(answer, "Mine.", by=story.translator)


@pytest.mark.parametrize(
    ("said", "code"), [("  \n", "comment_missing"), ("a\x00b", "text_not_text"), ("文" * 5001, "comment_too_long")]
)
def test_a_comment_says_something_that_can_be_kept(talk: Talk, story: Story, said: str, code: str) -> None:
    with pytest.raises(Invalid) as refused:
        talk.of_article(said, by=story.editor)
    assert refused.value.code == code
    assert len("文" * 5001) > LONGEST_COMMENT
    assert not talk.page(by=story.editor).threads


def test_a_query_needs_a_version_that_waits(talk: Talk, story: Story) -> None:
    with pytest.raises(Invalid, match="nobody is waiting"):
        talk.about(LEFT, "Why?", by=story.editor, locale="en", kind="query")
    with pytest.raises(Invalid, match="remark or a query"):
        talk.about(LEFT, "Why?", by=story.editor, kind="order")
    with story.database.begin() as uow, pytest.raises(NotFound):
        open_segment_thread(uow, story.editor, story.id, "zh-Hans", 10**9, kind="remark", text="Why?", key=uuid.uuid4())


def test_a_freelancer_takes_part_only_in_what_is_theirs(talk: Talk, story: Story) -> None:
    free = make_person(
        story.database,
        "free@newsroom.example",
        [Role.TRANSLATOR],
        story.newsroom.publication_id,
        assigned_only=True,
    )
    thread_id = talk.of_article("@Free, are you there?", by=story.editor)
    assert not talk.page(by=story.editor).threads[0].comments[0].names
    with pytest.raises(NotFound):
        talk.reply(thread_id, "Yes.", by=free)
    with pytest.raises(NotFound):
        talk.page(by=free)
    with story.database.begin() as uow:
        assign_step(uow, story.editor, story.id, "zh-Hans", 0, free.person_id)
    comment_id = talk.reply(thread_id, "@free, and now?", by=story.editor)
    comment = next(c for c in talk.page(by=free).threads[0].comments if c.id == comment_id)
    assert comment.names == {free.person_id: free.name}
    talk.reply(thread_id, "Yes.", by=free)


def test_an_embargoed_articles_people_are_the_only_ones_to_call(talk: Talk, story: Story) -> None:
    with story.database.begin() as uow:
        uow.session.execute(update(Article).where(Article.id == story.id).values(visibility="assigned"))
    with story.database.begin() as uow:
        assign_step(uow, story.editor, story.id, "zh-Hans", 0, story.translator.person_id)
    talk.of_article("@Reviewer and @Translator", by=story.editor)
    (thread,) = talk.page(by=story.translator).threads
    assert thread.comments[0].names == {story.translator.person_id: story.translator.name}
    with pytest.raises(NotFound):
        talk.page(by=story.reviewer)
    with story.database.begin() as uow:
        assert [one.name for one in mentionable(uow, story.editor, story.id)] == [story.translator.name]


def test_an_archived_articles_threads_are_read_only(talk: Talk, story: Story) -> None:
    thread_id = talk.of_article("Over.", by=story.editor)
    with story.database.begin() as uow:
        archive_article(uow, story.editor, story.id, reason="It is over.")
    assert not talk.page(by=story.editor).may_write
    with pytest.raises(Denied, match="archived"):
        talk.reply(thread_id, "Still?", by=story.editor)
