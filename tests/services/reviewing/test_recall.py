"""One's own word taken back: a submission recalled, an approval withdrawn."""

import pytest
from sqlalchemy import func, select

from tests.factories import ARTICLE, make_article, make_person
from tests.services.story import CARRIED, LEFT, Story
from tms.db.models import JobStep, MemoryVariant
from tms.domain.errors import Conflict, Denied, Invalid
from tms.domain.permissions import Role
from tms.domain.recorded_acts import EventAct
from tms.services.articles.article_status import article_status
from tms.services.board.my_work import my_work
from tms.services.reviewing.faults_found import SentBack


def steps(story: Story, locale: str = "zh-Hans") -> list[tuple[str, str]]:
    return [(step.kind, step.state) for step in story.steps(locale)]


def told(story: Story, locale: str = "zh-Hans") -> tuple[str, str, str] | None:
    """What the pages say that was decided."""
    with story.database.begin() as uow:
        one = article_status(uow, story.editor, story.id).version(locale).decided
    return (one.act, one.who, one.reason) if one else None


class TestRecalling:
    @pytest.fixture
    def submitted(self, story: Story) -> Story:
        story.translate()
        story.submit("zh-Hans")
        return story

    def test_the_translation_is_active_again_for_who_submitted_it(self, submitted: Story) -> None:
        before = [act.id for act in submitted.sign_offs("zh-Hans")]
        submitted.recall("zh-Hans", "one figure is wrong")
        assert steps(submitted) == [("translate", "active"), ("review", "waiting")]
        assert submitted.version("zh-Hans").status == "translating"
        assert [act.id for act in submitted.sign_offs("zh-Hans")] == before
        assert submitted.steps("zh-Hans")[0].assignee_id == submitted.translator.person_id
        event = submitted.events(EventAct.SUBMISSION_RECALLED)[-1]
        assert (event.person_id, event.data) == (
            submitted.translator.person_id,
            {"reason": "one figure is wrong", "status": "translating"},
        )
        assert told(submitted) == ("submission_recalled", submitted.translator.name, "one figure is wrong")

    def test_what_the_reviewer_did_is_kept(self, submitted: Story) -> None:
        submitted.accept("zh-Hans", LEFT)
        submitted.send_back("zh-Hans", CARRIED, "too short")
        submitted.recall("zh-Hans")
        assert submitted.text("zh-Hans", LEFT).state == "reviewed"
        assert submitted.row("zh-Hans", CARRIED).sent_back == SentBack(submitted.reviewer.name, "too short", [])
        submitted.save("zh-Hans", CARRIED, "列车载了240人。")
        submitted.submit("zh-Hans")
        submitted.accept("zh-Hans", CARRIED)
        assert told(submitted) is None

    def test_a_submission_that_another_made_is_not_recalled(self, submitted: Story) -> None:
        other = make_person(submitted.database, "o@desk.example", [Role.TRANSLATOR], submitted.newsroom.publication_id)
        with pytest.raises(Denied) as caught:
            submitted.recall("zh-Hans", by=other)
        assert caught.value.code == "not_your_submission"

    def test_not_before_it_was_submitted_and_not_after_it_was_approved(self, story: Story) -> None:
        story.translate()
        with pytest.raises(Denied) as early:
            story.recall("zh-Hans")
        story.finish("zh-Hans")
        with pytest.raises(Denied) as late:
            story.recall("zh-Hans")
        assert [early.value.code, late.value.code] == ["not_in_review", "not_in_review"]

    def test_the_second_reviews_step_is_left_as_well(self, submitted: Story) -> None:
        with submitted.database.begin() as uow:
            first = submitted.steps("zh-Hans")[-1]
            uow.session.add(
                JobStep(
                    article_id=submitted.id,
                    job_id=first.job_id,
                    position=2,
                    publication_id=first.publication_id,
                    name="Last look",
                    kind="review",
                )
            )
        submitted.accept_all("zh-Hans")
        submitted.approve("zh-Hans")
        submitted.recall("zh-Hans")
        assert [state for _, state in steps(submitted)] == ["active", "waiting", "waiting"]

    def test_a_reason_is_asked_for(self, submitted: Story) -> None:
        with pytest.raises(Invalid) as caught:
            submitted.recall("zh-Hans", "  ")
        assert caught.value.code == "reason_missing"


class TestWithdrawingAnApproval:
    @pytest.fixture
    def approved(self, story: Story) -> Story:
        story.translate()
        story.finish("zh-Hans")
        return story

    @pytest.mark.parametrize("who", ["reviewer", "editor"])
    def test_the_version_is_in_review_again_as_it_was_accepted(self, approved: Story, who: str) -> None:
        approved.withdraw_approval("zh-Hans", "a doubt", by=getattr(approved, who))
        assert approved.version("zh-Hans").status == "reviewing"
        assert steps(approved) == [("translate", "done"), ("review", "active")]
        assert {row.target.state for row in approved.rows("zh-Hans")} == {"reviewed"}
        assert approved.events(EventAct.APPROVAL_WITHDRAWN)[-1].data == {"reason": "a doubt", "status": "reviewing"}
        assert [act.kind for act in approved.sign_offs("zh-Hans")][-1] == "approve", "who signed has signed"
        with approved.database.begin() as uow:
            assert (approved.id, "zh-Hans") in {(w.article_id, w.locale) for w in my_work(uow, approved.reviewer).rows}
        approved.approve("zh-Hans")
        assert approved.version("zh-Hans").status == "approved"

    def test_a_reviewer_who_did_not_approve_it_may_not(self, approved: Story) -> None:
        other = make_person(approved.database, "o@desk.example", [Role.REVIEWER], approved.newsroom.publication_id)
        with pytest.raises(Denied) as caught:
            approved.withdraw_approval("zh-Hans", by=other)
        assert caught.value.code == "not_your_approval"

    def test_there_is_none_in_a_source_an_open_version_or_a_published_one(self, approved: Story) -> None:
        codes = []
        approved.publish("zh-Hans")
        for locale in ("en", "zh-Hant", "zh-Hans"):
            with pytest.raises(Conflict) as caught:
                approved.withdraw_approval(locale, by=approved.editor)
            codes.append(caught.value.code)
        assert codes == ["approval_none"] * 3

    @pytest.mark.full
    def test_the_memory_does_not_offer_what_is_no_longer_approved(self, approved: Story) -> None:
        def offered() -> int:
            article_id = make_article(approved.database, approved.editor, ARTICLE)
            again = Story(approved.database, approved.newsroom, article_id)
            return sum(row.target.origin == "memory" for row in again.rows("zh-Hans"))

        def remembered() -> int | None:
            with approved.database.begin() as uow:
                return uow.session.scalar(
                    select(func.count()).select_from(MemoryVariant).where(MemoryVariant.article_id == approved.id)
                )

        assert offered() == 6
        approved.withdraw_approval("zh-Hans")
        assert (offered(), remembered()) == (0, 0)
        approved.approve("zh-Hans")
        assert (offered(), remembered()) == (6, 12)
