"""Each permission matters: whichever of them is turned round, at least one answer of the table changes.

Where nothing changes, either the table of answers lacks a row or nothing asks for the permission.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any, cast

import pytest

from tests.web.permissions.asking import Worlds
from tests.web.permissions.people import KINDS, NOBODY
from tests.web.permissions.table import FRESH, OF_PROGRAMS, TABLE, Cell, cells, expected
from tms.domain import permissions
from tms.domain.permissions import (
    PERMISSIONS,
    SEE_ARTICLES_FOR_ASSIGNED,
    Action,
    Condition,
    Permission,
    Role,
    they_approved_it_or_edit,
    they_submitted_it,
)
from tms.services import article_visibility

ROWS = cast("dict[Action, Permission]", PERMISSIONS)
REFUSED = {"403", "404"}
BROKEN = "500"


OWN_ACT: Mapping[Action, Condition] = {
    Action.SUBMISSION_RECALL: they_submitted_it,
    Action.APPROVAL_WITHDRAW: they_approved_it_or_edit,
}
"""What depends on a person's own earlier act, which nobody of another role has: set aside to see the role alone."""


class _Recording(dict[Action, Permission]):
    """The permission table, and which of its rows were looked at."""

    def __init__(self, table: Mapping[Action, Permission]) -> None:
        super().__init__(table)
        self.asked: set[Action] = set()

    def __getitem__(self, action: Action) -> Permission:
        self.asked.add(action)
        return super().__getitem__(action)


Asked = Mapping[str, set[Action]]


@pytest.fixture(scope="session")
def asked(worlds: Worlds) -> Asked:
    """Route → the actions that it asks for, before anything is turned round."""
    found: dict[str, set[Action]] = {}
    for route, states in TABLE.items():
        recording = _Recording(PERMISSIONS)
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(permissions, "PERMISSIONS", recording)
            usual = {"translating", "reviewing", "discarded"} & set(states) or {next(iter(states))}
            for state in usual:
                for person in ("both", "editor"):
                    worlds.answer(Cell(route, state, person))
        found[route] = recording.asked
    return found


def candidates(asked: Asked, action: Action) -> Iterator[Cell]:
    """The cells of signed-in people on routes that ask for the action, those first that ask for little else."""
    for route in sorted((r for r in asked if action in asked[r]), key=lambda r: len(asked[r])):
        yield from (cell for cell in cells(route) if cell.person != NOBODY and cell.state != FRESH)


def changed(worlds: Worlds, suspects: list[Cell]) -> Cell | None:
    """The first of them whose answer is another one now; a page that breaks is no answer."""
    return next((cell for cell in suspects if worlds.answer(cell) not in {expected(cell), BROKEN}), None)


@pytest.mark.part(3)
@pytest.mark.sample(62)
@pytest.mark.parametrize("role", Role)
@pytest.mark.parametrize("action", [action for action in Action if action not in OF_PROGRAMS])
def test_a_role_s_permission_turned_round_changes_an_answer(
    worlds: Worlds, asked: Asked, monkeypatch: pytest.MonkeyPatch, action: Action, role: Role
) -> None:
    before = ROWS[action]
    takes = role in before.roles
    left = before.conditions if takes else tuple(c for c in before.conditions if c is not OWN_ACT.get(action))
    after = replace(before, roles=before.roles ^ {role}, conditions=left)
    suspects = [
        cell
        for cell in candidates(asked, action)
        if bool(before.roles & set(KINDS[cell.person].roles)) != bool(after.roles & set(KINDS[cell.person].roles))
        and (expected(cell) not in REFUSED if takes else expected(cell) in REFUSED)
    ]
    monkeypatch.setitem(ROWS, action, after)
    found = changed(worlds, suspects)
    assert found, f"nothing notices that {role} {'lost' if takes else 'got'} {action}"
    monkeypatch.undo()
    assert worlds.answer(found) == expected(found)


CONDITIONS: list[tuple[Action, Condition]] = [
    (action, condition) for action, row in PERMISSIONS.items() for condition in row.conditions
]


def _named(value: Any) -> str:
    return str(getattr(value, "__name__", value))


@pytest.mark.sample(5)
@pytest.mark.parametrize(("action", "condition"), CONDITIONS, ids=_named)
def test_a_condition_dropped_changes_an_answer(
    worlds: Worlds, asked: Asked, monkeypatch: pytest.MonkeyPatch, action: Action, condition: Condition
) -> None:
    row = ROWS[action]
    suspects = [
        cell
        for cell in candidates(asked, action)
        if row.roles & set(KINDS[cell.person].roles) and expected(cell) in REFUSED
    ]
    monkeypatch.setitem(ROWS, action, replace(row, conditions=tuple(c for c in row.conditions if c is not condition)))
    found = changed(worlds, suspects)
    assert found, f"nothing notices that {action} lost {condition.__name__}"
    monkeypatch.undo()
    assert worlds.answer(found) == expected(found)


@pytest.mark.parametrize("role", Role)
def test_who_sees_hidden_articles_turned_round_changes_an_answer(
    worlds: Worlds, monkeypatch: pytest.MonkeyPatch, role: Role
) -> None:
    suspects = [
        cell
        for cell in cells("GET /articles/<int:article_id>")
        if cell.state == "hidden" and cell.person in KINDS and role in KINDS[cell.person].roles
    ]
    for module in (permissions, article_visibility):
        monkeypatch.setattr(module, "SEE_ARTICLES_FOR_ASSIGNED", SEE_ARTICLES_FOR_ASSIGNED ^ {role})
    found = changed(worlds, suspects)
    assert found
    monkeypatch.undo()
    assert worlds.answer(found) == expected(found)
