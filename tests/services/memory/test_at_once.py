"""Two who change the memory at once: nobody waits for each other forever, and no text goes that somebody is adding."""

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from itertools import count

import pytest
from sqlalchemy import event, select

from tests.services.blocked import until_blocked
from tests.services.desk import Desk
from tests.services.races.interleaving import Deed, Ring, Schedule
from tms.db.models import MemoryVariant
from tms.db.queries import memory
from tms.db.queries.memory import NewVariant
from tms.db.unit_of_work import Database, make_engine
from tms.domain.permissions import Actor, Role
from tms.services.memory.entries import correct_entry, merge_entries, withdraw_entry
from tms.services.memory.remember import hash_of, import_units

_number = count()
_PLACES = 12
"""Statements of one act before which the other may come."""


@pytest.fixture
def ring(own_database_url: str) -> Iterator[Ring]:
    ring = Ring(own_database_url)
    yield ring
    ring.close()


@pytest.fixture
def editor(desk: Desk) -> Actor:
    return desk.newsroom[Role.EDITOR]


def variants(*texts: str) -> list[NewVariant]:
    """Of one unit: English, and perhaps Chinese."""
    return [NewVariant(0, locale, said, hash_of(said)) for locale, said in zip(("en", "zh-Hans"), texts, strict=False)]


def learned(database: Database, editor: Actor, *texts: str) -> int:
    """The new unit's number."""
    with database.begin() as uow:
        memory.add_units(uow.session, editor.publication_id, 1, variants(*texts))
        found = select(MemoryVariant.unit_id).where(MemoryVariant.text == texts[0])
        return max(uow.session.scalars(found))


def relearned(editor: Actor, unit_id: int, *texts: str) -> Deed:
    def deed(database: Database) -> None:
        with database.begin() as uow:
            memory.add_units(uow.session, editor.publication_id, 1, variants(*texts), instead_of=[unit_id])

    return deed


def met(ring: Ring, deeds: Callable[[], tuple[Deed, Deed]]) -> list[str]:
    """Whatever broke, in every way in which one of the two is interrupted once."""
    answers = [
        answer
        for first in (0, 1)
        for stop_before in range(2, _PLACES)
        for answer in ring.meet(deeds(), Schedule(first, stop_before))
    ]
    return [answer.broken for answer in answers if answer.broken]


def test_texts_that_two_articles_exchange(own_database: Database, editor: Actor, ring: Ring) -> None:
    def deeds() -> tuple[Deed, Deed]:
        n = next(_number)
        yes, no = f"{n}是。", f"{n}不是。"
        one = learned(own_database, editor, f"{n} Yes.", yes)
        other = learned(own_database, editor, f"{n} Indeed.", no)
        return relearned(editor, one, f"{n} Yes.", no), relearned(editor, other, f"{n} Indeed.", yes)

    assert met(ring, deeds) == []


def test_an_entry_that_one_corrects_and_the_other_takes_back(own_database: Database, editor: Actor, ring: Ring) -> None:
    def deeds() -> tuple[Deed, Deed]:
        said = f"{next(_number)} Maybe."
        unit_id = learned(own_database, editor, said)

        def correct(database: Database) -> None:
            with database.begin() as uow:
                correct_entry(uow, editor, unit_id, "en", seen=said, text=f"{said}!")

        def forget(database: Database) -> None:
            with database.begin() as uow:
                memory.forget_units(uow.session, editor.publication_id, [unit_id])

        return correct, forget

    assert met(ring, deeds) == []


def test_doubles_that_two_merge(own_database: Database, editor: Actor, ring: Ring) -> None:
    def deeds() -> tuple[Deed, Deed]:
        texts = {"en": (said := f"{next(_number)} Twice."), "zh-Hans": f"{said}两次"}
        with own_database.begin() as uow:
            import_units(uow, editor, [texts, texts])
            found = select(MemoryVariant.unit_id).where(MemoryVariant.text == said)
            one, other = uow.session.scalars(found)

        def merging(unit_id: int) -> Deed:
            def deed(database: Database) -> None:
                with database.begin() as uow:
                    merge_entries(uow, editor, unit_id)

            return deed

        return merging(one), merging(other)

    assert met(ring, deeds) == []


def test_a_text_that_another_added_just_before_stays(
    own_database: Database, own_database_url: str, editor: Actor
) -> None:
    """Found missing, added by another meanwhile, and taken back by them before it is named: it is there still."""
    engine = make_engine(own_database_url)
    learned(own_database, editor, "The first one.", "第一句。")
    units: list[int] = []
    went: list[Sequence[str]] = []

    def take_back() -> None:
        with own_database.begin() as uow:
            withdraw_entry(uow, editor, units[0], reason="a mistake")

    with ThreadPoolExecutor(1) as pool, Database(engine).begin() as uow:

        def another(_connection: object, _cursor: object, statement: str, *_more: object) -> None:
            if "INSERT INTO memory_source" in statement and not units:
                units.append(learned(own_database, editor, "A shared sentence."))
            if "INSERT INTO memory_variant" in statement and not went:
                went.append(statement)
                until_blocked(uow, pool.submit(take_back))

        event.listen(engine, "before_cursor_execute", another)
        memory.add_units(uow.session, editor.publication_id, 1, variants("A shared sentence.", "共有的句子。"))
        uow.session.commit()
    engine.dispose()
    assert units
    assert went
    with own_database.begin() as uow:
        stays = select(MemoryVariant.unit_id).where(MemoryVariant.text == "A shared sentence.")
        assert list(uow.session.scalars(stays)) != units


def test_who_comes_second_is_told_so(own_database: Database, editor: Actor, ring: Ring) -> None:
    unit_id = learned(own_database, editor, "Once.")

    def withdraw(database: Database) -> None:
        with database.begin() as uow:
            withdraw_entry(uow, editor, unit_id, reason="a mistake")

    one, other = ring.meet((withdraw, withdraw), Schedule(0, 4))
    assert sorted(str(answer) for answer in (one, other)) == ["done", "memory_entry_gone"]
