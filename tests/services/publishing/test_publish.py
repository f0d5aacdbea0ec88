"""Publishing: approved versions, in one act, as snapshots that no later edit touches."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import select, update

from tests.factories import ARTICLE, make_article
from tests.services.desk import Desk
from tests.services.story import CARRIED, IN_CHINESE, LEFT, Story
from tms.db.models import Address, Article, Hold, Release, ReleaseVersion, Snapshot, SnapshotSegment, Version
from tms.domain.errors import Conflict, Denied, Invalid, NotFound
from tms.domain.imported_article import Block, ImportedArticle
from tms.domain.inline import Code
from tms.domain.permissions import Role
from tms.services.publishing.reading import ReadingPage, reading_page

ALL = ("en", "zh-Hans", "zh-Hant")


@pytest.fixture
def approved(story: Story) -> Story:
    story.translate()
    story.finish("zh-Hans", "zh-Hant")
    return story


def read(story: Story, locale: str) -> ReadingPage:
    with story.database.begin() as uow:
        slug = uow.session.get_one(Article, story.id).slug
        page = reading_page(uow, locale, slug)
    assert isinstance(page, ReadingPage)
    return page


def hold(story: Story, **values: Any) -> None:
    with story.database.begin() as uow:
        uow.session.add(
            Hold(
                publication_id=story.newsroom.publication_id,
                article_id=story.id,
                reason="ask the lawyer",
                owner_id=story.editor.person_id,
                **{"kind": "legal"} | values,
            )
        )


def test_three_versions_go_out_in_one_act(approved: Story) -> None:
    release_id = approved.publish(*ALL)
    with approved.database.begin() as uow:
        release = uow.session.get_one(Release, (approved.id, release_id))
        parts = uow.session.scalars(select(ReleaseVersion).where(ReleaseVersion.release_id == release_id)).all()
    assert (release.kind, release.state, release.person_id) == ("publish", "happened", approved.editor.person_id)
    assert {part.version_id: part.snapshot_id for part in parts} == {
        version.id: version.live_snapshot_id for version in map(approved.version, ALL)
    }
    assert {approved.version(locale).status for locale in ALL} == {"published"}
    (event,) = approved.events("article_published")
    assert event.data == {"release": release_id, "locales": list(ALL)}


def test_readers_see_the_head_the_body_and_the_section_of_each_language(approved: Story) -> None:
    approved.publish(*ALL)
    english, hans, hant = (read(approved, locale).version.content for locale in ALL)
    assert (english["title"], english["author"], english["author_title"], english["section"]) == (
        "Night trains return",
        "Mara Lindqvist",
        "Transport editor",
        "Economy",
    )
    assert [(b["kind"], b["level"], b["text"]) for b in english["blocks"]] == [
        ("paragraph", None, "The first night train left at ten. It carried 240 people."),
        ("heading", 2, "What comes next"),
        ("paragraph", None, "A second line will follow in 2027."),
    ]
    assert hans["title"] == IN_CHINESE["Night trains return"]
    assert hans["blocks"][0]["text"] == IN_CHINESE[LEFT] + IN_CHINESE[CARRIED], "Chinese has no space between"
    assert hant["blocks"][1]["text"] == "接下來"


def test_a_snapshot_lists_the_texts_that_it_was_made_of(approved: Story) -> None:
    approved.publish("zh-Hans")
    version = approved.version("zh-Hans")
    with approved.database.begin() as uow:
        rows = uow.session.scalars(
            select(SnapshotSegment)
            .where(SnapshotSegment.snapshot_id == version.live_snapshot_id)
            .order_by(SnapshotSegment.position)
        ).all()
        snapshot = uow.session.get_one(Snapshot, (approved.id, version.live_snapshot_id))
    assert [(row.segment_id, row.rev) for row in rows] == [
        (row.segment_id, row.target.rev) for row in approved.rows("zh-Hans")
    ]
    approval = next(act for act in approved.sign_offs("zh-Hans") if act.kind == "approve")
    assert snapshot.fingerprint == approval.fingerprint, "what goes out is what was approved"


def test_readers_see_the_snapshot_whatever_is_edited_later(story: Story) -> None:
    story.translate()
    story.finish("zh-Hant")
    story.publish("zh-Hant")
    before = read(story, "zh-Hant")
    story.save("zh-Hans", LEFT, "完全不同的句子。")
    assert story.text("zh-Hant", LEFT).text == "完全不同的句子。"
    assert read(story, "zh-Hant").version.content == before.version.content


def test_publishing_again_makes_a_new_snapshot_at_the_same_address(story: Story) -> None:
    story.translate()
    story.finish("zh-Hant")
    story.publish("zh-Hant")
    first = story.version("zh-Hant").live_snapshot_id
    story.save("zh-Hans", LEFT, "完全不同的句子。")
    with pytest.raises(Conflict) as caught:
        story.publish("zh-Hant")
    assert caught.value.code == "version_not_approved"
    story.accept("zh-Hant", LEFT)
    story.approve("zh-Hant")
    story.publish("zh-Hant")
    assert "完全不同的句子。" in read(story, "zh-Hant").version.content["blocks"][0]["text"]
    assert story.version("zh-Hant").live_snapshot_id != first
    story.publish("zh-Hant")
    with story.database.begin() as uow:
        addresses = uow.session.scalars(select(Address.slug).where(Address.article_id == story.id)).all()
        snapshots = uow.session.scalars(select(Snapshot.id).where(Snapshot.article_id == story.id)).all()
    assert (len(addresses), len(snapshots)) == (1, 3)


def test_one_version_that_is_not_approved_stops_all(story: Story) -> None:
    story.translate()
    story.finish("zh-Hans")
    with pytest.raises(Conflict) as caught:
        story.publish("en", "zh-Hans", "zh-Hant")
    assert (caught.value.code, caught.value.params["locale"]) == ("version_not_approved", "zh-Hant")
    assert story.version("zh-Hans").live_snapshot_id is None


def test_nothing_and_nowhere_cannot_be_published(approved: Story) -> None:
    with pytest.raises(Invalid) as nothing:
        approved.publish()
    assert nothing.value.code == "nothing_to_publish"
    with pytest.raises(NotFound):
        approved.publish("fr")


def test_a_version_named_twice_is_published_once(approved: Story) -> None:
    release_id = approved.publish("en", "en")
    with approved.database.begin() as uow:
        parts = uow.session.scalars(select(ReleaseVersion).where(ReleaseVersion.release_id == release_id)).all()
    assert len(parts) == 1


CODE = Block("paragraph", "⟦1⟧print(1)⟦/1⟧", {"1": Code("code")})


@pytest.mark.parametrize("page", [ARTICLE, replace(ARTICLE, blocks=[CODE, *ARTICLE.blocks])], ids=["words", "code"])
def test_an_article_that_is_still_cut_into_segments_is_not_published_empty(
    story: Story, desk: Desk, page: ImportedArticle
) -> None:
    """Nor with nothing but its code, which has no segments."""
    article_id = make_article(story.database, story.editor, page, run=False)
    with pytest.raises(Conflict) as caught:
        Story(story.database, desk.newsroom, article_id).publish("en")
    assert caught.value.code == "version_not_ready"


class TestHolds:
    def test_a_hold_of_the_article_or_of_the_version_stops_it_and_says_why(self, approved: Story) -> None:
        hold(approved, version_id=approved.version("zh-Hans").id)
        for locales in (("zh-Hans",), ALL):
            with pytest.raises(Conflict) as caught:
                approved.publish(*locales)
            assert caught.value.code == "held"
            assert "ask the lawyer" in str(caught.value)
        approved.publish("zh-Hant")
        hold(approved, kind="rights")
        with pytest.raises(Conflict):
            approved.publish("zh-Hant")

    def test_a_released_hold_and_an_embargo_that_is_over_stop_nothing(self, approved: Story) -> None:
        past = datetime.now(UTC) - timedelta(hours=1)
        hold(approved, released_at=past, released_by=approved.editor.person_id)
        hold(approved, kind="embargo", until=past, time_zone="Europe/Berlin")
        approved.publish(*ALL)

    def test_an_embargo_stops_until_it_ends(self, approved: Story) -> None:
        hold(approved, kind="embargo", until=datetime.now(UTC) + timedelta(hours=1))
        with pytest.raises(Conflict) as caught:
            approved.publish("en")
        assert caught.value.params["kind"] == "embargo"


@pytest.mark.parametrize("role", [Role.TRANSLATOR, Role.REVIEWER, Role.ADMINISTRATOR])
def test_only_editors_publish(approved: Story, role: Role) -> None:
    with pytest.raises(Denied):
        approved.publish("en", by=approved.newsroom[role])


def test_another_publications_editor_does_not_know_the_article(approved: Story, desk: Desk) -> None:
    with pytest.raises(NotFound):
        approved.publish("en", by=desk.foreign_editor)


class TestAddresses:
    @staticmethod
    def rename(story: Story, slug: str) -> None:
        with story.database.begin() as uow:
            uow.session.execute(update(Version).where(Version.article_id == story.id).values(slug=slug))

    def test_an_old_address_leads_to_the_new_one_and_back_again(self, approved: Story) -> None:
        approved.publish("en")
        for slug in ("other-trains", "night-trains-return"):
            self.rename(approved, slug)
            approved.publish("en")
        with approved.database.begin() as uow:
            found = uow.session.execute(
                select(Address.slug, Address.status).where(Address.article_id == approved.id).order_by(Address.slug)
            ).all()
        assert [tuple(row) for row in found] == [("night-trains-return", "current"), ("other-trains", "redirect")]

    def test_a_new_article_never_gets_an_address_that_another_once_had(self, approved: Story) -> None:
        approved.publish("en")
        self.rename(approved, "other-trains")
        approved.publish("en")
        article_id = make_article(approved.database, approved.editor)
        with approved.database.begin() as uow:
            assert uow.session.get_one(Article, article_id).slug == "night-trains-return-2"
        Story(approved.database, approved.newsroom, article_id).publish("en")
