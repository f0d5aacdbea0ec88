"""What the starter glossary proposes is offered to an editor, and holds only once they made a rule of it."""

import pytest

from tests.services.desk import Desk
from tms.db.unit_of_work import Database
from tms.domain.errors import Denied
from tms.domain.permissions import Role
from tms.services.conversion.change_rules import NewRule, make_rule
from tms.services.conversion.proposed_names import Proposal, proposed_names

TW = "zh-Hant-TW"


def proposed(database: Database, desk: Desk, search: str = "") -> list[Proposal]:
    with database.begin() as uow:
        return proposed_names(uow, desk.newsroom[Role.EDITOR], TW, search)


def test_contested_names_come_first_and_none_is_decided(database: Database, desk: Desk) -> None:
    found = proposed(database, desk)
    kinds = [one.concept.kind for one in found]
    assert kinds == sorted(kinds)
    assert {"contested", "unsourced", "unsure"} == set(kinds)
    assert all(one.now != one.target and one.decided is None for one in found)


@pytest.mark.parametrize("search", ["North Korea", "north korea", "朝鲜", "北韓", " north KOREA "])
def test_a_name_is_found_by_any_of_its_forms(database: Database, desk: Desk, search: str) -> None:
    (korea,) = [one for one in proposed(database, desk, search) if one.concept.en == "North Korea"]
    assert (korea.source, korea.now, korea.target) == ("朝鲜", "朝鮮", "北韓")
    assert proposed(database, desk, "no such name") == []


def test_the_names_of_lists_are_found_by_a_search_alone(database: Database, desk: Desk) -> None:
    assert not [one.concept.id for one in proposed(database, desk) if one.concept.is_of_lists]
    assert "奧拜克" in [one.target for one in proposed(database, desk, "奥尔巴赫")]


def test_what_was_adopted_or_decided_otherwise_is_told(database: Database, desk: Desk) -> None:
    with database.begin() as uow:
        make_rule(uow, desk.newsroom[Role.EDITOR], NewRule(TW, "朝鲜", "北韓"))
        make_rule(uow, desk.newsroom[Role.EDITOR], NewRule(TW, "韩国", "大韓民國"))
    by_name = {one.concept.en: one for one in proposed(database, desk, "Korea")}
    north, south = by_name["North Korea"], by_name["South Korea"]
    assert (north.is_adopted, north.now) == (True, "北韓")
    assert (south.is_adopted, south.decided) == (False, "大韓民國")


def test_translators_and_reviewers_decide_no_names(database: Database, desk: Desk) -> None:
    for role in (Role.TRANSLATOR, Role.REVIEWER):
        with pytest.raises(Denied), database.begin() as uow:
            proposed_names(uow, desk.newsroom[role], TW)
