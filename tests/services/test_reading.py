"""The reading site: what is published, where it stands, and what else there is."""

from datetime import date

import pytest
from sqlalchemy import select, update

from tests.factories import ARTICLE, make_article
from tests.services.desk import Desk
from tests.services.story import Story
from tms.db.models import Article, Publication
from tms.db.unit_of_work import Database
from tms.domain.errors import NotFound
from tms.domain.page import Block, Page
from tms.domain.permissions import Role
from tms.services.reading import RELATED, Moved, ReadingPage, front_page, reading_page


@pytest.fixture
def site(database: Database, desk: Desk) -> Database:
    """The first publication is the one that readers see; the newsroom has to be it."""
    with database.begin() as uow:
        assert uow.session.scalars(select(Publication.id).order_by(Publication.id)).first() == (
            desk.newsroom.publication_id
        )
    return database


def published(database: Database, desk: Desk, title: str, section: str | None, day: int = 1) -> str:
    page = Page("en", title, [Block("paragraph", "Body.")], section=section, published_on=date(2026, 5, day))
    article_id = make_article(database, desk.newsroom[Role.EDITOR], page)
    Story(database, desk.newsroom, article_id).publish("en")
    with database.begin() as uow:
        return uow.session.get_one(Article, article_id).slug


def read(database: Database, locale: str, slug: str) -> ReadingPage | Moved:
    with database.begin() as uow:
        return reading_page(uow, locale, slug)


def page_at(database: Database, locale: str, slug: str) -> ReadingPage:
    page = read(database, locale, slug)
    assert isinstance(page, ReadingPage)
    return page


def test_the_switch_names_the_published_versions_and_no_other(site: Database, story: Story) -> None:
    story.translate()
    story.finish("zh-Hans", "zh-Hant")
    story.publish("en", "zh-Hant")
    slug = "night-trains-return"
    assert [(s.locale, s.title) for s in page_at(site, "en", slug).siblings] == [
        ("en", "Night trains return"),
        ("zh-Hant", "夜班列車回來了"),
    ]
    with pytest.raises(NotFound):
        read(site, "zh-Hans", slug)
    story.publish("zh-Hans")
    assert [s.locale for s in page_at(site, "zh-Hant", slug).siblings] == ["en", "zh-Hans", "zh-Hant"]


@pytest.mark.parametrize(
    ("locale", "slug"),
    [
        ("en", "nothing-here"),
        ("fr", "night-trains-return"),
        ("zh-CN", "x"),
        ("", ""),
        ("zh-Hant-HK", "x"),
        ("en", "\x00"),
    ],
)
def test_an_unknown_address_is_not_found(site: Database, story: Story, locale: str, slug: str) -> None:
    story.publish("en")
    with pytest.raises(NotFound) as caught:
        read(site, locale, slug)
    assert caught.value.code == "page_not_found"


def test_related_articles_are_those_of_the_section_then_the_newest(site: Database, desk: Desk) -> None:
    slug = published(site, desk, "Here", "Economy")
    published(site, desk, "Same old", "economy", day=2)
    published(site, desk, "Other new", "Culture", day=9)
    published(site, desk, "Same new", "Economy", day=5)
    related = page_at(site, "en", slug).related
    assert [teaser.title for teaser in related] == ["Same new", "Same old", "Other new"]
    for day in range(10, 13):
        published(site, desk, f"More {day}", "Culture", day=day)
    assert len(page_at(site, "en", slug).related) == RELATED


def test_an_article_without_a_section_has_related_ones_too(site: Database, desk: Desk) -> None:
    slug = published(site, desk, "Here", None)
    published(site, desk, "There", None)
    assert [teaser.title for teaser in page_at(site, "en", slug).related] == ["There"]


def test_an_old_address_leads_to_the_present_one(site: Database, story: Story) -> None:
    story.publish("en")
    with site.begin() as uow:
        uow.session.execute(update(Article).where(Article.id == story.id).values(slug="other-trains"))
    story.publish("en")
    assert read(site, "en", "night-trains-return") == Moved("en", "other-trains")
    assert page_at(site, "en", "other-trains").content["title"] == ARTICLE.title


def test_the_front_page_lists_what_is_published_in_its_language(site: Database, desk: Desk, story: Story) -> None:
    published(site, desk, "Older", None, day=1)
    published(site, desk, "Newer", None, day=3)
    story.publish("en")
    with site.begin() as uow:
        name, teasers = front_page(uow, "en")
        assert front_page(uow, "zh-Hans")[1] == []
        with pytest.raises(NotFound):
            front_page(uow, "fr")
    assert (name, [teaser.title for teaser in teasers]) == (
        "The Meridian",
        ["Newer", "Older", "Night trains return"],
    )


def test_another_publications_articles_are_not_on_this_site(site: Database, desk: Desk) -> None:
    foreign = Story(site, desk.newsroom, desk.foreign_article)
    foreign.publish("en", by=desk.foreign_editor)
    with pytest.raises(NotFound):
        read(site, "en", "night-trains-return")
    with site.begin() as uow:
        assert front_page(uow, "en")[1] == []
