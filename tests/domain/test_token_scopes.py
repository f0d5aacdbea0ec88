"""A token narrows what its person may do, and a machine does what is listed: against a table that is kept by hand."""

from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

import pytest

from tms.domain.permissions import Action, Actor, Allowed, Refused, Role, Subject, decide
from tms.domain.token_scopes import MACHINE_MAY, MACHINE_SCOPES, SCOPES_OF, Scope

ME = 1
EVERYTHING = Actor(ME, 1, "me", frozenset(Role))
MACHINE = Actor(ME, 1, "Website", frozenset(), is_machine=True)
SUBJECTS = [
    Subject("zh-Hans", step_kind=kind, submitter=ME, approvers=frozenset({ME}), said_by=ME)
    for kind in (None, "translate", "review")
]


class TokenAnswer(NamedTuple):
    """What the table says of an action."""

    scopes: frozenset[str]
    machine: bool


def read_table(text: str) -> dict[str, TokenAnswer]:
    lines = [line.split() for line in text.splitlines() if line and not line.startswith("#")]
    return {
        action: TokenAnswer(frozenset(words) - {"-", "machine", "people"}, "machine" in words)
        for action, *words in lines
    }


TABLE = read_table(Path(__file__).with_name("token_answers.txt").read_text("utf-8"))


def may(actor: Actor, action: Action) -> bool:
    """Whether there is any object with which the actor may do it."""
    return any(isinstance(decide(actor, action, subject), Allowed) for subject in SUBJECTS)


def test_the_table_has_a_line_for_each_action() -> None:
    missing, unknown = set(Action) - set(TABLE), set(TABLE) - set(Action)
    assert not missing, f"tests/domain/token_answers.txt: say what a token may of {sorted(missing)}"
    assert not unknown, f"tests/domain/token_answers.txt: no action is called {sorted(unknown)}"


@pytest.mark.parametrize("action", Action)
def test_a_person_s_token_does_what_one_of_its_scopes_is_for(action: Action) -> None:
    assert may(EVERYTHING, action), "nobody may: the subjects lack something"
    for scope in Scope:
        asking = replace(EVERYTHING, scopes=frozenset({scope}))
        assert may(asking, action) is (scope in TABLE[action].scopes), scope
    assert may(replace(EVERYTHING, scopes=frozenset(Scope)), action) is bool(TABLE[action].scopes)
    assert not may(replace(EVERYTHING, scopes=frozenset()), action)


@pytest.mark.parametrize("action", Action)
def test_a_machine_does_what_is_for_machines_and_what_its_token_is_for(action: Action) -> None:
    for scope in Scope:
        asking = replace(MACHINE, scopes=frozenset({scope}))
        assert may(asking, action) is (TABLE[action].machine and scope in TABLE[action].scopes), scope
    assert not may(replace(MACHINE, scopes=frozenset()), action)


@pytest.mark.parametrize("action", Action)
def test_no_role_makes_a_machine_a_person(action: Action) -> None:
    """The database keeps roles from machines; and if one had them all the same, they would count for nothing."""
    asking = replace(EVERYTHING, is_machine=True, scopes=frozenset(Scope))
    assert may(asking, action) is TABLE[action].machine


@pytest.mark.parametrize("action", Action)
def test_a_token_gives_nothing_that_its_person_may_not_do(action: Action) -> None:
    nobody = replace(EVERYTHING, roles=frozenset(), scopes=frozenset(Scope))
    assert not may(nobody, action)


def test_a_refusal_says_which_it_was() -> None:
    reading = replace(EVERYTHING, scopes=frozenset({Scope.ARTICLES_READ}))
    assert decide(reading, Action.DUE_SET) == Refused("not_in_scope")
    assert decide(reading, Action.VERSION_APPROVE, SUBJECTS[2]) == Refused("not_by_token")
    assert decide(replace(MACHINE, scopes=frozenset(Scope)), Action.SEGMENT_CONFIRM) == Refused("not_for_machines")


def test_what_is_listed_for_machines_has_a_scope() -> None:
    assert set(SCOPES_OF) >= MACHINE_MAY
    assert frozenset(Scope) > MACHINE_SCOPES
    for scope in MACHINE_SCOPES:
        asking = replace(MACHINE, scopes=frozenset({scope}))
        assert any(may(asking, action) for action in Action), scope
