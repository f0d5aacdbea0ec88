"""The editor's page counts the texts that it has read; the article's page lets the database count: they agree."""

from tests.services.story import CARRIED, LEFT, Story
from tms.services.articles.article_status import article_status
from tms.services.versions.segment_counts import Counts
from tms.services.workspace.workspace import workspace


def counted(story: Story) -> dict[str, Counts]:
    """What the article's page says of each version, having compared it with what each version's page says."""
    with story.database.begin() as uow:
        wanted = {version.locale: version.counts for version in article_status(uow, story.editor, story.id).versions}
    for locale, counts in wanted.items():
        with story.database.begin() as uow:
            page = workspace(uow, story.editor, story.id, locale)
        assert {version.locale: version.counts for version in page.article.versions} == wanted
        assert page.version.counts == counts
    return wanted


def test_both_pages_count_the_same_whatever_state_the_texts_are_in(story: Story) -> None:
    before = counted(story)
    assert before["zh-Hans"].total == before["en"].total > 2
    story.save("zh-Hans", LEFT, "第一列夜车十点开出。")
    story.save("zh-Hans", CARRIED, "", confirm=False)
    after = counted(story)["zh-Hans"]
    assert (after.translated, after.empty) == (1, before["zh-Hans"].empty - 1)
    story.translate()
    story.submit("zh-Hans")
    story.accept("zh-Hans", LEFT)
    story.send_back("zh-Hans", CARRIED, "How many?")
    last = counted(story)["zh-Hans"]
    assert (last.reviewed, last.looks, last.sent_back, last.empty) == (1, 1, 1, 0)
