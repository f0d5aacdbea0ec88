"""A sentence that repeats within the article is filled once confirmed, says so, and never over a person's text."""

import uuid
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest
from sqlalchemy import create_engine, select
from sqlalchemy.engine import Engine

from tests.benchmarks.statements import counting
from tests.factories import ARTICLE, make_article, make_person
from tests.services.desk import Desk
from tests.services.revising import RevisedStory
from tms.db.models import SegmentText
from tms.db.unit_of_work import Database
from tms.domain.errors import Stale
from tms.domain.imported_article import Block
from tms.domain.inline import Code
from tms.domain.permissions import Role
from tms.services.translating.save_segment import Save, keep_typing, save_segment
from tms.services.workspace.rows import SegmentRow
from tms.services.workspace.segment_history import segment_history
from tms.services.workspace.single_row import one_row
from tms.web.workspace.state_words import origin

RAIN = "The software failed again."
SAID = "软件再次失灵。"
DERIVED = "軟體再次失靈。"


class Repeating(RevisedStory):
    """An article in which one sentence stands several times; its rows by place."""

    def those(self, locale: str = "zh-Hans", source: str = RAIN) -> list[SegmentRow]:
        return [row for row in self.rows(locale) if row.source.text == source]

    def say(
        self, at: int, text: str, *, locale: str = "zh-Hans", confirm: bool = True, rev: int | None = None
    ) -> list[int]:
        row = self.those(locale)[at]
        save = Save(text, rev or row.target.rev, row.source.rev, uuid.uuid4(), confirm=confirm)
        with self.database.begin() as uow:
            answer = save_segment(uow, self.translator, self.id, locale, row.segment_id, save)
        repeated: list[int] = answer["repeated"]
        return repeated

    def says(self, locale: str = "zh-Hans") -> list[tuple[str, str, str]]:
        return [(row.target.text, row.target.state, row.target.origin) for row in self.those(locale)]


def repeating(database: Database, desk: Desk, *blocks: Block, title: str = "Failures") -> Repeating:
    page = replace(ARTICLE, title=title, blocks=list(blocks))
    return Repeating(database, desk.newsroom, make_article(database, desk.newsroom[Role.EDITOR], page))


@pytest.fixture
def story(database: Database, desk: Desk) -> Repeating:
    return repeating(database, desk, *(Block("paragraph", f"{RAIN} It was day {n}.") for n in (1, 2, 3)))


def test_the_others_get_the_text_as_a_draft_that_says_where_it_is_from(story: Repeating) -> None:
    first, second, third = story.those()
    assert story.say(0, SAID) == [second.segment_id, third.segment_id]
    assert story.says() == [(SAID, "translated", "human"), (SAID, "initial", "repeat"), (SAID, "initial", "repeat")]
    assert [origin(row.target) for row in story.those()[1:]] == [f"same sentence as segment {first.number}"] * 2
    with story.database.begin() as uow:
        row = one_row(uow, story.translator, story.id, "zh-Hans", third.segment_id).row
        entry = segment_history(uow, story.translator, story.id, "zh-Hans", third.segment_id)[0]
    assert row.target == story.those()[2].target
    assert (entry.who, entry.act, entry.text, origin(entry)) == (
        "Translator",
        "draft",
        SAID,
        f"same sentence as segment {first.number}",
    )


def test_the_derived_version_follows_in_the_same_transaction(story: Repeating) -> None:
    story.say(0, SAID)
    assert story.says("zh-Hant") == [(DERIVED, "translated", "derived")] + [(DERIVED, "initial", "derived")] * 2
    for row in story.those():
        text = next(one for one in story.those("zh-Hant") if one.segment_id == row.segment_id)
        assert text.target.derivation == "follows"
    assert story.run() == [], "nothing was left for a worker"


def test_a_person_s_text_is_never_touched(story: Repeating) -> None:
    story.say(1, "软件又坏了。", confirm=False)
    typed = story.those()[2].segment_id
    with story.database.begin() as uow:
        keep_typing(uow, story.translator, story.id, "zh-Hans", typed, text="软件……", rev=1)
    assert story.say(0, SAID) == []
    assert [text for text, _, _ in story.says()][1] == "软件又坏了。"
    assert story.says()[2][2] != "repeat", "somebody types there"


def test_an_override_in_the_derived_version_is_merged_and_not_lost(story: Repeating) -> None:
    story.say(0, SAID)
    story.say(1, "這套軟體再次失靈。", locale="zh-Hant")
    story.say(0, "软件再次失灵了。")
    merged = story.those("zh-Hant")[1].target
    assert (merged.text, merged.look) == ("這套軟體再次失靈了。", "merged")


def test_a_correction_goes_where_nobody_has_confirmed_yet(story: Repeating) -> None:
    story.say(0, SAID)
    story.say(1, SAID)
    story.say(0, "软件又失灵了。")
    assert [text for text, _, _ in story.says()] == ["软件又失灵了。", SAID, "软件又失灵了。"]


def test_what_is_saved_and_not_confirmed_stays_where_it_is(story: Repeating) -> None:
    assert story.say(0, SAID, confirm=False) == []
    assert {one for _, _, one in story.says()[1:]} == {"assembly"} or all(not text for text, _, _ in story.says()[1:])


