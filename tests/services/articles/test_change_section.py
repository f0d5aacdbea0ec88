"""An article goes into another section: found by any name, told, followed by the rules and by what readers see."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from threading import Thread

import pytest
from sqlalchemy import func, select, update

from tests.factories import ARTICLE, run_pipeline
from tests.services.desk import Desk
from tests.services.story import Story
from tms.db.models import Article, ChangeSet, Concept, Job, Publication
from tms.db.unit_of_work import Database
from tms.domain.errors import Denied, Invalid
from tms.domain.permissions import Action, Role
from tms.domain.working_time import Span, SpanUnit
from tms.services.articles.article_status import article_status
from tms.services.articles.change_section import change_section, sections_known
from tms.services.articles.import_article import import_article
from tms.services.articles.section_effect import section_effect
from tms.services.authorize import may
from tms.services.authorize_locked import lock_publication
from tms.services.conversion.change_rules import NewRule, make_rule
from tms.services.jobs.assign import NO_DATE, set_due
from tms.services.publication.due_rules import DueSpans, change_due_rule
from tms.services.sections import LONGEST

FIRST = "第一列夜车十点发出。"


@pytest.fixture
def story(database: Database, desk: Desk) -> Story:
    return Story(database, desk.newsroom, desk.english)


@pytest.fixture
def chinese(database: Database, desk: Desk) -> Story:
    """In the section 经济; its Traditional version is derived from the source."""
    return Story(database, desk.newsroom, desk.chinese)


def put(story: Story, name: str, role: Role = Role.EDITOR) -> int | None:
    with story.database.begin() as uow:
        change_section(uow, story.newsroom[role], story.id, name)
    with story.database.begin() as uow:
        return uow.session.scalar(select(Article.section_id).where(Article.id == story.id))


def shown(story: Story) -> str | None:
    with story.database.begin() as uow:
        return article_status(uow, story.editor, story.id).section


def would(story: Story, name: str) -> list[str] | None:
    with story.database.begin() as uow:
        effect = section_effect(uow, story.editor, story.id, name)
    return [one.after for one in effect.sentences] if effect else None


def test_it_stands_in_the_section_of_any_of_its_names_in_a_new_one_or_in_none(story: Story, chinese: Story) -> None:
    opera = put(story, " Opera\u3000house ")
    assert (shown(story), put(story, "OPERA HOUSE")) == ("Opera house", opera)
    # An inline code that came with the name is none of its words.
    assert put(story, "⟦1⟧Opera house⟦/1⟧⟦9") == put(story, "Opera house9")
    assert put(story, "⟦1⟧⟦/1⟧") is None
    assert put(story, "⟦1⟧opera house⟦/1⟧") == opera
    # The other article's, by its own name and by what the other script writes.
    economy = put(chinese, "经济")
    assert put(story, "經濟") == economy
    assert put(story, "") is None
    assert shown(story) is None
    assert [event.data for event in story.events("section_changed")][-2:] == [
        {"before": opera, "after": economy},
        {"before": economy, "after": None},
    ]
    with story.database.begin() as uow:
        assert set(sections_known(uow, story.editor)) >= {"Opera house", "经济"}
        assert not uow.session.scalar(select(func.count()).select_from(ChangeSet))


def test_a_chinese_name_at_an_english_article_is_a_chinese_name(story: Story) -> None:
    section = put(story, "歌剧院")
    with story.database.begin() as uow:
        article = uow.session.get_one(Article, story.id)
        assert (article.section_id, uow.session.get_one(Concept, (article.publication_id, section)).name) == (
            section,
            "歌剧院",
        )
    assert put(story, "歌劇院") == section


@pytest.mark.parametrize("name", ["ΟΔΟΣ", "İstanbul"])
def test_a_section_is_found_again_by_the_letters_that_the_database_thinks_small(story: Story, name: str) -> None:
    section = put(story, name)
    put(story, "Opera")
    assert put(story, name) == section


def test_what_rules_of_the_sections_decide_follows_there_and_back(chinese: Story) -> None:
    trains = put(chinese, "Trains")
    with chinese.database.begin() as uow:
        make_rule(uow, chinese.editor, NewRule("zh-Hant-TW", "夜车", "夜班車", scope="topic", topic_id=trains))
    run_pipeline(chinese.database, chinese.id)
    assert chinese.text("zh-Hant", FIRST).text == "第一列夜班車十點發出。"
    assert would(chinese, "Trains") is None
    for name, text in (("经济", "第一列夜車十點發出。"), ("Trains", "第一列夜班車十點發出。")):
        assert would(chinese, name) == [text]
        put(chinese, name)
        run_pipeline(chinese.database, chinese.id)
        assert chinese.text("zh-Hant", FIRST).text == text


def test_readers_see_it_once_it_is_published_again(story: Story) -> None:
    story.translate()
    story.finish("zh-Hans", "zh-Hant")
    story.publish("en", "zh-Hans", "zh-Hant")
    assert not story.version("zh-Hans").live_behind
    put(story, "Opera")
    assert [story.version(locale).live_behind for locale in ("en", "zh-Hans", "zh-Hant")] == [True] * 3
    story.publish("en", "zh-Hans", "zh-Hant")
    assert not story.version("zh-Hans").live_behind


def test_only_an_editor_may_and_a_name_is_no_sentence(story: Story) -> None:
    for role in (Role.TRANSLATOR, Role.REVIEWER, Role.ADMINISTRATOR):
        with pytest.raises(Denied):
            put(story, "Opera", role)
    assert [role for role in Role if may(story.newsroom[role], Action.ARTICLE_SECTION)] == [Role.EDITOR]
    for wrong in ("x" * (LONGEST + 1), "a\0b"):
        with pytest.raises(Invalid):
            put(story, wrong)
    assert shown(story) == "Economy"


def test_two_who_move_it_at_once_move_it_one_after_the_other_and_make_a_section_once(
    own_database: Database, desk: Desk
) -> None:
    story = Story(own_database, desk.newsroom, desk.english)
    names = ("Opera", "opera", "Trains", "")
    threads = [Thread(target=put, args=(story, name)) for name in names]
    with own_database.begin() as uow:
        lock_publication(uow, desk.newsroom.publication_id)
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join(0.3)
    for thread in threads:
        thread.join()
    moves = [event.data or {} for event in story.events("section_changed")]
    # Each was told where the one before it had put the article; who found it there already moved nothing.
    assert len(moves) >= 3
    assert [move["before"] for move in moves[1:]] == [move["after"] for move in moves[:-1]]
    with own_database.begin() as uow:
        assert uow.session.get_one(Article, story.id).section_id == moves[-1]["after"]
        made = select(func.count()).where(Concept.kind == "section", func.lower(Concept.name) == "opera")
        assert uow.session.scalar(made) == 1


def test_who_brings_an_article_into_a_new_section_while_another_is_moved_there_makes_no_second_one(
    own_database: Database, desk: Desk
) -> None:
    story = Story(own_database, desk.newsroom, desk.english)

    def bring_in() -> None:
        with own_database.begin() as uow:
            import_article(uow, story.editor, replace(ARTICLE, section="Opera"), as_new=True)

    thread = Thread(target=bring_in)
    with own_database.begin() as uow:
        change_section(uow, story.editor, story.id, "Opera")
        thread.start()
        # It waits for what is not committed yet.
        thread.join(0.5)
    thread.join()
    with own_database.begin() as uow:
        made = select(func.count()).where(Concept.kind == "section", func.lower(Concept.name) == "opera")
        assert uow.session.scalar(made) == 1


def due(story: Story, locale: str) -> tuple[timedelta, bool]:
    """How long after it began the version's job is due, and whether a rule says so."""
    with story.database.begin() as uow:
        job = uow.session.scalars(select(Job).where(Job.version_id == story.version(locale).id)).one()
        return job.due - job.created_at, job.due_by_rule


