"""Who loses their role while they wait to change the rules, a term or the name of a tag changes nothing."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import pytest
from sqlalchemy import func, select

from tests.services.blocked import until_blocked
from tests.services.desk import Desk
from tms.db.models import ConceptChange, ConversionRule, Tag, TagName
from tms.db.unit_of_work import Database, UnitOfWork
from tms.domain.errors import Denied
from tms.domain.permissions import Actor, Role
from tms.services.conversion.change_rules import NewRule, make_rule
from tms.services.people.members import change_member
from tms.services.publication.tags import name_tag, tag_to_name
from tms.services.publishing.metadata import change_metadata, read_metadata
from tms.services.termbase.concepts import add_concept, withdraw_concept
from tms.services.termbase.terms import ConceptEntry, TermEntry


def name_the_tag(uow: UnitOfWork, actor: Actor, _: int) -> None:
    tag_id = uow.session.scalars(select(Tag.id)).one()
    name_tag(uow, actor, tag_id, {"en": "Trains"}, based_on=tag_to_name(uow, actor, tag_id).state)


Act = Callable[[UnitOfWork, Actor, int], object]
ACTS: dict[str, Act] = {
    "a rule": lambda uow, actor, _: make_rule(uow, actor, NewRule("zh-Hant-TW", "夜车", "夜班車")),
    "a term": lambda uow, actor, concept_id: withdraw_concept(uow, actor, concept_id, rev=1, reason="no longer used"),
    "a tag": name_the_tag,
}


@pytest.mark.parametrize("what", ACTS)
def test_an_editor_who_is_none_by_then(own_database: Database, desk: Desk, what: str) -> None:
    editor, administrator = desk.newsroom[Role.EDITOR], desk.newsroom[Role.ADMINISTRATOR]
    terms = [TermEntry("en", "night train"), TermEntry("zh-Hans", "夜车")]
    with own_database.begin() as uow:
        concept_id = add_concept(uow, editor, ConceptEntry("", terms=terms))
        present = read_metadata(uow, editor, desk.english)
        change_metadata(uow, editor, desk.english, present.metadata, based_on=present.state, new_tags=["Rail"])

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
        assert uow.session.scalars(select(TagName.name)).all() == ["Rail"]
