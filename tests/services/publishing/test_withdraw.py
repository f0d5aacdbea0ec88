"""What was published and is withdrawn: gone from readers at once, with a release that says so."""

import pytest
from sqlalchemy import select

from tests.services.reviewing.test_recall import told
from tests.services.story import LEFT, Story
from tms.db.models import Release, ReleaseVersion
from tms.domain.errors import Conflict, Denied, Gone, Invalid
from tms.domain.recorded_acts import EventAct
from tms.services.articles.article_status import article_status
from tms.services.publishing.reading import ReadingPage, list_page, reading_page


@pytest.fixture
def published(story: Story) -> Story:
    story.translate()
    story.finish("zh-Hans", "zh-Hant")
    story.publish("en", "zh-Hans", "zh-Hant")
    return story


def slug_of(story: Story) -> str:
    with story.database.begin() as uow:
        return article_status(uow, story.editor, story.id).slug


def read(story: Story, locale: str) -> ReadingPage:
    with story.database.begin() as uow:
        page = reading_page(uow, locale, slug_of(story))
    assert isinstance(page, ReadingPage)
    return page


def test_readers_are_told_and_the_others_have_no_link_to_it(published: Story) -> None:
    assert [one.locale for one in read(published, "en").siblings] == ["en", "zh-Hans", "zh-Hant"]
    published.withdraw("zh-Hans", "zh-Hant", reason="a name was wrong")
    for locale in ("zh-Hans", "zh-Hant"):
        with pytest.raises(Gone) as caught:
            read(published, locale)
        assert caught.value.code == "page_withdrawn"
        with published.database.begin() as uow:
            assert slug_of(published) not in {teaser.slug for teaser in list_page(uow, locale).teasers}
    assert [one.locale for one in read(published, "en").siblings] == ["en"]
    assert published.version("zh-Hans").status == "withdrawn"
    assert told(published) == ("version_withdrawn", published.editor.name, "a name was wrong")


def test_the_withdrawal_is_a_release_that_names_what_it_replaces(published: Story) -> None:
    first = published.publish("en")
    second = published.withdraw("en")
    with published.database.begin() as uow:
        release = uow.session.scalars(select(Release).where(Release.id == second)).one()
        parts = uow.session.scalars(select(ReleaseVersion).where(ReleaseVersion.release_id == second)).all()
    assert (release.kind, release.state, release.replaces_id) == ("withdraw", "happened", first)
    assert [(part.snapshot_id, part.state) for part in parts] == [(None, "happened")]
    assert published.events(EventAct.VERSION_WITHDRAWN)[-1].data == {"reason": "a complaint", "status": "withdrawn"}


def test_a_source_goes_out_again_as_it_is_and_a_translation_after_another_review(published: Story) -> None:
    published.withdraw("en", "zh-Hans")
    with pytest.raises(Conflict) as caught:
        published.publish("zh-Hans")
    assert caught.value.code == "version_not_approved"
    published.publish("en")
    published.reopen("zh-Hans", "review")
    published.approve("zh-Hans")
    published.publish("zh-Hans")
    assert [one.locale for one in read(published, "en").siblings] == ["en", "zh-Hans", "zh-Hant"]


def test_a_version_in_work_loses_its_readers_and_keeps_its_job(published: Story) -> None:
    published.reopen("zh-Hans", "translate")
    published.withdraw("zh-Hans")
    version = published.version("zh-Hans")
    assert (version.status, version.live_snapshot_id) == ("translating", None)
    published.save("zh-Hans", LEFT, "首列夜班列车十点开出。")


def test_only_what_is_published_is_withdrawn_with_a_reason_by_an_editor(story: Story) -> None:
    with pytest.raises(Invalid) as nothing:
        story.withdraw()
    with pytest.raises(Conflict) as caught:
        story.withdraw("zh-Hans")
    story.publish("en")
    with pytest.raises(Invalid) as unsaid:
        story.withdraw("en", reason=" ")
    with pytest.raises(Denied):
        story.withdraw("en", by=story.reviewer)
    assert [e.value.code for e in (nothing, caught, unsaid)] == [
        "nothing_to_withdraw",
        "not_published",
        "reason_missing",
    ]
