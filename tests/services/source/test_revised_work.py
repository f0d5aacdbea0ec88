"""A source revision during open work: who had what still has it, and readers' text is told to be older."""

import uuid
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from sqlalchemy import create_engine, func, select, update

from tests.services.blocked import until_blocked
from tests.services.desk import Desk
from tests.services.revising import ELEVEN, RevisedStory, edited
from tests.services.story import CARRIED, IN_CHINESE, LEFT
from tms.db.models import ChangeSet, Claim, Job, JobStep, MemoryUnit, PendingText, Snapshot, WorkItem
from tms.db.unit_of_work import Database
from tms.domain.errors import Conflict, Denied, Stale
from tms.domain.imported_article import ImportedArticle
from tms.services.articles.article_status import article_status
from tms.services.board.board import board
from tms.services.board.filter_indexes import BoardFilter
from tms.services.following.detach import detach_segment, detach_version
from tms.services.jobs.assign import assign_step, set_due
from tms.services.reviewing.submit import submit_version
from tms.services.source.commit_revision import commit_revision
from tms.services.translating.save_segment import keep_typing
from tms.services.versions.lag import Lag

BOTH = ("zh-Hans", "zh-Hant")
EVERY = ("en", *BOTH)
SECOND = "A second line will follow in 2027."
DUE = datetime(2026, 12, 1, 18, tzinfo=UTC)


def code_of(caught: pytest.ExceptionInfo[Conflict]) -> str:
    return caught.value.code


class TestWhoWritesMeanwhile:
    def test_claims_and_typing_stay(self, story: RevisedStory) -> None:
        story.claim("zh-Hans", LEFT)
        with story.database.begin() as uow:
            keep_typing(uow, story.translator, story.id, "zh-Hans", story.segment(LEFT), text="第一列", rev=1)
        story.revise({LEFT: ELEVEN, CARRIED: ""})
        row = story.row("zh-Hans", ELEVEN, by=story.translator)
        assert row.mine_pending == "第一列"
        assert row.holder is not None
        assert row.holder.person_id == story.translator.person_id

    def test_a_save_that_saw_the_old_source_is_kept_and_asked_about(self, story: RevisedStory) -> None:
        rev = story.text("zh-Hans", LEFT).rev
        story.save("zh-Hans", CARRIED, IN_CHINESE[CARRIED])
        story.revise({LEFT: ELEVEN})
        answer = story.save("zh-Hans", LEFT, IN_CHINESE[LEFT], rev=rev, source_rev=1)
        assert (answer["state"], answer["look"], answer["changed"]) == ("initial", "source_changed", True)
        kept = story.text("zh-Hans", LEFT)
        assert (kept.text, kept.source_rev) == (IN_CHINESE[LEFT], 1)
        story.save("zh-Hans", LEFT, IN_CHINESE[LEFT], source_rev=2)
        assert (story.text("zh-Hans", LEFT).state, story.text("zh-Hans", LEFT).look) == ("translated", None)

    def test_a_save_of_a_removed_sentence_is_told_where_it_went(self, story: RevisedStory) -> None:
        page = story.page()
        both = "The first night train left at ten and it carried 240 people."
        story.commit(replace(page, blocks=[replace(page.blocks[0], text=both), *page.blocks[1:]]))
        gone = CARRIED if story.text("en", CARRIED).retired else LEFT
        with pytest.raises(Conflict) as caught:
            story.save("zh-Hans", gone, IN_CHINESE[gone])
        assert code_of(caught) == "segment_retired"
        heir = story.segment(LEFT if gone == CARRIED else CARRIED)
        assert caught.value.params["heirs"] == [heir]
        assert both[:20] in str(caught.value)
        for act in (lambda: story.claim("zh-Hans", gone), lambda: story.save("zh-Hant", gone, "別的。")):
            with pytest.raises(Conflict):
                act()

    def test_what_was_typed_in_a_removed_sentence_comes_back_with_it(self, story: RevisedStory) -> None:
        with story.database.begin() as uow:
            keep_typing(uow, story.translator, story.id, "zh-Hans", story.segment(CARRIED), text="车上", rev=1)
        story.revise({CARRIED: ""})
        with story.database.begin() as uow:
            assert uow.session.scalar(select(func.count()).select_from(PendingText)) == 1
        story.revise({LEFT: f"{LEFT} {CARRIED}"})
        assert story.row("zh-Hans", CARRIED, by=story.translator).mine_pending == "车上"

    def test_people_work_on_while_drafts_are_made(self, story: RevisedStory) -> None:
        story.revise({CARRIED: f"{CARRIED} Nobody slept."}, run=False)
        story.save("zh-Hans", LEFT, IN_CHINESE[LEFT])
        new = story.row("zh-Hans", "Nobody slept.").segment_id
        story.confirm_row("zh-Hans", new, "没人睡觉。")
        story.run()
        assert story.row("zh-Hans", "Nobody slept.").target.text == "没人睡觉。"
        assert story.row("zh-Hant", "Nobody slept.").target.text == "沒人睡覺。"


