"""Derivation in every direction that a publication can have, each with its three outcomes.

A text that nobody touched is derived anew, a person's is merged, and a change of the same place shows all three texts.
"""

import pytest
from sqlalchemy import delete

from tests.factories import CHINESE_ARTICLE, Newsroom, make_article, run_pipeline
from tests.services.desk import Desk
from tests.services.revising import RevisedStory
from tests.services.story import LEFT, Story
from tms.db.models import PublicationRoute
from tms.db.unit_of_work import Database
from tms.domain.imported_article import Block, ImportedArticle
from tms.domain.permissions import Role
from tms.domain.work_kinds import WorkKind
from tms.services.audit import queue_work

TRADITIONAL = ImportedArticle(
    language="zh-Hant",
    title="夜班列車回來了",
    blocks=[Block("paragraph", "軟體讓夜車十點發出。車上有240人。")],
)


def sides(story: Story, locale: str, source: str) -> tuple[str, str, str] | None:
    conflict = story.row(locale, source).conflict
    return (conflict.base, conflict.mine, conflict.theirs) if conflict else None


def now(story: Story, locale: str, segment: str) -> tuple[str, str, str | None]:
    row = story.text(locale, segment)
    return row.text, row.origin, row.look


class TestFromASourceInSimplified:
    """zh-Hant is derived from the source itself: what changes it is a source revision."""

    first = "第一列夜车十点发出。"

    @pytest.fixture
    def story(self, database: Database, newsroom: Newsroom) -> RevisedStory:
        return RevisedStory(database, newsroom, make_article(database, newsroom[Role.EDITOR], CHINESE_ARTICLE))

    def test_what_nobody_touched_is_derived_anew(self, story: RevisedStory) -> None:
        assert now(story, "zh-Hant", self.first) == ("第一列夜車十點發出。", "derived", None)
        story.revise({"十点发出": "九点发出"})
        assert now(story, "zh-Hant", self.first) == ("第一列夜車九點發出。", "derived", None)

    def test_a_persons_text_is_merged(self, story: RevisedStory) -> None:
        story.save("zh-Hant", self.first, "第一列夜車十點開出。")
        story.revise({"十点发出": "九点发出"})
        assert now(story, "zh-Hant", self.first)[::2] == ("第一列夜車九點開出。", "merged")

    def test_the_same_place_shows_all_three(self, story: RevisedStory) -> None:
        story.save("zh-Hant", self.first, "第一列夜車十點開出。")
        story.revise({"十点发出": "十点驶出"})
        assert now(story, "zh-Hant", self.first)[::2] == ("第一列夜車十點開出。", "conflict")
        assert sides(story, "zh-Hant", "第一列夜车十点驶出。") == (
            "第一列夜車十點發出。",
            "第一列夜車十點開出。",
            "第一列夜車十點駛出。",
        )


class TestFromASourceInTraditional:
    first = "軟體讓夜車十點發出。"

    @pytest.fixture
    def story(self, database: Database, newsroom: Newsroom) -> RevisedStory:
        return RevisedStory(database, newsroom, make_article(database, newsroom[Role.EDITOR], TRADITIONAL))

    def test_what_nobody_touched_is_derived_anew_in_the_mainlands_words(self, story: RevisedStory) -> None:
        assert now(story, "zh-Hans", self.first) == ("软件让夜车十点发出。", "derived", None)
        story.revise({"十點發出": "九點發出"})
        assert now(story, "zh-Hans", self.first) == ("软件让夜车九点发出。", "derived", None)

    def test_a_persons_text_is_merged(self, story: RevisedStory) -> None:
        story.save("zh-Hans", self.first, "程序让夜车十点发出。")
        story.revise({"十點發出": "九點發出"})
        assert now(story, "zh-Hans", self.first)[::2] == ("程序让夜车九点发出。", "merged")

    def test_the_same_place_shows_all_three(self, story: RevisedStory) -> None:
        story.save("zh-Hans", self.first, "软件让夜车十点开出。")
        story.revise({"十點發出": "十點駛出"})
        assert sides(story, "zh-Hans", "軟體讓夜車十點駛出。") == (
            "软件让夜车十点发出。",
            "软件让夜车十点开出。",
            "软件让夜车十点驶出。",
        )


