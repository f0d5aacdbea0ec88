"""Jobs that are opened again after they were closed, and jobs that are cancelled."""

import pytest

from tests.factories import CHINESE_ARTICLE, make_article, run_pipeline
from tests.services.reviewing.test_recall import steps, told
from tests.services.story import LEFT, Story
from tms.domain.errors import Conflict, Denied, Invalid
from tms.domain.recorded_acts import EventAct
from tms.services.board.my_work import my_work
from tms.services.jobs.assign import assign_step


@pytest.fixture
def approved(story: Story) -> Story:
    story.translate()
    story.finish("zh-Hans")
    return story


class TestReopening:
    def test_an_approved_version_goes_back_to_translation_with_the_people_of_the_last_job(self, story: Story) -> None:
        with story.database.begin() as uow:
            assign_step(uow, story.editor, story.id, "zh-Hans", 0, story.translator.person_id)
            assign_step(uow, story.editor, story.id, "zh-Hans", 1, story.reviewer.person_id)
        story.translate()
        story.finish("zh-Hans")
        story.reopen("zh-Hans", "translate", "the figure changed")
        assert story.version("zh-Hans").status == "translating"
        assert steps(story) == [("translate", "active"), ("review", "waiting")]
        people = [step.assignee_id for step in story.steps("zh-Hans")]
        assert people == [story.translator.person_id, story.reviewer.person_id]
        assert {row.target.state for row in story.rows("zh-Hans")} == {"reviewed"}
        assert told(story) == ("job_reopened", story.editor.name, "the figure changed")
        story.save("zh-Hans", LEFT, "首列夜班列车十点开出。")
        story.submit("zh-Hans")
        with pytest.raises(Conflict) as caught:
            story.approve("zh-Hans")
        assert caught.value.params["n"] == 1, "only what changed is read again"

    def test_a_published_version_goes_to_review_and_readers_keep_what_they_see(self, approved: Story) -> None:
        approved.publish("zh-Hans")
        live = approved.version("zh-Hans").live_snapshot_id
        approved.reopen("zh-Hans", "review")
        version = approved.version("zh-Hans")
        assert (version.status, version.live_snapshot_id) == ("reviewing", live)
        assert steps(approved) == [("translate", "skipped"), ("review", "active")]
        assert approved.events(EventAct.JOB_REOPENED)[-1].data == {"reason": "a new figure", "status": "reviewing"}
        approved.save("zh-Hans", LEFT, "首列夜班列车十点开出。", by=approved.reviewer)

    def test_only_a_closed_one_is_reopened(self, approved: Story) -> None:
        for locale in ("en", "zh-Hant"):
            with pytest.raises(Conflict) as caught:
                approved.reopen(locale, "translate")
            assert caught.value.code == "job_not_closed"
        with pytest.raises(Invalid) as unknown:
            approved.reopen("zh-Hans", "print")
        assert unknown.value.code == "step_unknown"
        with pytest.raises(Denied):
            approved.reopen("zh-Hans", "review", by=approved.reviewer)
        approved.reopen("zh-Hans", "review")
        with pytest.raises(Conflict):
            approved.reopen("zh-Hans", "review")


class TestCancelling:
    def test_nobody_is_asked_any_more_and_everything_is_kept(self, story: Story) -> None:
        story.translate()
        story.claim("zh-Hans", LEFT)
        story.cancel("zh-Hans", "the piece is too old")
        assert story.version("zh-Hans").status == "cancelled"
        assert [state for _, state in steps(story)] == ["skipped", "skipped"]
        assert story.row("zh-Hans", LEFT).holder is None
        assert story.row("zh-Hans", LEFT).target.state == "translated"
        assert told(story) == ("job_cancelled", story.editor.name, "the piece is too old")
        with story.database.begin() as uow:
            assert "zh-Hans" not in {w.locale for w in my_work(uow, story.translator).rows if w.article_id == story.id}
        for act in (lambda: story.save("zh-Hans", LEFT, "太晚了。"), lambda: story.submit("zh-Hans")):
            with pytest.raises(Denied):
                act()
        with pytest.raises(Conflict) as caught:
            story.publish("zh-Hans")
        assert caught.value.code == "version_not_approved"
        with pytest.raises(Conflict) as again:
            story.cancel("zh-Hans")
        assert again.value.code == "no_open_job"

    def test_it_can_be_reopened(self, story: Story) -> None:
        story.translate()
        story.cancel("zh-Hans")
        story.reopen("zh-Hans", "translate")
        story.finish("zh-Hans")
        assert story.version("zh-Hans").status == "approved"

    def test_a_version_that_is_still_being_prepared_does_not_open(self, story: Story) -> None:
        article_id = make_article(story.database, story.editor, CHINESE_ARTICLE, run=False)
        new = Story(story.database, story.newsroom, article_id)
        new.cancel("en")
        run_pipeline(story.database, article_id)
        assert new.version("en").status == "cancelled"
        assert new.version("zh-Hant").status == "translating"
        new.reopen("en", "translate")
        assert new.version("en").revision_id == new.version("zh-Hant").revision_id

    def test_readers_keep_what_they_see(self, approved: Story) -> None:
        approved.publish("zh-Hans")
        approved.reopen("zh-Hans", "translate")
        approved.cancel("zh-Hans")
        assert approved.version("zh-Hans").live_snapshot_id is not None