def test_what_a_person_wrote_and_has_not_confirmed_stays_where_another_is_confirmed(story: Repeating) -> None:
    story.say(1, "软件又坏了。", confirm=False)
    assert story.says()[1] == ("软件又坏了。", "initial", "human")
    assert story.say(0, SAID) == [story.those()[2].segment_id]
    assert story.says()[1] == ("软件又坏了。", "initial", "human")


def test_other_codes_are_another_sentence(database: Database, desk: Desk) -> None:
    one, other = (
        Block("paragraph", "See ⟦1⟧here⟦/1⟧.", codes={"1": Code("link", href=f"https://{host}.example")})
        for host in ("one", "other")
    )
    story = repeating(database, desk, one, other, one)
    row = next(row for row in story.rows("zh-Hans") if row.source.text.startswith("See"))
    save = Save("见⟦1⟧此处⟦/1⟧。", row.target.rev, 1, uuid.uuid4(), confirm=True)
    with database.begin() as uow:
        save_segment(uow, story.translator, story.id, "zh-Hans", row.segment_id, save)
    those = [row.target.origin for row in story.rows("zh-Hans") if row.source.text.startswith("See")]
    assert those[0] == "human"
    assert those[1] != "repeat"
    assert those[2] == "repeat"


def test_a_title_gives_its_text_to_nothing_and_may_get_one(database: Database, desk: Desk) -> None:
    story = repeating(database, desk, Block("paragraph", RAIN), title=RAIN)
    title, body = story.those()
    assert (title.kind, body.kind) == ("title", "paragraph")
    assert story.say(0, "软件又坏了") == []
    again = repeating(database, desk, Block("paragraph", RAIN), title=RAIN)
    assert again.say(1, SAID) == [again.those()[0].segment_id]


def test_a_save_that_was_on_its_way_when_the_own_repeat_came_is_no_conflict(story: Repeating) -> None:
    seen = story.those()[1].target.rev
    story.say(0, SAID)
    story.say(1, "软件又坏了。", rev=seen)
    assert story.says()[1] == ("软件又坏了。", "translated", "human")


def test_another_person_s_repeat_is_shown_first(story: Repeating, desk: Desk) -> None:
    other = make_person(story.database, "second@sanwen.example", [Role.TRANSLATOR], desk.newsroom.publication_id)
    row = story.those()[1]
    story.say(0, SAID)
    save = Save("软件又坏了。", row.target.rev, row.source.rev, uuid.uuid4(), confirm=True)
    with story.database.begin() as uow, pytest.raises(Stale):
        save_segment(uow, other, story.id, "zh-Hans", row.segment_id, save)


def test_a_sentence_that_comes_in_later_is_drafted_from_what_is_confirmed(story: Repeating) -> None:
    story.say(0, SAID)
    page = story.page()
    story.commit(replace(page, blocks=[*page.blocks, Block("paragraph", RAIN)]))
    assert story.says()[3] == (SAID, "initial", "repeat")
    assert story.says("zh-Hant")[3] == (DERIVED, "initial", "derived")


def test_a_confirmation_asks_no_more_for_what_stands_once_and_a_fixed_number_for_any_number(
    database: Database, desk: Desk, engine: Engine
) -> None:
    counts = {}
    for times in (1, 2, 40):
        story = repeating(database, desk, *(Block("paragraph", RAIN) for _ in range(times)))
        with counting(engine) as counted:
            rows = story.those()
            before = len(counted.statements)
            save = Save(SAID, rows[0].target.rev, 1, uuid.uuid4(), confirm=True)
            with database.begin() as uow:
                save_segment(uow, story.translator, story.id, "zh-Hans", rows[0].segment_id, save)
            counts[times] = len(counted.statements) - before
        assert [text for text, _, _ in story.says()] == [SAID] * times
    assert counts[2] == counts[40] == counts[1] + 2


def test_more_than_a_handful_are_drafted_by_a_worker(database: Database, desk: Desk) -> None:
    story = repeating(database, desk, *(Block("paragraph", RAIN) for _ in range(60)))
    assert len(story.say(30, SAID)) == 50
    assert story.run() == ["draft", "derive", "check", "check"]
    assert [one for _, _, one in story.says()] == ["repeat"] * 30 + ["human"] + ["repeat"] * 29
    assert {text for text, _, _ in story.says("zh-Hant")} == {DERIVED}


class TestTwoAtOnce:
    @pytest.fixture
    def own(self, own_database_url: str, desk: Desk) -> Iterator[Database]:
        engine = create_engine(own_database_url)
        yield Database(engine)
        engine.dispose()

    def test_two_who_confirm_the_same_sentence_do_not_wait_for_each_other(self, own: Database, desk: Desk) -> None:
        story = repeating(own, desk, *(Block("paragraph", RAIN) for _ in range(8)))
        with ThreadPoolExecutor(4) as pool:
            list(pool.map(lambda at: story.say(at, f"第{at}个说法。"), [0, 7, 3, 5], timeout=60))
        with own.begin() as uow:
            texts = uow.session.scalars(
                select(SegmentText).where(
                    SegmentText.version_id == story.version("zh-Hans").id, SegmentText.touched_by.is_not(None)
                )
            ).all()
        assert sorted(text.text for text in texts if text.text.startswith("第")) == [
            f"第{n}个说法。" for n in (0, 3, 5, 7)
        ]
        assert all(text.startswith("第") for text, _, _ in story.says())
