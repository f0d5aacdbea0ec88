"""Drafts by engines: paid once, applied once, never over a person's text, and visible when they fail."""

from dataclasses import replace
from decimal import Decimal

import pytest
from sqlalchemy import select, update

from tests.adapters.engines.providers import mark
from tests.factories import ARTICLE, make_article
from tests.services.engines.setting import Setting
from tests.services.story import CARRIED, LEFT, Story
from tms.db.models import Article, DraftCache, MachineDraft, PublicationRoute, WorkItem
from tms.domain.imported_article import Block
from tms.domain.permissions import Role
from tms.services.pipeline.stage import LeaseLostError
from tms.services.termbase.terms import ConceptEntry, TermEntry, import_concepts


def texts_of(story: Story, locale: str = "zh-Hans") -> dict[str, tuple[str, str]]:
    return {row.source.text: (row.target.text, row.target.origin) for row in story.rows(locale)}


def waiting(story: Story) -> int:
    """How many segments nobody and nothing has drafted yet: assembly has put a number into one."""
    return sum(not text for text, _ in texts_of(story).values())


def test_an_engine_drafts_what_the_memory_does_not_know(setting: Setting, story: Story) -> None:
    engine_id, before = setting.add(), waiting(story)
    outcome = setting.draft(story)
    assert before > 3
    assert texts_of(story)[CARRIED] == (mark(CARRIED), "mt")
    assert outcome == {"made": {"The openai": before}, "kept": 0, "failed": 0, "problems": []}
    with setting.database.begin() as uow:
        made = uow.session.scalars(select(MachineDraft)).all()
    assert {(one.engine_id, one.model, one.rev) for one in made} == {(engine_id, "tiny", 2)}
    assert len(made) == before
    row = story.text("zh-Hans", CARRIED)
    assert (row.state, row.touched_by) == ("initial", None)


def test_a_call_is_settled_with_what_it_cost(setting: Setting, story: Story) -> None:
    setting.add()
    before = waiting(story)
    setting.draft(story)
    [usage] = setting.usage()
    assert (usage.state, usage.segments, usage.purpose) == ("settled", before, "draft")
    assert usage.cost == (Decimal(2 * usage.prompt_tokens + 6 * usage.completion_tokens) / 1_000_000)
    assert 0 < usage.cost <= usage.reserved
    [month] = setting.months()
    assert (month.spent, month.reserved) == (usage.cost, Decimal(0))


def test_what_was_paid_for_once_is_not_asked_for_again(setting: Setting, story: Story) -> None:
    setting.add()
    before = waiting(story)
    setting.draft(story)
    again = make_article(setting.database, setting.newsroom[Role.EDITOR], ARTICLE)
    second = Story(setting.database, setting.newsroom, again)
    outcome = setting.draft(second)
    assert setting.calls == 1
    assert texts_of(second) == texts_of(story)
    assert outcome is not None
    assert outcome["kept"] == before


def test_a_sentence_that_repeats_is_asked_and_paid_for_once(setting: Setting) -> None:
    setting.add()
    rain = "Nobody saw the software fail again."
    page = replace(ARTICLE, title="Failures", blocks=[Block("paragraph", f"{rain} Day {n}.") for n in (1, 2, 3)])
    story = Story(
        setting.database, setting.newsroom, make_article(setting.database, setting.newsroom[Role.EDITOR], page)
    )
    setting.draft(story)
    assert [row.target.text for row in story.rows("zh-Hans") if row.source.text == rain] == [mark(rain)] * 3
    assert (
        str(setting.loopback.asked).count(f'"source": "{rain}"')
        + str(setting.loopback.asked).count(f'"source\\": \\"{rain}')
        == 1
    )
    with setting.database.begin() as uow:
        made = uow.session.scalars(select(MachineDraft).where(MachineDraft.article_id == story.id)).all()
    assert len({one.segment_id for one in made}) == len(made) >= 3, "each is known as the engine's"


