"""Which scopes open something: those that a view of the API asks for. Only these are offered to people."""

from collections.abc import Callable, Iterable
from typing import Any

from flask import Flask

from tms.domain.token_scopes import Scope


def note_scope(view: Callable[..., Any], scope: Scope | None) -> None:
    """Write down which scope a view asks for; None: for none."""
    note_scopes(view, () if scope is None else (scope,))


def note_scopes(view: Callable[..., Any], scopes: Iterable[Scope]) -> None:
    """Write down of a view behind which there are several things which scopes these ask for."""
    view.needed_scopes = frozenset(scopes)  # type: ignore[attr-defined]


def open_scopes(app: Flask) -> frozenset[Scope]:
    """The scopes that at least one view of the application asks for."""
    nothing = frozenset[Scope]()
    return nothing.union(*(getattr(view, "needed_scopes", nothing) for view in app.view_functions.values()))