def test_dates_that_nobody_set_are_those_of_the_new_sections_rule(story: Story) -> None:
    with story.database.begin() as uow:
        uow.session.execute(update(Publication).values(days_off=[]))
    opera, trains = put(story, "Opera"), put(story, "Trains")
    for section, hours in ((opera, 24), (trains, 48)):
        spans = DueSpans(Span(hours, SpanUnit.HOURS), Span(8, SpanUnit.HOURS))
        with story.database.begin() as uow:
            change_due_rule(uow, story.editor, section, spans)
    put(story, "Opera")
    assert due(story, "zh-Hans") == (timedelta(hours=24), True)
    wanted = datetime(2030, 1, 1, tzinfo=UTC)
    with story.database.begin() as uow:
        set_due(uow, story.editor, story.id, "zh-Hant", wanted)
    put(story, "Trains")
    assert due(story, "zh-Hans") == (timedelta(hours=48), True)
    story.translate()
    story.submit("zh-Hans")
    assert due(story, "zh-Hans") == (timedelta(hours=56), True)
    put(story, "Opera")
    # It is in review: due with that step, by the new section's rule.
    assert due(story, "zh-Hans") == (timedelta(hours=32), True)
    put(story, "")
    assert not due(story, "zh-Hans")[1]
    with story.database.begin() as uow:
        job = uow.session.scalars(select(Job).where(Job.version_id == story.version("zh-Hans").id)).one()
        assert job.due == NO_DATE
    # What somebody set stays, and so does a date that was taken away.
    put(story, "Opera")
    assert not due(story, "zh-Hant")[1]
    with story.database.begin() as uow:
        set_due(uow, story.editor, story.id, "zh-Hant", None)
    put(story, "Trains")
    assert not due(story, "zh-Hant")[1]
