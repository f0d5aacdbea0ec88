"""Following that people control: detached texts are told of changes and never changed; attached again they stay."""

import pytest

from tests.factories import run_pipeline
from tests.services.story import CARRIED, LEFT, Story
from tms.db.models import Version
from tms.db.unit_of_work import Database
from tms.domain.errors import Conflict, Denied, Invalid
from tms.domain.permissions import Actor
from tms.domain.states import VersionStatus
from tms.domain.work_kinds import WorkKind
from tms.services.audit import queue_work
from tms.services.following.apply_parent_change import Followed
from tms.services.following.detach import attach_segment, attach_version, detach_segment, detach_version

HANT = "zh-Hant"


def detach(story: Story, source: str = LEFT, *, by: Actor | None = None) -> None:
    with story.database.begin() as uow:
        detach_segment(uow, by or story.translator, story.id, HANT, story.segment(source))


def attach(story: Story, source: str = LEFT) -> Followed:
    with story.database.begin() as uow:
        return attach_segment(uow, story.translator, story.id, HANT, story.segment(source))


def detach_all(story: Story, reason: str = "Its desk writes it.") -> None:
    with story.database.begin() as uow:
        detach_version(uow, story.editor, story.id, HANT, reason=reason)


def attach_all(story: Story) -> None:
    with story.database.begin() as uow:
        attach_version(uow, story.editor, story.id, HANT)
    run_pipeline(story.database, story.id)


def hant(story: Story, source: str = LEFT) -> tuple[str, str, str | None]:
    row = story.text(HANT, source)
    return row.text, row.state, row.look


def status(story: Story, source: str = LEFT) -> str:
    derivation = story.derivation(source)
    assert derivation is not None
    return derivation.status