class TestWhatIsSaidOfATextStays:
    def test_what_was_sent_back_says_so_still(self, story: RevisedStory) -> None:
        story.translate()
        story.submit("zh-Hans")
        story.accept("zh-Hans", CARRIED)
        story.send_back("zh-Hans", LEFT, "too literal")
        story.revise({LEFT: ELEVEN, CARRIED: "It carried 250 people."})
        standing = story.standing("zh-Hans")
        assert standing[ELEVEN] == ("initial", "sent_back")
        assert standing["It carried 250 people."] == ("initial", "source_changed")

    def test_a_detached_text_is_told_of_the_change_and_not_opened(self, story: RevisedStory) -> None:
        story.translate()
        with story.database.begin() as uow:
            detach_segment(uow, story.translator, story.id, "zh-Hant", story.segment(LEFT))
        before = story.text("zh-Hant", LEFT).state
        assert before != "initial"
        story.revise({LEFT: ELEVEN, CARRIED: "It carried 250 people."})
        standing = story.standing("zh-Hant")
        assert standing[ELEVEN] == (before, "source_changed")
        assert standing["It carried 250 people."][0] == "initial"

    def test_nor_is_one_of_a_version_that_is_detached_as_a_whole(self, story: RevisedStory) -> None:
        story.translate()
        with story.database.begin() as uow:
            detach_version(uow, story.editor, story.id, "zh-Hant", reason="Its desk writes it.")
        before = story.text("zh-Hant", LEFT).state
        assert before != "initial"
        story.revise({LEFT: ELEVEN})
        assert story.standing("zh-Hant")[ELEVEN] == (before, "source_changed")
        assert story.standing("zh-Hans")[ELEVEN][0] == "initial"


