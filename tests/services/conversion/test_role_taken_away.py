"""Who loses their role while they wait to change the rules or a term changes nothing."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import pytest
from sqlalchemy import func, select

from tests.services.blocked import until_blocked
from tests.services.desk import Desk
from tms.db.models import ConceptChange, ConversionRule
from tms.db.unit_of_work import Database, UnitOfWork
from tms.domain.errors import Denied
from tms.domain.permissions import Actor, Role
from tms.services.conversion.change_rules import NewRule, make_rule
from tms.services.people.members import change_member
from tms.services.termbase.concepts import add_concept, withdraw_concept
from tms.services.termbase.terms import ConceptEntry, TermEntry

Act = Callable[[UnitOfWork, Actor, int], object]
ACTS: dict[str, Act] = {
    "a rule": lambda uow, actor, _: make_rule(uow, actor, NewRule("zh-Hant-TW", "夜车", "夜班車")),
    "a term": lambda uow, actor, concept_id: withdraw_concept(uow, actor, concept_id, rev=1, reason="no longer used"),
}


@pytest.mark.parametrize("what", ACTS)
def test_an_editor_who_is_none_by_then(own_database: Database, desk: Desk, what: str) -> None:
    editor, administrator = desk.newsroom[Role.EDITOR], desk.newsroom[Role.ADMINISTRATOR]
    terms = [TermEntry("en", "night train"), TermEntry("zh-Hans", "夜车")]
    with own_database.begin() as uow:
        concept_id = add_concept(uow, editor, ConceptEntry("", terms=terms))

    def act() -> None:
        with own_database.begin() as uow:
            ACTS[what](uow, editor, concept_id)

    with ThreadPoolExecutor(1) as pool, own_database.begin() as uow:
        change_member(uow, administrator, editor.person_id, roles=["reviewer"], languages=[], assigned_only=False)
        waiting = pool.submit(act)
        until_blocked(uow, waiting)
        uow.session.commit()
        with pytest.raises(Denied) as caught:
            waiting.result()
    assert caught.value.code == "not_your_role"
    with own_database.begin() as uow:
        assert uow.session.scalar(select(func.count()).select_from(ConversionRule)) == 0
        assert uow.session.scalar(select(func.count()).select_from(ConceptChange)) == 1
