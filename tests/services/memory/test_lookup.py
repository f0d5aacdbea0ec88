"""The memory finds what is at least three quarters alike, in one statement for all sentences, and nothing else."""

import random

import pytest
from sqlalchemy import func, select
from sqlalchemy.engine import Engine

from tests.benchmarks.statements import counting
from tests.language.memory.sentences import queries, sentences
from tests.services.desk import Desk
from tests.services.story import CARRIED, IN_CHINESE, LEFT, Story
from tms.db.models import MemorySource
from tms.db.unit_of_work import Database
from tms.domain.permissions import Actor, Role
from tms.language.memory import similarity, units
from tms.services.memory.exchange import KnownTranslation, drafts_of_others
from tms.services.memory.lookup import MemoryMatch, SentenceQuery, in_order, lookup
from tms.services.memory.remember import import_units
from tms.services.withhold_guarded import nothing_withheld

Way = tuple[str, str]


def ask(database: Database, actor: Actor, way: Way, *texts: str) -> list[list[MemoryMatch]]:
    with database.begin() as uow:
        return lookup(uow, actor.publication_id, *way, [SentenceQuery(text) for text in texts], nothing_withheld)


def remember(database: Database, actor: Actor, *units: dict[str, str]) -> None:
    with database.begin() as uow:
        import_units(uow, actor, units)


def short(found: list[MemoryMatch]) -> list[tuple[int, str]]:
    return [(match.similarity, match.target) for match in found]


@pytest.mark.parametrize(("locale", "other"), [("en", "zh-Hans"), ("zh-Hans", "en")])
def test_it_finds_what_comparing_with_everything_finds(
    database: Database, desk: Desk, engine: Engine, locale: str, other: str
) -> None:
    chance = random.Random(7)  # noqa: S311
    known = sentences(locale, 400, chance)
    remember(database, desk.newsroom[Role.EDITOR], *({locale: text, other: f"{at}"} for at, text in enumerate(known)))
    asked = list(queries(known, locale, 60, chance))
    # By which rarities keys were made, a process asks once.
    ask(database, desk.newsroom[Role.EDITOR], (locale, other), "Nothing.")
    with counting(engine) as counted:
        found = ask(database, desk.newsroom[Role.EDITOR], (locale, other), *asked)
    assert len(counted.statements) == 1
    compared = [(text, units(text, locale)) for text in known]
    expected = hits = 0
    for text, matches in zip(asked, found, strict=True):
        mine = units(text, locale)
        best = sorted((similarity(mine, parts) for _, parts in compared), reverse=True)[:5]
        expected += sum(alike > 0 for alike in best)
        hits += len(matches)
        assert [match.similarity for match in matches] == [min(alike, 100) for alike in best][: len(matches)]
    assert expected > 60
    assert hits >= 0.99 * expected


def test_the_same_sentence_comes_first_and_each_translation_once(database: Database, desk: Desk) -> None:
    editor = desk.newsroom[Role.EDITOR]
    remember(
        database,
        editor,
        {"en": "The first train left at nine.", "zh-Hans": "第一列火车九点开出。"},
        {"en": "The first train left at ten.", "zh-Hans": "首班车十点开。"},
        {"en": "The first train left at ten.", "zh-Hans": "第一列火车十点开出。"},
        {"en": "The first train left at ten.", "zh-Hant-TW": "首班火車十點開出。"},
        {"en": "The first train left at ten.", "zh-Hans": "首班车十点开。"},
    )
    ((first, second, third),) = ask(database, editor, ("en", "zh-Hans"), "The first train left at ten.")
    assert short([first, second, third]) == [
        (100, "首班车十点开。"),
        (100, "第一列火车十点开出。"),
        (85, "第一列火车九点开出。"),
    ]
    assert third.source == "The first train left at nine."
    assert short(ask(database, editor, ("en", "zh-Hant-TW"), "The first train left at ten.")[0]) == [
        (100, "首班火車十點開出。")
    ]
    assert short(ask(database, editor, ("zh-Hans", "en"), "第一列火车八点开出。")[0]) == [
        (90, "The first train left at ten."),
        (90, "The first train left at nine."),
    ]


def test_at_most_five_and_none_of_another_publication(database: Database, desk: Desk) -> None:
    mine, theirs = desk.newsroom[Role.EDITOR], desk.foreign_editor
    remember(
        database, mine, *({"en": f"The ferry took {n} people home.", "zh-Hans": f"渡轮送{n}人。"} for n in range(9))
    )
    assert len(ask(database, mine, ("en", "zh-Hans"), "The ferry took 30 people home.")[0]) == 5
    assert ask(
        database, theirs, ("en", "zh-Hans"), "The ferry took 30 people home.", "The ferry took 3 people home."
    ) == [
        [],
        [],
    ]