def test_a_worker_that_dies_after_it_has_paid_leaves_the_answer_to_the_next(
    setting: Setting, story: Story, monkeypatch: pytest.MonkeyPatch
) -> None:
    from tms.services.pipeline import draft

    setting.add()

    def die(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(draft, "_apply", die)
        with pytest.raises(KeyboardInterrupt):
            setting.draft(story)
    assert texts_of(story)[LEFT] == ("", "empty")
    with setting.database.begin() as uow:
        uow.session.execute(
            update(WorkItem).where(WorkItem.state == "running").values(state="done", token=None, lease_until=None)
        )
    setting.draft(story)
    assert setting.calls == 1
    assert texts_of(story)[LEFT] == (mark(LEFT), "mt")


def test_a_person_who_writes_while_the_engine_thinks_is_not_overwritten(setting: Setting, story: Story) -> None:
    setting.add()

    def write() -> None:
        story.save("zh-Hans", LEFT, "人写的。")

    setting.loopback.before_answer = write
    setting.draft(story)
    assert texts_of(story)[LEFT][0] == "人写的。"
    assert texts_of(story)[CARRIED][1] == "mt"


def test_who_lost_the_work_spends_nothing_more(setting: Setting, story: Story) -> None:
    setting.add(values={"segments": "1"})

    def lose() -> None:
        with setting.database.begin() as uow:
            uow.session.execute(
                update(WorkItem).where(WorkItem.state == "running").values(state="done", token=None, lease_until=None)
            )

    setting.loopback.before_answer = lose
    with pytest.raises(LeaseLostError):
        setting.draft(story)
    assert setting.calls == 1
    assert [usage.state for usage in setting.usage()] == ["settled"]


@pytest.mark.parametrize("local", [False, True])
def test_what_is_confidential_goes_to_a_local_engine_only(setting: Setting, story: Story, local: bool) -> None:
    setting.add(local=local)
    with setting.database.begin() as uow:
        uow.session.execute(update(Article).where(Article.id == story.id).values(confidential=True))
    setting.draft(story)
    assert bool(setting.calls) is local
    assert (texts_of(story)[LEFT][1] == "mt") is local


def test_what_becomes_confidential_meanwhile_is_sent_no_further(setting: Setting, story: Story) -> None:
    setting.add(values={"segments": "1"})

    def hush() -> None:
        with setting.database.begin() as uow:
            uow.session.execute(update(Article).where(Article.id == story.id).values(confidential=True))

    setting.loopback.before_answer = hush
    outcome = setting.draft(story)
    assert setting.calls == 1
    assert outcome is not None
    assert [one["code"] for one in outcome["problems"]] == ["engine_confidential"]


def test_a_busy_engine_is_asked_again_when_it_said(setting: Setting, story: Story) -> None:
    setting.add()
    setting.loopback.behaviours += ["busy", "broken"]
    outcome = setting.draft(story)
    assert outcome is not None
    assert outcome["failed"] == 0
    assert setting.naps[0] >= 7, "as Retry-After says"
    assert setting.naps[1] == 0.5 * 2**2, "by chance, up to twice as long each time"
    assert [(usage.tries, usage.error_code, usage.cost) for usage in setting.usage()[:2]] == [
        (1, "engine_busy", Decimal(0)),
        (2, "engine_unreachable", Decimal(0)),
    ]


def test_five_tries_and_then_the_next_source_and_words_about_it(setting: Setting, story: Story) -> None:
    with setting.database.begin() as uow:
        train = ConceptEntry("night train", terms=[TermEntry("en", "night train"), TermEntry("zh-Hans", "夜班列车")])
        import_concepts(uow, story.editor, [train])
    setting.add()
    setting.loopback.behaviours += ["broken"] * 9
    before = waiting(story)
    outcome = setting.draft(story)
    assert setting.calls == 5
    assert texts_of(story)[LEFT] == ("The first 夜班列车 left at ten.", "assembly")
    assert outcome is not None
    assert outcome["problems"] == [
        {"engine": "The openai", "code": "engine_unreachable", "detail": "500: out of order"}
    ]
    assert outcome["failed"] == before


def test_an_engine_that_fails_five_times_in_a_row_is_left_alone_by_everybody(setting: Setting, story: Story) -> None:
    engine_id = setting.add()
    setting.loopback.behaviours += ["broken"] * 5
    setting.draft(story)
    key = f"{setting.newsroom.publication_id}:{engine_id}"
    assert setting.engines.limits.open_for(key) > 50
    outcome = setting.draft(story)
    assert setting.calls == 5
    assert outcome is not None
    assert outcome["problems"][0]["code"] == "engine_resting"


def test_another_engine_does_what_the_first_could_not(setting: Setting, story: Story) -> None:
    setting.add("deepl", key="not-the-key")
    setting.add("openai")
    before = waiting(story)
    outcome = setting.draft(story)
    assert outcome is not None
    assert [(one["engine"], one["code"]) for one in outcome["problems"]] == [("The deepl", "engine_key_refused")]
    assert outcome["made"] == {"The openai": before}


def test_an_engine_is_asked_for_its_pairs_and_while_it_is_on(setting: Setting, story: Story) -> None:
    from tms.services.engines.configure import switch_engine

    other = setting.add(name="For English", pairs=["zh-Hans>en"])
    off = setting.add(name="Switched off")
    with setting.database.begin() as uow:
        switch_engine(uow, setting.newsroom[Role.ADMINISTRATOR], off, active=False)
    assert setting.draft(story) is None
    assert setting.calls == 0
    assert other != off


def test_a_budget_without_room_stops_the_call_before_it_is_made(setting: Setting, story: Story) -> None:
    setting.add(monthly_budget="0.000001")
    outcome = setting.draft(story)
    assert setting.calls == 0
    assert outcome is not None
    assert outcome["problems"][0]["code"] == "engine_budget_used_up"
    assert [(month.spent, month.reserved) for month in setting.months()] == [(Decimal(0), Decimal(0))]


def test_an_answer_that_nobody_can_read_is_halved_until_it_is_clear_who_is_to_blame(
    setting: Setting, story: Story
) -> None:
    setting.add()
    setting.loopback.behaviours += ["garbage", "well", "cut"]
    outcome = setting.draft(story)
    assert outcome is not None
    assert outcome["failed"] == 0
    assert len({usage.segments for usage in setting.usage()}) > 1
    assert all(usage.cost == usage.reserved for usage in setting.usage()[:1]), "nobody knows, so it counts in full"


def test_a_segment_that_is_missing_is_asked_for_once_more(setting: Setting, story: Story) -> None:
    setting.add()
    setting.loopback.behaviours += ["missing"]
    outcome = setting.draft(story)
    assert outcome is not None
    assert outcome["failed"] == 0
    assert [(usage.purpose, usage.segments) for usage in setting.usage()][1:] == [("repair", 1)]
    assert "wrong_before" in setting.loopback.asked[1]["messages"][-1]["content"]


def test_terms_are_asked_for_and_once_more_if_they_were_not_used(setting: Setting, story: Story) -> None:
    with setting.database.begin() as uow:
        train = ConceptEntry("night train", terms=[TermEntry("en", "night train"), TermEntry("zh-Hans", "夜班列车")])
        import_concepts(uow, story.editor, [train])
    setting.add()
    answers, before = iter(range(100)), waiting(story)
    setting.loopback.translate = lambda text: mark(text) if next(answers) < before else "夜班列车" + mark(text)
    setting.draft(story)
    assert "night train → 夜班列车" in setting.loopback.asked[0]["messages"][-1]["content"]
    assert texts_of(story)[LEFT] == ("夜班列车" + mark(LEFT), "mt")
    assert [usage.purpose for usage in setting.usage()] == ["draft", "repair"]
    with setting.database.begin() as uow:
        assert uow.session.scalars(select(DraftCache.text).where(DraftCache.text.contains("夜班"))).all()


def test_traditional_chinese_comes_by_way_of_simplified_where_the_engine_has_no_other(
    setting: Setting,
) -> None:
    with setting.database.begin() as uow:
        uow.session.execute(
            update(PublicationRoute)
            .where(PublicationRoute.source_locale == "en", PublicationRoute.locale == "zh-Hant")
            .values(derived_from=None, profile=None)
        )
    article_id = make_article(setting.database, setting.newsroom[Role.EDITOR])
    story = Story(setting.database, setting.newsroom, article_id)
    setting.add("libretranslate")
    setting.loopback.translate = lambda text: "这列火车后来开了。" + mark(text)
    setting.draft(story, "zh-Hant")
    assert setting.loopback.asked[0]["target"] == "zh-Hans"
    text, origin = texts_of(story, "zh-Hant")[LEFT]
    assert text.startswith("這列火車後來開了。譯")
    assert origin == "mt"
    with setting.database.begin() as uow:
        assert all(one.converted for one in uow.session.scalars(select(MachineDraft)))
