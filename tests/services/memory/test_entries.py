"""Entries are found by the words in them, corrected, withdrawn and merged; what is approved later takes their place."""

from collections.abc import Sequence

import pytest
from sqlalchemy import select, text
from sqlalchemy.engine import Engine

from tests.benchmarks.statements import counting
from tests.services.desk import Desk
from tests.services.story import CARRIED, IN_CHINESE, LEFT, Story
from tms.db.models import Event
from tms.db.queries.memory_search import Entry
from tms.db.unit_of_work import Database
from tms.domain.errors import Conflict, Denied, Invalid, NotFound
from tms.domain.permissions import Actor, Role
from tms.services.memory.entries import FEW, MANY, correct_entry, find_entries, merge_entries, withdraw_entry
from tms.services.memory.lookup import SentenceQuery, lookup
from tms.services.memory.remember import import_units
from tms.services.withhold_guarded import nothing_withheld

UNITS = [
    {"en": "The customs union has 27 members.", "zh-Hans": "关税同盟有27个成员国。"},
    {"en": "Freight trains left, 50% empty.", "zh-Hans": "货运列车半空着开走。", "zh-Hant-TW": "貨運列車半空開走。"},
    {"en": "Nobody asked.", "zh-Hans": "没人问。"},
]


@pytest.fixture
def editor(database: Database, desk: Desk) -> Actor:
    with database.begin() as uow:
        import_units(uow, desk.newsroom[Role.EDITOR], UNITS)
    return desk.newsroom[Role.EDITOR]


def find(database: Database, actor: Actor, words: str, locale: str = "") -> Sequence[Entry]:
    with database.begin() as uow:
        return find_entries(uow, actor, words, locale, MANY).entries


@pytest.mark.parametrize(
    ("words", "locale", "en"),
    [
        ("customs UNION", "", UNITS[0]["en"]),
        ("同盟", "", UNITS[0]["en"]),
        ("列车半", "zh-Hans", UNITS[1]["en"]),
        ("列車", "", UNITS[1]["en"]),
        ("50%", "en", UNITS[1]["en"]),
        (" 27 ", "zh-Hans", UNITS[0]["en"]),
    ],
)
def test_words_are_found_in_either_language(
    database: Database, editor: Actor, words: str, locale: str, en: str
) -> None:
    assert [entry.texts["en"] for entry in find(database, editor, words, locale)] == [en]


@pytest.mark.parametrize(("words", "locale"), [("盟有", "en"), ("同关", ""), ("5_%", ""), ("\\", ""), ("cus tom", "")])
def test_what_does_not_stand_there_is_not_found(database: Database, editor: Actor, words: str, locale: str) -> None:
    assert not find(database, editor, words, locale)


def test_one_character_is_not_searched_for(database: Database, editor: Actor) -> None:
    with database.begin() as uow:
        assert find_entries(uow, editor, "盟", "").too_short
        assert find_entries(uow, editor, "at", "en").too_short


def test_another_publications_entries_are_not_shown(database: Database, editor: Actor, desk: Desk) -> None:
    assert not find(database, desk.foreign_editor, "customs")
    (entry,) = find(database, editor, "customs")
    with database.begin() as uow, pytest.raises(NotFound):
        withdraw_entry(uow, desk.foreign_editor, entry.unit_id, reason="It is not ours.")


def test_the_youngest_are_found_first_and_the_oldest_too(database: Database, editor: Actor) -> None:
    with database.begin() as uow:
        # Texts are looked for by age, 32,768 at a time.
        uow.session.execute(text("SELECT setval(pg_get_serial_sequence('memory_source', 'nr'), 98_300)"))
    for first in range(0, 60, 20):
        with database.begin() as uow:
            members = range(first, first + 20)
            import_units(
                uow, editor, [{"en": f"Union member {n} left.", "zh-Hans": f"{n}号成员走了。"} for n in members]
            )
    found = [entry.texts["en"] for entry in find(database, editor, "union MEMBER")]
    assert found[:40] == [f"Union member {n} left." for n in range(59, 19, -1)]
    assert len(found) == 60
    with database.begin() as uow:
        few = find_entries(uow, editor, "union MEMBER", "en").entries
    assert len(few) == FEW
    assert [entry.texts["en"] for entry in few[:20]] == found[:20]
    assert [entry.texts["en"] for entry in find(database, editor, "同盟")] == [UNITS[0]["en"]]
    assert len(find(database, editor, "member 3")) == 11
    assert find(database, editor, "member 3 left")[0].texts["zh-Hans"] == "3号成员走了。"


