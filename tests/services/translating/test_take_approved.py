"""What was approved before is taken over in one act, one rev each, and taken back in one."""

from concurrent.futures import ThreadPoolExecutor

import pytest

from tests.services.blocked import until_blocked
from tests.services.desk import Desk
from tests.services.memory.test_approved_before import BETTER, DERIVED, another, approve, offered
from tests.services.revising import RevisedStory
from tests.services.story import CARRIED, IN_CHINESE, LEFT, Story
from tms.db.queries import source_texts
from tms.db.unit_of_work import Database
from tms.domain.errors import Conflict, Denied, NotFound
from tms.domain.permissions import Actor
from tms.services.jobs.authorship import authors_of_text
from tms.services.translating.take_approved import TakenOver, put_back_taken, take_approved

SEATED = "車上坐了240人。"


@pytest.fixture
def again(story: RevisedStory) -> RevisedStory:
    """An article with two sentences that were approved before in other words."""
    approve(story, {LEFT: BETTER, CARRIED: SEATED})
    return another(story)


def revs(story: Story) -> dict[int, int]:
    return {row.segment_id: row.target.rev for row in story.rows("zh-Hant") if row.approved_before}


def take(story: Story, seen: dict[int, int] | None = None, *, by: Actor | None = None) -> TakenOver:
    wanted = revs(story) if seen is None else seen
    with story.database.begin() as uow:
        return take_approved(uow, by or story.translator, story.id, "zh-Hant", seen=wanted)


def put_back(story: Story, change_id: int | None, *, by: Actor | None = None) -> TakenOver:
    assert change_id is not None
    with story.database.begin() as uow:
        return put_back_taken(uow, by or story.translator, story.id, "zh-Hant", change_id)


def behind(story: Story, source: str = LEFT) -> set[int]:
    with story.database.begin() as uow:
        return set(authors_of_text(uow, story.text("zh-Hant", source)))


def test_each_is_one_rev_of_the_person_who_took_it(again: RevisedStory) -> None:
    before = again.text("zh-Hant", LEFT)
    taken = take(again)
    assert (set(taken.segments), taken.left) == ({again.segment(LEFT), again.segment(CARRIED)}, [])
    row, derivation = again.text("zh-Hant", LEFT), again.derivation(LEFT)
    assert derivation is not None
    assert (row.text, row.rev, row.state) == (BETTER, before.rev + 1, "translated")
    assert (row.origin, row.similarity, row.touched_by) == ("memory", 100, again.translator.person_id)
    assert (derivation.status, derivation.base_text) == ("overridden", DERIVED)
    change = again.history("zh-Hant", LEFT)[-1]
    assert (change.act, change.person_id, change.change_set_id) == ("take", again.translator.person_id, taken.change_id)
    assert [one.kind for one in again.sign_offs("zh-Hant")] == ["confirm", "confirm"]
    assert behind(again) == {again.translator.person_id}
    assert revs(again) == {}


def test_what_follows_later_is_merged_into_it(again: RevisedStory) -> None:
    take(again)
    again.save("zh-Hans", LEFT, "第一列夜班列车十一点开出。")
    assert again.text("zh-Hant", LEFT).text == "首班夜車十一點開出。"


def test_one_that_changed_meanwhile_is_left(again: RevisedStory) -> None:
    seen = revs(again)
    again.save("zh-Hans", CARRIED, "车上有240位乘客。")
    taken = take(again, seen)
    assert (list(taken.segments), taken.left) == ([again.segment(LEFT)], [again.segment(CARRIED)])
    assert again.text("zh-Hant", CARRIED).text == "車上有240位乘客。"


def test_one_that_moved_on_and_is_offered_again_is_left(again: RevisedStory) -> None:
    """Nobody has seen it as it is now, though the same words are offered for it."""
    seen = revs(again)
    again.save("zh-Hans", LEFT, "别的句子。")
    again.save("zh-Hans", LEFT, IN_CHINESE[LEFT])
    assert offered(again) is not None
    assert take(again, seen).left == [again.segment(LEFT)]
    assert again.text("zh-Hant", LEFT).text == DERIVED


