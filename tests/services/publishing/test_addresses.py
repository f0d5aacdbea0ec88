"""Each version has a slug of its own: what stood there leads to it, and nobody else ever gets it."""

from collections.abc import Mapping

import pytest
from sqlalchemy import select, update
from sqlalchemy.exc import IntegrityError

from tests.factories import make_article
from tests.services.desk import Desk
from tests.services.story import Story
from tms.db.models import Address, Version
from tms.db.unit_of_work import Database
from tms.domain.errors import Conflict, Gone, Invalid, NotFound
from tms.services.articles.slugs import written_slug
from tms.services.publishing.metadata import ArticleMetadata, change_metadata, read_metadata
from tms.services.publishing.reading import Moved, ReadingPage, reading_page
from tms.services.publishing.withdraw import withdraw

FIRST = "night-trains-return"


@pytest.fixture
def story(database: Database, desk: Desk) -> Story:
    story = Story(database, desk.newsroom, desk.english)
    story.translate()
    story.finish("zh-Hans", "zh-Hant")
    return story


def rename(story: Story, slugs: Mapping[str, str]) -> None:
    with story.database.begin() as uow:
        present = read_metadata(uow, story.editor, story.id)
        wanted = ArticleMetadata(present.metadata.published_on, {**present.metadata.slugs, **slugs})
        change_metadata(uow, story.editor, story.id, wanted, based_on=present.state)


def at(story: Story, locale: str, slug: str) -> str:
    """What readers find there: the slug of the page, that it moved and where to, or the code of the refusal."""
    with story.database.begin() as uow:
        try:
            found = reading_page(uow, locale, slug)
        except (NotFound, Gone) as error:
            return error.code
    return f"→ {found.slug}" if isinstance(found, Moved) else found.version.slug


def test_every_address_that_a_version_had_leads_straight_to_the_present_one(story: Story) -> None:
    story.publish("en", "zh-Hans", "zh-Hant")
    for slug in ("夜班列车", "夜车回来了", "ye-che"):
        rename(story, {"zh-Hans": slug})
        assert at(story, "zh-Hans", slug) == slug
    assert [at(story, "zh-Hans", slug) for slug in (FIRST, "夜班列车", "夜车回来了")] == ["→ ye-che"] * 3
    # The other versions stay where they were, and their pages tell of the new address.
    with story.database.begin() as uow:
        page = reading_page(uow, "en", FIRST)
    assert isinstance(page, ReadingPage)
    assert [(one.locale, one.slug) for one in page.siblings] == [
        ("en", FIRST),
        ("zh-Hans", "ye-che"),
        ("zh-Hant", FIRST),
    ]
    rename(story, {"zh-Hans": FIRST})
    assert at(story, "zh-Hans", FIRST) == FIRST
    assert at(story, "zh-Hans", "ye-che") == f"→ {FIRST}"
    assert [event.data for event in story.events("metadata_changed")] == [{"slugs": ["zh-Hans"]}] * 4


def test_what_is_not_released_is_found_under_none_of_its_slugs(story: Story) -> None:
    rename(story, {"en": "secret-trains"})
    story.publish("zh-Hans")
    for locale, slug in (("en", "secret-trains"), ("en", FIRST), ("zh-Hant", FIRST), ("en", "never-there")):
        assert at(story, locale, slug) == "page_not_found"
    story.publish("en")
    assert at(story, "en", "secret-trains") == "secret-trains"
    # Nobody ever found it there, so that nothing leads from there.
    assert at(story, "en", FIRST) == "page_not_found"


def test_what_is_withdrawn_is_gone_from_every_address_and_comes_back_to_all(story: Story) -> None:
    story.publish("en", "zh-Hans")
    rename(story, {"en": "trains"})
    with story.database.begin() as uow:
        withdraw(uow, story.editor, story.id, ["en"], reason="It named a child.")
    assert [at(story, "en", slug) for slug in (FIRST, "trains")] == ["page_withdrawn"] * 2
    rename(story, {"en": "other-trains"})
    assert [at(story, "en", slug) for slug in (FIRST, "trains")] == ["page_withdrawn"] * 2
    assert at(story, "en", "other-trains") == "page_not_found"
    story.publish("en")
    assert [at(story, "en", slug) for slug in (FIRST, "trains")] == ["→ other-trains"] * 2
    assert at(story, "en", "other-trains") == "other-trains"


@pytest.mark.parametrize("released", [False, True], ids=["in work", "once released"])
def test_a_slug_of_another_article_is_refused_in_its_language_only(story: Story, desk: Desk, *, released: bool) -> None:
    other = Story(story.database, desk.newsroom, make_article(story.database, story.editor))
    if released:
        story.publish("en")
        rename(story, {"en": "trains"})
    with pytest.raises(Conflict) as caught:
        rename(other, {"en": FIRST, "zh-Hans": "夜车"})
    assert caught.value.code == "slug_taken"
    assert {other.version(locale).slug for locale in ("en", "zh-Hans", "zh-Hant")} == {f"{FIRST}-2"}
    rename(other, {"zh-Hans": "夜车"})
    # Whoever comes by another way is refused by the database.
    with pytest.raises(IntegrityError) as refused, story.database.begin() as uow:
        uow.session.execute(
            update(Version).where(Version.article_id == other.id, Version.locale == "en").values(slug=FIRST)
        )
    assert ("readers find another version" if released else "uq_version_publication_id_locale_slug") in str(
        refused.value
    )


def test_a_new_article_gets_no_slug_that_any_version_has(story: Story) -> None:
    rename(story, {"zh-Hant": f"{FIRST}-2"})
    article_id = make_article(story.database, story.editor)
    with story.database.begin() as uow:
        slugs = set(uow.session.scalars(select(Version.slug).where(Version.article_id == article_id)))
        assert slugs == {f"{FIRST}-3"}
        assert not uow.session.scalars(select(Address).where(Address.article_id == story.id)).all()


@pytest.mark.parametrize(
    ("locale", "words", "slug"),
    [
        ("en", "Night Trains: return!", "night-trains-return"),
        ("en", "Café Ü 2", "cafe-u-2"),
        ("zh-Hans", "夜班列车　回来了！", "夜班列车-回来了"),
        ("zh-Hans", "ＡＩ 时代_2026年", "ai-时代-2026年"),
        ("zh-Hant", "夜班列車—回來了", "夜班列車-回來了"),
        ("zh-Hant", "Night Trains", "night-trains"),
        ("zh-Hans", "𠮷野家", "𠮷野家"),
    ],
)
def test_what_is_written_becomes_a_slug(locale: str, words: str, slug: str) -> None:
    assert written_slug(locale, words) == slug
    assert written_slug(locale, slug) == slug


@pytest.mark.parametrize(
    ("locale", "words", "code"),
    [
        ("en", "", "slug_empty"),
        ("en", " /?# ", "slug_empty"),
        ("en", "夜车", "slug_letters_latin"),
        ("zh-Hans", "ночь", "slug_letters"),
        ("zh-Hant", "かな", "slug_letters"),
        ("en", "x" * 81, "slug_long"),
        ("en", "a\0b", "text_not_text"),
    ],
)
def test_what_is_no_slug_is_refused(locale: str, words: str, code: str) -> None:
    with pytest.raises(Invalid) as caught:
        written_slug(locale, words)
    assert caught.value.code == code