def test_a_search_asks_the_database_once_for_a_language(database: Database, editor: Actor, engine: Engine) -> None:
    with counting(engine) as counted:
        find(database, editor, "列车", "zh-Hans")
    assert len(counted.statements) == 1


def test_a_correction_is_what_is_offered_and_an_event(database: Database, editor: Actor) -> None:
    (entry,) = find(database, editor, "关税")
    with database.begin() as uow:
        correct_entry(
            uow, editor, entry.unit_id, "zh-Hans", seen=entry.texts["zh-Hans"], text=" 关税联盟有27个\n成员。"
        )
    assert not find(database, editor, "关税同盟")
    with database.begin() as uow:
        ((match,),) = lookup(
            uow, editor.publication_id, "en", "zh-Hans", [SentenceQuery(UNITS[0]["en"])], nothing_withheld
        )
        ((back,),) = lookup(
            uow, editor.publication_id, "zh-Hans", "en", [SentenceQuery("关税联盟有27个 成员。")], nothing_withheld
        )
        acts = uow.session.scalars(select(Event.act).where(Event.publication_id == editor.publication_id)).all()
    assert match.target == "关税联盟有27个 成员。"
    assert back.similarity == 100
    assert "memory_corrected" in acts


def test_a_correction_of_what_somebody_else_has_corrected_is_refused(database: Database, editor: Actor) -> None:
    (entry,) = find(database, editor, "关税")
    with database.begin() as uow:
        with pytest.raises(Conflict, match="in the meantime"):
            correct_entry(uow, editor, entry.unit_id, "zh-Hans", seen="另一个。", text="又一个。")
        with pytest.raises(Invalid):
            correct_entry(uow, editor, entry.unit_id, "zh-Hans", seen=entry.texts["zh-Hans"], text=" ")


def test_what_is_withdrawn_is_offered_no_more(database: Database, editor: Actor, desk: Desk) -> None:
    (entry,) = find(database, editor, "Nobody")
    with database.begin() as uow, pytest.raises(Denied):
        withdraw_entry(uow, desk.newsroom[Role.TRANSLATOR], entry.unit_id, reason="It is wrong.")
    with database.begin() as uow, pytest.raises(Invalid):
        withdraw_entry(uow, editor, entry.unit_id, reason=" ")
    with database.begin() as uow:
        withdraw_entry(uow, editor, entry.unit_id, reason="It is wrong.")
        assert lookup(
            uow, editor.publication_id, "en", "zh-Hans", [SentenceQuery("Nobody asked.")], nothing_withheld
        ) == [[]]
    with database.begin() as uow, pytest.raises(NotFound):
        withdraw_entry(uow, editor, entry.unit_id, reason="It is wrong.")


def test_entries_that_say_the_same_become_one_with_all_languages(database: Database, editor: Actor) -> None:
    more = {"en": "Nobody asked.", "zh-Hans": "没人问。", "zh-Hant-TW": "沒人問。"}
    with database.begin() as uow:
        import_units(uow, editor, [more, {"en": "Nobody asked.", "zh-Hans": "没有人问过。"}])
    with database.begin() as uow:
        found = find_entries(uow, editor, "Nobody", "en")
        first = next(one for one in found.entries if one.texts == UNITS[2])
        assert found.doubles[first.unit_id] == 1
        assert merge_entries(uow, editor, first.unit_id) == 1
    texts = [entry.texts for entry in find(database, editor, "Nobody")]
    assert texts == [{"en": "Nobody asked.", "zh-Hans": "没有人问过。"}, more]
    with database.begin() as uow, pytest.raises(Conflict):
        merge_entries(uow, editor, first.unit_id)


def test_a_correction_of_the_approved_text_takes_the_entrys_place(story: Story) -> None:
    story.translate()
    story.finish("zh-Hans")
    (entry,) = find(story.database, story.editor, "十点开出", "zh-Hans")
    assert entry.article_id == story.id
    story.withdraw_approval("zh-Hans")
    story.give_back("zh-Hans", "The hour is wrong.")
    story.save("zh-Hans", LEFT, "第一列夜班列车在十点整发车。")
    story.finish("zh-Hans")
    assert not find(story.database, story.editor, "十点开出", "zh-Hans")
    assert [one.texts["en"] for one in find(story.database, story.editor, "十点整", "zh-Hans")] == [LEFT]
    assert len(find(story.database, story.editor, IN_CHINESE[CARRIED], "zh-Hans")) == 1