def test_the_second_time_nothing_is_done(again: RevisedStory) -> None:
    seen = revs(again)
    take(again, seen)
    assert take(again, seen) == TakenOver((), sorted(seen))
    assert again.text("zh-Hant", LEFT).rev == seen[again.segment(LEFT)] + 1


def test_a_save_of_the_parent_comes_first_or_waits(own_database: Database, desk: Desk) -> None:
    """The parent's text is held while somebody takes all: whoever changes it is heard, and nothing is lost."""
    story = RevisedStory(own_database, desk.newsroom, desk.english)
    approve(story, {LEFT: BETTER, CARRIED: SEATED})
    again = another(story)
    seen = revs(again)
    parent = again.version("zh-Hans")
    with ThreadPoolExecutor(1) as pool:
        with again.database.begin() as uow:
            source_texts.of_segments(uow.session, again.id, parent.id, [again.segment(LEFT)], for_update=True)
            taking = pool.submit(take, again, seen)
            until_blocked(uow, taking)
        assert len(taking.result(20).segments) == 2
    with ThreadPoolExecutor(1) as pool, again.database.begin() as uow:
        take_approved(uow, again.translator, again.id, "zh-Hant", seen={})
        saving = pool.submit(again.save, "zh-Hans", LEFT, "第一列夜班列车十一点开出。")
        until_blocked(uow, saving)
    saving.result(20)
    assert again.text("zh-Hant", LEFT).text == "首班夜車十一點開出。"


def test_all_of_it_is_put_back_and_is_nobodys(again: RevisedStory) -> None:
    before = behind(again)
    taken = take(again)
    back = put_back(again, taken.change_id)
    assert (set(back.segments), back.left) == (set(taken.segments), [])
    row, derivation = again.text("zh-Hant", LEFT), again.derivation(LEFT)
    assert derivation is not None
    assert (row.text, row.origin, row.similarity, row.state) == (DERIVED, "derived", None, "translated")
    assert (row.touched_by, derivation.status) == (None, "follows")
    assert behind(again) == before
    # It is offered again, and follows again.
    assert offered(again) is not None
    again.save("zh-Hans", LEFT, "第一列夜班列车十一点开出。")
    assert again.text("zh-Hant", LEFT).text == "第一列夜班列車十一點開出。"
    with pytest.raises(Conflict) as caught:
        put_back(again, taken.change_id)
    assert caught.value.code == "change_undone"


def test_what_people_did_since_stays(again: RevisedStory) -> None:
    taken = take(again)
    again.save("zh-Hant", LEFT, "夜車十點開出。")
    back = put_back(again, taken.change_id)
    assert list(back.segments) == [again.segment(CARRIED)]
    assert again.text("zh-Hant", LEFT).text == "夜車十點開出。"
    with pytest.raises(NotFound):
        put_back(again, 999_999)


def test_what_was_accepted_since_stays_and_is_named(again: RevisedStory) -> None:
    taken = take(again)
    again.submit("zh-Hans")
    again.submit("zh-Hant")
    again.accept("zh-Hant", LEFT)
    back = put_back(again, taken.change_id, by=again.reviewer)
    assert (list(back.segments), back.left) == ([again.segment(CARRIED)], [again.segment(LEFT)])


def test_a_reviewer_who_takes_it_has_corrected_and_does_not_accept_it(again: RevisedStory) -> None:
    again.submit("zh-Hans")
    again.submit("zh-Hant")
    take(again, by=again.reviewer)
    assert again.row("zh-Hant", LEFT).corrected is not None
    assert behind(again) == {again.reviewer.person_id}
    with pytest.raises(Denied) as caught:
        again.accept("zh-Hant", LEFT)
    assert caught.value.code == "own_work"


def test_who_may_not_write_takes_nothing(again: RevisedStory) -> None:
    seen = revs(again)
    again.submit("zh-Hans")
    again.submit("zh-Hant")
    with pytest.raises(Denied):
        take(again, seen, by=again.translator)
    assert again.text("zh-Hant", LEFT).text == DERIVED
