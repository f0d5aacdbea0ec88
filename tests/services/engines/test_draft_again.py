"""After an outage a version is drafted again, by itself or by its editor; no text that a person touched is."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import select, update

from tests.adapters.engines.providers import mark
from tests.services.engines.setting import Setting
from tests.services.engines.test_drafting import texts_of
from tests.services.story import CARRIED, LEFT, Story
from tms.db.models import Article, Event, WorkItem
from tms.domain.errors import Conflict, Denied, NotFound
from tms.domain.permissions import Role
from tms.services.articles.article_status import article_status
from tms.services.articles.stage_status import StageStatus
from tms.services.drafting.redraft import AWAY, CHANGED, FIRST_SECONDS, LONGEST_SECONDS, MOST, again
from tms.services.engines.translate import Outcome
from tms.services.memory.remember import import_units
from tms.services.pipeline.draft_again import DraftOutlook, draft_again, draft_outlook
from tms.services.termbase.terms import ConceptEntry, TermEntry, import_concepts
from tms.services.translating.save_segment import keep_typing

OUTAGE = ["broken"] * 5


def known_train(story: Story) -> None:
    with story.database.begin() as uow:
        train = ConceptEntry("night train", terms=[TermEntry("en", "night train"), TermEntry("zh-Hans", "夜班列车")])
        import_concepts(uow, story.editor, [train])


def waiting_item(setting: Setting, story: Story) -> WorkItem | None:
    with setting.database.begin() as uow:
        mine = (WorkItem.article_id == story.id, WorkItem.kind == "draft", WorkItem.state == "waiting")
        return uow.session.scalars(select(WorkItem).where(*mine)).one_or_none()


def drafting(story: Story) -> StageStatus:
    with story.database.begin() as uow:
        stages = article_status(uow, story.editor, story.id).version("zh-Hans").stages
    return next(stage for stage in stages if stage.kind == "draft")


def outlook(story: Story) -> DraftOutlook:
    with story.database.begin() as uow:
        return draft_outlook(uow, story.editor, story.id, "zh-Hans")


def test_what_was_assembled_in_an_outage_is_drafted_once_the_engine_is_back(setting: Setting, story: Story) -> None:
    known_train(story)
    engine_id = setting.add()
    setting.loopback.behaviours += OUTAGE
    setting.draft(story)
    assert texts_of(story)[LEFT] == ("The first 夜班列车 left at ten.", "assembly")
    waits = waiting_item(setting, story)
    assert waits is not None
    stage = drafting(story)
    assert (stage.state, stage.again_at) == ("done", waits.not_before)
    assert "did not answer" in " ".join(stage.told)
    assert "Draft again" not in " ".join(stage.told), "nobody has to do anything"

    key = f"tms:engine:{setting.newsroom.publication_id}:{engine_id}:open"
    setting.engines.limits._redis.delete(key)  # type: ignore[attr-defined]  # a minute passes
    setting.draft_what_waits(story)
    assert texts_of(story)[LEFT] == (mark(LEFT), "mt")
    assert waiting_item(setting, story) is None
    assert drafting(story).again_at is None


def test_an_engine_that_stays_away_is_asked_less_and_less_and_then_no_more(setting: Setting, story: Story) -> None:
    setting.add()
    setting.loopback.behaviours += OUTAGE
    setting.draft(story)
    waits = []
    while (item := waiting_item(setting, story)) is not None:
        waits.append(item.not_before - item.created_at)
        setting.draft_what_waits(story)
    assert len(waits) == MOST
    assert waits == sorted(waits)
    assert timedelta(minutes=1) <= waits[0] <= timedelta(minutes=2)
    assert waits[-1] <= timedelta(seconds=LONGEST_SECONDS * 1.25)
    assert setting.calls == 5, "its circuit is open: nothing is sent"
    told = " ".join(drafting(story).told)
    assert "asked again 12 times, and no more" in told
    assert "“Draft again” asks for what is left" in told


def test_what_has_to_be_mended_is_not_tried_again_by_itself(setting: Setting, story: Story) -> None:
    setting.add(key="not-the-key")
    setting.draft(story)
    assert waiting_item(setting, story) is None
    assert "Once that is fixed, “Draft again” asks for what is left." in drafting(story).told


def test_an_editor_sees_what_would_change_and_drafts_again(setting: Setting, story: Story) -> None:
    story.save("zh-Hans", CARRIED, "车上有240人。")
    before = outlook(story)
    assert (before.asked, before.untouched) == (0, before.segments - 1)
    setting.add()
    found = outlook(story)
    assert (found.engines, found.asked, found.changes) == (["The openai"], found.untouched, found.untouched)
    with setting.database.begin() as uow:
        draft_again(uow, story.editor, story.id, "zh-Hans")
        [(_, kind)] = uow.queued
    assert kind == "draft"
    setting.draft_what_waits(story)
    texts = texts_of(story)
    assert texts.pop(CARRIED) == ("车上有240人。", "human")
    assert {origin for _, origin in texts.values()} == {"mt"}
    after = outlook(story)
    assert (after.changes, after.untouched) == (0, before.untouched)
    with setting.database.begin() as uow:
        [event] = uow.session.scalars(select(Event).where(Event.act == "drafted_again"))
        assert (event.person_id, event.article_id) == (story.editor.person_id, story.id)


def test_what_an_engine_made_is_not_paid_for_twice(setting: Setting, story: Story) -> None:
    setting.add()
    for _ in range(3):
        with setting.database.begin() as uow:
            draft_again(uow, story.editor, story.id, "zh-Hans")
        setting.draft_what_waits(story)
    assert setting.calls == 1


def test_a_sentence_that_was_learned_since_replaces_a_weaker_draft(setting: Setting, story: Story) -> None:
    setting.add()
    setting.draft(story)
    with setting.database.begin() as uow:
        import_units(uow, story.editor, [{"en": LEFT, "zh-Hans": "第一列夜车十点开出。"}])
    assert outlook(story).from_memory == 1
    with setting.database.begin() as uow:
        draft_again(uow, story.editor, story.id, "zh-Hans")
    setting.draft_what_waits(story)
    assert texts_of(story)[LEFT] == ("第一列夜车十点开出。", "memory")
    assert texts_of(story)[CARRIED] == (mark(CARRIED), "mt")


def test_terms_that_came_since_are_put_into_what_was_assembled(setting: Setting, story: Story) -> None:
    assert outlook(story).changes == 0
    known_train(story)
    assert outlook(story).assembled == sum("night train" in text.lower() for text in texts_of(story))
    with setting.database.begin() as uow:
        draft_again(uow, story.editor, story.id, "zh-Hans")
    setting.draft_what_waits(story)
    assert texts_of(story)[LEFT] == ("The first 夜班列车 left at ten.", "assembly")


def test_what_somebody_has_open_or_has_begun_to_write_is_left_alone(setting: Setting, story: Story) -> None:
    setting.add()
    story.claim("zh-Hans", LEFT)
    with setting.database.begin() as uow:
        keep_typing(uow, story.translator, story.id, "zh-Hans", story.segment(CARRIED), text="车上", rev=1)
    found = outlook(story)
    assert found.in_hand == 2
    with setting.database.begin() as uow:
        draft_again(uow, story.editor, story.id, "zh-Hans")
    before = texts_of(story)
    setting.draft_what_waits(story)
    after = texts_of(story)
    assert {text for text in after if after[text] == before[text]} == {LEFT, CARRIED}


def test_somebody_who_begins_to_write_while_the_engine_thinks_is_left_alone_too(setting: Setting, story: Story) -> None:
    setting.add()

    def begin() -> None:
        story.claim("zh-Hans", LEFT)

    setting.loopback.before_answer = begin
    before = texts_of(story)[LEFT]
    with setting.database.begin() as uow:
        draft_again(uow, story.editor, story.id, "zh-Hans")
    setting.draft_what_waits(story)
    assert texts_of(story)[LEFT] == before
    assert texts_of(story)[CARRIED] == (mark(CARRIED), "mt")


def test_a_change_of_the_source_is_not_held_up_by_what_waits_for_an_engine(setting: Setting, story: Story) -> None:
    setting.add()
    setting.loopback.behaviours += OUTAGE
    setting.draft(story)
    waits = waiting_item(setting, story)
    assert waits is not None
    assert waits.not_before > waits.created_at + timedelta(seconds=30)
    with setting.database.begin() as uow:
        draft_again(uow, story.editor, story.id, "zh-Hans")
    brought_forward = waiting_item(setting, story)
    assert brought_forward is not None
    assert (brought_forward.id, brought_forward.subject) == (waits.id, {"anew": 0})
    assert brought_forward.not_before < waits.not_before


def test_what_became_confidential_while_it_was_drafted_is_drafted_again_at_once(setting: Setting, story: Story) -> None:
    setting.add(values={"segments": "1"})
    setting.add(name="Our own", local=True)

    def hush() -> None:
        with setting.database.begin() as uow:
            uow.session.execute(update(Article).where(Article.id == story.id).values(confidential=True))

    setting.loopback.before_answer = hush
    setting.draft(story)
    setting.draft_what_waits(story)
    assert {origin for _, origin in texts_of(story).values()} == {"mt"}
    assert setting.calls == 2, "one before, and one of our own engine for all the rest"


@pytest.mark.parametrize("locale", ["en", "zh-Hant"])
def test_only_what_is_drafted_is_drafted_again(story: Story, locale: str) -> None:
    for use_case in (draft_outlook, draft_again):
        with story.database.begin() as uow, pytest.raises(Conflict) as caught:
            use_case(uow, story.editor, story.id, locale)
        assert caught.value.code == "draft_not_direct"


def test_others_do_not_draft_again(setting: Setting, story: Story) -> None:
    for role in (Role.TRANSLATOR, Role.REVIEWER):
        with setting.database.begin() as uow, pytest.raises(Denied):
            draft_again(uow, setting.newsroom[role], story.id, "zh-Hans")
    with setting.database.begin() as uow, pytest.raises(NotFound):
        draft_again(uow, story.editor, 0, "zh-Hans")


@given(
    codes=st.sets(st.sampled_from([*AWAY, *CHANGED, "engine_key_refused", "engine_budget_used_up"])),
    failed=st.integers(0, 3),
    tried=st.integers(0, 20),
    chance=st.floats(0, 1),
)
def test_it_begins_again_only_where_waiting_helps_and_never_for_ever(
    codes: set[str], failed: int, tried: int, chance: float
) -> None:
    outcome = Outcome(failed=failed, problems={code: (code, "") for code in codes})
    found = again(outcome, tried, chance)
    assert (found is not None) == bool(failed and tried < MOST and codes & (AWAY | CHANGED))
    if found is not None:
        assert found.tried == tried + 1
        assert (found.in_seconds == 0) == bool(codes & CHANGED)
        assert codes & CHANGED or found.in_seconds >= FIRST_SECONDS
        assert found.in_seconds <= LONGEST_SECONDS * 1.25
