"""A memory that grows gets keys by its own sentences, and everything in it is found before, meanwhile and after."""

import random
import subprocess
import sys

import pytest
from sqlalchemy import func, select

from tests.language.memory.sentences import queries, sentences
from tests.services.desk import Desk
from tms.db.models import MemoryKey, MemoryRarity
from tms.db.unit_of_work import Database, make_engine
from tms.domain.permissions import Actor, Role
from tms.language.memory import similarity, units
from tms.services.memory.entries import find_entries
from tms.services.memory.lookup import SentenceQuery, lookup
from tms.services.memory.rare_keys import keep_up, memories, rekey
from tms.services.memory.remember import import_units
from tms.services.withhold_guarded import nothing_withheld

FIRST, AT_ONCE = 64, 50
WAYS = {"en": "zh-Hans", "zh-Hans": "en"}


class Memory:
    """Three hundred sentences in each language, and questions whose answers comparing with everything tells."""

    def __init__(self, database: Database, actor: Actor) -> None:
        self.database = database
        self.actor = actor
        self.chance = random.Random(11)  # noqa: S311
        self.known = {locale: sentences(locale, 300, self.chance) for locale in WAYS}
        self.asked = {locale: list(queries(self.known[locale], locale, 24, self.chance)) for locale in WAYS}
        self.add(*({"en": one, "zh-Hans": other} for one, other in zip(*self.known.values(), strict=True)))
        self.expected = {locale: self._compared(locale) for locale in WAYS}

    def add(self, *units: dict[str, str]) -> None:
        with self.database.begin() as uow:
            import_units(uow, self.actor, units)

    def _compared(self, locale: str) -> list[int]:
        known = [units(text, locale) for text in self.known[locale]]
        asked = [units(text, locale) for text in self.asked[locale]]
        return [max(similarity(one, other) for other in known) for one in asked]

    def find(self, locale: str, *texts: str) -> list[list[int]]:
        with self.database.begin() as uow:
            found = lookup(
                uow,
                self.actor.publication_id,
                locale,
                WAYS[locale],
                [SentenceQuery(text) for text in texts],
                nothing_withheld,
            )
        return [[match.similarity for match in matches] for matches in found]

    def finds_everything(self) -> bool:
        best = {locale: [max(of, default=0) for of in self.find(locale, *self.asked[locale])] for locale in WAYS}
        return best == {
            locale: [min(one, 99) if one < 100 else one for one in self.expected[locale]] for locale in WAYS
        }

    def rarities(self) -> dict[str, list[str]]:
        with self.database.begin() as uow:
            rows = uow.session.execute(
                select(MemoryRarity.locale, func.array_agg(MemoryRarity.name).label("names")).group_by(
                    MemoryRarity.locale
                )
            ).all()
        return {row.locale: row.names for row in rows}

    def old_keys(self) -> int:
        """Keys that are not made by the youngest rarity of their locale."""
        with self.database.begin() as uow:
            youngest = select(func.max(MemoryRarity.id)).group_by(MemoryRarity.locale)
            old = select(func.count()).select_from(MemoryKey).where(MemoryKey.rarity_id.not_in(youngest))
            return uow.session.scalars(old).one()


@pytest.fixture
def memory(own_database: Database, desk: Desk) -> Memory:
    return Memory(own_database, desk.newsroom[Role.EDITOR])


@pytest.mark.full
def test_all_is_found_while_keys_are_made_anew_also_what_comes_in_meanwhile(memory: Memory) -> None:
    came = 0

    def pause(_: float) -> bool:
        nonlocal came
        came += 1
        text = f"The {came}th night ferry of the week was late again."
        memory.add({"en": text, "zh-Hans": f"本周第{came}班夜间渡轮又晚点了。"})
        assert memory.finds_everything()
        same, alike = memory.find("en", text, text.replace("late", "slow"))
        assert same == [100, *[91] * min(4, came - 1)]
        assert alike == [91, *[83] * min(4, came - 1)]
        return False

    assert memory.finds_everything()
    assert memory.old_keys() == 0
    assert keep_up(memory.database.begin, pause, first=FIRST, at_once=AT_ONCE) >= 600
    assert came > 10
    assert memory.old_keys() == 0
    assert {locale: len(names) for locale, names in memory.rarities().items()} == {"en": 1, "zh-Hans": 1}
    assert "" not in {name for names in memory.rarities().values() for name in names}
    assert memory.finds_everything()
    assert keep_up(memory.database.begin, pause, first=FIRST, at_once=AT_ONCE) == 0


_KILLED = """
import os, signal, sys
from tms.db.unit_of_work import Database, make_engine
from tms.services.memory.rare_keys import keep_up
rounds = []
def pause(seconds):
    rounds.append(seconds)
    if len(rounds) == 3:
        os.kill(os.getpid(), signal.SIGKILL)
    return False
keep_up(Database(make_engine(sys.argv[1], pool_size=1)).begin, pause, first=64, at_once=50)
"""


@pytest.mark.full
def test_who_is_killed_while_making_keys_leaves_a_memory_that_finds_all_and_another_goes_on(
    memory: Memory, own_database_url: str
) -> None:
    killed = subprocess.run([sys.executable, "-c", _KILLED, own_database_url], check=False)
    assert killed.returncode == -9
    left = memory.old_keys()
    assert 0 < left < 300
    assert memory.finds_everything()
    # The other language was not begun: its keys are all old as soon as its rarity is counted.
    assert keep_up(memory.database.begin, lambda _: False, first=FIRST, at_once=AT_ONCE) == left + 300
    assert memory.old_keys() == 0
    assert memory.finds_everything()


def test_a_rarity_stays_until_all_who_add_by_it_have_ended(memory: Memory) -> None:
    text = "Nobody expected the harbour to freeze in May."
    with memory.database.begin() as uow:
        import_units(uow, memory.actor, [{"en": text, "zh-Hans": "没人料到港口五月会结冰。"}])
        keep_up(memory.database.begin, lambda _: False, first=FIRST)
    assert {locale: len(names) for locale, names in memory.rarities().items()} == {"en": 2, "zh-Hans": 2}
    assert memory.find("en", text.replace("May", "June")) == [[88]]
    assert keep_up(memory.database.begin, lambda _: False, first=FIRST) == 2
    assert {locale: len(names) for locale, names in memory.rarities().items()} == {"en": 1, "zh-Hans": 1}
    assert memory.find("en", text.replace("May", "June")) == [[88]]


def test_one_worker_at_a_time_makes_keys(memory: Memory) -> None:
    keep_up(memory.database.begin, lambda _: True, first=FIRST, at_once=AT_ONCE)
    left = memory.old_keys()
    with memory.database.begin() as uow:
        for one in memories(uow.session):
            assert rekey(uow.session, one, b"", 1)
        assert keep_up(memory.database.begin, lambda _: False, first=FIRST, at_once=AT_ONCE) == 0
    assert memory.old_keys() == left - 2


@pytest.mark.full
def test_the_products_own_connections_search_and_look_up(memory: Memory, own_database_url: str) -> None:
    # They send numbers as eight bytes, for which PostgreSQL has other functions than for four.
    engine = make_engine(own_database_url, pool_size=1)
    with Database(engine).begin() as uow:
        found = find_entries(uow, memory.actor, memory.known["en"][7], "en").entries
        (matches,) = lookup(
            uow, memory.actor.publication_id, "en", "zh-Hans", [SentenceQuery(memory.known["en"][7])], nothing_withheld
        )
    engine.dispose()
    assert [entry.texts["en"] for entry in found] == [memory.known["en"][7]]
    assert matches[0].similarity == 100
