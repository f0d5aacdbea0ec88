"""The reading site: what is published, where it stands, and what else there is."""

from datetime import UTC, date, datetime

import pytest
from sqlalchemy import select, update

from tests.factories import ARTICLE, make_article
from tests.services.desk import Desk
from tests.services.story import Story
from tms.db.models import Article, Listing, Publication, Version
from tms.db.unit_of_work import Database
from tms.domain.errors import NotFound
from tms.domain.imported_article import Block, ImportedArticle
from tms.domain.permissions import Role
from tms.services.publishing import reading
from tms.services.publishing.reading import ListPage, Moved, ReadingPage, list_page, reading_page
from tms.services.publishing.related import RELATED
from tms.services.publishing.withdraw import withdraw
from tms.services.termbase.terms import ConceptEntry, TermEntry, import_concepts


@pytest.fixture
def site(database: Database, desk: Desk) -> Database:
    """The first publication is the one that readers see; the newsroom has to be it."""
    with database.begin() as uow:
        assert uow.session.scalars(select(Publication.id).order_by(Publication.id)).first() == (
            desk.newsroom.publication_id
        )
    return database


def published(
    database: Database, desk: Desk, title: str, section: str | None, day: int = 1, body: str = "Body."
) -> str:
    """Released on that day; what is printed on it, another one, is no order."""
    printed = date(2026, 4, 30 - day)
    page = ImportedArticle("en", title, [Block("paragraph", body)], section=section, published_on=printed)
    article_id = make_article(database, desk.newsroom[Role.EDITOR], page)
    Story(database, desk.newsroom, article_id).publish("en")
    with database.begin() as uow:
        released = datetime(2026, 5, day, 12, tzinfo=UTC)
        uow.session.execute(update(Listing).where(Listing.article_id == article_id).values(first_released_at=released))
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


@pytest.mark.full
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
        uow.session.execute(update(Version).where(Version.article_id == story.id).values(slug="other-trains"))
    story.publish("en")
    assert read(site, "en", "night-trains-return") == Moved("en", "other-trains")
    assert page_at(site, "en", "other-trains").version.title == ARTICLE.title


def listed(database: Database, locale: str, *, section_id: int | None = None, page: int = 1) -> ListPage:
    with database.begin() as uow:
        return list_page(uow, locale, section_id=section_id, page=page)


@pytest.mark.full
def test_terms_that_both_texts_mention_count_as_much_as_the_section(site: Database, desk: Desk) -> None:
    with site.begin() as uow:
        words = ("ferry", "harbour", "tide")
        entries = [ConceptEntry(word, terms=[TermEntry("en", word)]) for word in words]
        import_concepts(uow, desk.newsroom[Role.EDITOR], entries)
    slug = published(site, desk, "Here", "Economy", body="Ferries wait in the harbour for the tide.")
    published(site, desk, "Same section", "Economy", day=2)
    published(site, desk, "One term", "Culture", day=9, body="A ferry.")
    published(site, desk, "Three terms", "Culture", day=1, body="The tide lifts a ferry in the harbour; and a ferry.")
    published(site, desk, "Nothing in common", "Culture", day=20, body="Ferryman is another word.")
    related = page_at(site, "en", slug).related
    assert [teaser.title for teaser in related] == ["Three terms", "Same section", "One term", "Nothing in common"]


@pytest.mark.full
def test_a_related_article_that_is_old_is_found_among_many_newer_ones(site: Database, desk: Desk) -> None:
    slug = published(site, desk, "Here", "Economy", day=28)
    published(site, desk, "Same old", "Economy", day=1)
    for day in range(5, 10):
        published(site, desk, f"Other {day}", "Culture", day=day)
    titles = [teaser.title for teaser in page_at(site, "en", slug).related]
    assert titles == ["Same old", "Other 9", "Other 8", "Other 7"]


def test_the_front_page_lists_what_is_published_in_its_language(site: Database, desk: Desk, story: Story) -> None:
    published(site, desk, "Older", None, day=1)
    published(site, desk, "Newer", None, day=3)
    story.publish("en")
    found = listed(site, "en")
    assert found.site.publication == "The Meridian"
    assert [teaser.title for teaser in found.teasers] == ["Night trains return", "Newer", "Older"]
    assert (found.has_more, found.locales) == (False, ["en"])
    assert listed(site, "zh-Hans").teasers == []
    with pytest.raises(NotFound):
        listed(site, "fr")


def test_a_release_again_leaves_an_article_at_its_place_in_the_list(site: Database, desk: Desk, story: Story) -> None:
    story.publish("en")
    first = listed(site, "en").teasers[0]
    with site.begin() as uow:
        uow.session.execute(update(Publication).values(time_zone="Pacific/Kiritimati"))
    story.publish("en")
    (again,) = listed(site, "en").teasers
    assert (again.issued_on, again.first_released_at) == (first.issued_on, first.first_released_at)
    assert (again.slug, again.section_id) == (first.slug, first.section_id)


def test_a_section_lists_its_articles_under_its_name_in_each_language(site: Database, desk: Desk, story: Story) -> None:
    published(site, desk, "In it", "Economy")
    published(site, desk, "Not in it", "Culture")
    names = {section.name: section.id for section in listed(site, "en").site.sections}
    assert set(names) == {"Economy", "Culture"}
    found = listed(site, "en", section_id=names["Economy"])
    assert [teaser.title for teaser in found.teasers] == ["In it"]
    assert found.locales == ["en"]
    with pytest.raises(NotFound):
        listed(site, "zh-Hans", section_id=names["Economy"])
    with pytest.raises(NotFound):
        listed(site, "en", section_id=max(names.values()) + 1000)


def test_a_section_whose_only_article_is_withdrawn_is_listed_no_more(site: Database, desk: Desk) -> None:
    slug = published(site, desk, "Only one", "Economy")
    published(site, desk, "Another", "Culture")
    names = {section.name: section.id for section in listed(site, "en").site.sections}
    with site.begin() as uow:
        article_id = page_at(site, "en", slug).version.article_id
        withdraw(uow, desk.newsroom[Role.EDITOR], article_id, ["en"], reason="a complaint")
    assert [section.name for section in listed(site, "en").site.sections] == ["Culture"]
    with pytest.raises(NotFound):
        listed(site, "en", section_id=names["Economy"])


@pytest.mark.full
def test_a_long_list_has_pages_and_each_article_is_on_one_of_them(
    site: Database, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reading, "PAGE", 3)
    titles = [f"Number {n}" for n in range(5)]
    for title in titles:
        published(site, desk, title, None)
    first, second = listed(site, "en"), listed(site, "en", page=2)
    assert (len(first.teasers), first.has_more, len(second.teasers), second.has_more) == (3, True, 2, False)
    assert [teaser.title for teaser in (*first.teasers, *second.teasers)] == titles[::-1]
    for page in (0, -1, 3):
        with pytest.raises(NotFound):
            listed(site, "en", page=page)


def test_another_publications_articles_are_not_on_this_site(site: Database, desk: Desk) -> None:
    foreign = Story(site, desk.newsroom, desk.foreign_article)
    foreign.publish("en", by=desk.foreign_editor)
    with pytest.raises(NotFound):
        read(site, "en", "night-trains-return")
    assert listed(site, "en").teasers == []
    assert listed(site, "en").site.sections == []
