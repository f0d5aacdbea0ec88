"""What changes the publication itself is decided on what the actor is by now, with everybody else kept waiting."""

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from typing import Any

import pytest
from sqlalchemy import create_engine, text

from tests.factories import PASSWORD
from tests.services.blocked import until_blocked
from tests.services.desk import Desk
from tests.services.engines.setting import make_engines
from tms.db.unit_of_work import Database, UnitOfWork
from tms.domain.errors import TmsError
from tms.domain.imported_article import Block, ImportedArticle
from tms.domain.permissions import Actor, Role
from tms.language.segmentation.rules import SegmentationRules
from tms.services.articles.discard import restore_article
from tms.services.articles.import_article import import_article
from tms.services.conversion.house_style import change_house
from tms.services.drafting.in_part import set_drafts_in_part
from tms.services.engines.budget import set_budget
from tms.services.engines.configure import add_engine
from tms.services.engines.engine_input import EngineInput
from tms.services.guidance.segmentation_rules import change_own_rules
from tms.services.guidance.style_guide import change_style_guide
from tms.services.memory.exchange import import_memory
from tms.services.people.erase import erase_person
from tms.services.people.invitations import Delivery, invite_person, reset_password
from tms.services.people.leaving import deactivate_member
from tms.services.people.make_token import NewToken, make_machine_token, make_own_token
from tms.services.people.members import change_member, locked_member
from tms.services.people.people import NewPerson
from tms.services.people.revoke_token import revoke_any_token
from tms.services.publication.settings import change_publication, read_publication
from tms.services.termbase.concepts import add_concept
from tms.services.termbase.terms import ConceptEntry, TermEntry

Act = Callable[[UnitOfWork, Desk, Actor], Any]

LINK = Delivery(lambda token: f"http://tms.example/{token}")


def _rename(uow: UnitOfWork, desk: Desk, actor: Actor) -> None:
    standing = read_publication(uow, desk.newsroom[Role.ADMINISTRATOR])
    change_publication(uow, actor, replace(standing.settings, name="The Parallel"), based_on=standing.state)


def _restore(uow: UnitOfWork, desk: Desk, actor: Actor) -> None:
    uow.session.execute(text("UPDATE article SET discarded_at = now() WHERE id = :id"), {"id": desk.chinese})
    restore_article(uow, actor, desk.chinese)


def _revoke(uow: UnitOfWork, desk: Desk, actor: Actor) -> None:
    another = desk.newsroom[Role.TRANSLATOR]
    made = make_own_token(uow, another, NewToken("a script", ["articles:read"], 30), password=PASSWORD)
    revoke_any_token(uow, actor, made.id)


ADMINISTRATOR: dict[str, Act] = {
    "restore an article": _restore,
    "rename the publication": _rename,
    "set an engine up": lambda uow, _, actor: add_engine(
        uow, actor, make_engines(), EngineInput("Mine", "openai", {"address": "http://127.0.0.1:1/v1", "model": "m"})
    ),
    "set the budget": lambda uow, _, actor: set_budget(uow, actor, budget="5", currency="USD"),
    "choose drafts in part": lambda uow, _, actor: set_drafts_in_part(uow, actor, in_part=False),
    "invite": lambda uow, _, actor: invite_person(
        uow, actor, NewPerson("", "new@newsroom.example", None, ["translator"]), LINK
    ),
    "change a member": lambda uow, desk, actor: change_member(
        uow, actor, _translator(desk), roles=["editor"], languages=[], assigned_only=False
    ),
    "offer a new password": lambda uow, desk, actor: reset_password(uow, actor, _translator(desk), LINK),
    "deactivate": lambda uow, desk, actor: deactivate_member(uow, actor, _translator(desk)),
    "make a machine's token": lambda uow, _, actor: make_machine_token(
        uow, actor, NewToken("Website", ["articles:read"], 30), password=PASSWORD
    ),
    "revoke another's token": _revoke,
    "erase": lambda uow, desk, actor: erase_person(
        uow, actor, _translator(desk), confirmation=desk.newsroom.email(Role.TRANSLATOR)
    ),
    "import memory": lambda uow, _, actor: import_memory(uow, actor, [{"en": "Late trains.", "zh-Hans": "晚点。"}]),
}