def test_what_differs_in_inline_codes_only_is_almost_the_same(database: Database, desk: Desk) -> None:
    editor = desk.newsroom[Role.EDITOR]
    remember(database, editor, {"en": "The ⟦1⟧first⟦/1⟧ train left.", "zh-Hans": "⟦1⟧首班⟦/1⟧车开了。"})
    found = ask(database, editor, ("en", "zh-Hans"), "The first train left.", "The ⟦1⟧first⟦/1⟧ train left.")
    assert [match.similarity for (match,) in found] == [99, 100]


def test_the_same_neighbours_make_it_a_match_in_context(story: Story) -> None:
    story.translate()
    story.finish("zh-Hans")
    article = list(IN_CHINESE)
    # The title is the version's own, and yet what the first sentence stands after.
    with story.database.begin() as uow:
        found = lookup(
            uow, story.newsroom.publication_id, "en", "zh-Hans", in_order([*article[:4], "Else."]), nothing_withheld
        )
        alone = lookup(uow, story.newsroom.publication_id, "en", "zh-Hans", [SentenceQuery(LEFT)], nothing_withheld)
    assert [[match.similarity for match in matches] for matches in found] == [[], [101], [101], [100], []]
    assert alone[0][0].similarity == 100


def test_what_is_taken_back_leaves_no_key_behind_unless_another_entry_has_the_text(story: Story) -> None:
    def texts() -> set[str]:
        with story.database.begin() as uow:
            return set(
                uow.session.scalars(
                    select(MemorySource.text).where(MemorySource.publication_id == story.newsroom.publication_id)
                )
            )

    before = texts()
    remember(story.database, story.editor, {"en": CARRIED, "zh-Hans": "载客240人。"})
    story.translate()
    story.finish("zh-Hans")
    assert {LEFT, CARRIED, IN_CHINESE[CARRIED]} <= texts()
    story.withdraw_approval("zh-Hans")
    assert texts() == before | {CARRIED, "载客240人。"}


def test_each_text_is_stored_once(database: Database, desk: Desk) -> None:
    editor = desk.newsroom[Role.EDITOR]
    for _ in range(2):
        remember(database, editor, *({"en": CARRIED, "zh-Hans": CARRIED} for _ in range(2)))
    with database.begin() as uow:
        n = uow.session.scalar(
            select(func.count()).where(
                MemorySource.publication_id == editor.publication_id, MemorySource.text == CARRIED
            )
        )
    assert n == 2


def test_what_says_something_else_is_another_entry(database: Database, desk: Desk) -> None:
    editor = desk.newsroom[Role.EDITOR]
    remember(
        database,
        editor,
        {"en": "It grew to 10² units.", "zh-Hans": "增至10²个单位。"},
        {"en": "It grew to 102 units.", "zh-Hans": "增至102个单位。"},
    )
    square, number, wide = ask(
        database,
        editor,
        ("en", "zh-Hans"),
        "It grew to 10² units.",
        "It grew to 102 units.",
        "It grew to １０２ units.",
    )
    assert short(square) == [(100, "增至10²个单位。")]
    assert short(number) == [(100, "增至102个单位。")]
    assert short(wide) == [(99, "增至102个单位。")]


def test_a_document_is_drafted_from_others_as_if_the_memory_had_never_seen_it(database: Database, desk: Desk) -> None:
    editor = desk.newsroom[Role.EDITOR]
    own = [
        KnownTranslation("a", "The council spent $1.4 billion.", "委员会花了14亿美元。"),
        KnownTranslation("a", "Nobody came.", "没有人来。"),
    ]
    remember(database, editor, *({"en": one.source, "zh-Hans": one.target} for one in own))

    def drafts(*documents: KnownTranslation) -> list[str]:
        with database.begin() as uow:
            return drafts_of_others(uow, editor, "en", "zh-Hans", documents)

    assert drafts(*own) == ["", ""]
    assert drafts(own[0], own[1]._replace(document="b")) == ["", ""]
    other = KnownTranslation("b", "The council spent $1.5 billion.", "委员会花了15亿美元。")
    assert drafts(*own, other) == [other.target, "", own[0].target]
    remember(database, editor, {"en": "Nobody came?", "zh-Hans": "没有人来吗？"})
    assert drafts(*own) == ["", ""], "two thirds are not enough"
    remember(database, editor, {"en": "The council spent $1.6 billion.", "zh-Hans": "委员会花了16亿美元。"})
    assert drafts(*own) == ["委员会花了16亿美元。", ""]