class TestASegment:
    def test_it_is_told_what_changed_and_stays(self, story: Story) -> None:
        story.save("zh-Hans", LEFT, "夜车十点开出。")
        detach(story)
        story.save("zh-Hans", LEFT, "夜车九点开出。")
        story.save("zh-Hans", LEFT, "夜车八点开出。")
        assert hant(story) == ("夜車十點開出。", "translated", "parent_changed")
        assert status(story) == "detached"
        change = story.row(HANT, LEFT).parent_change
        assert change is not None
        assert (change.before, change.now) == ("夜车十点开出。", "夜车八点开出。")
        assert len(story.history(HANT, LEFT)) == 2

    def test_another_segment_still_follows(self, story: Story) -> None:
        story.save("zh-Hans", LEFT, "夜车。")
        detach(story)
        story.save("zh-Hans", CARRIED, "车上有人。")
        assert hant(story, CARRIED)[0] == "車上有人。"

    def test_who_confirms_it_has_seen_the_change_and_is_told_of_the_next(self, story: Story) -> None:
        story.save("zh-Hans", LEFT, "夜车十点开出。")
        detach(story)
        story.save("zh-Hans", LEFT, "夜车九点开出。")
        story.save(HANT, LEFT, "夜車準時開出。")
        story.save("zh-Hans", LEFT, "夜车九点开出。")
        assert hant(story) == ("夜車準時開出。", "translated", None)
        story.save("zh-Hans", LEFT, "夜车八点开出。")
        assert hant(story)[2] == "parent_changed"
        change = story.row(HANT, LEFT).parent_change
        assert change is not None
        assert (change.before, change.now) == ("夜车九点开出。", "夜车八点开出。")

    def test_attached_and_nothing_changed_meanwhile_it_stays(self, story: Story) -> None:
        story.save("zh-Hans", LEFT, "夜车十点开出。")
        story.save(HANT, LEFT, "夜車十點發車。")
        before = story.text(HANT, LEFT)
        detach(story)
        assert attach(story) is Followed.SAME
        after = story.text(HANT, LEFT)
        assert (after.text, after.rev, after.state, after.look) == (before.text, before.rev, "translated", None)
        assert status(story) == "overridden"

    def test_attached_it_follows_if_it_says_what_is_derived(self, story: Story) -> None:
        story.save("zh-Hans", LEFT, "夜车十点开出。")
        detach(story)
        story.save("zh-Hans", LEFT, "夜车九点开出。")
        story.save(HANT, LEFT, "夜車九點開出。")
        assert attach(story) is Followed.SAME
        assert (status(story), hant(story)) == ("follows", ("夜車九點開出。", "translated", None))

    def test_attached_the_parents_change_is_merged_into_a_text_of_its_own(self, story: Story) -> None:
        story.save("zh-Hans", LEFT, "夜车十点开出。")
        story.save(HANT, LEFT, "夜車十點發車。")
        detach(story)
        story.save("zh-Hans", LEFT, "夜车九点开出。")
        assert hant(story)[0] == "夜車十點發車。"
        assert attach(story) is Followed.CHANGED
        assert hant(story) == ("夜車九點發車。", "translated", "merged")
        assert status(story) == "overridden"

    def test_attached_a_change_of_the_same_place_is_asked_about(self, story: Story) -> None:
        story.save("zh-Hans", LEFT, "夜车十点开出。")
        story.save(HANT, LEFT, "夜車十點發車。")
        detach(story)
        story.save("zh-Hans", LEFT, "夜车十点启程。")
        assert attach(story) is Followed.CONFLICT
        assert hant(story) == ("夜車十點發車。", "translated", "conflict")
        sides = story.row(HANT, LEFT).conflict
        assert sides is not None
        assert (sides.base, sides.mine, sides.theirs) == ("夜車十點開出。", "夜車十點發車。", "夜車十點啟程。")

    def test_attached_a_text_that_nobody_touched_is_derived_anew(self, story: Story) -> None:
        story.save("zh-Hans", LEFT, "夜车十点开出。")
        detach(story)
        story.save("zh-Hans", LEFT, "夜车九点开出。")
        assert attach(story) is Followed.CHANGED
        assert hant(story) == ("夜車九點開出。", "translated", None)

    def test_a_conflict_ends_when_it_is_detached_and_its_own_text_stays(self, story: Story) -> None:
        story.save("zh-Hans", LEFT, "夜车十点开出。")
        story.save(HANT, LEFT, "夜車十點發車。")
        story.save("zh-Hans", LEFT, "夜车十点启程。")
        detach(story)
        assert hant(story) == ("夜車十點發車。", "translated", "parent_changed")
        assert story.row(HANT, LEFT).conflict is None
        story.save(HANT, LEFT, "夜車十點發車。")
        assert (hant(story)[2], status(story)) == (None, "detached")

    def test_what_was_written_before_anything_was_derived_can_be_detached(self, story: Story) -> None:
        story.save(HANT, LEFT, "我先寫的句子。")
        detach(story)
        story.save("zh-Hans", LEFT, "后来的句子。")
        assert hant(story) == ("我先寫的句子。", "translated", "parent_changed")

    def test_the_reviewer_may_in_review_and_nobody_before(self, story: Story) -> None:
        story.translate()
        with pytest.raises(Denied) as caught:
            detach(story, by=story.reviewer)
        assert caught.value.code == "not_in_review"
        story.submit(HANT)
        detach(story, by=story.reviewer)
        with pytest.raises(Denied) as caught:
            detach(story, CARRIED)
        assert caught.value.code == "not_in_translation"

    def test_twice_is_refused_and_each_act_is_an_event(self, story: Story) -> None:
        story.save("zh-Hans", LEFT, "夜车。")
        with pytest.raises(Conflict) as caught:
            attach(story)
        assert caught.value.code == "segment_attached"
        detach(story)
        with pytest.raises(Conflict) as caught:
            detach(story)
        assert caught.value.code == "segment_detached"
        attach(story)
        for act in ("segment_detached", "segment_attached"):
            (event,) = story.events(act)
            assert (event.person_id, event.data) == (story.translator.person_id, {"segment": story.segment(LEFT)})

    def test_a_version_that_is_translated_has_nothing_to_be_detached_from(self, story: Story) -> None:
        with story.database.begin() as uow, pytest.raises(Conflict) as caught:
            detach_segment(uow, story.translator, story.id, "zh-Hans", story.segment(LEFT))
        assert caught.value.code == "not_derived"


