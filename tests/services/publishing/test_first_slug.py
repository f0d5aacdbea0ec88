"""An English version is first released under a slug of its own title, which a Chinese article comes in without."""

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import replace

import pytest
from sqlalchemy import text

from tests.chaos.processes import wait_until
from tests.factories import CHINESE_ARTICLE, make_article
from tests.services.desk import Desk
from tests.services.publishing.test_addresses import at, rename
from tests.services.revising import RevisedStory
from tests.services.story import Story
from tms.db.unit_of_work import Database, UnitOfWork
from tms.domain.permissions import Role
from tms.services.authorize_locked import lock_publication
from tms.services.publishing.metadata import change_metadata, read_metadata

PINYIN = "ye-ban-lie-che-hui-lai-liao"
IN_ENGLISH = {
    "夜班列车回来了": "Night trains are back",
    "周敏": "Zhou Min",
    "第一列夜车十点发出。": "The first night train left at ten.",
    "车上有240人。": "It carried 240 people.",
    "软件会在2027年更新。": "The software will be renewed in 2027.",
}


def translated(database: Database, desk: Desk) -> Story:
    """A Chinese article whose English is approved; its slug has a number, as the desk has one of the same title."""
    story = Story(database, desk.newsroom, make_article(database, desk.newsroom[Role.EDITOR], CHINESE_ARTICLE))
    for source, words in IN_ENGLISH.items():
        story.save("en", source, words)
    story.finish("en")
    return story


@pytest.fixture
def story(database: Database, desk: Desk) -> Story:
    return translated(database, desk)


def slugs(story: Story) -> dict[str, str]:
    return {locale: story.version(locale).slug.removeprefix(PINYIN) for locale in ("en", "zh-Hans", "zh-Hant")}


def test_it_is_made_of_the_title_that_goes_out(story: Story) -> None:
    before = slugs(story)
    story.publish("zh-Hans")
    assert slugs(story) == before
    story.publish("en")
    assert slugs(story) == before | {"en": "night-trains-are-back"}
    assert at(story, "en", "night-trains-are-back") == "night-trains-are-back"
    # Nobody ever found it at the other, and 简体 stays where readers have it.
    assert at(story, "en", PINYIN + before["en"]) == "page_not_found"
    assert at(story, "zh-Hans", PINYIN + before["en"]) == PINYIN + before["en"]


def test_once_readers_have_it_another_title_changes_no_address(story: Story) -> None:
    story.publish("en", "zh-Hans")
    story.reopen("en", "translate")
    story.save("en", "夜班列车回来了", "Sleepers return")
    story.finish("en")
    story.publish("en")
    assert slugs(story)["en"] == "night-trains-are-back"


def test_nor_does_it_where_the_slug_came_in_with_the_article(database: Database, desk: Desk) -> None:
    story = RevisedStory(database, desk.newsroom, desk.english)
    story.publish("en")
    story.revise({"Night trains return": "Sleepers return"})
    story.publish("en")
    assert slugs(story)["en"] == "night-trains-return"


def test_an_english_title_that_changed_before_anybody_read_it_is_the_address(database: Database, desk: Desk) -> None:
    story = RevisedStory(database, desk.newsroom, desk.english)
    story.revise({"Night trains return": "Sleepers return"})
    story.publish("en")
    assert slugs(story)["en"] == "sleepers-return"


def test_another_version_of_the_article_is_in_nobodys_way(story: Story) -> None:
    rename(story, {"zh-Hans": "night-trains-are-back"})
    story.publish("en", "zh-Hans")
    assert [slugs(story)[locale] for locale in ("en", "zh-Hans")] == ["night-trains-are-back"] * 2


def test_what_an_editor_wrote_stays(story: Story) -> None:
    rename(story, {"en": "sleepers"})
    story.publish("en")
    assert slugs(story)["en"] == "sleepers"


def test_the_second_of_a_title_gets_a_number(story: Story, desk: Desk) -> None:
    other = translated(story.database, desk)
    story.publish("en")
    other.publish("en")
    assert [slugs(one)["en"] for one in (story, other)] == ["night-trains-are-back", "night-trains-are-back-2"]


def test_an_english_article_keeps_the_number_that_it_came_in_with(database: Database, desk: Desk) -> None:
    make_article(database, desk.newsroom[Role.EDITOR])
    story = Story(database, desk.newsroom, make_article(database, desk.newsroom[Role.EDITOR]))
    slug = story.version("en").slug
    assert slug.startswith("night-trains-return-")
    story.publish("en")
    assert story.version("en").slug == slug


@contextmanager
def busy(database: Database, desk: Desk, *acts: Callable[[], object]) -> Iterator[UnitOfWork]:
    """The transaction of somebody who gives slugs, with the acts waiting for its end; they are done afterwards."""
    with ThreadPoolExecutor(len(acts)) as threads:
        with database.begin() as uow:
            lock_publication(uow, desk.newsroom.publication_id)
            done = [threads.submit(act) for act in acts]
            wait_until(lambda: waiting(database) == len(acts), seconds=30, what="all of them wait")
            yield uow
        for one in done:
            one.result(60)


def waiting(database: Database) -> int:
    """How many wait for a lock that somebody else has."""
    with database.begin() as uow:
        query = "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'"
        return int(uow.session.scalar(text(query)) or 0)


def test_two_of_a_title_that_go_out_at_once_get_one_each(own_database: Database, desk: Desk) -> None:
    two = [translated(own_database, desk) for _ in range(2)]
    with busy(own_database, desk, *(lambda one=one: one.publish("en") for one in two)):
        pass
    assert sorted(slugs(one)["en"] for one in two) == ["night-trains-are-back", "night-trains-are-back-2"]


def test_what_an_editor_writes_while_it_waits_to_go_out_stays(own_database: Database, desk: Desk) -> None:
    story = translated(own_database, desk)
    with busy(own_database, desk, lambda: story.publish("en")) as uow:
        present = read_metadata(uow, story.editor, story.id)
        wanted = replace(present.metadata, slugs={**present.metadata.slugs, "en": "sleepers"})
        change_metadata(uow, story.editor, story.id, wanted, based_on=present.state)
    assert slugs(story)["en"] == "sleepers"
    assert at(story, "en", "sleepers") == "sleepers"