class TestJobs:
    def test_an_open_job_hands_on_people_dates_and_counts(self, story: RevisedStory) -> None:
        with story.database.begin() as uow:
            for position, person in ((0, story.translator), (1, story.reviewer)):
                assign_step(uow, story.editor, story.id, "zh-Hans", position, person.person_id)
            set_due(uow, story.editor, story.id, "zh-Hans", DUE)
            uow.session.execute(
                update(Job).where(Job.article_id == story.id).values(priority=3, words={"new": 40}),
            )
            uow.session.execute(update(JobStep).where(JobStep.article_id == story.id).values(accepted=True))
        story.translate()
        story.submit("zh-Hans")
        story.revise({LEFT: ELEVEN})
        old, new = story.jobs("zh-Hans")
        assert (old.state, old.superseded_by, new.state, new.reason) == ("superseded", new.id, "open", "source changed")
        assert (new.due, new.priority, new.words) == (DUE, 3, {"new": 40})
        translate, review = story.steps("zh-Hans")
        assert (translate.state, review.state) == ("active", "waiting")
        assert (translate.assignee_id, review.assignee_id) == (story.translator.person_id, story.reviewer.person_id)
        assert (translate.accepted, review.accepted) == (True, True)
        assert story.version("zh-Hans").status == "translating"

    def test_a_finished_version_goes_to_those_who_did_it(self, approved: RevisedStory) -> None:
        approved.revise({LEFT: ELEVEN})
        old, new = approved.jobs("zh-Hans")
        assert (old.state, new.state, new.reason) == ("done", "open", "source changed")
        translate, review = approved.steps("zh-Hans")
        assert (translate.assignee_id, review.assignee_id) == (
            approved.translator.person_id,
            approved.reviewer.person_id,
        )
        assert (translate.state, translate.accepted) == ("active", None)

    def test_where_nothing_opens_the_job_stays_and_is_for_the_new_revision(self, story: RevisedStory) -> None:
        [before] = story.jobs("zh-Hans")
        story.revise({CARRIED: ""})
        [after] = story.jobs("zh-Hans")
        assert after.id == before.id
        assert after.revision_id > before.revision_id
        assert story.version("zh-Hans").revision_id == after.revision_id

    def test_a_version_answers_to_the_revision_when_it_is_approved_for_it(self, approved: RevisedStory) -> None:
        first = approved.version("zh-Hans").revision_id
        approved.revise({LEFT: ELEVEN})
        assert approved.version("zh-Hans").revision_id == first
        approved.revise({LEFT: ELEVEN, "What comes next": "What comes then"}, typo=True)
        assert approved.version("zh-Hans").revision_id == first
        approved.confirm_open("zh-Hans")
        approved.finish("zh-Hans")
        assert approved.version("zh-Hans").revision_id == approved.version("en").revision_id

    def test_a_submitted_version_waits_for_the_new_sentence(self, story: RevisedStory) -> None:
        story.translate()
        story.submit("zh-Hans")
        story.revise({CARRIED: f"{CARRIED} Nobody slept."})
        with pytest.raises(Denied):
            story.approve("zh-Hans")
        with pytest.raises(Conflict) as caught:
            story.submit("zh-Hans")
        assert code_of(caught) == "not_all_translated"

    def test_the_bulk_act_is_on_record(self, story: RevisedStory) -> None:
        story.revise({LEFT: ELEVEN})
        with story.database.begin() as uow:
            made = uow.session.get_one(ChangeSet, story.history("en", LEFT)[-1].change_set_id)
        assert (made.kind, made.person_id, made.what["number"]) == ("source revision", story.editor.person_id, 2)

    def test_only_what_needs_it_is_queued(self, approved: RevisedStory) -> None:
        def queued(changes: dict[str, str]) -> list[str]:
            approved.revise(changes, run=False)
            with approved.database.begin() as uow:
                waiting = uow.session.scalars(
                    select(WorkItem.kind).where(WorkItem.article_id == approved.id, WorkItem.state == "waiting")
                ).all()
            approved.run()
            return list(waiting)

        assert queued({LEFT: ELEVEN}) == []
        assert queued({CARRIED: ""}) == []
        assert queued({ELEVEN: f"{ELEVEN} Nobody slept."}) == ["draft"]


class TestPreview:
    @pytest.mark.parametrize("typo", [False, True])
    def test_it_is_what_happens(self, approved: RevisedStory, typo: bool) -> None:
        page = edited(approved.page(), {LEFT: ELEVEN, CARRIED: "", SECOND: f"{SECOND} Nobody slept."})
        preview = approved.preview(page, typo=typo)
        assert [piece.new for piece in preview.pieces if piece.text_changed] == [ELEVEN, "Nobody slept."]
        assert [gone.text for gone in preview.removed] == [CARRIED]
        assert (preview.number, preview.changed, preview.new, preview.moved) == (2, 1, 1, 0)
        told = {v.locale: {preview.pieces[one.position].new for one in v.reopened} for v in preview.versions}
        human = {v.locale: v.human for v in preview.versions}
        approved.commit(page, typo=typo)
        assert told == {locale: approved.open_in(locale) for locale in BOTH}
        assert human == dict.fromkeys(BOTH, 0 if typo else 1)
        assert [row.source.text for row in approved.rows("zh-Hans")] == [piece.new for piece in preview.pieces]

    def test_it_changes_nothing_and_tells_how_much_is_different(self, approved: RevisedStory) -> None:
        preview = approved.preview(edited(approved.page(), {"left at ten": "left at Ten"}), typo=True)
        assert preview.changed_characters == 1
        assert [version.reopened for version in preview.versions] == [[], []]
        assert approved.revision() == 1

    def test_it_tells_which_versions_readers_see_behind(self, approved: RevisedStory) -> None:
        approved.publish("en", "zh-Hans")
        preview = approved.preview(edited(approved.page(), {LEFT: ELEVEN}))
        assert {v.locale: (v.will_lag, v.goes_back) for v in preview.versions} == {
            "zh-Hans": (True, True),
            "zh-Hant": (False, True),
        }