class TestFromEnglishOverSimplified:
    def test_what_nobody_touched_is_derived_anew(self, story: Story) -> None:
        story.save("zh-Hans", LEFT, "夜车十点发出。")
        story.save("zh-Hans", LEFT, "夜车九点发出。")
        assert now(story, "zh-Hant", LEFT) == ("夜車九點發出。", "derived", None)

    def test_a_persons_text_is_merged(self, story: Story) -> None:
        story.save("zh-Hans", LEFT, "夜车十点发出。")
        story.save("zh-Hant", LEFT, "夜車十點開出。")
        story.save("zh-Hans", LEFT, "夜车九点发出。")
        assert now(story, "zh-Hant", LEFT)[::2] == ("夜車九點開出。", "merged")

    def test_the_same_place_shows_all_three(self, story: Story) -> None:
        story.save("zh-Hans", LEFT, "夜车十点发出。")
        story.save("zh-Hant", LEFT, "夜車十點開出。")
        story.save("zh-Hans", LEFT, "夜车十点驶出。")
        assert sides(story, "zh-Hant", LEFT) == ("夜車十點發出。", "夜車十點開出。", "夜車十點駛出。")


class TestFromEnglishOverTraditional:
    """A publication that translates into zh-Hant and derives zh-Hans."""

    @pytest.fixture
    def story(self, database: Database, desk: Desk) -> Story:
        newsroom = desk.newsroom
        with database.begin() as uow:
            uow.session.execute(
                delete(PublicationRoute).where(
                    PublicationRoute.publication_id == newsroom.publication_id, PublicationRoute.source_locale == "en"
                )
            )
            for locale, parent in (("zh-Hant", None), ("zh-Hans", "zh-Hant")):
                uow.session.add(
                    PublicationRoute(
                        publication_id=newsroom.publication_id,
                        source_locale="en",
                        locale=locale,
                        derived_from=parent,
                        profile=locale if parent else None,
                    )
                )
        return Story(database, newsroom, make_article(database, newsroom[Role.EDITOR]))

    def test_the_roles_are_the_other_way_round(self, story: Story) -> None:
        assert (story.version("zh-Hant").role, story.version("zh-Hans").role) == ("direct", "derived")
        assert story.version("zh-Hans").parent_version_id == story.version("zh-Hant").id

    def test_what_nobody_touched_is_derived_anew(self, story: Story) -> None:
        story.save("zh-Hant", LEFT, "軟體讓夜車十點發出。")
        assert now(story, "zh-Hans", LEFT) == ("软件让夜车十点发出。", "derived", None)
        story.save("zh-Hant", LEFT, "軟體讓夜車九點發出。")
        assert now(story, "zh-Hans", LEFT) == ("软件让夜车九点发出。", "derived", None)

    def test_a_persons_text_is_merged(self, story: Story) -> None:
        story.save("zh-Hant", LEFT, "夜車十點發出。")
        story.save("zh-Hans", LEFT, "夜车十点开出。")
        story.save("zh-Hant", LEFT, "夜車九點發出。")
        assert now(story, "zh-Hans", LEFT)[::2] == ("夜车九点开出。", "merged")

    def test_the_same_place_shows_all_three(self, story: Story) -> None:
        story.save("zh-Hant", LEFT, "夜車十點發出。")
        story.save("zh-Hans", LEFT, "夜车十点开出。")
        story.save("zh-Hant", LEFT, "夜車十點駛出。")
        assert sides(story, "zh-Hans", LEFT) == ("夜车十点发出。", "夜车十点开出。", "夜车十点驶出。")


def test_deriving_a_whole_version_twice_changes_nothing(story: Story) -> None:
    story.translate()
    story.save("zh-Hant", LEFT, "首列夜班列車十點開出。")
    before = [(row.target.text, row.target.rev, row.target.state) for row in story.rows("zh-Hant")]
    for _ in range(2):
        _derive_again(story)
        assert [(row.target.text, row.target.rev, row.target.state) for row in story.rows("zh-Hant")] == before


def _derive_again(story: Story) -> None:

    with story.database.begin() as uow:
        queue_work(uow, WorkKind.DERIVE, story.id, story.version("zh-Hant").id)
    assert "derive" in run_pipeline(story.database, story.id)