class TestAWholeVersion:
    def test_all_its_texts_stay_and_are_told(self, story: Story) -> None:
        story.translate()
        detach_all(story)
        story.save("zh-Hans", LEFT, "另一句。")
        assert hant(story) == ("第一列夜班列車十點開出。", "translated", "parent_changed")
        change = story.row(HANT, LEFT).parent_change
        assert change is not None
        assert change.now == "另一句。"
        assert {row.target.derivation for row in story.rows(HANT)} == {"detached"}

    def test_the_stage_that_derives_changes_nothing_in_it(self, story: Story) -> None:
        story.translate()
        detach_all(story)
        story.save("zh-Hans", LEFT, "另一句。")
        before = [(row.target.text, row.target.rev) for row in story.rows(HANT)]
        with story.database.begin() as uow:
            queue_work(uow, WorkKind.DERIVE, story.id, story.version(HANT).id)
        assert "derive" in run_pipeline(story.database, story.id)
        assert [(row.target.text, row.target.rev) for row in story.rows(HANT)] == before

    def test_it_says_who_when_and_why(self, story: Story) -> None:
        detach_all(story, "  Its desk writes it.  ")
        version = story.version(HANT)
        assert (version.detached_by, version.detached_why) == (story.editor.person_id, "Its desk writes it.")
        assert version.detached_at is not None
        assert len(story.events("version_detached")) == 1
        with pytest.raises(Invalid):
            detach_all(story, "  ")

    def test_attached_again_each_text_is_settled_by_itself(self, story: Story) -> None:
        story.translate()
        story.save(HANT, CARRIED, "車上兩百四十人。")
        detach_all(story)
        story.save(HANT, LEFT, "首列夜班列車十點開出。")
        story.save("zh-Hans", LEFT, "第一列夜班列车九点开出。")
        story.save("zh-Hans", CARRIED, "车上有250人。")
        story.save("zh-Hans", "What comes next", "后来")
        attach_all(story)
        assert hant(story) == ("首列夜班列車九點開出。", "translated", "merged")
        assert hant(story, CARRIED) == ("車上兩百四十人。", "translated", "conflict")
        assert hant(story, "What comes next") == ("後來", "translated", None)
        assert story.version(HANT).detached_at is None
        assert len(story.events("version_attached")) == 1

    def test_a_segment_that_was_detached_by_itself_stays_so(self, story: Story) -> None:
        story.save("zh-Hans", LEFT, "夜车十点开出。")
        detach(story)
        detach_all(story)
        with pytest.raises(Conflict) as caught:
            attach(story)
        assert caught.value.code == "version_detached"
        story.save("zh-Hans", LEFT, "夜车九点开出。")
        attach_all(story)
        assert (hant(story)[0], status(story)) == ("夜車十點開出。", "detached")

    def test_an_approved_version_stays_approved_while_detached_and_reopens_when_attached(self, story: Story) -> None:
        story.translate()
        story.finish(HANT)
        detach_all(story)
        story.save("zh-Hans", LEFT, "另一句。")
        assert story.version(HANT).status == VersionStatus.APPROVED
        attach_all(story)
        assert hant(story)[0] == "另一句。"
        assert story.version(HANT).status == VersionStatus.REVIEWING

    def test_detached_and_attached_with_nothing_between_changes_nothing(self, story: Story) -> None:
        story.translate()
        story.save(HANT, LEFT, "第一列夜班列車十點發車。")
        story.finish(HANT)
        before = [(row.target.text, row.target.rev, row.target.state, row.target.look) for row in story.rows(HANT)]
        detach_all(story)
        attach_all(story)
        after = [(row.target.text, row.target.rev, row.target.state, row.target.look) for row in story.rows(HANT)]
        assert after == before
        assert story.version(HANT).status == VersionStatus.APPROVED

    def test_twice_is_refused(self, story: Story) -> None:
        with pytest.raises(Conflict) as caught:
            attach_all(story)
        assert caught.value.code == "version_attached"
        detach_all(story)
        with pytest.raises(Conflict) as caught:
            detach_all(story)
        assert caught.value.code == "version_detached"


def test_only_an_editor_detaches_a_version(story: Story, database: Database) -> None:
    for person in (story.translator, story.reviewer):
        with database.begin() as uow, pytest.raises(Denied):
            detach_version(uow, person, story.id, HANT, reason="Mine.")
    with database.begin() as uow:
        assert uow.session.get_one(Version, (story.id, story.version(HANT).id)).detached_at is None


def unconfirmed_in_review(story: Story) -> None:
    """A text that the reviewer had accepted is another, since the translator types in the one that it follows."""
    story.translate()
    story.submit(HANT)
    story.accept(HANT, LEFT)
    story.save("zh-Hans", LEFT, "夜车九点开出。", confirm=False)
    story.save("zh-Hans", LEFT, "夜车八点开出。")
    assert hant(story) == ("夜車八點開出。", "initial", "parent_changed")


def test_what_is_unconfirmed_in_review_goes_on_being_pointed_out(story: Story) -> None:
    """Also when its parent, which it follows again, says what it said."""
    unconfirmed_in_review(story)
    detach_all(story)
    story.save("zh-Hans", LEFT, "夜车七点开出。")
    story.save("zh-Hans", LEFT, "夜车八点开出。")
    attach_all(story)
    assert hant(story) == ("夜車八點開出。", "initial", "parent_changed")