def lag(story: RevisedStory) -> dict[str, Lag | None]:
    with story.database.begin() as uow:
        return {version.locale: version.lag for version in article_status(uow, story.editor, story.id).versions}


class TestPublished:
    def test_readers_see_the_old_revision_until_each_is_published_again(self, approved: RevisedStory) -> None:
        approved.publish(*EVERY)
        assert lag(approved) == dict.fromkeys(EVERY)
        approved.revise({LEFT: ELEVEN})
        assert lag(approved) == dict.fromkeys(EVERY, Lag(1, 2))
        with pytest.raises(Conflict) as caught:
            approved.publish("zh-Hans")
        assert code_of(caught) == "version_not_approved"
        approved.publish("en")
        assert lag(approved) == {"en": None, "zh-Hans": Lag(1, 2), "zh-Hant": Lag(1, 2)}
        approved.save("zh-Hans", LEFT, "第一列夜班列车十一点开出。")
        approved.finish("zh-Hans")
        approved.confirm_open("zh-Hant")
        approved.finish("zh-Hant")
        assert lag(approved)["zh-Hans"] == Lag(1, 2)
        approved.publish(*BOTH)
        assert lag(approved) == dict.fromkeys(EVERY)

    def test_a_version_in_which_nothing_opened_is_published_again_as_it_is(self, approved: RevisedStory) -> None:
        approved.publish(*EVERY)
        approved.revise({CARRIED: ""})
        assert lag(approved) == dict.fromkeys(EVERY, Lag(1, 2))
        approved.publish(*EVERY)
        assert lag(approved) == dict.fromkeys(EVERY)

    def test_a_source_corrected_alone_is_older_only_where_readers_have_it(self, approved: RevisedStory) -> None:
        approved.publish(*EVERY)
        approved.revise({"What comes next": "What follows next"}, typo=True)
        assert lag(approved) == {"en": Lag(1, 2), "zh-Hans": None, "zh-Hant": None}
        # As it was, it is what readers have.
        approved.revise({"What follows next": "What comes next"}, typo=True)
        assert lag(approved) == dict.fromkeys(EVERY)

    def test_the_board_counts_what_lags(self, approved: RevisedStory) -> None:
        def lagging() -> list[int]:
            with approved.database.begin() as uow:
                found = board(
                    uow, approved.editor, only=BoardFilter.LAGGING, page=0, now=datetime.now(UTC), time_zone="UTC"
                )
            return [row.id for row in found.rows if row.versions["en"].lag == Lag(1, 2)]

        approved.publish(*EVERY)
        assert lagging() == []
        approved.revise({"What comes next": "What follows next"}, typo=True)
        assert lagging() == [approved.id]


def test_approving_again_doubles_no_memory(approved: RevisedStory) -> None:
    def units() -> int:
        with approved.database.begin() as uow:
            return uow.session.scalar(select(func.count()).select_from(MemoryUnit)) or 0

    before = units()
    approved.revise({LEFT: ELEVEN})
    approved.confirm_row("zh-Hans", approved.segment(LEFT), "第一列夜班列车十一点开出。")
    approved.finish("zh-Hans")
    assert units() == before