EDITOR: dict[str, Act] = {
    "import an article": lambda uow, _, actor: import_article(
        uow, actor, ImportedArticle(language="en", title="A bridge", blocks=[Block("paragraph", "It opened.")])
    ),
    "choose the house style": lambda uow, _, actor: change_house(uow, actor, "zh-Hant-TW", {"tai": "臺"}, based_on=0),
    "write the style guide": lambda uow, _, actor: change_style_guide(uow, actor, "en", "Be brief.", based_on=0),
    "change how sentences end": lambda uow, _, actor: change_own_rules(
        uow, actor, SegmentationRules(abbreviations=("approx.",)), based_on=0
    ),
    "add a concept": lambda uow, _, actor: add_concept(
        uow, actor, ConceptEntry("", terms=[TermEntry("en", "sleeper"), TermEntry("zh-Hans", "卧铺")])
    ),
}

ACTS: dict[str, tuple[Role, Act]] = {
    **{name: (Role.ADMINISTRATOR, act) for name, act in ADMINISTRATOR.items()},
    **{name: (Role.EDITOR, act) for name, act in EDITOR.items()},
}


def _translator(desk: Desk) -> int:
    return desk.newsroom[Role.TRANSLATOR].person_id


def _done(database: Database, desk: Desk, name: str) -> str:
    """What the actor, who was read when the request came, is answered."""
    role, act = ACTS[name]
    try:
        with database.begin() as uow:
            act(uow, desk, desk.newsroom[role])
    except TmsError as error:
        return error.code
    return "done"


@pytest.mark.parametrize("name", sorted(ACTS))
def test_who_has_the_role_does_it_and_who_lost_it_meanwhile_does_not(database: Database, desk: Desk, name: str) -> None:
    role, _ = ACTS[name]
    with database.begin() as uow:
        _take_roles(uow, desk.newsroom[role])
    assert _done(database, desk, name) == "not_your_role"
    with database.begin() as uow:
        uow.session.execute(
            text("UPDATE membership SET roles = ARRAY[:role] WHERE person_id = :id"),
            {"role": role.value, "id": desk.newsroom[role].person_id},
        )
    assert _done(database, desk, name) == "done"


def test_who_is_no_member_any_more_does_nothing_of_it(database: Database, desk: Desk) -> None:
    with database.begin() as uow:
        uow.session.execute(text("UPDATE membership SET ended_at = now()"))
    assert {name: _done(database, desk, name) for name in ACTS} == dict.fromkeys(ACTS, "not_your_role")


@pytest.mark.sample(4)
@pytest.mark.parametrize("name", sorted(ACTS))
def test_who_comes_behind_a_change_of_their_role_finds_it(shared: Database, desk: Desk, name: str) -> None:
    role, _ = ACTS[name]
    with ThreadPoolExecutor(1) as pool:
        with shared.begin() as uow:
            locked_member(uow, desk.newsroom.publication_id, desk.newsroom[role].person_id)
            _take_roles(uow, desk.newsroom[role])
            waiting = pool.submit(_done, shared, desk, name)
            until_blocked(uow, waiting)
        assert waiting.result(timeout=30) == "not_your_role"


@pytest.mark.sample(4)
@pytest.mark.parametrize("name", sorted(ACTS))
def test_a_change_of_their_role_waits_for_what_they_do(shared: Database, desk: Desk, name: str) -> None:
    role, act = ACTS[name]
    other = desk.newsroom[Role.ADMINISTRATOR]

    def change() -> str:
        with shared.begin() as uow:
            person_id = desk.newsroom[role].person_id
            change_member(uow, other, person_id, roles=["administrator", "reviewer"], languages=[], assigned_only=False)
        return "done"

    with ThreadPoolExecutor(1) as pool:
        with shared.begin() as uow:
            act(uow, desk, desk.newsroom[role])
            waiting = pool.submit(change)
            until_blocked(uow, waiting)
        assert waiting.result(timeout=30) == "done"


def _take_roles(uow: UnitOfWork, actor: Actor) -> None:
    uow.session.execute(
        text("UPDATE membership SET roles = '{reviewer}' WHERE person_id = :id"), {"id": actor.person_id}
    )


@pytest.fixture
def shared(own_database_url: str) -> Iterator[Database]:
    """A copy of the desk in which several commit at once."""
    engine = create_engine(own_database_url)
    yield Database(engine)
    engine.dispose()
