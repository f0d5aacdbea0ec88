"""Which scopes open something: those that a view of the API asks for. Only these are offered to people."""

from collections.abc import Callable
from typing import Any

from flask import Flask

from tms.domain.token_scopes import Scope


def note_scope(view: Callable[..., Any], scope: Scope | None) -> None:
    """Write down which scope a view asks for."""
    view.needed_scope = scope  # type: ignore[attr-defined]


def open_scopes(app: Flask) -> frozenset[Scope]:
    """The scopes that at least one view of the application asks for."""
    needed = (getattr(view, "needed_scope", None) for view in app.view_functions.values())
    return frozenset(scope for scope in needed if scope is not None)