class TestTwoAtOnce:
    """Real transactions of their own: a copy of the desk, several connections."""

    @pytest.fixture
    def story(self, own_database_url: str, desk: Desk) -> Iterator[RevisedStory]:
        engine = create_engine(own_database_url)
        yield RevisedStory(Database(engine), desk.newsroom, desk.english)
        engine.dispose()

    def test_one_of_two_editors_is_told(self, story: RevisedStory) -> None:
        pages = [edited(story.page(), {LEFT: ELEVEN}), edited(story.page(), {CARRIED: "It carried nobody."})]

        def commit(page: ImportedArticle) -> int | str:
            try:
                with story.database.begin() as uow:
                    return commit_revision(
                        uow, story.editor, story.id, page, based_on=1, typo=False, note=None, key=uuid.uuid4()
                    )
            except Stale as stale:
                return stale.code

        with ThreadPoolExecutor(2) as pool:
            answers = list(pool.map(commit, pages))
        assert sorted(answers, key=str) == [2, "revision_stale"]

    def test_the_same_request_twice_at_once_is_one_revision(self, story: RevisedStory) -> None:
        page, key = edited(story.page(), {LEFT: ELEVEN}), uuid.uuid4()

        def commit(_: int) -> int:
            with story.database.begin() as uow:
                return commit_revision(uow, story.editor, story.id, page, based_on=1, typo=False, note=None, key=key)

        with ThreadPoolExecutor(2) as pool:
            assert list(pool.map(commit, range(2))) == [2, 2]
        assert story.revision() == 2

    def test_a_submission_that_meets_a_revision_sees_its_new_sentence(self, story: RevisedStory) -> None:
        story.translate()

        def submit() -> str:
            try:
                with story.database.begin() as uow:
                    submit_version(uow, story.translator, story.id, "zh-Hans")
            except Conflict as conflict:
                return conflict.code
            return "submitted"

        page = edited(story.page(), {CARRIED: f"{CARRIED} Nobody slept."})
        with ThreadPoolExecutor(1) as pool:
            with story.database.begin() as uow:
                commit_revision(uow, story.editor, story.id, page, based_on=1, typo=False, note=None, key=uuid.uuid4())
                waiting = pool.submit(submit)
                until_blocked(uow, waiting)
            assert waiting.result(timeout=30) == "not_all_translated"
        assert story.version("zh-Hans").status == "translating"

    def test_a_release_that_meets_a_revision_is_of_the_new_one(self, story: RevisedStory) -> None:
        page = edited(story.page(), {CARRIED: f"{CARRIED} Nobody slept."})
        with ThreadPoolExecutor(1) as pool:
            with story.database.begin() as uow:
                commit_revision(uow, story.editor, story.id, page, based_on=1, typo=False, note=None, key=uuid.uuid4())
                waiting = pool.submit(story.publish, "en")
                until_blocked(uow, waiting)
            waiting.result(timeout=30)
        assert lag(story)["en"] is None
        with story.database.begin() as uow:
            live = uow.session.get_one(Snapshot, (story.id, story.version("en").live_snapshot_id))
        assert live.revision_id == story.version("en").revision_id
        assert live.content["blocks"][0]["text"].endswith("Nobody slept.")

    def test_saves_and_revisions_that_meet_lose_nothing(self, story: RevisedStory) -> None:
        def save(n: int) -> str:
            try:
                story.save("zh-Hans", LEFT, f"第{n}列。", confirm=False)
            except Stale as stale:
                return stale.code
            return "saved"

        with ThreadPoolExecutor(3) as pool:
            saving = [pool.submit(save, n) for n in range(8)]
            for n in range(3):
                story.revise({story.source_row(story.segment(LEFT)).text: f"The first night train left at {n + 1}."})
            answers = [one.result(timeout=60) for one in saving]
        saved = answers.count("saved")
        kept = [change.text for change in story.history("zh-Hans", LEFT) if change.act == "edit"]
        assert len(kept) == saved >= 1
        assert story.revision() == 4


def test_claims_are_rows_that_nobody_deletes(story: RevisedStory) -> None:
    story.claim("zh-Hans", CARRIED)
    story.revise({CARRIED: ""})
    with story.database.begin() as uow:
        held = uow.session.scalars(select(Claim).where(Claim.article_id == story.id)).all()
    assert [claim.segment_id for claim in held] == [story.segment(CARRIED)]
